/** Putting one request before others: what it gets, which others are numbered anew, and who moves back. Pure. */
import type { Change } from '../kernel/define.ts';
import type { Assessed } from './assessed.ts';
import { byTurn } from './queue.ts';

export interface Reordered {
  changes: Change[];
  /** How the queue then stands. */
  after: Assessed[];
  /** Whose turn changes, with the turns counted from 1. */
  moved: { ref: string; from: number; to: number }[];
}

/**
 * @param waiting the queue as it stands
 * @param turn the priority it is to have, 1 the first; null leaves it to the order of requests
 */
export function prioritised(waiting: readonly Assessed[], ref: string, turn: number | null): Reordered {
  const own = waiting.find(({ row }) => row.ref === ref);
  const others = waiting
    .filter(({ row }) => row.ref !== ref && typeof row.fields.priority === 'number')
    .sort((a, b) => Number(a.row.fields.priority) - Number(b.row.fields.priority));
  const wanted = new Map<string, number | null>([[ref, turn]]);
  // Only as many make room as must: a number nobody has ends it.
  let taken = turn;
  for (const { row } of others) {
    if (taken === null || Number(row.fields.priority) < taken) continue;
    if (Number(row.fields.priority) > taken) break;
    taken += 1;
    wanted.set(row.ref, taken);
  }
  const set = (one: Assessed): Assessed =>
    wanted.has(one.row.ref)
      ? { ...one, row: { ...one.row, fields: { ...one.row.fields, priority: wanted.get(one.row.ref) ?? null } } }
      : one;
  const after = waiting.map(set).sort(byTurn);
  const turnIn = (list: readonly Assessed[], of: string) => list.findIndex(({ row }) => row.ref === of) + 1;
  return {
    changes: own
      ? [...wanted].map(([one, priority]) => ({
          register: 'assessment',
          ref: one,
          move: 'prioritise',
          sets: { priority },
          expects: waiting.find(({ row }) => row.ref === one)?.newest ?? 0,
        }))
      : [],
    after,
    moved: waiting
      .map(({ row }, index) => ({ ref: row.ref, from: index + 1, to: turnIn(after, row.ref) }))
      .filter(({ from, to }) => from !== to),
  };
}
