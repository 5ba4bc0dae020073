import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readPostmaster } from './cluster.ts';
import { openPostgres, type Postgres } from './postgres.ts';
import { isAlive } from './process.ts';

const holder = fileURLToPath(new URL('../../test/harness/hold-database.ts', import.meta.url));
let base = '';
let made = 0;
const opened: Postgres[] = [];
const programs: ChildProcess[] = [];

beforeAll(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'quorate-ground-'));
  fs.chmodSync(base, 0o755);
});
afterEach(async () => {
  for (const program of programs.splice(0)) program.kill('SIGKILL');
  for (const postgres of opened.splice(0)) await postgres.stop();
});
afterAll(() => fs.rmSync(base, { recursive: true, force: true }));

const newFolder = (name = 'data') => path.join(base, `${++made}`, name);

async function open(dataFolder: string): Promise<Postgres> {
  const postgres = await openPostgres({ dataFolder });
  opened.push(postgres);
  return postgres;
}

async function rows(postgres: Postgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: postgres.connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another program using the folder. Its first line says whether it started the server. */
async function otherProgram(dataFolder: string): Promise<{ program: ChildProcess; says: string }> {
  const program = spawn(process.execPath, ['--import', 'tsx', holder, dataFolder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  programs.push(program);
  const [line] = await once(program.stdout!, 'data');
  return { program, says: String(line).trim() };
}

const serverOf = (dataFolder: string) => readPostmaster(path.join(fs.realpathSync(dataFolder), 'postgres'));

async function waitUntil(holds: () => boolean): Promise<void> {
  for (const until = Date.now() + 10_000; !holds(); await sleep(20)) {
    if (Date.now() > until) throw new Error('it did not happen in ten seconds');
  }
}

describe('a new data folder', () => {
  test('gets a database in UTF-8 that sorts alike everywhere, behind a private socket and no port', async () => {
    const postgres = await open(newFolder());
    expect(postgres.owned).toBe(true);
    const [database] = await rows(
      postgres,
      `select current_database() as name, pg_encoding_to_char(encoding) as encoding, datlocprovider as provider,
              current_setting('listen_addresses') as tcp, current_setting('fsync') as fsync,
              current_setting('unix_socket_directories') as socket
         from pg_database where datname = current_database()`,
    );
    expect(database).toMatchObject({ name: 'quorate', encoding: 'UTF8', provider: 'b', tcp: '', fsync: 'on' });
    expect(fs.statSync(String(database?.socket)).mode & 0o777).toBe(0o700);
  });

  test('may have spaces, signs and other scripts in its path, and be longer than a socket path may be', async () => {
    const postgres = await open(newFolder(path.join('wörk ✓ folder', "it's", 'x'.repeat(120))));
    expect(await rows(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('is opened once when two start at the same time', async () => {
    const folder = newFolder();
    const both = await Promise.all([open(folder), open(folder)]);
    expect(both.map((postgres) => postgres.owned).sort()).toEqual([false, true]);
    expect(both[0].connectionString).toBe(both[1].connectionString);
  });

  test('that is a volume just mounted counts as empty', async () => {
    const folder = newFolder();
    fs.mkdirSync(path.join(folder, 'lost+found'), { recursive: true });
    expect((await open(folder)).owned).toBe(true);
  });
});

describe('a folder that cannot be used', () => {
  test('is refused when it holds files of something else, and they are left alone', async () => {
    const folder = newFolder();
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'thesis.doc'), 'mine');
    await expect(open(folder)).rejects.toThrow(/holds other files.*QUORATE_DATA/);
    expect(fs.readdirSync(folder)).toEqual(['thesis.doc']);
  });

  test('is refused when it is a file', async () => {
    const file = path.join(base, 'file');
    fs.writeFileSync(file, '');
    await expect(open(file)).rejects.toThrow(/is a file/);
    await expect(open(path.join(file, 'data'))).rejects.toThrow(/is a file/);
  });

  test('is refused when another version of PostgreSQL made it, and can be opened again by that one', async () => {
    const folder = newFolder();
    await (await open(folder)).stop();
    const version = path.join(folder, 'postgres', 'PG_VERSION');
    fs.writeFileSync(version, '17\n');
    await expect(open(folder)).rejects.toThrow(/PostgreSQL 17.*this Quorate brings PostgreSQL 18/);
    fs.writeFileSync(version, '18\n');
    expect((await open(folder)).owned).toBe(true);
  });
});

describe('several programs on one folder', () => {
  test('the second joins, the server outlives the one that started it, and the last one out stops it', async () => {
    const folder = newFolder();
    const first = await open(folder);
    const { program, says } = await otherProgram(folder);
    expect(says).toBe('joined');
    await first.stop();
    await first.stop(); // once more does no harm
    const pid = serverOf(folder)?.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    program.stdin?.write('done\n');
    await once(program, 'exit');
    expect(isAlive(pid)).toBe(false);
    expect(serverOf(folder)).toBeNull();
  });

  test('a program that ends without a word lets go of the server all the same', async () => {
    const folder = newFolder();
    const { program, says } = await otherProgram(folder);
    expect(says).toBe('owned');
    program.stdin?.write('exit\n');
    await once(program, 'exit');
    await waitUntil(() => serverOf(folder) === null);
  });

  test('a killed program leaves a server that the next one takes over, and stops', async () => {
    const folder = newFolder();
    const { program } = await otherProgram(folder);
    const pid = serverOf(folder)?.pid ?? 0;
    program.kill('SIGKILL');
    await once(program, 'exit');
    const next = await open(folder);
    expect(next.owned).toBe(false);
    expect(serverOf(folder)?.pid).toBe(pid);
    await next.stop();
    expect(isAlive(pid)).toBe(false);
  });
});

describe('after a crash', () => {
  /** Kills the folder's server as a power cut would, with one committed row in it; returns what postmaster.pid says. */
  async function crashed(folder: string): Promise<string> {
    const postgres = await open(folder);
    await rows(postgres, 'create table kept as select 39 as meeting');
    const pid = serverOf(folder)?.pid ?? 0;
    process.kill(pid, 'SIGKILL');
    await waitUntil(() => !isAlive(pid));
    await postgres.stop();
    return path.join(folder, 'postgres', 'postmaster.pid');
  }

  test('the database recovers with all that was committed', async () => {
    const folder = newFolder();
    await crashed(folder);
    const postgres = await open(folder);
    expect(postgres.owned).toBe(true);
    expect(await rows(postgres, 'select meeting from kept')).toEqual([{ meeting: 39 }]);
  });

  test("the dead server's number may belong to another program by now", async () => {
    const folder = newFolder();
    const pidFile = await crashed(folder);
    const { uid, gid } = fs.statSync(pidFile); // as the server would run: PostgreSQL looks no further than that
    const stranger = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {});
    programs.push(stranger);
    const [, ...rest] = fs.readFileSync(pidFile, 'utf8').split('\n');
    fs.writeFileSync(pidFile, [stranger.pid, ...rest].join('\n'));
    const postgres = await open(folder);
    expect(await rows(postgres, 'select meeting from kept')).toEqual([{ meeting: 39 }]);
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
  });

  test('a lock and a lease of dead programs hold nobody up', async () => {
    const folder = newFolder();
    await crashed(folder);
    const dead = JSON.stringify({ pid: 2 ** 22 - 7, started: '1' });
    fs.writeFileSync(path.join(folder, 'lock'), dead);
    fs.writeFileSync(path.join(folder, 'leases', 'dead'), dead);
    const postgres = await open(folder);
    const pid = serverOf(folder)?.pid ?? 0;
    await postgres.stop();
    expect(isAlive(pid)).toBe(false);
    expect(fs.readdirSync(path.join(folder, 'leases'))).toEqual([]);
  });

  test('a first start that was cut off is made anew', async () => {
    const folder = newFolder();
    const half = path.join(folder, 'postgres.new');
    await (await open(folder)).stop();
    fs.renameSync(path.join(folder, 'postgres'), half);
    fs.rmSync(path.join(half, 'global'), { recursive: true });
    expect((await open(folder)).owned).toBe(true);
    expect(fs.existsSync(half)).toBe(false);
  });
});
