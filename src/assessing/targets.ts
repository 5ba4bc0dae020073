/** Every date that an assessment was to be ready by, in the order in which they were set: who said so, when and why. */
import { sql } from 'kysely';
import type { Tx } from '../kernel/db.ts';
import type { Day, Instant } from '../kernel/define.ts';
import { recordId } from '../kernel/ledger.ts';
import type { AsAt } from '../kernel/read.ts';

/** One date set. */
export interface TargetSet {
  target: Day;
  /** The move that set it: `request`, `agree`, `revise`, `return`, or a correction. */
  move: string;
  /** The day it was said. */
  on: Day;
  recorded: Instant;
  reason: string | null;
  /** Who: the actor, or the meeting whose minutes told it. */
  by: { kind: 'meeting' | 'post'; ref: string };
  /** Id of the decision. */
  decision: string;
}

interface Said {
  ref: string;
  move: string;
  effective: Day;
  recorded: Instant;
  target: Day;
  reason: string | null;
  decision: string;
  authority_kind: 'meeting' | 'post';
  authority_ref: string;
}

/**
 * By reference of the assessment. One query, and only what the reader may see; what was taken back by the instant asked
 * about is left out. A date said again is not set again.
 */
export async function targetsOf(
  tx: Tx,
  { code, at, refs }: { code: string; at: AsAt; refs: readonly string[] },
): Promise<Map<string, TargetSet[]>> {
  const ids = refs.map((ref) => recordId(code, 'assessment', ref));
  const known = at.known ?? 'infinity';
  const { rows } = await sql<Said>`
    select e.ref, e.move, e.effective, e.recorded, e.target, e.reason, d.id as decision, d.authority_kind, d.authority_ref
    from (select *, sets ->> 'target' as target, nullif(sets ->> 'reason', '') as reason
      from (select *, (payload::json) -> 'sets' as sets from log_entry) parsed) e
    join log_decision d on d.id = e.decision
    where e.record = any(${sql.val(ids)}::uuid[]) and e.withdraws is null and e.target is not null
      and e.effective <= ${at.day} and e.recorded <= ${known}
      and not exists (select 1 from log_entry w where w.withdraws = e.seq and w.recorded <= ${known})
    order by e.effective, e.placed, e.seq`.execute(tx);
  const found = new Map<string, TargetSet[]>();
  for (const { ref, target, ...said } of rows) {
    const list = found.get(ref) ?? [];
    found.set(ref, list);
    if (list.at(-1)?.target === target) continue;
    list.push({
      target,
      move: said.move,
      on: said.effective,
      recorded: said.recorded,
      reason: said.reason,
      by: { kind: said.authority_kind, ref: said.authority_ref },
      decision: said.decision,
    });
  }
  return found;
}
