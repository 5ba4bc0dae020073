/** A body's planner, read from the registers through a reader's eyes. */
import { sql } from 'kysely';
import { calendarOf } from '../calendar/calendar.ts';
import { bodyIn } from '../codes/body.ts';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import { type Ledger, recordId, registerOf } from '../kernel/ledger.ts';
import { Absent } from '../kernel/problem.ts';
import { type AsAt, get, listRows, openStates, type Row } from '../kernel/read.ts';
import { type PlanRows, planned } from './dated-records.ts';
import type { PlanEntry } from './entry.ts';
import { monthsAhead, planAhead } from './plan-ahead.ts';

export interface PlannerQuery {
  code: Code;
  at: AsAt;
  body: string;
  /** From 1 to 24. */
  months: number;
}

export interface Planner {
  /** Reference and name of the body. */
  body: string;
  name: string;
  bodyRow: Row | null;
  today: Day;
  until: Day;
  entries: PlanEntry[];
}

export const mostMonths = 24;

/** Fifteen queries, whatever there is. @throws Absent for a body that neither is on record nor in the code. */
export async function plannerOf(tx: Tx, ledger: Pick<Ledger, 'registers'>, query: PlannerQuery): Promise<Planner> {
  const { code, at, body } = query;
  const bodyRow = await get(tx, registerOf(ledger, 'body'), { code: code.id, ref: body, at });
  const config = bodyIn(code, body);
  if (!bodyRow && !config) throw new Absent();
  const found: Partial<Record<(typeof planned)[number], readonly Row[]>> = {};
  for (const name of planned) found[name] = await waitingRows(tx, ledger, query, name);
  const until = monthsAhead(at.day, Math.min(mostMonths, Math.max(1, query.months)));
  const rows = found as PlanRows;
  const input = { code, body, bodyRow, calendar: calendarOf(code.calendar), today: at.day, until, rows };
  return {
    body,
    name: bodyRow?.title ?? config?.name ?? body,
    bodyRow,
    today: at.day,
    until,
    entries: planAhead(input),
  };
}

/** States that are still to come without waiting for anybody: an event noted, a consultation spoken of, a seat held. */
const quiet: Partial<Record<(typeof planned)[number], readonly string[]>> = {
  event: ['noted'],
  consultation: ['known'],
  variation: ['running'],
  seat: ['filled'],
  // Their draft minutes are out for comments.
  meeting: ['held'],
};
/** Registers whose records are one body's and say so. */
const ofBody = ['meeting', 'decision', 'vote', 'election', 'seat'];

async function waitingRows(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at, body }: PlannerQuery,
  name: (typeof planned)[number],
): Promise<readonly Row[]> {
  const register = registerOf(ledger, name);
  const state = [...openStates(register), ...(quiet[name] ?? [])];
  const filters = { state, ...(ofBody.includes(name) ? { body: [body] } : {}) };
  return (await listRows(tx, register, { code: code.id, at, filters })).rows;
}

/** Fields whose change moves a day in the planner; a title alone does not make another event of it. */
const dayFields = [
  'day',
  'starts_at',
  'ends_at',
  'paper_day',
  'review_by',
  'due_by',
  'target',
  'opens_on',
  'closes_on',
  'closes_at',
  'ends_on',
  'planned_on',
  'implements_on',
  'condition_by',
  'nominations_close',
  'voting_closes',
  'term_to',
  'friend_by',
  'answer_by',
];

/**
 * How often the days of each entry's record were set anew: 0 until then. It only ever grows, for what is taken back counts
 * too (RFC 5545, 3.8.7.4). By `<register> <ref>`; one query, and only what the reader may see.
 */
export async function sequences(tx: Tx, code: string, entries: readonly PlanEntry[]): Promise<Map<string, number>> {
  const ids = new Map(
    entries.flatMap(({ register, ref }) =>
      register === null ? [] : [[recordId(code, register, ref), `${register} ${ref}`] as const],
    ),
  );
  const { rows } = await sql<{ record: string; many: number }>`
    select record, count(*) as many from log_entry
    where record = any(${sql.val([...ids.keys()])}::uuid[])
      and (withdraws is not null or (payload::jsonb -> 'sets') ?| ${sql.val(dayFields)}::text[])
    group by record`.execute(tx);
  return new Map(rows.map(({ record, many }) => [ids.get(record) ?? '', Math.max(0, many - 1)]));
}

/** The identity of an entry in every calendar it goes to: that of its record and which of its days it is. */
export function uidOf(code: string, { register, ref, which }: PlanEntry): string {
  const id = recordId(code, register ?? 'rule', ref);
  return `${id}.${which.replaceAll('_', '-')}@${code}.quorate`;
}
