/**
 * A timetable as a network: steps that wait for one another, on Working-Day clocks, held to the meetings and releases
 * there are. Pure: what is on record, what is planned and which day it is come as arguments, and the same give the same.
 */
import type { Day } from '../kernel/define.ts';
import type { Problem } from '../kernel/problem.ts';
import { criticalPath } from './critical.ts';
import { inOrder } from './in-order.ts';
import { type Placed, place } from './place.ts';
import { latestEnds, slackOf } from './slack.ts';
import type { Days, Network, NetworkStep } from './step.ts';

export type { Days, MeetingDay, Network, NetworkStep, ReleaseDay } from './step.ts';

export interface SolvedStep extends NetworkStep, Placed {
  /** On the chain of steps that decides when the last one ends. */
  critical: boolean;
  /** Latest day on which it may end without moving the last step; null when it is over or cannot be told. */
  latest: Day | null;
  /** Working Days between its end and that day. */
  slack: number | null;
}

export interface Solved {
  /** In the order in which the process names them. */
  steps: SolvedStep[];
  /** Ids from the first to the last of the chain that decides. */
  critical: string[];
  /** The end of the last step; null when it cannot be told. */
  end: Day | null;
  /** Why it cannot be kept as it stands: circular, an end before its start, no meeting to go to. */
  problems: Problem[];
}

/** Days, sums, slack and critical path of every step. Throws nothing: what is impossible is among the problems. */
export function solve(network: Network, days: Days): Solved {
  const { order, problems } = inOrder(network.steps);
  if (problems.length > 0) return { steps: network.steps.map(undated), critical: [], end: null, problems };
  const placed = new Map<string, Placed>();
  for (const step of order) placed.set(step.id, place(step, { network, days, placed }));
  const found = network.steps.flatMap(({ id }) => placed.get(id)?.problems ?? []);
  const latest = latestEnds(order, { network, days, placed });
  const critical = criticalPath(order, placed);
  const steps = network.steps.map((step): SolvedStep => {
    const where = placed.get(step.id) as Placed;
    const last = step.ended ? null : (latest.get(step.id) ?? null);
    return {
      ...step,
      ...where,
      critical: critical.includes(step.id) && !step.ended,
      latest: last,
      slack: slackOf(network.calendar, where.end, last),
    };
  });
  return { steps, critical, end: lastEnd(steps), problems: found };
}

/** When the whole is over: null as soon as one step has no day, for it may be the last. */
function lastEnd(steps: readonly SolvedStep[]): Day | null {
  const ends = steps.map(({ end }) => end);
  if (ends.length === 0 || ends.includes(null)) return null;
  return (ends as Day[]).reduce((a, b) => (a > b ? a : b));
}

function undated(step: NetworkStep): SolvedStep {
  return {
    ...step,
    ready: null,
    start: null,
    end: null,
    sum: '',
    due: null,
    late: false,
    anchor: null,
    spare: null,
    driver: null,
    problems: [],
    note: null,
    critical: false,
    latest: null,
    slack: null,
  };
}

export function stepOf<T extends { id: string }>(steps: readonly T[], id: string): T | undefined {
  return steps.find((step) => step.id === id);
}
