/**
 * A deadline is one instant. "17:00 on 14 February 2017" means nothing until a zone is named, and the page, the mail and
 * the calendar file must all mean the same moment by it.
 */

import type { Day, Instant } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import { dayNumber } from './day.ts';

export interface WallTime {
  day: Day;
  /** Local time of day HH:MM; "24:00" is the end of the day. */
  time: string;
  /** IANA zone: "Europe/London". */
  zone: string;
}

const MS_A_DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
    return format;
  } catch {
    throw new Refused(`“${zone}” is not a time zone. Name one such as Europe/London.`);
  }
}

/** What a clock in the zone shows at an instant, read as though it were UTC, in milliseconds. */
function clock(at: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const part of formatOf(zone).formatToParts(at)) parts[part.type] = Number(part.value);
  return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
}

/**
 * The instant at which a clock in the zone shows that time. An hour that happens twice (clocks go back) is taken the
 * first time; one that never happens (clocks go forward) is taken as long after the change as it would have been.
 */
export function deadline({ day, time, zone }: WallTime): Instant {
  const [, hour, minute] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) ?? [];
  if (hour === undefined || (hour === '24' && minute !== '00')) {
    throw new Refused(`“${time}” is not a time of day. Write it as hours and minutes, such as 17:00.`);
  }
  const wanted = dayNumber(day) * MS_A_DAY + (Number(hour) * 60 + Number(minute)) * 60_000;
  // The offsets in force a day either side are the two that could apply; no zone changes its clocks twice in that time.
  const offsets = [wanted - MS_A_DAY, wanted + MS_A_DAY].map((at) => clock(at, zone) - at);
  const exact = offsets.map((offset) => wanted - offset).filter((at) => clock(at, zone) === wanted);
  const at = exact.length > 0 ? Math.min(...exact) : wanted - offsets[0]!;
  return new Date(at).toISOString();
}

/** The other way: the day and time of day that a clock in the zone shows at an instant. */
export function wallTime(instant: Instant, zone: string): WallTime {
  const shown = new Date(clock(Date.parse(instant), zone)).toISOString();
  return { day: shown.slice(0, 10), time: shown.slice(11, 16), zone };
}
