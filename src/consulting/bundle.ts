/** Published answers as one paper: each response in full, each reply, and how many chose what. */
import { dayInWords } from '../calendar/day.ts';
import { isDay } from '../kernel/decide.ts';
import type { Row } from '../kernel/read.ts';
import type { Block, Paper, Words } from '../paper/blocks.ts';
import { chosenWords } from './answering.ts';
import type { Matrix, QuestionPart } from './matrix.ts';
import { lastPart } from './rows.ts';

export interface Bundle {
  consultation: Row;
  /** Of published answers only: what is not among them leaves no trace. */
  matrix: Matrix;
  responses: readonly Row[];
  closes: string | null;
  asked: string;
  footer: string;
  author: string;
}

export function bundleOf({ consultation, matrix, responses, closes, asked, footer, author }: Bundle): Paper {
  const { fields, ref, title } = consultation;
  const published = String(fields.published_on ?? '');
  const sorted = [...responses].sort((a, b) => (a.title < b.title ? -1 : 1));
  const blocks: Block[] = [
    ...(fields.background ? [{ kind: 'paragraph', words: String(fields.background) } as const] : []),
    { kind: 'heading', level: 1, text: 'What was asked, and how it was answered' },
    ...matrix.questions.flatMap((part) => questionBlocks(part, matrix)),
    { kind: 'heading', level: 1, text: 'The responses' },
    ...(sorted.length === 0 ? [{ kind: 'paragraph', words: 'No responses were published.' } as const] : []),
    ...sorted.flatMap((response) => responseBlocks(response, matrix)),
  ];
  return {
    title: `Responses: ${title}`,
    under: [
      ref,
      ...(closes ? [`Closed at ${closes}`] : []),
      `Asked of ${asked}`,
      ...(published ? [`Published on ${dayInWords(published)}`] : []),
    ],
    footer,
    properties: {
      subject: `Responses to ${ref}`,
      author,
      keywords: ['consultation', 'responses', ref],
      language: 'en-GB',
      // The day it was published: asked for again, it is the same file to the byte.
      created: `${published || '1970-01-01'}T12:00:00.000Z`,
    },
    blocks,
  };
}

function questionBlocks({ question, number, counts, cells }: QuestionPart, { categories }: Matrix): Block[] {
  const heading: Block = { kind: 'heading', level: 2, number, text: question.title };
  if (counts.length === 0) return [heading, { kind: 'paragraph', words: answeredBy(cells.length) }];
  return [
    heading,
    {
      kind: 'table',
      caption: `${number}: answers by category`,
      head: ['', ...categories.map((one) => one ?? 'No category'), 'All'],
      rows: counts.map(({ label, total, by }) => [
        label,
        ...categories.map((category) => String(by.get(category) ?? 0)),
        [{ text: String(total), strong: true }],
      ]),
    },
  ];
}

const answeredBy = (many: number) => (many === 1 ? 'Answered by one respondent.' : `Answered by ${many} respondents.`);

function responseBlocks(response: Row, matrix: Matrix): Block[] {
  const { title, ref, fields } = response;
  const answers = matrix.questions.flatMap(({ question, number, cells }): Block[] =>
    cells
      .filter((cell) => cell.ref === `${ref}/${lastPart(question.ref)}`)
      .flatMap(({ chosen, words, reply }): Block[] => [
        { kind: 'heading', level: 3, number, text: question.title },
        ...(chosen ? [{ kind: 'paragraph', words: [{ text: shown(question, chosen), strong: true }] } as const] : []),
        ...paragraphs(words),
        ...replyBox(reply),
      ]),
  );
  const about = [String(fields.category ?? ''), fields.late === true ? 'received late' : ''].filter(Boolean).join(', ');
  return [
    { kind: 'heading', level: 2, text: about ? `${title} (${about})` : title },
    ...answers,
    ...(fields.overall
      ? [{ kind: 'heading', level: 3, text: 'In general' } as const, ...paragraphs(String(fields.overall))]
      : []),
    ...replyBox(fields.reply ? String(fields.reply) : null),
  ];
}

function shown(question: Row, chosen: string): string {
  return isDay(chosen) ? dayInWords(chosen) : chosenWords(question, chosen);
}

function paragraphs(text: string | null): Block[] {
  return (text ?? '')
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((words) => ({ kind: 'paragraph', words }));
}

function replyBox(reply: string | null): Block[] {
  if (!reply) return [];
  const head: Words = [{ text: 'The administrator’s reply', strong: true }];
  return [{ kind: 'box', tone: 'note', blocks: [{ kind: 'paragraph', words: head }, ...paragraphs(reply)] }];
}
