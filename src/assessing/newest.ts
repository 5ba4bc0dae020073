/** The newest entry of each record that a reader may see, whatever day it is true from: what a change is held against. */
import { sql } from 'kysely';
import type { Tx } from '../kernel/db.ts';
import { recordId } from '../kernel/ledger.ts';

/** By reference; one query. */
export async function newestEntries(
  tx: Tx,
  { code, register, refs }: { code: string; register: string; refs: readonly string[] },
): Promise<Map<string, number>> {
  const ids = refs.map((ref) => recordId(code, register, ref));
  const { rows } = await sql<{ ref: string; seq: number }>`
    select ref, max(seq) as seq from log_entry where record = any(${sql.val(ids)}::uuid[]) group by ref`.execute(tx);
  return new Map(rows.map(({ ref, seq }) => [ref, seq]));
}
