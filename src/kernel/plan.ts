/** What a Decision would do to each record it touches: read under lock, folded, checked; nothing of it written yet. */
import { sql } from 'kysely';
import { type Actor, maySee } from './access.ts';
import type { Tx } from './db.ts';
import { takeWriter } from './db.ts';
import { byEffect, checkChange, checkSteps, fold, isDay, type Placed, type Step } from './decide.ts';
import type { Change, Decision, Instant, Label, Passage, Register, Value } from './define.ts';
import { type Ledger, recordId, registerOf } from './ledger.ts';
import { Absent, type Problem, Refused } from './problem.ts';

/** A change as it stands in the log (`seq` set) or is about to (`seq` null). */
export interface Entry extends Placed {
  seq: number | null;
  passage: Passage | null;
}

export interface PlannedRecord {
  id: string;
  register: Register;
  ref: string;
  /** Every change that stands, old and new, in order of effect. */
  steps: Step<Entry>[];
  /** The record before, as its last change left it; null when it was not there. */
  before: Step<Entry> | null;
}

export interface Plan {
  records: PlannedRecord[];
  recorded: Instant;
}

/** Sentence for a Decision that cannot be right whatever the database holds. */
export function checkDecision(ledger: Ledger, actor: Actor, decision: Decision): Problem[] {
  const problems: Problem[] = [];
  if (!isDay(decision.effective))
    problems.push({ sentence: 'Give the day the decision takes effect, such as 2016-12-09.', field: 'effective' });
  if (decision.title.trim() === '')
    problems.push({ sentence: 'Say in one sentence what was decided.', field: 'title' });
  if (decision.changes.length === 0 && !decision.withdraws)
    problems.push({ sentence: 'A decision must change something. Choose at least one move.' });
  if (decision.found && !actor.powers.includes('*') && !actor.powers.includes('secretariat'))
    problems.push({ sentence: 'Only the secretariat may record what minutes say. Ask them to import the document.' });
  // What minutes report was decided by the body then; the recorder's own powers are not in question.
  const maker: Actor = decision.found ? { ...actor, powers: ['*'] } : actor;
  for (const change of decision.changes) {
    const register = ledger.registers.get(change.register);
    if (!register) problems.push({ sentence: `There is no register “${change.register}”.` });
    else if (change.ref.trim() === '')
      problems.push({ sentence: `${register.title[0]}: give a reference.`, field: 'ref' });
    else problems.push(...checkChange(register, change, maker));
    if (change.effective && !isDay(change.effective))
      problems.push({ sentence: `${change.ref}: ${change.effective} is not a day.`, field: 'effective' });
  }
  return problems;
}

interface Target {
  id: string;
  register: Register;
  ref: string;
  added: Entry[];
  removed: Set<number>;
  expects?: number;
}

/** Folds the Decision into what is on record. Takes the writer's role and locks every record touched, in one order. */
export async function planChanges(tx: Tx, ledger: Ledger, actor: Actor, decision: Decision): Promise<Plan> {
  const problems = checkDecision(ledger, actor, decision);
  if (problems.length > 0) throw new Refused(problems);
  const now = ledger.now();
  await takeWriter(tx);
  const targets = targetsOf(ledger, decision, now);
  await lockRecords(tx, decision.code, targets);
  return finish(tx, actor, { decision, targets, now });
}

/** The same for taking back a whole earlier Decision: its changes leave the fold, and what remains is folded anew. */
export async function planWithdrawal(tx: Tx, ledger: Ledger, actor: Actor, decision: Decision): Promise<Plan> {
  const problems = checkDecision(ledger, actor, decision);
  if (problems.length > 0) throw new Refused(problems);
  await takeWriter(tx);
  const { rows } = await sql<{ seq: number; id: string; register: string; ref: string }>`
    select e.seq, r.id, r.register, r.ref from log_entry e join record r on r.id = e.record
    where e.decision = ${decision.withdraws} and e.withdraws is null order by e.seq`.execute(tx);
  if (rows.length === 0) throw new Absent();
  const taken = await sql`select 1 from log_decision where withdraws = ${decision.withdraws}`.execute(tx);
  if (taken.rows.length > 0) throw new Refused('This was already withdrawn. Nothing was changed.');
  const targets = new Map<string, Target>();
  for (const row of rows) {
    const target = targets.get(row.id) ?? {
      id: row.id,
      register: registerOf(ledger, row.register),
      ref: row.ref,
      added: [],
      removed: new Set<number>(),
    };
    target.removed.add(row.seq);
    targets.set(row.id, target);
  }
  await lockRecords(tx, decision.code, targets);
  return finish(tx, actor, { decision, targets, now: ledger.now() });
}

function targetsOf(ledger: Ledger, decision: Decision, now: Instant): Map<string, Target> {
  const targets = new Map<string, Target>();
  decision.changes.forEach((change, index) => {
    const id = recordId(decision.code, change.register, change.ref);
    const target = targets.get(id) ?? {
      id,
      register: registerOf(ledger, change.register),
      ref: change.ref,
      added: [],
      removed: new Set<number>(),
    };
    target.added.push(entryOf(decision, change, index, now));
    if (change.expects !== undefined) target.expects = change.expects;
    targets.set(id, target);
  });
  return targets;
}

function entryOf(decision: Decision, change: Change, index: number, now: Instant): Entry {
  // Facts of meetings come first on their day, in the meeting's own order, whenever they were read; what is done
  // live follows in the order of doing.
  const authority = decision.found ? `0 ${decision.authority.ref}` : `1 ${now} ${decision.authority.ref}`;
  return {
    seq: null,
    move: change.move,
    sets: change.sets,
    label: change.label ?? null,
    firstLabel: decision.label,
    effective: change.effective ?? decision.effective,
    placed: `${authority} ${String(index).padStart(6, '0')}`,
    found: decision.found === true,
    passage: change.passage ?? null,
  };
}

async function lockRecords(tx: Tx, code: string, targets: Map<string, Target>): Promise<void> {
  const list = [...targets.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = list.map(({ id, register, ref }) => ({ id, code, register: register.name, ref }));
  await sql`insert into record (id, code, register, ref)
    select id, code, register, ref from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(id uuid, code text, register text, ref text) order by id
    on conflict do nothing`.execute(tx);
  await sql`select quorate_lock(${sql.val(list.map((one) => one.id))}::uuid[])`.execute(tx);
}

interface Work {
  decision: Decision;
  targets: Map<string, Target>;
  now: Instant;
}

async function finish(tx: Tx, actor: Actor, work: Work): Promise<Plan> {
  const standing = await standingEntries(tx, [...work.targets.keys()]);
  const problems: Problem[] = [];
  const records: PlannedRecord[] = [];
  for (const target of work.targets.values()) {
    const old = standing.get(target.id) ?? [];
    const before = fold(target.register, old).at(-1) ?? null;
    if (before && !maySee(actor, work.decision.code, before.after.label)) throw new Absent();
    if (target.expects !== undefined && old.some((entry) => (entry.seq ?? 0) > (target.expects ?? 0)))
      problems.push({
        sentence: `${target.register.title[0]} ${target.ref} was changed by someone else meanwhile. Open it again, look, and repeat yours if it still holds.`,
      });
    const kept = old.filter((entry) => entry.seq === null || !target.removed.has(entry.seq));
    const steps = fold(target.register, [...kept, ...target.added]);
    problems.push(...checkSteps(target.register, target.ref, steps));
    records.push({ id: target.id, register: target.register, ref: target.ref, steps, before });
  }
  if (problems.length > 0) throw new Refused(problems);
  return { records, recorded: await recordedAt(tx, [...work.targets.keys()], work.now) };
}

/** The changes of these records that nobody has taken back, by record. */
export async function standingEntries(tx: Tx, ids: readonly string[]): Promise<Map<string, Entry[]>> {
  const { rows } = await sql<StandingRow>`
    select e.seq, e.record, e.move, e.effective, e.placed, e.payload, d.found
    from log_entry e join log_decision d on d.id = e.decision
    where e.record = any(${sql.val(ids)}::uuid[]) and e.withdraws is null
      and not exists (select 1 from log_entry w where w.withdraws = e.seq)`.execute(tx);
  const byRecord = new Map<string, Entry[]>();
  for (const row of rows) {
    const list = byRecord.get(row.record) ?? [];
    list.push(entryFrom(row));
    byRecord.set(row.record, list);
  }
  for (const list of byRecord.values()) list.sort(byEffect);
  return byRecord;
}

export interface StandingRow {
  seq: number;
  record: string;
  move: string;
  effective: string;
  placed: string;
  payload: string | null;
  found: boolean;
}

export interface Payload {
  sets: Record<string, Value>;
  label: Label | null;
  first: Label;
  image: { state: string; label: Label; fields: Record<string, Value> } | null;
  passage: Passage | null;
}

export function entryFrom(row: StandingRow): Entry {
  // An erased payload still holds its place in the record's life; it just says nothing any more.
  const payload = JSON.parse(row.payload ?? '{"sets":{},"label":null,"first":{"group":"","level":3}}') as Payload;
  return {
    seq: row.seq,
    move: row.move,
    sets: payload.sets,
    label: payload.label,
    firstLabel: payload.first,
    effective: row.effective,
    placed: row.placed,
    found: row.found,
    passage: payload.passage ?? null,
  };
}

/**
 * The recorded instant: now, but later than anything these records already know, so that the second clock never runs
 * backwards for a record even when two decisions fall in one millisecond or the machine's clock is set back.
 */
async function recordedAt(tx: Tx, ids: readonly string[], now: Instant): Promise<Instant> {
  const { rows } = await sql<{ last: Instant | null }>`
    select max(recorded) as last from log_entry where record = any(${sql.val(ids)}::uuid[])`.execute(tx);
  const last = rows[0]?.last;
  if (!last || last < now) return now;
  return new Date(Date.parse(last) + 1).toISOString();
}
