/** When variations end, and the days on which that is warned of: pure, over Working Days. */
import { addWorkingDays, type Calendar, workingDaysBetween } from '../calendar/calendar.ts';
import { dayInWords } from '../calendar/day.ts';
import type { ReleasesConfig } from '../codes/change-parts.ts';
import { ruleOn } from '../codes/rule.ts';
import { isDay } from '../kernel/decide.ts';
import type { Day, Value } from '../kernel/define.ts';
import { monthIn } from './release-calendar.ts';

/** What is read here of a variation. */
export interface Running {
  ref: string;
  title: string;
  state: string;
  fields: Readonly<Record<string, Value | undefined>>;
}

export interface End {
  /** As printed ("June 2017"), else the day in words; null where neither is on record. */
  printed: string | null;
  /** The fixed day; null where the words fix none. */
  day: Day | null;
  /** The last day it can run at the latest, and the first on which it may have ended: a month has many days. */
  from: Day | null;
}

/** Until when a variation runs. */
export function endOf({ fields }: Pick<Running, 'fields'>): End {
  const day = typeof fields.ends_on === 'string' && isDay(fields.ends_on) ? fields.ends_on : null;
  const printed = typeof fields.ends === 'string' && fields.ends ? fields.ends : null;
  const month = monthIn(printed);
  return { printed: printed ?? (day && dayInWords(day)), day, from: day ?? (month ? `${month}-01` : null) };
}

export interface Expiry {
  /** Working Days left; negative once it has passed. Counted to the first day of the month where no day is fixed. */
  left: number;
  tone: 'late' | 'near' | 'ahead';
  words: string;
  /** The days on which it is warned of, and how many Working Days before its end each is. */
  alarms: { day: Day; before: number }[];
}

/** Working Days before its end, where the code sets no warnings: about three months, and one. */
const usualAlarms: readonly number[] = [60, 20];

/** How near the end of a variation is; null for one that has ended or whose end is not known. */
export function expiryOf(running: Running, { config, calendar, today }: ExpiryInput): Expiry | null {
  const { from, day } = endOf(running);
  if (running.state === 'ended' || from === null) return null;
  const left = workingDaysBetween(calendar, today, from);
  const before = [...(ruleOn(config.expiryAlarms, today)?.value ?? usualAlarms)].sort((a, b) => b - a);
  const alarms = before.map((n) => ({ day: addWorkingDays(calendar, from, -n), before: n }));
  const counted = day ? '' : ', counted to the first of the month';
  if (left < 0)
    return {
      left,
      tone: 'late',
      words: `Its end has passed ${-left} WD ago${counted}. Record that it ended, or the direction that moved it`,
      alarms,
    };
  const near = before.some((n) => left <= n);
  return { left, tone: near ? 'near' : 'ahead', words: `${left} WD left${counted}`, alarms };
}

export interface ExpiryInput {
  config: Pick<ReleasesConfig, 'expiryAlarms'>;
  calendar: Calendar;
  today: Day;
}
