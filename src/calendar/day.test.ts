import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayNumber, dayOf } from './day.ts';

test('days go on over the ends of months and years, leap days included, and back again', () => {
  expect(addDays('2016-12-31', 1)).toBe('2017-01-01');
  expect(addDays('2016-03-01', -1)).toBe('2016-02-29');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -4_000, max: 4_000 }), (from, days) => {
      expect(dayNumber(addDays(dayOf(from), days))).toBe(from + days);
      expect(addDays(addDays(dayOf(from), days), -days)).toBe(dayOf(from));
    }),
  );
  expect(() => addDays('2017-02-30', 1)).toThrow('is not a day of the calendar');
});
