/**
 * Effects that nobody offered: what a secretary adds to an item by hand, out of the moves that the body may make of a
 * record as it stands. Each is kept with what is being typed, as a line of text, until it is recorded.
 */
import type { BodyConfig } from '../codes/code.ts';
import type { Change, Day, Move, Register } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { changeFromLine, pendingLine } from './effects.ts';
import { whyNot } from './powers.ts';
import type { Standing } from './seen.ts';

/** What an item may not bring about: the meeting's own records have their own ways. */
export const ownWays: ReadonlySet<string> = new Set(['item', 'attendance', 'vote', 'ballot', 'interest', 'paper']);

/** Nor may they be added by hand: a decision that waits brings with it what it holds back, a meeting has its own page. */
const neverAdded: ReadonlySet<string> = new Set([...ownWays, 'decision', 'meeting']);

/** A change as its line, led by the newest log entry of the record that was seen when it was added. */
export function addedLine(change: Change): string {
  return `${change.expects ?? 0} ${pendingLine(change)}`;
}

/** The change of such a line; null for words that hold none. */
export function changeAdded(line: string): Change | null {
  const [, seen, rest] = /^(\d{1,15}) (.+)$/s.exec(line) ?? [];
  const change = rest === undefined ? null : changeFromLine(rest);
  return change && { ...change, expects: Number(seen) };
}

export interface OfBody {
  config: BodyConfig | null;
  day: Day;
}

/** The moves a meeting of the body may make of a record in this state; `new` for one that is not on record yet. */
export function movesFrom(register: Register, state: string, { config, day }: OfBody): [name: string, move: Move][] {
  if (neverAdded.has(register.name)) return [];
  return Object.entries(register.moves).filter(
    ([name, move]) =>
      name !== 'found' &&
      move.from.includes(state) &&
      // What has no title cannot be on record.
      (state !== 'new' || move.sets.includes(register.titled)) &&
      whyNot(register, name, config, day) === null,
  );
}

/** Registers of which a meeting of the body may change anything at all, in their own order. */
export function registersFor({ registers }: Pick<Ledger, 'registers'>, of: OfBody): Register[] {
  return [...registers.values()].filter(
    (register) =>
      register.group !== undefined &&
      [...Object.keys(register.states), 'new'].some((state) => movesFrom(register, state, of).length > 0),
  );
}

/** What speaks against an effect that was added, of the record as it stands now; null where nothing does. */
export function whyNotAdded(
  ledger: Pick<Ledger, 'registers'>,
  change: Change,
  { row, seen, of }: Standing & { of: OfBody },
): Problem | null {
  if (!ledger.registers.has(change.register)) return { sentence: `There is no register “${change.register}”.` };
  const register = registerOf(ledger, change.register);
  const name = `${register.title[0]} ${change.ref}`;
  const denied = whyNot(register, change.move, of.config, of.day);
  if (denied) return denied;
  if (seen !== change.expects)
    return {
      sentence: `${name} has changed since this was added. Take it out here, and add it again if it still holds.`,
    };
  const move = register.moves[change.move];
  if (movesFrom(register, stateOf(row), of).some(([one]) => one === change.move)) return null;
  const is = row ? `is ${register.states[row.state]?.label.toLowerCase() ?? row.state}` : 'is not on record yet';
  return {
    sentence: `${name} ${is}: “${move?.label ?? change.move}” does not follow from that.`,
    ...(move?.clause ? { clause: move.clause } : {}),
  };
}

export function stateOf(row: Row | null): string {
  return row?.state ?? 'new';
}
