/**
 * A timetable as a network: steps that wait for one another, on Working-Day clocks, held to the meetings and releases
 * there are. Pure: what is on record, what is planned and which day it is come as arguments, and the same give the same.
 */
import type { Calendar } from '../calendar/calendar.ts';
import type { Computed, RecomputePolicy } from '../calendar/recompute.ts';
import type { MonthlyDay, TimetableStep } from '../codes/process.ts';
import type { Provenance } from '../codes/rule.ts';
import type { Day } from '../kernel/define.ts';
import type { Problem } from '../kernel/problem.ts';
import { criticalPath } from './critical.ts';
import { inOrder } from './in-order.ts';
import { type Placed, place } from './place.ts';
import { latestEnds, slackOf } from './slack.ts';

/** One step as it goes into the sum. */
export interface NetworkStep {
  id: string;
  name: string;
  kind: TimetableStep['kind'];
  /** Ids of the steps that end before it begins. */
  after: readonly string[];
  /** Working Days; null where nobody has set them (none are then reckoned, and the sum says so). */
  length?: number | null;
  /** For a meeting: reference of the body, and what it is called. */
  body?: string;
  bodyName?: string;
  /** Working Days before the meeting or release by which what it waits for has ended; null where it is not known. */
  lead?: number | null;
  /** Local time of day at which it closes. */
  closes?: string;
  /** Where a meeting is reckoned to be while none is planned that late. */
  unplanned?: MonthlyDay;
  /** Power that may extend it. */
  extend: string | null;
  breach: string;
  clause: string | null;
  provenance?: Provenance;
  stage: string;
  /** Its end is set, and by what: "the target date of the assessment". The clock is then only told. */
  fixed?: { day: Day; by: string };
  /** Days on which it did begin and end; they override every sum. */
  started?: Day;
  ended?: Day;
  /** The sum as it was once done and kept: what a holiday announced since then does to it is the policy's. */
  computed?: Computed;
}

export interface Network {
  /** The day from which steps that wait for nothing run. */
  start: Day;
  /** Nothing that is still to be done ends before it. */
  today: Day;
  calendar: Calendar;
  lateHoliday: RecomputePolicy;
  steps: readonly NetworkStep[];
}

export interface MeetingDay {
  body: string;
  /** Null where it is reckoned and not planned. */
  ref: string | null;
  title: string;
  day: Day;
  /** Its paper day, where the record says. */
  papers: Day | null;
}

export interface ReleaseDay {
  ref: string | null;
  title: string;
  day: Day;
  /** Nothing is taken in after it, where the record says. */
  freeze: Day | null;
}

/** What timetables are held to, in any order. */
export interface Days {
  meetings: readonly MeetingDay[];
  releases: readonly ReleaseDay[];
}

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
