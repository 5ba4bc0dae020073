import { readdirSync } from 'node:fs';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyDatabase, type FreshDatabase } from '../../test/harness/database.ts';
import { migrate } from './migrate.ts';
import { Refused } from './problem.ts';

const files = readdirSync(new URL('../../migrations/', import.meta.url))
  .filter((name) => /^\d{4}_\w+\.sql$/.test(name))
  .sort();

let database: FreshDatabase;
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(() => database.drop());

async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrating', () => {
  test('runs every file once, in the order of their numbers', async () => {
    expect(await migrate(database.url)).toEqual(files);
    const applied = await ask('select name from migration order by applied, name');
    expect(applied.map((row) => row.name)).toEqual(files);
    expect(await migrate(database.url)).toEqual([]);
  });

  test('by two at once takes turns: one does it all, the other finds it done', async () => {
    const both = await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    expect(both.flat().sort()).toEqual(files);
    expect(both.filter((run) => run.length === 0)).toHaveLength(2);
  });

  test('refuses a file edited since it ran, by its name', async () => {
    await migrate(database.url);
    await ask(`update migration set sha256 = repeat('0', 64) where name = '${files[1]}'`);
    const refused = migrate(database.url);
    await expect(refused).rejects.toThrow(Refused);
    await expect(refused).rejects.toThrow(`${files[1]} was changed after it had run here.`);
  });

  test('refuses a database that a newer Quorate made, before touching it', async () => {
    await ask(`create table migration (name text primary key, sha256 text not null, applied timestamptz not null default now());
      insert into migration (name, sha256) values ('9999_later.sql', 'x')`);
    await expect(migrate(database.url)).rejects.toThrow('made by a newer Quorate: it has 9999_later.sql');
    expect(await ask(`select relname from pg_class where relname = 'log_entry'`)).toEqual([]);
  });

  test('that fails in one file leaves what ran before, nothing of that file, and goes on from there', async () => {
    const [first, second] = files;
    const table = second?.replace(/^\d+_|\.sql$/g, '');
    await ask(`create table "${table}" (x integer)`);
    await expect(migrate(database.url)).rejects.toThrow('already exists');
    expect(await ask('select name from migration')).toEqual([{ name: first }]);
    await ask(`drop table "${table}"`);
    expect(await migrate(database.url)).toEqual(files.slice(1));
  });

  test('lets go of its lock, so that the next start does not wait', async () => {
    await migrate(database.url);
    expect(
      await ask(`select 1 from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`),
    ).toEqual([]);
  });
});
