/** Records that the words of the minutes brought in (a date, a document spoken of): kept with the draft, public with it. */
import { sql } from 'kysely';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import type { Ledger } from '../kernel/ledger.ts';
import { get, type Row } from '../kernel/read.ts';

/** How the Decision of a read-back ends its title; by it those records are known again. */
export const readBackTitle = 'what its minutes speak of';
/** The same for what was said in confidence, which is never public. */
export const confidentialReadBackTitle = 'what its confidential minutes speak of';

/** A record, and the days from which it is another: on each it is opened. */
export interface SpokenRecord {
  row: Row;
  days: readonly Day[];
}

/**
 * What came to be on record by reading the public minutes of a meeting back, as it is on the last day that anything is
 * known of it. `tx` has the claims of whoever asks.
 */
export async function spokenOf(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, ref, today }: { code: Code; ref: string; today: Day },
): Promise<SpokenRecord[]> {
  const title = `%, ${readBackTitle}`;
  // Only what began with it: a record that somebody else began is theirs to open.
  const { rows } = await sql<{ register: string; ref: string; days: Day[] }>`
    select e.register, e.ref, array_agg(distinct a.effective::text) as days
    from log_decision d join log_entry e on e.decision = d.id
      join log_entry a on a.record = e.record and a.withdraws is null
    where d.code = ${code.id} and d.authority_ref = ${ref} and d.found and d.title like ${title} and e.withdraws is null
      and not exists (select 1 from log_entry w where w.withdraws = e.seq)
      and not exists (select 1 from log_entry b join log_decision bd on bd.id = b.decision
        where b.record = e.record and b.seq < e.seq and not (bd.found and bd.title = d.title))
    group by 1, 2 order by 1, 2`.execute(tx);
  const found: SpokenRecord[] = [];
  for (const { register: name, ref: named, days } of rows) {
    const day = [today, ...days].sort().at(-1) ?? today;
    const register = ledger.registers.get(name);
    const row = register && (await get(tx, register, { code: code.id, ref: named, at: { day, known: null } }));
    if (row) found.push({ row, days: [...days].sort() });
  }
  return found;
}
