/** `npm start`, and what a start that was cut off leaves behind. */

import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server as TcpServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Code } from '../../src/codes/code.ts';
import { loadCodes } from '../../src/codes/load.ts';
import { decisionFrom } from '../../src/minutes/decision-from.ts';
import { readMinutes } from '../../src/minutes/read-minutes.ts';
import { readDocument } from '../../src/paper/read.ts';
import { openPostgres, type Postgres } from '../../src/postgres/postgres.ts';
import { begin, dataFolder, ended, type Folder, root, run, type Server, startOn } from './command.ts';
import { parse, text } from './html.ts';

const minutes = join(root, 'examples/sec-panel-39-minutes.txt');
/** The two of the samples, and the one planned after them. */
const threeMeetings = /Meetings ?(?:\d+ open )?3\b/;
const folders: Folder[] = [];
const newFolder = () => {
  const folder = dataFolder();
  folders.push(folder);
  return folder.path;
};
afterAll(() => folders.map((folder) => folder.remove()));

describe('the first start on an empty folder', () => {
  const data = newFolder();
  let server: Server;
  beforeAll(async () => {
    server = await startOn(data);
  });
  afterAll(() => server.stop());

  test('prints the address, one link to sign in, and which samples were read', () => {
    expect(server.address).toMatch(/^http:\/\/localhost:\d+$/);
    expect(server.link).toContain(`${server.address}/sign-in/`);
    expect(server.said()).toContain('Sample minutes read: sec-panel-39-minutes.txt, sec-panel-40-minutes.txt.');
  });

  test('shows every register with something in it', async () => {
    const page = await fetch(`${server.address}/sec`);
    expect(page.status).toBe(200);
    const words = text(parse(await page.text()));
    expect(words).toContain('Recorded last');
    expect(words).toMatch(threeMeetings);
    for (const held of ['Actions', 'Modifications', 'Risks', 'Parties']) expect(words).toContain(held);
    expect((await fetch(`${server.address}/health`)).status).toBe(200);
  });

  test('signs in by the link, and a token is neither in an address afterwards nor in anything said', async () => {
    const token = server.link?.split('/').at(-1) ?? '';
    expect(token.length).toBeGreaterThanOrEqual(32);
    const headers = { origin: server.address };
    const done = await fetch(`${server.address}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ token }),
      headers,
      redirect: 'manual',
    });
    expect([done.status, done.headers.get('location')]).toEqual([303, '/']);
    const [cookie = ''] = done.headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    const session = cookie.split(';')[0] ?? '';
    const home = await fetch(`${server.address}/sec`, { headers: { cookie: session } });
    expect(await home.text()).toContain('Signed in as Administrator');
    expect(server.said().split(token).length - 1).toBe(1); // the link itself, printed before it was used
    expect(server.said()).not.toContain(session.split('=')[1]);
  });

  test('the eleventh try to sign in within a minute is refused', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries++) {
      const body = new URLSearchParams({ token: `guess-${tries}` });
      const done = await fetch(`${server.address}/sign-in`, {
        method: 'POST',
        body,
        headers: { origin: server.address },
      });
      statuses.push(done.status);
    }
    // One of the ten was spent on the test before.
    expect(statuses.slice(0, 9)).toEqual(Array(9).fill(422));
    expect(statuses.slice(9).every((status) => status === 429)).toBe(true);
  });

  test('started again after Ctrl+C, it reads no sample twice and prints no link once somebody has signed in', async () => {
    expect(await server.stop()).toBe(0);
    server = await startOn(data);
    expect(server.said()).not.toContain('Sample minutes');
    expect(server.link).toBeNull();
    expect(text(parse(await (await fetch(`${server.address}/sec`)).text()))).toMatch(threeMeetings);
  });

  test('killed and started again, it goes on where it was', async () => {
    const before = await (await fetch(`${server.address}/sec/export/decision.json`)).text();
    await server.kill();
    server = await startOn(data);
    expect(await (await fetch(`${server.address}/sec/export/decision.json`)).text()).toBe(before);
    expect((await run(data, ['verify'])).status).toBe(0);
  });
});

describe('an address that cannot be served', () => {
  const data = newFolder();
  let other: TcpServer;
  beforeAll(async () => {
    other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', () => done()));
  });
  afterAll(() => other.close());

  /** The last line said, of a start that was refused. */
  async function refusal(settings: Record<string, string>): Promise<string | undefined> {
    const { status, stderr } = await run(data, ['start'], settings);
    expect(status).toBe(1);
    return stderr.trim().split('\n').at(-1);
  }

  test('because its port is taken is said in a sentence, with what to do', async () => {
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) })).toBe(
      `Port ${port} is taken by another program. Stop it, or set PORT to another number, such as ${port + 1}.`,
    );
  });

  test('because it is not of this machine is said so', async () => {
    // 192.0.2.0/24 is kept for documentation (RFC 5737): no machine has it.
    expect(await refusal({ HOST: '192.0.2.1' })).toMatch(
      /^HOST is "192\.0\.2\.1", which is no address of this machine\./,
    );
  });
});

describe('an import that is killed', () => {
  const data = newFolder();
  let database: Postgres;
  let client: pg.Client;
  let whole: number;

  beforeAll(async () => {
    expect((await run(data, ['migrate'])).status).toBe(0);
    database = await openPostgres({ dataFolder: data });
    client = new pg.Client({ connectionString: database.connectionString });
    await client.connect();
    const document = await readDocument(await readFile(minutes), 'minutes.txt');
    const codes = await loadCodes();
    whole = decisionFrom(readMinutes(document, codes), codes[0] as Code, {}).changes.length;
  });
  afterAll(async () => {
    await client.end();
    await database.stop();
  });

  const one = async (sql: string) => Number((await client.query(sql)).rows[0]?.n);

  // Whoever holds a table makes the import wait just before it writes there, so the moment of its end is known.
  test.each([
    ['before the document is kept', 'source', { documents: 0, changes: 0 }],
    ['before the log is written', 'log_entry', { documents: 1, changes: 0 }],
    ['in the middle of the registers', 'modification', { documents: 1, changes: 0 }],
    ['after recording, before sealing', 'log_leaf', { documents: 1, changes: 'all' }],
  ] as const)('%s is there wholly or not at all', async (_, table, expected) => {
    await client.query(`begin; lock table ${table} in access exclusive mode`);
    const child = begin(data, ['import', minutes, '--accept']);
    const end = ended(child);
    while ((await one('select count(*) as n from pg_locks where not granted')) === 0) await sleep(20);
    child.kill('SIGKILL');
    await end;
    await client.query('rollback');
    const others = `select count(*) as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    while ((await one(others)) > 0) await sleep(20);

    expect(await one('select count(*) as n from source')).toBe(expected.documents);
    const changes = expected.changes === 'all' ? whole : 0;
    expect(await one('select count(*) as n from log_entry')).toBe(changes);
    expect(await one('select count(*) as n from log_decision')).toBe(Math.min(changes, 1));
    expect((await one('select count(*) as n from item')) > 0).toBe(changes > 0);
  });

  test('leaves a log that verifies, and can be repeated without doubling anything', async () => {
    expect(await one('select count(*) as n from log_leaf')).toBe(0);
    const verified = await run(data, ['verify']);
    expect([verified.status, verified.stderr]).toEqual([0, '']);
    expect(verified.stdout).toContain(`over ${whole} leaves`);
    const again = await run(data, ['import', minutes, '--accept']);
    expect([again.status, again.stdout]).toEqual([
      0,
      `sec-panel-39-minutes.txt was accepted before. Nothing was changed.\n`,
    ]);
  });

  test('together with the database it had started, at whatever moment, loses nothing and halves nothing', async () => {
    const alone = newFolder();
    expect((await run(alone, ['migrate'])).status).toBe(0);
    for (const delay of [600, 900, 1200]) {
      const child = begin(alone, ['import', minutes, '--accept']);
      const end = ended(child);
      await sleep(delay);
      child.kill('SIGKILL');
      await end;
    }
    const verified = await run(alone, ['verify']);
    expect([verified.status, verified.stderr]).toEqual([0, '']);
    expect([0, whole]).toContain(Number(/^(\d+) entries/.exec(verified.stdout)?.[1]));
  });
});
