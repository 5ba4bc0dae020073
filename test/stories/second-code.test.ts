/**
 * Two codes in one installation, the second of them configuration alone: a proposal of it goes its own way from the form
 * to the text, on the pages that the first code has, and nothing of either shows in the other.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import { keeping, reading } from '../../src/kernel/db.ts';
import type { Change, Day, Decision } from '../../src/kernel/define.ts';
import { registerOf } from '../../src/kernel/ledger.ts';
import { get } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { issueLink } from '../../src/people/links.ts';
import { all, one } from './html.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, csrfOf, formTo, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let secretary: Visitor;
let anyone: Visitor;
const ref = 'UNC0001';

const decide = (code: string, effective: Day, changes: readonly Change[], more: Partial<Decision> = {}) =>
  commit(site.ledger, operator, {
    code,
    authority: { kind: 'post', ref: 'Secretary' },
    body: 'panel',
    effective,
    title: `Decided on ${effective}`,
    label: { group: 'panel', level: 0 },
    changes,
    ...more,
  });
const move = (name: string, sets: Change['sets'] = {}, of = ref): Change => ({
  register: 'modification',
  ref: of,
  move: name,
  sets,
});
const stateOf = async (code: string, of: string) => {
  const key = { code, ref: of, at: { day: site.clock.today, known: null } };
  return (await reading(site.ledger.db, operator, (tx) => get(tx, registerOf(site.ledger, 'modification'), key)))
    ?.state;
};
/** Another day; whoever was signed in weeks ago signs in anew. */
const on = async (day: Day) => {
  site.clock.today = day;
  secretary = await administrator(site);
};
const members = ['Shipper', 'Shipper', 'Transporter', 'Transporter', 'Consumer'].map((category, at) => ({
  person: `member-${at + 1}`,
  category,
}));

beforeAll(async () => {
  site = await openSite('2017-01-09');
  secretary = await administrator(site);
  anyone = visitorOf(site);
  for (const code of ['sec', 'uncx'])
    await decide(
      code,
      '2016-06-01',
      [
        {
          register: 'party',
          ref: 'gorse-gas',
          move: 'admit',
          sets: { name: `Gorse Gas ${code}`, category: 'Shipper' },
        },
      ],
      { found: true },
    );
  await decide(
    'sec',
    '2016-12-01',
    [move('raise', { title: 'Heatherbell meters', raised_on: '2016-12-01' }, 'SECMP0031')],
    {
      found: true,
    },
  );
  await decide(
    'uncx',
    '2017-01-02',
    [
      { register: 'body', ref: 'panel', move: 'establish', sets: { title: 'UNC Modification Panel' } },
      ...members.flatMap(({ person, category }, at): Change[] => [
        { register: 'person', ref: person, move: 'add', sets: { name: `Member ${at + 1}` } },
        {
          register: 'seat',
          ref: `panel/${at + 1}`,
          move: 'appoint',
          sets: { title: category, body: 'panel', category, person, votes: true },
        },
      ]),
      ...(
        [
          ['2017-01-19', 200],
          ['2017-05-18', 204],
          ['2017-07-20', 206],
        ] as const
      ).map(
        ([day, number]): Change => ({
          register: 'meeting',
          ref: `UNCP${number}_${day.slice(8)}${day.slice(5, 7)}`,
          move: 'plan',
          sets: { title: `Panel ${number}`, body: 'panel', number, day },
        }),
      ),
    ],
    { found: true },
  );
}, 60_000);
afterAll(() => site.close());

describe('the second code', () => {
  test('is chosen at the head of each page, the first is where one comes to', async () => {
    expect((await anyone.get('/')).location).toBe('/sec');
    const menu = one((await anyone.get('/sec')).root, '.codes');
    expect(all(menu, 'a').map(({ attributes }) => attributes.href)).toEqual(['/sec', '/uncx', '/forward-plan']);
    expect((await anyone.get('/uncx')).status).toBe(200);
  });

  test('takes a proposal by its own form, under its own number, with its own paths and objectives', async () => {
    const page = await secretary.get('/uncx/change/raise');
    expect(page.status).toBe(200);
    expect(said(page)).toContain('Self-Governance (S)');
    expect(said(page)).toContain('Effective competition between shippers');
    expect(said(page)).not.toMatch(/Path 2|Refinement|DCC/);
    const done = await secretary.submit(formTo(page, '/change/raise'), {
      title: 'Firebrick nominations',
      proposer: 'gorse-gas',
      description: 'Nominations are late.',
      solution: 'Take them sooner.',
      path: 'authority-direction',
      path_why: 'It affects competition.',
      'impact-0': 'high',
      'served-d': 'better',
      'why-d': 'more would take part',
      effective: '2017-01-09',
      do: 'record',
    });
    expect([done.status, done.location], said(done.status === 303 ? page : done)).toEqual([
      303,
      `/uncx/modification/${ref}`,
    ]);
    expect(await stateOf('uncx', ref)).toBe('raised');
  });

  test('refuses what its own process forbids, in its own words', async () => {
    await on('2017-01-19');
    await expect(decide('uncx', '2017-01-19', [move('vote')])).rejects.toThrow(/does not follow/);
    await expect(decide('uncx', '2017-01-19', [move('refine', { path: 'Path 2' })])).rejects.toThrow();
    expect(await stateOf('uncx', ref)).toBe('raised');
  });

  test('takes it from the Workgroup to the report, to consultation, to the final report', async () => {
    await decide('uncx', '2017-01-19', [move('refine', { path: 'Authority Direction' })]);
    expect(await stateOf('uncx', ref)).toBe('refinement');
    await on('2017-05-11');
    await decide('uncx', '2017-05-11', [
      move('present', {
        recommendation: 'Implement it.',
        text_consulted_on: '2017-03-01',
        cost_consulted_on: '2017-03-01',
      }),
    ]);
    await on('2017-05-18');
    await decide('uncx', '2017-05-18', [move('consult')]);
    await decide('uncx', '2017-05-18', [
      {
        register: 'consultation',
        ref: 'C2017-01',
        move: 'issue',
        sets: {
          title: `Draft Modification Report of ${ref}`,
          kind: 'report',
          modification: ref,
          issuer: 'Joint Office',
          opens_on: '2017-05-18',
          closes_on: '2017-06-09',
        },
      },
    ]);
    await expect(decide('uncx', '2017-05-18', [move('vote')])).rejects.toThrow(/has not closed/);
    await on('2017-06-12');
    await decide('uncx', '2017-06-12', [
      { register: 'consultation', ref: 'C2017-01', move: 'close', sets: { closes_on: '2017-06-09' } },
    ]);
    await decide('uncx', '2017-06-12', [move('vote')]);
    expect(await stateOf('uncx', ref)).toBe('vote');
  });

  test('shows it on the pages that the first code has, in its own words', async () => {
    const page = await anyone.get(`/uncx/modification/${ref}`);
    expect(page.status).toBe(200);
    expect(said(page)).toContain('Firebrick nominations');
    expect(said(page)).toContain('Final Modification Report');
    expect(said(page)).not.toMatch(/SECMP|Change Board|Refinement Process/);
    for (const path of [
      'timetable',
      `timetable/of/${ref}`,
      'assessing',
      'releasing',
      'status-report',
      'exchange',
      'issues/new',
      'issues',
      'consulting',
      'modification',
      'planner',
      'agenda',
    ])
      expect((await anyone.get(`/uncx/${path}`)).status, path).toBe(200);
    const picture = await anyone.get(`/uncx/timetable/picture/${ref}.svg`);
    expect(picture.status).toBe(200);
    expect(picture.html).toContain('Workgroup');
  });

  test('is voted on by member, one vote each, and not by category', async () => {
    await on('2017-07-20');
    const opening = await secretary.get(`/uncx/voting/open/${ref}`);
    expect(opening.status).toBe(200);
    expect(said(opening)).toContain('Voting members');
    const form = one(
      one(opening.root, 'main'),
      (element) => element.name === 'form' && element.attributes.method === 'post',
    );
    const opened = await secretary.submit(form, { closes_on: '2017-07-20', closes_at: '17:00' });
    expect([opened.status, opened.location]).toEqual([303, `/uncx/voting/${ref}/vote`]);
    const path = `/uncx/voting/${ref}/vote`;
    const send = async (fields: Record<string, string>) => {
      const sent = await secretary.post(path, { csrf: csrfOf(await secretary.get(path)), ...fields });
      expect(sent.status, said(sent.status === 303 ? opening : sent)).toBe(303);
    };
    // Shippers are for it and transporters against: by category it would be a tie, by member the consumer's vote carries it.
    for (const [at, position] of ['for', 'for', 'against', 'against', 'for'].entries())
      await send({ do: 'cast', person: `member-${at + 1}`, 'position-0': position, 'reason-0': 'As said.' });
    await send({ do: 'close' });
    const closed = await anyone.get(path);
    expect(said(closed)).toMatch(/3 for.*2 against|carried/i);
    expect(await stateOf('uncx', ref)).toBe('authority');
  });

  test('goes to the Authority, and on its direction into the text', async () => {
    await on('2017-08-24');
    const changes = [
      move('approve', { decided_on: '2017-08-24', implements_on: '2017-10-01', reasons: 'It furthers competition.' }),
    ];
    // Its own process says who directs; the panel does not.
    await expect(decide('uncx', '2017-08-24', changes)).rejects.toThrow(/authority/i);
    await decide('uncx', '2017-08-24', changes, {
      authority: { kind: 'post', ref: 'The Authority' },
      body: 'authority',
      label: { group: 'authority', level: 0 },
    });
    expect(said(await anyone.get('/uncx/status-report'))).toMatch(/1 To be implemented/);
    expect((await anyone.get('/forward-plan.csv?months=3')).html).toContain(
      `2017-10-01,UNC,Takes effect,${ref},Firebrick`,
    );
    await on('2017-10-02');
    await decide('uncx', '2017-10-02', [move('implement')]);
    expect(await stateOf('uncx', ref)).toBe('implemented');
    const page = await anyone.get(`/uncx/modification/${ref}`);
    expect(said(page)).toContain('Implemented');
    const feed = JSON.parse((await anyone.get('/uncx/feeds/modifications.json')).html) as {
      items: { title: string }[];
    };
    expect(feed.items[0]?.title).toBe(`${ref}: Firebrick nominations: Implemented`);
    expect((await anyone.get('/uncx/exchange/register.csv')).html).toContain(
      `UNC,${ref},Firebrick nominations,Implemented`,
    );
  });
});

describe('neither code', () => {
  test('shows anything of the other in lists, search, reports, feeds or what leaves it', async () => {
    const pages = (code: string) => [
      `/${code}`,
      `/${code}/modification`,
      `/${code}/search?q=firebrick+OR+heatherbell`,
      `/${code}/status-report`,
      `/${code}/feeds/modifications.json`,
      `/${code}/exchange/register.csv`,
      `/${code}/timetable`,
      `/${code}/log`,
      `/${code}/party`,
      `/${code}/vote`,
    ];
    for (const [code, own, other] of [
      ['sec', 'Heatherbell', 'Firebrick'],
      ['uncx', 'Firebrick', 'Heatherbell'],
    ] as const) {
      let seen = 0;
      for (const path of pages(code)) {
        const page = await secretary.get(path);
        expect(page.status, path).toBe(200);
        expect(page.html, path).not.toContain(other);
        if (page.html.includes(own)) seen++;
      }
      expect(seen).toBeGreaterThan(3);
    }
    expect((await secretary.get(`/sec/modification/${ref}`)).status).toBe(404);
    expect((await secretary.get('/uncx/modification/SECMP0031')).status).toBe(404);
  });

  test('is kept by who keeps the other: a secretary of one is a stranger in the other, the first administrator reaches both', async () => {
    await decide(
      'uncx',
      '2017-09-01',
      [
        { register: 'person', ref: 'jo-clerk', move: 'add', sets: { name: 'Jo Clerk' } },
        {
          register: 'post',
          ref: 'clerk',
          move: 'appoint',
          sets: { title: 'Clerk', person: 'jo-clerk', kind: 'secretariat', starts: '2017-09-01' },
        },
      ],
      { found: true },
    );
    for (const code of ['sec', 'uncx'])
      await decide(
        code,
        '2017-09-02',
        [{ ...move('raise', { title: `Quietly of ${code}` }, `${code}-hidden`), label: { group: 'panel', level: 2 } }],
        { found: true },
      );
    const clerk = visitorOf(site);
    const token = await keeping(site.ledger.db, async (tx) => {
      const account = randomUUID();
      await sql`insert into account (id, name, code, person, powers, clearance, created)
        values (${account}, 'Jo Clerk', 'uncx', 'jo-clerk', '{}', '{}', ${site.ledger.now()})`.execute(tx);
      return issueLink(tx, account, site.ledger.now());
    });
    await clerk.submit(one((await clerk.get(`/sign-in/${token}`)).root, 'form[method=post]'));
    const sees = async (who: Visitor, code: string) => (await who.get(`/${code}/modification/${code}-hidden`)).status;
    const mayRaise = async (who: Visitor, code: string) =>
      all((await who.get(`/${code}/change/raise`)).root, 'input[name=title]').length > 0;
    expect([await sees(clerk, 'uncx'), await sees(clerk, 'sec')]).toEqual([200, 404]);
    expect([await mayRaise(clerk, 'uncx'), await mayRaise(clerk, 'sec')]).toEqual([true, false]);
    expect(all((await clerk.get('/sec/exchange')).root, 'input[type=file]')).toHaveLength(0);
    expect(all((await clerk.get('/uncx/exchange')).root, 'input[type=file]')).toHaveLength(1);
    expect([await sees(secretary, 'uncx'), await sees(secretary, 'sec')]).toEqual([200, 200]);
    expect([await mayRaise(secretary, 'uncx'), await mayRaise(secretary, 'sec')]).toEqual([true, true]);
  });
});
