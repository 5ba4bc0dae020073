import { describe, expect, it } from 'vitest';
import { decide, moved, one } from '../../../test/minutes/decided.ts';

describe('seats by the roll of a meeting', () => {
  it('are those of members, present or not, by whom they speak for; alternates and observers hold none', () => {
    const { changes } = decide({
      attendance: [
        { group: 'Small Bakers' },
        { name: 'Bea Lund', group: 'Small Bakers', present: false },
        { name: 'Cy Marsh', group: 'Large Bakers', capacity: 'alternate' },
        { name: 'Di Weir', group: 'Large Bakers', capacity: 'observer' },
      ],
    });
    expect(moved(changes, 'seat')).toEqual([
      'board/small-bakers/ann-oather found',
      'board/small-bakers/bea-lund found',
    ]);
    expect(one(changes, 'seat', 'board/small-bakers/bea-lund').sets).toEqual({
      title: 'Small Bakers: Bea Lund',
      body: 'board',
      category: 'Small Bakers',
      person: 'bea-lund',
    });
  });
});

describe('seats that minutes speak of', () => {
  it('go to the person appointed, from the day printed, with the body and the person on record', () => {
    const { changes } = decide({ seats: [{ category: 'Small Bakers', person: 'Ann Oather', from: '2031-04-01' }] });
    expect(one(changes, 'seat', 'audit/small-bakers/ann-oather')).toMatchObject({
      move: 'appoint',
      effective: '2031-04-01',
      sets: { body: 'audit', category: 'Small Bakers', person: 'ann-oather', term_from: '2031-04-01' },
    });
    expect(moved(changes, 'person')).toEqual(['ann-oather found']);
    expect(moved(changes, 'body')).toEqual(['board found', 'audit found']);
  });

  it('end for the person who gives one up', () => {
    const { changes } = decide({ seats: [{ category: 'Small Bakers', change: 'vacated', from: '2031-05-01' }] });
    expect(one(changes, 'seat', 'audit/small-bakers/ann-oather')).toMatchObject({
      move: 'end',
      effective: '2031-05-01',
      sets: { term_to: '2031-05-01' },
    });
  });

  it('are vacant where the minutes say so, until the same minutes fill them', () => {
    const empty = { category: 'Small Bakers', person: null, change: 'vacated' } as const;
    expect(moved(decide({ seats: [empty] }).changes, 'seat')).toEqual(['audit/small-bakers/vacancy vacate']);
    const { changes } = decide({ seats: [empty, { category: 'Small Bakers', from: '2031-04-01' }] });
    expect(moved(changes, 'seat')).toEqual([
      'audit/small-bakers/vacancy vacate',
      'audit/small-bakers/ann-oather appoint',
      'audit/small-bakers/vacancy end',
    ]);
    expect(changes.at(-1)).toMatchObject({ move: 'end', effective: '2031-04-01' });
  });

  it('are the meeting’s own body’s where a reviewer empties the name of the body', () => {
    const { changes } = decide({ seats: [{}] }, { edits: { 'seat-1': { body: null } } });
    expect(moved(changes, 'seat')).toEqual(['board/ann-oather appoint']);
  });
});
