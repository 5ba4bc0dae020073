import { sql } from 'kysely';
import type { Tx } from '../kernel/db.ts';
import type { Register } from '../kernel/define.ts';

/** Every reference a register has given, on whatever day it holds, as far as the reader may see. */
export async function takenRefs(tx: Tx, register: Register, code: string): Promise<string[]> {
  const { rows } = await sql<{ ref: string }>`
    select distinct ref from ${sql.table(register.name)} where code = ${code} and known_to = 'infinity'`.execute(tx);
  return rows.map(({ ref }) => ref);
}
