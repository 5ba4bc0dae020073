import { describe, expect, it } from 'vitest';
import { loadCodes } from '../codes/load.ts';
import { clauseFor } from './clause.ts';
import { registers } from './index.ts';

const modification = registers.find(({ name }) => name === 'modification')!;
const day = '2016-12-09';

describe('the clause behind a move', () => {
  it('is the one the process in force gives, where a source gives it', async () => {
    const code = (await loadCodes()).find(({ id }) => id === 'sec')!;
    const cited = (name: string, on = day, more = {}) =>
      clauseFor(code, 'modification', { name, move: modification.moves[name]!, day: on, ...more });
    expect([cited('refine'), cited('consult'), cited('withdraw')]).toEqual(['D6', 'D7.8', 'D5']);
    expect(cited('refine', day, { from: 'returned' })).toBe('D7');
    // Recalled, and so not cited.
    expect(cited('publish')).toBeUndefined();
    // Under the rules it was raised under, whatever came since.
    expect(cited('consult', '2031-01-01')).toBeUndefined();
    expect(cited('consult', '2031-01-01', { fields: { rules: '2016' } })).toBe('D7.8');
  });

  it('is the move’s own before any other, and none where the code has no process', async () => {
    const [code] = await loadCodes();
    const move = { ...modification.moves.refine!, clause: 'Z9' };
    expect(clauseFor(code!, 'modification', { name: 'refine', move, day })).toBe('Z9');
    const { clause: _, ...bare } = move;
    expect(clauseFor({ ...code!, processes: [] }, 'modification', { name: 'refine', move: bare, day })).toBeUndefined();
  });
});
