/** Mail about a question between meetings. It names the question and the time; its words are read after signing in. */
import { dayInWords } from '../calendar/day.ts';
import type { Tx } from '../kernel/db.ts';
import type { Instant } from '../kernel/define.ts';
import { mailPeople } from '../people/mail-people.ts';
import type { Elector } from './entitled.ts';

export interface Telling {
  code: string;
  /** Those to be told; who has no account of their own is left out, and said. */
  to: readonly Elector[];
  /** The body's name. */
  body: string;
  ref: string;
  closes: { day: string; time: string };
  /** Address of the question's page. */
  address: string;
  /** The first word of it, a second one, or more time. */
  about: 'put' | 'reminder' | 'extended';
  now: Instant;
}

const opening = {
  put: 'A question has been put to',
  reminder: 'Your vote has not come in yet on the question put to',
  extended: 'There is more time to vote on the question put to',
} as const;

/**
 * Queues a mail for each of them who has an address, in the transaction of what causes it. Leaves `tx` in the role of
 * the tables that hold no records: call it last. Returns the names of those it could not reach.
 */
export async function tellElectors(tx: Tx, telling: Telling): Promise<string[]> {
  const persons = telling.to.map(({ person }) => person);
  const reached = await mailPeople(tx, { ...telling, persons }, () => wordsOf(telling));
  return telling.to.filter(({ person }) => !reached.has(person)).map(({ name }) => name);
}

function wordsOf({ body, ref, closes, address, about }: Telling): { subject: string; text: string } {
  const until = `${closes.time} on ${dayInWords(closes.day)}`;
  return {
    subject: `${about === 'reminder' ? 'Reminder: ' : ''}${body}, question ${ref}: vote by ${until}`,
    text: [
      `${opening[about]} ${body} between its meetings: ${ref}.`,
      `It closes at ${until}, London time. You may change your vote until then.`,
      `Read it and vote here:\n${address}`,
    ].join('\n\n'),
  };
}
