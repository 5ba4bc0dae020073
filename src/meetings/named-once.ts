/** Records that words speak of without saying what they are called. */
import type { Change, Day } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { recordKey } from './seen.ts';

/**
 * What is called by its reference for want of a title is called so by the first change of its life alone: a later one would
 * take back the title that words give it in between. `day`: when what names no day of its own takes effect.
 */
export function namedOnce(ledger: Pick<Ledger, 'registers'>, changes: readonly Change[], day: Day): Change[] {
  const first = new Map<string, Change>();
  for (const one of changes) {
    const other = first.get(recordKey(one));
    if (!other || (one.effective ?? day) < (other.effective ?? day)) first.set(recordKey(one), one);
  }
  return changes.map((one) => {
    const { titled } = registerOf(ledger, one.register);
    if (one.sets[titled] !== one.ref || first.get(recordKey(one)) === one) return one;
    const { [titled]: _, ...sets } = one.sets;
    return { ...one, sets };
  });
}
