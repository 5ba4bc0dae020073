/** What the figures are measured on: a PostgreSQL of its own in a temporary folder, a database for each set of records. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Code } from '../src/codes/code.ts';
import { loadCodes } from '../src/codes/load.ts';
import { openDatabase } from '../src/kernel/db.ts';
import { type Ledger, ledgerOf } from '../src/kernel/ledger.ts';
import { seal } from '../src/kernel/log.ts';
import { migrate } from '../src/kernel/migrate.ts';
import { loadSigner, type Signer } from '../src/kernel/note.ts';
import { openPostgres } from '../src/postgres/postgres.ts';
import { registers } from '../src/registers/index.ts';
import { query, withDatabase } from '../test/harness/address.ts';

export interface Ground {
  folder: string;
  code: Code;
  signer: Signer;
  /** Makes an empty database with every migration, and answers its address. */
  database(name: string): Promise<string>;
  close(): Promise<void>;
}

/** The day that counts as today for every page measured. */
export const today = '2026-06-01';

/** The server runs with the settings it has in use: every commit reaches the disk. */
export async function openGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'quorate-bench-'));
  const postgres = await openPostgres({ dataFolder: folder });
  const [code] = await loadCodes();
  return {
    folder,
    code: code as Code,
    signer: await loadSigner(folder, null),
    async database(name) {
      await query(postgres.connectionString, `create database ${name}`);
      const url = withDatabase(postgres.connectionString, name);
      await migrate(url);
      return url;
    },
    async close() {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Fills a database through the ledger, seals its log, and leaves it as autovacuum would have it after a minute. */
export async function fill(
  ground: Ground,
  url: string,
  work: (ledger: Ledger, setDay: (day: string) => void) => Promise<void>,
): Promise<void> {
  const db = openDatabase(url, 2);
  let day = '2014-12-01';
  const ledger = ledgerOf(db, registers, () => `${day}T09:00:00.000Z`);
  await work(ledger, (next) => {
    day = next;
  });
  await seal(db, ground.signer, `${today}T08:00:00.000Z`);
  await db.destroy();
  await query(url, 'vacuum analyze');
}

/** One value asked of the database past all of Quorate, as its superuser, whom no policy binds. */
export async function askPlainly<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
