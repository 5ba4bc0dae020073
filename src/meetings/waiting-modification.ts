/** The ways in which a meeting may take a proposal that waits for it, by where the proposal stands in its process. Pure. */

import type { Code } from '../codes/code.ts';
import { pathOf, processOf } from '../codes/process-of.ts';
import type { Tx } from '../kernel/db.ts';
import type { Change, Value } from '../kernel/define.ts';
import type { Ledger } from '../kernel/ledger.ts';
import type { AsAt, Row } from '../kernel/read.ts';
import { endsWith } from '../process/end.ts';
import { factsOfAll } from '../process/facts.ts';
import { dayOfMeeting, type MeetingRows } from './meeting-rows.ts';

export interface Way {
  move: string;
  sets: Record<string, Value>;
  words: string;
  comes?: readonly Change[];
}

/** Where a proposal waits for some body. */
export const waitingStages: readonly string[] = [
  'draft',
  'raised',
  'report',
  'consultation',
  'vote',
  'authority',
  'advice',
];

const why: Readonly<Record<string, string>> = {
  draft: 'lodged as a draft',
  raised: 'raised',
  report: 'its draft report is brought',
  consultation: 'its report was consulted on',
  advice: 'the forum was asked',
  vote: 'awaits the vote',
  authority: 'is with the Authority',
};

/** What a meeting does of each, where its process says so: in the order in which it is offered. */
const ways: Readonly<Record<string, readonly string[]>> = {
  draft: ['raise', 'refuse'],
  raised: ['refine', 'consult', 'approve', 'reject', 'refuse'],
  report: ['consult', 'return'],
  consultation: ['vote', 'approve', 'reject', 'return'],
  advice: ['refer', 'approve', 'reject', 'return'],
  vote: ['refer', 'approve', 'reject'],
  authority: ['approve', 'reject', 'return'],
};

/** Of one that only minutes know of, what minutes tell of: its rules, and mostly its path, are on no record. */
const plain: Readonly<Record<string, readonly string[]>> = {
  raised: ['refine'],
  report: ['consult', 'return'],
  consultation: ['vote', 'return'],
  vote: ['approve', 'reject'],
};

/** Which of these a body may make is its powers' business; what is not its own is left out by whoever offers them. */
export function waysOfModification(row: Row, rows: MeetingRows, code: Code): Way[] {
  const day = dayOfMeeting(rows);
  const process = processOf(code, row.fields, day);
  const strict = Boolean(row.fields.rules) && process !== null;
  const offered = (strict ? ways : plain)[row.state] ?? [];
  const path = process ? pathOf(process, row.fields.path) : null;
  return offered
    .filter(
      (move) =>
        !strict ||
        process.transitions.some(
          (one) =>
            one.move === move &&
            !one.skips &&
            one.from.includes(row.state) &&
            // While no path is set, what most paths have is offered, and says what it lacks.
            (!one.paths || (path ? one.paths.includes(path.id) : one.paths.length > 1)),
        ),
    )
    .map((move) => ({ move, sets: setsOf(move, { rows, day, strict }), words: why[row.state] ?? row.state }));
}

interface Of {
  rows: MeetingRows;
  day: string;
  strict: boolean;
}

function setsOf(move: string, { rows, day, strict }: Of): Record<string, Value> {
  const spoken = { last_meeting: rows.meeting.ref };
  if (move === 'approve') return { ...spoken, decided_on: day };
  // The reasons are what the minutes say; a record that asks for some is led to them.
  const reasons: Record<string, Value> = strict ? { reasons: `As minuted at ${rows.meeting.title}.` } : {};
  if (move === 'reject') return { ...spoken, decided_on: day, ...reasons };
  return move === 'refuse' || move === 'return' ? { ...spoken, ...reasons } : spoken;
}

const ending = new Set(['refuse', 'reject']);

/** With a move that ends a proposal comes the closing of what is still open of it. */
export async function withEndings<W extends { row: Row; change: Change; comes: readonly Change[] }>(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { rows, waiting, at }: { rows: MeetingRows; waiting: readonly W[]; at: AsAt },
): Promise<W[]> {
  const ends = (one: W) => one.row.register === 'modification' && ending.has(one.change.move);
  const refs = [...new Set(waiting.filter(ends).map(({ row }) => row.ref))];
  const facts = await factsOfAll(tx, ledger, { code: rows.meeting.code, refs, at });
  const reason = `Decided at ${rows.meeting.title}.`;
  return waiting.map((one) => {
    const of = ends(one) ? facts.get(one.row.ref) : undefined;
    if (!of) return one;
    return {
      ...one,
      comes: [...one.comes, ...endsWith(of, { day: dayOfMeeting(rows), reason, meeting: rows.meeting.ref })],
    };
  });
}
