/**
 * Working Days: any day but a Saturday, a Sunday or a bank holiday of the division. Pure arithmetic over a calendar given
 * as an argument. Years are tabulated once for each calendar, so a sum costs a look-up, however many days it spans.
 */

import type { Day } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import { dayFrom, dayInWords, dayNumber, dayOf, weekday } from './day.ts';
import { type Division, type Holiday, holidaysByRule, ONE_OFFS, type OneOff, type OwnCalendar } from './holidays.ts';

/** Which bank holidays count: those of the division by rule, and these made or moved once. A value; never changed. */
export interface Calendar {
  readonly division: Division;
  readonly oneOffs: readonly OneOff[];
}

interface Year {
  /** The year's Working Days, in order. */
  working: Day[];
  /** For each day of the year, how many Working Days there are up to and including it. */
  through: Map<Day, number>;
}

const standard = new Map<Division, Calendar>();
const years = new WeakMap<Calendar, Map<number, Year>>();
const views = new WeakMap<Calendar, Map<number, Calendar>>();
const holidays = new WeakMap<Calendar, Map<number, readonly Holiday[]>>();

const own = new WeakMap<OwnCalendar, Calendar>();

/**
 * The calendar of a division. `more` adds holidays proclaimed after this release, or of a code's own; those of other
 * divisions among them are left out.
 */
export function calendarOf(of: Division | OwnCalendar, more: readonly OneOff[] = []): Calendar {
  if (typeof of !== 'string') {
    const kept = own.get(of) ?? calendarOf(of.division, of.holidays);
    own.set(of, kept);
    return kept;
  }
  const division = of;
  const known = standard.get(division);
  if (known && more.length === 0) return known;
  const oneOffs = [...ONE_OFFS, ...more].filter((one) => one.divisions.includes(division));
  const calendar = Object.freeze({ division, oneOffs: Object.freeze(oneOffs) });
  if (more.length === 0) standard.set(division, calendar);
  return calendar;
}

/** The calendar as a person could have known it on a day: without the holidays announced after it. */
export function knownOn(calendar: Calendar, known: Day): Calendar {
  dayNumber(known);
  const kept = calendar.oneOffs.filter((one) => one.announced === null || one.announced <= known);
  if (kept.length === calendar.oneOffs.length) return calendar;
  // What is kept depends on how far down the order of announcement the day stands, so its size names it.
  const cached = views.get(calendar) ?? new Map<number, Calendar>();
  views.set(calendar, cached);
  const view = cached.get(kept.length) ?? Object.freeze({ division: calendar.division, oneOffs: Object.freeze(kept) });
  cached.set(kept.length, view);
  return view;
}

/** Bank holidays of a calendar year, in order; Refused outside the years the rules speak for. */
export function holidaysOf(calendar: Calendar, year: number): readonly Holiday[] {
  const cached = holidays.get(calendar) ?? new Map<number, readonly Holiday[]>();
  holidays.set(calendar, cached);
  const known = cached.get(year);
  if (known) return known;
  const moved = new Set(calendar.oneOffs.map((one) => one.instead));
  const days = new Map<Day, Holiday>();
  for (const holiday of holidaysByRule(calendar.division, year)) {
    if (!moved.has(holiday.day)) days.set(holiday.day, holiday);
  }
  for (const one of calendar.oneOffs) {
    if (Number(one.day.slice(0, 4)) === year) days.set(one.day, { day: one.day, name: one.name, oneOff: one });
  }
  const list = Object.freeze([...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)));
  cached.set(year, list);
  return list;
}

function isWeekend(day: Day): boolean {
  return weekday(dayNumber(day)) % 6 === 0;
}

function yearOf(calendar: Calendar, year: number): Year {
  const cached = years.get(calendar) ?? new Map<number, Year>();
  years.set(calendar, cached);
  const known = cached.get(year);
  if (known) return known;
  const free = new Set(holidaysOf(calendar, year).map((holiday) => holiday.day));
  const tabulated: Year = { working: [], through: new Map() };
  const end = dayNumber(dayFrom(year + 1, 1, 1));
  for (let number = dayNumber(dayFrom(year, 1, 1)); number < end; number += 1) {
    const day = dayOf(number);
    if (!isWeekend(day) && !free.has(day)) tabulated.working.push(day);
    tabulated.through.set(day, tabulated.working.length);
  }
  cached.set(year, tabulated);
  return tabulated;
}

/** Where a day stands among its year's Working Days: how many there are through it, and whether it is one. */
function standing(calendar: Calendar, day: Day) {
  const number = Number(day.slice(0, 4));
  const known = years.get(calendar)?.get(number)?.through.has(day);
  if (!known) dayNumber(day); // refuses what is not a day, before its year is asked for
  const year = yearOf(calendar, number);
  const through = year.through.get(day)!;
  return { number, year, through, working: through > 0 && year.working[through - 1] === day };
}

/** Whether a day is a Working Day; with `known`, as could have been said on that day. */
export function isWorkingDay(calendar: Calendar, day: Day, known?: Day): boolean {
  return standing(known === undefined ? calendar : knownOn(calendar, known), day).working;
}

/**
 * The day `n` Working Days after a day, or before it when `n` is negative. The day itself is day 0, and is given back
 * for `n` = 0 whether or not it is a Working Day; from a weekend, one Working Day after is the next Working Day.
 */
export function addWorkingDays(calendar: Calendar, day: Day, n: number): Day {
  if (!Number.isInteger(n)) throw new Refused(`A number of Working Days is a whole number, not ${n}.`);
  const from = standing(calendar, day);
  if (n === 0) return day;
  let { year, number } = from;
  let position = from.through + n + (n < 0 && !from.working ? 1 : 0);
  while (position > year.working.length) {
    position -= year.working.length;
    number += 1;
    year = yearOf(calendar, number);
  }
  while (position < 1) {
    number -= 1;
    year = yearOf(calendar, number);
    position += year.working.length;
  }
  return year.working[position - 1]!;
}

/**
 * How many Working Days from `a` (day 0) to `b`: those after `a` up to and including `b`; negative when `b` is earlier,
 * counting those before `a` back to and including `b`. When `b` is a Working Day, adding the answer to `a` gives `b`.
 */
export function workingDaysBetween(calendar: Calendar, a: Day, b: Day): number {
  const from = standing(calendar, a);
  const to = standing(calendar, b);
  // Working Days from the start of a's year to the start of b's, so that two counts within years can be compared.
  let gap = 0;
  for (let year = Math.min(from.number, to.number); year < Math.max(from.number, to.number); year += 1) {
    gap += yearOf(calendar, year).working.length;
  }
  const through = to.through - from.through + (to.number < from.number ? -gap : gap);
  if (b >= a) return through;
  // "Through" counts the later end and not the earlier; going back it is the earlier end that counts.
  return through + (from.working ? 1 : 0) - (to.working ? 1 : 0);
}

/** A sum of Working Days laid out for a reader. */
export interface Explanation {
  result: Day;
  /** "5 WD before 9 December 2016: 2 December 2016". */
  words: string;
  /** Bank holidays the count stepped over, in order; weekends go without saying. */
  skipped: Holiday[];
  /** "Not counted: Boxing Day (26 December 2016)", or empty. */
  skippedWords: string;
}

/** The sum behind a date, in words. */
export function explain(calendar: Calendar, from: Day, count: number): Explanation {
  const result = addWorkingDays(calendar, from, count);
  const [first, last] = from < result ? [from, result] : [result, from];
  const skipped: Holiday[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    skipped.push(...holidaysOf(calendar, year).filter(({ day }) => day > first && day < last && !isWeekend(day)));
  }
  const named = skipped.map(({ name, day }) => `${name} (${dayInWords(day)})`);
  const side = count < 0 ? 'before' : 'after';
  return {
    result,
    words: `${Math.abs(count)} WD ${side} ${dayInWords(from)}: ${dayInWords(result)}`,
    skipped,
    skippedWords: named.length > 0 ? `Not counted: ${named.join(', ')}` : '',
  };
}
