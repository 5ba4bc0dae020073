import pg from 'pg';
import { expect, test } from 'vitest';
import { emptyDatabase, type FreshDatabase, freshDatabase } from './database.ts';

async function names(database: FreshDatabase, sql: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<{ name: string }>(sql)).rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}

test('each test file may have a database of its own, with every migration', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  try {
    expect(await names(one, 'select name from migration')).toContain('0001_kernel.sql');
    await names(one, 'create table only_here (name text)');
    await expect(names(other, 'select name from only_here')).rejects.toThrow('does not exist');
  } finally {
    await Promise.all([one.drop(), other.drop()]);
  }
});

test('a dropped database is gone, even with somebody in it', async () => {
  const database = await emptyDatabase();
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => {});
  await client.connect();
  await database.drop();
  await expect(names(database, 'select 1')).rejects.toThrow('does not exist');
  await client.end().catch(() => {});
});
