/** Answers side by side: by question, how many of each category chose what, and what they said. Pure. */
import type { Row } from '../kernel/read.ts';
import { choicesOf, chosenWords } from './answering.ts';
import { lastPart } from './rows.ts';

export interface Cell {
  ref: string;
  respondent: string;
  category: string | null;
  chosen: string | null;
  words: string | null;
  confidential: boolean;
  late: boolean;
  reply: string | null;
}

export interface QuestionCount {
  /** What could be chosen, in order, with how many of each category did: `by.get(category)`, null for no category. */
  label: string;
  total: number;
  by: Map<string | null, number>;
}

export interface QuestionPart {
  question: Row;
  number: string;
  /** Empty for a question answered in words. */
  counts: QuestionCount[];
  cells: Cell[];
}

export interface Matrix {
  /** Categories that answered, in the code's order, those without one last. */
  categories: (string | null)[];
  /** Respondents of all the responses handed in. */
  respondents: number;
  questions: QuestionPart[];
}

interface Rows {
  questions: readonly Row[];
  responses: readonly Row[];
  answers: readonly Row[];
  /** The code's categories, in its order. */
  order: readonly string[];
}

/** Of the rows handed in and nothing else: whoever may not know of an answer hands none in, and finds no hole. */
export function matrixOf({ questions, responses, answers, order }: Rows): Matrix {
  const by = new Map(responses.map((one) => [one.ref, one]));
  const place = (category: string | null) => (category === null ? 1e6 : (order.indexOf(category) + 1e3) % 1e3);
  const categories = [...new Set(responses.map(({ fields }) => textOf(fields.category)))].sort(
    (a, b) => place(a) - place(b),
  );
  return {
    categories,
    respondents: responses.length,
    questions: questions.map((question) => {
      const cells = answers
        .filter(({ fields }) => fields.question === question.ref && by.has(String(fields.response)))
        .map((answer) => cellOf(answer, by.get(String(answer.fields.response)) as Row))
        .sort((a, b) => place(a.category) - place(b.category) || (a.respondent < b.respondent ? -1 : 1));
      return { question, number: lastPart(question.ref), counts: countsOf(question, cells), cells };
    }),
  };
}

function cellOf({ ref, fields }: Row, response: Row): Cell {
  return {
    ref,
    respondent: response.title,
    category: textOf(response.fields.category),
    chosen: textOf(fields.chosen),
    words: textOf(fields.reasoning),
    confidential: fields.confidential === true || response.fields.confidential === true,
    late: response.fields.late === true,
    reply: textOf(fields.reply),
  };
}

function countsOf(question: Row, cells: readonly Cell[]): QuestionCount[] {
  const choices = choicesOf(question);
  const groupOf = (chosen: string) =>
    question.fields.kind === 'day' ? quarterOf(chosen) : chosenWords(question, chosen);
  const chosen = cells.flatMap((cell) => (cell.chosen === null ? [] : [{ ...cell, group: groupOf(cell.chosen) }]));
  if (!choices && question.fields.kind !== 'day') return [];
  // In order of their days, so that quarters stand in theirs.
  const days = chosen.map((cell) => cell.chosen as string).sort();
  const labels = choices ? Object.values(choices) : [...new Set(days.map(quarterOf))];
  return labels.map((label) => {
    const these = chosen.filter(({ group }) => group === label);
    const by = new Map<string | null, number>();
    for (const { category } of these) by.set(category, (by.get(category) ?? 0) + 1);
    return { label, total: these.length, by };
  });
}

/** "January to March 2017": days are counted together where work is planned by quarter. */
export function quarterOf(day: string): string {
  const quarters = ['January to March', 'April to June', 'July to September', 'October to December'];
  return `${quarters[Math.floor((Number(day.slice(5, 7)) - 1) / 3)]} ${day.slice(0, 4)}`;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
