/** A withdrawn document taken up by two people at once, each over a connection of their own. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCodes } from '../../src/codes/load.ts';
import { type Database, openDatabase, type Tx, takeWriter } from '../../src/kernel/db.ts';
import { ledgerOf } from '../../src/kernel/ledger.ts';
import { accept, receive, withdraw } from '../../src/minutes/sources.ts';
import { operator } from '../../src/open.ts';
import { readDocument } from '../../src/paper/read.ts';
import { registers } from '../../src/registers/index.ts';
import { freshDatabase } from '../harness/database.ts';
import { meeting38 } from './neighbours.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;

beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase(database.url, 2);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** How many sessions wait for another's transaction to end. */
async function waiting(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from pg_locks
    where not granted and locktype in ('transactionid', 'tuple')`.execute(tx);
  return rows[0]?.n ?? 0;
}

test('accepted while it is received once more, it stays accepted', async () => {
  const [code] = await loadCodes();
  if (!code) throw new Error('No code is configured.');
  const ledger = ledgerOf(db, registers, () => new Date().toISOString());
  const document = await readDocument(new TextEncoder().encode(meeting38(code.houseStyle)), 'thirty-eight.txt');
  const key = { code: code.id, sha256: document.sha256 };
  await receive(ledger, operator, { code, document });
  await accept(ledger, operator, { code, sha256: key.sha256, today: '2017-02-01' });
  await withdraw(ledger, operator, key, '2017-02-01');

  let again: ReturnType<typeof receive> | undefined;
  await db.transaction().execute(async (tx) => {
    await takeWriter(tx);
    await sql`update source set state = 'accepted' where sha256 = ${key.sha256}`.execute(tx);
    again = receive(ledger, operator, { code, document });
    // It has found the document withdrawn, and waits for the row: it must look again when it gets it.
    await expect.poll(() => waiting(tx), { timeout: 5_000 }).toBeGreaterThan(0);
  });
  expect((await again)?.state).toBe('accepted');
});
