import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';
import { type LeafFacts, leafOf, spelled } from './leaf.ts';
import { leafHash } from './tree.ts';

const anyText = fc.string({ unit: 'binary' });
const anyFacts: fc.Arbitrary<LeafFacts> = fc.record({
  decision: anyText,
  record: anyText,
  register: anyText,
  ref: anyText,
  move: anyText,
  effective: anyText,
  recorded: anyText,
  placed: anyText,
  withdraws: fc.option(fc.maxSafeNat()),
  label: fc.record({ group: anyText, level: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const) }),
});

test('a leaf covers all that is known of a change in the open, spelt as everything that is hashed', () => {
  fc.assert(
    fc.property(anyFacts, anyText, (facts, commitment) => {
      expect(spelled(facts, commitment)).toBe(canonical({ ...facts, commitment }));
      expect(leafOf(facts, commitment)).toBe(leafHash(canonical({ ...facts, commitment })).toString('hex'));
    }),
  );
});
