/**
 * Papers that Quorate writes from its registers, as at a day: the risk register, the action log, where modifications
 * stand, news of the parties. Pure: rows in, a paper out. What the rows are is its maker's business, who reads them with
 * the eyes of the class the paper is to have.
 */
import { calendarOf, workingDaysBetween } from '../calendar/calendar.ts';
import { dayInWords } from '../calendar/day.ts';
import type { Code } from '../codes/code.ts';
import type { Day, Register } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import type { Block, Paper } from '../paper/blocks.ts';

export type PaperKind = 'risk' | 'action' | 'modification' | 'party' | 'planner';

/** What a paper is called, and the registers it is drawn from. */
export const paperKinds: Readonly<Record<PaperKind, { title: string; registers: readonly string[]; source: string }>> =
  {
    risk: { title: 'Risk register', registers: ['risk', 'issue'], source: 'risk' },
    action: { title: 'Action log', registers: ['action'], source: 'action' },
    modification: { title: 'Modification status report', registers: ['modification'], source: 'modification' },
    party: { title: 'Party update', registers: ['party'], source: 'party' },
    planner: { title: 'Activity planner', registers: [], source: 'planner' },
  };

/** One line of the activity planner. */
export interface Planned {
  day: Day;
  title: string;
  why?: string;
}

export interface Generating {
  kind: PaperKind;
  code: Code;
  /** "SEC Panel meeting 41". */
  meeting: string;
  body: { id: string; name: string; actionPrefix: string | null };
  /** The day it shows. */
  day: Day;
  /** The day of the body's meeting before, from which what is new is counted; null for the first. */
  since: Day | null;
  /** Name of the class it bears. */
  levelName: string;
  /** Rows by register, as on that day. */
  rows: Readonly<Record<string, readonly Row[]>>;
  planned?: readonly Planned[];
  registers: ReadonlyMap<string, Register>;
  created: string;
}

/** The paper. Every line of it is a record; a table without any says so in words. */
export function registerPaper(generating: Generating): Paper {
  const { kind, code, meeting, day, levelName, created } = generating;
  const { title } = paperKinds[kind];
  return {
    title,
    under: [`For ${meeting}`, `As at ${dayInWords(day)}`],
    footer: `This document is classified as ${levelName}`,
    properties: {
      subject: `${title}, ${dayInWords(day)}`,
      author: code.name,
      keywords: [kind],
      language: 'en-GB',
      created,
    },
    blocks: makers[kind](generating),
  };
}

const text = (row: Row, field: string) =>
  row.fields[field] === null || row.fields[field] === undefined ? '' : String(row.fields[field]);
const dayWordsOf = (row: Row, field: string) => (text(row, field) === '' ? '' : dayInWords(text(row, field)));
const paragraph = (words: string): Block => ({ kind: 'paragraph', words });
const heading = (words: string): Block => ({ kind: 'heading', level: 1, text: words });

interface Columns {
  head: readonly string[];
  widths: readonly number[];
  cells: (row: Row) => readonly string[];
}

function table(rows: readonly Row[], { head, widths, cells }: Columns, none: string): Block {
  return rows.length === 0 ? paragraph(none) : { kind: 'table', head, widths, rows: rows.map(cells) };
}

function stateWords({ registers }: Generating, row: Row): string {
  return registers.get(row.register)?.states[row.state]?.label ?? row.state;
}

const makers: Readonly<Record<PaperKind, (generating: Generating) => Block[]>> = {
  risk: riskBlocks,
  action: actionBlocks,
  modification: modificationBlocks,
  party: partyBlocks,
  planner: plannerBlocks,
};

function riskBlocks(generating: Generating): Block[] {
  const risks = generating.rows.risk ?? [];
  const open = risks.filter((row) => row.state === 'open');
  const proposed = risks.filter((row) => row.state === 'proposed');
  const reworded = open.filter((row) => text(row, 'proposed_title') !== '' || text(row, 'proposed_wording') !== '');
  const score = (row: Row) =>
    text(row, 'likelihood') && text(row, 'impact')
      ? String(Number(text(row, 'likelihood')) * Number(text(row, 'impact')))
      : '';
  const columns: Columns = {
    head: ['Risk', 'Wording', 'Owner', 'Score'],
    widths: [8, 62, 20, 10],
    cells: (row) => [row.ref, text(row, 'wording') || row.title, text(row, 'owner'), score(row)],
  };
  return [
    heading('Proposed'),
    table(proposed, columns, 'No new risk is proposed.'),
    heading('New words proposed'),
    table(
      reworded,
      {
        head: ['Risk', 'In force', 'Proposed'],
        widths: [8, 46, 46],
        cells: (row) => [
          row.ref,
          text(row, 'wording') || row.title,
          text(row, 'proposed_wording') || text(row, 'proposed_title'),
        ],
      },
      'No risk is proposed to be reworded.',
    ),
    heading('Open'),
    table(open, columns, 'No risk is open.'),
    heading('Issues'),
    table(
      (generating.rows.issue ?? []).filter((row) => row.state === 'open' || row.state === 'referred'),
      {
        head: ['Issue', 'What it is', 'State', 'Answer due'],
        widths: [10, 55, 17, 18],
        cells: (row) => [
          row.ref,
          text(row, 'description') || row.title,
          stateWords(generating, row),
          dayWordsOf(row, 'answer_by'),
        ],
      },
      'No issue is open.',
    ),
  ];
}

function actionBlocks(generating: Generating): Block[] {
  const { code, body, day, since } = generating;
  const prefix = body.actionPrefix;
  const own = (generating.rows.action ?? []).filter(
    (row) => text(row, 'body') === body.id || (prefix !== null && new RegExp(`^${prefix}\\d`, 'i').test(row.ref)),
  );
  const open = own.filter((row) => row.state === 'open');
  const closed = own.filter(
    (row) => row.state === 'closed' && text(row, 'closed_on') > (since ?? '') && text(row, 'closed_on') !== '',
  );
  const due = (row: Row) => text(row, 'due') || dayWordsOf(row, 'due_by');
  const late = (row: Row) => {
    const by = text(row, 'due_day') || text(row, 'due_by');
    return by !== '' && by < day ? `${workingDaysBetween(calendarOf(code.calendar), by, day)} WD late` : '';
  };
  const overdue = open.filter((row) => late(row) !== '');
  const columns: Columns = {
    head: ['Action', 'What is to be done', 'Owner', 'Due', 'Update'],
    widths: [12, 30, 12, 15, 31],
    cells: (row) => [
      row.ref,
      row.title === row.ref ? '' : row.title,
      text(row, 'owner'),
      [due(row), late(row)].filter(Boolean).join(', '),
      text(row, 'latest'),
    ],
  };
  return [
    paragraph(
      `${open.length} open, ${overdue.length} of them overdue; ${closed.length} closed since the last meeting.`,
    ),
    heading('Overdue'),
    table(overdue, columns, 'No action is overdue.'),
    heading('Open'),
    table(
      open.filter((row) => late(row) === ''),
      columns,
      'No other action is open.',
    ),
    heading('Closed since the last meeting'),
    table(closed, columns, 'No action was closed.'),
  ];
}

function modificationBlocks(generating: Generating): Block[] {
  const rows = generating.rows.modification ?? [];
  const states = Object.entries(generating.registers.get('modification')?.states ?? {});
  const open = states.filter(([, state]) => state.tone === 'open');
  const ended = rows.filter(
    (row) => !open.some(([name]) => name === row.state) && row.state !== 'known' && row.from > (generating.since ?? ''),
  );
  const columns: Columns = {
    head: ['Modification', 'Title', 'Path', 'Implementation'],
    widths: [17, 45, 20, 18],
    cells: (row) => [
      row.ref,
      row.title === row.ref ? '' : row.title,
      text(row, 'path'),
      dayWordsOf(row, 'implements_on'),
    ],
  };
  const held = open
    .map(([name, state]) => ({ label: state.label, rows: rows.filter((row) => row.state === name) }))
    .filter((one) => one.rows.length > 0);
  return [
    {
      kind: 'table',
      caption: 'How many stand where',
      head: ['Stage', 'Modifications'],
      widths: [70, 30],
      rows: [
        ...held.map((one) => [one.label, String(one.rows.length)]),
        ['All that are open', String(held.reduce((sum, one) => sum + one.rows.length, 0))],
      ],
    },
    ...held.flatMap((one) => [heading(one.label), table(one.rows, columns, '')]),
    heading('Ended since the last meeting'),
    table(
      ended,
      {
        ...columns,
        head: ['Modification', 'Title', 'Outcome', 'On'],
        cells: (row) => [
          row.ref,
          row.title === row.ref ? '' : row.title,
          stateWords(generating, row),
          dayInWords(row.from),
        ],
      },
      'None ended.',
    ),
  ];
}

function partyBlocks(generating: Generating): Block[] {
  const { since } = generating;
  const rows = generating.rows.party ?? [];
  const admitted = rows.filter(
    (row) => row.state === 'party' && text(row, 'admitted_on') > (since ?? '') && text(row, 'admitted_on') !== '',
  );
  const applied = rows.filter((row) => row.state === 'applied');
  const moved = rows.filter((row) => row.state === 'party' && !admitted.includes(row) && row.from > (since ?? ''));
  const gone = rows.filter((row) => (row.state === 'withdrawn' || row.state === 'refused') && row.from > (since ?? ''));
  const columns: Columns = {
    head: ['Party', 'Category', 'Admitted'],
    widths: [50, 30, 20],
    cells: (row) => [row.title, text(row, 'category'), dayWordsOf(row, 'admitted_on')],
  };
  const from = since ? ` since ${dayInWords(since)}` : '';
  return [
    heading(`Admitted${from}`),
    table(admitted, columns, 'No party was admitted.'),
    heading('Applying'),
    table(applied, columns, 'Nobody is applying.'),
    heading(`Changed${from}`),
    table(moved, columns, 'Nothing changed for the others.'),
    heading(`Left${from}`),
    table(gone, columns, 'No party left.'),
  ];
}

function plannerBlocks({ planned = [] }: Generating): Block[] {
  if (planned.length === 0) return [paragraph('Nothing is planned in this time.')];
  const months = [...new Set(planned.map((one) => one.day.slice(0, 7)))];
  return months.flatMap((month): Block[] => [
    heading(dayInWords(`${month}-01`).replace(/^1 /, '')),
    {
      kind: 'table',
      head: ['Day', 'What', 'Why'],
      widths: [20, 45, 35],
      rows: planned
        .filter((one) => one.day.startsWith(month))
        .map((one) => [dayInWords(one.day), one.title, one.why ?? '']),
    },
  ]);
}
