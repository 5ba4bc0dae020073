/** Writes a plan down: the decision, its log entries, and the register rows that change. Called inside commit's transaction only. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from './access.ts';
import { canonical } from './canonical.ts';
import type { Tx } from './db.ts';
import { versions } from './decide.ts';
import type { Decision, Instant, Register } from './define.ts';
import type { Entry, Payload } from './entry.ts';
import { commitmentOf, type DecisionRow, decisionHash, type LeafFacts, leafOf, newSalt } from './leaf.ts';
import type { Plan, PlannedRecord } from './plan.ts';
import { sortKey } from './reference.ts';

export async function writeDecision(tx: Tx, actor: Actor, decision: Decision, recorded: Instant): Promise<DecisionRow> {
  const row: DecisionRow = {
    id: randomUUID(),
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
  };
  await tx.insertInto('log_decision').values(row).execute();
  return row;
}

/** Appends the plan's new changes; their steps learn their sequence numbers. */
export async function appendEntries(tx: Tx, plan: Plan, decision: DecisionRow): Promise<number> {
  const hash = decisionHash(decision);
  const fresh = plan.records.flatMap((record) =>
    record.steps.filter((step) => step.change.seq === null).map((step) => ({ record, step })),
  );
  const rows = fresh.map(({ record, step }) => {
    const { change, after } = step;
    const payload: Payload = {
      sets: { ...change.sets },
      label: change.label,
      first: change.firstLabel,
      image: { state: after.state, label: after.label, fields: after.fields },
      passage: change.passage,
    };
    return logRow(decision, canonical(payload), {
      decision: hash,
      record: record.id,
      register: record.register.name,
      ref: record.ref,
      move: change.move,
      effective: change.effective,
      recorded: decision.recorded,
      placed: change.placed,
      withdraws: null,
      label: { group: `${decision.code}/${after.label.group}`, level: after.label.level },
    });
  });
  const seqs = await insertEntries(tx, rows);
  for (const { record, step } of fresh) step.change.seq = seqs.get(`${record.id} ${step.change.placed}`) ?? null;
  return rows.length;
}

/** Appends, for each standing entry of the withdrawn Decision, the entry that takes it back. */
export async function appendWithdrawals(tx: Tx, withdrawn: string, decision: DecisionRow): Promise<number> {
  const hash = decisionHash(decision);
  const payload = canonical({ image: null, passage: null, sets: {} });
  const entries = await tx
    .selectFrom('log_entry')
    .select(['seq', 'record', 'register', 'ref', 'move', 'effective', 'placed', 'class_group', 'class_level'])
    .where('decision', '=', withdrawn)
    .where('withdraws', 'is', null)
    .execute();
  const rows = entries.map(({ seq, class_group, class_level, ...same }) =>
    logRow(decision, payload, {
      ...(same as Pick<LeafFacts, 'record' | 'register' | 'ref' | 'move' | 'effective' | 'placed'>),
      decision: hash,
      recorded: decision.recorded,
      withdraws: seq,
      label: { group: class_group, level: class_level },
    }),
  );
  await insertEntries(tx, rows);
  return rows.length;
}

function logRow(decision: DecisionRow, payload: string, facts: LeafFacts) {
  const salt = newSalt();
  const commitment = commitmentOf(salt, payload);
  const { label, ...open } = facts;
  return {
    ...open,
    decision: decision.id,
    class_group: label.group,
    class_level: label.level,
    payload,
    salt: salt.toString('hex'),
    commitment,
    leaf: leafOf(facts, commitment),
  };
}

/** One statement however many entries. Answers their sequence numbers by `<record> <placed>`. */
async function insertEntries(tx: Tx, rows: ReturnType<typeof logRow>[]): Promise<Map<string, number>> {
  const { rows: made } = await sql<{ seq: number; record: string; placed: string }>`
    insert into log_entry (decision, record, register, ref, move, effective, recorded, placed, withdraws, class_group, class_level,
      payload, salt, commitment, leaf)
    select decision, record, register, ref, move, effective, recorded, placed, withdraws, class_group, class_level, payload,
      decode(salt, 'hex'), decode(commitment, 'hex'), decode(leaf, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(decision uuid, record uuid, register text, ref text, move text,
      effective date, recorded timestamptz, placed text, withdraws bigint, class_group text, class_level smallint, payload text,
      salt text, commitment text, leaf text)
    order by placed collate "C", withdraws returning seq, record, placed`.execute(tx);
  return new Map(made.map((row) => [`${row.record} ${row.placed}`, row.seq]));
}

interface Row extends Record<string, unknown> {
  id: string;
  effective_from: string;
  effective_to: string;
}

/** Brings the register rows to what the plan's steps say: versions no longer true stop being known, new ones start. */
export async function writeVersions(tx: Tx, plan: Plan, code: string): Promise<void> {
  for (const register of new Set(plan.records.map((record) => record.register))) {
    const records = plan.records.filter((record) => record.register === register);
    const wanted = records.flatMap((record) => rowsOf(register, record, code));
    // The identities are given twice: of a list in JSON the planner thinks there are a hundred, and reads the whole table.
    const touched = JSON.stringify(records.map(({ id, since }) => ({ touched: id, since })));
    const { rows: known } = await sql<{ row: Row }>`
      select to_jsonb(t) - 'known_from' - 'known_to' - 'search' as row
      from jsonb_to_recordset(${touched}::jsonb) as x(touched uuid, since date) join ${sql.table(register.name)} t on id = touched
      where id = any(${sql.val(records.map((one) => one.id))}::uuid[]) and known_to = 'infinity' and effective_to >= since`.execute(
      tx,
    );
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
  // PostgreSQL has a type of its own called point: the row's is named with its schema.
  const type = sql.table(`public.${register.name}`);
  await sql`insert into ${table} (${sql.join(columns)}, known_from)
    select ${sql.join(columns)}, ${recorded}::timestamptz
    from jsonb_populate_recordset(null::${type}, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}

/** The rows of one record that stand on `since` or later: one for each span of days, with every column but the second clock. */
export function rowsOf(
  register: Register,
  record: Pick<PlannedRecord, 'id' | 'ref' | 'steps' | 'since'>,
  code: string,
): Row[] {
  const current = versions(record.steps).filter(({ to }) => to === null || to >= record.since);
  return current.map(({ from, to, step }) => {
    const { state, label, fields } = step.after;
    const own = Object.fromEntries(Object.keys(register.fields).map((name) => [name, fields[name] ?? null]));
    // A thing only mentioned so far has no title but its reference.
    own[register.titled] ||= record.ref;
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
