/** What somebody is answering: the shape of the form and of its draft, and what stands in the way of sending it. Pure. */
import { isDay, isText } from '../kernel/decide.ts';
import { wordsFor } from '../kernel/define.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { lastPart } from './rows.ts';

export interface Answer {
  /** "yes", "for", one of the options, a number, an ISO day; empty where nothing is chosen, or words are asked for. */
  chosen: string;
  /** In words. */
  reasoning: string;
  confidential: boolean;
  /** Left unanswered on purpose: a question that must be answered may be declined. */
  declined: boolean;
}

/** By the question's own number: `Q1`. A type, not an interface: drafts take it as it is. */
export type Answering = {
  answers: Record<string, Answer>;
  overall: string;
  confidential: boolean;
};

export const noAnswer: Answer = { chosen: '', reasoning: '', confidential: false, declined: false };

/** Stored value → words, of questions answered by choosing; null for the others. */
export function choicesOf({ fields }: Pick<Row, 'fields'>): Record<string, string> | null {
  switch (fields.kind) {
    case 'yes-no':
      return { yes: 'Yes', no: 'No' };
    case 'position':
      return { for: 'For', against: 'Against', neither: 'Neither' };
    case 'choice':
      return Object.fromEntries((Array.isArray(fields.options) ? fields.options : []).map((one) => [one, one]));
    default:
      return null;
  }
}

export const isGiven = ({ chosen, reasoning }: Answer): boolean => chosen.trim() !== '' || reasoning.trim() !== '';

/** What was answered before, as a form shows it. */
export function answeringFrom(response: Row | null, answers: readonly Row[]): Answering {
  return {
    answers: Object.fromEntries(
      answers.map(({ fields }): [string, Answer] => [
        lastPart(String(fields.question)),
        {
          chosen: String(fields.chosen ?? ''),
          reasoning: String(fields.reasoning ?? ''),
          confidential: fields.confidential === true,
          declined: false,
        },
      ]),
    ),
    overall: String(response?.fields.overall ?? ''),
    confidential: response?.fields.confidential === true,
  };
}

/** Everything that keeps it from being sent, each by the field that mends it. */
export function answeringProblems(questions: readonly Row[], answering: Answering): Problem[] {
  const problems = questions.flatMap((question) => {
    const number = lastPart(question.ref);
    const answer = answering.answers[number] ?? noAnswer;
    const sentence = wrongIn(question, answer);
    return sentence
      ? [{ sentence: `Question ${number.replace(/^Q/, '')}: ${sentence}`, field: `${number}-chosen` }]
      : [];
  });
  if (!isText(answering.overall))
    problems.push({ sentence: 'In general: use printed characters only.', field: 'overall' });
  const nothing = questions.every((one) => !isGiven(answering.answers[lastPart(one.ref)] ?? noAnswer));
  if (problems.length === 0 && nothing && answering.overall.trim() === '')
    problems.push({ sentence: 'Nothing is answered yet. Answer at least one question.', field: 'overall' });
  return problems;
}

function wrongIn(question: Row, answer: Answer): string | null {
  const { needed, kind } = question.fields;
  const chosen = answer.chosen.trim();
  if (!isGiven(answer))
    // Whoever may decline leaves the same gap as whoever answers in confidence: nobody can tell one from the other.
    return needed && !answer.declined ? 'answer it, or say that you do not answer it.' : null;
  if (answer.declined) return 'it is answered, and you say that you do not answer it. Do one of the two.';
  if (!isText(answer.reasoning) || !isText(chosen)) return 'use printed characters only.';
  const choices = choicesOf(question);
  if (choices && chosen !== '' && !Object.hasOwn(choices, chosen)) return 'choose one of the answers offered.';
  if (choices && chosen === '') return 'choose an answer to go with your words.';
  if (kind === 'number' && !/^-?\d{1,12}(\.\d{1,6})?$/.test(chosen.replaceAll(',', '')))
    return 'give a number, such as 12 or 1,500.';
  if (kind === 'day' && !isDay(chosen)) return 'give a day, such as 2017-06-30.';
  return null;
}

/** An answer in one line: what was chosen, or how its words begin. */
export function answerTitle(question: Row, answer: Answer): string {
  const words = chosenWords(question, answer.chosen) || answer.reasoning.trim().replace(/\s+/g, ' ');
  return words.length > 120 ? `${words.slice(0, 119).trimEnd()}…` : words;
}

/** What was chosen, in words: "For"; a day as it is stored, for whoever shows it to write out. */
export function chosenWords(question: Pick<Row, 'fields'>, chosen: string): string {
  const choices = choicesOf(question);
  return choices ? wordsFor({ label: '', kind: 'choice', choices }, chosen.trim()) : chosen.trim();
}
