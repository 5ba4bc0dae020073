/** Changes as the log keeps them, read back into what decide.ts folds. */
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { Placed } from './decide.ts';
import type { Label, Level, Passage, Value } from './define.ts';

/** A change as it stands in the log (`seq` set) or is about to (`seq` null). */
export interface Entry extends Placed {
  seq: number | null;
  passage: Passage | null;
  /** The label it bears in the log; absent until it is there. */
  as?: Label;
}

/** The changes of these records that nobody has taken back, by record. */
export async function standingEntries(tx: Tx, ids: readonly string[]): Promise<Map<string, Entry[]>> {
  const { rows } = await sql<StandingRow>`
    select e.seq, e.record, e.move, e.effective, e.placed, e.payload, e.class_group, e.class_level, d.code, d.found
    from log_entry e join log_decision d on d.id = e.decision
    where e.record = any(${sql.val(ids)}::uuid[]) and e.withdraws is null
      and not exists (select 1 from log_entry w where w.withdraws = e.seq)
    order by e.seq`.execute(tx);
  const byRecord = new Map<string, Entry[]>();
  for (const row of rows) {
    const list = byRecord.get(row.record) ?? [];
    list.push(entryFrom(row));
    byRecord.set(row.record, list);
  }
  return byRecord;
}

export interface StandingRow {
  seq: number;
  record: string;
  move: string;
  effective: string;
  placed: string;
  payload: string | null;
  class_group: string;
  class_level: Level;
  code: string;
  found: boolean;
}

export interface Payload {
  sets: Record<string, Value>;
  label: Label | null;
  first: Label;
  image: { state: string; label: Label; fields: Record<string, Value> } | null;
  passage: Passage | null;
}

export function entryFrom(row: StandingRow): Entry {
  const as = { group: row.class_group.slice(row.code.length + 1), level: row.class_level };
  // An erased payload still holds its place in the record's life, and its label; it just says nothing any more.
  const payload: Payload = row.payload
    ? JSON.parse(row.payload)
    : { sets: {}, label: as, first: as, image: null, passage: null };
  return {
    seq: row.seq,
    move: row.move,
    sets: payload.sets,
    label: payload.label,
    firstLabel: payload.first,
    effective: row.effective,
    placed: row.placed,
    found: row.found,
    passage: payload.passage ?? null,
    as,
  };
}
