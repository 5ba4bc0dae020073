/** How far a proposal has come in its process, and when it left what lies behind. Pure. */
import type { ChangeProcess } from '../codes/process.ts';
import type { Day } from '../kernel/define.ts';
import type { Reached } from './on-record.ts';

/** A stage off the main line stands where the work it sends a proposal back to is. */
const beside: Readonly<Record<string, string>> = { returned: 'report', appealed: 'approved' };

/** The place of a stage on the main line; null for one that is off it for good, or is none of this process. */
export function placeOf(process: ChangeProcess, state: string): number | null {
  const main = process.stages.filter(({ line }) => line === 'main').map(({ id }) => id);
  const at = main.indexOf(state);
  if (at >= 0) return at;
  const near = beside[state];
  return near !== undefined && main.includes(near) ? main.indexOf(near) : null;
}

/** The day on which it last went beyond a stage; null where that is not on record, or has not happened. */
export function leftOn(process: ChangeProcess, reached: readonly Reached[], stage: string): Day | null {
  const at = placeOf(process, stage);
  if (at === null) return null;
  let left: Day | null = null;
  for (const [n, { state, day }] of reached.entries()) {
    const now = placeOf(process, state);
    const before = n === 0 ? null : placeOf(process, (reached[n - 1] as Reached).state);
    if (now === null || before === null) continue;
    if (before <= at && now > at) left = day;
    else if (now <= at) left = null;
  }
  return left;
}
