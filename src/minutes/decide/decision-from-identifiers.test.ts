import { describe, expect, it } from 'vitest';
import { decide, moved, one } from '../../../test/minutes/decided.ts';

describe('identifiers', () => {
  it('are their party’s, a range with both its ends as sixteen digits', () => {
    const value = '00-00-00-00-00-00-00-10 to 00-00-00-00-00-00-00-1F';
    const { changes } = decide({ identifiers: [{ kind: 'range', value }] });
    expect(one(changes, 'identifier', 'rye-and-sons/range')).toMatchObject({
      move: 'allocate',
      sets: {
        title: '00-00-00-00-00-00-00-10',
        kind: 'range',
        party: 'rye-and-sons',
        range_from: '0000000000000010',
        range_to: '000000000000001f',
      },
    });
    expect(moved(changes, 'party')).toEqual(['rye-and-sons found']);
  });

  it('are the same record while they are awaited and once they are known', () => {
    const awaited = decide({ identifiers: [{ kind: 'gas', value: null }] }).changes;
    const known = decide({ identifiers: [{ kind: 'gas', value: 'RYE' }] }).changes;
    expect(one(awaited, 'identifier', 'rye-and-sons/gas')).toMatchObject({
      move: 'await',
      sets: { title: 'Not yet known' },
    });
    expect(one(known, 'identifier', 'rye-and-sons/gas')).toMatchObject({ move: 'allocate', sets: { title: 'RYE' } });
  });

  it('of one kind are two records where a party has two, however its name is printed', () => {
    const { changes } = decide({
      identifiers: [{ value: 'RYE' }, { value: 'RYF', party: 'Rye and Sons Limited' }, { value: 'RYF' }],
    });
    expect(moved(changes, 'identifier')).toEqual([
      'rye-and-sons/signifier allocate',
      'rye-and-sons/signifier/ryf allocate',
    ]);
  });
});
