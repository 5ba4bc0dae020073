/**
 * Calendar days as numbers. A day has no zone and no hour, so nothing here may go through local time: a `Date` is only
 * ever built and read in UTC.
 */
import type { Day } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';

const MS_A_DAY = 86_400_000;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Whole days since 1 January 1970 (negative before). Refused when the text is not a day that exists. */
export function dayNumber(day: Day): number {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8, 10));
  const at = Date.UTC(year, month - 1, date);
  // 2017-02-30 would otherwise roll over to 2 March, and a date would be wrong without anyone being told.
  const exists = /^\d{4}-\d{2}-\d{2}$/.test(day) && year >= 100 && new Date(at).getUTCDate() === date;
  if (!exists || month < 1 || month > 12) {
    throw new Refused(`“${day}” is not a day of the calendar. Write it as year, month and date, such as 2016-12-09.`);
  }
  return at / MS_A_DAY;
}

/** The day that many days after 1 January 1970. */
export function dayOf(number: number): Day {
  return new Date(number * MS_A_DAY).toISOString().slice(0, 10);
}

/** The day of a year, month (1 to 12) and date. */
export function dayFrom(year: number, month: number, date: number): Day {
  return dayOf(Date.UTC(year, month - 1, date) / MS_A_DAY);
}

/** The day so many days later; earlier where `days` is negative. Refused when the text is not a day that exists. */
export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days);
}

/** Day of the week of a day number: 0 is Sunday, 6 is Saturday. */
export function weekday(number: number): number {
  // 1 January 1970 was a Thursday. The second remainder keeps days before it positive.
  return (((number + 4) % 7) + 7) % 7;
}

/** "9 December 2016": how a day is written in minutes, notes and sums. */
export function dayInWords(day: Day): string {
  const at = new Date(dayNumber(day) * MS_A_DAY);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}
