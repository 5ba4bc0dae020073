/** Whether the registers are what the log says: every record folded anew and compared with its rows. */
import { sql } from 'kysely';
import { canonical } from './canonical.ts';
import { takeWriter } from './db.ts';
import { fold } from './decide.ts';
import type { Ledger } from './ledger.ts';
import { standingEntries } from './plan.ts';
import { rowsOf } from './store.ts';

const batch = 1_000;

/** Sentences for records whose rows differ from their log; empty when all agree. */
export async function registersAgree(ledger: Ledger): Promise<{ records: number; problems: string[] }> {
  return ledger.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await takeWriter(tx);
      const problems: string[] = [];
      let records = 0;
      for (const register of ledger.registers.values()) {
        for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
          const { rows } = await sql<{ id: string; code: string; ref: string }>`
            select id, code, ref from record where register = ${register.name} and id > ${after}::uuid order by id limit ${batch}`.execute(
            tx,
          );
          const ids = rows.map((row) => row.id);
          const standing = await standingEntries(tx, ids);
          const { rows: known } = await sql<{ id: string; row: unknown }>`
            select id, to_jsonb(t) - 'known_from' - 'known_to' - 'search' as row from ${sql.table(register.name)} t
            where id = any(${sql.val(ids)}::uuid[]) and known_to = 'infinity' order by id, effective_from`.execute(tx);
          for (const record of rows) {
            records += 1;
            const steps = fold(register, standing.get(record.id) ?? []);
            const wanted = rowsOf(register, { id: record.id, ref: record.ref, steps }, record.code);
            const found = known.filter((one) => one.id === record.id).map((one) => one.row);
            if (canonical(wanted) !== canonical(found))
              problems.push(`${register.title[0]} ${record.ref}: the register is not what its log says.`);
          }
          if (rows.length < batch) break;
          after = rows.at(-1)?.id ?? after;
        }
      }
      return { records, problems };
    });
}
