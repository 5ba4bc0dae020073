/** The clause behind a move is the code's to say, not the register's: another code has other clauses. */
import type { Code } from '../codes/code.ts';
import type { Move } from '../kernel/define.ts';

/**
 * The clause to cite for a move of a register under a code: the move's own, else that of the stage it leads to, where a
 * source gives it. A recalled clause is not cited.
 */
export function clauseFor(code: Code, register: string, move: Move): string | undefined {
  if (move.clause || register !== 'modification') return move.clause;
  const stage = code.modification?.stages.find(({ id }) => id === move.to);
  return stage?.provenance === 'found' ? (stage.clause ?? undefined) : undefined;
}
