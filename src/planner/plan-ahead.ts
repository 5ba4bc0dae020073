/** The months ahead of a body, from what is on record and from the rules of its code. Pure. */
import { dueMeeting, type MeetingDay } from '../actions/ageing.ts';
import { bodyOfAction } from '../actions/body-of.ts';
import { type Calendar, explain, workingDaysBetween } from '../calendar/calendar.ts';
import { dayFrom, dayInWords } from '../calendar/day.ts';
import type { BodyConfig, Code } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import { rulesOf } from '../governing/rules-of.ts';
import type { Day, Value } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { codeClocks } from './code-clocks.ts';
import { datedRecords, type PlanRows } from './dated-records.ts';
import type { Kind, PlanEntry } from './entry.ts';

export interface PlanInput {
  code: Code;
  /** Reference of the body whose planner it is. */
  body: string;
  /** Its record, where it is on record. */
  bodyRow: Row | null;
  calendar: Calendar;
  today: Day;
  /** The last day shown. */
  until: Day;
  /** Rows as a reader may see them; those of other bodies are left out here. */
  rows: PlanRows;
}

/** The last day of `months` months from a day: 12 December and 3 months is 12 March; a day that month lacks, its last. */
export function monthsAhead(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0));
  return dayFrom(last.getUTCFullYear(), last.getUTCMonth() + 1, Math.min(date, last.getUTCDate()));
}

/** Everything that falls within the time, and everything that is late, in order of day. */
export function planAhead(input: PlanInput): PlanEntry[] {
  const config = input.code.bodies.find(({ id }) => id === input.body) ?? null;
  const all = [
    ...meetings(input, config),
    ...dated(input, config),
    ...ofBody(input),
    ...elections(input),
    ...(isPanel(config) ? codeClocks(input) : []),
  ];
  return all.filter(({ day, late }) => late || (day >= input.today && day <= input.until)).sort(byDay);
}

const kinds: readonly Kind[] = ['paper-day', 'meeting', 'vote', 'condition', 'action'];

function byDay(a: PlanEntry, b: PlanEntry): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  const rank = ({ kind }: PlanEntry) => (kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  return `${a.starts ?? ''} ${a.ref}`.localeCompare(`${b.starts ?? ''} ${b.ref}`, 'en-GB', { numeric: true });
}

/** The body above the others keeps an eye on everything; another on what its own agenda takes up. */
function isPanel(config: BodyConfig | null): boolean {
  return config?.kind === 'panel';
}

interface From {
  kind: Kind;
  which?: string;
  row: Row;
  day: Value | undefined;
  starts?: Value | undefined;
  ends?: Value | undefined;
  title: string;
  why: string;
  clause?: string | null;
  /** Whether it still waits once its day is past. */
  waits?: boolean;
  aside?: boolean;
  details?: readonly string[];
}

function entry({ today }: PlanInput, from: From): PlanEntry[] {
  const { kind, which, row, day, starts, ends, title, why, clause, waits, aside, details } = from;
  if (typeof day !== 'string' || day === '') return [];
  const time = (value: Value | undefined) => (typeof value === 'string' && value !== '' ? value : null);
  return [
    {
      kind,
      which: which ?? kind,
      register: row.register,
      ref: row.ref,
      day,
      starts: time(starts),
      ends: time(ends),
      title,
      why,
      clause: clause ?? null,
      level: row.label.level,
      late: waits === true && day < today,
      aside: aside ?? false,
      details: details ?? [],
    },
  ];
}

function meetings(input: PlanInput, config: BodyConfig | null): PlanEntry[] {
  const own = input.rows.meeting.filter(({ fields }) => fields.body === input.body);
  const coming = own.filter(({ state }) => state === 'planned' || state === 'sitting');
  return [
    ...coming.flatMap((row) => [
      ...entry(input, {
        kind: 'meeting',
        row,
        day: row.fields.day,
        starts: row.fields.starts_at,
        ends: row.fields.ends_at,
        title: row.title,
        why: row.fields.place ? `At ${row.fields.place}` : 'Planned',
        details: standingTitles(config, String(row.fields.day ?? input.today)),
      }),
      ...paperDay(input, config, row),
    ]),
    ...own.flatMap((row) =>
      entry(input, {
        kind: 'review',
        row,
        day: row.fields.approved_on || row.fields.published_on ? null : row.fields.review_by,
        title: `Comments on the draft minutes of ${row.title}`,
        why: 'The draft went round until then.',
      }),
    ),
  ];
}

function standingTitles(config: BodyConfig | null, day: Day): string[] {
  const rule = config?.proceedings?.standing;
  return ((rule && ruleOn(rule, day)?.value) ?? []).map(({ title }) => title);
}

/** As set for the meeting, else so many Working Days before it as the body gives notice. */
function paperDay(input: PlanInput, config: BodyConfig | null, row: Row): PlanEntry[] {
  const day = row.fields.day;
  if (typeof day !== 'string') return [];
  const title = `Papers for ${row.title}`;
  const set = row.fields.paper_day;
  const { notice, source } = rulesOf(input.bodyRow, config, day);
  const sum = notice === null ? null : explain(input.calendar, day, -notice);
  if (typeof set === 'string' && set !== sum?.result)
    return entry(input, { kind: 'paper-day', row, day: set, title, why: 'As set for the meeting.' });
  if (!sum) return [];
  const why = [sum.words, sum.skippedWords].filter(Boolean).join('. ');
  return entry(input, { kind: 'paper-day', row, day: sum.result, title, why, clause: source.notice.clause });
}

function dated(input: PlanInput, config: BodyConfig | null): PlanEntry[] {
  const rule = config?.proceedings?.standing;
  const about = new Set(((rule && ruleOn(rule, input.today)?.value) ?? []).flatMap((one) => one.about ?? []));
  return datedRecords
    .filter(({ register, under }) => isPanel(config) || about.has(register) || about.has(under ?? ''))
    .flatMap((one) =>
      input.rows[one.register]
        .filter(
          (row) => one.states.includes(row.state) && !(one.until && row.fields[one.until]) && (one.only?.(row) ?? true),
        )
        .flatMap((row) =>
          entry(input, {
            kind: one.kind,
            which: one.day,
            row,
            day: row.fields[one.day],
            starts: one.starts ? row.fields[one.starts] : null,
            title: one.title(row),
            why: one.why(row),
            waits: one.waits ?? false,
          }),
        ),
    );
}

/** What the body itself has to do: its actions, its decisions that wait, its votes, the dates it spoke of. */
function ofBody(input: PlanInput): PlanEntry[] {
  const { rows, body, calendar, today } = input;
  const whose = (row: Row) => (row.register === 'action' ? bodyOfAction(input.code, row) : row.fields.body);
  const own = (name: keyof PlanRows, states: readonly string[]) =>
    rows[name].filter((row) => whose(row) === body && states.includes(row.state));
  const lateBy = (day: Value | undefined) => {
    const days = typeof day === 'string' && day < today ? Math.max(1, workingDaysBetween(calendar, day, today)) : 0;
    return days > 0 ? `, ${days.toLocaleString('en-GB')} Working ${days === 1 ? 'Day' : 'Days'} late` : '';
  };
  // "The February meeting" is kept as the last day of February: the meeting it means may well be before.
  const days = meetingDays(input);
  const atMeeting = ({ fields }: Row) => {
    const due = dueMeeting({ by: String(fields.due_by ?? '') || null, fixed: fields.due_day !== null }, days);
    const sooner = due !== null && due.day < String(fields.due_by) && due.day >= today;
    return sooner ? `, that is ${due.title} on ${dayInWords(due.day)}` : '';
  };
  return [
    ...own('action', ['open']).flatMap((row) =>
      entry(input, {
        kind: 'action',
        row,
        day: row.fields.due_by,
        title: row.title === row.ref ? row.ref : `${row.ref}: ${row.title}`,
        why: `${row.fields.owner ?? 'No owner named'}, ${row.fields.due ? `due ${row.fields.due}` : 'due'}${atMeeting(row)}${lateBy(row.fields.due_by)}`,
        waits: true,
      }),
    ),
    ...own('decision', ['conditional']).flatMap((row) =>
      entry(input, {
        kind: 'condition',
        row,
        day: row.fields.condition_by,
        title: String(row.fields.condition ?? row.title),
        why: `Decision ${row.ref} waits for it${lateBy(row.fields.condition_by)}`,
        waits: true,
      }),
    ),
    ...own('vote', ['open']).flatMap((row) =>
      entry(input, {
        kind: 'vote',
        row,
        day: row.fields.closes_on,
        starts: row.fields.closes_at,
        title: row.title,
        // Nothing closes by itself.
        why:
          String(row.fields.closes_on) < today
            ? `Voting on ${row.ref} has ended: it is to be closed${lateBy(row.fields.closes_on)}`
            : `Voting on ${row.ref} closes`,
        waits: true,
      }),
    ),
    ...rows.event
      .filter(({ state, fields }) => (state === 'noted' || state === 'expected') && isOfBody(fields.body, body))
      .flatMap((row) =>
        entry(input, {
          kind: 'event',
          row,
          day: row.fields.day,
          title: row.title,
          why: row.fields.meeting ? `Spoken of at ${row.fields.meeting}` : 'Noted',
          waits: row.state === 'expected',
          aside: row.state === 'noted' && row.fields.kind === 'date',
        }),
      ),
  ];
}

function meetingDays({ rows, body }: PlanInput): MeetingDay[] {
  return rows.meeting
    .filter(({ fields }) => fields.body === body && typeof fields.day === 'string')
    .map(({ ref, title, fields }) => ({ ref, title, day: String(fields.day) }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** A date that names no body is everybody's. */
const isOfBody = (value: Value | undefined, body: string) => !value || value === body;

function elections(input: PlanInput): PlanEntry[] {
  const own = (row: Row) => row.fields.body === input.body;
  const election = (row: Row, which: string, title: string) =>
    entry(input, {
      kind: 'election',
      which,
      row,
      day: row.fields[which],
      title: `${title}: ${row.title}`,
      why: row.fields.category ? `For ${row.fields.category}` : 'As called',
      waits: true,
    });
  return [
    ...input.rows.election
      .filter(own)
      .flatMap((row) => [
        ...(row.state === 'nominations' ? election(row, 'nominations_close', 'Nominations close') : []),
        ...(row.state === 'nominations' || row.state === 'voting'
          ? election(row, 'voting_closes', 'Voting closes')
          : []),
      ]),
    ...input.rows.seat
      .filter((row) => own(row) && row.state === 'filled')
      .flatMap((row) =>
        entry(input, {
          kind: 'seat',
          row,
          day: row.fields.term_to,
          title: row.title,
          why: `The last day of the term${row.fields.term_from ? ` that began on ${dayInWords(String(row.fields.term_from))}` : ''}`,
          waits: true,
        }),
      ),
  ];
}
