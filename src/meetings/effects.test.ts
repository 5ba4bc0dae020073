import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Value } from '../kernel/define.ts';
import { changeFromLine, pendingLine } from './effects.ts';

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string()),
);
const word = fc.stringMatching(/^[a-z]{1,10}$/);

test('a change held back reads in its line, and is the same change again', () => {
  const change = { register: 'risk', ref: '26', move: 'open', sets: { title: 'Late', body: 'club' } };
  expect(pendingLine(change)).toBe('open risk 26 {"body":"club","title":"Late"}');
  expect(changeFromLine(pendingLine(change))).toEqual(change);
});

test('whatever its reference and its sets hold', () => {
  const ref = fc
    .oneof(fc.stringMatching(/^[\w/. {}"-]{1,20}$/), fc.constant('a {b} {"c":1}'))
    .filter((text) => text.trim() === text && text !== '');
  fc.assert(
    fc.property(
      word,
      word,
      ref,
      fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), value),
      (move, register, name, sets) => {
        const change = { move, register, ref: name, sets: { ...sets } };
        const read = changeFromLine(pendingLine(change));
        // A reference that ends in an object of its own could be read in two ways: the line stays the same.
        expect(read && pendingLine(read)).toBe(pendingLine(change));
        if (!/\{/.test(name)) expect(read).toEqual(change);
      },
    ),
  );
});

test.each(['', 'open risk', 'open risk 26', 'open risk 26 [1]', 'open risk 26 {', 'Open the risk, once agreed'])(
  'words that hold no change are none: %j',
  (line) => {
    expect(changeFromLine(line)).toBeNull();
  },
);
