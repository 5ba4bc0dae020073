/**
 * Bank holidays of the three divisions of the United Kingdom, from the law that makes them rather than from a list:
 * Schedule 1 to the Banking and Financial Dealings Act 1971, the royal proclamations made every year under section 1
 * of it (which also give the substitute days), the common-law holidays (Good Friday and Christmas Day) and, for
 * 30 November, the St Andrew's Day Bank Holiday (Scotland) Act 2007. Days made or moved once are the dated table below.
 */
import type { Provenance } from '../codes/rule.ts';
import type { Day } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import { dayFrom, dayNumber, dayOf, weekday } from './day.ts';

export type Division = 'england-and-wales' | 'scotland' | 'northern-ireland';

export interface Holiday {
  day: Day;
  name: string;
  /** Present on a holiday made or moved once. */
  oneOff?: OneOff;
}

/** A holiday proclaimed for one year, or moved in one year. */
export interface OneOff {
  day: Day;
  name: string;
  divisions: readonly Division[];
  /** The holiday it replaces: that day is then an ordinary one. */
  instead?: Day;
  /**
   * The day the public was first told that it would happen, from which a date computed should have reckoned with it.
   * Null when not established: it then counts as always known.
   */
  announced: Day | null;
  /** How well the day of announcement is established (the holidays themselves are a matter of public record). */
  provenance: Provenance;
  note?: string;
}

/** A division, with holidays proclaimed since this release, which a code's configuration adds with the day of the news. */
export interface OwnCalendar {
  readonly division: Division;
  readonly holidays: readonly OneOff[];
}

/** Years the rules speak for: the first is the year the early May holiday began. */
export const FIRST_YEAR = 1978;
export const LAST_YEAR = 2199;

const MONDAY = 1;
const SUNDAY = 0;

/** Easter Sunday of a Gregorian year (the anonymous computus of 1876), as a day number. */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return dayNumber(dayFrom(year, Math.floor(sum / 31), (sum % 31) + 1));
}

function firstMonday(year: number, month: number): number {
  const first = dayNumber(dayFrom(year, month, 1));
  return first + ((MONDAY - weekday(first) + 7) % 7);
}

function lastMonday(year: number, month: number): number {
  const last = dayNumber(dayFrom(year, month + 1, 0));
  return last - ((weekday(last) - MONDAY + 7) % 7);
}

/** The holidays of a year where nothing was moved, on the day each names, weekend or not. */
function named(division: Division, year: number): [number, string][] {
  const on = (month: number, date: number) => dayNumber(dayFrom(year, month, date));
  const easter = easterSunday(year);
  const scotland = division === 'scotland';
  const ireland = division === 'northern-ireland';
  const days: [number, string][] = [
    [on(1, 1), "New Year's Day"],
    [easter - 2, 'Good Friday'],
    [firstMonday(year, 5), 'Early May bank holiday'],
    [lastMonday(year, 5), 'Spring bank holiday'],
    [on(12, 25), 'Christmas Day'],
    [on(12, 26), 'Boxing Day'],
  ];
  if (scotland) days.push([on(1, 2), '2 January'], [firstMonday(year, 8), 'Summer bank holiday']);
  else days.push([easter + 1, 'Easter Monday'], [lastMonday(year, 8), 'Summer bank holiday']);
  if (scotland && year >= 2007) days.push([on(11, 30), "St Andrew's Day"]);
  if (ireland) days.push([on(3, 17), "St Patrick's Day"], [on(7, 12), 'Battle of the Boyne']);
  return days.sort((a, b) => a[0] - b[0]);
}

/**
 * Holidays of a year by rule alone, in order, weekend ones moved to their substitute days. Days already taken are
 * settled first: with Christmas Day on a Sunday, Boxing Day keeps Monday the 26th and Christmas Day goes to the 27th.
 */
export function holidaysByRule(division: Division, year: number): Holiday[] {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    throw new Refused(`Bank holidays are known from ${FIRST_YEAR} to ${LAST_YEAR}, not for ${year}. Check the year.`);
  }
  const isWeekend = (day: number) => weekday(day) % 6 === SUNDAY;
  const all = named(division, year);
  const taken = new Map(all.filter(([day]) => !isWeekend(day)));
  for (const [day, name] of all.filter(([day]) => isWeekend(day))) {
    let substitute = day;
    while (isWeekend(substitute) || taken.has(substitute)) substitute += 1;
    taken.set(substitute, `${name} (substitute day)`);
  }
  return [...taken].sort((a, b) => a[0] - b[0]).map(([day, name]) => ({ day: dayOf(day), name }));
}

const EVERYWHERE: readonly Division[] = ['england-and-wales', 'scotland', 'northern-ireland'];
const NOT_SCOTLAND: readonly Division[] = ['england-and-wales', 'northern-ireland'];
const SCOTLAND: readonly Division[] = ['scotland'];

function everywhere(day: Day, name: string, announced: Day | null, instead?: Day): OneOff {
  const provenance: Provenance = announced === null ? 'unknown' : 'recalled';
  return { day, name, divisions: EVERYWHERE, announced, provenance, ...(instead ? { instead } : {}) };
}

/** Holidays made or moved once since 1978, earliest first. Add a row when one is proclaimed; never edit a past one's day. */
export const ONE_OFFS: readonly OneOff[] = [
  everywhere('1981-07-29', 'Wedding of the Prince of Wales', null),
  everywhere('1995-05-08', 'Early May bank holiday (VE Day, 50 years)', null, '1995-05-01'),
  everywhere('1999-12-31', 'Eve of the year 2000', null),
  everywhere('2002-06-03', 'Golden Jubilee', null),
  everywhere('2002-06-04', 'Spring bank holiday (Golden Jubilee)', null, '2002-05-27'),
  everywhere('2011-04-29', 'Wedding of Prince William', '2010-11-23'),
  everywhere('2012-06-04', 'Spring bank holiday (Diamond Jubilee)', '2010-01-05', '2012-05-28'),
  everywhere('2012-06-05', 'Diamond Jubilee', '2010-01-05'),
  {
    day: '2020-05-08',
    name: 'Early May bank holiday (VE Day, 75 years)',
    divisions: NOT_SCOTLAND,
    instead: '2020-05-04',
    announced: '2019-06-07',
    provenance: 'recalled',
    note: 'In the press of 8 June 2019, which says that Scotland was still to decide.',
  },
  {
    day: '2020-05-08',
    name: 'Early May bank holiday (VE Day, 75 years)',
    divisions: SCOTLAND,
    instead: '2020-05-04',
    announced: '2019-06-14',
    provenance: 'inferred',
    note: 'The day the Scottish decision is first found in print; it may have been told up to a week before.',
  },
  everywhere('2022-06-02', 'Spring bank holiday (Platinum Jubilee)', '2020-11-12', '2022-05-30'),
  everywhere('2022-06-03', 'Platinum Jubilee', '2020-11-12'),
  {
    ...everywhere('2022-09-19', 'State funeral of Queen Elizabeth II', '2022-09-10'),
    provenance: 'found',
    note: 'Two proclamations approved at the Accession Council of 10 September 2022.',
  },
  {
    ...everywhere('2023-05-08', 'Coronation of King Charles III', '2022-11-06'),
    provenance: 'found',
    note: 'Announced the same day for the United Kingdom and by the Scottish Government.',
  },
  {
    day: '2026-06-15',
    name: 'World Cup bank holiday',
    divisions: SCOTLAND,
    announced: '2026-02-04',
    provenance: 'found',
    note: 'Proposed by the First Minister on 5 January 2026; the proclamation was published on 4 February.',
  },
];
