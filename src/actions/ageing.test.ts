import { expect, test } from 'vitest';
import { calendarOf } from '../calendar/calendar.ts';
import { ageOf, dueMeeting } from './ageing.ts';

const calendar = calendarOf('england-and-wales');
const meetings = [
  { ref: 'M40', title: 'Meeting 40', day: '2017-01-13' },
  { ref: 'M41', title: 'Meeting 41', day: '2017-02-10' },
];

test('what is due tomorrow is not late, and what was due yesterday is one Working Day late', () => {
  const raised = '2016-12-09';
  expect(ageOf({ due: '2017-01-13', raised }, '2017-01-12', calendar)).toEqual({ late: 0, days: 34, band: 'soon' });
  expect(ageOf({ due: '2017-01-13', raised }, '2017-01-13', calendar).late).toBe(0);
  expect(ageOf({ due: '2017-01-12', raised }, '2017-01-13', calendar)).toEqual({ late: 1, days: 35, band: 'late' });
});

test('Christmas is not counted against whoever is late', () => {
  expect(ageOf({ due: '2016-12-23', raised: null }, '2016-12-28', calendar)).toEqual({
    late: 1,
    days: null,
    band: 'late',
  });
});

test('due on a Saturday, it is late on the Sunday though no Working Day has passed', () => {
  expect(ageOf({ due: '2017-01-14', raised: null }, '2017-01-15', calendar).late).toBe(1);
});

test('lateness is banded at twenty Working Days, nearness at ten', () => {
  const band = (due: string) => ageOf({ due, raised: null }, '2017-03-01', calendar).band;
  expect(band('2017-02-01')).toBe('late');
  expect(band('2017-01-31')).toBe('long');
  expect(band('2017-03-15')).toBe('soon');
  expect(band('2017-03-16')).toBe('ahead');
  expect(ageOf({ due: null, raised: null }, '2017-03-01', calendar).band).toBe('none');
});

test('"the January meeting" is the meeting of January, though the last day it allows is the 31st', () => {
  expect(dueMeeting({ by: '2017-01-31', fixed: false }, meetings)?.ref).toBe('M40');
});

test('a fixed day is due at the meeting of that day, else at the first after it', () => {
  expect(dueMeeting({ by: '2017-02-10', fixed: true }, meetings)?.ref).toBe('M41');
  expect(dueMeeting({ by: '2017-01-31', fixed: true }, meetings)?.ref).toBe('M41');
  expect(dueMeeting({ by: '2017-02-11', fixed: true }, meetings)).toBeNull();
  expect(dueMeeting({ by: null, fixed: false }, meetings)).toBeNull();
});
