/** Two people at once on a question between meetings: whoever is second is told, and nothing is counted wrongly. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuseClosed, refuseUncounted } from '../../src/between/at-once.ts';
import { castBallot } from '../../src/between/ballots.ts';
import { closeQuestion } from '../../src/between/close.ts';
import { circulate, nextRef } from '../../src/between/question.ts';
import { type Standing, standingFrom, standingOf } from '../../src/between/tally.ts';
import { commit, dryRun } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import type { Change } from '../../src/kernel/define.ts';
import { registerOf } from '../../src/kernel/ledger.ts';
import { get } from '../../src/kernel/read.ts';
import type { Desk } from '../../src/meetings/desk.ts';
import { pendingLine } from '../../src/meetings/effects.ts';
import { operator } from '../../src/open.ts';
import { openSite, type StorySite } from './site.ts';

let site: StorySite;
let desk: Desk;
const members = ['ada', 'ben', 'cleo', 'dan'];

const found = (register: string, ref: string) =>
  reading(site.ledger.db, operator, (tx) =>
    get(tx, registerOf(site.ledger, register), { code: 'sec', ref, at: { day: site.clock.today, known: null } }),
  );

beforeAll(async () => {
  site = await openSite('2016-12-12');
  desk = { ledger: site.ledger, actor: operator, code: site.code, today: '2016-12-12' };
  await commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretary' },
    body: 'panel',
    effective: '2016-12-01',
    title: 'Set up',
    label: { group: 'panel', level: 0 },
    changes: [
      { register: 'body', ref: 'panel', move: 'establish', sets: { title: 'SEC Panel' } },
      { register: 'risk', ref: '26', move: 'propose', sets: { title: 'Too few assessors', body: 'panel' } },
      ...members.flatMap((person, at): Change[] => [
        { register: 'person', ref: person, move: 'add', sets: { name: person.toUpperCase() } },
        {
          register: 'seat',
          ref: `panel/${at}`,
          move: 'appoint',
          sets: {
            title: `Seat ${at}`,
            body: 'panel',
            category: at < 3 ? 'Large Supplier' : 'Consumer',
            person,
            votes: true,
          },
        },
      ]),
    ],
  });
}, 60_000);
afterAll(() => site.close());

async function put(method: 'named' | 'category' = 'named'): Promise<string> {
  const { decision, ref } = await circulate(desk, {
    body: 'panel',
    verb: 'approved',
    wording: 'the opening of risk 26',
    background: '',
    papers: [],
    method,
    closesOn: '2016-12-19',
    closesAt: '17:00',
    shortNotice: '',
    pending: [pendingLine({ register: 'risk', ref: '26', move: 'open', sets: {} })],
  });
  await commit(site.ledger, operator, decision);
  return ref;
}

const look = (ref: string): Promise<Standing> =>
  reading(site.ledger.db, operator, (tx) =>
    standingOf(tx, site.ledger, { code: site.code, ref, at: { day: desk.today, known: null }, today: desk.today }),
  );

async function vote(ref: string, person: string, position: string, seen?: Standing): Promise<void> {
  const standing = seen ?? (await look(ref));
  const { actor, decision } = castBallot(desk, standing, { person, position, reason: '' });
  await commit(site.ledger, actor, decision, (tx) => refuseClosed(tx, standing));
}

async function close(ref: string, seen?: Standing): Promise<void> {
  const standing = seen ?? (await look(ref));
  const { actor, decision } = closeQuestion(desk, standing, { level: 0 });
  await commit(site.ledger, actor, decision, (tx) => refuseUncounted(tx, standing));
}

test('questions of a body are numbered through its year, by the highest there is', () => {
  expect(nextRef('panel', '2016-12-12', [])).toBe('panel/2016/ec-1');
  const held = ['panel/2016/ec-2', 'panel/2016/ec-10', 'panel/2015/ec-40', 'ssc/2016/ec-77', 'other'].map((ref) => ({
    ref,
  }));
  expect(nextRef('panel', '2016-12-12', held)).toBe('panel/2016/ec-11');
});

test('a vote changed while the question is being closed stops the closing', async () => {
  const ref = await put();
  for (const person of members) await vote(ref, person, 'for');
  const seen = await look(ref);
  await vote(ref, 'ada', 'against');
  await expect(close(ref, seen)).rejects.toThrow('Somebody voted while you were closing the question');
  expect((await found('vote', ref))?.state).toBe('open');
  expect(await found('decision', ref)).toBeNull();
  expect((await found('risk', '26'))?.state).toBe('proposed');
});

test('a vote cast while the question was being closed is refused, and not counted', async () => {
  const ref = 'panel/2016/ec-1';
  const seen = await look(ref);
  await close(ref);
  await expect(vote(ref, 'ben', 'against', seen)).rejects.toThrow('closed a moment ago');
  expect((await found('vote', ref))?.fields).toMatchObject({ votes_for: 3, votes_against: 1, outcome: 'carried' });
  expect((await found('ballot', `${ref}/ben`))?.fields.position).toBe('for');
});

test('what it was to do may have been done meanwhile: then nothing is recorded, and it is said', async () => {
  const ref = await put();
  expect(ref).toBe('panel/2016/ec-2');
  for (const person of members) await vote(ref, person, 'for');
  await expect(close(ref)).rejects.toThrow('Risk 26: “Open” does not follow from Open');
  expect((await found('vote', ref))?.state).toBe('open');
  const standing = await look(ref);
  const line = String((standing.vote.fields.pending as string[])[0]);
  const { actor, decision } = closeQuestion(desk, standing, { level: 0, without: [line] });
  await dryRun(site.ledger, actor, decision);
  expect(decision.changes.map(({ register, move }) => `${move} ${register}`)).toEqual(['close vote', 'take decision']);
});

test('a tie waits for the chair, and their casting vote is told', async () => {
  const ref = 'panel/2016/ec-2';
  await vote(ref, 'ada', 'against');
  await vote(ref, 'ben', 'against');
  const standing = await look(ref);
  expect(() => closeQuestion(desk, standing, { level: 0 })).toThrow('Say how the chair casts the deciding vote');
  const decided = standingFrom({ ...standing, now: site.ledger.now(), casting: 'against' });
  const { decision } = closeQuestion(desk, decided, { level: 0 });
  expect(decision.changes).toHaveLength(1);
  expect(decision.changes[0]?.sets).toMatchObject({ outcome: 'lost', votes_for: 2, votes_against: 2 });
  expect(String(decision.changes[0]?.sets.explained)).toMatch(/casting vote against it/);
});

test('by category, three of one category are one voice', async () => {
  const ref = await put('category');
  for (const person of ['ada', 'ben', 'cleo']) await vote(ref, person, 'for');
  await vote(ref, 'dan', 'against');
  const { outcome } = await look(ref);
  expect(outcome).toMatchObject({ for: 1, against: 1 });
});

test('too few votes by the deadline decide nothing', async () => {
  const ref = await put();
  await vote(ref, 'ada', 'for');
  const late = standingFrom({ ...(await look(ref)), now: '2016-12-19T17:00:00.000Z', zone: 'Europe/London' });
  expect(late).toMatchObject({ isOver: true, mayClose: true, outcome: { outcome: 'inquorate' } });
  const { decision } = closeQuestion(desk, late, { level: 0 });
  expect(decision.changes.map(({ register, move }) => `${move} ${register}`)).toEqual(['close vote']);
  expect(decision.label).toEqual({ group: 'panel', level: 2 });
  const early = standingFrom({ ...(await look(ref)), now: '2016-12-19T16:59:59.000Z', zone: 'Europe/London' });
  expect(early).toMatchObject({ isOver: false, mayClose: false });
});
