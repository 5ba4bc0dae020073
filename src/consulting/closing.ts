/** When a consultation closes: one instant, and the one way it is written on page, mail and calendar. */
import { calendarOf, explain, workingDaysBetween } from '../calendar/calendar.ts';
import { dayInWords, dayNumber, weekday } from '../calendar/day.ts';
import { deadline } from '../calendar/deadline.ts';
import type { Code } from '../codes/code.ts';
import type { Day, Instant } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';

export type Clocked = Pick<Code, 'calendar' | 'zone'>;

export interface Closing {
  instant: Instant;
  day: Day;
  /** Local time of day; "24:00" for the end of the day. */
  time: string;
  /** "17:00 on Tuesday 14 February 2017, London time". */
  words: string;
  /** "15 WD after 24 January 2017: 14 February 2017. Not counted: …"; null where the opening day is not known. */
  sum: string | null;
}

export const zoneOf = ({ zone }: Pick<Code, 'zone'>): string => zone ?? 'Europe/London';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Null for a consultation of which no closing day is on record. One without a time closes at the end of its day. */
export function closingOf({ fields }: Pick<Row, 'fields'>, code: Clocked): Closing | null {
  if (!fields.closes_on) return null;
  const day = String(fields.closes_on);
  const time = String(fields.closes_at ?? '24:00');
  const at = time === '24:00' ? 'the end of' : `${time} on`;
  const place = zoneOf(code).split('/').at(-1)?.replaceAll('_', ' ');
  return {
    instant: deadline({ day, time, zone: zoneOf(code) }),
    day,
    time,
    words: `${at} ${days[weekday(dayNumber(day))]} ${dayInWords(day)}, ${place} time`,
    sum: fields.opens_on ? sumOf(String(fields.opens_on), day, code) : null,
  };
}

/** How the closing day follows from the opening day. */
export function sumOf(opens: Day, closes: Day, code: Clocked): string | null {
  const calendar = calendarOf(code.calendar);
  const length = workingDaysBetween(calendar, opens, closes);
  if (length < 0) return null;
  const { result, words, skippedWords } = explain(calendar, opens, length);
  const free = result === closes ? '' : `; ${dayInWords(closes)} is no Working Day`;
  return [words + free, skippedWords].filter(Boolean).join('. ');
}

/** Where a consultation stands towards answers at an instant. Nothing closes by itself: `shut` waits to be closed. */
export type Standing = 'planned' | 'not-yet' | 'open' | 'shut' | 'closed' | 'other';

export function standingOf(row: Pick<Row, 'fields' | 'state'>, code: Clocked, now: Instant): Standing {
  if (row.state === 'planned') return 'planned';
  if (row.state === 'closed' || row.state === 'concluded') return 'closed';
  if (row.state !== 'open') return 'other';
  const { opens_on } = row.fields;
  if (opens_on && now < deadline({ day: String(opens_on), time: '00:00', zone: zoneOf(code) })) return 'not-yet';
  const closes = closingOf(row, code);
  return closes !== null && now >= closes.instant ? 'shut' : 'open';
}
