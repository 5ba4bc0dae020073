/** The one writer. Everything that changes a record is a Decision passed to commit(); it happens whole or not at all. */
import { sql } from 'kysely';
import type { Actor } from './access.ts';
import { type Tx, takeWriter } from './db.ts';
import type { Decision, Instant } from './define.ts';
import type { Ledger } from './ledger.ts';
import { type Plan, planChanges, planWithdrawal, refuseUnsound } from './plan.ts';
import { appendEntries, appendWithdrawals, writeDecision, writeVersions } from './store.ts';

export interface Receipt {
  decision: string;
  recorded: Instant;
  /** Log entries appended. */
  entries: number;
  records: { register: string; ref: string; isNew: boolean }[];
}

/**
 * Records a Decision: rows and log in one transaction, or nothing.
 * `also` runs more statements of the same transaction, in the writer's role (keeping a source's state, adding a job).
 * Throws Refused with every problem found, or Absent for a record the actor may not see.
 */
export async function commit(
  ledger: Ledger,
  actor: Actor,
  decision: Decision,
  also?: (tx: Tx, receipt: Receipt) => Promise<void>,
): Promise<Receipt> {
  refuseUnsound(ledger, actor, decision);
  return ledger.db.transaction().execute(async (tx) => {
    const receipt = await commitWithin(tx, ledger, actor, decision);
    await also?.(tx, receipt);
    return receipt;
  });
}

async function commitWithin(tx: Tx, ledger: Ledger, actor: Actor, decision: Decision): Promise<Receipt> {
  await takeWriter(tx);
  // Two imports of one meeting wait for each other here, so the second sees what the first did.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${decision.code} ${decision.authority.ref}`}, 0))`.execute(
    tx,
  );
  const plan = decision.withdraws
    ? await planWithdrawal(tx, ledger, actor, decision)
    : await planChanges(tx, ledger, actor, decision);
  const row = await writeDecision(tx, actor, decision, plan.recorded);
  const entries = decision.withdraws
    ? await appendWithdrawals(tx, decision.withdraws, row)
    : await appendEntries(tx, plan, row);
  await writeVersions(tx, plan, decision.code);
  return { decision: row.id, recorded: plan.recorded, entries, records: touched(plan) };
}

/** What commit() would do, with nothing written: the plan, or the same refusal. */
export async function dryRun(ledger: Ledger, actor: Actor, decision: Decision): Promise<Plan> {
  refuseUnsound(ledger, actor, decision);
  const undo = Symbol('undo');
  let plan: Plan | undefined;
  try {
    await ledger.db.transaction().execute(async (tx) => {
      plan = decision.withdraws
        ? await planWithdrawal(tx, ledger, actor, decision)
        : await planChanges(tx, ledger, actor, decision);
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  return plan as Plan;
}

function touched(plan: Plan): Receipt['records'] {
  return plan.records.map((record) => ({
    register: record.register.name,
    ref: record.ref,
    isNew: record.before === null,
  }));
}
