/** Assessments from the request to the receipt: clocks, dates that slip, the order of the queue, who is late. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assessingCheck } from '../../src/assessing/check.ts';
import type { Code } from '../../src/codes/code.ts';
import { commit } from '../../src/kernel/commit.ts';
import { keeping } from '../../src/kernel/db.ts';
import type { Change, Day } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { readDocument } from '../../src/paper/read.ts';
import { issueLink } from '../../src/people/links.ts';
import { createApp } from '../../src/web/app.tsx';
import { all, one, text } from './html.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, formTo, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let secretary: Visitor;
let anyone: Visitor;

const record = (changes: readonly Change[], effective: Day) =>
  commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Clerk' },
    body: 'panel',
    effective,
    title: 'Set up',
    label: { group: 'panel', level: 0 },
    changes,
  });

const raised = (ref: string, title: string): Change => ({
  register: 'modification',
  ref,
  move: 'found',
  sets: { title, path: 'Path 2' },
});

beforeAll(async () => {
  site = await openSite('2016-11-18');
  // The check is held whether or not others stand beside it.
  Object.assign(site.ledger, { checks: [...(site.ledger.checks ?? []), assessingCheck(site.codes)] });
  await record(
    [
      raised('SECMP0101', 'Longer names for hubs'),
      raised('SECMP0102', 'Shorter names for hubs'),
      raised('SECMP0103', 'No names for hubs'),
      {
        register: 'meeting',
        ref: 'SECP_38_1111',
        move: 'hold',
        sets: { title: 'SEC Panel Meeting 38', body: 'panel', number: 38, day: '2016-11-11' },
      },
    ],
    '2016-11-11',
  );
  secretary = await administrator(site);
  anyone = visitorOf(site);
}, 60_000);
afterAll(() => site.close());

/** Some days later; a session that has run out meanwhile is opened anew. */
async function at(day: Day) {
  site.clock.today = day;
  secretary = await administrator(site);
}

async function send(path: string, fields: Record<string, string>, by = secretary) {
  const page = await by.get(`/sec/assessing/${path}`);
  const form = formTo(page, path);
  return by.submit(form, { do: 'record', ...fields });
}

/** Rows of the table with this caption, each as the words of its cells. */
function table(page: Awaited<ReturnType<Visitor['get']>>, caption: RegExp): string[][] {
  const found = all(page.root, 'table').find((each) => caption.test(text(one(each, 'caption'))));
  if (!found) return [];
  return all(one(found, 'tbody'), 'tr').map((row) =>
    all(row, ({ name, parent }) => (name === 'td' || name === 'th') && parent === row).map(text),
  );
}

describe('an assessment', () => {
  test('is asked for from its modification, with the sum of its clock before anything is recorded', async () => {
    const page = await secretary.get('/sec/assessing/request/SECMP0101');
    expect(said(page)).toContain('23 WD after 18 November 2016: 21 December 2016');
    const will = await secretary.submit(formTo(page, 'request/SECMP0101'), { do: 'check', kind: 'preliminary' });
    expect(will.status).toBe(200);
    expect(said(will)).toContain('set baseline date to “21 December 2016”');
    expect((await anyone.get('/sec/assessment/SECMP0101/preliminary')).status).toBe(404);

    const done = await send('request/SECMP0101', { kind: 'preliminary' });
    expect(done.location).toBe('/sec/assessment/SECMP0101/preliminary');
    const own = await anyone.open(done.location ?? '');
    expect(said(own)).toContain('First in the queue');
    expect(said(own)).toContain('21 Dec 2016');
  });

  test('has its place in the order of requests, and is not asked for twice', async () => {
    await at('2016-11-21');
    await send('request/SECMP0102', { kind: 'preliminary' });
    await at('2016-11-22');
    await send('request/SECMP0103', { kind: 'impact' });
    const queue = table(await anyone.get('/sec/assessing'), /awaited/);
    expect(queue.map(([turn, of]) => [turn, /SECMP\d{4}/.exec(of ?? '')?.[0]])).toEqual([
      ['1', 'SECMP0101'],
      ['2', 'SECMP0102'],
      ['3', 'SECMP0103'],
    ]);
    const again = await send('request/SECMP0102', { kind: 'preliminary' });
    expect(again.status).toBe(422);
    expect(said(again)).toContain('is awaited already (SECMP0102/preliminary)');
  });

  test('keeps every date it had, with who set it and why, and says how late that makes it', async () => {
    await at('2016-12-09');
    const without = await send('revise/SECMP0101/preliminary', { target: '2017-01-20', reason: ' ' });
    expect(without.status).toBe(422);
    expect(said(without)).toContain('Say why the date moves');
    expect(one(without.root, '#target').attributes.value).toBe('2017-01-20');

    const done = await send('revise/SECMP0101/preliminary', {
      target: '2017-01-20',
      reason: 'The people who know hubs are testing a release.',
    });
    expect(done.status).toBe(303);
    const page = await anyone.get('/sec/assessment/SECMP0101/preliminary');
    const dates = all(one(page.root, '.dates-had'), ({ name, parent }) => name === 'li' && parent?.name === 'ol').map(
      text,
    );
    expect(dates).toHaveLength(2);
    expect(dates[1]).toContain('20 January 2017');
    expect(dates[1]).toContain('19 WD later');
    expect(dates[1]).toContain('The people who know hubs are testing a release.');
    const queue = await anyone.get('/sec/assessing');
    expect(table(queue, /awaited/)[0]?.join(' ')).toContain('19 WD late');
    expect(said(queue)).toContain('21 Dec 2016 20 Jan 2017 (19 WD later)');
    expect(one(queue.root, 'svg[role=img]')).toBeDefined();
  });

  test('is put first only by a meeting of the body that may, and the page says who moves back', async () => {
    const path = 'prioritise/SECMP0103/impact';
    const unsaid = await send(path, { turn: '1', meeting: '' });
    expect(unsaid.status).toBe(422);
    expect(said(unsaid)).toContain('Choose the meeting at which this was decided.');
    await record(
      [
        {
          register: 'meeting',
          ref: 'SECP_39_0912',
          move: 'hold',
          sets: { title: 'SEC Panel Meeting 39', body: 'panel', number: 39, day: '2016-12-09' },
        },
      ],
      '2016-12-09',
    );
    const will = await send(path, { turn: '1', meeting: 'SECP_39_0912', do: 'check' });
    expect(said(will)).toContain('move SECMP0101/preliminary back from turn 1 to turn 2');
    expect(said(will)).toContain('bring SECMP0103/impact forward from turn 3 to turn 1');
    expect((await send(path, { turn: '1', meeting: 'SECP_39_0912' })).status).toBe(303);
    const turns = async () =>
      table(await anyone.get('/sec/assessing'), /awaited/).map((row) => /SECMP\d{4}/.exec(row[1] ?? '')?.[0]);
    expect(await turns()).toEqual(['SECMP0103', 'SECMP0101', 'SECMP0102']);
    const other = await send('prioritise/SECMP0102/preliminary', { turn: '1', meeting: 'SECP_39_0912' });
    expect(other.status).toBe(303);
    expect(await turns()).toEqual(['SECMP0102', 'SECMP0103', 'SECMP0101']);
    const page = await anyone.get('/sec/assessment/SECMP0103/impact');
    expect(text(one(page.root, '.hist'))).toContain('SEC Panel Meeting 39');
  });

  test('comes with its cost, counted against what was promised; sent back, it is awaited again', async () => {
    await at('2017-01-20');
    const bare = await send('receive/SECMP0101/preliminary', { costs: 'Design' });
    expect(bare.status).toBe(422);
    expect(said(bare)).toContain('“Design” has no amount');
    const costs = 'Design: £10,000 to £20,000\nTesting: £5,000';
    expect((await send('receive/SECMP0101/preliminary', { costs, lead_time: '9 months' })).status).toBe(303);
    const page = await anyone.get('/sec/assessment/SECMP0101/preliminary');
    expect(table(page, /Cost/)).toEqual([
      ['Design', '£10,000 to £20,000'],
      ['Testing', '£5,000'],
    ]);
    expect(said(page)).toContain('19 WD late');
    const league = await anyone.get('/sec/assessing/league');
    const [preliminary] = table(league, /by kind/i);
    expect(preliminary?.[1]).toBe('2');
    expect(preliminary?.[2]).toContain('1, 19 WD late');
    expect(preliminary?.[2]).toContain(
      'SECMP0101/preliminary: promised 21 December 2016 by its clock, received 20 January 2017: 19 WD late',
    );

    const sent = { reason: 'What testing costs is not broken down.', target: '2017-02-03' };
    expect((await send('return/SECMP0101/preliminary', sent)).status).toBe(303);
    const back = await anyone.get('/sec/assessment/SECMP0101/preliminary');
    expect(said(back)).toContain('What testing costs is not broken down.');
    expect(said(back)).toContain('29 WD late');
  });

  test('was as late on any past day as it was then', async () => {
    const then = await anyone.get('/sec/assessing/league?on=2016-12-12');
    const [preliminary] = table(then, /by kind/i);
    expect(preliminary?.[2]).toBe('none yet');
    expect(preliminary?.[3]).toContain('now to come 20 January 2017: 19 WD late');
    const before = await anyone.get('/sec/assessing/league?on=2016-12-01');
    expect(table(before, /by kind/i)[0]?.[3]).toContain('2, none late: mean on the day');
  });

  test('makes the monthly paper, as PDF and as a Word document', async () => {
    const pdf = await site.app.request('http://localhost/sec/assessing/paper.pdf');
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    const read = await readDocument(new Uint8Array(await pdf.arrayBuffer()), 'paper.pdf');
    const words = read.text.replace(/\s+/g, ' ');
    expect(words).toContain('since SEC Panel Meeting 39 on 9 December 2016');
    expect(words).toContain('The date of one was revised, and none was received');
    expect(words).toContain('What testing costs is not');
    expect(words).toContain('SECMP0101: Preliminary Assessment stands at turn 3, and its date moved.');
    const docx = await site.app.request('http://localhost/sec/assessing/paper.docx?on=2016-12-12');
    const then = await readDocument(new Uint8Array(await docx.arrayBuffer()), 'paper.docx');
    expect(then.text).not.toContain('What testing costs');
  }, 30_000);

  test('is not left awaited of a proposal that ends, whichever way that is recorded', async () => {
    const withdrawn: Change = { register: 'modification', ref: 'SECMP0102', move: 'withdraw', sets: {} };
    await expect(record([withdrawn], '2017-01-20')).rejects.toThrow(
      '“Preliminary Assessment of SECMP0102” is still awaited.',
    );
    const settled = { register: 'assessment', ref: 'SECMP0102/preliminary', move: 'withdraw', sets: { reason: 'x' } };
    await record([withdrawn, settled], '2017-01-20');
    const dead = await send('request/SECMP0102', { kind: 'impact' });
    expect(dead.status).toBe(422);
    await expect(
      record([{ ...settled, move: 'request', sets: { title: 'Again', modification: 'SECMP0102' } }], '2017-01-20'),
    ).rejects.toThrow('SECMP0102 is withdrawn, and “Again” is still awaited.');
  });
});

/** The same pages under rules that say which lines a cost is broken into. */
describe('under a code that says how costs are broken down', () => {
  const lines = { value: ['Design', 'Build', 'Testing'], clause: 'D6.9', provenance: 'found' as const };
  let strict: Visitor;
  beforeAll(() => {
    const assessments = site.code.assessments;
    if (!assessments) throw new Error('The code says nothing of assessments.');
    const { preliminary, impact } = assessments.kinds;
    const code: Code = {
      ...site.code,
      assessments: { ...assessments, kinds: { preliminary, impact: { ...impact, breakdown: lines } } },
    };
    const ledger = { ...site.ledger, checks: [assessingCheck([code])] };
    const other = { ...site, codes: [code], code, ledger };
    strict = visitorOf({ ...other, app: createApp(other) });
    for (const [name, value] of secretary.cookies) strict.cookies.set(name, value);
  });

  test('the form asks for each line, and what lacks one is refused by name, in the form and by any other way', async () => {
    const path = 'receive/SECMP0103/impact';
    const page = await strict.get(`/sec/assessing/${path}`);
    expect(all(page.root, 'label').map(text)).toEqual(expect.arrayContaining(['Design', 'Build', 'Testing']));
    const part = { 'cost-0': '£1', 'cost-1': 'TBC' };
    const refused = await send(path, part, strict);
    expect(refused.status).toBe(422);
    expect(said(refused)).toContain('a cost in the impact assessment is missing for Build and Testing.');
    expect(said(refused)).toContain('(D6.9)');
    expect(one(refused.root, '#cost-1').attributes.value).toBe('TBC');
    const taken = await send(path, { 'cost-0': '£1', 'cost-1': '£2', 'cost-2': '£3' }, strict);
    expect(taken.status).toBe(303);
  });
});

describe('who may', () => {
  test('others read everything and change nothing', async () => {
    expect((await anyone.get('/sec/assessing/revise/SECMP0101/preliminary')).status).toBe(422);
    const fields = { target: '2017-02-01', do: 'record' };
    const page = await anyone.post('/sec/assessing/revise/SECMP0101/preliminary', fields);
    expect(page.status).toBe(422);
    const forged = await secretary.post('/sec/assessing/withdraw/SECMP0101/preliminary', {
      csrf: 'x'.repeat(43),
      reason: 'x',
      do: 'record',
    });
    expect(forged.status).toBe(422);
    expect(said(await anyone.get('/sec/assessment/SECMP0101/preliminary'))).not.toContain('Withdraw the request');
  });

  test('the provider gives dates and results through the same forms, and finds no others', async () => {
    const token = await keeping(site.ledger.db, async (tx) => {
      const id = randomUUID();
      await sql`insert into account (id, name, powers, clearance, created)
        values (${id}, 'Provider', array['service-provider'], '{}', ${site.ledger.now()})`.execute(tx);
      return issueLink(tx, id, site.ledger.now());
    });
    const provider = visitorOf(site);
    const door = await provider.get(`/sign-in/${token}`);
    await provider.submit(one(door.root, 'form[method=post]'));
    const path = 'revise/SECMP0101/preliminary';
    const fields = { target: '2017-02-06', reason: 'One more round of tests.' };
    expect((await send(path, fields, provider)).status).toBe(303);
    const page = await provider.get('/sec/assessment/SECMP0101/preliminary');
    expect(said(page)).toContain('by Provider, 20 Jan 2017');
    const offered = all(one(page.root, '.head'), 'a').map(text);
    expect(offered).toContain('Record as received');
    for (const other of ['Withdraw the request', 'Change its turn', 'Agree the date'])
      expect(offered).not.toContain(other);
    expect((await provider.get('/sec/assessing/withdraw/SECMP0101/preliminary')).status).toBe(422);
    expect((await provider.get('/sec/assessing/request/SECMP0103')).status).toBe(422);
  });
});
