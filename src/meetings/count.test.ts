import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VotingRule } from '../codes/code.ts';
import { type Counting, countVote, type Position, ruleInWords } from './count.ts';

const named: VotingRule = { method: 'named', carries: 'majority', tie: 'lost', chairVotes: false };
const quorum = { met: true, sentence: 'Enough are here.' };
const cast = (words: string) =>
  words
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const [category = '', mark] = word.split(':');
      return {
        category,
        position: ({ y: 'for', n: 'against', a: 'abstain', v: 'voted' } as const)[mark as 'y'] as Position,
      };
    });
const count = (words: string, rule: Partial<VotingRule> = {}, more: Partial<Counting> = {}) =>
  countVote({ rule: { ...named, ...rule }, ballots: cast(words), categories: [], quorum, ...more });

describe('a vote by name', () => {
  it.each([
    ['x:y x:y x:n x:a', {}, 'carried', 'More must be for it than against it: 2 to 1. It is carried.'],
    ['x:y x:n x:n', {}, 'lost', 'More must be for it than against it: 1 to 2. It is lost.'],
    ['x:y x:n', {}, 'lost', '1 to 1 is a tie, and a tie is lost. It is lost.'],
    ['x:a x:a', {}, 'lost', 'Nobody voted for it or against it. It is lost.'],
    ['', {}, 'lost', 'Nobody voted for it or against it. It is lost.'],
    [
      'x:y x:y x:n',
      { carries: 'two-thirds' },
      'carried',
      'Two thirds of 3 are needed, which is 2: 2 were for. It is carried.',
    ],
    [
      'x:y x:y x:n x:n',
      { carries: 'two-thirds' },
      'lost',
      'Two thirds of 4 are needed, which is 3: 2 were for. It is lost.',
    ],
    ['x:y x:a', { carries: 'unanimous' }, 'carried', 'Nobody may be against it, and nobody was. It is carried.'],
    ['x:y x:y x:n', { carries: 'unanimous' }, 'lost', 'Nobody may be against it, and 1 was. It is lost.'],
  ] as const)('%s of %o is %s', (words, rule, outcome, explained) => {
    const counted = count(words, rule);
    expect([counted.outcome, counted.sentences.slice(2).join(' ')]).toEqual([outcome, explained]);
  });

  it('waits for the chair’s casting vote where a tie is the chair’s', () => {
    expect(count('x:y x:n', { tie: 'chair' })).toMatchObject({ outcome: 'tied', needsCasting: true });
    expect(count('x:y x:n', { tie: 'chair' }, { casting: 'for' })).toMatchObject({
      outcome: 'carried',
      needsCasting: false,
    });
    expect(count('x:y x:n', { tie: 'chair' }, { casting: 'against' }).outcome).toBe('lost');
    expect(count('x:y x:y x:n', { tie: 'chair' }, { casting: 'against' }).outcome).toBe('carried');
  });

  it('carries nothing without a quorum, though it says what the votes were', () => {
    const counted = count('x:y x:y', {}, { quorum: { met: false, sentence: '2 of 9 are here; 5 are needed.' } });
    expect(counted.outcome).toBe('inquorate');
    expect(counted.sentences).toEqual([
      '2 of 9 are here; 5 are needed.',
      '2 for, 0 against, 0 abstained.',
      'There is no quorum, so nothing is carried.',
    ]);
  });
});

describe('a vote by category', () => {
  const rule = { method: 'category' as const, emptyCategory: 'nothing' as const };
  const categories = ['Bakers', 'Millers', 'Eaters'];

  it('gives each category one result, whatever its numbers', () => {
    const counted = count('Bakers:n Bakers:n Bakers:n Bakers:y Millers:y Eaters:y', rule, { categories });
    expect(counted).toMatchObject({ for: 2, against: 1, abstained: 0, outcome: 'carried' });
    expect(counted.sentences).toEqual([
      'Enough are here.',
      'Bakers: 1 for, 3 against, so against.',
      'Millers: 1 for, 0 against, so for.',
      'Eaters: 1 for, 0 against, so for.',
      '2 categories for, 1 against, 0 neither.',
      'More must be for it than against it: 2 to 1.',
      'It is carried.',
    ]);
  });

  it('counts a category that is split, abstains or is not there as neither', () => {
    const counted = count('Bakers:y Bakers:n Millers:a', rule, { categories });
    expect(counted).toMatchObject({ for: 0, against: 0, abstained: 3, outcome: 'lost' });
    expect(counted.sentences.slice(1, 4)).toEqual([
      'Bakers: 1 for, 1 against, so neither.',
      'Millers: nobody voted for or against, which counts as nothing.',
      'Eaters: nobody voted, which counts as nothing.',
    ]);
  });

  it('counts an empty category against, where the rule does', () => {
    const counted = count('Bakers:y Millers:a', { ...rule, emptyCategory: 'against' }, { categories });
    expect(counted).toMatchObject({ for: 1, against: 2, outcome: 'lost' });
  });
});

describe('a secret vote', () => {
  const rule = { method: 'secret' as const };
  const three = 'x:v x:v x:v';

  it('is counted by hand, and must add up to those who voted', () => {
    const counted = count(three, rule, { counted: { for: 2, against: 1, abstained: 0 } });
    expect([counted.outcome, counted.problems]).toEqual(['carried', []]);
    expect(counted.sentences[1]).toBe('2 for, 1 against, 0 abstained of 3 people in secret.');
    const wrong = count(three, rule, { counted: { for: 2, against: 2, abstained: 0 } });
    expect(wrong.problems.map(({ sentence }) => sentence)).toEqual([
      '2 + 2 + 0 = 4, but 3 people voted. Count again, or record who voted.',
    ]);
    expect(count(three, rule).problems).toHaveLength(1);
    expect(count(three, rule, { counted: { for: 4, against: -1, abstained: 0 } }).problems).toHaveLength(1);
  });
});

it('one more vote for a question never makes it lose', () => {
  const ballot = fc.record({
    category: fc.constantFrom('a', 'b', 'c'),
    position: fc.constantFrom<Position>('for', 'against', 'abstain'),
  });
  const rule = fc.record({
    method: fc.constantFrom<VotingRule['method']>('named', 'category'),
    carries: fc.constantFrom<VotingRule['carries']>('majority', 'two-thirds', 'unanimous'),
    tie: fc.constant<VotingRule['tie']>('lost'),
    chairVotes: fc.constant(false),
    emptyCategory: fc.constantFrom<'nothing' | 'against'>('nothing', 'against'),
  });
  fc.assert(
    fc.property(fc.array(ballot), fc.constantFrom('a', 'b', 'c'), rule, (ballots, category, of) => {
      const categories = ['a', 'b', 'c'];
      const before = countVote({ rule: of, ballots, categories, quorum });
      const after = countVote({ rule: of, ballots: [...ballots, { category, position: 'for' }], categories, quorum });
      if (before.outcome === 'carried') expect(after.outcome).toBe('carried');
    }),
  );
});

it('a rule of voting reads as a vote keeps it', () => {
  expect(ruleInWords({ ...named, tie: 'chair' }, 'K3, recalled')).toBe(
    'Each by name; more for than against carries it; a tie is decided by the chair (K3, recalled).',
  );
  expect(
    ruleInWords(
      { ...named, method: 'category', carries: 'two-thirds', emptyCategory: 'against', chairVotes: true },
      '',
    ),
  ).toBe(
    'By category, each with one result; two thirds of those for or against carry it; a category without a vote counts against; the chair votes like a member.',
  );
});
