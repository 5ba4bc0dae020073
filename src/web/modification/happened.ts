/** What happened to a proposal and to everything that belongs to it: one reading of the log, told as one timeline. */
import { sql } from 'kysely';
import type { Tx } from '../../kernel/db.ts';
import { fold } from '../../kernel/decide.ts';
import type { Day, Instant, Label, Value } from '../../kernel/define.ts';
import { type Entry, entryFrom, type Payload, type StandingRow } from '../../kernel/entry.ts';
import type { Happening } from '../../kernel/history.ts';
import { type Ledger, recordId, registerOf } from '../../kernel/ledger.ts';
import type { Row } from '../../kernel/read.ts';

export interface Told {
  row: Row;
  happenings: Happening[];
}

interface LogRow extends StandingRow {
  recorded: Instant;
  decision: string;
  authority_kind: 'meeting' | 'post';
  authority_ref: string;
  body: string;
  title: string;
  clause: string | null;
  actor: string;
  place: number | null;
}

/**
 * The standing changes of these records that the reader may see, up to a day, as known at an instant (null: now); by
 * record, in order of effect. What was taken back is told on the record's own page.
 */
export async function happenedTo(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { rows, until, known }: { rows: readonly Row[]; until: Day | null; known: Instant | null },
): Promise<Told[]> {
  const byId = new Map(rows.map((row) => [recordId(row.code, row.register, row.ref), row]));
  const then = known ?? 'infinity';
  const { rows: entries } = await sql<LogRow>`
    select e.seq, e.record, e.move, e.effective, e.placed, e.payload, e.recorded, e.class_group, e.class_level, d.code,
      d.found, d.id as decision, d.authority_kind, d.authority_ref, d.body, d.title, d.clause, d.actor, l.place
    from log_entry e join log_decision d on d.id = e.decision left join log_leaf l on l.entry = e.seq
    where e.record = any(${sql.val([...byId.keys()])}::uuid[]) and e.withdraws is null and e.recorded <= ${then}
      and not exists (select 1 from log_entry w where w.withdraws = e.seq and w.recorded <= ${then})
    order by e.seq`.execute(tx);
  const byRecord = new Map<string, LogRow[]>();
  for (const one of entries) byRecord.set(one.record, [...(byRecord.get(one.record) ?? []), one]);
  return [...byId].flatMap(([id, row]) => {
    const own = byRecord.get(id) ?? [];
    const all = tell(ledger, row, own);
    return all.length === 0 ? [] : [{ row, happenings: until ? all.filter((one) => one.effective <= until) : all }];
  });
}

function tell(ledger: Pick<Ledger, 'registers'>, row: Row, entries: readonly LogRow[]): Happening[] {
  const from = new Map<Entry, LogRow>(entries.map((one) => [entryFrom(one), one]));
  return fold(registerOf(ledger, row.register), [...from.keys()]).map((step) => {
    const one = from.get(step.change) as LogRow;
    // A change may follow from what this reader cannot see; the image kept with it says what it came to.
    const unseen = step.before === null && !step.change.found;
    const image = unseen && one.payload ? (JSON.parse(one.payload) as Payload).image : null;
    const after: { state: string; label: Label } = image ?? step.after;
    const sets: Record<string, { before: Value; after: Value }> = {};
    for (const [name, value] of Object.entries(step.change.sets)) {
      const before = step.before?.fields[name] ?? null;
      if (JSON.stringify(before) !== JSON.stringify(value)) sets[name] = { before, after: value };
    }
    return {
      seq: one.seq,
      move: one.move,
      effective: one.effective,
      recorded: one.recorded,
      sets,
      stateBefore: step.before?.state ?? null,
      state: after.state,
      label: after.label,
      ...(step.irregular && !unseen ? { irregular: step.irregular } : {}),
      passage: step.change.passage,
      by: {
        decision: one.decision,
        kind: one.authority_kind,
        ref: one.authority_ref,
        body: one.body,
        title: one.title,
        clause: one.clause,
        actor: one.actor,
        found: one.found,
      },
      place: one.place,
      withdrawn: null,
    };
  });
}
