/** Issues from the public form to a modification: who asked stays unseen, the clock runs, months are counted. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Code } from '../../src/codes/code.ts';
import { issuesCheck } from '../../src/issues/check.ts';
import { commit } from '../../src/kernel/commit.ts';
import { keeping } from '../../src/kernel/db.ts';
import type { Day } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { createApp } from '../../src/web/app.tsx';
import { all, one, text } from './html.ts';
import { openSite, rowCounts, type StorySite } from './site.ts';
import { administrator, fieldsOf, formTo, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let secretary: Visitor;
let anyone: Visitor;

beforeAll(async () => {
  site = await openSite('2016-12-12');
  Object.assign(site.ledger, { checks: [...(site.ledger.checks ?? []), issuesCheck(site.codes)] });
  secretary = await administrator(site);
  anyone = visitorOf(site);
}, 60_000);
afterAll(() => site.close());

async function at(day: Day) {
  site.clock.today = day;
  secretary = await administrator(site);
}

const words = {
  title: 'Hubs forget their names',
  description: 'Since the last release hubs answer without their name. We expected the name in every answer.',
  kind: 'question',
  name: 'Ada Quillfeather',
  organisation: 'Nightjar Energy',
  email: 'ada@nightjar.example',
};

async function ask(by: Visitor, changes: Record<string, string> = {}): Promise<Page> {
  const page = await by.get('/sec/issues/new');
  return by.submit(formTo(page, '/issues/new'), { ...words, ...changes });
}

async function act(path: string, fields: Record<string, string> = {}): Promise<Page> {
  const page = await secretary.get(`/sec/issues/${path}`);
  return secretary.submit(formTo(page, path), { do: 'record', ...fields });
}

/** Everything that can be asked for without an account. */
async function everywhere(): Promise<string> {
  const paths = [
    '',
    '/issue',
    '/issues',
    '/log',
    '/search?q=hubs',
    '/search?q=answer',
    '/export/issue.json',
    '/export/issue.csv',
    '/planner',
    '/issue/ISS001',
    '/record/issue/ISS001',
  ];
  const pages = await Promise.all(paths.map((path) => anyone.get(`/sec${path}`)));
  return pages.map(({ html }) => html).join('\n');
}

let receipt = '';

describe('an issue raised by anybody', () => {
  test('is received under a reference of its own, and its page says when somebody answers and why then', async () => {
    const done = await ask(anyone);
    expect(done.status).toBe(303);
    receipt = done.location?.split('/').at(-1) ?? '';
    expect(receipt).toMatch(/^RCV-[2-9A-Z]{8}$/);
    const page = await anyone.open(done.location ?? '');
    expect(page.status).toBe(200);
    expect(said(page)).toContain(`Your issue, ${receipt}`);
    expect(said(page)).toContain('5 WD after 12 December 2016: 19 December 2016');
    for (const secret of ['Quillfeather', 'nightjar', 'Hubs forget']) expect(page.html).not.toContain(secret);
  });

  test('is seen by nobody who may not, through any door, and is counted nowhere', async () => {
    const seen = await everywhere();
    for (const secret of ['Quillfeather', 'ada@nightjar', 'Hubs forget', receipt]) expect(seen).not.toContain(secret);
    expect((await anyone.get(`/sec/issue/${receipt}`)).status).toBe(404);
    expect((await anyone.get('/sec/issues/received/RCV-22222222')).status).toBe(404);
    expect(said(await anyone.get('/sec/issues'))).toContain('No issues yet');
    // Searching for it finds what searching for nothing at all does.
    const found = async (word: string) => said(await anyone.get(`/sec/search?q=${word}`)).replaceAll(word, '');
    expect(await found('Quillfeather')).toBe(await found('Zzyzx'));
  });

  test('sent again from the same page is the same issue', async () => {
    const page = await anyone.get('/sec/issues/new');
    const fields = { ...fieldsOf(formTo(page, '/issues/new')), ...words, title: 'Sent twice' };
    const first = await anyone.post('/sec/issues/new', fields);
    const second = await anyone.post('/sec/issues/new', fields);
    expect(second.location).toBe(first.location);
    const other = await anyone.post('/sec/issues/new', { ...fields, title: 'Sent twice, but other words' });
    expect(other.location).not.toBe(first.location);
    for (const { location } of [first, other]) {
      const ref = location?.split('/').at(-1);
      expect((await act(`close/${ref}`, { outcome: 'A trial.' })).status).toBe(303);
    }
  });

  test('waits for the secretariat, late after its five Working Days, and the planner says so', async () => {
    await at('2016-12-21');
    const page = await secretary.get('/sec/issues');
    expect(said(page)).toContain('Waiting for you');
    expect(said(page)).toContain('answer 2 WD late');
    const own = await secretary.get(`/sec/issue/${receipt}`);
    expect(said(own)).toContain('Ada Quillfeather <ada@nightjar.example>, Nightjar Energy');
    const planner = await secretary.get('/sec/planner');
    expect(said(planner)).toContain('Hubs forget their names');
    expect(said(await anyone.get('/sec/planner'))).not.toContain('Hubs forget their names');
  });

  test('is answered by the critical friend, by mail if they say so', async () => {
    const path = `befriend/${receipt}`;
    const empty = await act(path, { reply: '  ' });
    expect(empty.status).toBe(422);
    expect(said(empty)).toContain('Write the answer.');
    const reply = 'Names come back once the clock is set. Does that help?';
    const will = await act(path, { reply, do: 'check' });
    expect(said(will)).toContain('queue a mail with the answer to ada@nightjar.example');
    expect((await act(path, { reply })).status).toBe(303);
    const mails = await keeping(site.ledger.db, (tx) =>
      sql<{ recipient: string; content: string }>`select recipient, content from mail`.execute(tx),
    );
    expect(mails.rows).toEqual([{ recipient: 'ada@nightjar.example', content: expect.stringContaining(reply) }]);
    expect(said(await anyone.get(`/sec/issues/received/${receipt}`))).toContain('Answered on');
  });

  test('goes onto the public record under the next number, without who asked, in any of its past', async () => {
    const path = `take/${receipt}`;
    const telling = await act(path, { description: 'Write to ada@nightjar.example.' });
    expect(telling.status).toBe(422);
    expect(said(telling)).toContain('The words hold the e-mail address of whoever asked');
    const done = await act(path);
    expect(done.location).toBe('/sec/issue/ISS001');
    const page = await anyone.get('/sec/issue/ISS001');
    expect(said(page)).toContain('Names come back once the clock is set.');
    expect(said(page)).toContain('Answered on 21 December 2016, due 19 December 2016');
    const seen = await everywhere();
    expect(seen).toContain('Hubs forget their names');
    for (const secret of ['Quillfeather', 'ada@nightjar', receipt]) expect(seen).not.toContain(secret);
    const { rows } = await keeping(site.ledger.db, (tx) =>
      sql`select payload from log_entry where payload like '%Quillfeather%'`.execute(tx),
    );
    expect(rows).toEqual([]);
    const follow = await anyone.get(`/sec/issues/received/${receipt}`);
    expect(said(follow)).toContain('ISS001: Hubs forget their names');
  });

  test('has a record that no other way makes public with who asked on it', async () => {
    const made = (sets: Record<string, string>) =>
      commit(site.ledger, operator, {
        code: 'sec',
        authority: { kind: 'post', ref: 'Clerk' },
        body: 'panel',
        effective: '2016-12-21',
        title: 'By hand',
        label: { group: 'panel', level: 0 },
        changes: [{ register: 'issue', ref: receipt, move: 'correct', sets, label: { group: 'panel', level: 0 } }],
      });
    await expect(made({ owner: 'Clerk' })).rejects.toThrow('who asks is not for a record classified below Amber');
  });

  test('is passed to the body that knows the matter, and settled only with words', async () => {
    const nobody = await act('refer/ISS001', { body: 'bakers' });
    expect(nobody.status).toBe(422);
    expect((await act('refer/ISS001', { body: 'tabasc', answer_by: '2017-01-20' })).status).toBe(303);
    expect(said(await anyone.get('/sec/issue/ISS001'))).toContain('Passed on');
    const silent = await act('resolve/ISS001', { outcome: '' });
    expect(silent.status).toBe(422);
    expect(said(silent)).toContain('Say how it ended');
  });

  test('becomes a modification in one decision, each leading to the other, under the rules of the day', async () => {
    const before = await rowCounts(site);
    const done = await act('convert/ISS001', { title: 'Names in every answer', solution: 'Send the name.' });
    expect(done.status).toBe(303);
    const ref = done.location?.split('/').at(-1) ?? '';
    expect(ref).toBe('SECMP0001');
    const issue = await anyone.get('/sec/issue/ISS001');
    expect(said(issue)).toContain('It became SECMP0001: Names in every answer');
    const proposal = await anyone.get('/sec/record/modification/SECMP0001');
    expect(said(proposal)).toContain('Since the last release hubs answer without their name.');
    expect(said(proposal)).toContain('ISS001');
    const rules = site.code.processes?.filter(({ from }) => !from || from <= '2016-12-21').at(-1)?.id ?? '';
    expect(rules).not.toBe('');
    expect(said(proposal)).toContain(rules);
    expect((await rowCounts(site)).log_decision).toBe((before.log_decision ?? 0) + 1);
    expect((await act('convert/ISS001')).status).toBe(422);
  });
});

describe('an issue under rules by which a proposal begins as a draft', () => {
  test.each(['2026-11-23', '2030-06-03'])('becomes a draft, and nobody is asked for a path first: %s', async (day) => {
    const own = await openSite(day);
    try {
      const clerk = await administrator(own);
      const press = async (path: string, fields: Record<string, string> = {}) =>
        clerk.submit(formTo(await clerk.get(`/sec/issues/${path}`), path), { do: 'record', ...fields });
      const stranger = visitorOf(own);
      const sent = await stranger.submit(formTo(await stranger.get('/sec/issues/new'), '/issues/new'), words);
      const receipt = sent.location?.split('/').at(-1) ?? '';
      expect(receipt, sent.html).toMatch(/^RCV-/);
      expect((await press(`take/${receipt}`)).status).toBe(303);
      const tried = said(await press('convert/ISS001', { do: 'check' }));
      expect(tried).toContain('set led to “');
      const done = await press('convert/ISS001');
      expect(done.status, done.html).toBe(303);
      const page = said(await clerk.get(done.location ?? ''));
      expect(page).toMatch(/under the rules of Section D with (the Development Stage|a licensed code manager)/);
      expect(page).toContain('Hubs forget their names');
    } finally {
      await own.close();
    }
  });
});

describe('the volumes', () => {
  test('count by month and outcome, as each reader may see them and as they stood on any day', async () => {
    await at('2017-01-10');
    await ask(anyone, { title: 'A second issue of another kind' });
    const publicly = await anyone.get('/sec/issues');
    const rows = (page: Page) => all(one(page.root, 'tbody'), 'tr').map((row) => text(row));
    expect(rows(publicly)[0]).toMatch(/^January 2017\s*0/);
    expect(rows(publicly)[1]).toMatch(/^December 2016\s*1\s*1\s*ISS001/);
    expect(said(publicly)).toContain('No number is set at which a sub-group should be set up.');
    expect(said(publicly)).toMatch(/1 issue\s*once, first in December 2016/);
    expect(one(publicly.root, 'svg[role=img]')).toBeDefined();
    expect(said(await secretary.get('/sec/issues'))).toContain('4 issues as at 10 January 2017');
    const then = await anyone.get('/sec/issues?on=2016-12-20');
    expect(said(then)).toContain('No issues yet');
  });

  test('say when a number that is set is reached', async () => {
    const { issues } = site.code;
    if (!issues) throw new Error('The code says nothing of issues.');
    const trigger = { value: { issues: 1, months: 2 }, clause: null, provenance: 'found' as const };
    const code: Code = { ...site.code, issues: { ...issues, trigger } };
    const app = createApp({ ...site, codes: [code] });
    const page = await (await app.request('http://localhost/sec/issues')).text();
    expect(page).toContain('The trigger of 1 issues within 2 months is reached, first in December 2016.');
  });
});

describe('bad input', () => {
  const counts = async () => (await rowCounts(site)).log_entry;

  test('is refused field by field, with what was typed kept and nothing written', async () => {
    const before = await counts();
    const empty = await ask(anyone, { title: '', description: '', name: ' ', email: 'ada' });
    expect(empty.status).toBe(422);
    const summary = all(one(empty.root, '.govuk-error-summary'), 'a').map(({ attributes }) => attributes.href);
    expect(summary).toEqual(['#title', '#description', '#name', '#email']);
    expect(one(empty.root, '#email').attributes.value).toBe('ada');
    const long = await ask(anyone, { description: 'long '.repeat(4_000) });
    expect(long.status).toBe(422);
    expect(said(long)).toContain('19,999 characters, of 10,000 at most');
    const huge = await ask(anyone, { description: 'x'.repeat(1_100_000) });
    expect(huge.status).toBe(413);
    const tokenless = await anyone.post('/sec/issues/new', words);
    expect(tokenless.status).toBe(422);
    expect(one(tokenless.root, '#title').attributes.value).toBe(words.title);
    expect(await counts()).toBe(before);
  });

  test('loses what nobody can see, and keeps tags as words', async () => {
    const odd = '<script>alert(1)</script> \u0000\u0007\u202Etwist\ud800 & more';
    const done = await ask(anyone, { title: odd, description: `${odd}\nin two lines` });
    expect(done.status).toBe(303);
    const page = await secretary.get(`/sec/issue/${done.location?.split('/').at(-1)}`);
    expect(page.html).not.toContain('<script>alert');
    expect(said(page)).toMatch(/<script>alert\(1\)<\/script> twist\ufffd? & more/);
  });

  test('a hundred in a row are stopped, and what was typed is not lost', async () => {
    const statuses: number[] = [];
    let last: Page | undefined;
    for (let n = 0; n < 100; n++) {
      last = await ask(anyone, { title: `One of a hundred, ${n}` });
      statuses.push(last.status);
    }
    expect(statuses.filter((one) => one === 303).length).toBeLessThanOrEqual(10);
    expect(statuses.slice(10)).toEqual(Array(90).fill(429));
    expect(last && one(last.root, '#title').attributes.value).toBe('One of a hundred, 99');
    expect(last?.headers.get('retry-after')).toBe('3600');
  }, 30_000);

  test('nobody acts on an issue without the powers to, or on one they may not see', async () => {
    expect((await anyone.get(`/sec/issues/take/${receipt}`)).status).toBe(422);
    expect((await anyone.post(`/sec/issues/close/${receipt}`, { outcome: 'x', do: 'record' })).status).toBe(422);
    const wrong = await secretary.post(`/sec/issues/close/${receipt}`, { outcome: 'x', csrf: 'x'.repeat(43) });
    expect(wrong.status).toBe(422);
  });
});
