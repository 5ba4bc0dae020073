/**
 * What happened to proposals, as a feed: an entry for each thing that happened, the newest recorded first. Public only,
 * whoever asks: a feed is fetched by programs and passed on.
 */
import { sql } from 'kysely';
import type { Tx } from '../kernel/db.ts';
import type { Day, Instant, Register, Value } from '../kernel/define.ts';
import { wordsFor } from '../kernel/define.ts';
import { type Ledger, recordId, registerOf } from '../kernel/ledger.ts';

export interface FeedEntry {
  /** `urn:uuid:…`, the same for ever: that of the log's entry. */
  id: string;
  ref: string;
  /** "SECMP0007: Firmware updates: Submitted to refinement". */
  title: string;
  /** When it was recorded, and when it was last said anything else of. */
  published: Instant;
  updated: Instant;
  /** The day it is true from. */
  effective: Day;
  /** Who decided, in words. */
  by: string;
  /** What it gave: label and words. Empty for one that was taken back. */
  sets: readonly { label: string; words: string }[];
  takenBack: boolean;
}

export interface FeedQuery {
  code: { id: string };
  /** One proposal; absent for all. */
  ref?: string;
  /** Entries with an older place in the log than this. */
  before?: number;
}

export interface FeedPage {
  entries: readonly FeedEntry[];
  /** Where the next page starts; null on the last. */
  next: number | null;
}

/** Entries on a page. */
export const entriesShown = 50;

/** One query. `tx` must have the public's eyes. */
export async function feedPage(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, ref, before }: FeedQuery,
): Promise<FeedPage> {
  const register = registerOf(ledger, 'modification');
  const one = ref === undefined ? sql`` : sql`and e.ref = ${ref}`;
  const older = before === undefined ? sql`` : sql`and e.seq < ${before}`;
  const { rows } = await sql<EntryRow>`
    select e.seq, e.ref, e.move, e.effective, e.recorded, e.payload, d.id as decision, d.authority_kind, d.authority_ref,
      d.body, w.recorded as undone,
      (select m.title from modification m where m.code = d.code and m.ref = e.ref and m.known_to = 'infinity'
        order by m.effective_from desc limit 1) as title,
      (select b.title from meeting b where b.code = d.code and b.ref = d.authority_ref and b.known_to = 'infinity'
        order by b.effective_from desc limit 1) as meeting
    from log_entry e join log_decision d on d.id = e.decision
    left join log_entry w on w.withdraws = e.seq
    where d.code = ${code.id} and e.register = ${register.name} and e.withdraws is null ${one} ${older}
    order by e.seq desc limit ${entriesShown + 1}`.execute(tx);
  const shown = rows.slice(0, entriesShown);
  return {
    entries: shown.map((row) => entryOf(register, code.id, row)),
    next: rows.length > entriesShown ? (shown.at(-1)?.seq ?? null) : null,
  };
}

interface EntryRow {
  seq: number;
  ref: string;
  move: string;
  effective: Day;
  recorded: Instant;
  payload: string | null;
  decision: string;
  authority_kind: 'meeting' | 'post';
  authority_ref: string;
  body: string;
  undone: Instant | null;
  title: string | null;
  meeting: string | null;
}

function entryOf(register: Register, code: string, row: EntryRow): FeedEntry {
  const past = register.moves[row.move]?.past ?? row.move;
  // A proposal taken back whole has no title any more, and the words of one whose payload was erased are gone.
  const title = row.title && row.title !== row.ref ? `: ${row.title}` : '';
  return {
    id: `urn:uuid:${recordId(code, 'log-entry', `${row.decision} ${row.seq}`)}`,
    ref: row.ref,
    title: `${row.ref}${title}: ${row.undone ? `taken back (${past.toLowerCase()})` : past}`,
    published: row.recorded,
    updated: row.undone ?? row.recorded,
    effective: row.effective,
    by: row.authority_kind === 'meeting' ? (row.meeting ?? row.authority_ref) : row.authority_ref,
    sets: row.undone ? [] : setsOf(register, row.payload),
    takenBack: row.undone !== null,
  };
}

function setsOf(register: Register, payload: string | null): FeedEntry['sets'] {
  if (payload === null) return [];
  const { sets } = JSON.parse(payload) as { sets: Record<string, Value> };
  return Object.entries(sets).flatMap(([name, value]) => {
    const field = register.fields[name];
    const words = field ? wordsFor(field, value) : '';
    // A link is told by a number that means nothing outside; the page it leads to says whose it is.
    return field && words !== '' && name !== register.titled && !field.to ? [{ label: field.label, words }] : [];
  });
}

/** When anything of it last changed; null for a feed without entries. */
export function updatedOf(entries: readonly FeedEntry[]): Instant | null {
  return entries.reduce<Instant | null>(
    (last, { updated }) => (last === null || updated > last ? updated : last),
    null,
  );
}
