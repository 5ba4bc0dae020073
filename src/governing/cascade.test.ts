import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { type Cascade, cascadeChanges, contextOf, partOf, placesIn, replaced } from './cascade.ts';

const cascade: Cascade = { find: 'DECC', replace: 'BEIS', whole: true, anyCase: false, kind: 'terms' };
const row = (ref: string, content: string, entry: number): Row => ({
  register: 'document',
  code: 'x',
  ref,
  title: ref,
  state: 'approved',
  label: { group: 'panel', level: 0 },
  fields: { content },
  from: '2016-01-01',
  to: null,
  known: '2016-01-01T00:00:00.000Z',
  entry,
});

describe('words replaced in many documents', () => {
  const text = 'DECC, DECCA and decc; the DECC\nrepresentative (DECC).';

  test('are found whole, or within others, or in any letter case, as asked', () => {
    const starts = (more: Partial<Cascade>) => placesIn(text, { ...cascade, ...more }).map(({ start }) => start);
    expect(starts({})).toEqual([0, 26, 47]);
    expect(starts({ whole: false })).toEqual([0, 6, 26, 47]);
    expect(starts({ anyCase: true })).toEqual([0, 16, 26, 47]);
    expect(starts({ find: 'DECC representative' })).toEqual([26]);
    expect(starts({ find: ' ' })).toEqual([]);
    expect(starts({ find: 'DECC).' })).toEqual([47]);
  });

  test('are replaced where chosen, and nothing else is touched', () => {
    expect(replaced(text, cascade, [26])).toBe('BEIS, DECCA and decc; the DECC\nrepresentative (BEIS).');
    expect(replaced(text, cascade, [0, 26, 47])).toBe(text);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('DECC', 'DECCA', ' ', 'x', '\n', '$&'), { maxLength: 30 }), (pieces) => {
        const whole = pieces.join('');
        const places = placesIn(whole, cascade);
        const after = replaced(whole, cascade, []);
        expect(after.length).toBe(whole.length);
        expect(placesIn(after, cascade)).toEqual([]);
        expect(replaced(after, { ...cascade, find: 'BEIS', replace: 'DECC' }, [])).toBe(whole);
        expect(
          replaced(
            whole,
            cascade,
            places.map(({ start }) => start),
          ),
        ).toBe(whole);
      }),
    );
  });

  test('are shown with the words around them', () => {
    const long = `${'before '.repeat(30)}DECC${' after'.repeat(30)}`;
    const { before, words, after } = contextOf(long, placesIn(long, cascade)[0] ?? { start: 0, end: 0 });
    expect(before).toMatch(/^… before .*before $/);
    expect(words).toBe('DECC');
    expect(after).toMatch(/^ after .* …$/);
  });

  test('become one amendment a document, none where every place is left, each of the document as it was seen', () => {
    const content = {
      ...cascade,
      [partOf('tor-a')]: { entry: 7, version: '1.1', left: [] },
      [partOf('tor-b')]: { entry: 8, version: '2.1', left: [0] },
    };
    const documents = [row('tor-a', 'DECC sits.', 7), row('tor-b', 'DECC', 8)];
    const decided = { day: '2016-12-09', meeting: 'M_39' };
    expect(cascadeChanges(content, documents, decided)).toEqual([
      {
        register: 'document',
        ref: 'tor-a',
        move: 'amend',
        sets: { content: 'BEIS sits.', version: '1.1', changed_on: '2016-12-09', last_meeting: 'M_39' },
        expects: 7,
      },
    ]);
    const changed = [row('tor-a', 'DECC sits.', 9), row('tor-b', 'DECC', 8)];
    expect(() => cascadeChanges(content, changed, decided)).toThrow(/“tor-a” was changed since/);
    expect(() => cascadeChanges(cascade, documents, decided)).toThrow(Refused);
  });
});
