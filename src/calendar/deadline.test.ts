import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from './day.ts';
import { deadline, wallTime } from './deadline.ts';

const zone = 'Europe/London';

describe('a deadline', () => {
  it('is one instant: 17:00 in London is an hour apart in winter and summer', () => {
    expect(deadline({ day: '2017-02-14', time: '17:00', zone })).toBe('2017-02-14T17:00:00.000Z');
    expect(deadline({ day: '2017-07-14', time: '17:00', zone })).toBe('2017-07-14T16:00:00.000Z');
  });

  it('knows the days on which the clocks change', () => {
    expect(deadline({ day: '2017-03-26', time: '00:30', zone })).toBe('2017-03-26T00:30:00.000Z');
    expect(deadline({ day: '2017-03-26', time: '02:00', zone })).toBe('2017-03-26T01:00:00.000Z');
    expect(deadline({ day: '2017-10-29', time: '00:30', zone })).toBe('2017-10-28T23:30:00.000Z');
    expect(deadline({ day: '2017-10-29', time: '02:00', zone })).toBe('2017-10-29T02:00:00.000Z');
  });

  it('in an hour that comes twice is the first, and in one that never comes is an hour on', () => {
    expect(deadline({ day: '2017-10-29', time: '01:30', zone })).toBe('2017-10-29T00:30:00.000Z');
    expect(deadline({ day: '2017-03-26', time: '01:30', zone })).toBe('2017-03-26T01:30:00.000Z');
  });

  it('at 24:00 is the end of the day', () => {
    expect(deadline({ day: '2017-07-14', time: '24:00', zone })).toBe(
      deadline({ day: '2017-07-15', time: '00:00', zone }),
    );
  });

  it('reads back as the same day and time in its zone', () => {
    const clocks = fc.record({
      day: fc.integer({ min: 3_653, max: 25_000 }).map(dayOf),
      time: fc.integer({ min: 3, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:15`),
      zone: fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'),
    });
    fc.assert(
      fc.property(clocks, (clock) => {
        expect(wallTime(deadline(clock), clock.zone)).toEqual(clock);
      }),
    );
  });

  it('refuses a time or zone that is none, saying what would do', () => {
    expect(() => deadline({ day: '2017-02-14', time: '5pm', zone })).toThrow('such as 17:00');
    expect(() => deadline({ day: '2017-02-14', time: '24:30', zone })).toThrow('such as 17:00');
    expect(() => deadline({ day: '2017-02-14', time: '17:00', zone: 'Gemini/East' })).toThrow('such as Europe/London');
  });
});
