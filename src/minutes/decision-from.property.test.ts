/** The same promise as decision-from.order.test.ts, without a database and for meetings nobody thought of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bakersCode, proposalOf, type Sketch } from '../../test/minutes/proposal-of.ts';
import { fold, type Image, type Placed } from '../kernel/decide.ts';
import type { Decision } from '../kernel/define.ts';
import { registers } from '../registers/index.ts';
import { decisionFrom } from './decision-from.ts';

const byName = new Map(registers.map((register) => [register.name, register]));
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2031-03-${String(n).padStart(2, '0')}`);
const words = fc.constantFrom('sift', 'grind', 'weigh', 'rest');
const carried = fc.constantFrom(
  'Carried to May 2031.',
  'New date: 3 June 2031.',
  'Deferred to the April 2031 meeting.',
);
const option = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 3 });

/** A meeting of the day given by its place in the list: what it says of a few records that others speak of too. */
const facts = fc.record({
  updates: few(
    fc.record({
      ref: fc.constant('FB1/01'),
      text: fc.oneof(words, carried),
      state: option(fc.constantFrom('open', 'closed')),
    }),
  ),
  modifications: few(
    fc.record({
      ref: fc.constantFrom('CP1', 'CP2'),
      title: option(words),
      state: option(fc.constantFrom('raised', 'refinement', 'returned', 'approved', 'withdrawn')),
      date: option(day),
    }),
  ),
  risks: few(fc.record({ title: option(words), change: fc.constantFrom('new', 'reworded', 'closed', 'mentioned') })),
  issues: few(
    fc.record({
      title: option(words),
      change: fc.constantFrom('raised', 'passed', 'resolved', 'closed', 'converted', 'mentioned'),
      to: fc.constant('Audit Group'),
    }),
  ),
  identifiers: few(fc.record({ kind: fc.constantFrom('gas', 'signifier'), value: option(words) })),
  seats: few(
    fc.record({
      category: fc.constantFrom('Small Bakers', 'Large Bakers'),
      person: option(fc.constantFrom('Ann Oather', 'Bea Lund')),
      change: fc.constantFrom('appointed', 'vacated'),
      from: option(day),
    }),
  ),
  attendance: few(fc.record({ name: fc.constantFrom('Ann Oather', 'Bea Lund'), present: fc.boolean() })),
}) as fc.Arbitrary<Sketch>;

const history = fc.array(facts, { minLength: 1, maxLength: 5 }).map((list) =>
  list.map((sketch, index) => {
    const meeting = { number: index + 1, ref: `FB_0${index + 1}`, date: `2031-0${index + 3}-28` };
    // The first meeting raises the action that the later ones report on.
    const raised = index === 0 ? { actions: [{ ref: 'FB1/01', owner: 'NetCo', text: 'buy a stone' }] } : {};
    return decisionFrom(proposalOf({ ...sketch, ...raised, meeting }), bakersCode, {});
  }),
);

/** What each record comes to, from Decisions in order of arrival; places as the kernel gives them to found facts. */
function registersAfter(decisions: readonly Decision[]): Map<string, Image> {
  const changes = new Map<string, { register: string; placed: Placed[] }>();
  for (const decision of decisions) {
    for (const [index, change] of decision.changes.entries()) {
      const key = `${change.register} ${change.ref}`;
      const list = changes.get(key) ?? { register: change.register, placed: [] };
      list.placed.push({
        move: change.move,
        sets: change.sets,
        label: change.label ?? null,
        firstLabel: decision.label,
        effective: change.effective ?? decision.effective,
        placed: `0 ${decision.authority.ref} ${String(index).padStart(6, '0')}`,
        found: true,
      });
      changes.set(key, list);
    }
  }
  const ends = [...changes].map(([key, { register, placed }]) => {
    const steps = fold(byName.get(register)!, placed);
    return [key, steps.at(-1)!.after] as const;
  });
  return new Map(ends.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('any minutes at all', () => {
  it('give the same registers in whatever order they arrive', () => {
    fc.assert(
      fc.property(
        history.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([inOrder, shuffled]) => {
          expect(registersAfter(shuffled)).toEqual(registersAfter(inOrder));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never take an action’s words or owner from it by reporting on it', () => {
    fc.assert(
      fc.property(history, (list) => {
        const { text, owner } = registersAfter(list).get('action FB1/01')!.fields;
        expect({ text, owner }).toEqual({ text: 'buy a stone', owner: 'NetCo' });
      }),
      { numRuns: 60 },
    );
  });
});
