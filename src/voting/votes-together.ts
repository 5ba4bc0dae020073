/** Which votes are on one question: found in the log, where a vote says in its opening what it is voted on together with. */
import { sql } from 'kysely';
import type { Tx } from '../kernel/db.ts';

/** References of the vote on the proposal and, after it, of those on its alternatives; none where there is no such vote. */
export async function votesTogether(tx: Tx, code: string, ref: string): Promise<string[]> {
  const { rows } = await sql<{ ref: string; main: string }>`
    select e.ref, coalesce(e.payload::jsonb -> 'sets' ->> 'together', e.ref) as main
    from log_entry e join log_decision d on d.id = e.decision
    where d.code = ${code} and e.register = 'vote' and e.move = 'open' and e.withdraws is null
      and e.payload::jsonb -> 'sets' ->> 'constituency' is not null
      and not exists (select 1 from log_entry w where w.withdraws = e.seq)
    order by e.seq`.execute(tx);
  const main = rows.find((one) => one.ref === ref)?.main;
  const all = rows.filter((one) => one.main === main).map((one) => one.ref);
  return main === undefined ? [] : [main, ...all.filter((one) => one !== main)];
}
