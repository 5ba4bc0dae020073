import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';

/** The same spelling, said the plain way: JSON of the value with its keys put in order. */
function spelled(value: unknown): string {
  return JSON.stringify(value, (_key, one) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

// Keys that are whole numbers stand first in every JavaScript object, so plain JSON cannot spell them in order.
const anyKey = fc.string({ unit: 'binary' }).filter((key) => !/^\d+$/.test(key) && key !== '__proto__');
const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    fc.dictionary(anyKey, tie('value')),
  ),
})).value;

test('what is hashed is JSON, with its keys in order and nothing else of its own', () => {
  fc.assert(fc.property(anyValue, (value) => canonical(value) === spelled(value)));
});

test('keys stand in the order of their code units, also those that are numbers', () => {
  expect(canonical({ b: 1, a: 2, '10': 3, '9': 4, é: 5, Z: 6 })).toBe('{"10":3,"9":4,"Z":6,"a":2,"b":1,"é":5}');
});

test('a key without a value is not spelt; in a list it leaves a null', () => {
  expect(canonical({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
});

test.each([
  ['a quote', '"'],
  ['a backslash', '\\'],
  ['a line end', '\n'],
  ['a control character', '\u0001'],
  ['half of a pair', '\ud800'],
  ['a letter with an accent', 'é'],
])('%s is spelt as JSON spells it', (_, text) => {
  expect(canonical(text)).toBe(JSON.stringify(text));
});
