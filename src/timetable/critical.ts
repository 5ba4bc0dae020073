/** The chain of steps that decides when the last one ends: each begins when the one before it in the chain ends. */
import type { Day } from '../kernel/define.ts';
import type { Placed } from './place.ts';
import type { NetworkStep } from './step.ts';

/** Ids, first to last; empty when the last step has no day. */
export function criticalPath(order: readonly NetworkStep[], placed: ReadonlyMap<string, Placed>): string[] {
  const byId = new Map(order.map((step) => [step.id, step]));
  let last: NetworkStep | undefined;
  let lastDay: Day | null = null;
  for (const step of order) {
    const end = placed.get(step.id)?.end ?? null;
    if (end === null) return [];
    // Of several that end on one day the one that comes last decides.
    if (lastDay === null || end >= lastDay) [last, lastDay] = [step, end];
  }
  const chain: string[] = [];
  for (let step = last; step; step = byId.get(placed.get(step.id)?.driver ?? '')) {
    chain.unshift(step.id);
    // What began, or has its end set, on its own account did not wait for the step before it. A meeting or a release does.
    const isDay = step.kind === 'meeting' || step.kind === 'release';
    if (step.started || (step.fixed && !step.ended && !isDay)) break;
  }
  return chain;
}
