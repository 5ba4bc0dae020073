import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyone } from '../../src/kernel/access.ts';
import { closeMeeting } from '../../src/meetings/closing.ts';
import { declareInterest } from '../../src/meetings/interests.ts';
import { recordItem } from '../../src/meetings/item-decision.ts';
import { arrived } from '../../src/meetings/presence.ts';
import { readVote } from '../../src/meetings/vote-rows.ts';
import { castBallot, closeVote, openVote, voidVote, withdrawBallot } from '../../src/meetings/voting.ts';
import { type Baker, change, item, meeting, members, openSitting, working } from './baker.ts';
import { refusal as refusalAt } from './refusal.ts';

let baker: Baker;
const refusal = (work: () => Promise<unknown>) => refusalAt(baker.site, work);

beforeAll(async () => {
  baker = await openSitting([item(1, 'Ovens'), item(2, 'Yeast'), item(3, 'Flour'), item(4, 'Sacks')]);
  await baker.record([
    change('risk', '1', 'open', { title: 'Fire', body: 'panel' }),
    change('risk', '2', 'open', { title: 'Flood', body: 'panel' }),
  ]);
  await baker.attend(['douglas-imrie', 'leila-ashdown']);
  const rows = await baker.rows();
  await baker.at(rows, [
    ...arrived(rows, { person: 'leila-ashdown', capacity: 'observer' }, null),
    ...arrived(rows, { name: 'Owen Pritchard', standsFor: 'douglas-imrie' }, null),
  ]);
});
afterAll(() => baker.close());

const close = (ref: string) => change('risk', ref, 'close', { last_meeting: meeting });
const question = (n: number, more = {}) => ({
  meeting,
  item: `${meeting}/${n}`,
  question: 'that the risk be closed;',
  verb: 'Agreed',
  ...more,
});
const voted =
  (vote: string) =>
  async (person: string, position: 'for' | 'against' | 'abstain' | 'voted' = 'for') => {
    await castBallot(baker.desk, { meeting, vote, person, position });
  };
const vote1 = `${meeting}/1/v1`;

describe('a vote by name', () => {
  test('is opened on a question, with the body’s rule and what it carries out kept on it', async () => {
    const { vote } = await openVote(baker.desk, question(1, { pending: [close('1')] }));
    expect(vote).toBe(vote1);
    expect(await baker.row('vote', vote1)).toMatchObject({
      state: 'open',
      label: working,
      title: 'that the risk be closed',
      fields: {
        verb: 'agreed',
        method: 'named',
        rule: 'Each by name; more for than against carries it; a tie is decided by the chair (C5, recalled).',
        pending: [`close risk 1 {"last_meeting":"${meeting}"}`],
      },
    });
    expect(await baker.row('vote', vote1, everyone)).toBeNull();
  });

  test('is not opened on nothing, by no verb of the house, or for what the body may not do', async () => {
    const extend = change('variation', 'v', 'extend', { ends: 'May' });
    const withdraw = change('item', `${meeting}/2`, 'withdraw');
    expect(
      await refusal(() =>
        openVote(baker.desk, question(1, { question: ' ', verb: 'nodded', pending: [extend, withdraw] })),
      ),
    ).toEqual([
      'Say what is put to the vote.',
      '“nodded” is not a verb the house records decisions by. Choose one of those offered.',
      expect.stringContaining('it is for the secretary of state'),
      'Agenda items are not changed as the effect of a decision.',
    ]);
  });

  test('takes the ballots of members and of alternates whose member is not there, once each', async () => {
    const rows = await baker.rows();
    await baker.at(
      rows,
      declareInterest(rows, { item: `${meeting}/1`, person: 'rupert-quayle', title: 'His oven', recused: true }),
    );
    const { entitled } = await readVote(baker.desk, { meeting, vote: vote1 });
    const can = members
      .map(([, person]) => person)
      .filter((person) => !['douglas-imrie', 'leila-ashdown', 'rupert-quayle'].includes(person));
    expect(entitled.map(({ person }) => person).sort()).toEqual([...can, 'owen-pritchard'].sort());
    const cast = voted(vote1);
    await cast('owen-pritchard');
    expect((await baker.row('ballot', `${vote1}/owen-pritchard`))?.fields).toMatchObject({
      position: 'for',
      stands_for: 'douglas-imrie',
      category: 'Small Supplier',
    });
    for (const [person, says] of [
      ['owen-pritchard', 'Owen Pritchard has voted. Withdraw that ballot first if it was a slip.'],
      ['leila-ashdown', 'Leila Ashdown has no vote on this body.'],
      ['judith-farrow', 'Judith Farrow has no vote on this body.'],
      ['margaret-ellison', 'Margaret Ellison has no vote on this body.'],
      ['douglas-imrie', 'Douglas Imrie is not in the room, so they cannot vote.'],
      ['rupert-quayle', 'Rupert Quayle takes no part in this item, so they do not vote on it.'],
    ] as const)
      expect(await refusal(() => cast(person))).toEqual([says]);
  });

  test('counts one ballot a seat, when the member comes in after their alternate voted', async () => {
    const rows = await baker.rows();
    await baker.at(rows, arrived(rows, { person: 'douglas-imrie' }, '11:00'));
    expect(await refusal(() => voted(vote1)('douglas-imrie'))).toEqual([
      'Owen Pritchard has voted for this seat, and each seat votes once.',
    ]);
    expect(await refusal(() => voted(vote1)('owen-pritchard'))).toEqual([
      'Owen Pritchard is an alternate whose member is here or has an alternate who votes already.',
    ]);
  });

  test('lets a slip be taken back while it is open', async () => {
    await voted(vote1)('hannah-bexley', 'against');
    await withdrawBallot(baker.desk, { meeting, vote: vote1, person: 'hannah-bexley' });
    await voted(vote1)('hannah-bexley', 'for');
    const { ballots } = await readVote(baker.desk, { meeting, vote: vote1 });
    expect(ballots.map(({ title, fields }) => [title, fields.position])).toEqual([
      ['Hannah Bexley', 'for'],
      ['Owen Pritchard', 'for'],
    ]);
  });

  test('that ties waits for the chair, and keeps its meeting open', async () => {
    await voted(vote1)('tobias-renshaw', 'against');
    await voted(vote1)('priya-nandakumar', 'against');
    expect(await refusal(() => closeVote(baker.desk, { meeting, vote: vote1 }))).toEqual([
      '2 to 2 is a tie, which the chair decides by a casting vote. Say how it was cast.',
    ]);
    expect(await refusal(() => closeMeeting(baker.desk, { meeting, time: '13:00' }))).toContain(
      'The vote on “that the risk be closed” is open. Close it or make it void.',
    );
  });

  test('that is carried is recorded with its decision and what it carries out in one decision', async () => {
    const { decision, count } = await closeVote(baker.desk, { meeting, vote: vote1, casting: 'for' });
    expect(count.outcome).toBe('carried');
    expect(decision).toBe(`${meeting}/1.1`);
    expect((await baker.row('vote', vote1))?.fields).toMatchObject({
      votes_for: 2,
      votes_against: 2,
      outcome: 'carried',
      decision: `${meeting}/1.1`,
      explained:
        '8 of 11 members with a vote are here, not counting 1 who takes no part in this item; 6 are needed (C5, recalled). 2 for, 2 against, 0 abstained. 2 to 2 is a tie, which the chair decided by a casting vote for it. It is carried.',
    });
    expect(await baker.row('decision', `${meeting}/1.1`)).toMatchObject({
      state: 'taken',
      label: working,
      fields: { text: 'that the risk be closed', verb: 'agreed', vote: vote1, item: `${meeting}/1` },
    });
    expect((await baker.row('risk', '1', everyone))?.state).toBe('closed');
    // What is carried is decided: closing does not ask for the item once more.
    expect((await baker.row('item', `${meeting}/1`))?.state).toBe('taken');
    expect(await refusal(() => voted(vote1)('nikhil-varma'))).toEqual([
      'The vote on “that the risk be closed” is closed.',
    ]);
    await recordItem(baker.desk, {
      meeting,
      item: `${meeting}/1`,
      taking: { narrative: '', decisions: [{ verb: 'noted', text: 'the paper' }], effects: [], actions: [] },
    });
    expect((await baker.row('decision', `${meeting}/1.2`))?.title).toBe('the paper');
  });

  test('that is lost brings nothing about', async () => {
    const { vote } = await openVote(baker.desk, question(2, { pending: [close('2')] }));
    await voted(vote)('nikhil-varma', 'against');
    const { decision, count } = await closeVote(baker.desk, { meeting, vote });
    expect([decision, count.outcome]).toEqual([null, 'lost']);
    expect((await baker.row('risk', '2'))?.state).toBe('open');
    expect(await baker.row('decision', `${meeting}/2.1`)).toBeNull();
    expect((await baker.row('item', `${meeting}/2`))?.state).toBe('tabled');
  });
});

describe('a vote otherwise', () => {
  test('in secret keeps only that somebody voted, and what was counted must add up', async () => {
    const { vote } = await openVote(baker.desk, question(3, { method: 'secret' }));
    await castBallot(baker.desk, { meeting, vote, person: 'nikhil-varma', position: 'against', reason: 'Too dear' });
    await voted(vote)('beatrice-holm', 'voted');
    expect((await baker.row('ballot', `${vote}/nikhil-varma`))?.fields).toMatchObject({
      position: 'voted',
      reason: null,
    });
    expect(
      await refusal(() => closeVote(baker.desk, { meeting, vote, counted: { for: 2, against: 1, abstained: 0 } })),
    ).toEqual(['2 + 1 + 0 = 3, but 2 people voted. Count again, or record who voted.']);
    const { count } = await closeVote(baker.desk, { meeting, vote, counted: { for: 2, against: 0, abstained: 0 } });
    expect(count.outcome).toBe('carried');
  });

  test('by category gives each of the body’s categories a result', async () => {
    const { vote } = await openVote(baker.desk, question(4, { method: 'category' }));
    for (const person of ['tobias-renshaw', 'priya-nandakumar']) await voted(vote)(person, 'against');
    for (const person of ['stuart-calloway', 'beatrice-holm']) await voted(vote)(person);
    const { count } = await closeVote(baker.desk, { meeting, vote });
    expect(count).toMatchObject({ for: 2, against: 1, abstained: 4, outcome: 'carried' });
    expect(count.sentences).toContain('Large Supplier: 0 for, 2 against, so against.');
  });

  test('takes a ballot that a member casts with their own eyes and no power but a member’s', async () => {
    const { vote } = await openVote(baker.desk, question(3));
    const member = { public: false, name: 'Nikhil Varma', powers: ['member'], clearance: { 'sec/panel': 2 as const } };
    const own = { ...baker.desk, actor: member };
    await castBallot(own, { meeting, vote, person: 'nikhil-varma', position: 'for', reason: ' Cheap ' });
    expect((await baker.row('ballot', `${vote}/nikhil-varma`))?.fields).toMatchObject({
      position: 'for',
      reason: 'Cheap',
    });
    expect(await refusal(() => closeVote(own, { meeting, vote }))).toEqual([
      'Only the secretariat records what a meeting does. Ask the meeting secretary to.',
    ]);
    const guest = { ...own, actor: { ...member, powers: ['contact'] } };
    expect(await refusal(() => castBallot(guest, { meeting, vote, person: 'beatrice-holm', position: 'for' }))).toEqual(
      ['Only members vote, and the secretariat records how. Ask the meeting secretary.'],
    );
    await voidVote(baker.desk, { meeting, vote, reason: 'Put again later.' });
  });

  test('made void says why, and decides nothing', async () => {
    const { vote } = await openVote(baker.desk, question(4));
    expect(vote).toBe(`${meeting}/4/v2`);
    expect(await refusal(() => voidVote(baker.desk, { meeting, vote, reason: ' ' }))).toEqual([
      'Say why the vote is void.',
    ]);
    await voidVote(baker.desk, { meeting, vote, reason: 'The question was put wrongly.' });
    expect(await baker.row('vote', vote)).toMatchObject({
      state: 'void',
      fields: { explained: 'The question was put wrongly.' },
    });
  });

  test('without a quorum carries nothing, and says so', async () => {
    const { vote } = await openVote(baker.desk, question(2));
    await baker.away(
      members.map(([, person]) => person).filter((person) => !['nikhil-varma', 'leila-ashdown'].includes(person)),
      '12:00',
    );
    await voted(vote)('nikhil-varma');
    const { count, decision } = await closeVote(baker.desk, { meeting, vote });
    expect([count.outcome, decision]).toEqual(['inquorate', null]);
    expect((await baker.row('vote', vote))?.fields.explained).toContain('There is no quorum, so nothing is carried.');
  });
});
