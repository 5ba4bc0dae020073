/** Writes a plan down: the decision, its log entries, and the register rows that change. Called inside commit's transaction only. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from './access.ts';
import { canonical } from './canonical.ts';
import type { Tx } from './db.ts';
import { type Step, versions } from './decide.ts';
import type { Decision, Instant, Register } from './define.ts';
import { commitmentOf, leafOf, newSalt } from './leaf.ts';
import type { Entry, Payload, Plan, PlannedRecord } from './plan.ts';
import { sortKey } from './reference.ts';

export async function writeDecision(tx: Tx, actor: Actor, decision: Decision, recorded: Instant): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('log_decision')
    .values({
      id,
      code: decision.code,
      authority_kind: decision.authority.kind,
      authority_ref: decision.authority.ref,
      body: decision.body,
      title: decision.title,
      clause: decision.clause ?? null,
      effective: decision.effective,
      recorded,
      actor: actor.name,
      found: decision.found === true,
      withdraws: decision.withdraws ?? null,
      class_group: `${decision.code}/${decision.label.group}`,
      class_level: decision.label.level,
    })
    .execute();
  return id;
}

interface LogRow {
  id: string;
  code: string;
  recorded: Instant;
}

/** Appends the plan's new changes; their steps learn their sequence numbers. */
export async function appendEntries(tx: Tx, plan: Plan, decision: LogRow): Promise<number> {
  const fresh = plan.records.flatMap((record) =>
    record.steps.filter((step) => step.change.seq === null).map((step) => ({ record, step })),
  );
  if (fresh.length === 0) return 0;
  const rows = fresh.map(({ record, step }) => logRow(record, step, decision));
  const { rows: made } = await sql<{ seq: number; record: string; placed: string }>`
    insert into log_entry (decision, record, register, ref, move, effective, recorded, placed, class_group, class_level, payload, salt, commitment, leaf)
    select decision, record, register, ref, move, effective, recorded, placed, class_group, class_level, payload,
      decode(salt, 'hex'), decode(commitment, 'hex'), decode(leaf, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(decision uuid, record uuid, register text, ref text, move text, effective date,
      recorded timestamptz, placed text, class_group text, class_level smallint, payload text, salt text, commitment text, leaf text)
    order by placed returning seq, record, placed`.execute(tx);
  const seqs = new Map(made.map((row) => [`${row.record} ${row.placed}`, row.seq]));
  for (const { record, step } of fresh) step.change.seq = seqs.get(`${record.id} ${step.change.placed}`) ?? null;
  return fresh.length;
}

function logRow(record: PlannedRecord, step: Step<Entry>, decision: LogRow) {
  const { change, after } = step;
  const payload: Payload = {
    sets: { ...change.sets },
    label: change.label,
    first: change.firstLabel,
    image: { state: after.state, label: after.label, fields: after.fields },
    passage: change.passage,
  };
  const text = canonical(payload);
  const salt = newSalt();
  const commitment = commitmentOf(salt, text);
  const label = { group: `${decision.code}/${after.label.group}`, level: after.label.level };
  const facts = {
    decision: decision.id,
    register: record.register.name,
    ref: record.ref,
    move: change.move,
    effective: change.effective,
    recorded: decision.recorded,
    placed: change.placed,
    withdraws: null,
    label,
  };
  return {
    decision: decision.id,
    record: record.id,
    register: record.register.name,
    ref: record.ref,
    move: change.move,
    effective: change.effective,
    recorded: decision.recorded,
    placed: change.placed,
    class_group: label.group,
    class_level: label.level,
    payload: text,
    salt: salt.toString('hex'),
    commitment: commitment.toString('hex'),
    leaf: leafOf(facts, commitment).toString('hex'),
  };
}

/** Appends, for each standing entry of the withdrawn Decision, the entry that takes it back. */
export async function appendWithdrawals(tx: Tx, withdrawn: string, decision: LogRow): Promise<number> {
  const entries = await tx
    .selectFrom('log_entry')
    .selectAll()
    .where('decision', '=', withdrawn)
    .where('withdraws', 'is', null)
    .orderBy('seq')
    .execute();
  const payload = canonical({ image: null, passage: null, sets: {} });
  const rows = entries.map((entry) => {
    const salt = newSalt();
    const commitment = commitmentOf(salt, payload);
    const facts = {
      decision: decision.id,
      register: entry.register,
      ref: entry.ref,
      move: entry.move,
      effective: entry.effective,
      recorded: decision.recorded,
      placed: entry.placed,
      withdraws: entry.seq,
      label: { group: entry.class_group, level: entry.class_level },
    };
    const { label, ...open } = facts;
    return {
      ...open,
      record: entry.record,
      class_group: label.group,
      class_level: label.level,
      payload,
      salt,
      commitment,
      leaf: leafOf(facts, commitment),
    };
  });
  for (let at = 0; at < rows.length; at += 500)
    await tx
      .insertInto('log_entry')
      .values(rows.slice(at, at + 500))
      .execute();
  return rows.length;
}

type Row = Record<string, unknown> & { id: string; effective_from: string };

/** Brings the register rows to what the plan's steps say: versions no longer true stop being known, new ones start. */
export async function writeVersions(tx: Tx, plan: Plan, code: string): Promise<void> {
  for (const register of new Set(plan.records.map((record) => record.register))) {
    const records = plan.records.filter((record) => record.register === register);
    const wanted = records.flatMap((record) => rowsOf(register, record, code));
    const { rows: known } = await sql<{ row: Row }>`
      select to_jsonb(t) - 'known_from' - 'known_to' - 'search' as row from ${sql.table(register.name)} t
      where id = any(${sql.val(records.map((one) => one.id))}::uuid[]) and known_to = 'infinity'`.execute(tx);
    const keep = new Map(known.map(({ row }) => [`${row.id} ${row.effective_from}`, canonical(row)]));
    const fresh = wanted.filter((row) => {
      const key = `${row.id} ${row.effective_from}`;
      const same = keep.get(key) === canonical(row);
      if (same) keep.delete(key);
      return !same;
    });
    await stopKnowing(tx, register, [...keep.keys()], plan.recorded);
    await insertVersions(tx, register, fresh, plan.recorded);
  }
}

async function stopKnowing(tx: Tx, register: Register, keys: string[], recorded: Instant): Promise<void> {
  if (keys.length === 0) return;
  await sql`update ${sql.table(register.name)} set known_to = ${recorded}
    where known_to = 'infinity' and (id, effective_from) in (select split_part(k, ' ', 1)::uuid, split_part(k, ' ', 2)::date
      from unnest(${sql.val(keys)}::text[]) as k)`.execute(tx);
}

async function insertVersions(tx: Tx, register: Register, rows: Row[], recorded: Instant): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0] ?? {}).map((name) => sql.ref(name));
  const table = sql.table(register.name);
  await sql`insert into ${table} (${sql.join(columns)}, known_from)
    select ${sql.join(columns)}, ${recorded}::timestamptz
    from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}

/** The rows of one record: one for each span of days, with every column but the second clock. */
export function rowsOf(register: Register, record: Pick<PlannedRecord, 'id' | 'ref' | 'steps'>, code: string): Row[] {
  return versions(record.steps).map(({ from, to, step, changes }) => {
    const { state, label, fields } = step.after;
    const own = Object.fromEntries(Object.keys(register.fields).map((name) => [name, fields[name] ?? null]));
    // A thing only mentioned so far has no title but its reference.
    own[register.titled] ??= record.ref;
    return {
      ...own,
      id: record.id,
      code,
      ref: record.ref,
      sort_key: sortKey(record.ref),
      state,
      class_group: `${code}/${label.group}`,
      class_level: label.level,
      effective_from: from,
      effective_to: to ?? 'infinity',
      entry: (step.change as Entry).seq,
      changes,
      words: wordsOf(register, record.ref, own),
    };
  });
}

/** What full text finds a record by. */
function wordsOf(register: Register, ref: string, own: Record<string, unknown>): string {
  const names = Object.entries(register.fields).filter(([name, field]) => field.search || name === register.titled);
  return [ref, ...names.map(([name]) => own[name])]
    .flat()
    .filter((word) => word !== null)
    .join(' \n');
}
