import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeContent, mergeText } from './merge.ts';

test('what two people wrote in different places of one text is all there', () => {
  const base = 'The paper was presented. A question was asked.';
  const theirs = 'The paper was presented by the chair. A question was asked.';
  const mine = 'The paper was presented. A question was asked and answered.';
  expect(mergeText(base, theirs, mine)).toEqual({
    text: 'The paper was presented by the chair. A question was asked and answered.',
    clash: false,
  });
});

test('where both changed the same words, both stand and it is said', () => {
  expect(mergeText('It was late.', 'It was early.', 'It was on time.')).toEqual({
    text: expect.stringMatching(/early\.\non time\./),
    clash: true,
  });
});

test('no word that either added is ever lost', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 12 });
  fc.assert(
    fc.property(words, words, words, (base, theirs, mine) => {
      const { text } = mergeText(base.join(' '), theirs.join(' '), mine.join(' '));
      const count = (list: string[], word: string) => list.filter((one) => one === word).length;
      const merged = text.split(/\s+/);
      for (const word of new Set([...theirs, ...mine])) {
        const added = Math.max(count(theirs, word), count(mine, word)) - count(base, word);
        if (added > 0) expect(count(merged, word)).toBeGreaterThan(0);
      }
    }),
  );
});

test('each part of a draft is merged by itself', () => {
  const base = { notes: 'one', verb: 'noted', effects: [1] };
  const { content, clashes } = mergeContent({
    base,
    theirs: { ...base, notes: 'one two' },
    mine: { ...base, verb: 'agreed' },
  });
  expect(content).toEqual({ notes: 'one two', verb: 'agreed', effects: [1] });
  expect(clashes).toEqual([]);
});

test('what has parts of its own is merged part by part: what each of two people added stands, what one took out does not', () => {
  const base = { effects: { a: true, b: true } };
  const theirs = { effects: { a: true, b: true, c: true } };
  const mine = { effects: { a: false, b: true, d: true } };
  expect(mergeContent({ base, theirs, mine }).content).toEqual({ effects: { a: false, b: true, c: true, d: true } });
  // Whoever does not know what both began with takes nothing of the other's away.
  expect(mergeContent({ base: {}, theirs, mine: { effects: { d: true } } }).content).toEqual({
    effects: { a: true, b: true, c: true, d: true },
  });
});
