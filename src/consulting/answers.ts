/** What was answered, as later work takes it: by party, and by what each question means. */
import type { Tx } from '../kernel/db.ts';
import type { Ledger } from '../kernel/ledger.ts';
import { consulted, type Key, lastPart } from './rows.ts';

export interface AnswerTo {
  /** "Q1". */
  number: string;
  /** What was chosen: "yes", an option, a number, an ISO day; null for words alone. */
  chosen: string | null;
  words: string | null;
  confidential: boolean;
}

export interface ResponseTo {
  ref: string;
  /** Reference of the party; null for who is none. */
  party: string | null;
  name: string;
  category: string | null;
  late: boolean;
  /** By the question's meaning where it has one, else by its number. */
  answers: ReadonlyMap<string, AnswerTo>;
}

/**
 * The responses to one consultation that the reader may see and that count (sent or published, not those waiting, refused
 * or withdrawn), each with its answers. `tx` has the reader's claims: to the public these are the published ones.
 * @throws Absent
 */
export async function answersTo(tx: Tx, ledger: Ledger, key: Key): Promise<ResponseTo[]> {
  const { questions, responses, answers } = await consulted(tx, ledger, key);
  const nameOf = new Map(questions.map(({ ref, fields }) => [ref, String(fields.meaning ?? '') || lastPart(ref)]));
  return responses
    .filter(({ state }) => state === 'sent' || state === 'published')
    .map(({ ref, title, fields }) => ({
      ref,
      party: textOf(fields.party),
      name: title,
      category: textOf(fields.category),
      late: fields.late === true,
      answers: new Map(
        answers
          .filter((one) => one.fields.response === ref)
          .map(({ fields: held }): [string, AnswerTo] => [
            nameOf.get(String(held.question)) ?? lastPart(String(held.question)),
            {
              number: lastPart(String(held.question)),
              chosen: textOf(held.chosen),
              words: textOf(held.reasoning),
              confidential: held.confidential === true,
            },
          ]),
      ),
    }));
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
