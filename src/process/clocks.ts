/** The windows a decision and a withdrawal open, counted in Working Days, with the sum behind each day. */
import { type Calendar, explain } from '../calendar/calendar.ts';
import type { ChangeProcess } from '../codes/process.ts';
import { type Rule, ruleOn } from '../codes/rule.ts';
import type { Day } from '../kernel/define.ts';
import { cite } from './cite.ts';

export interface Window {
  /** The last day of it. */
  until: Day;
  /** "10 WD after 9 December 2016: 23 December 2016", with the holidays stepped over. */
  sum: string;
  clause?: string;
}

/** Until when a decision published on a day may be appealed; null where the code names no window. */
export function appealWindow(process: ChangeProcess, calendar: Calendar, published: Day): Window | null {
  return windowFrom(process.appealWindow, calendar, published);
}

/** Until when a proposal withdrawn on a day may be adopted; null where the code names no window. */
export function adoptionWindow(process: ChangeProcess, calendar: Calendar, withdrawn: Day): Window | null {
  return windowFrom(process.adoptionWindow, calendar, withdrawn);
}

function windowFrom(rule: Rule<number>, calendar: Calendar, from: Day): Window | null {
  const inForce = ruleOn(rule, from);
  if (inForce?.value == null) return null;
  const { result, words, skippedWords } = explain(calendar, from, inForce.value);
  const clause = cite(inForce);
  return { until: result, sum: [words, skippedWords].filter(Boolean).join('. '), ...(clause ? { clause } : {}) };
}
