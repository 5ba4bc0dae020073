/** The command line, each command as a process of its own, on one data folder with the PostgreSQL that Quorate brings. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder, type Folder, root, run, type Server, startOn } from '../test/stories/command.ts';
import { openPostgres, type Postgres } from './postgres/postgres.ts';

const first = join(root, 'examples/sec-panel-39-minutes.txt');
const second = join(root, 'examples/sec-panel-40-minutes.txt');

let papers: string;
const paper = async (name: string, words: string | Uint8Array): Promise<string> => {
  const path = join(papers, name);
  await writeFile(path, words);
  return path;
};

beforeAll(async () => {
  papers = await mkdtemp(join(tmpdir(), 'quorate-papers-'));
});
afterAll(() => rm(papers, { recursive: true, force: true }));

const says = (stderr: string) => stderr.split('\n').filter(Boolean);

describe('without any data folder', () => {
  const folder = dataFolder();
  afterAll(() => folder.remove());
  const quorate = (...args: string[]) => run(folder.path, args);

  test('help names every command, every setting, and how days are written', async () => {
    const { status, stdout, stderr } = await quorate('--help');
    expect([status, stderr]).toEqual([0, '']);
    for (const word of ['start', 'import', 'export', 'verify', 'migrate', 'seed-demo', 'sign-in-link'])
      expect(stdout).toMatch(new RegExp(`^  ${word} `, 'm'));
    for (const word of ['QUORATE_DATA', 'DATABASE_URL', 'PORT', '2016-12-09']) expect(stdout).toContain(word);
    const help = await quorate('import', '--help');
    expect(help.status).toBe(0);
    for (const word of ['--accept', '--dry-run', '--json', 'docx, PDF']) expect(help.stdout).toContain(word);
  });

  test('a dry run prints one JSON object with the agreed keys, and makes no data folder', async () => {
    const { status, stdout, stderr } = await quorate('import', first, '--dry-run', '--json');
    expect([status, stderr]).toEqual([0, '']);
    const read = JSON.parse(stdout);
    expect(shape(read)).toEqual({
      meeting: 'body number ref date start end place classification status',
      attendance: 'name group capacity part present',
      items: 'number title decisions candidates actions mentions',
      actions: 'ref owner text due dueDate item',
      updates: 'ref text state',
      modifications: 'ref title state',
      risks: 'ref title change',
      parties: 'name category change',
      variations: expect.any(String),
      assessments: 'ref kind target',
      dates: 'date text',
      flags: 'item says passage',
      unplaced: expect.stringMatching(/^(start end text)?$/),
    });
    expect(read.meeting).toMatchObject({ body: 'SEC Panel', number: 39, date: '2016-12-09', start: '10:00' });
    expect(read.items.flatMap((item: { decisions: { verb: string }[] }) => item.decisions)[0]).toEqual({
      verb: expect.stringMatching(/^[a-z]+$/),
      text: expect.any(String),
    });
    expect(existsSync(folder.path)).toBe(false);
  });

  test('a dry run without JSON says in a few lines what was read', async () => {
    const { status, stdout } = await quorate('import', first, '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^SEC Panel meeting 39, 2016-12-09 \(SECP_39_0912\)\n24 present, 2 apologies\n34 items/);
    expect(existsSync(folder.path)).toBe(false);
  });

  test.each([
    ['no command', [], /^Usage: quorate/],
    ['an unknown command', ['improt', first], /unknown command 'improt'/],
    ['an unknown option', ['import', first, '--acept'], /unknown option '--acept'/],
    ['no file', ['import'], /missing required argument 'file'/],
    ['two files', ['import', first, second], /too many arguments/],
    ['an unknown format', ['export', 'action', '--format', 'pdf'], /Allowed choices are csv, json, xlsx/],
  ])('%s is not understood: exit status 2, and where help is', async (_, args, sentence) => {
    const { status, stdout, stderr } = await quorate(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect(existsSync(folder.path)).toBe(false);
  });

  test.each<[string, () => Promise<string[]>, RegExp]>([
    [
      'a file that is not there',
      async () => ['import', 'nowhere.txt'],
      /^There is no file nowhere\.txt\. Check the name\.$/,
    ],
    ['a folder for a file', async () => ['import', papers], /^There is no file .*\. Check the name\.$/],
    ['an empty file', async () => ['import', await paper('empty.txt', '')], /^This file is empty\./],
    [
      'noise',
      async () => ['import', await paper('n.bin', crypto.getRandomValues(new Uint8Array(5000)))],
      /not text|encoding/,
    ],
    ['UTF-16', async () => ['import', await paper('w.txt', Buffer.from('\ufeffMinutes', 'utf16le'))], /UTF-16/],
    [
      '50 MB',
      async () => ['import', await paper('big.txt', Buffer.alloc(50e6, 'a ')), '--accept'],
      /is 48 MB, and files up to 20 MB/,
    ],
    ['--json alone', async () => ['import', first, '--json'], /^--json goes with --dry-run\./],
    [
      'a day that is none',
      async () => ['export', 'action', '--as-at', '2017-02-30'],
      /^--as-at takes a day such as 2016-12-09/,
    ],
    [
      'a known day that is none',
      async () => ['export', 'action', '--known', 'today'],
      /^--known takes a day such as 2016-12-09/,
    ],
    [
      'two meetings in one file',
      async () => ['import', await paper('two.txt', await bothMinutes()), '--dry-run'],
      /two meetings/,
    ],
  ])('%s is refused with a sentence: exit status 1, nothing on stdout, no folder made', async (_, args, sentence) => {
    const { status, stdout, stderr } = await quorate(...(await args()));
    expect([status, stdout]).toEqual([1, '']);
    expect(says(stderr).length).toBe(1);
    expect(says(stderr)[0]).toMatch(sentence);
    expect(existsSync(folder.path)).toBe(false);
  });

  test('a setting that cannot be is named', async () => {
    const { status, stderr } = await run(folder.path, ['verify'], { PORT: 'eighty' });
    expect([status, says(stderr)]).toEqual([1, ['PORT is "eighty". Set it to a number from 0 to 65535.']]);
  });
});

async function bothMinutes(): Promise<string> {
  return `${await readFile(first, 'utf8')}\n\n${await readFile(second, 'utf8')}`;
}

/** The keys of an object, and of the first object of each list in it. */
function shape(read: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(read).map(([name, value]) => [
      name,
      Object.keys((Array.isArray(value) ? value[0] : value) ?? {}).join(' '),
    ]),
  );
}

describe('on a data folder', () => {
  let folder: Folder;
  let server: Server | undefined;
  let database: Postgres | undefined;
  const quorate = (...args: string[]) => run(folder.path, args);
  const json = async (...args: string[]) => JSON.parse((await quorate('export', ...args, '--format', 'json')).stdout);

  beforeAll(() => {
    folder = dataFolder();
  });
  afterAll(async () => {
    await server?.stop();
    await database?.stop();
    folder.remove();
  });

  test('migrate makes the folder and says what was applied; then that all is up to date', async () => {
    const made = await quorate('migrate');
    expect(made.status).toBe(0);
    expect(made.stdout).toMatch(/^Applied: 0001_kernel\.sql, /);
    const again = await quorate('migrate');
    expect([again.status, again.stdout]).toEqual([0, 'The database is up to date.\n']);
  });

  test('a command joins the database that another program has open, and leaves it running', async () => {
    database = await openPostgres({ dataFolder: folder.path });
    expect(database.owned).toBe(true);
    expect((await quorate('verify')).stdout).toMatch(/^0 entries/);
    const client = new pg.Client({ connectionString: database.connectionString });
    await client.connect();
    await client.end();
  });

  test('import keeps minutes for review, import --accept records them, and again changes nothing', async () => {
    const kept = await quorate('import', first);
    expect(kept.status).toBe(0);
    expect(kept.stdout).toMatch(/Kept for review: open \/sec\/import\/[0-9a-f]{64} on the pages/);
    expect(await json('action')).toEqual([]);
    const accepted = await quorate('import', first, '--accept');
    expect([accepted.status, accepted.stderr]).toEqual([0, '']);
    expect(accepted.stdout).toMatch(/^Accepted: \d+ changes of \d+ records, in one decision\.$/m);
    const held = await json('action');
    expect(held.length).toBeGreaterThan(13);
    const again = await quorate('import', first, '--accept');
    expect([again.status, again.stdout]).toEqual([
      0,
      'sec-panel-39-minutes.txt was accepted before. Nothing was changed.\n',
    ]);
    expect(await json('action')).toEqual(held);
  });

  test('another text of the same meeting is refused, and names the first', async () => {
    const other = await paper('other.txt', `${await readFile(first, 'utf8')}\nA line more.\n`);
    const { status, stdout, stderr } = await quorate('import', other, '--accept');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('already accepted, from “sec-panel-39-minutes.txt”');
  });

  test('with a server running on the folder the commands work all the same, two at once too', async () => {
    server = await startOn(folder.path);
    const [imported, exported] = await Promise.all([
      quorate('import', second, '--accept'),
      quorate('export', 'meeting'),
    ]);
    expect([imported?.status, exported?.status]).toEqual([0, 0]);
    const page = await fetch(`${server.address}/sec/meeting/SECP_40_1301`);
    expect(page.status).toBe(200);
  });

  test('seed-demo adds nothing where the samples are on record', async () => {
    const { status, stdout } = await quorate('seed-demo');
    expect([status, stdout]).toEqual([0, 'The sample minutes were already there. Nothing was changed.\n']);
  });

  test('export prints csv, json and xlsx of the same rows', async () => {
    const rows = await json('risk');
    expect(rows.length).toBeGreaterThan(5);
    const csv = (await quorate('export', 'risk')).stdout
      .replace(/^\ufeff/, '')
      .trimEnd()
      .split('\r\n');
    expect(csv[0]).toMatch(/^Reference,Risk,/);
    const file = join(papers, 'risk.xlsx');
    const written = await quorate('export', 'risk', '--format', 'xlsx', '--out', file);
    expect([written.status, written.stdout]).toEqual([0, '']);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    const refs = (book.worksheets[0]?.getColumn(1).values ?? []).slice(2).map(String);
    expect(refs).toEqual(rows.map((row: { ref: string }) => row.ref));
    expect(csv.length).toBeGreaterThanOrEqual(rows.length + 1);
  });

  test('export tells what was true on a day, and what was known on a day', async () => {
    const state = (rows: { ref: string; state: string }[], ref: string) => rows.find((row) => row.ref === ref)?.state;
    const [between, now] = [await json('meeting', '--as-at', '2017-01-12'), await json('meeting')];
    const held = now.filter((row: { state: string }) => row.state === 'held');
    expect([between.length, held.length]).toEqual([1, 2]);
    expect(await json('meeting', '--as-at', '2016-12-08')).toEqual([]);
    expect(await json('meeting', '--known', '2016-12-31')).toEqual([]);
    const actions = await json('action', '--as-at', '2016-12-09');
    const closed = (await json('action')).filter((row: { state: string }) => row.state === 'closed');
    const since = closed.filter(({ ref }: { ref: string }) => state(actions, ref) === 'open');
    expect(since.length).toBeGreaterThan(0);
  });

  test('export names the registers there are when asked for another', async () => {
    const { status, stdout, stderr } = await quorate('export', 'actions');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^There is no register “actions”\. There are: meeting, .*action/);
  });

  test('sign-in-link prints a link that signs in once', async () => {
    const { status, stdout } = await quorate('sign-in-link');
    expect(status).toBe(0);
    const token = /\/sign-in\/(\S+)$/.exec(stdout.trim())?.[1] ?? '';
    const tries = [1, 2].map(() => () => signIn(server as Server, token));
    expect((await tries[0]?.())?.status).toBe(303);
    expect((await tries[1]?.())?.status).toBe(422);
  });

  test('verify says what it checked, and finds what was tampered with', async () => {
    const sound = await quorate('verify');
    expect([sound.status, sound.stderr]).toEqual([0, '']);
    expect(sound.stdout).toMatch(/^\d+ entries, each as it was recorded\.\n\d+ checkpoints? over \d+ leaves/);
    await tamper(folder.path, `update action set owner = 'Nobody' where ref = 'SECP39/01' and known_to = 'infinity'`);
    const register = await quorate('verify');
    expect(register.status).toBe(1);
    expect(says(register.stderr)).toEqual(['Action SECP39/01: the register is not what its log says.']);
    await tamper(
      folder.path,
      `alter table log_entry disable trigger all;
       update log_entry set payload = replace(payload, 'SECAS', 'DCC') where seq = (select min(seq) from log_entry
         where register = 'action' and payload like '%SECAS%');
       alter table log_entry enable trigger all`,
    );
    const log = await quorate('verify');
    expect(log.status).toBe(1);
    expect(log.stderr).toMatch(/^Entry \d+: what it says is not what was recorded\.$/m);
  });
});

async function signIn(server: Server, token: string): Promise<Response> {
  const body = new URLSearchParams({ token });
  const headers = { origin: server.address };
  return fetch(`${server.address}/sign-in`, { method: 'POST', body, headers, redirect: 'manual' });
}

/** As somebody with the database in their hands would. */
async function tamper(data: string, sql: string): Promise<void> {
  const database = await openPostgres({ dataFolder: data });
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
    await database.stop();
  }
}
