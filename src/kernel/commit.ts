/** The one writer. Everything that changes a record is a Decision passed to commit(); it happens whole or not at all. */
import { sql } from 'kysely';
import type { Actor } from './access.ts';
import type { Tx } from './db.ts';
import type { Decision, Instant } from './define.ts';
import type { Ledger } from './ledger.ts';
import { type Plan, planChanges, planWithdrawal, refuseUnsound } from './plan.ts';
import { Refused } from './problem.ts';
import { appendEntries, appendWithdrawals, writeDecision, writeVersions } from './store.ts';

/** SQLSTATE of a row that a CHECK refuses. */
const checkViolation = '23514';
const committing = 7_086_726;

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
export async function commit(ledger: Ledger, actor: Actor, decision: Decision, also?: Also): Promise<Receipt> {
  const [receipt] = await commitAll(ledger, actor, [decision], also);
  return receipt as Receipt;
}

/** More of the same transaction, told what the last Decision did. */
export type Also = (tx: Tx, receipt: Receipt) => Promise<void>;

/** Records several Decisions, one after the other, all or none: a withdrawal and what takes its place. */
export async function commitAll(
  ledger: Ledger,
  actor: Actor,
  decisions: readonly Decision[],
  also?: Also,
): Promise<Receipt[]> {
  for (const decision of decisions) refuseUnsound(ledger, actor, decision);
  try {
    return await ledger.db.transaction().execute(async (tx) => {
      await takeTurn(tx, decisions.length > 1);
      const receipts: Receipt[] = [];
      for (const decision of decisions) receipts.push(await commitWithin(tx, ledger, actor, decision));
      const last = receipts.at(-1);
      if (last) await also?.(tx, last);
      return receipts;
    });
  } catch (error) {
    throw asProblem(ledger, error);
  }
}

/**
 * A Decision locks all its records at once and in one order, so any number of them may run side by side. Several in one
 * transaction lock in turn, and two such could wait for each other for ever: they run alone.
 */
async function takeTurn(tx: Tx, alone: boolean): Promise<void> {
  const lock = alone ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`;
  await sql`select ${lock}(${committing})`.execute(tx);
}

/** A value that only the table knows to be wrong (a likelihood of 7) is the user's to mend, like any other. */
function asProblem(ledger: Ledger, error: unknown): unknown {
  const { code, table, constraint } = error as { code?: string; table?: string; constraint?: string };
  const register = ledger.registers.get(table ?? '');
  if (code !== checkViolation || !register) return error;
  const name = Object.keys(register.fields).find((field) => constraint?.startsWith(`${table}_${field}_`));
  const field = name ? register.fields[name] : undefined;
  const hint = field?.hint ? ` (${field.hint})` : '';
  return new Refused({
    sentence: `${register.title[0]}: ${field ? `${field.label} is not a value it may have${hint}.` : 'a value is out of its range.'} Mend it and try again.`,
    ...(name ? { field: name } : {}),
  });
}

async function commitWithin(tx: Tx, ledger: Ledger, actor: Actor, decision: Decision): Promise<Receipt> {
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
      await takeTurn(tx, false);
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
