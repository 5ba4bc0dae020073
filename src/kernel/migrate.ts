/** Migrations: numbered SQL files, forward only, each in its own transaction under one lock, and never edited once run. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Refused } from './problem.ts';

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url));
// Any number will do, so long as every Quorate uses the same one: two starts at once take turns.
const lock = 7_086_723;

/** Brings the database at `url` up to date. Returns the names of the files that were run now, in order. */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: servers } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    if ((servers[0]?.version ?? 0) < 150_000)
      throw new Refused('This PostgreSQL is older than version 15. Use 15 or newer.');
    await client.query('select pg_advisory_lock($1)', [lock]);
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, applied timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration');
    const applied = new Map(rows.map((row) => [row.name, row.sha256]));
    const files = (await readdir(folder)).filter((name) => name.endsWith('.sql') && name !== 'schema.sql').sort();
    for (const name of applied.keys()) {
      if (!files.includes(name))
        throw new Refused(
          `This database was made by a newer Quorate: it has ${name}, which this one does not know. Use the newer one.`,
        );
    }
    const run: string[] = [];
    for (const name of files) if (await apply(client, name, applied.get(name))) run.push(name);
    return run;
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, name: string, known: string | undefined): Promise<boolean> {
  const text = await readFile(folder + name, 'utf8');
  const sha256 = createHash('sha256').update(text).digest('hex');
  if (known === sha256) return false;
  if (known !== undefined)
    throw new Refused(
      `${name} was changed after it had run here. Put it back as it was and add a new migration instead.`,
    );
  try {
    await client.query('begin');
    await client.query(text);
    await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
