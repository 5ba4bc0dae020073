/** The action log of a body: what is open and with whom, since when, how often it was put off and why. */
import { sql } from 'kysely';
import { calendarOf } from '../calendar/calendar.ts';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day, Value } from '../kernel/define.ts';
import { type Ledger, recordId, registerOf } from '../kernel/ledger.ts';
import { type AsAt, listRows, type Row } from '../kernel/read.ts';
import { type Age, ageOf, dueMeeting, type MeetingDay } from './ageing.ts';
import { bodyOfAction } from './body-of.ts';

/** One time an action was given another due date. */
export interface Retarget {
  on: Day;
  /** The due date it was given then, as printed. */
  to: string | null;
  why: string | null;
}

export interface ActionEntry {
  row: Row;
  raised: Day | null;
  age: Age;
  /** Where it is due, among the meetings on record; null where none is planned that far. */
  dueAt: MeetingDay | null;
  /** Oldest first. */
  retargets: readonly Retarget[];
  /** The newest log entry of it that the reader may see: what a change made from here has seen. */
  seen: number;
}

export interface LogQuery {
  code: Code;
  at: AsAt;
  /** Reference of the body that raised them; absent for all bodies. */
  body?: string;
  owner?: string;
}

/** Every action a reader may see, in order of reference, open or not. `tx` has the reader's claims. Three queries. */
export async function actionLog(tx: Tx, ledger: Ledger, query: LogQuery): Promise<ActionEntry[]> {
  const { code, at, body, owner } = query;
  const filters: Record<string, string[]> = owner ? { owner: [owner] } : {};
  const found = await listRows(tx, registerOf(ledger, 'action'), { code: code.id, at, filters });
  const rows = body ? found.rows.filter((row) => bodyOfAction(code, row) === body) : found.rows;
  const meetings = await meetingsByBody(tx, ledger, query);
  const told = await toldOf(tx, query, rows);
  const calendar = calendarOf(code.calendar);
  return rows.map((row) => {
    const { raised, retargets, seen } = told.get(row.ref) ?? { raised: null, retargets: [], seen: row.entry };
    const by = dayIn(row.fields.due_by);
    const own = meetings.get(bodyOfAction(code, row)) ?? [];
    return {
      row,
      raised,
      age: ageOf({ due: row.state === 'open' ? by : null, raised }, at.day, calendar),
      dueAt: row.state === 'open' ? dueMeeting({ by, fixed: row.fields.due_day !== null }, own) : null,
      retargets,
      seen,
    };
  });
}

/** Meetings that are not cancelled, by body, earliest first. */
export async function meetingsByBody(
  tx: Tx,
  ledger: Ledger,
  { code, at }: Pick<LogQuery, 'code' | 'at'>,
): Promise<Map<string, MeetingDay[]>> {
  const states = ['planned', 'sitting', 'held'];
  const sort = { by: 'day', descending: false };
  const { rows } = await listRows(tx, registerOf(ledger, 'meeting'), {
    code: code.id,
    at,
    filters: { state: states },
    sort,
  });
  const found = new Map<string, MeetingDay[]>();
  for (const row of rows) {
    const [body, day] = [String(row.fields.body ?? ''), dayIn(row.fields.day)];
    if (day) found.set(body, [...(found.get(body) ?? []), { ref: row.ref, title: row.title, day }]);
  }
  return found;
}

interface Told {
  raised: Day | null;
  retargets: Retarget[];
  seen: number;
}

/** From the log: the day each action was raised, and every new due date. What the reader may not see is not in it. */
async function toldOf(tx: Tx, { code, at }: LogQuery, rows: readonly Row[]): Promise<Map<string, Told>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ ref }) => recordId(code.id, 'action', ref));
  const known = at.known ?? 'infinity';
  const { rows: found } = await sql<{ seq: number; ref: string; move: string; effective: Day; payload: string | null }>`
    select e.seq, e.ref, e.move, e.effective, case when e.move = 'retarget' then e.payload end as payload
    from log_entry e where e.record = any(${sql.val(ids)}::uuid[]) and e.withdraws is null
      and e.effective <= ${at.day} and e.recorded <= ${known}
      and not exists (select 1 from log_entry w where w.withdraws = e.seq and w.recorded <= ${known})
    order by e.effective, e.placed, e.seq`.execute(tx);
  const told = new Map<string, Told>();
  for (const one of found) {
    const held = told.get(one.ref) ?? { raised: null, retargets: [], seen: 0 };
    held.seen = Math.max(held.seen, one.seq);
    if (one.move === 'raise') held.raised ??= one.effective;
    if (one.move === 'retarget') held.retargets.push({ on: one.effective, ...wordsOf(one.payload) });
    told.set(one.ref, held);
  }
  return told;
}

/** An erased payload still shows that there was a new date, and no more. */
function wordsOf(payload: string | null): Omit<Retarget, 'on'> {
  const sets: Record<string, Value> = payload ? JSON.parse(payload).sets : {};
  const text = (value: Value | undefined) => (typeof value === 'string' && value !== '' ? value : null);
  return { to: text(sets.due) ?? text(sets.due_by), why: text(sets.retarget_reason) ?? text(sets.latest) };
}

function dayIn(value: Value | undefined): Day | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
