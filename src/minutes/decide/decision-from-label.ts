/** Who may read what a set of minutes says. */
import type { Code } from '../../codes/code.ts';
import type { Label, Level } from '../../kernel/define.ts';
import { bodyPrinted } from './decision-from-names.ts';

/**
 * Who may read the minutes: the classification they print, in their body's group or in the one printed with it ("SSC
 * Red"). What prints none is kept to those who sign in, level 1, until a person says otherwise: silence publishes nothing.
 */
export function labelOf(code: Code, printed: string | null, body: string): Label {
  if (!printed) return { group: body, level: 1 };
  const words = printed.trim().split(/\s+/);
  const name = words.pop()!.toLowerCase();
  const level = ([0, 1, 2, 3] as const).find((one) => code.levels[one].name.toLowerCase() === name);
  const group = words.length > 0 ? bodyPrinted(code, words.join(' ')) : null;
  // A marking the code does not know may mean anything: the narrowest reading is the safe one.
  return { group: group?.id ?? body, level: level ?? (3 satisfies Level) };
}
