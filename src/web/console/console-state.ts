/** Everything the console shows of a meeting and the item in hand, in one reading. */
import { type Draft, readDraft } from '../../drafts/drafts.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { recusedFrom } from '../../meetings/interests.ts';
import { dayOfMeeting, type MeetingRows, meetingRows } from '../../meetings/meeting-rows.ts';
import { type Quorum, quorumOf } from '../../meetings/quorum.ts';
import { lastRecorded, type Recorded } from '../../meetings/undo.ts';
import { itemNow } from '../live/live-parts.tsx';
import type { View } from '../view.ts';
import { type Work, workFrom } from './work.ts';

/** Kind of the drafts that hold what is typed at an item; their reference is the item's. */
export const notesKind = 'notes';

export interface ConsoleAsked {
  /** Reference of the meeting. */
  ref: string;
  /** Reference of the item in hand; empty for the one the meeting has come to. */
  item: string;
  following: readonly { name: string | null; page: string }[];
}

export interface ConsoleState {
  view: View;
  rows: MeetingRows;
  item: Row | null;
  next: Row | null;
  previous: Row | null;
  draft: Draft | null;
  work: Work;
  quorum: Quorum;
  /** Of the votes on the item in hand. */
  ballots: readonly Row[];
  following: ConsoleAsked['following'];
  /** What was recorded of the meeting last, and could be taken back. */
  last: Recorded | null;
}

/** @throws Absent for a meeting that is not there, or not for this reader. */
export async function consoleState(tx: Tx, view: View, asked: ConsoleAsked): Promise<ConsoleState> {
  const rows = await meetingRows(tx, view.site.ledger, { code: view.code, ref: asked.ref, at: view.at });
  const at = rows.items.findIndex(({ ref }) => ref === asked.item);
  const item = rows.items[at] ?? itemNow(rows) ?? rows.items[0] ?? null;
  const place = item ? rows.items.indexOf(item) : -1;
  const draft = item ? await readDraft(tx, { code: view.code.id, kind: notesKind, ref: item.ref }) : null;
  return {
    view,
    rows,
    item,
    next: rows.items[place + 1] ?? null,
    previous: rows.items[place - 1] ?? null,
    draft,
    work: workOf(item, draft),
    quorum: quorumAt(rows, item),
    ballots: await ballotsOf(tx, view, ofItem(rows.votes, item)),
    following: asked.following,
    last: await lastRecorded(tx, view.code.id, { meeting: asked.ref }),
  };
}

async function ballotsOf(tx: Tx, view: View, votes: readonly Row[]): Promise<Row[]> {
  if (votes.length === 0) return [];
  const filters = { vote: votes.map(({ ref }) => ref) };
  const register = registerOf(view.site.ledger, 'ballot');
  return (await listRows(tx, register, { code: view.code.id, at: view.at, filters })).rows;
}

/** What is being typed; before anything is, the discussion is what the item has on record. */
export function workOf(item: Row | null, draft: Draft | null): Work {
  const work = workFrom(draft?.content);
  return draft || !item ? work : { ...work, narrative: String(item.fields.narrative ?? '') };
}

export function quorumAt(rows: MeetingRows, item: Row | null): Quorum {
  const { config, body, seats, attendance } = rows;
  const recused = item ? recusedFrom(rows, item.ref) : new Set<string>();
  return quorumOf({ config, body, seats, attendance, day: dayOfMeeting(rows), recused });
}

/** Rows of a kind that belong to an item. */
export function ofItem(rows: readonly Row[], item: Row | null): Row[] {
  return rows.filter((row) => item !== null && row.fields.item === item.ref);
}
