/** A time zone as a calendar file spells it (RFC 5545, 3.6.5): from the clocks of this machine, for the years asked. */

/** Minutes that clocks in the zone are ahead of UTC at an instant (milliseconds). */
export function offsetAt(at: number, zone: string): number {
  return Math.round((clock(at, zone) - at) / 60_000);
}

/** What clocks in the zone show at an instant, as "2016-06-09T10:00:00". */
export function clockAt(at: number, zone: string): string {
  return new Date(clock(at, zone)).toISOString().slice(0, 19);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function clock(at: number, zone: string): number {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', second: '2-digit', ...options });
  formats.set(zone, format);
  const parts: Record<string, number> = {};
  for (const part of format.formatToParts(at)) parts[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const HOUR = 3_600_000;

/**
 * A VTIMEZONE, lines parted by CRLF, right for every instant of the years from the first to the last. Clocks are read at
 * each turn of the hour, in steps that no zone's summer fits between.
 */
export function timeZoneBlock(zone: string, [first, last]: readonly [first: number, last: number]): string {
  const start = Date.UTC(first, 0, 1) - 24 * HOUR;
  const end = Date.UTC(last + 1, 0, 2);
  const observed = [observance(start, offsetAt(start, zone), zone)];
  let before = offsetAt(start, zone);
  for (let at = start; at < end; at += 7 * 24 * HOUR) {
    const next = Math.min(at + 7 * 24 * HOUR, end);
    if (offsetAt(next, zone) === before) continue;
    observed.push(observance(turn(at, next, zone), before, zone));
    before = offsetAt(next, zone);
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observed.flat(), 'END:VTIMEZONE'].join('\r\n');
}

/** The minute in which the clocks change between two instants. */
function turn(from: number, to: number, zone: string): number {
  const before = offsetAt(from, zone);
  let [low, high] = [from, to];
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000;
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** What holds from an instant on. Its start is told by the clocks of before, as the standard asks. */
function observance(at: number, before: number, zone: string): string[] {
  const offset = offsetAt(at, zone);
  const winter = Math.min(...[0, 6].map((month) => offsetAt(Date.UTC(new Date(at).getUTCFullYear(), month, 1), zone)));
  const kind = offset > winter ? 'DAYLIGHT' : 'STANDARD';
  const local = new Date(at + before * 60_000).toISOString().replace(/[-:]/g, '').slice(0, 15);
  return [
    `BEGIN:${kind}`,
    `DTSTART:${local}`,
    `TZOFFSETFROM:${signed(before)}`,
    `TZOFFSETTO:${signed(offset)}`,
    `END:${kind}`,
  ];
}

function signed(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
}
