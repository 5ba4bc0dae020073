/** The monthly paper on assessments: what slipped since the last meeting and why, what that moves, what needs a priority. */
import { type Calendar, calendarOf } from '../calendar/calendar.ts';
import { addDays, dayInWords } from '../calendar/day.ts';
import { bodyName } from '../codes/body.ts';
import type { Code } from '../codes/code.ts';
import type { Day, Instant } from '../kernel/define.ts';
import type { Block, Paper, Words } from '../paper/blocks.ts';
import { type Assessed, latenessOf, overdueBy, promisedOf } from './assessed.ts';
import { kindName } from './clock.ts';
import type { Knock } from './knock.ts';
import { type LeagueLine, lateWords, leagueOf, measureWords, timesWords } from './league.ts';
import type { Assessments } from './queue.ts';
import { prioritiser } from './requests.ts';
import { receivedSince, type Slip, slipsSince } from './slipped.ts';

export interface MonthlyPaper {
  code: Code;
  all: Assessments;
  /** The day it is read from, and the meeting before; null where none is on record. */
  today: Day;
  last: { title: string; day: Day } | null;
  /** What the dates that moved do to timetables, as far as there are any. */
  knocks: readonly Knock[];
  footer: string;
  created: Instant;
}

export function monthlyPaper(given: MonthlyPaper): Paper {
  const { code, all, today, last, footer, created } = given;
  const calendar = calendarOf(code.calendar);
  const every = [...all.waiting, ...all.done];
  const recent = slipsSince(every, last && addDays(last.day, -1), calendar);
  const told = recent.filter(({ set }) => last !== null && set.on === last.day);
  const slips = recent.filter((slip) => !told.includes(slip));
  const body = bodyName(code, prioritiser(code, today));
  const title = 'Assessments awaited and received';
  return {
    title,
    under: [`For the ${body}`, dayInWords(today)],
    footer,
    properties: {
      subject: title,
      author: code.name,
      keywords: ['assessments', code.short],
      language: 'en-GB',
      created,
    },
    blocks: [
      { kind: 'paragraph', words: summary(given, slips) },
      ...slipped(given, slips, 'Dates that moved'),
      ...(told.length > 0 ? slipped(given, told, `Dates told at ${last?.title}`) : []),
      ...knocked(given, recent),
      ...received(given, calendar),
      ...queue(given, calendar),
      ...asks(given, { slips, body, calendar }),
      ...league(given, leagueOf(every, calendar, today).kinds),
    ],
  };
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const says = (words: Words): Block => ({ kind: 'paragraph', words });
const dayOr = (value: unknown, none = 'Not on record') =>
  typeof value === 'string' && value ? dayInWords(value) : none;
const nameOf = (code: Code, { row }: Assessed) =>
  `${row.fields.modification ?? row.ref}: ${kindName(code, row.fields.kind)}`;

function summary({ all, last, today }: MonthlyPaper, slips: readonly Slip[]): string {
  const since = last ? `since ${last.title} on ${dayInWords(last.day)}` : 'on record; no earlier meeting is';
  const came = receivedSince(all.done, last?.day ?? null).length;
  const awaited = all.waiting.length === 1 ? 'One assessment is' : `${all.waiting.length} assessments are`;
  const moved = new Set(slips.map(({ one }) => one.row.ref)).size;
  return `${awaited} awaited on ${dayInWords(today)}. ${moved === 0 ? 'No date was revised' : moved === 1 ? 'The date of one was revised' : `The dates of ${moved} were revised`}, and ${came === 0 ? 'none was' : came === 1 ? 'one was' : `${came} were`} received, ${since}.`;
}

function slipped({ code }: MonthlyPaper, slips: readonly Slip[], title: string): Block[] {
  if (slips.length === 0) return [heading(title), says('No date was revised.')];
  const rows = slips.map(({ one, was, now, days, set }): Words[] => [
    nameOf(code, one),
    dayOr(was),
    dayInWords(now),
    days === null ? '' : days >= 0 ? `${days} WD later` : `${-days} WD sooner`,
    set.reason ?? 'No reason is on record',
  ]);
  const head = ['Assessment', 'Was', 'Now', 'By', 'Why'];
  return [heading(title), { kind: 'table', head, rows, widths: [0.28, 0.16, 0.16, 0.14, 0.26] }];
}

/** Proposals that wait for what slipped; with a timetable, what it does to that. */
function knocked({ knocks }: MonthlyPaper, slips: readonly Slip[]): Block[] {
  const proposals = [...new Set(slips.map(({ one }) => String(one.row.fields.modification ?? '')))].filter(Boolean);
  if (proposals.length === 0) return [];
  const told = new Map(knocks.map(({ proposal, sentences }) => [proposal, sentences]));
  return [
    heading('Timetables to be looked at again'),
    {
      kind: 'list',
      ordered: false,
      items: proposals.map((ref) => {
        const sentences = told.get(ref) ?? [];
        return sentences.length > 0
          ? `${ref}: ${sentences.join(' ')}`
          : `${ref}: no timetable of it is on record, so its later dates are to be looked at by hand.`;
      }),
    },
  ];
}

function received({ code, all, last, today }: MonthlyPaper, calendar: Calendar): Block[] {
  const came = receivedSince(all.done, last?.day ?? null);
  if (came.length === 0) return [];
  const rows = came.map((one): Words[] => {
    const late = latenessOf(one, calendar, today);
    return [
      nameOf(code, one),
      dayOr(promisedOf(one)?.day),
      dayOr(one.row.fields.received_on),
      late ? lateWords(late.days) : '',
      Array.isArray(one.row.fields.costs) ? one.row.fields.costs.join('; ') : 'No cost is on record',
    ];
  });
  const head = ['Assessment', 'Promised', 'Received', 'So', 'Cost'];
  return [heading('Received'), { kind: 'table', head, rows, widths: [0.28, 0.16, 0.16, 0.13, 0.27] }];
}

function queue({ code, all, today }: MonthlyPaper, calendar: Calendar): Block[] {
  if (all.waiting.length === 0) return [heading('The queue'), says('Nothing is awaited.')];
  const rows = all.waiting.map((one, index): Words[] => {
    const late = latenessOf(one, calendar, today);
    const { priority, requested_on, target } = one.row.fields;
    return [
      `${index + 1}${priority ? ` (priority ${priority})` : ''}`,
      nameOf(code, one),
      dayOr(requested_on),
      dayOr(promisedOf(one)?.day),
      dayOr(target),
      late ? lateWords(late.days) : '',
    ];
  });
  const head = ['Turn', 'Assessment', 'Requested', 'Promised', 'Target', 'So'];
  return [heading('The queue'), { kind: 'table', head, rows, widths: [0.12, 0.3, 0.16, 0.16, 0.16, 0.1] }];
}

interface Asks {
  slips: readonly Slip[];
  body: string;
  calendar: Calendar;
}

/** What the body may have to decide: a priority where what slipped stands behind others. */
function asks({ code, all, today }: MonthlyPaper, { slips, body, calendar }: Asks): Block[] {
  const moved = new Set(slips.map(({ one }) => one.row.ref));
  const behind = all.waiting.flatMap((one, index) => {
    const overdue = overdueBy(one, calendar, today);
    if (index === 0 || one.row.fields.priority || !(moved.has(one.row.ref) || overdue > 0)) return [];
    const why = overdue > 0 ? `its target passed ${overdue} WD ago` : 'its date moved';
    return [`${nameOf(code, one)} stands at turn ${index + 1}, and ${why}.`];
  });
  if (behind.length === 0) return [];
  return [
    heading('For a decision'),
    says(`The ${body} may put one request before another. These wait behind others and are late:`),
    { kind: 'list', ordered: false, items: behind },
  ];
}

function league({ code }: MonthlyPaper, kinds: readonly LeagueLine[]): Block[] {
  if (kinds.length === 0) return [];
  const measured = (one: LeagueLine['received']) => (one ? measureWords(one) : 'None');
  const rows = kinds.map((line): Words[] => [
    kindName(code, line.key),
    String(line.all),
    measured(line.received),
    measured(line.awaited),
    line.reforecast.times === 0
      ? 'None'
      : `${line.reforecast.assessments}, ${timesWords(line.reforecast.times)} in all`,
  ]);
  const sums = kinds.flatMap(({ received, awaited }) => [...(received?.sums ?? []), ...(awaited?.sums ?? [])]);
  const head = ['Kind', 'Asked for', 'Delivered', 'Still awaited', 'Reforecast'];
  return [
    heading('Lateness so far'),
    { kind: 'table', head, rows, widths: [0.22, 0.12, 0.24, 0.24, 0.18] },
    ...(sums.length > 0 ? [{ kind: 'list' as const, ordered: false, items: sums }] : []),
  ];
}
