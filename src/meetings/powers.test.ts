import { describe, expect, it } from 'vitest';
import type { BodyConfig, Proceedings } from '../codes/code.ts';
import type { Register } from '../kernel/define.ts';
import { decidingActor, powersOf, whyNot } from './powers.ts';

const oven: Register = {
  name: 'oven',
  title: ['Oven', 'Ovens'],
  about: '',
  titled: 'title',
  fields: { title: { label: 'Oven', kind: 'text' } },
  states: { cold: { label: 'Cold', tone: 'quiet' } },
  moves: {
    light: { label: 'Light', past: 'Lit', from: ['cold'], by: ['baking'], sets: [], clause: 'B4' },
    sweep: { label: 'Sweep', past: 'Swept', from: ['cold'], by: ['yeast-board', 'secretariat'], sets: [] },
    sell: { label: 'Sell', past: 'Sold', from: ['cold'], by: ['yeast-board', 'minister'], sets: [] },
  },
};
const board = {
  name: 'Board',
  proceedings: {
    powers: {
      value: ['board', 'baking'],
      clause: 'A1',
      provenance: 'found',
      later: [{ value: ['board'], clause: 'A2', provenance: 'found', from: '2031-06-01' }],
    },
  } as unknown as Proceedings,
} as BodyConfig;
const before = '2031-05-31';
const after = '2031-06-01';

describe('what a body may do', () => {
  it('is what the code gives it on the day of its meeting', () => {
    expect(powersOf(board, before)).toEqual(['board', 'baking']);
    expect(powersOf(board, after)).toEqual(['board']);
    expect(powersOf(null, after)).toEqual([]);
    expect(whyNot(oven, 'light', board, before)).toBeNull();
  });

  it('ends where it is delegated, and says so with the clause', () => {
    expect(whyNot(oven, 'light', board, after)).toEqual({
      sentence:
        '“Light” (oven) is not for the Board to decide: it is for the baking. It was, until 1 June 2031. Leave it out here, or put it to them.',
      clause: 'B4',
    });
  });

  it('says who may instead', () => {
    expect(whyNot(oven, 'sell', board, before)?.sentence).toContain('it is for the yeast board or minister');
    expect(whyNot(oven, 'sell', board, before)?.clause).toBe('A1');
  });

  it('takes in what the secretariat records in its own right', () => {
    expect(whyNot(oven, 'sweep', board, after)).toBeNull();
  });

  it('knows a move that is none', () => {
    expect(whyNot(oven, 'constructor', board, after)?.sentence).toBe(
      'Oven: there is no move “constructor”. Choose one of those offered.',
    );
  });

  it('is never what the person at the desk may do elsewhere', () => {
    const actor = { public: false, name: 'Administrator', clearance: { '*': 3 as const }, powers: ['*'] };
    expect(decidingActor(actor, board, after).powers).toEqual(['secretariat', 'board']);
    expect(decidingActor({ ...actor, powers: ['minister'] }, board, after).powers).toEqual(['board']);
  });
});
