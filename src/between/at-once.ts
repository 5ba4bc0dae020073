/**
 * A ballot and the closing of its question change different records, so nothing makes one wait for the other by itself.
 * These run at the end of their transactions, one at a time for a question: whichever is second sees the first.
 */
import { sql } from 'kysely';
import type { Tx } from '../kernel/db.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import type { Standing } from './tally.ts';

async function alone(tx: Tx, vote: Row): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${vote.code} vote ${vote.ref}`}, 0))`.execute(tx);
}

/** For a ballot. Throws Refused when the question was closed or taken back meanwhile. */
export async function refuseClosed(tx: Tx, { vote }: Standing): Promise<void> {
  await alone(tx, vote);
  const { rows } = await sql<{ state: string }>`
    select state from vote where code = ${vote.code} and ref = ${vote.ref} and known_to = 'infinity'
    order by effective_from desc limit 1`.execute(tx);
  if (rows[0]?.state !== 'open')
    throw new Refused('This question was closed a moment ago. Your vote was not recorded.');
}

/** For the closing. Throws Refused when somebody voted since the ballots were counted. */
export async function refuseUncounted(tx: Tx, { vote, ballots }: Standing): Promise<void> {
  await alone(tx, vote);
  const { rows } = await sql<{ newest: number }>`
    select coalesce(max(entry), 0) as newest from ballot
    where code = ${vote.code} and vote = ${vote.ref} and known_to = 'infinity'`.execute(tx);
  const newest = Math.max(0, ...ballots.map(({ entry }) => entry));
  if ((rows[0]?.newest ?? 0) > newest)
    throw new Refused('Somebody voted while you were closing the question. Look at the count again, then close it.');
}
