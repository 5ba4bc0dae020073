/** What may follow from a decision of a body: at an item, after a vote, between meetings or once a condition is met. */
import type { BodyConfig } from '../codes/code.ts';
import type { Change, Day } from '../kernel/define.ts';
import type { Ledger } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import { ownWays } from './added-effects.ts';
import { whyNot } from './powers.ts';

/** Why a change may not be the effect of what a body decides on a day; null where it may. */
export function effectDenied(
  registers: Ledger['registers'],
  { register: name, move }: Pick<Change, 'register' | 'move'>,
  { config, day }: { config: BodyConfig | null; day: Day },
): Problem | null {
  const register = registers.get(name);
  if (!register) return { sentence: `There is no register “${name}”.` };
  if (ownWays.has(name)) return { sentence: `${register.title[1]} are not changed as the effect of a decision.` };
  return whyNot(register, move, config, day);
}
