/** What happened to a record, and the decisions taken lately. Sentences are made when shown; here are the facts for them. */
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byEffect, fold, type Image, type Step } from './decide.ts';
import type { Day, Instant, Label, Passage, Register, Value } from './define.ts';
import { type Entry, entryFrom, type Payload, type StandingRow } from './entry.ts';
import { recordId } from './ledger.ts';

export interface Authority {
  decision: string;
  kind: 'meeting' | 'post';
  ref: string;
  body: string;
  title: string;
  clause: string | null;
  actor: string;
  found: boolean;
}

export interface Happening {
  seq: number;
  move: string;
  effective: Day;
  recorded: Instant;
  /** Fields that this change gave another value. */
  sets: Record<string, { before: Value; after: Value }>;
  stateBefore: string | null;
  state: string;
  label: Label;
  irregular?: string;
  passage: Passage | null;
  by: Authority;
  /** Its place in the log's tree; null until sealed. */
  place: number | null;
  /** When it was taken back, and by which decision. */
  withdrawn: { recorded: Instant; decision: string; actor: string } | null;
}

interface HistoryRow extends StandingRow {
  recorded: Instant;
  decision: string;
  authority_kind: 'meeting' | 'post';
  authority_ref: string;
  body: string;
  title: string;
  clause: string | null;
  actor: string;
  place: number | null;
  withdrawn_recorded: Instant | null;
  withdrawn_decision: string | null;
  withdrawn_actor: string | null;
}

/** The changes of one record that the reader may see, in order of effect, as known at an instant (null: now). */
export async function history(
  tx: Tx,
  register: Register,
  key: { code: string; ref: string; known: Instant | null },
): Promise<Happening[]> {
  const known = key.known ?? 'infinity';
  const { rows } = await sql<HistoryRow>`
    select e.seq, e.record, e.move, e.effective, e.placed, e.payload, e.recorded, e.class_group, e.class_level, d.code, d.found, d.id as decision,
      d.authority_kind, d.authority_ref, d.body, d.title, d.clause, d.actor, l.place,
      w.recorded as withdrawn_recorded, w.decision as withdrawn_decision, wd.actor as withdrawn_actor
    from log_entry e join log_decision d on d.id = e.decision
    left join log_leaf l on l.entry = e.seq
    left join log_entry w on w.withdraws = e.seq and w.recorded <= ${known}
    left join log_decision wd on wd.id = w.decision
    where e.record = ${recordId(key.code, register.name, key.ref)} and e.withdraws is null and e.recorded <= ${known}
    order by e.seq`.execute(tx);
  return tell(register, rows);
}

function tell(register: Register, rows: readonly HistoryRow[]): Happening[] {
  const entries = new Map<Entry, HistoryRow>(rows.map((row) => [entryFrom(row), row]));
  const standing = [...entries.keys()].filter((entry) => entries.get(entry)?.withdrawn_recorded === null);
  const steps = new Map(fold(register, standing).map((step) => [step.change, step]));
  return [...entries]
    .sort(([a], [b]) => byEffect(a, b))
    .map(([entry, row]) => {
      // What was taken back no longer follows from anything; it is shown by itself.
      const step = steps.get(entry) ?? { ...(fold(register, [entry])[0] as Step<Entry>), irregular: undefined };
      return happening(
        entry,
        row,
        mayStartUnseen(step) ? { ...step, after: imageIn(row) ?? step.after, irregular: undefined } : step,
      );
    });
}

/** A live change follows from what there was: where nothing is seen before it, that may be classified higher. */
function mayStartUnseen(step: Step<Entry>): boolean {
  return step.before === null && !step.change.found;
}

function imageIn(row: HistoryRow): Image | null {
  return row.payload ? (JSON.parse(row.payload) as Payload).image : null;
}

function happening(entry: Entry, row: HistoryRow, step: Step<Entry>): Happening {
  const sets: Happening['sets'] = {};
  for (const [name, after] of Object.entries(entry.sets)) {
    const before = step.before?.fields[name] ?? null;
    if (JSON.stringify(before) !== JSON.stringify(after)) sets[name] = { before, after };
  }
  return {
    seq: row.seq,
    move: entry.move,
    effective: row.effective,
    recorded: row.recorded,
    sets,
    stateBefore: step.before?.state ?? null,
    state: step.after.state,
    label: step.after.label,
    ...(step.irregular ? { irregular: step.irregular } : {}),
    passage: entry.passage,
    by: {
      decision: row.decision,
      kind: row.authority_kind,
      ref: row.authority_ref,
      body: row.body,
      title: row.title,
      clause: row.clause,
      actor: row.actor,
      found: row.found,
    },
    place: row.place,
    withdrawn: row.withdrawn_recorded
      ? {
          recorded: row.withdrawn_recorded,
          decision: row.withdrawn_decision ?? '',
          actor: row.withdrawn_actor ?? '',
        }
      : null,
  };
}

export interface DecisionLine {
  id: string;
  authority_kind: 'meeting' | 'post';
  authority_ref: string;
  body: string;
  title: string;
  effective: Day;
  recorded: Instant;
  actor: string;
  withdraws: string | null;
  withdrawn: boolean;
  changes: number;
}

/** The decisions recorded last, newest first, as known at an instant; those after a place `<recorded>_<id>` in the list. */
export async function lastDecisions(
  tx: Tx,
  key: { code: string; known: Instant | null; limit: number; since?: Instant; after?: string },
): Promise<DecisionLine[]> {
  const known = key.known ?? 'infinity';
  // A place in the list is an instant and an identity; what is no place starts at the head.
  const [at, id] = /^(\d{4}-[\dT:.-]+Z)_([0-9a-f-]{36})$/.exec(key.after ?? '')?.slice(1) ?? [];
  const further = at && id ? sql`and (d.recorded < ${at} or (d.recorded = ${at} and d.id > ${id}::uuid))` : sql``;
  const since = key.since ? sql`and d.recorded > ${key.since}` : sql``;
  const { rows } = await sql<DecisionLine>`
    select d.id, d.authority_kind, d.authority_ref, d.body, d.title, d.effective, d.recorded, d.actor, d.withdraws,
      exists (select 1 from log_decision w where w.withdraws = d.id and w.recorded <= ${known}) as withdrawn,
      (select count(*) from log_entry e where e.decision = d.id) as changes
    from log_decision d where d.code = ${key.code} and d.recorded <= ${known} ${since} ${further}
    order by d.recorded desc, d.id limit ${key.limit}`.execute(tx);
  return rows;
}
