import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemaOf } from '../../src/postgres/schema-dump.ts';
import { type FreshDatabase, freshDatabase } from '../harness/database.ts';

/** A server of another version may spell the same schema otherwise. */
const sameServer = !process.env.TEST_DATABASE_URL;

let database: FreshDatabase;
let client: pg.Client;
let schema: string;
beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  schema = await schemaOf(client);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** After adding a migration: `npm run schema`. */
test.runIf(sameServer)('migrations/schema.sql is what the migrations come to', async () => {
  await expect(schema).toMatchFileSnapshot('../../migrations/schema.sql');
});

test('the dump of another database with the same migrations is the same', async () => {
  const other = await freshDatabase();
  const second = new pg.Client({ connectionString: other.url });
  await second.connect();
  expect(await schemaOf(second)).toBe(schema);
  await second.end();
  await other.drop();
});

test.each([
  ['a column', 'alter table party add column colour text'],
  ['a type', 'alter table party alter column ref type varchar(9)'],
  ['a default', `alter table log_leaf alter column place set default 1`],
  ['a check', `alter table party add check (name <> 'x')`],
  ['an index', 'create index on party (name)'],
  ['row security', 'alter table party disable row level security'],
  ['its force', 'alter table party no force row level security'],
  ['a policy', `drop policy sees_public on party`],
  ['a grant', 'grant delete on party to quorate_app'],
  ['a grant on a column', 'grant update (name) on party to quorate_app'],
  ['a trigger', 'drop trigger append_only on log_entry'],
  ['a function', `create or replace function quorate_lock(ids uuid[]) returns void language sql as 'select'`],
])('the dump tells when %s changes', async (_, change) => {
  await client.query('begin');
  try {
    await client.query(change);
    expect(await schemaOf(client)).not.toBe(schema);
  } finally {
    await client.query('rollback');
  }
});
