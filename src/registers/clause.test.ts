import { describe, expect, it } from 'vitest';
import { loadCodes } from '../codes/load.ts';
import { clauseFor } from './clause.ts';
import { registers } from './index.ts';

const modification = registers.find(({ name }) => name === 'modification')!;

describe('the clause behind a move', () => {
  it('is that of the stage it leads to, where a source gives it', async () => {
    const [code] = (await loadCodes()).filter(({ modification: process }) => process);
    const cited = Object.values(modification.moves).map(
      (move) => [move, clauseFor(code!, 'modification', move)] as const,
    );
    for (const [move, clause] of cited) {
      const stage = code!.modification!.stages.find(({ id }) => id === move.to);
      expect(clause).toBe(stage?.provenance === 'found' ? stage.clause : undefined);
    }
    expect(cited.some(([, clause]) => clause !== undefined)).toBe(true);
  });

  it('is the move’s own before any other, and none where the code has no such stages', async () => {
    const [code] = await loadCodes();
    const { refine } = modification.moves;
    expect(clauseFor(code!, 'modification', { ...refine!, clause: 'Z9' })).toBe('Z9');
    expect(clauseFor({ ...code!, modification: undefined }, 'modification', refine!)).toBeUndefined();
  });

  it('leads each stage of the code to a state the register has', async () => {
    for (const code of await loadCodes()) {
      for (const { id } of code.modification?.stages ?? []) expect(modification.states).toHaveProperty(id);
    }
  });
});
