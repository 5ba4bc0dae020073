/**
 * Where every proposal stands, on any day and as known on any day. Nothing is kept for it: it is read from the register
 * each time, through the eyes of whoever asks, so it can never say other than the register does.
 */
import { addDays } from '../calendar/day.ts';
import { bodyIn } from '../codes/body.ts';
import type { Code } from '../codes/code.ts';
import { pathOf, processOf, processOn, stageOf } from '../codes/process-of.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day, Instant, Level, Register } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { type AsAt, listRows, named, openStates, type Row } from '../kernel/read.ts';
import { type Came, newsOf } from './news.ts';
import { type Stated, statedCounts } from './stated.ts';
import { type Awaited, around, waitsOf } from './waiting.ts';

/** One proposal that still moves. */
export interface ReportLine {
  ref: string;
  title: string;
  /** State of the register, and what the proposal's own process calls it. */
  state: string;
  stage: string;
  /** As its process names it: "Path 2: Authority Determined"; empty while none is set. */
  path: string;
  /** The same as minutes print it: "Path 2". */
  route: string;
  proposer: string;
  raisedOn: Day | null;
  urgent: boolean;
  /** What it waits for, what comes first standing first; never empty. */
  waits: readonly Awaited[];
  /** The nearest day of those; null where none has one. */
  next: Awaited | null;
  /** Working Days by which that day has passed; 0 where it has not. */
  lateBy: number;
  release: { ref: string; title: string } | null;
  implementsOn: Day | null;
  level: Level;
}

/** Proposals that stand at one stage. */
export interface StageGroup {
  state: string;
  name: string;
  about: string;
  clause: string | null;
  lines: readonly ReportLine[];
}

export interface MeetingDay {
  ref: string;
  title: string;
  day: Day;
}

export interface StatusReport {
  code: { id: string; short: string; name: string };
  day: Day;
  known: Instant | null;
  /** The body that the report is for, and its meetings about the day. */
  body: { ref: string; name: string } | null;
  last: MeetingDay | null;
  coming: MeetingDay | null;
  /** From this day on, that day included, is what `came` tells. */
  since: Day;
  /** The main stages of the process in force that day, with nobody in them too, and every other where somebody is. */
  groups: readonly StageGroup[];
  total: number;
  urgent: readonly ReportLine[];
  came: readonly Came[];
  /** Proposals that minutes speak of without saying where they stand: they are counted nowhere else. */
  spoken: readonly { ref: string; title: string }[];
  /** What minutes said of how many there are, where that is not what is on record. */
  stated: readonly Stated[];
}

export interface StatusQuery {
  code: Code;
  at: AsAt;
}

/** Days told of where no earlier meeting is on record. */
const usualStretch = 31;

/**
 * Some fifteen queries, however many proposals there are.
 * @param query the code, and the day on both clocks
 */
export async function statusReport(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at }: StatusQuery,
): Promise<StatusReport> {
  const register = registerOf(ledger, 'modification');
  const wanted = [...openStates(register), 'known'];
  const { rows } = await listRows(tx, register, { code: code.id, at, filters: { state: wanted } });
  const live = rows.filter(({ state }) => state !== 'known');
  const meetings = await meetingsAbout(tx, ledger, { code, at });
  const since = meetings.last?.day ?? addDays(at.day, -usualStretch);
  const lines = await linesOf(tx, ledger, { code, at, live });
  const groups = groupsOf({ code, at }, register, lines);
  return {
    code: { id: code.id, short: code.short, name: code.name },
    day: at.day,
    known: at.known,
    ...meetings,
    since,
    groups,
    total: lines.length,
    urgent: lines.filter(({ urgent }) => urgent),
    came: await newsOf(tx, register, { code, at, since }),
    spoken: rows.filter(({ state }) => state === 'known').map(({ ref, title }) => ({ ref, title })),
    stated: await statedCounts(tx, { code, at, groups }),
  };
}

interface Lining extends StatusQuery {
  live: readonly Row[];
}

async function linesOf(tx: Tx, ledger: Pick<Ledger, 'registers'>, { code, at, live }: Lining): Promise<ReportLine[]> {
  const ground = await around(tx, ledger, { code, at });
  const refs = new Map([
    ['party', new Set(live.map((row) => text(row, 'proposer')).filter(Boolean))],
    ['release', new Set(live.map((row) => text(row, 'release')).filter(Boolean))],
  ]);
  const names = await named(tx, ledger.registers, { code: code.id, at, refs });
  const register = registerOf(ledger, 'modification');
  const lines = live.map((row): ReportLine => {
    const process = processOf(code, row.fields, at.day);
    const path = process && pathOf(process, row.fields.path);
    const waits = waitsOf(row, ground);
    const next = waits.filter(({ day }) => day !== null).sort(byDay)[0] ?? null;
    const release = text(row, 'release');
    return {
      ref: row.ref,
      title: row.title,
      state: row.state,
      stage: (process && stageOf(process, row.state)?.name) || (register.states[row.state]?.label ?? row.state),
      path: path?.name ?? text(row, 'path'),
      route: path?.printed ?? text(row, 'path'),
      proposer: names.get(`party ${text(row, 'proposer')}`)?.title ?? text(row, 'proposer'),
      raisedOn: dayIn(row, 'raised_on'),
      urgent: row.fields.urgency === 'urgent',
      waits,
      next,
      lateBy: next?.day ? ground.lateBy(next.day) : 0,
      release: release ? { ref: release, title: names.get(`release ${release}`)?.title ?? release } : null,
      implementsOn: dayIn(row, 'implements_on'),
      level: row.label.level,
    };
  });
  // Urgent ones first; the others stay in the order of their numbers.
  return [...lines.filter(({ urgent }) => urgent), ...lines.filter(({ urgent }) => !urgent)];
}

/** Earliest first; those of a day stay as they were. */
function byDay(a: Awaited, b: Awaited): number {
  return String(a.day) < String(b.day) ? -1 : a.day === b.day ? 0 : 1;
}

/** Stages in the order of the process in force, then what that process does not have, under the register's own names. */
function groupsOf({ code, at }: StatusQuery, register: Register, lines: readonly ReportLine[]): StageGroup[] {
  const process = processOn(code, at.day);
  const open = new Set(openStates(register));
  const order = [...(process?.stages ?? []).map(({ id }) => id), ...open];
  return [...new Set(order)]
    .filter((state) => open.has(state))
    .map((state): StageGroup & { main: boolean } => {
      const stage = process && stageOf(process, state);
      return {
        state,
        name: stage?.name ?? register.states[state]?.label ?? state,
        about: stage?.about ?? '',
        clause: stage?.clause ?? null,
        main: stage?.line === 'main',
        lines: lines.filter((line) => line.state === state),
      };
    })
    .filter(({ main, lines: held }) => main || held.length > 0)
    .map(({ main, ...group }) => group);
}

/** The body whose meetings a status report is written for: the code's panel, by whatever name. */
async function meetingsAbout(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at }: StatusQuery,
): Promise<Pick<StatusReport, 'body' | 'last' | 'coming'>> {
  const body = code.bodies.find(({ kind }) => kind === 'panel') ?? null;
  if (!body) return { body: null, last: null, coming: null };
  const { rows } = await listRows(tx, registerOf(ledger, 'meeting'), {
    code: code.id,
    at,
    filters: { body: [body.id], state: ['held', 'planned'] },
  });
  const days = rows
    .map((row) => ({ ref: row.ref, title: row.title, day: dayIn(row, 'day') ?? '' }))
    .filter(({ day }) => day !== '')
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  return {
    body: { ref: body.id, name: bodyIn(code, body.id)?.name ?? body.id },
    // The report goes to the meeting of its day: what came since counts from the one before.
    last: days.filter(({ day }) => day < at.day).at(-1) ?? null,
    coming: days.find(({ day }) => day >= at.day) ?? null,
  };
}

function text(row: Row, field: string): string {
  const value = row.fields[field];
  return value === null || value === undefined ? '' : String(value);
}

function dayIn(row: Row, field: string): Day | null {
  return text(row, field) || null;
}
