/**
 * What waits for a body to take it up, and the moves by which it would: risks and words proposed, matters passed to it,
 * modifications at a stage it decides, decisions whose condition is its to meet. Only kinds of record that an item takes
 * (its `about`) are looked through.
 */
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Change } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { type AsAt, listRows, type Row } from '../kernel/read.ts';
import { changeFromLine } from './effects.ts';
import { bodyOf, dayOfMeeting, type MeetingRows } from './meeting-rows.ts';
import { type Way, waitingStages, waysOfModification } from './waiting-modification.ts';

/** A record that waits, with one way of taking it. */
export interface Waiting {
  row: Row;
  change: Change;
  /** What makes it wait, in a few words: "proposed", "new words proposed". */
  words: string;
  /** Further changes that come with it. */
  comes: readonly Change[];
  /** One of several ways of taking the record: choosing is somebody's, none is ticked by itself. */
  oneOf: boolean;
}

interface Kind {
  states: readonly string[];
  /** Only what is this body's: the field that names the body. A record that names none is everybody's when `shared`. */
  body?: { field: string; shared: boolean };
  /** A record that one of these names waits for that first. */
  after?: { register: string; field: string; states: readonly string[] };
  ways(row: Row, rows: MeetingRows, code: Code): readonly Way[];
}

const kinds: Readonly<Record<string, Kind>> = {
  risk: { states: ['proposed', 'open'], body: { field: 'body', shared: true }, ways: waysOfRisk },
  issue: {
    states: ['referred'],
    body: { field: 'body', shared: false },
    ways: (_, rows) =>
      ['resolve', 'close'].map((move) => ({ move, sets: spokenOf(rows), words: 'passed to this body' })),
  },
  modification: { states: waitingStages, ways: (row, rows, code) => waysOfModification(row, rows, code) },
  party: {
    states: ['applied'],
    ways: (_, rows) => [{ move: 'admit', sets: { admitted_on: dayOfMeeting(rows) }, words: 'applying' }],
  },
  variation: {
    states: ['running', 'consultation'],
    ways: (row, rows) =>
      row.fields.proposed
        ? [
            row.state === 'running'
              ? { move: 'consult', sets: spokenOf(rows), words: 'a change is proposed' }
              : { move: 'submit', sets: spokenOf(rows), words: 'consulted on' },
          ]
        : [],
  },
  document: {
    states: ['draft'],
    body: { field: 'body', shared: true },
    ways: (_, rows) => [
      {
        move: 'approve',
        sets: { changed_on: dayOfMeeting(rows), ...spokenOf(rows) },
        words: 'drafted',
      },
    ],
  },
  action: {
    states: ['open'],
    body: { field: 'body', shared: false },
    ways: (row, rows) =>
      row.fields.evidence
        ? [
            {
              move: 'close',
              sets: { closed_on: dayOfMeeting(rows), latest_meeting: rows.meeting.ref },
              words: 'reported as done',
            },
          ]
        : [],
  },
  decision: {
    states: ['conditional'],
    body: { field: 'waits_for', shared: false },
    ways: (row, rows) => [
      {
        move: 'take',
        sets: { condition_met: `Taken up at ${rows.meeting.title}.`, pending: unread(row) },
        words: `waits: ${row.fields.condition ?? 'a condition'}`,
        comes: pendingOf(row),
      },
    ],
  },
  meeting: {
    states: ['held'],
    body: { field: 'body', shared: false },
    // Comments are settled before the words they are about are approved.
    after: { register: 'comment', field: 'meeting', states: ['open'] },
    ways: (row, rows) =>
      row.fields.approved_on || row.ref === rows.meeting.ref || !row.fields.minutes
        ? []
        : [
            {
              move: 'approve',
              sets: { minutes: 'approved', approved_on: dayOfMeeting(rows), approved_at: rows.meeting.ref },
              words: 'its minutes wait to be approved',
            },
          ],
  },
};

/** The records that wait for the meeting's body in the registers asked for, each way of taking one by itself. */
export async function waitingFor(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, rows, about, at }: { code: Code; rows: MeetingRows; about: readonly string[]; at: AsAt },
): Promise<Waiting[]> {
  const found: Waiting[] = [];
  for (const name of new Set(about)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (!kind || !ledger.registers.has(name)) continue;
    const filters = { state: kind.states };
    const { rows: records } = await listRows(tx, registerOf(ledger, name), { code: rows.meeting.code, at, filters });
    const own = records.filter((one) => isForBody(kind, one, bodyOf(rows)));
    const held = kind.after ? await namedBy(tx, ledger, { ...kind.after, rows: own, at }) : new Set();
    for (const row of own.filter(({ ref }) => !held.has(ref))) {
      const ways = kind.ways(row, rows, code);
      for (const { move, sets, words, comes = [] } of ways)
        found.push({ row, change: { register: name, ref: row.ref, move, sets }, words, comes, oneOf: ways.length > 1 });
    }
  }
  return found;
}

/** References of the rows that records of a register in these states name. */
async function namedBy(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  asked: { register: string; field: string; states: readonly string[]; rows: readonly Row[]; at: AsAt },
): Promise<Set<unknown>> {
  const [first] = asked.rows;
  if (!first) return new Set();
  const filters = { [asked.field]: asked.rows.map(({ ref }) => ref), state: asked.states };
  const register = registerOf(ledger, asked.register);
  const { rows } = await listRows(tx, register, { code: first.code, at: asked.at, filters });
  return new Set(rows.map(({ fields }) => fields[asked.field]));
}

function isForBody({ body }: Kind, row: Row, ref: string): boolean {
  if (!body) return true;
  const value = row.fields[body.field];
  return value === ref || (body.shared && !value);
}

function waysOfRisk(row: Row, rows: MeetingRows): Way[] {
  const { proposed_title: title, proposed_wording: wording } = row.fields;
  const words = {
    ...(title ? { title, proposed_title: null } : {}),
    ...(wording ? { wording, proposed_wording: null } : {}),
  };
  const sets = { ...words, body: bodyOf(rows), ...spokenOf(rows) };
  if (row.state === 'proposed') return [{ move: 'open', sets, words: 'proposed' }];
  return title || wording ? [{ move: 'reword', sets, words: 'new words proposed' }] : [];
}

/** What a decision on a condition, or a vote, holds back. */
export function pendingOf(row: Row): Change[] {
  return linesOf(row).flatMap((line) => changeFromLine(line) ?? []);
}

/** Lines that hold no change stay on record, for a person to see to; null where there are none. */
function unread(row: Row): string[] | null {
  const lines = linesOf(row).filter((line) => changeFromLine(line) === null);
  return lines.length > 0 ? lines : null;
}

function linesOf({ fields: { pending } }: Row): string[] {
  return Array.isArray(pending) ? pending : [];
}

function spokenOf({ meeting }: MeetingRows): { last_meeting: string } {
  return { last_meeting: meeting.ref };
}
