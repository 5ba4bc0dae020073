/** A vote by constituency, from its opening to what becomes of the proposal; and what is refused on the way, at every door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyone } from '../../src/kernel/access.ts';
import { commit } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import type { Change } from '../../src/kernel/define.ts';
import { registerOf } from '../../src/kernel/ledger.ts';
import { listRows } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { castOwn, recordBallot, standAside, takeBack } from '../../src/voting/cast.ts';
import { closeVoting, extendVoting, voidVoting } from '../../src/voting/close.ts';
import { openSite, type StorySite } from '../stories/site.ts';
import {
  castAll,
  castOne,
  deskOf,
  fieldsOf,
  layBoard,
  layProposals,
  look,
  lookAs,
  openOn,
  recordOf,
} from './ground.ts';

let site: StorySite;

beforeAll(async () => {
  site = await openSite('2016-11-21');
  await layBoard(site);
  await layProposals(site, [
    { ref: 'SECMP0020', title: 'Identifiers that are not confidential' },
    { ref: 'SECMP0022', title: 'Membership of the authority for certificates' },
    { ref: 'SECMP0031', title: 'Alarms of quarantined requests' },
    { ref: 'SECMP0031A', title: 'The same, by mail', alternativeTo: 'SECMP0031' },
    { ref: 'SECMP0032', title: 'Load switching by networks', path: 'Path 2' },
    { ref: 'SECMP0033', title: 'Inventory columns' },
    { ref: 'SECMP0034', title: 'Time stamps' },
  ]);
}, 60_000);
afterAll(() => site?.close());

const close = async (ref: string, implementsOn = '') => {
  const made = closeVoting(deskOf(site), await look(site, ref), { casting: [], implementsOn });
  await commit(site.ledger, made.actor, made.decision);
};
const everybody =
  'ada-finch+ ben-marsh+ cleo-ward+ dan-holt+ eve-alder- fay-lamb+ gus-reed+ hal-moor+ ida-knox- jon-peel- kit-sand+';
/** A Decision as any other form of ours might send it. */
const byAnyDoor = (change: Change, effective = '2016-11-21') =>
  commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretary' },
    body: 'change-board',
    effective,
    title: 'By another door',
    label: { group: 'change-board-ballots', level: 2 },
    changes: [change],
  });

describe('a vote on a self-governance proposal', () => {
  const ref = 'SECMP0020/vote';

  test('keeps the rule and the roll of the day it is opened', async () => {
    expect(await openOn(site, 'SECMP0020')).toBe(ref);
    const { roll, kept, options } = await look(site, ref);
    expect(options).toHaveLength(1);
    expect(kept.rule.categories.map(({ name }) => name)).toEqual([
      'Large Suppliers',
      'Small Suppliers',
      'Networks',
      'Other SEC Parties',
      'Consumers',
    ]);
    expect(roll.slice(0, 3)).toEqual([
      { person: 'ada-finch', name: 'Ada Finch', category: 'Large Suppliers', group: 'Bexel Energy', alternate: null },
      { person: 'ben-marsh', name: 'Ben Marsh', category: 'Large Suppliers', group: 'Bexel Energy', alternate: null },
      {
        person: 'cleo-ward',
        name: 'Cleo Ward',
        category: 'Large Suppliers',
        group: 'Norland Power',
        alternate: { person: 'zoe-hart', name: 'Zoe Hart' },
      },
    ]);
    await expect(openOn(site, 'SECMP0020')).rejects.toThrow('Vote SECMP0020/vote on SECMP0020 is open already');
  });

  test('is not closed before its time while somebody has yet to vote', async () => {
    await castAll(site, ref, 'ada-finch+ dan-holt-');
    await expect(close(ref)).rejects.toThrow('It cannot be closed early: 9 members have not voted yet.');
  });

  test('shows until then that somebody voted, and only to those who vote or keep it', async () => {
    const member = { public: false, clearance: { 'sec/change-board': 2 as const } };
    const seen = await lookAs(site, member, { ref, person: 'dan-holt' });
    expect([[...seen.voted.keys()].sort(), seen.seesHow]).toEqual([['ada-finch', 'dan-holt'], false]);
    expect(seen.options[0]?.tally).toBeNull();
    expect(seen.options[0]?.ballots.map(({ fields }) => fields.person)).toEqual(['dan-holt']);
    const outside = await lookAs(site, everyone, { ref, person: null });
    expect([outside.voted.size, outside.seesWho, outside.options[0]?.ballots]).toEqual([0, false, []]);
    for (const reader of [member, everyone]) {
      const list = await reading(site.ledger.db, reader, (tx) =>
        listRows(tx, registerOf(site.ledger, 'ballot'), { code: 'sec', at: { day: '2016-11-21', known: null } }),
      );
      expect(list.rows).toEqual([]);
    }
  });

  test('one who voted votes again only by changing the ballot', async () => {
    await expect(castOne(site, ref, { person: 'dan-holt', position: 'for' })).rejects.toThrow(
      'Dan Holt has voted already. To replace it, choose “Change my vote”.',
    );
    await castOne(site, ref, { person: 'dan-holt', position: 'for', change: true });
    expect((await fieldsOf(site, 'ballot', `${ref}/dan-holt`)).position).toBe('for');
  });

  test('is closed with what it comes to, its ballots public, the proposal approved, in one Decision', async () => {
    await castAll(site, ref, everybody.replace('ada-finch+ ', '').replace('dan-holt+ ', ''));
    await close(ref, '2016-12-14');
    const vote = await fieldsOf(site, 'vote', ref);
    expect(vote).toMatchObject({
      outcome: 'carried',
      votes_for: 4,
      votes_against: 1,
      abstained: 0,
      preferred: 'SECMP0020',
    });
    expect(vote.explained).toContain('Large Suppliers: 2 for, 0 against');
    expect(await recordOf(site, 'modification', 'SECMP0020')).toMatchObject({
      state: 'approved',
      fields: { decided_on: '2016-11-21', implements_on: '2016-12-14', appeal_by: '2016-12-05' },
    });
    const open = await reading(site.ledger.db, everyone, (tx) =>
      listRows(tx, registerOf(site.ledger, 'ballot'), {
        code: 'sec',
        at: { day: '2016-11-21', known: null },
        filters: { vote: [ref] },
      }),
    );
    expect(open.rows).toHaveLength(11);
  });

  test('takes no ballot and no other count after that, whichever way they come', async () => {
    const seen = await look(site, ref);
    await expect(castOne(site, ref, { person: 'zoe-hart', position: 'for', seen })).rejects.toThrow('is closed');
    await expect(
      byAnyDoor({ register: 'ballot', ref: `${ref}/dan-holt`, move: 'correct', sets: { position: 'against' } }),
    ).rejects.toThrow('no ballot of it is cast or changed any more');
    await expect(byAnyDoor({ register: 'vote', ref, move: 'correct', sets: { outcome: 'lost' } })).rejects.toThrow(
      'stays as it was counted',
    );
  });
});

describe('ballots', () => {
  const ref = 'SECMP0022/vote';
  beforeAll(() => openOn(site, 'SECMP0022'));
  const sets = { title: 'Mal Forge', vote: ref, person: 'mal-forge', category: 'Consumers', position: 'for' };

  test('of somebody not on the roll are refused at every door', async () => {
    const voting = await look(site, ref);
    const asked = { person: 'mal-forge', choices: [{ position: 'for', reason: '', objectives: [] }], change: false };
    expect(() => castOwn(deskOf(site), voting, asked)).toThrow('You are not on the roll of vote SECMP0022/vote');
    await expect(byAnyDoor({ register: 'ballot', ref: `${ref}/mal-forge`, move: 'cast', sets })).rejects.toThrow(
      'Mal Forge is not on the roll of vote SECMP0022/vote',
    );
  });

  test('stay with their voter, in the category of the roll, held back until the close', async () => {
    const as = (more: object) => ({ ...sets, title: 'Kit Sand', person: 'kit-sand', voter: 'Fair Meters', ...more });
    const cast = (more: object, label?: Change['label'], name = 'kit-sand') =>
      byAnyDoor({
        register: 'ballot',
        ref: `${ref}/${name}`,
        move: 'cast',
        sets: as(more),
        ...(label ? { label } : {}),
      });
    await expect(cast({}, undefined, 'hal-moor')).rejects.toThrow('A ballot stays with its voter');
    await expect(cast({ category: 'Networks' })).rejects.toThrow('The roll has Kit Sand in Consumers');
    await expect(cast({ voter: 'Bexel Energy' })).rejects.toThrow('The roll has Kit Sand in Consumers');
    await expect(cast({ position: 'voted' })).rejects.toThrow('Choose for, against or abstain.');
    await expect(cast({}, { group: 'change-board', level: 0 })).rejects.toThrow('held back until it is closed');
    await expect(
      byAnyDoor({ register: 'ballot', ref: `${ref}/kit-sand`, move: 'cast', sets: as({}) }, '2016-11-22'),
    ).rejects.toThrow('took ballots until 2016-11-21');
    expect(await recordOf(site, 'ballot', `${ref}/kit-sand`)).toBeNull();
  });

  test('of an alternate count while the member has not voted; then the member’s own does', async () => {
    await castAll(site, ref, 'zoe-hart-');
    const large = async () => (await look(site, ref)).options[0]?.tally?.categories[0];
    expect(await large()).toMatchObject({ for: 0, against: 1 });
    await castAll(site, ref, 'cleo-ward+');
    expect(await large()).toMatchObject({ for: 1, against: 0 });
    await castOne(site, ref, { person: 'zoe-hart', position: 'against', change: true });
    expect(await large()).toMatchObject({ for: 1, against: 0 });
    const voting = await look(site, ref);
    const back = takeBack(deskOf(site), voting, { person: 'zoe-hart', own: true });
    await commit(site.ledger, back.actor, back.decision);
    await expect(castAll(site, ref, 'zoe-hart-')).rejects.toThrow('Cleo Ward has voted or stands aside');
  });

  test('of one group are one voice, and who stands aside leaves the roll', async () => {
    await castAll(site, ref, 'ada-finch+ ben-marsh-');
    const desk = deskOf(site);
    const aside = (reason: string, own: boolean) =>
      look(site, ref).then((voting) => standAside(desk, voting, { person: 'kit-sand', reason, own }));
    await expect(aside(' ', true)).rejects.toThrow('Say which interest they stand aside for.');
    const made = await aside('Advises the proposer', true);
    await commit(site.ledger, made.actor, made.decision);
    const [large, , , , consumers] = (await look(site, ref)).options[0]?.tally?.categories ?? [];
    expect(large).toMatchObject({ for: 1, abstained: 1 });
    expect(consumers).toMatchObject({ recused: 1, notVoted: 0, result: 'neither' });
    await expect(castOne(site, ref, { person: 'kit-sand', position: 'for' })).rejects.toThrow();
  });

  test('are recorded by the secretariat alone for somebody else', async () => {
    const voting = await look(site, ref);
    const asked = {
      person: 'dan-holt',
      choices: [{ position: 'against', reason: 'Too dear', objectives: ['d: worse'] }],
      change: false,
    };
    const member = { ...deskOf(site), actor: { ...operator, name: 'Dan', powers: ['member'] } };
    expect(() => recordBallot(member, voting, asked)).toThrow('Only the secretariat');
    const { actor, decision } = recordBallot(deskOf(site), voting, asked);
    await commit(site.ledger, actor, decision);
    expect(await fieldsOf(site, 'ballot', `${ref}/dan-holt`)).toMatchObject({
      reason: 'Too dear',
      objectives: ['d: worse'],
    });
  });

  test('are refused once the instant of the close has passed, until more time is given', async () => {
    const desk = deskOf(site);
    const late = { ...(await look(site, ref)), isOver: true };
    expect(() =>
      castOwn(desk, late, {
        person: 'eve-alder',
        choices: [{ position: 'for', reason: '', objectives: [] }],
        change: false,
      }),
    ).toThrow('Voting on SECMP0022/vote ended at 17:00 on 21 November 2016');
    const voting = await look(site, ref);
    expect(() =>
      extendVoting(desk, voting, { day: '2016-11-21', time: '16:00', until: '2016-11-21T16:00:00.000Z' }),
    ).toThrow('Give a later time');
    const made = extendVoting(desk, voting, { day: '2016-11-23', time: '17:00', until: '2016-11-23T17:00:00.000Z' });
    await commit(site.ledger, made.actor, made.decision);
    expect((await look(site, ref)).closes).toBe('2016-11-23T17:00:00.000Z');
  });
});

describe('a proposal and its alternative', () => {
  test('are voted on together; the preferred one is approved and the other rejected', async () => {
    const ref = await openOn(site, 'SECMP0031A');
    expect(ref).toBe('SECMP0031/vote');
    const voting = await look(site, 'SECMP0031A/vote');
    expect(voting.options.map((one) => one.ref)).toEqual(['SECMP0031', 'SECMP0031A']);
    for (const { person } of voting.roll) {
      const against = person === 'kit-sand' || person.startsWith('i') || person.startsWith('j');
      const choices = ['for', against ? 'against' : 'for']
        .reverse()
        .map((position) => ({ position, reason: '', objectives: [] }));
      const made = castOwn(deskOf(site), await look(site, ref), { person, choices, change: false });
      await commit(site.ledger, made.actor, made.decision);
    }
    const made = closeVoting(deskOf(site), await look(site, ref), { casting: [], implementsOn: '' });
    const [first] = made.decision.changes;
    await expect(
      commit(site.ledger, made.actor, {
        ...made.decision,
        changes: made.decision.changes.filter((one) => one.ref !== 'SECMP0031A/vote'),
      }),
    ).rejects.toThrow('Vote SECMP0031A/vote is on the same question and still open');
    const other = { ...first, sets: { ...first?.sets, preferred: 'SECMP0031' } } as Change;
    await expect(
      commit(site.ledger, made.actor, { ...made.decision, changes: [other, ...made.decision.changes.slice(1)] }),
    ).rejects.toThrow('another of what was carried');
    await commit(site.ledger, made.actor, made.decision);
    expect((await fieldsOf(site, 'vote', ref)).preferred).toBe('SECMP0031A');
    expect((await fieldsOf(site, 'vote', ref)).explained).toContain(
      '2 are carried, and SECMP0031A is preferred: 5 categories were for it, 3 for SECMP0031.',
    );
    expect((await recordOf(site, 'modification', 'SECMP0031'))?.state).toBe('rejected');
    expect((await recordOf(site, 'modification', 'SECMP0031A'))?.state).toBe('approved');
  });
});

describe('a proposal that the Authority determines', () => {
  test('is sent on with the recommendation, carried or lost', async () => {
    const ref = await openOn(site, 'SECMP0032');
    await castAll(site, ref, everybody.replaceAll('+', '-'));
    await close(ref);
    const row = await recordOf(site, 'modification', 'SECMP0032');
    expect(row?.state).toBe('authority');
    expect(row?.fields.recommendation).toBe(
      'The Change Board recommends rejection. 0 categories for, 5 against, 0 neither (0 + 5 + 0 = 5). More categories must be for it than against it: 0 to 5. It is lost.',
    );
  });
});

describe('a vote made void', () => {
  test('decides nothing, says why, and another may be opened', async () => {
    const ref = await openOn(site, 'SECMP0033');
    await castAll(site, ref, 'ada-finch+');
    const voting = await look(site, ref);
    expect(() => voidVoting(deskOf(site), voting, ' ')).toThrow('Say why the vote is void.');
    const made = voidVoting(deskOf(site), voting, 'The report lacked its annex');
    await commit(site.ledger, made.actor, made.decision);
    expect((await recordOf(site, 'modification', 'SECMP0033'))?.state).toBe('vote');
    await expect(castAll(site, ref, 'dan-holt+')).rejects.toThrow('is void');
    expect(await openOn(site, 'SECMP0033')).toBe('SECMP0033/vote-2');
  });
});

describe('a vote held in a meeting', () => {
  test('has no time of its own, is closed by the meeting, and decides nothing where half have not voted', async () => {
    const ref = await openOn(site, 'SECMP0034', { meeting: 'CB_35_2111', closesOn: '', closesAt: '' });
    await castAll(site, ref, 'ada-finch+ dan-holt+ gus-reed+');
    const voting = await look(site, ref);
    expect([voting.closes, voting.mayClose, voting.main.fields.meeting]).toEqual([null, true, 'CB_35_2111']);
    const { actor, decision } = closeVoting(deskOf(site), voting, { casting: [], implementsOn: '' });
    expect(decision.authority).toEqual({ kind: 'meeting', ref: 'CB_35_2111' });
    await commit(site.ledger, actor, decision);
    expect(await fieldsOf(site, 'vote', ref)).toMatchObject({ outcome: 'inquorate', preferred: null });
    // The body has not decided: the proposal waits for another vote.
    expect((await recordOf(site, 'modification', 'SECMP0034'))?.state).toBe('vote');
    expect(await openOn(site, 'SECMP0034')).toBe('SECMP0034/vote-2');
  });
});
