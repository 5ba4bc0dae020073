import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  calendarOf,
  explain,
  holidaysOf,
  isWorkingDay,
  knownOn,
  workingDaysBetween,
} from './calendar.ts';
import { dayOf } from './day.ts';
import type { Division, OneOff } from './holidays.ts';

const england = calendarOf('england-and-wales');
const scotland = calendarOf('scotland');
const ireland = calendarOf('northern-ireland');

const published = join(process.env.QUORATE_SHARED ?? '../shared', 'data/uk-bank-holidays-2012-2028.csv');

describe.skipIf(!existsSync(published))(
  'the bank holidays published for 2012 to 2028 (skipped without ../shared)',
  () => {
    const rows = existsSync(published)
      ? readFileSync(published, 'utf8')
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(','))
      : [];
    const cases = (['england-and-wales', 'scotland', 'northern-ireland'] as Division[]).flatMap((division) =>
      Array.from({ length: 17 }, (_, i) => ({ division, year: 2012 + i })),
    );

    it.each(cases)('are those of $division in $year', ({ division, year }) => {
      const expected = rows.filter((row) => row[0] === division && row[1]?.startsWith(`${year}-`)).map((row) => row[1]);
      expect(expected.length).toBeGreaterThanOrEqual(8);
      expect(holidaysOf(calendarOf(division), year).map((holiday) => holiday.day)).toEqual(expected.sort());
    });
  },
);

describe('bank holidays', () => {
  it('fall on substitute days when they fall at a weekend, and never two on one day', () => {
    expect(holidaysOf(england, 2016).slice(-2)).toEqual([
      { day: '2016-12-26', name: 'Boxing Day' },
      { day: '2016-12-27', name: 'Christmas Day (substitute day)' },
    ]);
    expect(
      holidaysOf(scotland, 2022)
        .slice(0, 2)
        .map((holiday) => holiday.day),
    ).toEqual(['2022-01-03', '2022-01-04']);
  });

  it('differ between the divisions', () => {
    const days = ['2018-01-02', '2018-04-02', '2018-07-12', '2018-08-06', '2018-08-27', '2018-11-30'];
    const off = (calendar: typeof england) => days.filter((day) => !isWorkingDay(calendar, day));
    expect(off(england)).toEqual(['2018-04-02', '2018-08-27']);
    expect(off(scotland)).toEqual(['2018-01-02', '2018-08-06', '2018-11-30']);
    expect(off(ireland)).toEqual(['2018-04-02', '2018-07-12', '2018-08-27']);
  });

  it('are refused for a year the rules do not speak for, with what to do', () => {
    expect(() => holidaysOf(england, 1066)).toThrow(/Check the year/);
    expect(() => addWorkingDays(england, '1066-10-14', 1)).toThrow(/Check the year/);
  });
});

describe('Working Days', () => {
  it.each([
    ['2016-12-09', -5, '2016-12-02', 'paper day of the December 2016 Panel'],
    ['2016-12-02', -5, '2016-11-25', 'form deadline before it'],
    ['2016-12-09', 10, '2016-12-23', 'two weeks without a holiday'],
    ['2016-12-09', 15, '2017-01-04', 'over Christmas, with substitute days'],
    ['2016-12-09', 23, '2017-01-16', 'a Preliminary Assessment'],
    ['2016-12-09', 44, '2017-02-14', 'an Impact Assessment'],
    ['2016-11-23', 15, '2016-12-14', 'a change that took effect'],
    ['2017-02-22', 15, '2017-03-15', 'another'],
    ['2017-02-14', -20, '2017-01-17', 'issue of the draft budget'],
    ['2017-03-10', 15, '2017-03-31', 'last publication for a start in April'],
    ['2017-03-13', 15, '2017-04-03', 'one Working Day too late'],
  ])('%s and %i WD is %s: %s', (from, count, expected) => {
    expect(addWorkingDays(england, from, count)).toBe(expected);
  });

  it('left to the Small Supplier mandate, a Saturday, are 242', () => {
    expect(workingDaysBetween(england, '2016-12-09', '2017-11-25')).toBe(242);
    expect(workingDaysBetween(england, '2016-12-09', '2017-11-24')).toBe(242);
    expect(workingDaysBetween(england, '2016-12-09', '2016-12-09')).toBe(0);
    expect(workingDaysBetween(england, '2016-12-09', '2016-12-02')).toBe(-5);
  });

  it('count from a weekend to the Working Day on either side of it', () => {
    expect(addWorkingDays(england, '2016-12-10', 1)).toBe('2016-12-12');
    expect(addWorkingDays(england, '2016-12-10', -1)).toBe('2016-12-09');
    expect(addWorkingDays(england, '2016-12-10', 0)).toBe('2016-12-10');
    expect(addWorkingDays(england, '2016-12-24', 1)).toBe('2016-12-28');
  });

  it('refuse a day that does not exist and a part of a day', () => {
    for (const day of ['2017-02-29', '2017-13-01', '9 December 2016', '', '2016-12-9', '2016-12-09T10:00']) {
      expect(() => isWorkingDay(england, day)).toThrow(/is not a day of the calendar/);
    }
    expect(() => addWorkingDays(england, '2016-12-09', 1.5)).toThrow(/whole number/);
  });
});

describe('the sums of Working Days', () => {
  const day = fc.integer({ min: 8_036, max: 25_000 }).map(dayOf); // 1992 to 2038
  const count = fc.integer({ min: -300, max: 300 });
  const calendar = fc.constantFrom(england, scotland, ireland);

  it('agree with stepping through the days one at a time', () => {
    fc.assert(
      fc.property(
        calendar,
        fc.integer({ min: 8_036, max: 25_000 }),
        fc.integer({ min: -60, max: 60 }),
        (c, start, n) => {
          let at = start;
          for (let left = Math.abs(n); left > 0; ) {
            at += Math.sign(n);
            const weekend = [0, 6].includes(new Date(at * 86_400_000).getUTCDay());
            const holiday = holidaysOf(c, Number(dayOf(at).slice(0, 4))).some((one) => one.day === dayOf(at));
            if (!weekend && !holiday) left -= 1;
          }
          expect(addWorkingDays(c, dayOf(start), n)).toBe(dayOf(at));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('come back when as many are taken away from a Working Day', () => {
    fc.assert(
      fc.property(calendar, day, count, (c, start, n) => {
        const from = addWorkingDays(c, start, 1);
        expect(addWorkingDays(c, addWorkingDays(c, from, n), -n)).toBe(from);
      }),
    );
  });

  it('never go back as the count or the day goes on', () => {
    fc.assert(
      fc.property(calendar, day, count, (c, from, n) => {
        expect(addWorkingDays(c, from, n) < addWorkingDays(c, from, n + 1)).toBe(true);
        const later = addWorkingDays(c, from, 1);
        expect(addWorkingDays(c, later, n) >= addWorkingDays(c, from, n)).toBe(true);
      }),
    );
  });

  it('are what lies between the two days', () => {
    fc.assert(
      fc.property(calendar, day, count, (c, from, n) => {
        if (n !== 0) expect(workingDaysBetween(c, from, addWorkingDays(c, from, n))).toBe(n);
      }),
    );
  });
});

describe('a holiday announced late', () => {
  it('is a Working Day to those who counted before it was announced', () => {
    expect(isWorkingDay(england, '2022-09-19')).toBe(false);
    expect(isWorkingDay(england, '2022-09-19', '2022-09-09')).toBe(true);
    expect(isWorkingDay(england, '2022-09-19', '2022-09-10')).toBe(false);
  });

  it('gives its old day back where it was moved, and takes it once known', () => {
    expect(isWorkingDay(england, '2022-05-30', '2020-11-11')).toBe(false);
    expect(isWorkingDay(england, '2022-05-30', '2020-11-12')).toBe(true);
    expect(isWorkingDay(england, '2022-06-02', '2020-11-11')).toBe(true);
  });

  it('may be known in one division before another', () => {
    expect(isWorkingDay(england, '2020-05-08', '2019-06-10')).toBe(false);
    expect(isWorkingDay(scotland, '2020-05-08', '2019-06-10')).toBe(true);
  });

  it('leaves the calendar itself when nothing was announced after that day', () => {
    expect(knownOn(england, '2030-01-01')).toBe(england);
    expect(knownOn(england, '2022-09-01')).toBe(knownOn(england, '2022-08-01'));
  });

  it('can be added by the code, and in other divisions it changes nothing', () => {
    const added: OneOff = {
      day: '2029-05-02',
      name: 'A day of thanks',
      divisions: ['scotland'],
      announced: '2029-01-10',
      provenance: 'found',
    };
    expect(isWorkingDay(calendarOf('scotland', [added]), '2029-05-02')).toBe(false);
    expect(isWorkingDay(calendarOf('scotland', [added]), '2029-05-02', '2029-01-09')).toBe(true);
    expect(isWorkingDay(calendarOf('england-and-wales', [added]), '2029-05-02')).toBe(true);
    expect(isWorkingDay(scotland, '2029-05-02')).toBe(true);
  });
});

describe('the words of a sum', () => {
  it('give count, side, day and result, and name the holidays stepped over', () => {
    expect(explain(england, '2016-12-09', -5).words).toBe('5 WD before 9 December 2016: 2 December 2016');
    expect(explain(england, '2016-12-09', -5).skippedWords).toBe('');
    const over = explain(england, '2016-12-23', 2);
    expect(over.words).toBe('2 WD after 23 December 2016: 29 December 2016');
    expect(over.skippedWords).toBe(
      'Not counted: Boxing Day (26 December 2016), Christmas Day (substitute day) (27 December 2016)',
    );
  });
});
