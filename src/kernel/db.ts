/** The database, and the only doors to it: a transaction is always somebody's, with that reader's claims and no more. */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Reader } from './access.ts';

/** Tables of the kernel are few and written by hand; register tables are addressed through their definitions. */
// biome-ignore lint/suspicious/noExplicitAny: register tables are known by definition, not by type; rows are parsed at the edge of read.ts
export type Tables = Record<string, Record<string, any>>;
export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;

// Days stay days: a JavaScript Date would give them a zone and move them.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, instantFrom);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

// Rows that follow one another were mostly recorded together: their instant need not be worked out again.
const lately = { text: 'infinity', instant: 'infinity' };

function instantFrom(text: string): string {
  if (text === 'infinity') return text;
  if (text !== lately.text) Object.assign(lately, { text, instant: new Date(text).toISOString() });
  return lately.instant;
}

/** Opens a pool. The session starts as `quorate_app` without clearance, so a stray query sees White rows only. */
export function openDatabase(url: string, connections = 10): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    options: '-c role=quorate_app -c timezone=UTC',
    // Better an error that is seen than a page that waits for ever.
    connectionTimeoutMillis: 15_000,
  });
  // An idle connection lost to a server restart is not an error of ours: the pool opens another.
  pool.on('error', () => {});
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** One read-only transaction seen through `reader`'s eyes; one snapshot for all its queries. */
export async function reading<T>(db: Database, reader: Reader, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await takeRole(tx, reader);
      return work(tx);
    });
}

/** Works with the tables that hold no records: accounts, links, sessions. */
export async function keeping<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await takeRole(tx, null);
    return work(tx);
  });
}

/** Takes on a reader's role and claims for the rest of the transaction, in one round trip. */
export async function takeRole(tx: Tx, reader: Reader | null): Promise<void> {
  const role = reader?.public ? 'quorate_public' : 'quorate_app';
  await sql`select set_config('role', ${role}, true), set_config('quorate.clearance', ${JSON.stringify(reader?.clearance ?? {})}, true)`.execute(
    tx,
  );
}

/** Takes on the one role that may write records. Only commit(), the sealing and checking of the log, and the keeping
 * of sources under review call it. */
export async function takeWriter(tx: Tx): Promise<void> {
  await sql`select set_config('role', 'quorate_writer', true)`.execute(tx);
}
