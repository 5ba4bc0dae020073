/**
 * What becomes of a date when a bank holiday is announced after it was computed. Codes differ: some keep what was
 * computed (UK Link did in September 2022), some count again. The policy is the code's; either way the record says
 * which holiday, announced when, and what was done about it.
 */

import type { Day } from '../kernel/define.ts';
import { addWorkingDays, type Calendar, knownOn } from './calendar.ts';
import { dayInWords } from './day.ts';
import type { OneOff } from './holidays.ts';

export interface Computed {
  /** Day 0 of the count. */
  from: Day;
  /** Working Days; negative is before. */
  count: number;
  /** The date as it stands on record. */
  result: Day;
  /** The day the sum was done, and so the holidays it could reckon with. */
  computedOn: Day;
}

export type RecomputePolicy = 'freeze' | 'recompute';

export interface Recomputed {
  result: Day;
  /** Whether the date differs from the one on record. */
  changed: boolean;
  /** What to put on record; null when the sum comes out the same and there is nothing to say. */
  note: string | null;
}

/** Count again by the calendar as known now, and do what the policy says if that gives another day. */
export function recompute(computed: Computed, calendar: Calendar, policy: RecomputePolicy): Recomputed {
  const { from, count, result, computedOn } = computed;
  const now = addWorkingDays(calendar, from, count);
  if (now === result) return { result, changed: false, note: null };
  const then = addWorkingDays(knownOn(calendar, computedOn), from, count);
  const kept = policy === 'freeze';
  const done = kept
    ? `The date stays ${dayInWords(result)}; counted again it would be ${dayInWords(now)}.`
    : `The date moves from ${dayInWords(result)} to ${dayInWords(now)}.`;
  return {
    result: kept ? result : now,
    changed: !kept,
    note: `${reason({ computed, calendar, now, then })} ${done} ${kept ? 'Policy: dates already computed are frozen.' : 'Policy: dates already computed are counted again.'}`,
  };
}

function reason(sums: { computed: Computed; calendar: Calendar; now: Day; then: Day }): string {
  const { computed, calendar, now, then } = sums;
  const announced = announcedSince(sums);
  const since = announced.map(
    (one) =>
      `${one.name} on ${dayInWords(one.day)}${one.instead ? ` in place of ${dayInWords(one.instead)}` : ''} was announced on ${dayInWords(one.announced!)}`,
  );
  const late = `${since.join('; ')}, after this date was computed on ${dayInWords(computed.computedOn)}.`;
  if (then === computed.result) return late;
  // Set by hand, or by another calendar: no announcement explains it, and the record must not pretend that one does.
  const unlike = `The date on record does not follow from ${Math.abs(computed.count)} WD ${computed.count < 0 ? 'before' : 'after'} ${dayInWords(computed.from)} by the ${calendar.division} calendar as known on ${dayInWords(computed.computedOn)}, which gives ${dayInWords(then)}.`;
  return announced.length > 0 && then !== now ? `${unlike} ${late}` : unlike;
}

/** Holidays announced after the sum was done that fall, or used to fall, within either count. */
function announcedSince({ computed, calendar, now, then }: Parameters<typeof reason>[0]): OneOff[] {
  const days = [computed.from, now, then].sort();
  const within = (day: Day | undefined) => day !== undefined && day >= days[0]! && day <= days[2]!;
  return calendar.oneOffs.filter(
    (one) => one.announced !== null && one.announced > computed.computedOn && (within(one.day) || within(one.instead)),
  );
}
