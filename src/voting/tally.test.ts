/** A vote by constituency is counted the same however it is counted, and says what would turn it round. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Constituency } from '../codes/change-parts.ts';
import { count } from './recount.mjs';
import { type Ballot, tally, type Voter } from './tally.ts';

const rule: Constituency = {
  categories: [
    { name: 'Bakers', of: ['Baker'], seats: 3 },
    { name: 'Millers', of: ['Miller'], seats: 3 },
    { name: 'Eaters', of: ['Eater'], seats: 1 },
  ],
  carries: 'more-for',
  tied: 'neither',
  abstained: 'neither',
  empty: 'neither',
  level: 'lost',
  votingGroups: true,
  preferred: 'most-categories',
  shown: 'who',
};

const voter = (person: string, category: string, group: string | null = null, alternate?: string): Voter => ({
  person,
  name: person.toUpperCase(),
  category,
  group,
  alternate: alternate ? { person: alternate, name: alternate.toUpperCase() } : null,
});
const roll = [
  voter('b1', 'Bakers'),
  voter('b2', 'Bakers'),
  voter('b3', 'Bakers'),
  voter('m1', 'Millers'),
  voter('m2', 'Millers', null, 'a2'),
  voter('e1', 'Eaters'),
];
const ballots = (text: string): Ballot[] =>
  text.split(' ').map((one) => {
    const [person = '', sign = ''] = one.split(/(?=[+\-0!]$)/);
    const position = { '+': 'for', '-': 'against', '0': 'abstain', '!': 'recused' }[sign] as Ballot['position'];
    return { person, position };
  });

describe('a vote by constituency', () => {
  test('each category has one voice, however many members it has, and the sums are there to check', () => {
    const { outcome, count: sums, sentences } = tally(rule, roll, ballots('b1+ b2+ b3+ m1- m2- e1-'));
    expect([outcome, sums]).toEqual(['lost', { for: 1, against: 2, neither: 0 }]);
    expect(sentences).toEqual([
      'Bakers: 3 for, 0 against, 0 abstained, 0 not voted (3 + 0 + 0 + 0 = 3 on the roll); 3 is more than 0, so the category is for.',
      'Millers: 0 for, 2 against, 0 abstained, 0 not voted (0 + 2 + 0 + 0 = 2 on the roll); 2 is more than 0, so the category is against.',
      'Eaters: 0 for, 1 against, 0 abstained, 0 not voted (0 + 1 + 0 + 0 = 1 on the roll); 1 is more than 0, so the category is against.',
      '1 category for, 2 against, 0 neither (1 + 2 + 0 = 3).',
      'More categories must be for it than against it: 1 to 2.',
      'It is lost.',
    ]);
  });

  test('what a tie, an abstention and an empty category do is the rule’s to say', () => {
    const by = (more: Partial<Constituency>, text: string) => tally({ ...rule, ...more }, roll, ballots(text)).outcome;
    expect(by({}, 'm1+ m2- e1+')).toBe('carried');
    expect(by({ tied: 'against' }, 'm1+ m2- e1+')).toBe('lost');
    expect(by({ tied: 'for', level: 'carried' }, 'm1+ m2- e1-')).toBe('carried');
    expect(by({ abstained: 'against' }, 'b1+ m1+ e10 m20')).toBe('carried');
    expect(by({ abstained: 'against', empty: 'against' }, 'b1+ e10')).toBe('lost');
    expect(by({ level: 'chair' }, 'b1+ m1-')).toBe('tied');
    expect(tally({ ...rule, level: 'chair' }, roll, ballots('b1+ m1-'), 'for').outcome).toBe('carried');
    expect(by({ carries: 'majority-of-all' }, 'b1+')).toBe('lost');
    expect(by({ carries: 'two-thirds' }, 'b1+ m1+ e1-')).toBe('carried');
    expect(by({ quorum: [1, 2] }, 'b1+ e1+')).toBe('inquorate');
    expect(by({}, 'b10')).toBe('lost');
  });

  test('the member’s own vote counts in place of the alternate’s; who stands aside is off the roll, alternate and all', () => {
    const millers = (text: string) => tally(rule, roll, ballots(text)).categories[1];
    expect(millers('a2+')).toMatchObject({ for: 1, against: 0, notVoted: 1 });
    expect(millers('a2+ m2-')).toMatchObject({ for: 0, against: 1, notVoted: 1 });
    expect(millers('a2+ m2!')).toMatchObject({ for: 0, against: 0, notVoted: 1, recused: 1 });
    expect(millers('a2! m2+')).toMatchObject({ for: 1, recused: 0 });
    expect(millers('m2!')?.sentence).toContain('= 1 on the roll, after 1 who stands aside');
  });

  test('companies of one group vote once; where they differ that is one abstention, and it is said', () => {
    const groups = [voter('x', 'Bakers', 'Crust'), voter('y', 'Bakers', 'Crust'), voter('z', 'Bakers', 'Crumb')];
    const same = tally(rule, groups, ballots('x+ y+ z-'));
    expect(same.categories[0]).toMatchObject({ for: 1, against: 1, result: 'neither' });
    const split = tally(rule, groups, ballots('x+ y- z-'));
    expect(split.categories[0]).toMatchObject({ for: 0, against: 1, abstained: 1, result: 'against' });
    expect(split.sentences[0]).toBe(
      'Crust votes once for all its parties, and its votes differ: that counts as one abstention.',
    );
    expect(tally({ ...rule, votingGroups: false }, groups, ballots('x+ y+ z-')).categories[0]).toMatchObject({
      for: 2,
    });
  });

  test('says the fewest votes that would turn it round, and whether those still to come can', () => {
    const close = tally(rule, roll, ballots('b1+ b2- b3+ m1+ m2- e1-')).whatWouldChangeIt;
    expect(close.least[0]?.votes).toBe(1);
    expect(tally(rule, roll, ballots('b1+ b2- b3+ m1+ m2- e1-')).outcome).toBe('lost');
    const sure = tally(rule, roll, ballots('b1+ b2+ m1+ m2+ e1+')).whatWouldChangeIt;
    expect(sure.settled).toBe(true);
    expect(sure.sentences).toEqual([
      '2 votes cast or changed would turn it round.',
      'Whatever the one who has not voted does, it is carried.',
    ]);
    const open = tally(rule, roll, ballots('b1+')).whatWouldChangeIt;
    expect(open.toCome[0]).toMatchObject({ votes: 1, outcome: 'lost' });
    expect(open.toCome.flatMap(({ sentences }) => sentences)).toContain('With 1 for and 1 against it is lost.');
    const none = tally({ ...rule, quorum: [1, 2] }, roll, ballots('b1+')).whatWouldChangeIt;
    expect(none.sentences).toEqual(['Nothing is decided: 2 votes more must be cast for a quorum.']);
  });
});

const someRule = fc.record({
  carries: fc.constantFrom('more-for', 'majority-of-all', 'two-thirds'),
  tied: fc.constantFrom('neither', 'against', 'for'),
  abstained: fc.constantFrom('neither', 'against'),
  empty: fc.constantFrom('neither', 'against'),
  level: fc.constantFrom('lost', 'carried', 'chair'),
  votingGroups: fc.boolean(),
  quorum: fc.constantFrom(undefined, [1, 2], [2, 3]),
});
const constituencyOf = (more: object): Constituency => {
  const { quorum, ...rest } = { ...rule, ...more } as Constituency;
  return { ...rest, ...(quorum ? { quorum } : {}) };
};
/** Up to ten seats over the categories, some in groups, each with an alternate, and what everybody does. */
const someVote = fc.array(
  fc.record({
    category: fc.constantFrom('Bakers', 'Millers', 'Eaters'),
    group: fc.constantFrom(null, 'Crust', 'Crumb'),
    own: fc.constantFrom('for', 'against', 'abstain', 'recused', null),
    other: fc.constantFrom('for', 'against', null, null),
  }),
  { maxLength: 10 },
);
type Seat = typeof someVote extends fc.Arbitrary<infer T> ? (T extends (infer One)[] ? One : never) : never;
const rollOf = (seats: readonly Seat[]) =>
  seats.map(({ category, group }, at) => voter(`p${at}`, category, group, `a${at}`));
const cast = (seats: readonly Seat[]): Ballot[] =>
  seats.flatMap(({ own, other }, at) => [
    ...(own ? [{ person: `p${at}`, position: own as Ballot['position'] }] : []),
    ...(other ? [{ person: `a${at}`, position: other as Ballot['position'] }] : []),
  ]);
const rank = { lost: 0, inquorate: 0, tied: 1, carried: 2 } as const;

describe('whatever the rule and the ballots', () => {
  test('their order makes no difference, and the standalone count comes to the same', () => {
    fc.assert(
      fc.property(
        someRule,
        someVote,
        fc.constantFrom(null, 'for', 'against'),
        fc.infiniteStream(fc.nat()),
        (more, seats, casting, keys) => {
          const constituency = constituencyOf(more);
          const mixed = cast(seats)
            .map((one) => ({ one, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
          const first = tally(constituency, rollOf(seats), cast(seats), casting);
          expect(tally(constituency, rollOf(seats), mixed, casting)).toMatchObject({
            outcome: first.outcome,
            categories: first.categories,
          });
          const plainRoll = rollOf(seats).map((one) => ({ ...one, alternate: one.alternate?.person ?? null }));
          const again = count(
            constituency,
            plainRoll,
            new Map(mixed.map((one) => [one.person, one.position])),
            casting,
          );
          expect([again.outcome, again.for, again.against, again.neither]).toEqual([
            first.outcome,
            first.count.for,
            first.count.against,
            first.count.neither,
          ]);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('a vote changed from against to for never turns what was carried into something lost', () => {
    fc.assert(
      fc.property(someRule, someVote, fc.nat(), (more, seats, pick) => {
        const against = seats.flatMap(({ own }, at) => (own === 'against' ? [at] : []));
        fc.pre(against.length > 0);
        const at = against[pick % against.length];
        const changed = seats.map((seat, n) => (n === at ? { ...seat, own: 'for' as const } : seat));
        const constituency = constituencyOf(more);
        const before = tally(constituency, rollOf(seats), cast(seats)).outcome;
        const after = tally(constituency, rollOf(changed), cast(changed)).outcome;
        expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
      }),
      { numRuns: 400 },
    );
  });

  test('every category’s sum is its votes, a group counts once, and who stands aside is not on the roll', () => {
    fc.assert(
      fc.property(someVote, (seats) => {
        const { categories, voices, quorum } = tally(rule, rollOf(seats), cast(seats));
        for (const one of categories) {
          const own = voices.filter(({ category, recused }) => category === one.name && !recused);
          expect(one.for + one.against + one.abstained + one.notVoted).toBe(own.length);
          const groups = own.flatMap(({ seats: held }) => held.slice(0, 1)).flatMap(({ group }) => group ?? []);
          expect(new Set(groups).size).toBe(groups.length);
        }
        expect(quorum.of).toBe(voices.filter(({ recused }) => !recused).length);
      }),
      { numRuns: 300 },
    );
  });

  test('the plan told of does turn it round, and no single vote does where it takes more', () => {
    fc.assert(
      fc.property(someRule, someVote, (more, seats) => {
        const constituency = constituencyOf({ ...more, votingGroups: false });
        const now = tally(constituency, rollOf(seats), cast(seats));
        fc.pre(now.outcome !== 'inquorate');
        const least = now.whatWouldChangeIt.least[0]?.votes ?? Number.POSITIVE_INFINITY;
        const turned = seats.some(
          ({ own, other }, at) =>
            own !== 'recused' &&
            (['for', 'against', 'abstain'] as const)
              .filter((position) => position !== (own ?? other))
              .some((position) => {
                const changed = seats.map((seat, n) => (n === at ? { ...seat, own: position } : seat));
                return tally(constituency, rollOf(changed), cast(changed)).outcome !== now.outcome;
              }),
        );
        expect(turned).toBe(least === 1);
      }),
      { numRuns: 300 },
    );
  });

  test('in a large category each changed vote moves the margin by two', () => {
    const many = Array.from({ length: 60 }, (_, at) => voter(`v${at}`, 'Bakers'));
    const position = (at: number): Ballot['position'] => (at < 40 ? 'for' : 'against');
    const all = many.map(({ person }, at) => ({ person, position: position(at) }));
    const { outcome, whatWouldChangeIt } = tally(rule, many, all);
    // 40 to 20: ten changed make it level, and level is neither.
    expect([outcome, whatWouldChangeIt.least[0]?.votes]).toEqual(['carried', 10]);
    expect(whatWouldChangeIt.least[0]?.sentences[0]).toBe(
      'Bakers: 10 votes changed from for to against. That makes it 30 to 30, so the category is neither for nor against.',
    );
  });
});
