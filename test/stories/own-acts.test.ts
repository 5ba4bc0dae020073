/** What somebody may do for themself they may not do in another's name, whichever form of ours they send. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import { keeping } from '../../src/kernel/db.ts';
import type { Change } from '../../src/kernel/define.ts';
import { openVote } from '../../src/meetings/voting.ts';
import { operator } from '../../src/open.ts';
import { signedIn } from './agenda-ground.ts';
import { layMeeting, meeting } from './console-ground.ts';
import { openSite, rowCounts, type StorySite } from './site.ts';
import { administrator, csrfOf, type Visitor } from './visitor.ts';

let site: StorySite;
let hannah: Visitor;
let csrf: string;
const item = `${meeting}/9`;
const vote = `${item}/v1`;

beforeAll(async () => {
  site = await openSite('2016-12-09');
  await layMeeting(site);
  const desk = { ledger: site.ledger, actor: operator, code: site.code, today: site.today() };
  await openVote(desk, { meeting, item, question: 'that it be so', verb: 'approved' });
  const election: Change = {
    register: 'election',
    ref: 'panel-consumer',
    move: 'open',
    sets: { title: 'Election to the Panel', body: 'panel', category: 'Consumer', seats: 1 },
  };
  await commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretariat' },
    body: 'panel',
    effective: '2016-12-01',
    title: 'An election is called',
    label: { group: 'panel', level: 0 },
    changes: [election],
  });
  hannah = await signedIn(site, { name: 'Hannah Bexley', person: 'hannah-bexley' });
  csrf = csrfOf(await hannah.get(`/sec/live/${meeting}`));
});
afterAll(() => site?.close());

describe('a member', () => {
  test.each([
    ['votes for another at the console', { do: `cast for douglas-imrie ${vote}`, item }],
    ['takes back another’s ballot there', { do: `withdraw-ballot douglas-imrie ${vote}`, item }],
    ['puts words into what the secretary is typing', { do: 'save', item, version: '0', narrative: 'What I would say' }],
    ['notes that somebody left', { do: 'leave douglas-imrie', item }],
  ])('%s: refused, and nothing is changed', async (_, fields) => {
    const before = await rowCounts(site);
    const answer = await hannah.post(`/sec/console/${meeting}`, { csrf, ...fields });
    expect([answer.status, await rowCounts(site)]).toEqual([422, before]);
    expect(answer.html).toContain('Only the secretariat records what a meeting does.');
  });

  const ballot = {
    'set-title': 'Douglas Imrie',
    'set-vote': vote,
    'set-person': 'douglas-imrie',
    'set-position': 'for',
    ref: `${vote}/douglas-imrie`,
  };
  test.each([
    ['ballot/cast', ballot],
    ['comment/make', { 'set-title': 'As Douglas', 'set-by_whom': 'Douglas Imrie', 'set-meeting': meeting }],
    ['interest/declare', { 'set-title': 'Owns shares', 'set-meeting': meeting, 'set-item': item }],
    ['nomination/nominate', { 'set-title': 'Douglas Imrie', 'set-election': 'panel-consumer' }],
  ])('adds by hand, as if it were another’s, %s: refused, and nothing is changed', async (way, fields) => {
    const before = await rowCounts(site);
    const sent = { csrf, effective: '2016-12-09', reason: 'He asked me to', ...fields };
    for (const press of ['check', 'record']) {
      const answer = await hannah.post(`/sec/add/${way}`, { ...sent, do: press });
      expect([404, 422], press).toContain(answer.status);
    }
    expect(await rowCounts(site)).toEqual(before);
    expect((await hannah.get(`/sec/add/${way}`)).status).toBe(404);
  });

  test('casts another’s ballot anew, or takes it back, by hand: refused, and nothing is changed', async () => {
    const cast = { csrf: '', do: `cast against douglas-imrie ${vote}`, item };
    const admin = await administrator(site);
    await admin.post(`/sec/console/${meeting}`, { ...cast, csrf: csrfOf(await admin.get('/sec')) });
    const before = await rowCounts(site);
    for (const move of ['cast', 'withdraw']) {
      const form = { csrf, effective: '2016-12-09', reason: 'He asked me to', entry: '99999', do: 'record' };
      const answer = await hannah.post(`/sec/move/ballot/${move}/${vote}/douglas-imrie`, {
        ...form,
        ...(move === 'cast' ? { 'set-position': 'for' } : {}),
      });
      expect(answer.status, move).toBe(422);
    }
    expect(await rowCounts(site)).toEqual(before);
    expect((await hannah.get(`/sec/record/ballot/${vote}/douglas-imrie`)).html).not.toContain('Record a change');
  });

  test('nominates somebody by the secretariat’s form: it is not there for them, and nothing is changed', async () => {
    const before = await rowCounts(site);
    const answer = await hannah.post('/sec/governing/election/nominate/panel-consumer', {
      csrf,
      person: 'Douglas Imrie',
      name: 'Douglas Imrie',
      nominated_by: 'Hannah Bexley',
      reason: 'He asked me to',
      do: 'record',
    });
    expect([answer.status, await rowCounts(site)]).toEqual([404, before]);
  });
});

test('links in mail begin with our own address, whatever a request says it came to', async () => {
  const admin = await administrator(site);
  const put = {
    csrf: csrfOf(await admin.get('/sec/between/ask')),
    body: 'panel',
    verb: 'approved',
    wording: 'the response',
    method: 'named',
    closes_on: '2016-12-30',
    closes_at: '17:00',
    do: 'put',
  };
  await keeping(site.ledger.db, (tx) =>
    sql`update account set email = 'hannah@example.org' where person = 'hannah-bexley'`.execute(tx),
  );
  const elsewhere = 'http://elsewhere.example';
  const answer = await admin.post(`${elsewhere}/sec/between/ask`, put, { origin: elsewhere });
  expect(answer.status).toBe(303);
  const { rows } = await keeping(site.ledger.db, (tx) =>
    sql<{ content: string }>`select content from mail where content like '%/between/%'`.execute(tx),
  );
  expect(rows.map(({ content }) => /http\S+\/sec/.exec(content)?.[0])).toEqual(['http://localhost/sec']);
});
