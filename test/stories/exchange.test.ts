/** The register that codes share: ours out, theirs in, which goes with which, and the plan across all of them. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvRows } from '../../src/exchange/read-table.ts';
import { commit } from '../../src/kernel/commit.ts';
import type { Change, Day } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { toXlsx } from '../../src/paper/xlsx.ts';
import { all, text } from './html.ts';
import { openSite, rowCounts, type StorySite } from './site.ts';
import { administrator, csrfOf, formTo, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let secretary: Visitor;
let anyone: Visitor;

const record = (effective: Day, changes: readonly Change[], level: 0 | 2 = 0) =>
  commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretary' },
    body: 'panel',
    effective,
    title: 'Set up',
    label: { group: 'panel', level },
    found: true,
    changes,
  });
const modification = (ref: string, move: string, sets: Change['sets']): Change => ({
  register: 'modification',
  ref,
  move,
  sets,
});

beforeAll(async () => {
  site = await openSite('2017-02-01');
  secretary = await administrator(site);
  anyone = visitorOf(site);
  await record('2016-11-01', [
    modification('SECMP0016', 'raise', { title: 'Credit "cover", halved', raised_on: '2016-06-01' }),
    modification('SECMP0018', 'raise', { title: '=1+1 is no formula', raised_on: '2016-07-01' }),
  ]);
  await record('2017-01-26', [
    modification('SECMP0016', 'approve', { decided_on: '2017-01-26', implements_on: '2017-04-01' }),
  ]);
  await record('2016-12-01', [modification('SECMP0099', 'raise', { title: 'Nightjar' })], 2);
  await record('2017-01-20', [
    {
      register: 'consultation',
      ref: 'C1',
      move: 'issue',
      sets: { title: 'On credit cover', modification: 'SECMP0018', opens_on: '2017-01-20', closes_on: '2017-02-14' },
    },
  ]);
}, 60_000);
afterAll(() => site.close());

const send = async (content: string | Uint8Array, name: string): Promise<Page> => {
  const form = formTo(await secretary.get('/sec/exchange'), '/exchange');
  const part = typeof content === 'string' ? content : new Uint8Array(content);
  return secretary.submit(form, { file: new File([part], name) });
};
/** The page of review that a file leads to. */
const reviewed = async (content: string | Uint8Array, name = 'register.csv') => {
  const sent = await send(content, name);
  expect(sent.status).toBe(303);
  return { path: sent.location ?? '', page: await secretary.get(sent.location ?? '') };
};
const take = async (content: string | Uint8Array, fields: Record<string, string> = {}) => {
  const { path, page } = await reviewed(content);
  return secretary.submit(formTo(page, path), { do: 'record', ...fields });
};
const held = async () => {
  const page = await anyone.get('/sec/export/counterpart.json');
  return (JSON.parse(page.html) as { ref: string; state: string; title: string; related: string[] | null }[]).map(
    ({ ref, state, title, related }) => ({ ref, state, title, related }),
  );
};
const register = (...rows: string[]) =>
  ['Code,Number,Title,Status,Implementation date,Goes with', ...rows].join('\r\n');
const first = register(
  'BSC,P344,"Balancing, and ""TERRE""",Assessment,29/06/2017,SECMP0016',
  'UNC,0594,Meter readings,Consultation,,',
  'UNC,0570,Old meters,Implemented,1 February 2017,',
);

describe('our own register', () => {
  test('goes out in the shared layout, the public part alone, with nothing a spreadsheet would run', async () => {
    const page = await secretary.get('/sec/exchange/register.csv');
    expect(page.headers.get('content-disposition')).toContain('sec-shared-register-2017-02-01.csv');
    const [head, ...rows] = csvRows(page.html).map(({ cells }) => cells);
    expect(head?.slice(0, 4)).toEqual(['Code', 'Number', 'Title', 'Status']);
    expect(rows.map((cells) => cells.slice(0, 3))).toEqual([
      ['SEC', 'SECMP0016', 'Credit "cover", halved'],
      ['SEC', 'SECMP0018', '=1+1 is no formula'],
    ]);
    expect(page.html).toContain("'=1+1");
    expect(page.html).not.toMatch(/Nightjar|SECMP0099/);
  });

  test('goes out as a workbook with days that are days', async () => {
    const response = await site.app.request('/sec/exchange/register.xlsx');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    const sheet = book.worksheets[0];
    expect(sheet?.getRow(2).getCell(2).value).toBe('SECMP0016');
    expect(sheet?.getRow(2).getCell(7).value).toEqual(new Date('2017-04-01T00:00:00Z'));
  });
});

describe('the register of other codes', () => {
  test('shows what it would change before anything is recorded', async () => {
    const before = await rowCounts(site);
    const { page } = await reviewed(first);
    expect(page.status).toBe(200);
    expect(said(page)).toContain('New: 3');
    expect(said(page)).toContain('take in 3 changes of other codes');
    const after = await rowCounts(site);
    expect({ ...after, draft: 0 }).toEqual({ ...before, draft: 0 });
    expect(await held()).toEqual([]);
  });

  test('is recorded as one Decision, its own words kept, with those of ours that it names', async () => {
    const decisions = (await rowCounts(site)).log_decision ?? 0;
    const done = await take(first);
    expect([done.status, done.location]).toEqual([303, '/sec/exchange']);
    expect((await rowCounts(site)).log_decision).toBe(decisions + 1);
    expect(await held()).toEqual([
      { ref: 'BSC/P344', state: 'live', title: 'Balancing, and "TERRE"', related: ['SECMP0016'] },
      { ref: 'UNC/0570', state: 'closed', title: 'Old meters', related: null },
      { ref: 'UNC/0594', state: 'live', title: 'Meter readings', related: null },
    ]);
    expect(said(await anyone.get('/sec/exchange'))).toMatch(/P344.*SECMP0016/);
  });

  test('sent a second time changes nothing', async () => {
    const decisions = (await rowCounts(site)).log_decision;
    const { page } = await reviewed(first);
    expect(said(page)).toContain('This file changes nothing');
    expect(all(page.root, 'button').some((one) => text(one) === 'Record it')).toBe(false);
    // In another format, with other separators and marks, it is the same register.
    const other = `\uFEFF${first.replaceAll(',', ';').replace('Balancing; and', 'Balancing, and')}`;
    expect(said((await reviewed(other)).page)).toContain('This file changes nothing');
    const cells = csvRows(first).map((row) => row.cells);
    const book = await toXlsx({
      title: 'Register',
      columns: (cells[0] ?? []).map((header) => ({ header, kind: 'text' })),
      rows: cells.slice(1),
    });
    expect(said((await reviewed(book, 'register.xlsx')).page)).toContain('This file changes nothing');
    expect((await rowCounts(site)).log_decision).toBe(decisions);
  });

  test('says what changed and what is published no more, which is marked so only if a person says it', async () => {
    const next = register(
      'UNC,0594,Meter readings,Final report,2017-11-02,SECMP0018',
      'UNC,0570,Old meters,Implemented,1-Feb-17,',
    );
    const { page } = await reviewed(`${next}\n`);
    expect(said(page)).toMatch(/Changed: 1.*Status there: Consultation Final report/);
    // The file says nothing of the BSC: what is on record of that code stays.
    expect(said(page)).not.toContain('No longer published');
    const fewer = register('UNC,0570,Old meters,Implemented,2017-02-01,');
    expect(said((await reviewed(fewer)).page)).toContain('No longer published: 1');
    await take(fewer);
    expect((await held()).find(({ ref }) => ref === 'UNC/0594')?.state).toBe('live');
    await take(fewer, { lose: 'true' });
    expect((await held()).find(({ ref }) => ref === 'UNC/0594')?.state).toBe('gone');
    await take(next);
    expect((await held()).find(({ ref }) => ref === 'UNC/0594')).toMatchObject({
      state: 'live',
      related: ['SECMP0018'],
    });
  });

  test('with columns that are not known is refused by name, and read without them when a person says so', async () => {
    const odd = 'Code;Number;Title;Status;Mood;Score\nDCUSA;DCP 300;Tariffs;Open;good;5';
    const { path, page } = await reviewed(odd, 'odd.csv');
    expect(page.status).toBe(422);
    expect(said(page)).toMatch(/The column “Mood” is not known.*The column “Score” is not known/);
    const boxes = all(page.root, 'input[name=leave]');
    expect(boxes.map(({ attributes }) => attributes.value)).toEqual(['Mood', 'Score']);
    const without = await secretary.get(`${path}?leave=Mood&leave=Score`);
    expect(without.status).toBe(200);
    expect(said(without)).toContain('Left out: what is in “Mood”, “Score”');
    const done = await secretary.post(path, {
      csrf: csrfOf(without),
      leave: ['Mood', 'Score'],
      day: '2017-02-01',
      do: 'record',
    });
    expect(done.status).toBe(303);
    expect((await held()).map(({ ref }) => ref)).toContain('DCUSA/DCP 300');
  });

  test('that lacks a column is told which, and what it is to hold', async () => {
    const { page } = await reviewed('Code,Title,Status\nREC,Switching,Open');
    expect(page.status).toBe(422);
    expect(said(page)).toContain('The column “Number” (the number it has there) is lacking');
  });

  test('lists rows that cannot be read with their lines, and leaves them out only if a person says so', async () => {
    const broken = register(
      'REC,R0001,Switching,Open,next June,',
      'REC,,Nameless,Open,,',
      'REC,R0002,Good,Open,,',
      'REC,R0002,Twice,Open,,',
    );
    const { path, page } = await reviewed(broken);
    expect(said(page)).toMatch(
      /Line 2: “next June” is no day.*Line 3: “Number” is empty.*Line 5: REC R0002 stands in an earlier row/,
    );
    const refused = await secretary.submit(formTo(page, path), { do: 'record' });
    expect(refused.status).toBe(422);
    expect(said(refused)).toContain('Some rows cannot be read');
    expect((await held()).some(({ ref }) => ref.startsWith('REC'))).toBe(false);
    expect((await secretary.submit(formTo(refused, path), { do: 'record', skip: 'true' })).status).toBe(303);
    expect((await held()).filter(({ ref }) => ref.startsWith('REC')).map(({ title }) => title)).toEqual(['Good']);
  });

  test('leaves rows of our own code alone, and relates nothing to what the public may not see', async () => {
    const mixed = register('SEC,SECMP0016,Somebody else’s words,Odd,,', 'REC,R0005,Linked,Open,,SECMP0099');
    const { page } = await reviewed(mixed);
    expect(said(page)).toContain('One row is of the SEC itself');
    expect(said(page)).toContain('not on record here: SECMP0099');
    await take(mixed);
    expect((await held()).find(({ ref }) => ref === 'REC/R0005')?.related).toBeNull();
  });

  test('that is no register is refused in a sentence, and nothing is written', async () => {
    const before = await rowCounts(site);
    for (const [content, name, words] of [
      ['', 'empty.csv', 'has no rows'],
      ['Code,Number\n"never closed', 'quote.csv', 'never closed'],
      [new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]), 'broken.xlsx', ''],
      [new Uint8Array([0, 1, 2, 3]), 'bytes.bin', 'This is no text'],
    ] as const) {
      const page = await send(content, name);
      expect(page.status, name).toBe(422);
      expect(said(page)).toContain(words);
    }
    expect(await rowCounts(site)).toEqual(before);
  });

  test('is taken in by the secretariat alone', async () => {
    expect(all((await anyone.get('/sec/exchange')).root, 'input[type=file]')).toHaveLength(0);
    const { path } = await reviewed(register('REC,R0009,Kept,Open,,'));
    expect((await anyone.get(path)).status).toBe(404);
    expect((await anyone.post('/sec/exchange', { csrf: 'x' })).status).toBe(422);
  });
});

describe('the plan across all codes', () => {
  test('has what is public of ours and of theirs, by day, with what goes with what', async () => {
    const rows = csvRows((await anyone.get('/forward-plan.csv?months=12')).html).map(({ cells }) => cells);
    expect(rows).toEqual([
      ['Day', 'Code', 'What', 'Number', 'Change', 'Goes with', 'Lead code'],
      ['2017-02-14', 'SEC', 'Consultation closes', 'SECMP0018', 'On credit cover', 'UNC 0594', ''],
      ['2017-04-01', 'SEC', 'Takes effect', 'SECMP0016', 'Credit "cover", halved', 'BSC P344', ''],
      ['2017-06-29', 'BSC', 'Takes effect', 'P344', 'Balancing, and "TERRE"', 'SEC SECMP0016', ''],
      ['2017-11-02', 'UNC', 'Takes effect', '0594', 'Meter readings', 'SEC SECMP0018', ''],
    ]);
    const page = await anyone.get('/forward-plan?months=12');
    expect(page.status).toBe(200);
    for (const month of ['February 2017', 'April 2017', 'June 2017', 'November 2017'])
      expect(said(page)).toContain(month);
    expect(said(await anyone.get('/forward-plan?months=3'))).not.toContain('June 2017');
  });

  test('each line leads to a page that is there', async () => {
    const page = await anyone.get('/forward-plan');
    const links = all(page.root, 'a').filter(({ attributes }) => /^\/sec\/[a-z]+\/./.test(attributes.href ?? ''));
    expect(links.length).toBeGreaterThan(3);
    for (const { attributes } of links)
      expect((await anyone.get(attributes.href ?? '')).status, attributes.href).toBe(200);
  });

  test('does not betray what is hidden', async () => {
    await record('2017-02-01', [modification('SECMP0099', 'approve', { implements_on: '2017-05-05' })], 2);
    expect((await secretary.get('/forward-plan')).html).not.toMatch(/Nightjar|SECMP0099/);
  });
});
