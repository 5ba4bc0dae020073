/**
 * The league table of lateness: what was promised against what came, in Working Days, by kind of assessment and by the
 * month it was promised for; behind each figure the sums it is made of. Pure.
 */
import { type Calendar, workingDaysBetween } from '../calendar/calendar.ts';
import { dayInWords } from '../calendar/day.ts';
import type { Day } from '../kernel/define.ts';
import { type Assessed, type Lateness, latenessOf, promisedOf, reforecasts } from './assessed.ts';

/** Lateness of several, in Working Days. */
export interface Measure {
  count: number;
  mean: number;
  worst: number;
  /** How many came, or are to come, later than promised. */
  late: number;
  /** One sentence for each, the latest first. */
  sums: string[];
}

export interface LeagueLine {
  /** The kind, or the month as YYYY-MM. */
  key: string;
  all: number;
  /** What came. */
  received: Measure | null;
  /** What has not come: how late it will be at the least. */
  awaited: Measure | null;
  reforecast: { assessments: number; times: number; sums: string[] };
  /** References of those whose promised date is not on record. */
  unknown: string[];
}

export interface League {
  kinds: LeagueLine[];
  months: LeagueLine[];
}

/** @param day the day it is read from: what had not come by then was awaited */
export function leagueOf(all: readonly Assessed[], calendar: Calendar, day: Day): League {
  const asked = all.filter(({ row }) => row.state !== 'withdrawn');
  const by = (key: (one: Assessed) => string | null) => {
    const groups = new Map<string, Assessed[]>();
    for (const one of asked) {
      const name = key(one);
      if (name !== null) groups.set(name, [...(groups.get(name) ?? []), one]);
    }
    return [...groups].map(([name, list]) => lineOf(name, list, { calendar, day }));
  };
  const order = ['preliminary', 'impact'];
  const kinds = by(({ row }) => String(row.fields.kind ?? ''));
  const months = by((one) => (promisedOf(one)?.day ?? one.targets[0]?.target ?? '').slice(0, 7) || null);
  return {
    kinds: kinds.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key)),
    months: months.sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

function lineOf(key: string, list: readonly Assessed[], at: { calendar: Calendar; day: Day }): LeagueLine {
  const judged = list.flatMap((one) => {
    const late = latenessOf(one, at.calendar, at.day);
    return late ? [{ one, late }] : [];
  });
  const moved = list.filter((one) => reforecasts(one) > 0);
  return {
    key,
    all: list.length,
    received: measure(judged.filter(({ late }) => late.so === 'received')),
    awaited: measure(judged.filter(({ late }) => late.so !== 'received')),
    reforecast: {
      assessments: moved.length,
      times: moved.reduce((sum, one) => sum + reforecasts(one), 0),
      sums: moved.map((one) => `${one.row.ref}: ${datesSaid(one, at.calendar)}`),
    },
    unknown: list.filter((one) => promisedOf(one) === null).map(({ row }) => row.ref),
  };
}

function measure(judged: readonly { one: Assessed; late: Lateness }[]): Measure | null {
  if (judged.length === 0) return null;
  const days = judged.map(({ late }) => late.days);
  return {
    count: days.length,
    mean: days.reduce((sum, one) => sum + one, 0) / days.length,
    worst: Math.max(...days),
    late: days.filter((one) => one > 0).length,
    sums: [...judged].sort((a, b) => b.late.days - a.late.days).map(({ one, late }) => sumOf(one, late)),
  };
}

const ends = {
  received: 'received',
  expected: 'now to come',
  waiting: 'still not received on',
} as const;

/** "SECMP0007/preliminary: promised 21 December 2016, received 20 January 2017: 19 WD late". */
function sumOf(one: Assessed, { days, from, to, so }: Lateness): string {
  const basis = { agreed: 'as agreed', clock: 'by its clock', said: 'as first said' }[promisedOf(one)?.basis ?? 'said'];
  return `${one.row.ref}: promised ${dayInWords(from)} ${basis}, ${ends[so]} ${dayInWords(to)}: ${lateWords(days)}`;
}

/** "19 WD late", "on the day", "2 WD early". */
export function lateWords(days: number): string {
  if (days === 0) return 'on the day';
  return days > 0 ? `${days} WD late` : `${-days} WD early`;
}

/** "21 December 2016, then 20 January 2017 (+19 WD)". */
function datesSaid({ targets }: Assessed, calendar: Calendar): string {
  return targets
    .map(({ target, move }, index) => {
      const before = targets[index - 1]?.target;
      if (!before) return move === 'revise' ? `${dayInWords(target)}, itself a revised date` : dayInWords(target);
      const days = workingDaysBetween(calendar, before, target);
      return `${dayInWords(target)} (${days >= 0 ? '+' : '−'}${Math.abs(days)} WD)`;
    })
    .join(', then ');
}

/** "2, 1 late: mean 9.5 WD late, worst 19 WD late". */
export function measureWords({ count, late, mean, worst }: Measure): string {
  const rounded = lateWords(Math.round(mean * 10) / 10);
  if (count === 1) return `1, ${rounded}`;
  return `${count}, ${late === 0 ? 'none' : late} late: mean ${rounded}${late === 0 ? '' : `, worst ${lateWords(worst)}`}`;
}

/** "once", "4 times". */
export function timesWords(times: number): string {
  return times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
}
