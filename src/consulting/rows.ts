/** A consultation with what it asks and what was answered, as a reader may see them. */
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { Absent } from '../kernel/problem.ts';
import { type AsAt, get, listRows, type Row } from '../kernel/read.ts';

export interface Consulted {
  consultation: Row;
  /** Those asked, in order. */
  questions: Row[];
  /** Every response the reader may see, whatever became of it. */
  responses: Row[];
  /** Answers that stand, of those responses. */
  answers: Row[];
}

export interface Key {
  code: Pick<Code, 'id'>;
  ref: string;
  at: AsAt;
}

/** @throws Absent for one that is not there, or not for this reader */
export async function consulted(tx: Tx, ledger: Ledger, { code, ref, at }: Key): Promise<Consulted> {
  const consultation = await get(tx, registerOf(ledger, 'consultation'), { code: code.id, ref, at });
  if (!consultation) throw new Absent();
  const of = async (register: string) =>
    (await listRows(tx, registerOf(ledger, register), { code: code.id, at, filters: { consultation: [ref] } })).rows;
  const questions = await questionsOf(tx, ledger, { code, ref, at });
  const responses = await of('response');
  const answers = responses.length > 0 ? await of('answer') : [];
  return { consultation, questions, responses, answers: answers.filter(({ state }) => state === 'given') };
}

/** What it asks, in order. */
export async function questionsOf(tx: Tx, ledger: Ledger, { code, ref, at }: Key): Promise<Row[]> {
  const query = { code: code.id, at, filters: { consultation: [ref], state: ['asked'] } };
  const { rows } = await listRows(tx, registerOf(ledger, 'question'), query);
  return rows.sort((a, b) => Number(a.fields.number ?? 0) - Number(b.fields.number ?? 0));
}

/** The last part of a reference: "Q1" of "C2017-01/Q1". */
export const lastPart = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

/** The reference of a party's response, and of an answer in it: who holds one of them can work out the other. */
export const responseRef = (consultation: string, respondent: string): string => `${consultation}/${respondent}`;
export const answerRef = (response: string, question: string): string => `${response}/${lastPart(question)}`;
