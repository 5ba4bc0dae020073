/** Calendar files and feeds (RFC 5545), as phones and mail programs take them. */
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { clockAt, timeZoneBlock } from './time-zone.ts';
import { line } from './words.ts';

export interface CalendarEntry {
  /** Stays the same for ever, or programs show the entry twice: "meeting/39@example.org". */
  uid: string;
  /** 0 for the first time it is given out, one more each time its dates change. */
  sequence: number;
  /** ISO day of an entry that takes the whole day. Either this, or `start` and `end`. */
  day?: string;
  /** ISO instants. */
  start?: string;
  end?: string;
  summary: string;
  description: string;
  place?: string;
  url?: string;
  /** It was given out once and no longer stands: programs strike it out. */
  cancelled?: boolean;
}

export interface CalendarFile {
  name: string;
  /** Where the feed itself is. */
  url?: string;
  /** IANA zone by whose clocks timed entries are told: "Europe/London". */
  zone: string;
  /** ISO instant for DTSTAMP: when what is in the file was last set down. */
  stamp: string;
  /** Seconds after which programs should ask again; only for a feed. */
  refresh?: number;
  entries: readonly CalendarEntry[];
}

/** The same text for the same entries. An entry with neither day nor start is left out. */
export function writeCalendar(file: CalendarFile): string {
  const calendar = ical({
    name: line(file.name),
    prodId: { company: 'Quorate', product: 'Quorate', language: 'EN' },
    ...(file.url ? { url: file.url } : {}),
    ...(file.refresh ? { ttl: file.refresh } : {}),
  });
  const entries = file.entries.filter((entry) => entry.day !== undefined || entry.start !== undefined);
  for (const entry of entries) {
    calendar.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      stamp: new Date(file.stamp),
      ...timeOf(entry, file.zone),
      summary: line(entry.summary),
      description: entry.description.replace(/\r\n?/g, '\n'),
      ...(entry.place ? { location: line(entry.place) } : {}),
      ...(entry.url ? { url: entry.url } : {}),
      ...(entry.cancelled ? { status: ICalEventStatus.CANCELLED } : {}),
    });
  }
  return `${withZone(calendar.toString(), entries, file.zone)}\r\n`;
}

/** Told as text: the library would tell a `Date` by the clocks of this machine, whatever zone it writes beside it. */
function timeOf(entry: CalendarEntry, zone: string) {
  if (entry.day !== undefined) {
    // A deadline takes nobody's day: it does not show them as busy.
    return {
      start: entry.day,
      end: dayAfter(entry.day),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
    };
  }
  const start = Date.parse(entry.start ?? '');
  const end = entry.end === undefined ? start : Date.parse(entry.end);
  return { start: clockAt(start, zone), end: clockAt(end, zone), timezone: zone };
}

/** RFC 5545, 3.6.1: the end is the first day that is no part of it. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** RFC 5545, 3.2.19: a zone that is named is also told. The library would then take DTSTAMP out of UTC, so it is put in here. */
function withZone(text: string, entries: readonly CalendarEntry[], zone: string): string {
  const years = entries.flatMap((entry) => (entry.start ? [new Date(entry.start).getUTCFullYear()] : []));
  if (years.length === 0) return text;
  const block = timeZoneBlock(zone, [Math.min(...years), Math.max(...years) + 1]);
  return text.replace('BEGIN:VEVENT', `${block}\r\nBEGIN:VEVENT`);
}
