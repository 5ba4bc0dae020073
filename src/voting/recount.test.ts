/** A vote is counted again from its entries alone, and what is not as it was recorded is named. */
import { expect, test } from 'vitest';
import type { Change } from '../kernel/define.ts';
import { commitmentOf, leafOf } from '../kernel/leaf.ts';
import { registers } from '../registers/index.ts';
import type { Evidence, EvidenceOf } from './evidence.ts';
import { recount } from './recount.mjs';
import { recountVotes } from './recount.ts';

const ledger = { registers: new Map(registers.map((one) => [one.name, one])) };
const label = { group: 'oven', level: 0 as const };
const constituency = JSON.stringify({
  rule: {
    categories: [{ name: 'Bakers', of: [], seats: null }],
    carries: 'more-for',
    tied: 'neither',
    abstained: 'neither',
    empty: 'neither',
    level: 'lost',
    votingGroups: false,
    preferred: 'most-categories',
    shown: 'who',
  },
});
const roll = ['Bakers · Ann Oather (ann)', 'Bakers · Bea Lund (bea) · alternate Cy Marsh (cy)'];

/** Entries as the log would have them. `image` is what the standalone script goes by. */
function entriesOf(
  changes: readonly (Pick<Change, 'register' | 'ref' | 'move' | 'sets'> & { state: string })[],
): EvidenceOf {
  const fields = new Map<string, object>();
  const entries = changes.map(({ register, ref, move, sets, state }, at): Evidence => {
    const all = { ...fields.get(ref), ...sets };
    fields.set(ref, all);
    const facts = {
      decision: 'd'.repeat(64),
      record: `00000000-0000-8000-8000-${String(at).padStart(12, '0')}`,
      ...{ register, ref, move, effective: '2016-11-23', recorded: '2016-11-23T12:00:00.000Z' },
      placed: `1 ${String(at).padStart(4, '0')}`,
      withdraws: null,
      label: { group: 'bake/oven', level: 0 as const },
    };
    const payload = JSON.stringify({ sets, label, first: label, image: { state, label, fields: all }, passage: null });
    const salt = '00'.repeat(16);
    const commitment = commitmentOf(Buffer.from(salt, 'hex'), payload);
    return { seq: at + 1, facts, commitment, leaf: leafOf(facts, commitment), salt, payload, place: at };
  });
  return { ref: 'M1/vote', entries };
}

const opened = {
  register: 'vote',
  ref: 'M1/vote',
  move: 'open',
  state: 'open',
  sets: { modification: 'M1', constituency, roll },
};
const cast = (person: string, position: string, move = 'cast') => ({
  register: 'ballot',
  ref: `M1/vote/${person}`,
  move,
  state: 'cast',
  sets: { person, position },
});
const closed = (outcome: string, votes_for: number, preferred: string | null = 'M1') => ({
  register: 'vote',
  ref: 'M1/vote',
  move: 'close',
  state: 'closed',
  sets: { outcome, votes_for, votes_against: 0, abstained: 1 - votes_for, preferred },
});
const standalone = (one: EvidenceOf) => recount({ code: 'bake', questions: [one] }, () => {});

test('what was recorded follows from the last ballot of each, taken back or changed', () => {
  const question = entriesOf([
    opened,
    cast('ann', 'against'),
    cast('ann', 'for', 'change'),
    cast('bea', 'abstain'),
    closed('carried', 1),
  ]);
  const { agrees, votes, steps } = recountVotes(ledger, [question]);
  expect(agrees).toBe(true);
  expect(votes[0]).toMatchObject({ roll: 2, ballots: 2, entries: 5, tampered: [] });
  expect(steps.at(-1)).toBe('The count agrees with what was recorded.');
  expect(standalone(question)).toBe(0);
});

test('another outcome than the ballots come to is found, and so is another that is put forward', () => {
  const wrong = entriesOf([opened, cast('ann', 'for'), closed('lost', 0, null)]);
  expect(recountVotes(ledger, [wrong]).agrees).toBe(false);
  expect(standalone(wrong)).toBe(1);
  const other = entriesOf([opened, cast('ann', 'for'), closed('carried', 1, 'M1A')]);
  expect(recountVotes(ledger, [other]).agrees).toBe(false);
});

test('an entry that says other than it did is named, whatever it comes to', () => {
  const question = entriesOf([opened, cast('ann', 'for'), cast('bea', 'for'), closed('carried', 1)]);
  const [, first, second] = question.entries as [Evidence, Evidence, Evidence, Evidence];
  first.payload = first.payload.replaceAll('"for"', '"abstain"');
  second.facts.ref = 'M1/vote/cy';
  const { agrees, votes } = recountVotes(ledger, [question]);
  expect(agrees).toBe(false);
  expect(votes[0]?.tampered).toEqual([
    'Entry 2: what it says is not what was recorded.',
    'Entry 3: its record, day or authority is not what was recorded.',
  ]);
  expect(standalone(question)).toBe(1);
});

test('an open vote has nothing to compare with', () => {
  const question = entriesOf([opened, cast('ann', 'for')]);
  expect(recountVotes(ledger, [question])).toMatchObject({ agrees: false });
  expect(standalone(question)).toBe(2);
});
