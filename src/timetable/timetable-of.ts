/**
 * The timetable of a proposal: what is on record of its steps, its assessments and its consultations, put through the
 * network of its process. Worked out anew each time it is read, so that no date lags behind what it follows from; what
 * was first worked out, and what was agreed, stand beside.
 */
import { type Calendar, calendarOf } from '../calendar/calendar.ts';
import { bodyIn, bodyName } from '../codes/body.ts';
import type { Code } from '../codes/code.ts';
import type { ChangeProcess, ProcessPath } from '../codes/process.ts';
import { processOf } from '../codes/process-of.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day, Label, Value } from '../kernel/define.ts';
import type { Ledger } from '../kernel/ledger.ts';
import type { AsAt, Row } from '../kernel/read.ts';
import { type Solved, type SolvedStep, solve } from './network.ts';
import { type OnRecord, type Reached, readOnRecord } from './on-record.ts';
import { placeOf } from './stages.ts';
import type { Days, Network } from './step.ts';
import { type Planned, pathFor, stepsOf } from './steps-of.ts';

export type TimetabledStep = SolvedStep & Planned;

export interface Timetable extends Omit<Solved, 'steps'> {
  code: string;
  ref: string;
  title: string;
  state: string;
  label: Label;
  /** Of the process whose rules it is under. */
  process: { id: string; name: string };
  /** Short names of its stages, by id. */
  stages: Readonly<Record<string, string>>;
  /** The body that its timetable is agreed by: the first it goes to. Null where it goes to none. */
  agreedBy: { ref: string; name: string } | null;
  path: ProcessPath | null;
  /** No path is determined yet: the longest is reckoned with. */
  assumed: boolean;
  /** Its steps are on record, and not only worked out from the process. */
  planned: boolean;
  /** The day it is looked at: nothing still to be done ends before it. */
  day: Day;
  steps: TimetabledStep[];
  /** What it was worked out from, so that it can be worked out again otherwise. */
  network: Network;
  days: Days;
}

export interface TimetableQuery {
  code: Code;
  ref: string;
  at: AsAt;
}

/** Null for a proposal that is not there, has stopped, or of which nobody said where it stands. */
export async function timetableOf(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, ref, at }: TimetableQuery,
): Promise<Timetable | null> {
  const onRecord = await readOnRecord(tx, ledger, { code, at, refs: [ref] });
  return timetablesFrom(onRecord, { code, day: at.day })[0] ?? null;
}

/** Those of every proposal that still moves towards implementation, by reference. */
export async function timetablesOf(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at }: Omit<TimetableQuery, 'ref'>,
): Promise<Timetable[]> {
  return timetablesFrom(await readOnRecord(tx, ledger, { code, at, states: liveStates }), { code, day: at.day });
}

/** States in which there is still something to plan. */
export const liveStates = [
  'draft',
  'raised',
  'refinement',
  'report',
  'returned',
  'consultation',
  'advice',
  'vote',
  'authority',
  'appealed',
  'approved',
] as const;

export interface Working {
  code: Code;
  day: Day;
  /** The holidays reckoned with; the code's, when absent. */
  calendar?: Calendar;
}

/** Pure: the timetables of what is on record. */
export function timetablesFrom(onRecord: OnRecord, working: Working): Timetable[] {
  return onRecord.modifications.flatMap((row) => {
    const of = (rows: ReadonlyMap<string, readonly Row[]>) => rows.get(row.ref) ?? [];
    const made = assemble(
      {
        row,
        reached: onRecord.reached.get(row.ref) ?? [],
        steps: of(onRecord.steps),
        about: {
          assessments: of(onRecord.assessments),
          consultations: of(onRecord.consultations),
          inclusions: of(onRecord.inclusions),
          days: onRecord.days,
        },
      },
      working,
    );
    return made ? [made] : [];
  });
}

interface Material {
  row: Row;
  reached: readonly Reached[];
  steps: readonly Row[];
  about: Pick<OnRecord, 'days'> & Record<'assessments' | 'consultations' | 'inclusions', readonly Row[]>;
  without?: readonly string[];
}

function assemble(material: Material, { code, day, calendar = calendarOf(code.calendar) }: Working): Timetable | null {
  const { row, reached } = material;
  const process = processOf(code, row.fields, day);
  if (!process || (placeOf(process, row.state) === null && material.steps.length === 0)) return null;
  const { path, assumed } = pathFor(process, row, day);
  const names = { nameOf: (body: string) => bodyName(code, body), holderOf: (power: string) => holderOf(code, power) };
  const planned = stepsOf({ ...material, ...names, process, path, today: day });
  const network: Network = {
    start: startOf({ row, reached, first: process.stages[0]?.id, day }),
    today: day,
    calendar,
    lateHoliday: ruleOn(process.lateHoliday, day)?.value ?? 'freeze',
    steps: planned,
  };
  return {
    code: code.id,
    ref: row.ref,
    title: row.title,
    state: row.state,
    label: row.label,
    process: { id: process.id, name: process.name },
    stages: Object.fromEntries(process.stages.map(({ id, short }) => [id, short])),
    agreedBy: agreedBy(process, code),
    path,
    assumed,
    planned: material.steps.length > 0,
    day,
    network,
    days: material.about.days,
    ...solvedAs(network, material.about.days),
  };
}

function agreedBy(process: ChangeProcess, code: Code): Timetable['agreedBy'] {
  const ref = process.timetable.find(({ kind, body }) => kind === 'meeting' && body)?.body;
  return ref ? { ref, name: bodyName(code, ref) } : null;
}

/** Powers bear the names of bodies, but for that of whoever runs the central service. */
function holderOf(code: Code, power: string): string {
  const body = power === 'service-provider' ? (code.assessments?.provider ?? power) : power;
  const config = bodyIn(code, body);
  if (!config) return `the ${power.replaceAll('-', ' ')}`;
  return `the ${config.name.replace(/^the /i, '')}`;
}

/** Solved, each step with what was known of it besides. */
export function solvedAs(network: Network, days: Days): Omit<Solved, 'steps'> & { steps: TimetabledStep[] } {
  const solved = solve(network, days);
  // The solver keeps of a step all it was given.
  return { ...solved, steps: solved.steps as TimetabledStep[] };
}

/** The day its first open step runs from: that on which it was raised, or came to where it is. */
function startOf(from: { row: Row; reached: readonly Reached[]; first: string | undefined; day: Day }): Day {
  const { row, reached, first, day } = from;
  const raised = row.fields.raised_on;
  const since = reached.at(-1)?.day;
  if (row.state === first || row.state === 'raised') return typeof raised === 'string' ? raised : (since ?? day);
  return since ?? (typeof raised === 'string' ? raised : day);
}

export interface Proposed {
  code: Code;
  ref: string;
  title: string;
  /** Fields of the form: path, raised_on, rules. */
  fields: Readonly<Record<string, Value>>;
  /** The day it is raised. */
  day: Day;
  days: Days;
  /** Optional steps that it does not need. */
  without?: readonly string[];
  calendar?: Calendar;
}

/** The timetable a new proposal would have. Null where the code configures no process for it. */
export function draftTimetable({ code, ref, title, fields, day, days, without, calendar }: Proposed): Timetable | null {
  const row: Row = {
    register: 'modification',
    code: code.id,
    ref,
    title,
    state: 'raised',
    label: { group: '', level: 0 },
    fields: { raised_on: day, ...fields },
    from: day,
    to: null,
    known: '',
    entry: 0,
  };
  const about = { assessments: [], consultations: [], inclusions: [], days };
  const material = { row, reached: [], steps: [], about, ...(without ? { without } : {}) };
  return assemble(material, { code, day, ...(calendar ? { calendar } : {}) });
}
