/** The page of a vote's record: its own for one by constituency, the facts for one in a meeting or between meetings. */
import type { Tx } from '../../kernel/db.ts';
import type { Register } from '../../kernel/define.ts';
import { get } from '../../kernel/read.ts';
import { recordPage } from '../pages/record-page.tsx';
import type { View } from '../view.ts';
import { votePage } from './vote-page.tsx';

export async function voteOrFacts(
  tx: Tx,
  view: View,
  register: Register,
  ref: string,
): Promise<{ toString(): string }> {
  const vote = await get(tx, register, { code: view.code.id, ref, at: view.at });
  return vote?.fields.constituency ? votePage(tx, view, ref) : recordPage(tx, view, register, ref);
}
