/** The release board: every release ahead with what it carries, and what waits for one. Read once, then all arithmetic. */
import { sql } from 'kysely';
import { type Calendar, calendarOf } from '../calendar/calendar.ts';
import { addDays } from '../calendar/day.ts';
import type { ReleasesConfig } from '../codes/change-parts.ts';
import type { Code } from '../codes/code.ts';
import { processOf, stageOf } from '../codes/process-of.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day, Register } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { Absent } from '../kernel/problem.ts';
import { type AsAt, listRows, type Row } from '../kernel/read.ts';
import { type Alert, alertsFor, releaseAlerts } from './alerts.ts';
import { type Earliest, earliestRelease } from './earliest.ts';
import { type Broken, brokenIn, type Coupled, coupledFrom, type Placed, placedFrom } from './placements.ts';
import { type ReleaseDay, releaseCalendar } from './release-calendar.ts';

/** A change on the board: taken into a release, or known to need one. */
export interface BoardChange {
  /** What it is placed by; null for a modification that is in no release, or only names one itself. */
  inclusion: Row | null;
  /** Reference of the inclusion, else of the modification. */
  ref: string;
  title: string;
  origin: Origin;
  /** `text`, `systems`, `devices`; null while not said. */
  touches: string | null;
  modification: {
    ref: string;
    title: string;
    state: string;
    stage: string;
    implementsOn: Day | null;
    /** The release that its own record names. */
    release: string | null;
  } | null;
  /** When it is decided, or expected to be, and how that is known. */
  ready: { day: Day; why: string } | null;
  /** Null while no ready day is known. */
  earliest: Earliest | null;
  alerts: Alert[];
}

export type Origin = 'government' | 'operator' | 'modification';

export interface Column {
  release: ReleaseDay;
  /** Its record; null for a month of the pattern. */
  row: Row | null;
  changes: BoardChange[];
  /** Of the release itself. */
  alerts: Alert[];
}

export interface Board {
  today: Day;
  calendar: Calendar;
  config: ReleasesConfig;
  columns: Column[];
  /** Put off, and modifications that need a release and are in none. */
  waiting: BoardChange[];
  /** Decided, with a day of their own that is no release's: they wait for none. */
  ownDay: BoardChange[];
  couplings: { coupled: Coupled; row: Row; broken: Broken | null }[];
  /** Where every change stands, past releases included, and every release by reference: for what depends on all of them. */
  placed: readonly Placed[];
  releases: ReadonlyMap<string, ReleaseDay>;
}

/** What is read of the record for a board. */
interface Held {
  releases: Row[];
  inclusions: Row[];
  couplings: Row[];
  modifications: Row[];
  /** By modification: the day its decision is expected, by its timetable. */
  expected: ReadonlyMap<string, Day>;
}

/** How far ahead the pattern of the code's months is laid out, in days: a year and a half. */
const ahead = 548;

/** States in which a modification comes to a release sooner or later. */
const coming = ['report', 'returned', 'consultation', 'advice', 'vote', 'authority'];
/** Those that wait for nothing else. */
const decided = ['appealed', 'approved'];
/** Modifications of either kind that are looked at; the others are found in their register. */
const mostWaiting = 100;

export interface BoardKey {
  code: Code;
  at: AsAt;
}

/** The board of a code on a day, as this reader may see it. Seven queries, however much it holds. */
export async function boardOf(tx: Tx, ledger: Ledger, { code, at }: BoardKey): Promise<Board> {
  return arrange(
    { code, today: at.day, register: registerOf(ledger, 'modification') },
    await readHeld(tx, ledger, { code, at }),
  );
}

/** The same with one release's own column, past ones included. Throws Absent where it is not there for this reader. */
export async function boardFor(
  tx: Tx,
  ledger: Ledger,
  { code, at }: BoardKey,
  ref: string,
): Promise<{ board: Board; column: Column }> {
  const held = await readHeld(tx, ledger, { code, at });
  const board = arrange({ code, today: at.day, register: registerOf(ledger, 'modification') }, held, ref);
  const column = board.columns.find(({ release }) => release.ref === ref);
  if (!column) throw new Absent();
  return { board, column };
}

async function readHeld(tx: Tx, ledger: Ledger, { code, at }: BoardKey): Promise<Held> {
  const rowsOf = async (name: string, filters: Record<string, string[]> = {}, limit?: number) =>
    (await listRows(tx, registerOf(ledger, name), { code: code.id, at, filters, ...(limit ? { limit } : {}) })).rows;
  const releases = await rowsOf('release');
  const inclusions = await rowsOf('inclusion');
  const couplings = await rowsOf('coupling', { state: ['standing', 'challenged'] });
  const needing = [
    ...(await rowsOf('modification', { state: decided }, mostWaiting)),
    ...(await rowsOf('modification', { state: coming }, mostWaiting)),
  ];
  const have = new Set(needing.map(({ ref }) => ref));
  const named = [...new Set(inclusions.map(({ fields }) => String(fields.modification ?? '')))].filter(
    (ref) => ref && !have.has(ref),
  );
  const others =
    named.length > 0 ? await rowsByRef(tx, registerOf(ledger, 'modification'), { code, at, refs: named }) : [];
  const modifications = [...needing, ...others];
  const expected = await expectedDecisions(
    tx,
    { code, at },
    modifications.map(({ ref }) => ref),
  );
  return { releases, inclusions, couplings, modifications, expected };
}

/** Modifications by reference: their titles, states and days, in one query. */
async function rowsByRef(
  tx: Tx,
  register: Register,
  { code, at, refs }: BoardKey & { refs: string[] },
): Promise<Row[]> {
  const known = at.known ? sql`known_from <= ${at.known} and known_to > ${at.known}` : sql`known_to = 'infinity'`;
  const { rows } = await sql<Record<string, never>>`
    select ref, title, state, rules, raised_on, decided_on, implements_on, release from ${sql.table(register.name)}
    where code = ${code.id} and ref = any(${sql.val(refs)}::text[])
      and effective_from <= ${at.day} and effective_to > ${at.day} and ${known} order by sort_key`.execute(tx);
  return rows.map(
    ({ ref, title, state, ...fields }) => ({ register: register.name, ref, title, state, fields }) as unknown as Row,
  );
}

/** The day on which the last decision of each timetable is expected to be taken. */
async function expectedDecisions(tx: Tx, { code, at }: BoardKey, refs: readonly string[]): Promise<Map<string, Day>> {
  if (refs.length === 0) return new Map();
  const known = at.known ? sql`known_from <= ${at.known} and known_to > ${at.known}` : sql`known_to = 'infinity'`;
  const { rows } = await sql<{ modification: string; day: Day }>`
    select modification, max(coalesce(ended_on, ends_on)) as day from step
    where code = ${code.id} and modification = any(${sql.val([...refs])}::text[]) and kind = 'decision' and state <> 'dropped'
      and effective_from <= ${at.day} and effective_to > ${at.day} and ${known}
    group by modification having max(coalesce(ended_on, ends_on)) is not null`.execute(tx);
  return new Map(rows.map(({ modification, day }) => [modification, day]));
}

interface Around {
  code: Code;
  today: Day;
  register: Register;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const unknown = { value: null, clause: null, provenance: 'unknown' } as const;
const unconfigured: ReleasesConfig = {
  months: unknown,
  known: unknown,
  freeze: unknown,
  leadTimes: {},
  expiryAlarms: unknown,
};

function arrange(around: Around, held: Held, always?: string): Board {
  const { code, today } = around;
  const config = code.releases ?? unconfigured;
  const calendar = calendarOf(code.calendar);
  const to = addDays(today, ahead);
  const all = releaseCalendar(config, held.releases, { from: '1900-01-01', to, calendar, on: today });
  const releases = all.filter((one) => (always && one.ref === always) || isShown(one, today, held));
  const byRef = new Map(all.flatMap((one): [string, ReleaseDay][] => (one.ref ? [[one.ref, one]] : [])));
  const couplings = held.couplings.map(coupledFrom);
  const placed = placedNow(held);
  const broken = brokenIn({ placed, couplings, releases: byRef });
  const made = makeChanges({ ...around, config, calendar, releases: all }, held);
  for (const { change, release } of made)
    change.alerts = alertsFor({
      change,
      release: release ? (byRef.get(release) ?? null) : null,
      broken,
      releases: byRef,
      today,
      calendar,
      config,
    });
  return {
    today,
    calendar,
    config,
    columns: releases.map((release): Column => {
      const changes = made
        .filter((one) => release.ref !== null && one.release === release.ref)
        .map(({ change }) => change);
      const row = held.releases.find(({ ref }) => ref === release.ref) ?? null;
      return { release, row, changes, alerts: releaseAlerts({ release, changes, today, calendar }) };
    }),
    waiting: made.filter(({ release, change }) => release === null && !hasOwnDay(change)).map(({ change }) => change),
    ownDay: made.filter(({ release, change }) => release === null && hasOwnDay(change)).map(({ change }) => change),
    couplings: held.couplings.map((row, index) => ({
      row,
      coupled: couplings[index] as Coupled,
      broken: broken.find(({ coupling }) => coupling.ref === row.ref) ?? null,
    })),
    placed,
    releases: byRef,
  };
}

/** One that was put off waits for another release, whatever day it had. */
function hasOwnDay({ inclusion, modification }: BoardChange): boolean {
  if (inclusion || !modification || !decided.includes(modification.state)) return false;
  return !modification.release && modification.implementsOn !== null;
}

/** What would be amiss with a change if it stood in another release; null is in none. */
export function alertsIfMoved(board: Board, change: BoardChange, release: string | null): Alert[] {
  const { today, calendar, config, releases } = board;
  const known = board.placed.some(({ ref }) => ref === change.ref);
  const moved = {
    ref: change.ref,
    title: change.title,
    state: 'included',
    modification: change.modification?.ref ?? null,
    release,
  };
  const placed = [...board.placed.map((one) => (one.ref === change.ref ? moved : one)), ...(known ? [] : [moved])];
  const couplings = board.couplings.map(({ coupled }) => coupled);
  const broken = brokenIn({ placed, couplings, releases });
  const then = { ...change, inclusion: { ref: change.ref, state: 'included' } };
  const target = release === null ? null : (releases.get(release) ?? null);
  return alertsFor({ change: then, release: target, broken, releases, today, calendar, config });
}

/** Every change of a board, in a release or waiting for one. */
export function changesOn({ columns, waiting, ownDay }: Pick<Board, 'columns' | 'waiting' | 'ownDay'>): BoardChange[] {
  return [...columns.flatMap(({ changes }) => changes), ...waiting, ...ownDay];
}

/** Ahead, or past its day and not yet said to be live, or live within the last two months with something in it. */
function isShown({ state, day, month, ref }: ReleaseDay, today: Day, { inclusions }: Held): boolean {
  const carries = inclusions.some(({ fields, state: its }) => fields.release === ref && its !== 'deferred');
  if (state === 'cancelled') return false;
  if (state === 'live') return carries && (day ?? '') >= addDays(today, -62);
  if (state === 'expected') return (day ?? `${month}-31`) >= today;
  // One that minutes only name, of no month and with nothing in it, says nothing on a board.
  return month !== null || carries;
}

/** Every change where it stands; a modification that names its release itself stands there too. */
function placedNow({ inclusions, modifications }: Held): Placed[] {
  const placed = inclusions.map(placedFrom);
  const taken = new Set(placed.filter(({ release }) => release).map(({ modification }) => modification));
  const named = modifications
    .filter(({ ref, fields }) => text(fields.release) && !taken.has(ref))
    .map(
      ({ ref, title, state, fields }): Placed => ({
        ref,
        title,
        state,
        modification: ref,
        release: text(fields.release),
      }),
    );
  return [...named, ...placed];
}

interface Making extends Around {
  config: ReleasesConfig;
  calendar: Calendar;
  releases: readonly ReleaseDay[];
}

function makeChanges(making: Making, held: Held): { change: BoardChange; release: string | null }[] {
  const byRef = new Map(held.modifications.map((row) => [row.ref, row]));
  const inRelease = new Set(
    held.inclusions.filter(({ state }) => state !== 'deferred').map(({ fields }) => text(fields.modification)),
  );
  const included = held.inclusions
    // Put off, and then taken in again under another reference: the later one stands for it.
    .filter(({ state, fields }) => state !== 'deferred' || !inRelease.has(text(fields.modification)))
    .map((row) => ({
      change: changeFrom(making, {
        inclusion: row,
        modification: byRef.get(text(row.fields.modification)) ?? null,
        held,
      }),
      release: row.state === 'deferred' ? null : text(row.fields.release) || null,
    }));
  const placed = new Set(held.inclusions.map(({ fields }) => text(fields.modification)));
  const known = new Set(held.releases.map(({ ref }) => ref));
  const loose = held.modifications
    .filter(({ ref, state }) => !placed.has(ref) && [...decided, ...coming].includes(state))
    .map((row) => ({
      change: changeFrom(making, { inclusion: null, modification: row, held }),
      release: known.has(text(row.fields.release)) ? text(row.fields.release) : null,
    }))
    // What is neither approved nor timetabled cannot be placed yet.
    .filter(({ change, release }) => release !== null || change.ready !== null);
  return [...included, ...loose];
}

function changeFrom(
  { code, today, register, config, calendar, releases }: Making,
  { inclusion, modification, held }: { inclusion: Row | null; modification: Row | null; held: Held },
): BoardChange {
  const process = modification && processOf(code, modification.fields, today);
  const stage = modification && process ? stageOf(process, modification.state)?.name : undefined;
  const ready = readyOf(inclusion, modification, held);
  const touches = text(inclusion?.fields.touches) || null;
  return {
    inclusion,
    ref: inclusion?.ref ?? modification?.ref ?? '',
    title: inclusion?.title ?? modification?.title ?? '',
    origin: (text(inclusion?.fields.origin) || 'modification') as Origin,
    touches,
    modification: modification && {
      ref: modification.ref,
      title: modification.title,
      state: modification.state,
      stage: stage ?? register.states[modification.state]?.label ?? modification.state,
      implementsOn: text(modification.fields.implements_on) || null,
      release: text(modification.fields.release) || null,
    },
    ready,
    earliest: ready && earliestRelease({ ready: ready.day, touches, releases, config, calendar, today }),
    alerts: [],
  };
}

/** Decided is decided; before that what was said of the change, then its timetable. */
function readyOf(inclusion: Row | null, modification: Row | null, { expected }: Held): BoardChange['ready'] {
  const decided = text(modification?.fields.decided_on);
  if (decided && ['approved', 'implemented'].includes(modification?.state ?? ''))
    return { day: decided, why: 'Decided' };
  const said = text(inclusion?.fields.ready);
  if (said) return { day: said, why: 'As told for the release' };
  const planned = expected.get(modification?.ref ?? '');
  return planned ? { day: planned, why: 'Decision expected, by its timetable' } : null;
}
