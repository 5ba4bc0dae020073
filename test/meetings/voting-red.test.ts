import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrived } from '../../src/meetings/presence.ts';
import { castBallot, closeVote, openVote } from '../../src/meetings/voting.ts';
import { type Baker, change, item, meeting, members, openSitting } from './baker.ts';
import { refusal as refusalAt } from './refusal.ts';

let baker: Baker;
const refusal = (work: () => Promise<unknown>) => refusalAt(baker.site, work);

beforeAll(async () => {
  baker = await openSitting([item(1, 'The recipe', { minuted: 'confidential' })]);
  await baker.record([change('risk', '1', 'open', { title: 'Fire', body: 'panel' })]);
  await baker.attend();
});
afterAll(() => baker.close());

test('a vote on what is most closely held is neither put nor closed before somebody who has not signed', async () => {
  const question = {
    meeting,
    item: `${meeting}/1`,
    question: 'that the risk be closed',
    verb: 'agreed',
    pending: [change('risk', '1', 'close', { last_meeting: meeting })],
  };
  expect((await refusal(() => openVote(baker.desk, question))).join()).toMatch(/^This item is Red, and .* not signed/);
  await baker.sign();
  const { vote } = await openVote(baker.desk, question);
  for (const [, person] of members) await castBallot(baker.desk, { meeting, vote, person, position: 'for' });

  const rows = await baker.rows();
  await baker.at(rows, arrived(rows, { person: 'late-caller', name: 'Late Caller', capacity: 'observer' }, '11:00'));
  expect(await refusal(() => closeVote(baker.desk, { meeting, vote }))).toEqual([
    'This item is Red, and Late Caller has not signed the declaration. Let them sign it, or record that they left the room.',
  ]);
  expect([(await baker.row('vote', vote))?.state, (await baker.row('risk', '1'))?.state]).toEqual(['open', 'open']);

  await baker.away(['late-caller'], '11:05');
  const { count, decision } = await closeVote(baker.desk, { meeting, vote });
  expect([count.outcome, decision]).toEqual(['carried', `${meeting}/1.1`]);
  expect((await baker.row('risk', '1'))?.state).toBe('closed');
});
