/** What a report is sent back for: each point a record of its own, asked in the Decision that returns the report. Pure. */
import type { ChangeProcess, ReturnReason } from '../codes/process.ts';
import type { Change, Day, Value } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Fact, ProcessFacts } from './facts.ts';

export interface PointAsked {
  /** Id of a reason of the process. */
  reason: string;
  /** What has to be answered; what the reason asks by itself where it is empty. */
  asks: string;
}

export interface Returned {
  /** Why, in the body's own words. */
  reasons: string;
  points: readonly PointAsked[];
  day: Day;
  /** The meeting at which it is returned; null for none. */
  meeting: string | null;
}

/** A reason of the process by its id; null for one it does not have. */
function reasonOf(process: ChangeProcess, id: string): ReturnReason | null {
  return process.reasons.find((one) => one.id === id) ?? null;
}

/**
 * The report returned with its points: the move, and a point for each thing to be answered, numbered after those there.
 * @throws Refused for a reason the process does not have, or none at all
 */
export function returned(process: ChangeProcess, facts: ProcessFacts, asked: Returned): Change[] {
  if (asked.points.length === 0)
    throw new Refused({ sentence: 'Say what has to be answered before the report comes back.', field: 'points' });
  const spoken: Record<string, Value> = asked.meeting ? { last_meeting: asked.meeting } : {};
  const first = nextPoint(facts);
  return [
    { register: 'modification', ref: facts.ref, move: 'return', sets: { reasons: asked.reasons, ...spoken } },
    ...asked.points.map((one, index): Change => {
      const reason = reasonOf(process, one.reason);
      if (!reason)
        throw new Refused({
          sentence: `“${one.reason}” is no reason for returning a report. Choose one of those offered.`,
          field: 'points',
        });
      return {
        register: 'point',
        ref: `${facts.ref}/P${first + index}`,
        move: 'ask',
        sets: {
          title: one.asks.trim() || reason.asks,
          modification: facts.ref,
          reason: reason.id,
          asked_on: asked.day,
          ...(asked.meeting ? { meeting: asked.meeting } : {}),
        },
        expects: 0,
      };
    }),
  ];
}

/** The number of the next point, after the highest there is. */
function nextPoint({ ref, points }: Pick<ProcessFacts, 'ref' | 'points'>): number {
  const numbers = points.map((one) => Number(one.ref.slice(`${ref}/P`.length))).filter(Number.isInteger);
  return Math.max(0, ...numbers) + 1;
}

/** A point answered, or answered better. */
export function answered(point: Pick<Fact, 'ref'>, answer: string, day: Day): Change {
  if (answer.trim() === '') throw new Refused({ sentence: 'Write the answer.', field: 'answer' });
  return {
    register: 'point',
    ref: point.ref,
    move: 'answer',
    sets: { answer: answer.trim(), answered_on: day },
  };
}

/** The report brought back once every point is answered: the answers are accepted with it. */
export function presented(facts: ProcessFacts, sets: Readonly<Record<string, Value>>): Change[] {
  return [{ register: 'modification', ref: facts.ref, move: 'present', sets }];
}

/** What of a report's points is done: how many of how many, for a checklist. */
export function pointsDone({ points }: Pick<ProcessFacts, 'points'>): {
  done: number;
  of: number;
  open: readonly Fact[];
} {
  const asked = points.filter(({ state }) => state !== 'dropped');
  const open = asked.filter(({ state }) => state === 'open');
  return { done: asked.length - open.length, of: asked.length, open };
}
