/** What a Decision would do to each record it touches: read under lock, folded, checked; nothing of it written yet. */
import { sql } from 'kysely';
import { type Actor, maySee } from './access.ts';
import type { Tx } from './db.ts';
import { takeWriter } from './db.ts';
import { checkChange, checkSteps, fold, isDay, isText, type Step } from './decide.ts';
import type { Change, Day, Decision, Instant, Label, Level, Register } from './define.ts';
import { type Entry, standingEntries } from './entry.ts';
import { isId, type Ledger, recordId, registerOf } from './ledger.ts';
import { Absent, type Problem, Refused } from './problem.ts';

export interface PlannedRecord {
  id: string;
  register: Register;
  ref: string;
  /** Every change that stands, old and new, in order of effect. */
  steps: Step<Entry>[];
  /** The record before, as its last change left it; null when it was not there. */
  before: Step<Entry> | null;
  /** The first day on which anything differs: what ended before it needs no second look. */
  since: Day;
}

export interface Plan {
  records: PlannedRecord[];
  recorded: Instant;
}

/** Throws Refused for a Decision that cannot be right whatever the database holds. */
export function refuseUnsound(ledger: Ledger, actor: Actor, decision: Decision): void {
  const problems = checkDecision(ledger, actor, decision);
  if (problems.length > 0) throw new Refused(problems);
}

function checkDecision(ledger: Ledger, actor: Actor, decision: Decision): Problem[] {
  const problems: Problem[] = [];
  if (!isDay(decision.effective))
    problems.push({ sentence: 'Give the day the decision takes effect, such as 2016-12-09.', field: 'effective' });
  if (decision.title.trim() === '' || !isText(decision.title))
    problems.push({ sentence: 'Say in one sentence what was decided.', field: 'title' });
  if (decision.authority.ref.trim() === '' || !isText(decision.authority.ref))
    problems.push({ sentence: 'Say which meeting or post the decision is made by.', field: 'authority' });
  if (decision.changes.length === 0 && !decision.withdraws)
    problems.push({ sentence: 'A decision must change something. Choose at least one move.' });
  if (decision.changes.length > 0 && decision.withdraws)
    problems.push({ sentence: 'A withdrawal only takes back. Make its changes in a decision of their own.' });
  if ((decision.found || decision.withdraws) && !actor.powers.includes('*') && !actor.powers.includes('secretariat'))
    problems.push({
      sentence: decision.withdraws
        ? 'Only the secretariat may withdraw a decision. Ask them to.'
        : 'Only the secretariat may record what minutes say. Ask them to import the document.',
    });
  // What minutes report was decided by the body then; the recorder's own powers are not in question.
  const maker: Actor = decision.found ? { ...actor, powers: ['*'] } : actor;
  for (const change of decision.changes) {
    const register = ledger.registers.get(change.register);
    if (!register) problems.push({ sentence: `There is no register “${change.register}”.` });
    else if (change.ref.trim() === '' || !isText(change.ref))
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
  await takeWriter(tx);
  const targets = targetsOf(ledger, decision);
  await lockRecords(tx, decision.code, targets);
  const recorded = await recordedAt(tx, [...targets.keys()], ledger.now());
  decision.changes.forEach((change, index) => {
    const target = targets.get(recordId(decision.code, change.register, change.ref));
    target?.added.push(entryOf(decision, change, index, recorded));
  });
  const plan = await finish(tx, actor, { decision, targets, recorded });
  await askCode(tx, ledger, decision, plan);
  return plan;
}

/** The code's own rules have their say last, on records that are sound by themselves. */
async function askCode(tx: Tx, ledger: Ledger, decision: Decision, { records }: Plan): Promise<void> {
  if (decision.found) return;
  const touched = records.flatMap(({ register, ref, before, steps }) => {
    const last = steps.at(-1);
    return last ? [{ register, ref, before: before?.after ?? null, after: last.after }] : [];
  });
  const problems: Problem[] = [];
  for (const check of ledger.checks ?? []) problems.push(...(await check(tx, decision, touched)));
  if (problems.length > 0) throw new Refused(problems);
}

/** The same for taking back a whole earlier Decision: its changes leave the fold, and what remains is folded anew. */
export async function planWithdrawal(tx: Tx, ledger: Ledger, actor: Actor, decision: Decision): Promise<Plan> {
  await takeWriter(tx);
  const targets = new Map<string, Target>();
  for (const row of await takenBack(tx, actor, decision)) {
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
  // Only now, with the records held, is it the last word on whether someone else was first.
  const taken = await sql`select 1 from log_decision where withdraws = ${decision.withdraws}`.execute(tx);
  if (taken.rows.length > 0) throw new Refused('This was already withdrawn. Nothing was changed.');
  const recorded = await recordedAt(tx, [...targets.keys()], ledger.now());
  return finish(tx, actor, { decision, targets, recorded });
}

interface TakenBack {
  seq: number;
  id: string;
  register: string;
  ref: string;
  decision_level: Level;
  class_group: string;
  class_level: Level;
}

/** The changes of the Decision to be withdrawn. Absent when it is not there, is a withdrawal itself, or holds what the actor may not see. */
async function takenBack(tx: Tx, actor: Actor, { code, withdraws, label }: Decision): Promise<TakenBack[]> {
  if (!isId(withdraws)) throw new Absent();
  const { rows } = await sql<TakenBack>`
    select e.seq, r.id, r.register, r.ref, d.class_level as decision_level, e.class_group, e.class_level
    from log_decision d join log_entry e on e.decision = d.id join record r on r.id = e.record
    where d.id = ${withdraws} and d.code = ${code} and e.withdraws is null order by e.seq`.execute(tx);
  const sight = (row: TakenBack) => ({ group: row.class_group.slice(code.length + 1), level: row.class_level });
  if (rows.length === 0 || !rows.every((row) => maySee(actor, code, sight(row)))) throw new Absent();
  if (label.level < (rows[0]?.decision_level ?? 0))
    throw new Refused('Classify the withdrawal at least as high as the decision it takes back.');
  return rows;
}

function targetsOf(ledger: Ledger, decision: Decision): Map<string, Target> {
  const targets = new Map<string, Target>();
  for (const change of decision.changes) {
    const id = recordId(decision.code, change.register, change.ref);
    const target = targets.get(id) ?? {
      id,
      register: registerOf(ledger, change.register),
      ref: change.ref,
      added: [],
      removed: new Set<number>(),
    };
    if (change.expects !== undefined) target.expects = change.expects;
    targets.set(id, target);
  }
  return targets;
}

function entryOf(decision: Decision, change: Change, index: number, recorded: Instant): Entry {
  // Facts of meetings come first on their day, in the meeting's own order, whenever they were read; what is done
  // live follows in the order of recording, in which no two changes of one record are equal.
  const authority = decision.found ? `0 ${decision.authority.ref}` : `1 ${recorded} ${decision.authority.ref}`;
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
  recorded: Instant;
}

async function finish(tx: Tx, actor: Actor, work: Work): Promise<Plan> {
  const standing = await standingEntries(tx, [...work.targets.keys()]);
  const problems: Problem[] = [];
  const records: PlannedRecord[] = [];
  for (const target of work.targets.values()) {
    const old = standing.get(target.id) ?? [];
    const stood = fold(target.register, old);
    const before = stood.at(-1) ?? null;
    if (before && !maySee(actor, work.decision.code, before.after.label)) throw new Absent();
    if (newerThan(target.expects, old, (label) => maySee(actor, work.decision.code, label)))
      problems.push({
        sentence: `${target.register.title[0]} ${target.ref} was changed by someone else meanwhile. Open it again, look, and repeat yours if it still holds.`,
      });
    const kept = old.filter((entry) => entry.seq === null || !target.removed.has(entry.seq));
    const steps = fold(target.register, [...kept, ...target.added]);
    const broken = checkSteps(target.register, target.ref, answeredFor(work.decision, stood, steps));
    const mend = work.decision.withdraws ? ' Withdraw first what was built on it.' : '';
    problems.push(...broken.map((one) => ({ ...one, sentence: one.sentence + mend })));
    const removed = old.filter((entry) => !kept.includes(entry));
    const since = [...target.added, ...removed].map((entry) => entry.effective).sort()[0] ?? '';
    records.push({ id: target.id, register: target.register, ref: target.ref, steps, before, since });
  }
  if (problems.length > 0) throw new Refused(problems);
  return { records, recorded: work.recorded };
}

/** Whether a change came that the maker would have seen, had it been there when they looked. */
function newerThan(seen: number | undefined, entries: readonly Entry[], sees: (label: Label) => boolean): boolean {
  return seen !== undefined && entries.some((entry) => (entry.seq ?? 0) > seen && sees(entry.as ?? entry.firstLabel));
}

/**
 * The steps a Decision answers for: those it breaks, not those out of order before it. What minutes report is taken as
 * found, even where something done since does not follow from it: that step then says so.
 */
function answeredFor(decision: Decision, stood: readonly Step<Entry>[], steps: readonly Step<Entry>[]): Step<Entry>[] {
  if (decision.found && !decision.withdraws) return [];
  const before = new Set(stood.filter((step) => step.irregular).map((step) => step.change));
  return steps.filter((step) => !before.has(step.change));
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
