import { describe, expect, it } from 'vitest';
import { calendarOf } from '../calendar/calendar.ts';
import { endOf, expiryOf } from './expiry.ts';

const calendar = calendarOf('england-and-wales');
const config = { expiryAlarms: { value: [40, 10], clause: null, provenance: 'found' as const } };
const variation = (fields: Record<string, string>, state = 'running') => ({ ref: 'v', title: 'V', state, fields });
const on = (today: string, fields: Record<string, string>, state?: string) =>
  expiryOf(variation(fields, state), { config, calendar, today });

describe('the end of a variation', () => {
  it('is the day that is fixed, else the words, counted to the first of the month they name', () => {
    expect(endOf(variation({ ends: 'June 2032' }))).toEqual({ printed: 'June 2032', day: null, from: '2032-06-01' });
    expect(endOf(variation({ ends_on: '2032-06-24' }))).toMatchObject({ printed: '24 June 2032', day: '2032-06-24' });
    expect(endOf(variation({}))).toEqual({ printed: null, day: null, from: null });
    expect(endOf(variation({ ends: 'when it is solved' })).from).toBeNull();
  });

  it('is warned of so many Working Days before it, and once it has passed', () => {
    const ends = { ends_on: '2032-06-24' };
    expect(on('2032-04-26', ends)).toMatchObject({ left: 41, tone: 'ahead', words: '41 WD left' });
    expect(on('2032-04-27', ends)).toMatchObject({ left: 40, tone: 'near' });
    expect(on('2032-04-27', ends)?.alarms).toEqual([
      { day: '2032-04-27', before: 40 },
      { day: '2032-06-10', before: 10 },
    ]);
    expect(on('2032-06-24', ends)).toMatchObject({ left: 0, tone: 'near' });
    expect(on('2032-06-25', ends)).toMatchObject({ left: -1, tone: 'late' });
    expect(on('2032-06-25', ends)?.words).toMatch(/passed 1 WD ago.*Record that it ended/);
  });

  it('says when it is counted to the first of a month', () => {
    expect(on('2032-05-28', { ends: 'June 2032' })?.words).toMatch(/WD left, counted to the first of the month/);
  });

  it('is nothing to warn of where it has ended, or no end is on record', () => {
    expect(on('2032-06-01', { ends_on: '2032-06-24' }, 'ended')).toBeNull();
    expect(on('2032-06-01', {})).toBeNull();
  });

  it('is warned of three months and one month before where the code says nothing', () => {
    const nothing = { expiryAlarms: { value: null, clause: null, provenance: 'unknown' as const } };
    const found = expiryOf(variation({ ends_on: '2032-06-24' }), { config: nothing, calendar, today: '2032-01-05' });
    expect(found?.alarms.map(({ before }) => before)).toEqual([60, 20]);
  });
});
