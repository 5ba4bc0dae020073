/**
 * The two moves every register has. They are written once because they must mean the same everywhere: `found` is how
 * minutes that merely speak of a record bring it in without pretending to know more, `correct` is how a slip is mended
 * in the open.
 */
import type { Field, Move, State } from '../kernel/define.ts';

type Fields = Readonly<Record<string, Field>>;
type States = Readonly<Record<string, State>>;

/**
 * Spoken of in minutes. It names no state to lead to: a mention never moves a record that is already on record, and a
 * record that begins with a mention begins in the first of the register's states, which is chosen for that.
 */
export function found(fields: Fields, states: States): Move {
  return {
    label: 'Record as found in minutes',
    past: 'Found in minutes',
    from: ['new', ...Object.keys(states)],
    by: ['secretariat'],
    sets: Object.keys(fields),
  };
}

/** A slip mended: any field, in any state, without moving the record. It shows in the history as what it is. */
export function correct(fields: Fields, states: States): Move {
  return {
    label: 'Correct',
    past: 'Corrected',
    from: Object.keys(states),
    by: ['secretariat'],
    sets: Object.keys(fields),
  };
}
