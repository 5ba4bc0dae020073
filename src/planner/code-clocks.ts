/** Days that the code's own rules fix: those written as a day, those of every year, and what is counted back from them. */
import { type Calendar, explain } from '../calendar/calendar.ts';
import { dayFrom } from '../calendar/day.ts';
import type { Code, Rule } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import { isDay } from '../kernel/decide.ts';
import type { Day } from '../kernel/define.ts';
import type { PlanEntry } from './entry.ts';

export interface ClockInput {
  code: Pick<Code, 'rules' | 'clocks'>;
  calendar: Calendar;
  today: Day;
  until: Day;
}

const months = 'January February March April May June July August September October November December'.split(' ');

export function codeClocks(input: ClockInput): PlanEntry[] {
  const { code, today } = input;
  return Object.entries(code.rules).flatMap(([name, rule]): PlanEntry[] => {
    const now = ruleOn(rule, today);
    return daysOf(now?.value, input).flatMap((day) => {
      const clocks = (code.clocks ?? []).filter(({ from }) => from === name);
      return [
        ...(now ? [clockEntry(name, day, { title: titleOf(name), rule: now, why: 'A day fixed by the code' })] : []),
        ...clocks.flatMap((clock) => countedBack(input, clock, day)),
      ];
    });
  });
}

/** A day of the rule: the one it names, or that of each year within a year around what is shown. */
function daysOf(value: number | string | null | undefined, { today, until }: ClockInput): Day[] {
  if (typeof value !== 'string') return [];
  if (isDay(value)) return [value];
  const [, date, month] = /^(\d{1,2}) ([A-Z][a-z]+)$/.exec(value) ?? [];
  const index = months.indexOf(month ?? '');
  if (!date || index < 0) return [];
  const [first, last] = [Number(today.slice(0, 4)), Number(until.slice(0, 4)) + 1];
  return Array.from({ length: last - first + 1 }, (_, n) => dayFrom(first + n, index + 1, Number(date)));
}

/** What must be done so many Working Days before it, one step before the other. */
function countedBack(
  { code, calendar }: ClockInput,
  clock: NonNullable<Code['clocks']>[number],
  day: Day,
): PlanEntry[] {
  const entries: PlanEntry[] = [];
  let from = day;
  for (const step of clock.back) {
    const rule = code.rules[step.rule];
    const count = rule && ruleOn(rule, day)?.value;
    if (!rule || typeof count !== 'number') return entries;
    const { result, words, skippedWords } = explain(calendar, from, -count);
    const why = [words, skippedWords].filter(Boolean).join('. ');
    entries.push(clockEntry(`${clock.from}/${step.rule}`, result, { title: step.title, rule, why }));
    from = result;
  }
  return entries;
}

function clockEntry(
  name: string,
  day: Day,
  { title, rule, why }: { title: string; rule: Rule<number | string>; why: string },
): PlanEntry {
  const sure = rule.provenance === 'found' ? '' : ` (${rule.provenance})`;
  return {
    kind: 'clock',
    // One rule has a day each year: the year tells them apart.
    which: day.slice(0, 4),
    register: null,
    ref: name,
    day,
    starts: null,
    ends: null,
    title,
    why: `${why}${sure}`,
    clause: rule.clause,
    level: 0,
    late: false,
    aside: false,
    details: [],
  };
}

/** `largeSupplierMandate` → "Large supplier mandate". */
function titleOf(name: string): string {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
