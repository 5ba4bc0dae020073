/** A secretary goes through the action log: looks at what is late, moves dates, closes, hands over, carries forward. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionLog } from '../../src/actions/action-log.ts';
import { actionLogPaper } from '../../src/actions/log-paper.ts';
import { commit } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import type { Change, Label } from '../../src/kernel/define.ts';
import { registerOf } from '../../src/kernel/ledger.ts';
import { get } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { all, one, text } from './html.ts';
import { example, importText, openSite, type StorySite } from './site.ts';
import { administrator, type Fields, formTo, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let secretary: Visitor;
let anyone: Visitor;
const panel = (level: 0 | 2): Label => ({ group: 'panel', level });

const action = (ref: string) =>
  reading(site.ledger.db, operator, (tx) =>
    get(tx, registerOf(site.ledger, 'action'), { code: 'sec', ref, at: { day: site.clock.today, known: null } }),
  );

const record = (changes: readonly Change[]) =>
  commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretary' },
    body: 'panel',
    effective: '2017-01-16',
    title: 'Set up',
    label: panel(0),
    changes,
  });

beforeAll(async () => {
  site = await openSite('2017-02-06');
  await importText(site, await example('sec-panel-39-minutes.txt'));
  await importText(site, await example('sec-panel-40-minutes.txt'));
  secretary = await administrator(site);
  anyone = visitorOf(site);
  await record([
    {
      register: 'meeting',
      ref: 'SECP_41_1002',
      move: 'plan',
      sets: { title: 'SEC Panel Meeting 41', body: 'panel', number: 41, day: '2017-02-10' },
    },
    {
      register: 'action',
      ref: 'SECP40/99',
      move: 'raise',
      sets: { text: 'Write to Nightjar', owner: 'Nightjar', due_by: '2017-02-03', body: 'panel' },
      label: panel(2),
    },
  ]);
}, 60_000);
afterAll(() => site.close());

const change = async (ref: string, fields: Fields) => {
  const tab = fields.move === 'update' ? '' : `&do=${fields.move}`;
  const page = await secretary.get(`/sec/action-log?open=${ref}${tab}`);
  return secretary.submit(formTo(page, `/action-log/change/${ref}`), { do: 'record', ...fields });
};

/** References in the order of the list. */
const listed = (page: { root: Parameters<typeof all>[0] }) =>
  all(one(page.root, 'tbody'), (element) => element.name === 'th').map((element) => text(element));

describe('the action log', () => {
  test('shows what is open, the longest late first, with how late and how often it was moved', async () => {
    const page = await secretary.get('/sec/action-log?body=panel');
    expect(listed(page).slice(0, 3)).toEqual(['SECP40/11', 'SECP40/06', 'SECP40/05']);
    expect(said(page)).toMatch(/22 open, 6 of them late/);
    expect(said(page)).toMatch(/SECP40\/11.*13 WD late/);
    expect(said(page)).toMatch(/SECP39\/03.*February 2017 Panel.*moved once, 2017-01-13 to February 2017 Panel/);
  });

  test('tells everybody the same of it, without what they may not see', async () => {
    const page = await anyone.get('/sec/action-log?body=panel');
    expect(said(page)).toMatch(/21 open, 5 of them late/);
    expect(page.html).not.toContain('Nightjar');
    expect(page.html).not.toContain('SECP40/99');
    expect(all(page.root, (element) => element.attributes.action?.includes('action-log/change') === true)).toEqual([]);
    expect((await anyone.get('/sec/action-log?owner=Nightjar')).status).toBe(200);
    expect(said(await anyone.get('/sec/action-log?owner=Nightjar'))).toContain('No action matches');
  });

  test('is narrowed to an owner, to what is late, and to what is due at the next meeting', async () => {
    expect(listed(await secretary.get('/sec/action-log?owner=User+CIO'))).toEqual(['SECP40/03']);
    expect(listed(await secretary.get('/sec/action-log?state=late&owner=SECAS'))).toEqual([
      'SECP40/11',
      'SECP40/06',
      'SECP40/05',
      'SECP40/01',
    ]);
    const next = await secretary.get('/sec/action-log?state=next&body=panel');
    expect(said(next)).toContain('Due at SEC Panel Meeting 41');
    expect(listed(next)).toContain('SECP39/03');
    expect(listed(next)).not.toContain('SECP40/04');
  });

  test('stays as it was on a day that is looked back at', async () => {
    const page = await secretary.get('/sec/action-log?body=panel&on=2017-01-05');
    expect(said(page)).toMatch(/SECP39\/02/);
    expect(said(page)).not.toMatch(/moved once|SECP40\/11/);
    expect(all(page.root, (element) => element.attributes.action?.includes('action-log/c') === true)).toEqual([]);
  });

  test('is asked for little of the database, however many actions there are', async () => {
    const { db } = site.ledger;
    let queries = 0;
    const at = { day: site.clock.today, known: null };
    await reading(db, operator, async (tx) => {
      const own = tx.getExecutor();
      const inner = own.executeQuery.bind(own);
      own.executeQuery = ((...args: Parameters<typeof inner>) => {
        queries += 1;
        return inner(...args);
      }) as typeof own.executeQuery;
      await actionLog(tx, site.ledger, { code: site.code, at });
    });
    expect(queries).toBe(3);
  });
});

describe('the secretary', () => {
  test('records what was reported', async () => {
    expect((await change('SECP40/01', { move: 'update', words: '' })).status).toBe(422);
    const page = await change('SECP40/01', { move: 'update', words: 'The letter is with the Chair.' });
    expect(page.status).toBe(303);
    expect((await action('SECP40/01'))?.fields.latest).toBe('The letter is with the Chair.');
  });

  test('moves a date to a meeting, with the reason, having seen what it does', async () => {
    const fields = { move: 'retarget', meeting: 'SECP_41_1002', words: 'The Chair was away.' };
    const tried = await change('SECP40/01', { ...fields, do: 'check' });
    expect(said(tried)).toContain('set due by to “10 February 2017”');
    expect((await action('SECP40/01'))?.fields.due_by).toBe('2017-02-01');
    expect((await change('SECP40/01', { ...fields, words: '' })).status).toBe(422);
    expect((await change('SECP40/01', fields)).status).toBe(303);
    expect((await action('SECP40/01'))?.fields).toMatchObject({
      due: 'SEC Panel Meeting 41',
      due_by: '2017-02-10',
      retarget_reason: 'The Chair was away.',
      latest: 'The letter is with the Chair.',
    });
    expect(said(await secretary.get('/sec/action-log?open=SECP40/01'))).toContain(
      'Due date moved to SEC Panel Meeting 41The Chair was away.',
    );
  });

  test('closes with evidence, never without', async () => {
    const refused = await change('SECP40/06', { move: 'close', evidence: ' ' });
    expect(refused.status).toBe(422);
    expect(said(refused)).toContain('Say what shows that it is done');
    expect((await change('SECP40/06', { move: 'close', evidence: 'Letter of 20 January.' })).status).toBe(303);
    expect(await action('SECP40/06')).toMatchObject({
      state: 'closed',
      fields: { closed_on: '2017-02-06', evidence: 'Letter of 20 January.' },
    });
    expect(listed(await secretary.get('/sec/action-log?state=late'))).not.toContain('SECP40/06');
  });

  test('closes at the meeting that closed it, on its day', async () => {
    const page = await secretary.get('/sec/action-log?open=SECP40/12&do=close');
    expect(said(page)).toMatch(
      /At a meeting \(optional\)Not setSEC Panel meeting 40, 13 Jan 2017SEC Panel meeting 39, 9 Dec 2016/i,
    );
    const fields = { move: 'close', evidence: 'Paper 12.', meeting: 'SECP_40_1301' };
    expect((await change('SECP40/12', fields)).status).toBe(303);
    expect((await action('SECP40/12'))?.fields).toMatchObject({
      closed_on: '2017-01-13',
      latest_meeting: 'SECP_40_1301',
    });
  });

  test('hands an action over', async () => {
    expect((await change('SECP40/14', { move: 'reassign', owner: 'Marcus Delaney' })).status).toBe(303);
    expect((await action('SECP40/14'))?.fields.owner).toBe('Marcus Delaney');
  });

  test('is told when somebody else was quicker, and loses nothing typed', async () => {
    const page = await secretary.get('/sec/action-log?open=SECP40/05');
    await change('SECP40/05', { move: 'update', words: 'First.' });
    const late = await secretary.submit(formTo(page, '/action-log/change/SECP40/05'), {
      do: 'record',
      words: 'Second.',
    });
    expect(late.status).toBe(422);
    expect(said(late)).toContain('was changed by someone else meanwhile');
    expect(late.html).toContain('Second.');
    expect((await action('SECP40/05'))?.fields.latest).toBe('First.');
  });

  test('carries several at once in one decision, each keeping its class', async () => {
    const page = await secretary.get('/sec/action-log?body=panel');
    const form = formTo(page, '/action-log/carry');
    const none = await secretary.submit(form, { do: 'check', why: 'Not reached.', meeting: 'SECP_41_1002' });
    expect(said(none)).toContain('Tick the actions to carry.');
    const csrf = one(page.root, 'input[name=csrf]').attributes.value ?? '';
    const body = new URLSearchParams({ csrf, do: 'record', why: 'Not reached.', meeting: 'SECP_41_1002' });
    for (const ref of ['SECP40/11', 'SECP40/99']) body.append('ref', ref);
    const cookie = [...secretary.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const done = await site.app.request('http://localhost/sec/action-log/carry', {
      method: 'POST',
      body,
      headers: { origin: 'http://localhost', cookie },
    });
    expect(done.status).toBe(303);
    expect(await action('SECP40/11')).toMatchObject({
      label: { level: 0 },
      fields: { due_by: '2017-02-10', retarget_reason: 'Not reached.' },
    });
    expect(await action('SECP40/99')).toMatchObject({ label: { level: 2 }, fields: { due_by: '2017-02-10' } });
    expect(said(await anyone.get('/sec/action/SECP40/11'))).toContain('Not reached.');
    const log = await anyone.get('/sec/log');
    expect(log.html).toContain('Actions carried to SEC Panel Meeting 41');
    expect(said(log)).toMatch(/Actions carried to SEC Panel Meeting 416 Feb 20171/);
  });

  test('needs the secretariat’s powers and a form of our own', async () => {
    expect((await anyone.post('/sec/action-log/change/SECP40/05', { move: 'update', words: 'x' })).status).not.toBe(
      303,
    );
    expect((await secretary.post('/sec/action-log/carry', { csrf: 'x', ref: 'SECP40/05' })).status).toBe(422);
    expect(
      (await secretary.post('/sec/action-log/change/SECP40/05', { csrf: '', move: 'update', words: 'x' })).status,
    ).toBe(422);
  });
});

describe('the log as a paper', () => {
  test('lists the open by owner, says how late, and what was closed since the last meeting', async () => {
    const entries = await reading(site.ledger.db, operator, (tx) =>
      actionLog(tx, site.ledger, { code: site.code, body: 'panel', at: { day: site.clock.today, known: null } }),
    );
    const paper = actionLogPaper({
      body: 'SEC Panel',
      day: site.clock.today,
      since: '2017-01-13',
      footer: 'White',
      author: 'SEC',
      created: site.ledger.now(),
      entries,
    });
    const words = JSON.stringify(paper.blocks);
    expect(words).toMatch(/Open actions of SECAS/);
    expect(words).toContain('Moved once');
    expect(words).toContain('Letter of 20 January.');
    expect(paper.under).toEqual(['As at 6 February 2017']);
  });

  test('is a PDF to take away, and says its class', async () => {
    const page = await site.app.request('http://localhost/sec/action-log/paper.pdf?body=panel');
    expect(page.headers.get('content-type')).toBe('application/pdf');
    expect(new TextDecoder('latin1').decode(await page.arrayBuffer()).slice(0, 5)).toBe('%PDF-');
  }, 30_000);
});
