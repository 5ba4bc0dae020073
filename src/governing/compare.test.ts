import { describe, expect, test } from 'vitest';
import { compareTexts, paragraphsOf, type Stretch, wordsChanged } from './compare.ts';
import { nextVersion } from './document-versions.ts';

const words = (stretches: readonly Stretch[], which: 'older' | 'newer') =>
  stretches
    .flatMap((one) => (one.kind === 'same' ? one.paragraphs : [one[which].map(({ text }) => text).join('')]))
    .filter((one) => one !== '');

describe('two versions compared', () => {
  test('show what is gone and what has come, word by word, within paragraphs that stay', () => {
    const found = compareTexts(
      'Purpose.\n\nMembers of DECC attend.\n\nThe end.',
      'Purpose.\n\nMembers of BEIS attend.\n\nThe end.',
    );
    expect(found.map(({ kind }) => kind)).toEqual(['same', 'changed', 'same']);
    expect(found[1]).toMatchObject({
      both: [
        { kind: 'same', text: 'Members of ' },
        { kind: 'gone', text: 'DECC' },
        { kind: 'new', text: 'BEIS' },
        { kind: 'same', text: ' attend.' },
      ],
    });
    expect(wordsChanged(found)).toEqual({ gone: 1, come: 1 });
  });

  test('lose no word of either', () => {
    const older = 'One.\n\nTwo and a half.\n\nThree.\n\nFour.';
    const newer = 'Nought.\n\nOne.\n\nTwo and three quarters.\n\nFour.\n\nFive.';
    const found = compareTexts(older, newer);
    expect(words(found, 'older').join('\n\n')).toBe(older);
    expect(words(found, 'newer').join('\n\n')).toBe(newer);
  });

  test('that are the same show no change, nor does another way of breaking lines and pages', () => {
    expect(compareTexts('A.\n\nB.', 'A.\r\n\r\nB.').map(({ kind }) => kind)).toEqual(['same']);
    expect(paragraphsOf('A.\f\n\n  B.  \n')).toEqual(['A.', 'B.']);
    expect(compareTexts('', '')).toEqual([]);
  });

  test('of two hundred thousand characters that have nothing in common are said to be replaced', () => {
    const text = (word: string) => Array.from({ length: 2_500 }, (_, n) => `${word}${n} `.repeat(10)).join('\n\n');
    const found = compareTexts(text('quay'), text('reef'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'changed', both: [{ kind: 'gone' }, { kind: 'new' }] });
  });
});

describe('the number of the next version', () => {
  test('counts on at its end', () => {
    expect(['1.0', 'v1.9', '3', '2.1 draft', null, 'first'].map(nextVersion)).toEqual([
      '1.1',
      'v1.10',
      '4',
      '2.2',
      '2',
      '2',
    ]);
  });
});
