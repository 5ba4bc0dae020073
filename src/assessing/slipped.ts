/** What the dates of assessments did since a day. Pure. */
import { type Calendar, workingDaysBetween } from '../calendar/calendar.ts';
import type { Day } from '../kernel/define.ts';
import type { Assessed } from './assessed.ts';
import type { TargetSet } from './targets.ts';

export interface Slip {
  one: Assessed;
  set: TargetSet;
  /** The date before; null where it is not on record. */
  was: Day | null;
  now: Day;
  /** Working Days later; negative for sooner; null where the date before is not on record. */
  days: number | null;
}

/** Dates set after `since`, up to the day the assessments were read from; the first date of a request is no slip. */
export function slipsSince(all: readonly Assessed[], since: Day | null, calendar: Calendar): Slip[] {
  return all
    .flatMap((one) =>
      one.targets.map((set, index): Slip => {
        const was = one.targets[index - 1]?.target ?? null;
        const days = was === null ? null : workingDaysBetween(calendar, was, set.target);
        return { one, set, was, now: set.target, days };
      }),
    )
    .filter(({ was, set }) => was !== null || set.move === 'revise')
    .filter(({ set }) => since === null || set.on > since)
    .sort((a, b) => (a.set.on === b.set.on ? 0 : a.set.on < b.set.on ? -1 : 1));
}

/** What came after `since`. */
export function receivedSince(all: readonly Assessed[], since: Day | null): Assessed[] {
  return all.filter(
    ({ row }) => row.state === 'received' && (since === null || String(row.fields.received_on ?? row.from) > since),
  );
}
