/** The clause behind a move is the code's to say, not the register's: another code has other clauses. */
import type { Code } from '../codes/code.ts';
import { processOf } from '../codes/process-of.ts';
import type { Day, Move } from '../kernel/define.ts';

export interface ClauseAsked {
  /** The move by its name, and as its register defines it. */
  name: string;
  move: Move;
  /** The day it is made, and what is on record: they say under which rules. */
  day: Day;
  fields?: Readonly<Record<string, unknown>>;
  /** The state it starts from, where one is known. */
  from?: string;
}

/**
 * The clause to cite for a move of a register under a code: the move's own, else the one the process in force gives,
 * where it was read in a source. A recalled clause is not cited.
 */
export function clauseFor(code: Pick<Code, 'processes'>, register: string, asked: ClauseAsked): string | undefined {
  const { name, move, day, fields = {}, from } = asked;
  if (move.clause || register !== 'modification') return move.clause;
  const made = processOf(code, fields, day)?.transitions.filter((one) => one.move === name) ?? [];
  const here = made.filter((one) => from !== undefined && one.from.includes(from));
  const cited = (here.length > 0 ? here : made).find(({ clause, provenance }) => clause && provenance === 'found');
  return cited?.clause ?? undefined;
}
