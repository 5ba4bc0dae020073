/** A vote that still runs is not closed by hand, and no refusal tells how it stands. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dryRun } from '../../src/kernel/commit.ts';
import type { Value } from '../../src/kernel/define.ts';
import { Refused } from '../../src/kernel/problem.ts';
import { operator } from '../../src/open.ts';
import { openSite, type StorySite } from '../stories/site.ts';
import { board, castAll, layBoard, layProposals, openOn } from './ground.ts';

let site: StorySite;
let vote: string;

beforeAll(async () => {
  site = await openSite('2016-11-21');
  await layBoard(site);
  await layProposals(site, [{ ref: 'SECMP0102', title: 'Hubs' }]);
  vote = await openOn(site, 'SECMP0102', { closesOn: '2016-11-23' });
  await castAll(site, vote, 'ada-finch+ dan-holt+');
}, 60_000);
afterAll(() => site.close());

/** What is said of a try to close it with these numbers. */
async function said(effective: string, sets: Record<string, Value>): Promise<string[]> {
  try {
    await dryRun(site.ledger, operator, {
      code: 'sec',
      authority: { kind: 'post', ref: 'Secretary' },
      body: board,
      effective,
      title: 'Closed by hand',
      label: { group: board, level: 0 },
      changes: [{ register: 'vote', ref: vote, move: 'close', sets: { abstained: 0, ...sets } }],
    });
    return [];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.problems.map(({ sentence }) => sentence);
  }
}

const right = { votes_for: 2, votes_against: 0, outcome: 'inquorate' };
const guesses = ['carried', 'lost', 'inquorate'].flatMap((outcome) =>
  [0, 1, 2].map((votes_for) => ({ votes_for, votes_against: 2 - votes_for, outcome })),
);

test('it takes ballots until its day while somebody has not voted', async () => {
  expect(await said('2016-11-21', right)).toEqual([
    `Vote ${vote} takes ballots until 2016-11-23. Close it after that, or once everybody has voted.`,
  ]);
});

test.each(['2016-11-21', '2016-11-23'])('whatever count is tried on %s, the refusal is the same', async (day) => {
  const answers = await Promise.all(guesses.map((sets) => said(day, sets)));
  expect(new Set(answers.map((one) => one.join(' '))).size).toBe(1);
  expect(answers[0]).not.toEqual([]);
});
