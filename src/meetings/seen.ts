/** How far somebody had seen records when they decided on them, so that what came since is not overrun. */
import { sql } from 'kysely';
import type { Tx } from '../kernel/db.ts';
import type { Change } from '../kernel/define.ts';
import { type Ledger, recordId } from '../kernel/ledger.ts';
import { type AsAt, get, type Row } from '../kernel/read.ts';

export interface Standing {
  /** As it stands; null when it is not on record, or not the reader's to see. */
  row: Row | null;
  /** The newest log entry that the reader may see; 0 where there is none. */
  seen: number;
}

type Named = Pick<Change, 'register' | 'ref'>;

export function recordKey({ register, ref }: Named): string {
  return `${register} ${ref}`;
}

/** The records that changes name, by `recordKey`: a query a record and one for the log. Unknown registers are left out. */
export async function standingOf(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at, names }: { code: string; at: AsAt; names: readonly Named[] },
): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>();
  const byId = new Map<string, Standing>();
  for (const { register, ref } of names) {
    const definition = ledger.registers.get(register);
    if (!definition || found.has(recordKey({ register, ref }))) continue;
    const standing: Standing = { row: await get(tx, definition, { code, ref, at }), seen: 0 };
    found.set(recordKey({ register, ref }), standing);
    byId.set(recordId(code, register, ref), standing);
  }
  const { rows } = await sql<{ record: string; seen: number }>`
    select record, max(seq) as seen from log_entry where record = any(${sql.val([...byId.keys()])}::uuid[])
    group by record`.execute(tx);
  for (const { record, seen } of rows) {
    const standing = byId.get(record);
    if (standing) standing.seen = seen;
  }
  return found;
}
