/** What is counted over whole registers for every page, kept until the next decision. */
import { sql } from 'kysely';
import type { Database, Tx } from '../kernel/db.ts';
import type { View } from './view.ts';

// Counting takes longer than the rest of a page, and gives the same until something is recorded. An entry holds for
// readers of one clearance, looking at one day with one knowledge, at one state of the log: exactly what its key says.
const kept = new WeakMap<Database, Map<string, unknown>>();
const most = 500;

/** One look at the log for all that a page counts: its transaction is one snapshot. */
const looked = new WeakMap<Tx, Promise<string>>();

/** What `count` gives, or gave before. `what` says which count it is, with everything of the request that it depends on. */
export async function remembered<T>(
  { tx, view }: { tx: Tx; view: View },
  what: unknown,
  count: () => Promise<T>,
): Promise<T> {
  const { reader, code, at, asAt, site } = view;
  const log = looked.get(tx) ?? stateOfLog(tx);
  looked.set(tx, log);
  const key = JSON.stringify([code.id, reader.public, reader.clearance, at, asAt.on, asAt.today, await log, what]);
  const memory = kept.get(site.ledger.db) ?? new Map<string, unknown>();
  kept.set(site.ledger.db, memory);
  if (memory.has(key)) return memory.get(key) as T;
  const fresh = await count();
  if (memory.size >= most) memory.clear();
  memory.set(key, fresh);
  return fresh;
}

/** Another after every decision, also after one that the reader may not see: its sealing moves the tree. */
async function stateOfLog(tx: Tx): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select concat((select max(place) from log_leaf), ' ', (select max(seq) from log_entry)) as state`.execute(tx);
  return rows[0]?.state ?? '';
}
