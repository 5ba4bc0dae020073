/**
 * Papers that Quorate writes from its registers, as at a day: the risk register, news of the parties. (The action log, the
 * activity planner and the modification status report have papers of their own.) Pure: rows in, a paper out. What the rows are is its maker's business, who reads them with
 * the eyes of the class the paper is to have.
 */
import { dayInWords } from '../calendar/day.ts';
import type { Code } from '../codes/code.ts';
import type { Day, Register } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import type { Block, Paper } from '../paper/blocks.ts';

export type PaperKind = 'risk' | 'party';

/** What a paper is called, and the registers it is drawn from. */
export const paperKinds: Readonly<Record<PaperKind, { title: string; registers: readonly string[]; source: string }>> =
  {
    risk: { title: 'Risk register', registers: ['risk', 'issue'], source: 'risk' },
    party: { title: 'Party update', registers: ['party'], source: 'party' },
  };

export interface Generating {
  kind: PaperKind;
  code: Code;
  /** "SEC Panel meeting 41". */
  meeting: string;
  /** The day it shows. */
  day: Day;
  /** The day of the body's meeting before, from which what is new is counted; null for the first. */
  since: Day | null;
  /** Name of the class it bears. */
  levelName: string;
  /** Rows by register, as on that day. */
  rows: Readonly<Record<string, readonly Row[]>>;
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
  party: partyBlocks,
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
