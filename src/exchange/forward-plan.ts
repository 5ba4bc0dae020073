/**
 * What is consulted on, voted on and put into force in the months ahead, across all the codes kept here and what other
 * codes publish. Public only, whoever asks.
 */
import { sql } from 'kysely';
import { addDays } from '../calendar/day.ts';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { listRows, type Row } from '../kernel/read.ts';
import { monthsAhead } from '../planner/plan-ahead.ts';

export interface PlanLine {
  day: Day;
  /** Short name of the code. */
  code: string;
  what: string;
  number: string;
  title: string;
  /** Changes that it goes with, with their codes. */
  goesWith: readonly string[];
  /** Short name of the code that leads, where it is known. */
  lead: string;
  /** Where it is on record here: code, register, reference. */
  at: { code: string; register: string; ref: string };
}

export interface ForwardPlan {
  from: Day;
  until: Day;
  lines: readonly PlanLine[];
}

export interface PlanAsked {
  codes: readonly Code[];
  today: Day;
  /** From 1 to 24. */
  months: number;
}

export const mostMonths = 24;

/** Six queries a code. `tx` must have the public's eyes. */
export async function forwardPlan(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { codes, today, months }: PlanAsked,
): Promise<ForwardPlan> {
  const until = monthsAhead(today, Math.min(mostMonths, Math.max(1, months)));
  const grounds: Ground[] = [];
  for (const code of codes) {
    const rows = async (name: string, state?: readonly string[]) =>
      (
        await listRows(tx, registerOf(ledger, name), {
          code: code.id,
          at: { day: today, known: null },
          ...(state ? { filters: { state } } : {}),
        })
      ).rows;
    grounds.push({
      code,
      consultations: await rows('consultation', ['planned', 'open']),
      votes: await rows('vote', ['open']),
      releases: await rows('release', ['planned']),
      modifications: await proposalsOf(tx, { code: code.id, today }),
      steps: await rows('step', ['planned', 'running']),
      others: await rows('counterpart', ['live']),
    });
  }
  const lines = grounds.flatMap((ground) => [...ownLines(ground), ...theirLines(ground, grounds)]);
  return {
    from: today,
    until,
    lines: lines
      .filter(({ day }) => day >= today && day <= until)
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.code < b.code ? -1 : a.code > b.code ? 1 : 0)),
  };
}

interface Ground {
  code: Code;
  consultations: readonly Row[];
  votes: readonly Row[];
  releases: readonly Row[];
  modifications: readonly Told[];
  steps: readonly Row[];
  others: readonly Row[];
}

/** As much of a record as the plan tells. */
type Told = Pick<Row, 'register' | 'ref' | 'title' | 'state' | 'fields'>;

/** Every proposal that may be named, with nothing of its words: there are thousands, and a few are told of. */
async function proposalsOf(tx: Tx, { code, today }: { code: string; today: Day }): Promise<Told[]> {
  const { rows } = await sql<
    Omit<Told, 'register' | 'fields'> & { lead_code: string | null; implements_on: Day | null }
  >`
    select ref, title, state, lead_code, implements_on from modification
    where code = ${code} and effective_from <= ${today} and effective_to > ${today} and known_to = 'infinity'
    order by sort_key`.execute(tx);
  return rows.map(({ lead_code, implements_on, ...row }) => ({
    ...row,
    register: 'modification',
    fields: { lead_code, implements_on },
  }));
}

const text = (row: Told, field: string) => String(row.fields[field] ?? '');
/** Steps of a timetable that somebody outside plans by. */
const telling: Readonly<Record<string, string>> = {
  decision: 'Decision expected',
  release: 'Takes effect, as planned',
};

function ownLines(ground: Ground): PlanLine[] {
  const { code, consultations, votes, releases, modifications, steps, others } = ground;
  const byRef = new Map(modifications.map((row) => [row.ref, row]));
  const line = (row: Told, day: string, what: string): PlanLine[] => {
    const modification = byRef.get(row.register === 'modification' ? row.ref : text(row, 'modification'));
    const theirs = modification ? others.filter((one) => relatedTo(one).includes(modification.ref)) : [];
    return day === ''
      ? []
      : [
          {
            day,
            code: code.short,
            what,
            number: modification?.ref ?? '',
            title: row.register === 'step' ? (modification?.title ?? row.title) : row.title,
            goesWith: theirs.map((one) => `${text(one, 'other')} ${text(one, 'number')}`),
            lead: (modification && text(modification, 'lead_code')) || leadOf(theirs),
            at: {
              code: code.id,
              register: row.register === 'step' ? 'modification' : row.register,
              ref: row.register === 'step' ? text(row, 'modification') : row.ref,
            },
          },
        ];
  };
  const decided = (row: Told) => row.state === 'approved';
  return [
    ...consultations.flatMap((row) => [
      ...(row.state === 'planned' ? line(row, text(row, 'opens_on'), 'Consultation opens') : []),
      ...line(row, text(row, 'closes_on'), 'Consultation closes'),
    ]),
    ...votes
      .filter((row) => text(row, 'modification') !== '')
      .flatMap((row) => line(row, text(row, 'closes_on'), 'Vote closes')),
    ...releases.flatMap((row) => line(row, text(row, 'planned_on'), 'Release')),
    ...modifications.filter(decided).flatMap((row) => line(row, text(row, 'implements_on'), 'Takes effect')),
    ...steps.flatMap((row) => {
      const what = telling[text(row, 'kind')];
      const modification = byRef.get(text(row, 'modification'));
      // What is decided stands with its day already, and a step of a hidden proposal is no line.
      return what && modification && !decided(modification) ? line(row, text(row, 'ends_on'), what) : [];
    }),
  ];
}

/** What others publish; a change of a code kept here has its own lines. */
function theirLines({ code, others }: Ground, grounds: readonly Ground[]): PlanLine[] {
  return others.flatMap((row) => {
    const own = grounds.find((one) => one.code.short.toLowerCase() === text(row, 'other').toLowerCase());
    const kept = own?.modifications.some(({ ref }) => ref.toLowerCase() === text(row, 'number').toLowerCase());
    const day = text(row, 'implements_on');
    if (kept || day === '') return [];
    return [
      {
        day,
        code: text(row, 'other'),
        what: 'Takes effect',
        number: text(row, 'number'),
        title: row.title,
        goesWith: relatedTo(row).map((ref) => `${code.short} ${ref}`),
        lead: row.fields.leads === true ? text(row, 'other') : '',
        at: { code: code.id, register: 'counterpart', ref: row.ref },
      },
    ];
  });
}

function relatedTo(row: Row): readonly string[] {
  return (row.fields.related ?? []) as string[];
}

function leadOf(theirs: readonly Row[]): string {
  const leading = theirs.find((one) => one.fields.leads === true);
  return leading ? text(leading, 'other') : '';
}

/** The first day of each month that a plan reaches, with its lines; months without any too. */
export function planMonths({ from, until, lines }: ForwardPlan): { month: string; lines: readonly PlanLine[] }[] {
  const months: { month: string; lines: readonly PlanLine[] }[] = [];
  for (let first = `${from.slice(0, 7)}-01`; first <= until; first = `${addDays(first, 31).slice(0, 7)}-01`) {
    const month = first.slice(0, 7);
    months.push({ month, lines: lines.filter(({ day }) => day.startsWith(month)) });
  }
  return months;
}
