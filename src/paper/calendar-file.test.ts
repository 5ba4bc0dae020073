import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type CalendarEntry, type CalendarFile, writeCalendar } from './calendar-file.ts';
import { clockAt } from './time-zone.ts';
import { line } from './words.ts';

const file = (entries: CalendarEntry[], more: Partial<CalendarFile> = {}): CalendarFile => ({
  name: 'Harbour Lights; Board, planner',
  zone: 'Europe/London',
  stamp: '2016-12-01T10:00:00.000Z',
  entries,
  ...more,
});
const MEETING: CalendarEntry = {
  uid: 'meeting/39@lights.example',
  sequence: 2,
  start: '2016-06-09T09:00:00.000Z',
  end: '2016-06-09T12:00:00.000Z',
  summary: 'Board 39; lamps, wicks',
  description: 'Papers on 2 June\nBring the oil \\ and a coat',
  place: 'The Old Light, Quay Street',
  url: 'https://lights.example/meeting/39',
};
const DEADLINE: CalendarEntry = {
  uid: 'paper-day/39',
  sequence: 0,
  day: '2016-12-31',
  summary: 'Paper day',
  description: '',
};

/** As another program reads it, its zones registered. */
function parsed(text: string) {
  const root = new ICAL.Component(ICAL.parse(text));
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = root.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  return { root, events };
}

describe('a calendar file, read by another program', () => {
  it('tells a meeting by the clocks of its zone, which is told too', () => {
    const text = writeCalendar(file([MEETING]));
    const { root, events } = parsed(text);
    expect(text).toContain('DTSTART;TZID=Europe/London:20160609T100000');
    expect(events[0]?.startDate.toJSDate().toISOString()).toBe('2016-06-09T09:00:00.000Z');
    expect(events[0]?.endDate.toJSDate().toISOString()).toBe('2016-06-09T12:00:00.000Z');
    expect(root.getAllSubcomponents('vtimezone')).toHaveLength(1);
    expect(events[0]).toMatchObject({
      uid: MEETING.uid,
      sequence: 2,
      summary: MEETING.summary,
      description: MEETING.description,
      location: MEETING.place,
    });
    expect(events[0]?.component.getFirstPropertyValue('url')).toBe(MEETING.url);
    expect(root.getFirstPropertyValue('x-wr-calname')).toBe('Harbour Lights; Board, planner');
  });

  it('stamps entries in UTC with the time given, so that the same entries are the same file', () => {
    const text = writeCalendar(file([MEETING, DEADLINE]));
    expect(text.match(/^DTSTAMP:20161201T100000Z\r$/gm)).toHaveLength(2);
    expect(writeCalendar(file([MEETING, DEADLINE]))).toBe(text);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('takes a whole day up to the next, over the end of a year, and keeps nobody busy', () => {
    const { root, events } = parsed(writeCalendar(file([DEADLINE])));
    expect(events[0]?.startDate.isDate).toBe(true);
    expect(events[0]?.startDate.toString()).toBe('2016-12-31');
    expect(events[0]?.endDate.toString()).toBe('2017-01-01');
    expect(events[0]?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    expect(root.getAllSubcomponents('vtimezone')).toHaveLength(0);
  });

  it('strikes out what no longer stands, and asks to be read again after a while', () => {
    const text = writeCalendar(file([{ ...MEETING, sequence: 3, cancelled: true }], { refresh: 3600 }));
    const { root, events } = parsed(text);
    expect(events[0]?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(String(root.getFirstPropertyValue('refresh-interval'))).toBe('PT1H');
  });

  it('stands without entries', () => {
    expect(parsed(writeCalendar(file([]))).events).toEqual([]);
  });

  it('is the right instant in any zone and season, the hour that comes twice aside', () => {
    const zones = fc.constantFrom(
      'Europe/London',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'Africa/Casablanca',
    );
    const minutes = fc.integer({ min: Date.UTC(2014, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 });
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const start = new Date(minute * 60_000).toISOString();
        const { events } = parsed(writeCalendar(file([{ ...MEETING, start, end: start }], { zone })));
        const read = events[0]?.startDate.toJSDate().getTime() ?? 0;
        // In the hour that comes twice one time is two instants; at any other it is one.
        expect(clockAt(read, zone)).toBe(clockAt(minute * 60_000, zone));
        const twice = [-60, -30, 30, 60].some(
          (by) => clockAt((minute + by) * 60_000, zone) === clockAt(minute * 60_000, zone),
        );
        if (!twice) expect(read).toBe(minute * 60_000);
      }),
      { numRuns: 300 },
    );
  });

  it('folds long lines, and its words come back whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => {
        const summary = words.replace(/\s+/g, ' ').trim();
        const text = writeCalendar(file([{ ...DEADLINE, summary: `x ${summary}` }]));
        for (const one of text.split('\r\n')) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75);
        expect(parsed(text).events[0]?.summary).toBe(line(`x ${summary}`));
      }),
      { numRuns: 100 },
    );
  });
});
