/** Whether the registers are what the log says, in both clocks: every record's life told anew and compared with its rows. */
import { sql } from 'kysely';
import { canonical } from './canonical.ts';
import { type Tx, takeWriter } from './db.ts';
import { fold } from './decide.ts';
import type { Instant, Register } from './define.ts';
import { type Entry, entryFrom, type StandingRow } from './entry.ts';
import { type Ledger, recordId } from './ledger.ts';
import { rowsOf } from './store.ts';

const batch = 1_000;

interface RecordLine {
  id: string;
  code: string;
  ref: string;
}

/** A change with the span of knowing it: from its recording until it was taken back. */
interface Known {
  entry: Entry;
  from: Instant;
  to: Instant | null;
  /** Its words were erased: what followed from them cannot be told anew. */
  erased: boolean;
}

/** Sentences for records whose rows differ from their log; empty when all agree. */
export async function registersAgree(ledger: Ledger): Promise<{ records: number; problems: string[] }> {
  return ledger.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await takeWriter(tx);
      const problems: string[] = [];
      let records = 0;
      for (const register of ledger.registers.values())
        for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
          const { rows } = await sql<RecordLine>`select id, code, ref from record
            where register = ${register.name} and id > ${after}::uuid order by id limit ${batch}`.execute(tx);
          problems.push(...(await disagreeing(tx, register, rows)));
          records += rows.length;
          if (rows.length < batch) break;
          after = rows.at(-1)?.id ?? after;
        }
      return { records, problems };
    });
}

async function disagreeing(tx: Tx, register: Register, records: readonly RecordLine[]): Promise<string[]> {
  const ids = records.map((record) => record.id);
  const told = await lives(tx, ids);
  const { rows } = await sql<{ id: string; row: Row }>`
    select id, to_jsonb(t) - 'search' as row from ${sql.table(register.name)} t where id = any(${sql.val(ids)}::uuid[])`.execute(
    tx,
  );
  const held = byRecord(rows.map(({ id, row }) => [id, row]));
  return records
    .filter((record) => {
      const life = told.get(record.id) ?? [];
      if (life.some(({ erased }) => erased)) return false;
      const wanted = rectangles(register, record, life);
      const found = (held.get(record.id) ?? []).map(spelled);
      const isNamed = record.id === recordId(record.code, register.name, record.ref);
      return !isNamed || canonical(wanted.map(spelled).sort()) !== canonical(found.sort());
    })
    .map((record) => `${register.title[0]} ${record.ref}: the register is not what its log says.`);
}

/** Every change there ever was of these records, also those taken back. */
async function lives(tx: Tx, ids: readonly string[]): Promise<Map<string, Known[]>> {
  const { rows } = await sql<StandingRow & { recorded: Instant; withdrawn: Instant | null }>`
    select e.seq, e.record, e.move, e.effective, e.placed, e.payload, e.class_group, e.class_level, d.code, d.found, e.recorded,
      w.recorded as withdrawn
    from log_entry e join log_decision d on d.id = e.decision left join log_entry w on w.withdraws = e.seq
    where e.record = any(${sql.val(ids)}::uuid[]) and e.withdraws is null order by e.seq`.execute(tx);
  return byRecord(
    rows.map((row) => [
      row.record,
      { entry: entryFrom(row), from: row.recorded, to: row.withdrawn, erased: row.payload === null },
    ]),
  );
}

function byRecord<T>(pairs: readonly (readonly [id: string, one: T])[]): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const [id, one] of pairs) {
    const list = lists.get(id);
    if (list) list.push(one);
    else lists.set(id, [one]);
  }
  return lists;
}

interface Row extends Record<string, unknown> {
  effective_to: string;
  known_from: string;
  known_to: string;
}

/** The rows that telling a record's life change by change gives: one for each span of days, as long as it was known so. */
function rectangles(register: Register, record: RecordLine, life: readonly Known[]): Row[] {
  const instants = [...new Set(life.flatMap(({ from, to }) => (to ? [from, to] : [from])))].sort();
  const closed: Row[] = [];
  let open = new Map<string, Row>();
  for (const instant of instants) {
    const known = life.filter(({ from, to }) => from <= instant && (to === null || to > instant));
    const came = life.filter(({ from, to }) => from === instant || to === instant);
    const since = came.map(({ entry }) => entry.effective).sort()[0] ?? '';
    const steps = fold(
      register,
      known.map((one) => one.entry),
    );
    const next = new Map([...open].filter(([, row]) => row.effective_to < since));
    for (const made of rowsOf(register, { ...record, steps, since }, record.code)) {
      const row: Row = { ...made, known_from: instant, known_to: 'infinity' };
      const key = canonical(made);
      next.set(key, open.get(key) ?? row);
    }
    for (const [key, row] of open) if (!next.has(key)) closed.push({ ...row, known_to: instant });
    open = next;
  }
  return [...closed, ...open.values()];
}

function spelled(row: Row): string {
  const instant = (text: string) => (text === 'infinity' ? text : new Date(text).toISOString());
  return canonical({ ...row, known_from: instant(row.known_from), known_to: instant(row.known_to) });
}
