/** An election for seats of one category: called, nominated, voted, declared; and what is refused on the way. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import { operator } from '../../src/open.ts';
import { logged } from './governing.ts';
import { all, one, text } from './html.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, formTo, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let admin: Visitor;
const problems = (page: Page) => text(one(page.root, 'div.govuk-error-summary'));
const effects = (page: Page) => all(one(page.root, 'div.will'), 'li').map((line) => text(line));
const path = (...parts: string[]) => `/${site.code.id}/governing/${parts.join('/')}`;
const body = async (day: string) => said(await visitorOf(site).get(`${path('body', 'panel')}?on=${day}`));

async function call(seats: number, begins: string): Promise<string> {
  const form = formTo(await admin.get(path('call', 'panel')), '/call/panel');
  const days = {
    nominations_close: '2017-08-11',
    voting_closes: '2017-08-25',
    term_from: begins,
    term_to: '2019-08-31',
  };
  const called = await admin.submit(form, { do: 'record', category: 'Small Supplier', seats: String(seats), ...days });
  expect(called.status).toBe(303);
  return called.location?.split('/').at(-1) ?? '';
}

/** Sends one step of an election from its page. */
async function step(election: string, name: string, fields: Record<string, string>): Promise<Page> {
  const page = await admin.get(path('election', election));
  return admin.submit(formTo(page, `/election/${name}/${election}`), { do: 'record', ...fields });
}
const nominate = (election: string, person: string) =>
  step(election, 'nominate', { person, nominated_by: 'Harbour Energy Limited' });

beforeAll(async () => {
  site = await openSite('2017-08-01');
  admin = await administrator(site);
});
afterAll(() => site.close());

describe('an election', () => {
  test('with as many nominees as seats elects them unopposed, and gives them their seats', async () => {
    const election = await call(2, '2017-09-01');
    for (const name of ['Ada Quay', 'Bea Lund']) expect((await nominate(election, name)).status).toBe(303);
    expect(problems(await nominate(election, 'Ada Quay'))).toContain('nominated already');
    const checked = await step(election, 'declare', { do: 'check' });
    expect(effects(checked)).toContain('elect Ada Quay');
    expect(effects(checked).join()).toContain(
      '(seat panel/small-supplier/2), from 1 September 2017 until 31 August 2019',
    );
    const before = await logged(site);
    expect((await step(election, 'declare', {})).status).toBe(303);
    const after = await logged(site);
    // The result, two nominees, two seats: one decision.
    expect([after.decisions - before.decisions, after.entries - before.entries]).toEqual([1, 5]);
    expect(said(await admin.get(path('election', election)))).toMatch(/Declared.*elected unopposed/);
    expect(await body('2017-09-01')).toMatch(/Ada Quay.*until 31 Aug 2019.*Bea Lund/);
    expect(await body('2017-08-31')).not.toContain('Ada Quay');
  });

  test('with more is put to the vote: the count decides, and whoever is elected again keeps their seat', async () => {
    site.clock.today = '2019-08-20';
    admin = await administrator(site);
    const form = formTo(await admin.get(path('call', 'panel')), '/call/panel');
    const days = { nominations_close: '2019-08-21', term_from: '2019-09-01', term_to: '2021-08-31' };
    const called = await admin.submit(form, { do: 'record', category: 'Small Supplier', seats: '2', ...days });
    const election = called.location?.split('/').at(-1) ?? '';
    for (const name of ['Bea Lund', 'Cy Reef', 'Dot Holm']) await nominate(election, name);
    expect(said(await admin.get(path('election', election)))).not.toContain('Declare the result');
    expect((await step(election, 'poll', {})).status).toBe(303);
    const vote = (name: string) => `votes-${election}/${name}`;
    const bad = await step(election, 'count', { [vote('bea-lund')]: 'many' });
    expect([bad.status, problems(bad)]).toEqual([422, expect.stringContaining('Votes for Bea Lund')]);
    const votes = { [vote('bea-lund')]: '12', [vote('cy-reef')]: '3', [vote('dot-holm')]: '19' };
    expect((await step(election, 'count', votes)).status).toBe(303);
    expect((await step(election, 'declare', {})).status).toBe(303);
    expect(said(await admin.get(path('election', election)))).toMatch(
      /Votes: Dot Holm 19, Bea Lund 12, Cy Reef 3\. Elected: Dot Holm, Bea Lund\./,
    );
    expect(await body('2019-09-01')).toMatch(/Dot Holm.*until 31 Aug 2021.*Bea Lund.*until 31 Aug 2021/);
    expect(await body('2019-09-01')).not.toContain('Ada Quay');
    const seat = await visitorOf(site).get(`/${site.code.id}/seat/panel/small-supplier/2?on=2019-09-01`);
    expect(said(seat)).toContain('Bea Lund');
  });

  test('whose last seat is tied is not declared until it is said who is elected and by what means', async () => {
    site.clock.today = '2021-08-20';
    admin = await administrator(site);
    const form = formTo(await admin.get(path('call', 'panel')), '/call/panel');
    const days = { nominations_close: '2021-08-21', term_from: '2021-09-01' };
    const called = await admin.submit(form, { do: 'record', category: 'Small Supplier', seats: '1', ...days });
    const election = called.location?.split('/').at(-1) ?? '';
    for (const name of ['Eve Mole', 'Fen Pier']) await nominate(election, name);
    await step(election, 'poll', {});
    await step(election, 'count', { [`votes-${election}/eve-mole`]: '7', [`votes-${election}/fen-pier`]: '7' });
    const before = await logged(site);
    const refused = await step(election, 'declare', {});
    expect([refused.status, problems(refused)]).toEqual([422, expect.stringContaining('have 7 votes each')]);
    const unsaid = await step(election, 'declare', { settled: `${election}/fen-pier` });
    expect(unsaid.status).toBe(422);
    expect(await logged(site)).toEqual(before);
    const means = 'Lots drawn by the chair on 20 August 2021.';
    expect((await step(election, 'declare', { settled: `${election}/fen-pier`, means })).status).toBe(303);
    expect(said(await admin.get(path('election', election)))).toContain(means);
    expect(await body('2021-09-01')).toContain('Fen Pier');
    expect(await body('2021-09-01')).not.toContain('Eve Mole');
  });

  test('taken back whole leaves the seats as they were', async () => {
    const { decision } = await lastDecision();
    const label = { group: 'panel', level: 0 } as const;
    await commit(site.ledger, operator, {
      code: site.code.id,
      authority: { kind: 'post', ref: 'Operator' },
      body: 'panel',
      effective: '2021-08-20',
      title: 'The declaration is taken back',
      label,
      changes: [],
      withdraws: decision,
    });
    expect(await body('2021-09-01')).not.toContain('Fen Pier');
    expect(await body('2021-09-01')).toMatch(/Dot Holm.*Bea Lund/);
  });

  test('in which the days are out of order, or nobody stands, is not begun or not ended', async () => {
    const form = formTo(await admin.get(path('call', 'panel')), '/call/panel');
    const days = { nominations_close: '2021-09-21', term_from: '2021-09-01' };
    const refused = await admin.submit(form, { do: 'record', category: 'DCC', seats: '1', ...days });
    expect([refused.status, problems(refused)]).toEqual([422, expect.stringContaining('out of order')]);
    expect(one(refused.root, '#category').attributes.value).toBe('DCC');
    const none = await admin.submit(form, {
      do: 'record',
      category: 'DCC',
      seats: '0',
      nominations_close: '2021-08-21',
      term_from: '2021-09-01',
    });
    expect(problems(none)).toContain('1 at least');
    expect((await visitorOf(site).get(path('call', 'panel'))).status).toBe(404);
  });
});

async function lastDecision(): Promise<{ decision: string }> {
  const page = await admin.get(`/${site.code.id}/log`);
  const link = all(one(page.root, 'main'), 'a').find(({ attributes }) =>
    /\/log\/[0-9a-f-]{36}/.test(attributes.href ?? ''),
  );
  return { decision: /[0-9a-f-]{36}/.exec(link?.attributes.href ?? '')?.[0] ?? '' };
}
