/** What is on record that timetables are made from, of one proposal or of many, in a fixed number of queries. */
import { sql } from 'kysely';
import { calendarOf } from '../calendar/calendar.ts';
import { addDays } from '../calendar/day.ts';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { type AsAt, get, listRows, type Row } from '../kernel/read.ts';
import { firstDayOf, releaseCalendar } from '../releasing/release-calendar.ts';
import type { Days } from './step.ts';

/** A state a proposal came to, and when. */
export interface Reached {
  state: string;
  day: Day;
}

export interface OnRecord {
  modifications: readonly Row[];
  /** By proposal, earliest first. */
  reached: ReadonlyMap<string, readonly Reached[]>;
  steps: ReadonlyMap<string, readonly Row[]>;
  assessments: ReadonlyMap<string, readonly Row[]>;
  consultations: ReadonlyMap<string, readonly Row[]>;
  /** What releases carry of it, where it was taken into one. */
  inclusions: ReadonlyMap<string, readonly Row[]>;
  days: Days;
}

export interface RecordQuery {
  code: Code;
  at: AsAt;
  /** Proposals; or all that are in one of `states`. */
  refs?: readonly string[];
  states?: readonly string[];
}

/** Eight queries, however many proposals there are. Only what the reader of `tx` may see is in the answer. */
export async function readOnRecord(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at, refs, states }: RecordQuery,
): Promise<OnRecord> {
  const read = async (name: string, filters: Record<string, readonly string[]>) =>
    (await listRows(tx, registerOf(ledger, name), { code: code.id, at, filters })).rows;
  const modifications = refs
    ? await byRef(tx, ledger, { code, at, refs })
    : await read('modification', { state: states ?? [] });
  const known = modifications.map(({ ref }) => ref);
  const of = async (name: string) =>
    known.length === 0 ? new Map() : grouped(await read(name, { modification: known }));
  return {
    modifications,
    reached: await reachedBy(tx, { code: code.id, at, refs: known }),
    steps: await of('step'),
    assessments: await of('assessment'),
    consultations: await of('consultation'),
    inclusions: await of('inclusion'),
    days: await daysOf(tx, ledger, { code, at }),
  };
}

/** The meetings and releases that timetables are held to. Two queries. */
export async function daysOf(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at }: { code: Code; at: AsAt },
): Promise<Days> {
  const query = { code: code.id, at };
  const meeting = registerOf(ledger, 'meeting');
  const filters = { state: ['planned', 'sitting', 'held'] };
  const { rows: meetings } = await listRows(tx, meeting, { ...query, filters });
  const { rows: releases } = await listRows(tx, registerOf(ledger, 'release'), query);
  return {
    // One that was held is none to go to; it tells how far meetings are planned.
    meetings: meetings.flatMap(({ ref, title, state, fields: { day, body, paper_day } }) =>
      typeof day === 'string' && typeof body === 'string' && (state !== 'held' || day < at.day)
        ? [{ ref, title, day, body, papers: typeof paper_day === 'string' ? paper_day : null }]
        : [],
    ),
    releases: releasesOf(code, releases, at.day),
  };
}

const yearsOfReleases = 4;

function releasesOf(code: Code, rows: readonly Row[], day: Day): Days['releases'] {
  if (!code.releases) {
    return rows.flatMap(({ ref, title, state, fields: { planned_on, freeze_on } }) =>
      typeof planned_on === 'string' && state === 'planned'
        ? [{ ref, title, day: planned_on, freeze: typeof freeze_on === 'string' ? freeze_on : null }]
        : [],
    );
  }
  const span = {
    from: addDays(day, -365),
    to: addDays(day, 365 * yearsOfReleases),
    calendar: calendarOf(code.calendar),
    on: day,
  };
  return releaseCalendar(code.releases, rows, span)
    .filter(({ ofCode, state, month }) => ofCode && month !== null && (state === 'planned' || state === 'expected'))
    .map((one) => ({
      ref: one.ref,
      title: /release/i.test(one.name) ? one.name : `${one.name} release`,
      day: firstDayOf(one),
      freeze: one.freeze,
      reckoned: one.day === null,
    }));
}

async function byRef(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at, refs }: { code: Code; at: AsAt; refs: readonly string[] },
): Promise<Row[]> {
  const register = registerOf(ledger, 'modification');
  const rows: Row[] = [];
  for (const ref of refs) {
    const row = await get(tx, register, { code: code.id, ref, at });
    if (row) rows.push(row);
  }
  return rows;
}

function grouped(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const of = String(row.fields.modification);
    const group = groups.get(of);
    if (group) group.push(row);
    else groups.set(of, [row]);
  }
  return groups;
}

/** Every state each proposal came to up to that day, as known at that instant: what passed is told by it, and when. */
async function reachedBy(
  tx: Tx,
  { code, at, refs }: { code: string; at: AsAt; refs: readonly string[] },
): Promise<Map<string, Reached[]>> {
  const reached = new Map<string, Reached[]>();
  if (refs.length === 0) return reached;
  const known = at.known ? sql`known_from <= ${at.known} and known_to > ${at.known}` : sql`known_to = 'infinity'`;
  const { rows } = await sql<{ ref: string; state: string; day: Day }>`
    select ref, state, effective_from as day from modification
    where code = ${code} and ref = any(${sql.val([...refs])}::text[]) and effective_from <= ${at.day} and ${known}
    order by ref, effective_from`.execute(tx);
  for (const { ref, state, day } of rows) {
    const of = reached.get(ref) ?? [];
    if (of.at(-1)?.state !== state) of.push({ state, day });
    reached.set(ref, of);
  }
  return reached;
}
