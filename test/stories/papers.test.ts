/** Papers of a meeting: put in, classified, revised, read by those who may, and put together into a pack for each. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keeping, reading } from '../../src/kernel/db.ts';
import { get, type Row } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { readDocument } from '../../src/paper/read.ts';
import { docxFromText } from '../documents/docx-from-text.ts';
import { withMacros } from '../documents/macros.ts';
import { pdfFromText } from '../documents/pdf-from-text.ts';
import { found, planned, press, seat, secretary, signedIn } from './agenda-ground.ts';
import { all, one, text } from './html.ts';
import { openSite, rowCounts, type StorySite } from './site.ts';
import { administrator, csrfOf, type Fields, formTo, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let ada: Visitor;
let member: Visitor;
let cleared: Visitor;
const papers = '/sec/papers/SECP_39_0912';

beforeAll(async () => {
  site = await openSite('2016-11-25');
  ada = await secretary(site);
  member = await signedIn(site, { name: 'Cy Marlow', clearance: { 'sec/panel': 2 } });
  cleared = await signedIn(site, { name: 'Ruth Vane', clearance: { 'sec/panel': 3 } });
  await found(site, [
    ...seat('tom-orrery', 'Tom Orrery', 'Large Supplier'),
    { register: 'risk', ref: '25', sets: { title: 'Delays', wording: 'There is a risk of delays.', body: 'panel' } },
  ]);
  await found(
    site,
    [{ register: 'risk', ref: '27', sets: { title: 'Lock', wording: 'The lock is weak.', body: 'panel' } }],
    { group: 'panel', level: 3 },
  );
  const agenda = await planned(ada);
  await press(ada, agenda, 'issue');
});
afterAll(() => site.close());

async function paper(ref: string): Promise<Row | null> {
  const register = site.ledger.registers.get('paper');
  if (!register) throw new Error('paper');
  return reading(site.ledger.db, operator, (tx) =>
    get(tx, register, { code: 'sec', ref, at: { day: site.clock.today, known: null } }),
  );
}

async function putIn(visitor: Visitor, file: File, more: Fields = {}): Promise<Page> {
  const form = formTo(await visitor.get(`${papers}/add?item=SECP_39_0912%2F2`), '/add');
  return visitor.submit(form, { file, title: 'Risk and issue register', level: '1', ...more });
}

const pdf = async (words: string, name = 'paper.pdf') => new File([new Uint8Array(await pdfFromText(words))], name);
const bytesOf = async (visitor: Visitor, path: string) => {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await site.app.request(path, { headers: { cookie } });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
};
const packOf = async (visitor: Visitor) =>
  readDocument((await bytesOf(visitor, `${papers}/pack.pdf`)).bytes, 'pack.pdf');

test('a paper takes the number of its item, a class of its own, and its very bytes come back', async () => {
  const file = await pdf('Two new risks are proposed.');
  const done = await putIn(ada, file);
  expect(done.location).toContain('added=SECP_39_0912_02');
  const row = await paper('SECP_39_0912_02');
  expect(row).toMatchObject({
    state: 'issued',
    label: { group: 'panel', level: 1 },
    fields: { item: 'SECP_39_0912/2', version: 1, late: 0, pages: 1 },
  });
  const got = await bytesOf(member, '/sec/papers/file/SECP_39_0912_02');
  expect(got.type).toBe('application/pdf');
  expect(createHash('sha256').update(got.bytes).digest('hex')).toBe(row?.fields.file);
  const { rows } = await reading(site.ledger.db, operator, (tx) =>
    sql<{ class_level: number }>`select class_level from file where ref = 'SECP_39_0912_02'`.execute(tx),
  );
  expect(rows).toEqual([{ class_level: 1 }]);
});

test('an appendix of a higher class is numbered apart, and to whom it is not open there is none', async () => {
  await putIn(ada, await pdf('The lock is weak.'), { title: 'The lock', level: '3', part_of: 'SECP_39_0912_02' });
  await putIn(ada, await pdf('The method.'), { title: 'The method', level: '1', part_of: 'SECP_39_0912_02' });
  expect((await paper('SECP_39_0912_02_C1'))?.label.level).toBe(3);
  expect((await paper('SECP_39_0912_02_A'))?.fields.part_of).toBe('SECP_39_0912_02');
  expect(said(await cleared.get(papers))).toContain('The lock');
  const page = await member.get(papers);
  expect(page.html).not.toMatch(/The lock|_C1/);
  expect(all(page.root, 'span.ref').map(text)).toEqual(['SECP_39_0912_02', 'SECP_39_0912_02_A']);
  for (const path of ['paper', 'file']) {
    const hidden = await member.get(`/sec/papers/${path}/SECP_39_0912_02_C1`);
    const never = await member.get(`/sec/papers/${path}/SECP_39_0912_02_C7`);
    expect([hidden.status, hidden.html]).toEqual([404, never.html]);
  }
});

test('a paper of a class above its item may not be put under a lower one, nor above who puts it in', async () => {
  const low = await putIn(ada, await pdf('For all.'), { title: 'For all', level: '1', part_of: 'SECP_39_0912_02_C1' });
  expect(low.status).toBe(422);
  expect(text(one(low.root, 'div.govuk-error-summary'))).toContain('Classify it Red or higher');
  const lesser = await signedIn(site, { name: 'Ben Ferry', powers: ['secretariat'], clearance: { '*': 2 } });
  const over = await putIn(lesser, await pdf('Above me.'), { title: 'Above me', level: '3' });
  expect(over.status).toBe(422);
  expect(said(over)).toContain('Choose a class you are cleared for');
});

test('what is put in for a closed item is offered the class of the item', async () => {
  const sets = { title: 'The lock', meeting: 'SECP_39_0912', number: 'C9', position: 99, minuted: 'confidential' };
  await found(site, [{ register: 'item', ref: 'SECP_39_0912/C9', sets }], { group: 'panel', level: 3 });
  const chosen = (page: Page) =>
    all(one(page.root, 'select[name=level]'), (element) => 'selected' in element.attributes).map(text);
  expect(chosen(await ada.get(`${papers}/add?item=SECP_39_0912%2FC9`))).toEqual(['Red']);
  expect(chosen(await ada.get(`${papers}/add?item=SECP_39_0912%2F2`))).toEqual(['Amber']);
});

test('a Word file loses its macros, which is said, and keeps its words', async () => {
  const docm = withMacros(await docxFromText('Budget\n\nThe budget grows by three per cent.'));
  const done = await putIn(ada, new File([new Uint8Array(docm)], 'budget.docm'), {
    title: 'Budget',
    item: 'SECP_39_0912/5',
  });
  expect(said(await ada.open(done.location ?? ''))).toMatch(
    /The paper is on record\..*Taken out on receipt.*macro project/,
  );
  expect(done.status).toBe(303);
  const row = await paper('SECP_39_0912_05');
  expect(row?.fields.note).toMatch(/Taken out on receipt.*macro project/);
  expect(row?.fields.file_name).toBe('budget.docx');
  const { bytes } = await bytesOf(member, '/sec/papers/file/SECP_39_0912_05');
  expect(Buffer.from(bytes).includes('vbaProject')).toBe(false);
  expect((await readDocument(bytes, 'budget.docx')).text).toContain('three per cent');
  expect(said(await member.get('/sec/papers/paper/SECP_39_0912_05'))).toContain('macro project');
});

test('what cannot be read is refused at the file, in words of papers, and nothing is kept', async () => {
  const before = await rowCounts(site);
  for (const [name, bytes, sentence] of [
    ['empty.pdf', '', /This file is empty\. Choose the file that holds the paper\./],
    ['page.html', '<!doctype html><html><body>x</body></html>', /web page/],
    ['no-paper.pdf', 'not a PDF', /not a PDF document/],
  ] as const) {
    const page = await putIn(ada, new File([bytes], name));
    expect(page.status).toBe(422);
    expect(text(one(page.root, 'p.govuk-error-message'))).toMatch(sentence);
    expect(one(page.root, '#title').attributes.value).toBe('Risk and issue register');
  }
  expect(await rowCounts(site)).toEqual(before);
});

test('an upload of 200 MB is refused before it is taken in, whether or not it says how large it is', async () => {
  const page = await ada.get(`${papers}/add`);
  const cookie = [...ada.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, origin: 'http://localhost', 'content-type': 'multipart/form-data; boundary=x' };
  const megabyte = new Uint8Array(1024 * 1024).fill(97);
  for (const length of ['209715200', undefined]) {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent >= 200) return controller.close();
        sent += 1;
        controller.enqueue(
          sent === 1
            ? new TextEncoder().encode(
                `--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${csrfOf(page)}\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n`,
              )
            : megabyte,
        );
      },
    });
    const response = await site.app.request(
      new Request(`http://localhost${papers}/add`, {
        method: 'POST',
        body,
        headers: { ...headers, ...(length ? { 'content-length': length } : {}) },
        duplex: 'half',
      } as RequestInit),
    );
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('larger than 20 MB');
    expect(sent).toBeLessThan(30);
  }
});

test('a new version takes the place of the old one, whose file stays; lateness is told in Working Days', async () => {
  const revised = await pdf('Three new risks are proposed.');
  const old = (await paper('SECP_39_0912_02'))?.fields.file;
  site.clock.today = '2016-12-06';
  const page = await ada.get('/sec/papers/paper/SECP_39_0912_02');
  const done = await ada.submit(formTo(page, '/revise/SECP_39_0912_02'), {
    file: revised,
    received: '2016-12-06',
  });
  expect(done.status).toBe(303);
  expect((await paper('SECP_39_0912_02'))?.fields).toMatchObject({ version: 2, late: 2 });
  expect(said(await member.get(papers))).toContain('2 WD late');
  const kept = await bytesOf(member, `/sec/papers/file/SECP_39_0912_02?version=${old}`);
  expect((await readDocument(kept.bytes, 'old.pdf')).text).toContain('Two new risks');
  const again = await ada.submit(
    formTo(await ada.get('/sec/papers/paper/SECP_39_0912_02'), '/revise/SECP_39_0912_02'),
    { file: revised },
  );
  expect([again.status, said(again)]).toEqual([
    422,
    expect.stringContaining('the very file that is on record already'),
  ]);
});

test('each pack holds what its reader may see, with its own page numbers, and nothing that tells of the rest', async () => {
  const [hers, his] = [await packOf(cleared), await packOf(member)];
  expect(hers.text).toContain('The lock is weak.');
  expect(hers.text).toContain('Red');
  expect(his.text).not.toMatch(/lock|_C1|Red\b|Closed/);
  expect(his.text).toContain('Three new risks are proposed.');
  expect(his.text).not.toContain('Two new risks');
  expect(his.text).toContain('The budget grows by three per cent.');
  // Every page bears whose pack it is, its class, and a number of as many as there are.
  const stamps = his.text.match(/SEC Panel meeting 39 · Amber · Cy Marlow · page \d+ of \d+/g) ?? [];
  expect(stamps.map((stamp) => stamp.replace(/.*page /, ''))).toEqual(
    stamps.map((_, index) => `${index + 1} of ${his.pages}`),
  );
  expect(stamps.length).toBe(his.pages);
  expect(hers.pages).toBeGreaterThan(his.pages);
});

test('the public has no pack, and no word of the papers', async () => {
  const anyone = visitorOf(site);
  const page = await anyone.get(papers);
  expect(said(page)).toContain('No papers yet');
  expect((await anyone.get(`${papers}/pack.pdf`)).status).toBe(422);
  expect((await anyone.get('/sec/papers/file/SECP_39_0912_02')).status).toBe(404);
  expect((await anyone.get('/sec/papers/SECP_99_0101')).status).toBe(404);
});

test('a paper classified anew takes its files with it, and is gone for who may no longer read it', async () => {
  const page = await ada.get('/sec/papers/paper/SECP_39_0912_05');
  const none = await ada.submit(formTo(page, '/reclassify/SECP_39_0912_05'), { level: '3', why: '' });
  expect(none.status).toBe(422);
  const done = await ada.submit(formTo(page, '/reclassify/SECP_39_0912_05'), {
    level: '3',
    why: 'It names a supplier.',
  });
  expect(done.status).toBe(303);
  expect((await member.get('/sec/papers/file/SECP_39_0912_05')).status).toBe(404);
  expect((await bytesOf(cleared, '/sec/papers/file/SECP_39_0912_05')).status).toBe(200);
  const { rows } = await reading(site.ledger.db, operator, (tx) =>
    sql<{ class_level: number }>`select class_level from file where ref = 'SECP_39_0912_05'`.execute(tx),
  );
  expect(rows.map((row) => row.class_level)).toEqual([3, 3]);
});

test('a paper written from a register holds what its class may see of it, and says where it is from', async () => {
  const form = formTo(await ada.get(`${papers}/make?kind=risk&item=SECP_39_0912%2F2`), '/make');
  const done = await ada.submit(form, { level: '2' });
  expect(done.location).toContain('added=SECP_39_0912_02b');
  expect((await paper('SECP_39_0912_02b'))?.fields).toMatchObject({ source: 'risk', title: 'Risk register' });
  const { bytes } = await bytesOf(member, '/sec/papers/file/SECP_39_0912_02b');
  const { text: words } = await readDocument(bytes, 'risk.pdf');
  expect(words).toContain('There is a risk of delays.');
  expect(words).not.toContain('weak');
  for (const kind of ['action', 'modification', 'party', 'planner'])
    expect((await ada.submit(form, { kind })).status).toBe(303);
});

test('who put the paper in is told which of those expected may not read it', async () => {
  const page = await ada.get(papers);
  expect(text(one(page.root, 'p.barred'))).toContain('Tom Orrery');
  expect((await cleared.get(papers)).html).not.toContain('Tom Orrery may not read it');
});

test("a note on a paper is its writer's alone, whoever else may see the paper", async () => {
  const path = '/sec/papers/paper/SECP_39_0912_02';
  const done = await member.submit(formTo(await member.get(path), '/note/SECP_39_0912_02'), {
    note: 'Ask about Risk 27.',
  });
  expect(one((await member.get(done.location ?? '')).root, '#note').children.join('')).toBe('Ask about Risk 27.');
  expect(said(await member.get(papers))).toContain('your note');
  const admin = await administrator(site);
  for (const other of [admin, ada, cleared]) {
    expect((await other.get(path)).html).not.toContain('Ask about');
    expect(said(await other.get(papers))).not.toContain('your note');
  }
  // Nor by any claim that is not the account itself.
  await keeping(site.ledger.db, async (tx) => {
    await sql`select set_config('quorate.clearance', '{"*": 3}', true)`.execute(tx);
    expect((await sql`select * from private_note`.execute(tx)).rows).toEqual([]);
  });
  const hidden = await member.post('/sec/papers/note/SECP_39_0912_02_C1', {
    csrf: csrfOf(await member.get(papers.replace('papers', 'papers/paper').replace('SECP_39_0912', 'SECP_39_0912_02'))),
    note: 'x',
  });
  expect(hidden.status).toBe(404);
});

test('a withdrawn paper leaves the packs and keeps its number', async () => {
  const page = await ada.get('/sec/papers/paper/SECP_39_0912_02_A');
  expect((await ada.submit(formTo(page, '/withdraw/SECP_39_0912_02_A'))).status).toBe(303);
  expect((await packOf(member)).text).not.toContain('The method');
  await putIn(ada, await pdf('Another appendix.'), { title: 'Another', level: '1', part_of: 'SECP_39_0912_02' });
  expect((await paper('SECP_39_0912_02_B'))?.title).toBe('Another');
});

test('members put nothing in', async () => {
  expect((await member.get(`${papers}/add`)).status).toBe(404);
  const csrf = csrfOf(await member.get(papers.replace('papers/SECP_39_0912', 'papers/paper/SECP_39_0912_02')));
  expect((await member.post(`${papers}/add`, { csrf, title: 'x', level: '1', file: await pdf('x') })).status).toBe(404);
  expect((await member.post('/sec/papers/withdraw/SECP_39_0912_02', { csrf })).status).toBe(404);
});

test('a paper that came before the agenda is offered an item of its own, and is issued with it', async () => {
  const agenda = await planned(ada, { number: '40', day: '2017-01-13' });
  const form = formTo(await ada.get('/sec/papers/SECP_40_1301/add'), '/add');
  const done = await ada.submit(form, {
    file: await pdf('A thought piece.'),
    title: 'A thought piece',
    level: '2',
    author: 'Ruth Vane',
  });
  expect(done.location).toContain('added=SECP_40_1301_P');
  expect((await paper('SECP_40_1301_P'))?.state).toBe('draft');
  await press(ada, agenda, 'issue');
  const row = await paper('SECP_40_1301_P');
  expect(row).toMatchObject({ state: 'issued', fields: { item: expect.stringMatching(/^SECP_40_1301\/\d+$/) } });
  expect(said(await member.get(agenda))).toContain('SECP_40_1301_P A thought piece');
});
