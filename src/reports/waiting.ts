/** What a proposal waits for, and until when: read once for all of them. Pure after the reading. */
import { calendarOf, workingDaysBetween } from '../calendar/calendar.ts';
import { bodyName } from '../codes/body.ts';
import type { Code } from '../codes/code.ts';
import { processOf, stageOf } from '../codes/process-of.ts';
import type { Tx } from '../kernel/db.ts';
import { type Day, wordsFor } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { type AsAt, listRows, openStates, type Row } from '../kernel/read.ts';

/** One thing that is awaited: in words ("Preliminary Assessment"), with the day by which it is due where one is known. */
export interface Awaited {
  what: string;
  day: Day | null;
  /** Why that day: "target, put off from 21 December 2016". */
  why: string;
  /** The record that says so; null where it follows from the process. */
  of: { register: string; ref: string } | null;
}

/** Everything open that names a proposal, by that proposal. */
export interface Ground {
  code: Code;
  day: Day;
  registers: Ledger['registers'];
  assessment: Naming;
  consultation: Naming;
  vote: Naming;
  point: Naming;
  step: Naming;
  inclusion: Naming;
  releases: ReadonlyMap<string, Row>;
  /** By body, the day of its first meeting from `day` on, with its reference. */
  meetings: ReadonlyMap<string, { ref: string; title: string; day: Day }>;
  /** Working Days from a day to the report's; 0 where it is not past. */
  lateBy(day: Day): number;
}

type Naming = ReadonlyMap<string, readonly Row[]>;

/** Reads it: eight queries. */
export async function around(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at }: { code: Code; at: AsAt },
): Promise<Ground> {
  const open = async (name: string): Promise<readonly Row[]> => {
    const register = registerOf(ledger, name);
    return (await listRows(tx, register, { code: code.id, at, filters: { state: openStates(register) } })).rows;
  };
  const meetings = new Map<string, { ref: string; title: string; day: Day }>();
  // One that was recorded as held since is to come all the same, seen from a day before it.
  const called = { state: [...openStates(registerOf(ledger, 'meeting')), 'held'] };
  const { rows } = await listRows(tx, registerOf(ledger, 'meeting'), { code: code.id, at, filters: called });
  for (const row of rows) {
    const [body, day] = [String(row.fields.body ?? ''), String(row.fields.day ?? '')];
    const earlier = meetings.get(body);
    if (day >= at.day && (!earlier || day < earlier.day)) meetings.set(body, { ref: row.ref, title: row.title, day });
  }
  const calendar = calendarOf(code.calendar);
  return {
    code,
    day: at.day,
    registers: ledger.registers,
    assessment: byModification(await open('assessment')),
    consultation: byModification(await open('consultation')),
    vote: byModification(await open('vote')),
    point: byModification(await open('point')),
    step: byModification(await open('step')),
    inclusion: byModification(await open('inclusion')),
    releases: new Map((await open('release')).map((row) => [row.ref, row])),
    meetings,
    lateBy: (day) => (day < at.day ? workingDaysBetween(calendar, day, at.day) : 0),
  };
}

function byModification(rows: readonly Row[]): Naming {
  const named = new Map<string, Row[]>();
  for (const row of rows) {
    const ref = String(row.fields.modification ?? '');
    named.set(ref, [...(named.get(ref) ?? []), row]);
  }
  return named;
}

/** What a proposal waits for at its stage; where nothing on record says, whoever has to decide, or to work on it. */
export function waitsOf(row: Row, ground: Ground): Awaited[] {
  const found = row.state === 'approved' ? towardsForce(row, ground) : towardsDecision(row, ground);
  const next = nextStep(row, ground);
  if (next && !found.some(({ day }) => day !== null)) found.push(next);
  return found.length > 0 ? found : [decider(row, ground)];
}

function towardsDecision(row: Row, ground: Ground): Awaited[] {
  const points = ground.point.get(row.ref) ?? [];
  return [
    ...(ground.vote.get(row.ref) ?? []).map((vote) => of(vote, { what: 'Vote', day: 'closes_on', why: 'it closes' })),
    ...(ground.consultation.get(row.ref) ?? []).map((one) =>
      of(one, {
        what: kindWords(one, ground) || 'Consultation',
        day: one.state === 'planned' ? 'opens_on' : 'closes_on',
        why: one.state === 'planned' ? 'it opens' : 'it closes',
      }),
    ),
    ...(ground.assessment.get(row.ref) ?? []).map((one) => {
      const day = ['target', 'agreed', 'baseline'].find((name) => one.fields[name]) ?? 'target';
      const label = ground.registers.get('assessment')?.fields[day]?.label ?? day;
      return of(one, { what: kindWords(one, ground) || one.title, day, why: label.toLowerCase() });
    }),
    ...(points.length > 0 ? [{ what: pointWords(points.length), day: null, why: '', of: null }] : []),
  ];
}

function towardsForce(row: Row, { day, releases }: Ground): Awaited[] {
  const appeal = String(row.fields.appeal_by ?? '');
  const release = releases.get(String(row.fields.release ?? ''));
  const starts = String(row.fields.implements_on ?? release?.fields.planned_on ?? '');
  const own = { register: row.register, ref: row.ref };
  return [
    ...(appeal >= day ? [{ what: 'Window for an appeal', day: appeal, why: 'it closes', of: own }] : []),
    {
      what: release ? release.title : 'Implementation',
      day: starts || null,
      why: starts ? 'implementation date' : '',
      of: release ? { register: 'release', ref: release.ref } : own,
    },
  ];
}

function of(row: Row, { what, day, why }: { what: string; day: string; why: string }): Awaited {
  const value = String(row.fields[day] ?? '');
  return { what, day: value || null, why: value ? why : '', of: { register: row.register, ref: row.ref } };
}

function kindWords(row: Row, { registers, code }: Ground): string {
  const kind = String(row.fields.kind ?? '');
  const named = row.register === 'assessment' ? code.assessments?.kinds[kind as 'preliminary' | 'impact']?.name : '';
  const field = registers.get(row.register)?.fields.kind;
  return named || (field ? wordsFor(field, row.fields.kind) : '');
}

function pointWords(many: number): string {
  return many === 1 ? 'One point to answer' : `${many} points to answer`;
}

/** The step of its timetable that ends next. */
function nextStep(row: Row, { step }: Ground): Awaited | null {
  const [first] = (step.get(row.ref) ?? [])
    .filter(({ fields }) => fields.ends_on)
    .sort((a, b) => (String(a.fields.ends_on) < String(b.fields.ends_on) ? -1 : 1));
  if (!first) return null;
  return of(first, { what: first.title, day: 'ends_on', why: 'in its timetable' });
}

/** Whoever has to decide what becomes of it, at their next meeting; those who work on it while nobody decides. */
function decider(row: Row, { code, day, meetings }: Ground): Awaited {
  const process = processOf(code, row.fields, day);
  const stage = process && stageOf(process, row.state);
  if (!stage?.decider)
    return { what: workers(row, code) ?? stage?.name ?? 'Nothing dated', day: null, why: '', of: null };
  const meeting = meetings.get(stage.decider);
  return {
    what: bodyName(code, stage.decider),
    day: meeting?.day ?? null,
    why: meeting ? 'its next meeting' : '',
    of: meeting ? { register: 'meeting', ref: meeting.ref } : null,
  };
}

/** Stages in which a group works on a proposal. */
const worked = new Set(['refinement', 'returned']);

function workers(row: Row, code: Code): string | null {
  const group = String(row.fields.working_group ?? '');
  if (group) return bodyName(code, group);
  return worked.has(row.state) ? 'A working group, none named yet' : null;
}
