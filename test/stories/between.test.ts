/** A question put between meetings, from the secretary's form to the register it changes; and a condition that is met. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decidedBetween } from '../../src/between/decided.ts';
import { commit } from '../../src/kernel/commit.ts';
import { keeping, reading } from '../../src/kernel/db.ts';
import type { Change } from '../../src/kernel/define.ts';
import { registerOf } from '../../src/kernel/ledger.ts';
import { get } from '../../src/kernel/read.ts';
import { pendingLine } from '../../src/meetings/effects.ts';
import { operator } from '../../src/open.ts';
import { issueLink } from '../../src/people/links.ts';
import { one } from './html.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, type Fields, formTo, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let secretary: Visitor;
const members = ['ada-finch', 'ben-marsh', 'cleo-ward', 'dan-holt'];
const visitors = new Map<string, Visitor>();
const ref = 'panel/2016/ec-1';
const path = `/sec/between/question/${ref}`;
const risk = { register: 'risk', ref: '26' };

const found = (register: string, name: string) =>
  reading(site.ledger.db, operator, (tx) =>
    get(tx, registerOf(site.ledger, register), { code: 'sec', ref: name, at: { day: site.clock.today, known: null } }),
  );

/** Somebody who signs in by a link of their own, as the person they are on record. */
async function signedIn(person: string): Promise<Visitor> {
  const token = await keeping(site.ledger.db, async (tx) => {
    const id = randomUUID();
    await sql`insert into account (id, name, code, person, email, created)
      values (${id}, ${person}, 'sec', ${person}, ${`${person}@example.org`}, ${site.ledger.now()})`.execute(tx);
    return issueLink(tx, id, site.ledger.now());
  });
  const visitor = visitorOf(site);
  const page = await visitor.get(`/sign-in/${token}`);
  await visitor.submit(one(page.root, 'form[method=post]'));
  return visitor;
}

const press = async (visitor: Visitor, fields: Fields) => {
  const page = await visitor.get(path);
  const csrf = one(page.root, 'input[name=csrf]').attributes.value ?? '';
  return visitor.post(path, { csrf, ...fields });
};

const record = (changes: readonly Change[], title = 'Set up') =>
  commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretary' },
    body: 'panel',
    effective: '2016-12-01',
    title,
    label: { group: 'panel', level: 0 },
    changes,
  });

beforeAll(async () => {
  site = await openSite('2016-12-12');
  secretary = await administrator(site);
  await record([
    { register: 'body', ref: 'panel', move: 'establish', sets: { title: 'SEC Panel' } },
    { register: 'risk', ref: '26', move: 'propose', sets: { title: 'Too few assessors', body: 'panel' } },
    ...[...members, 'eve-alder', 'fay-lamb'].map(
      (person): Change => ({
        register: 'person',
        ref: person,
        move: 'add',
        sets: { name: person.replace(/\b\w/g, (letter) => letter.toUpperCase()).replace('-', ' ') },
      }),
    ),
    ...members.map(
      (person, index): Change => ({
        register: 'seat',
        ref: `panel/${index + 1}`,
        move: 'appoint',
        sets: {
          title: `Seat ${index + 1}`,
          body: 'panel',
          category: index < 2 ? 'Large Supplier' : 'Consumer',
          person,
          ...(person === 'dan-holt' ? { alternate: 'eve-alder' } : {}),
          votes: true,
        },
      }),
    ),
  ]);
  for (const person of [...members, 'eve-alder', 'fay-lamb']) visitors.set(person, await signedIn(person));
}, 60_000);
afterAll(() => site.close());

const asking: Fields = {
  body: 'panel',
  verb: 'approved',
  wording: 'the opening of risk 26',
  method: 'named',
  closes_on: '2016-12-19',
  closes_at: '17:00',
  pending: pendingLine({ ...risk, move: 'open', sets: {} }),
};

const ask = async (fields: Fields) => {
  const page = await secretary.get('/sec/between/ask');
  return secretary.submit(formTo(page, '/between/ask'), fields);
};

describe('a question between meetings', () => {
  test('is not put with less notice than the body has, unless it is said why', async () => {
    const page = await ask({ ...asking, closes_on: '2016-12-14', do: 'check' });
    expect(page.status).toBe(422);
    expect(said(page)).toContain('Members have 5 Working Days: let it close on 19 December 2016 or later');
    expect(
      (await ask({ ...asking, closes_on: '2016-12-14', short_notice: 'The window shuts.', do: 'check' })).status,
    ).toBe(200);
  });

  test('is not put when it would make a move the body may not make', async () => {
    const line = pendingLine({ register: 'party', ref: 'abc', move: 'accede', sets: {} });
    const page = await ask({ ...asking, pending: line, do: 'check' });
    expect(page.status).toBe(422);
    expect(said(page)).toMatch(/there is no move|is not for the SEC Panel/);
    const ballot = pendingLine({ register: 'ballot', ref: 'x', move: 'cast', sets: {} });
    const other = await ask({ ...asking, pending: ballot, do: 'check' });
    expect([other.status, said(other)]).toEqual([
      422,
      expect.stringContaining('Ballots are not changed as the effect of a decision.'),
    ]);
  });

  test('says what it will do, then goes to every member and alternate by mail, without its words', async () => {
    const tried = await ask({ ...asking, do: 'check' });
    expect(said(tried)).toContain('put question panel/2016/ec-1 to 5 people of SEC Panel');
    expect(await found('vote', ref)).toBeNull();
    const done = await secretary.submit(formTo(tried, '/between/ask'), { do: 'put' });
    expect(done.location).toBe(path);
    expect(await found('vote', ref)).toMatchObject({ state: 'open', label: { group: 'panel', level: 2 } });
    const mail = await keeping(site.ledger.db, (tx) =>
      sql<{ recipient: string; content: string }>`select recipient, content from mail`.execute(tx),
    );
    expect(mail.rows.map(({ recipient }) => recipient).sort()).toEqual(
      [...members, 'eve-alder'].map((person) => `${person}@example.org`),
    );
    expect(mail.rows[0]?.content).toContain(path);
    expect(mail.rows.map(({ content }) => content).join()).not.toContain('risk 26');
  });

  test('is not there for somebody without a seat, nor for the public', async () => {
    expect((await visitorOf(site).get(path)).status).toBe(404);
    expect((await visitors.get('fay-lamb')?.get(path))?.status).toBe(404);
    expect(said(await visitorOf(site).get('/sec/between'))).toContain('Nothing you may see');
  });

  test('is voted on by those entitled, who may change their minds', async () => {
    const ada = visitors.get('ada-finch') as Visitor;
    expect((await press(ada, { do: 'vote' })).status).toBe(422);
    expect((await press(ada, { do: 'vote', position: 'against', reason: 'Too soon.' })).status).toBe(303);
    expect((await press(ada, { do: 'vote', position: 'for' })).status).toBe(303);
    expect((await found('ballot', `${ref}/ada-finch`))?.fields).toMatchObject({ position: 'for', reason: null });
    const page = await press(secretary, { do: 'vote', position: 'for' });
    expect(page.status).toBe(422);
    expect(said(page)).toContain('not tied to a person on record');
  });

  test('may not be closed early while somebody has yet to vote', async () => {
    const page = await press(secretary, { do: 'close', level: '0' });
    expect(page.status).toBe(422);
    expect(said(page)).toContain('Ben Marsh, Cleo Ward, Dan Holt have not voted yet');
    expect(await found('decision', ref)).toBeNull();
    expect(said(await secretary.get(path))).toContain('1 of 4 seats voted');
  });

  test('gives more time, never less', async () => {
    expect((await press(secretary, { do: 'extend', closes_on: '2016-12-16', closes_at: '17:00' })).status).toBe(422);
    expect((await press(secretary, { do: 'extend', closes_on: '2016-12-20', closes_at: '12:00' })).status).toBe(303);
    expect((await found('vote', ref))?.fields).toMatchObject({ closes_on: '2016-12-20', closes_at: '12:00' });
  });

  test('counts an alternate unless their member votes too', async () => {
    await press(visitors.get('eve-alder') as Visitor, { do: 'vote', position: 'against' });
    expect(said(await secretary.get(path))).toMatch(/Eve Alder Consumer, alternate/);
    await press(visitors.get('dan-holt') as Visitor, { do: 'vote', position: 'for' });
    expect(said(await secretary.get(path))).toContain('Not counted, because the member voted too: Eve Alder');
  });

  test('is not voted on after its time, and then closes with its decision and what that does', async () => {
    site.clock.today = '2016-12-20';
    const late = await press(visitors.get('cleo-ward') as Visitor, { do: 'vote', position: 'against' });
    expect(late.status).toBe(422);
    expect(said(late)).toContain('Voting ended at 12:00 on 20 December 2016');
    // Nothing closes by itself: everywhere it says that somebody is to close it.
    expect(said(await secretary.get(path))).toContain('the question is due to be closed');
    expect(said(await (visitors.get('cleo-ward') as Visitor).get(path))).toContain('until the secretariat closes it');
    expect(said(await secretary.get('/sec/between'))).toMatch(/ec-1.*to be closed/);
    expect((await found('vote', ref))?.state).toBe('open');
    const tried = await press(secretary, { do: 'check', level: '0' });
    expect(said(tried)).toMatch(/make risk 26 open/);
    expect((await found('risk', '26'))?.state).toBe('proposed');
    expect((await press(secretary, { do: 'close', level: '0' })).status).toBe(303);
    expect((await found('risk', '26'))?.state).toBe('open');
    expect((await found('vote', ref))?.fields).toMatchObject({
      outcome: 'carried',
      votes_for: 2,
      votes_against: 0,
      decision: ref,
    });
    expect(await found('decision', ref)).toMatchObject({
      state: 'taken',
      label: { group: 'panel', level: 0 },
      fields: {
        basis: 'correspondence',
        quorum: '2 of 4 members with a vote have voted; 2 are needed.',
        verb: 'approved',
        day: '2016-12-20',
        vote: ref,
        body: 'panel',
      },
    });
    const page = await visitorOf(site).get(`/sec/decision/${ref}`);
    expect(said(page)).toMatch(/What it changedRisk 26: Too few assessors opened, from 20 Dec 2016/);
  });

  test('is closed once, and takes no more votes', async () => {
    expect((await press(secretary, { do: 'close', level: '0' })).status).toBe(422);
    expect((await press(visitors.get('cleo-ward') as Visitor, { do: 'vote', position: 'for' })).status).toBe(422);
  });
});

describe('a question whose effect was overtaken', () => {
  const second = 'panel/2016/ec-2';
  const at = `/sec/between/question/${second}`;

  test('says which effect is not possible any more, and closes without it when the secretary leaves it out', async () => {
    const tried = await ask({ ...asking, closes_on: '2016-12-29', do: 'check' });
    expect((await secretary.submit(formTo(tried, '/between/ask'), { do: 'put' })).location).toBe(at);
    for (const person of members) {
      const voter = visitors.get(person) as Visitor;
      const page = await voter.get(at);
      await voter.post(at, {
        csrf: one(page.root, 'input[name=csrf]').attributes.value ?? '',
        do: 'vote',
        position: 'for',
      });
    }
    const csrf = one((await secretary.get(at)).root, 'input[name=csrf]').attributes.value ?? '';
    const line = pendingLine({ ...risk, move: 'open', sets: {} });
    const refused = await secretary.post(at, { csrf, do: 'close', level: '0', ticks: '1', doing: line });
    expect(refused.status).toBe(422);
    expect(said(refused)).toContain('Risk 26: “Open” does not follow from Open');
    expect(await found('decision', second)).toBeNull();
    expect((await secretary.post(at, { csrf, do: 'close', level: '0', ticks: '1' })).status).toBe(303);
    expect((await found('decision', second))?.state).toBe('taken');
  });

  test('is listed for the next meeting to note', async () => {
    const page = said(await visitorOf(site).get('/sec/between'));
    expect(page).toMatch(/panel\/2016\/ec-2approved the opening of risk 26SEC Panel20 Dec 2016to be noted/);
    const rows = await reading(site.ledger.db, operator, (tx) =>
      decidedBetween(tx, site.ledger, {
        code: 'sec',
        body: 'panel',
        at: { day: '2016-12-20', known: null },
        since: '2016-12-19',
      }),
    );
    expect(rows.map((row) => row.ref)).toEqual([ref, second]);
  });
});

describe('a decision on a condition', () => {
  const decision = 'M1/3.1';
  const waits = (name: string, pending: string[] | null, level: 0 | 2 = 2): Change => ({
    register: 'decision',
    ref: name,
    move: 'condition',
    sets: {
      text: 'the policy',
      verb: 'approved',
      body: 'panel',
      day: '2016-12-09',
      condition: 'feedback from the members',
      waits_for: 'panel',
      condition_by: '2016-12-16',
      pending,
    },
    label: { group: 'panel', level },
  });

  beforeAll(async () => {
    await record([
      { register: 'risk', ref: '27', move: 'propose', sets: { title: 'Two', body: 'panel' } },
      waits(decision, [
        pendingLine({ register: 'risk', ref: '27', move: 'open', sets: {} }),
        pendingLine({ register: 'risk', ref: '26', move: 'open', sets: {} }),
      ]),
      waits('M1/4.1', [pendingLine({ register: 'risk', ref: '27', move: 'close', sets: {} })]),
      waits('M1/5.1', null),
    ]);
  });

  const settle = async (name: string, fields: Fields) => {
    const page = await secretary.get(`/sec/between/condition/${name}`);
    return secretary.submit(formTo(page, `/between/condition/${name}`), { how: 'They had nothing to add.', ...fields });
  };

  test('is listed with what it waits for, since when, by when and what it will do', async () => {
    const page = said(await secretary.get('/sec/between'));
    expect(page).toMatch(
      /M1\/3\.1Feedback from the membersapproved the policyThen: open risk 27; open risk 26SEC Panel9 Dec 201616 Dec 2016.*2 WD late/,
    );
    expect(said(await visitorOf(site).get('/sec/between'))).not.toContain('M1/3.1');
  });

  test('does all that waits for it or nothing, and says which of it is not possible any more', async () => {
    const page = await settle(decision, { do: 'met' });
    expect(page.status).toBe(422);
    expect(said(page)).toContain('Risk 26: “Open” does not follow from Open');
    expect((await found('risk', '27'))?.state).toBe('proposed');
    expect((await found('decision', decision))?.state).toBe('conditional');
  });

  test('is taken with what can still be done; what was left out stays on its record', async () => {
    const fields = { doing: pendingLine({ register: 'risk', ref: '27', move: 'open', sets: {} }) };
    expect(said(await settle(decision, { ...fields, do: 'check' }))).toContain('make risk 27 open');
    expect((await settle(decision, { ...fields, do: 'met' })).status).toBe(303);
    expect((await found('risk', '27'))?.state).toBe('open');
    expect(await found('decision', decision)).toMatchObject({
      state: 'taken',
      label: { level: 2 },
      fields: { condition_met: 'They had nothing to add.', pending: ['open risk 26 {}'] },
    });
  });

  test('that holds nothing back is said to set only what it sets', async () => {
    const checked = said(await settle('M1/5.1', { do: 'check' }));
    expect(checked).toContain('make decision M1/5.1 taken');
    expect(checked).not.toContain('to “nothing”');
  });

  test('lapses when its condition fails, and does nothing', async () => {
    expect((await settle('M1/4.1', { how: '', do: 'failed' })).status).toBe(422);
    expect((await settle('M1/4.1', { do: 'failed' })).status).toBe(303);
    expect((await found('decision', 'M1/4.1'))?.state).toBe('rescinded');
    expect((await found('risk', '27'))?.state).toBe('open');
  });
});
