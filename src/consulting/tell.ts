/** Mail about consultations: it names what is asked and until when, and leads to the page. Queued with what causes it. */

import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Instant } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { writeCalendar } from '../paper/calendar-file.ts';
import { mailPeople } from '../people/mail-people.ts';
import { type Answering, chosenWords, isGiven, noAnswer } from './answering.ts';
import { type Closing, closingOf, zoneOf } from './closing.ts';
import { lastPart } from './rows.ts';

export interface Telling {
  code: Code;
  persons: readonly string[];
  consultation: Pick<Row, 'ref' | 'title' | 'fields' | 'state'>;
  /** Address of the page to answer at. */
  address: string;
  about: 'issued' | 'reminder' | 'extended';
  /** How often its times have changed: calendars take the newest. */
  sequence: number;
  now: Instant;
}

const openings = {
  issued: 'You are asked to answer',
  reminder: 'Your answer has not come in yet to',
  extended: 'There is more time to answer',
} as const;

/** Leaves `tx` in the role of the tables that hold no records: call it last. Returns the people it reached. */
export async function tellContacts(tx: Tx, telling: Telling): Promise<Set<string>> {
  const { code, persons, now, consultation, about, address } = telling;
  const closing = closingOf(consultation, code);
  const what = consultation.fields.kind === 'request' ? 'Request for information' : 'Consultation';
  const letter = {
    subject: `${about === 'reminder' ? 'Reminder: ' : ''}${what} ${consultation.ref}: ${consultation.title}`,
    text: [
      `${openings[about]}: ${consultation.title} (${consultation.ref}).`,
      closing ? `It closes at ${closing.words}. You may change your answer until then.` : '',
      about === 'extended' ? `Why: ${consultation.fields.extension}` : '',
      `Read it and answer here:\n${address}`,
    ]
      .filter(Boolean)
      .join('\n\n'),
    attached: closing ? [calendarFor(telling, closing)] : [],
  };
  return mailPeople(tx, { code: code.id, persons, now }, () => letter);
}

function calendarFor({ code, consultation, address, sequence, now }: Telling, closing: Closing) {
  const text = calendarOfConsultation({ code, consultation, address, closing, sequence, stamp: now });
  return {
    name: `${consultation.ref.replaceAll(/[^\w.-]+/g, '-')}.ics`,
    type: 'text/calendar',
    content: Buffer.from(text).toString('base64'),
  };
}

/** The deadline as calendars take it: the same instant as on the page. */
export function calendarOfConsultation(of: {
  code: Pick<Code, 'id' | 'zone'>;
  consultation: Pick<Row, 'ref' | 'title'>;
  closing: Closing;
  address: string;
  sequence: number;
  stamp: Instant;
}): string {
  const { code, consultation, closing, address, sequence, stamp } = of;
  return writeCalendar({
    name: consultation.title,
    zone: zoneOf(code),
    stamp,
    entries: [
      {
        uid: `consultation/${code.id}/${consultation.ref}@${new URL(address).hostname}`,
        sequence,
        start: closing.instant,
        end: closing.instant,
        summary: `${consultation.ref} closes: ${consultation.title}`,
        description: `Closes at ${closing.words}.`,
        url: address,
      },
    ],
  });
}

export interface ReceiptOf {
  code: Pick<Code, 'id' | 'zone' | 'calendar'>;
  consultation: Pick<Row, 'ref' | 'title' | 'fields'>;
  questions: readonly Row[];
  answering: Answering;
  respondent: string;
  person: string;
  timing: 'in-time' | 'marked' | 'waiting';
  address: string;
  received: string;
  now: Instant;
}

const received = {
  'in-time': 'It came in time. You may change it until the consultation closes.',
  marked: 'It came after the deadline, and is marked as late.',
  waiting:
    'It came after the deadline. The administrator decides whether it is taken, and you will find the decision on its page.',
} as const;

/** A copy of what was sent, for whoever sent it. What is confidential stays out of the mail, which others may pass on. */
export async function mailReceipt(tx: Tx, of: ReceiptOf): Promise<void> {
  const { code, consultation, questions, answering, respondent, person, timing, address, now } = of;
  const lines = questions.map((question) => {
    const number = lastPart(question.ref);
    const answer = answering.answers[number] ?? noAnswer;
    const secret = answering.confidential || answer.confidential;
    const said = [chosenWords(question, answer.chosen), answer.reasoning.trim()].filter(Boolean).join('\n');
    const words = !isGiven(answer) ? 'Not answered.' : secret ? 'Confidential: read it on the page.' : said;
    return `${number}. ${question.title}\n${words}`;
  });
  const overall = answering.overall.trim();
  const general = overall
    ? [`In general\n${answering.confidential ? 'Confidential: read it on the page.' : overall}`]
    : [];
  await mailPeople(tx, { code: code.id, persons: [person], now }, () => ({
    subject: `Received: the response of ${respondent} to ${consultation.ref}`,
    text: [
      `The response of ${respondent} to “${consultation.title}” was received at ${of.received}.`,
      received[timing],
      ...lines,
      ...general,
      `Its page:\n${address}`,
    ].join('\n\n'),
  }));
}
