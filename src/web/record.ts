/** The one way from a page to the record. */
import type { Actor } from '../kernel/access.ts';
import { type Also, commit } from '../kernel/commit.ts';
import type { Decision } from '../kernel/define.ts';
import { seal } from '../kernel/log.ts';
import type { Site } from './view.ts';

/**
 * Records a Decision and seals the log, so that whoever reads it next can prove it. `also` runs in the same transaction.
 * @throws Refused with every problem, and nothing is recorded
 */
export async function record(
  { ledger, signer }: Pick<Site, 'ledger' | 'signer'>,
  { actor, decision }: { actor: Actor; decision: Decision },
  also?: Also,
): Promise<void> {
  await commit(ledger, actor, decision, also);
  await seal(ledger.db, signer, ledger.now());
}
