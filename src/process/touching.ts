/** Which proposals a Decision has to do with: those it moves, those whose records it moves, those of a release it moves. */
import type { Tx } from '../kernel/db.ts';
import { type Ledger, registerOf, type Touched } from '../kernel/ledger.ts';
import { type AsAt, listRows } from '../kernel/read.ts';

/** Registers whose records name the proposal they belong to. */
const belonging = new Set(['point', 'assessment', 'consultation', 'vote', 'inclusion']);

/** References, each once. Reads only where a release is touched, or a proposal that has alternatives may be. */
export async function modificationsOf(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, touched, at }: { code: string; touched: readonly Touched[]; at: AsAt },
): Promise<string[]> {
  const refs = new Set<string>();
  for (const { register, ref, before, after } of touched) {
    if (register.name === 'modification') refs.add(ref);
    if (!belonging.has(register.name)) continue;
    for (const image of [before, after])
      if (typeof image?.fields.modification === 'string') refs.add(image.fields.modification);
  }
  const releases = touched.filter(({ register }) => register.name === 'release').map(({ ref }) => ref);
  if (releases.length > 0) {
    const filters = { release: releases, state: ['approved', 'implemented'] };
    const { rows } = await listRows(tx, registerOf(ledger, 'modification'), { code, at, filters });
    for (const { ref } of rows) refs.add(ref);
  }
  return [...refs];
}
