/** Putting facts on record for a story, as minutes would have told them. */
import { commit } from '../../src/kernel/commit.ts';
import type { Change, Decision, Value } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import type { StorySite } from './site.ts';

let told = 0;

/** Facts of the past, whatever should have been done before them. */
export async function tell(site: StorySite, effective: string, changes: readonly Change[]): Promise<void> {
  const decision: Decision = {
    code: site.code.id,
    authority: { kind: 'post', ref: `Teller ${told++}` },
    body: 'panel',
    effective,
    title: 'Put on record for the story',
    label: { group: 'panel', level: 0 },
    found: true,
    changes,
  };
  await commit(site.ledger, operator, decision);
}

export function change(register: string, ref: string, move: string, sets: Record<string, Value>): Change {
  return { register, ref, move, sets };
}
