/** Sending a response: the Decision that it is, in time or late by the rule; changing it, and taking it back. */
import { wallTime } from '../calendar/deadline.ts';
import type { Actor } from '../kernel/access.ts';
import { mayMake } from '../kernel/access.ts';
import type { Change, Decision, Instant } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import type { Desk } from '../meetings/desk.ts';
import { type Answer, type Answering, answeringProblems, answerTitle, isGiven, noAnswer } from './answering.ts';
import { audienceWords, isAsked, type Party } from './audience.ts';
import { closingOf, standingOf, zoneOf } from './closing.ts';
import { openLabel } from './issue.ts';
import { answerRef, type Consulted, lastPart, responseRef } from './rows.ts';
import { confidentialLabel, heldLabel } from './rules.ts';

/** Whose answer it is: a party's, or that of somebody who is none, whom only the administrator enters. */
export interface Respondent extends Omit<Party, 'ref'> {
  /** The party; null for who is none. */
  party: string | null;
  /** The last part of the response's reference. */
  slug: string;
}

export const respondentOf = ({ ref, name, category }: Party): Respondent => ({ party: ref, slug: ref, name, category });

export interface Sending {
  respondent: Respondent;
  answering: Answering;
  /** Reference of the person whose account it is. */
  person: string | null;
  /** Whether the administrator enters it for them. */
  entered: boolean;
  /** The newest log entry of the response that the sender had seen; 0 where there was none. */
  expects: number;
  now: Instant;
}

/** What becomes of an answer sent at an instant. */
export type Timing = 'in-time' | 'marked' | 'waiting';

/** Throws Refused where nobody may answer any more, or not yet. */
function timingOf({ code }: Pick<Desk, 'code'>, consultation: Row, now: Instant): Timing {
  const standing = standingOf(consultation, code, now);
  if (standing === 'open') return 'in-time';
  const closing = closingOf(consultation, code);
  if (standing === 'not-yet' || standing === 'planned')
    throw new Refused(`${consultation.ref} is not open yet. Answer it from the day it opens.`);
  const { late } = consultation.fields;
  const until = closing ? `It closed at ${closing.words}` : 'It is closed';
  if (standing === 'shut' || standing === 'closed') {
    if (late === 'marked' && standing === 'shut') return 'marked';
    if (late === 'administrator') return 'waiting';
    throw new Refused(
      standing === 'shut'
        ? `${until}, and answers that come later are refused. Ask the administrator whether it can be given more time.`
        : `${until}, and what was answered has been taken together. Write to the administrator instead.`,
    );
  }
  throw new Refused(`${consultation.ref} takes no answers here. Ask whoever issued it.`);
}

/** Throws Refused for who is not asked, what is not complete, and what comes too late. */
export function sendResponse(
  desk: Desk,
  rows: Consulted,
  sending: Sending,
): { actor: Actor; decision: Decision; timing: Timing } {
  const { consultation, questions } = rows;
  const { respondent, answering, now } = sending;
  refuseUnasked(desk, rows, sending);
  const timing = timingOf(desk, consultation, now);
  const ref = responseRef(consultation.ref, respondent.slug);
  const stands = rows.responses.find((one) => one.ref === ref);
  if (timing !== 'in-time' && stands?.state === 'sent' && stands.fields.late !== true)
    throw new Refused(
      'Your response came in time and stands. Changed now, it would be late: write to the administrator instead.',
    );
  const problems = answeringProblems(questions, answering);
  if (problems.length > 0) throw new Refused(problems);
  const closed = confidentialLabel(desk.code, respondent.party, desk.today);
  const label = answering.confidential ? closed : heldLabel(desk.code, respondent.party, desk.today);
  const response: Change = {
    register: 'response',
    ref,
    move: timing === 'waiting' ? 'late' : 'send',
    expects: sending.expects,
    label,
    sets: {
      title: respondent.name,
      consultation: consultation.ref,
      party: respondent.party,
      category: respondent.category,
      person: sending.entered ? null : sending.person,
      entered_by: sending.entered ? desk.actor.name : null,
      received_on: wallTime(now, zoneOf(desk.code)).day,
      received_at: now,
      late: timing !== 'in-time',
      confidential: answering.confidential,
      overall: answering.overall.trim() || null,
    },
  };
  const given = new Map(rows.answers.filter(({ fields }) => fields.response === ref).map((one) => [one.ref, one]));
  const answers = questions.flatMap((question): Change[] => {
    const answer = answering.answers[lastPart(question.ref)] ?? noAnswer;
    return answerChange({
      ref,
      question,
      answer,
      all: answering,
      stands: given.get(answerRef(ref, question.ref)),
      respondent,
    });
  });
  return {
    timing,
    actor: respondentActor(desk.actor),
    decision: heldDecision(desk, {
      label,
      title: `${respondent.name} ${given.size > 0 ? 'changed its response' : 'responded'} to ${consultation.ref}`,
      changes: [response, ...answers.map((one) => ({ ...one, label: isSecret(one, given) ? closed : label }))],
    }),
  };
}

/** What is taken back stays where it stood: it was not for others before, and is not now. */
function isSecret({ ref, sets }: Change, given: ReadonlyMap<string, Row>): boolean {
  return (sets.confidential ?? given.get(ref)?.fields.confidential) === true;
}

interface OneAnswer {
  ref: string;
  question: Row;
  answer: Answer;
  all: Answering;
  stands: Row | undefined;
  respondent: Respondent;
}

/** Nothing where it says what it said before. */
function answerChange({ ref, question, answer, all, stands, respondent }: OneAnswer): Change[] {
  const change = { register: 'answer', ref: answerRef(ref, question.ref) };
  if (!isGiven(answer)) return stands ? [{ ...change, move: 'withdraw', sets: {} }] : [];
  const sets = {
    title: answerTitle(question, answer),
    response: ref,
    consultation: String(question.fields.consultation),
    question: question.ref,
    category: respondent.category,
    chosen: normal(question, answer.chosen) || null,
    reasoning: answer.reasoning.trim() || null,
    confidential: answer.confidential || all.confidential,
  };
  const same = stands && Object.entries(sets).every(([name, value]) => (stands.fields[name] ?? null) === value);
  return same ? [] : [{ ...change, move: 'give', sets }];
}

/** Numbers without the commas that people write in them. */
function normal(question: Row, chosen: string): string {
  const text = chosen.trim();
  return question.fields.kind === 'number' ? text.replaceAll(',', '') : text;
}

function refuseUnasked(desk: Desk, { consultation }: Consulted, { respondent, entered }: Sending): void {
  if (entered && !mayMake(desk.actor, ['secretariat']))
    throw new Refused('Only the secretariat enters an answer for somebody else. Ask them to.');
  if (respondent.party === null ? entered : isAsked(consultation.fields.audience, respondent.category)) return;
  const what = respondent.category
    ? `${respondent.name} is in the category ${respondent.category}`
    : `${respondent.name} is in no category`;
  throw new Refused(`This is asked of ${audienceWords(consultation.fields.audience)}; ${what}. Nothing was recorded.`);
}

/** The power to answer for a party follows from the post, which was looked up; nothing else of the actor's is used. */
function respondentActor(actor: Actor): Actor {
  return { ...actor, powers: ['respondent'] };
}

function heldDecision(desk: Desk, { label, title, changes }: Pick<Decision, 'label' | 'title' | 'changes'>): Decision {
  return {
    code: desk.code.id,
    authority: { kind: 'post', ref: desk.actor.name },
    body: openLabel(desk).group,
    effective: desk.today,
    title,
    label,
    changes,
  };
}

/** Takes a response back, with its answers, while the consultation is open. */
export function withdrawResponse(
  desk: Desk,
  { consultation, answers }: Consulted,
  { response, expects, now }: { response: Row; expects: number; now: Instant },
): { actor: Actor; decision: Decision } {
  if (!['sent', 'waiting'].includes(response.state)) throw new Refused('There is nothing to take back.');
  if (response.state === 'sent' && standingOf(consultation, desk.code, now) !== 'open')
    throw new Refused(
      'The time to answer is over, and what was sent by then stands. Ask the administrator if it must not be published.',
    );
  const own = answers.filter(({ fields }) => fields.response === response.ref);
  return {
    actor: respondentActor(desk.actor),
    decision: heldDecision(desk, {
      label: response.label,
      title: `${response.title} took its response to ${consultation.ref} back`,
      changes: [
        { register: 'response', ref: response.ref, move: 'withdraw', sets: {}, expects },
        ...own.map(({ ref }): Change => ({ register: 'answer', ref, move: 'withdraw', sets: {} })),
      ],
    }),
  };
}

/** The administrator takes a late response, or does not. It stays where it was held. */
export function decideLate(desk: Desk, response: Row, { take, why }: { take: boolean; why: string }): Decision {
  if (!mayMake(desk.actor, ['secretariat']))
    throw new Refused('Only the secretariat decides on late answers. Ask them to.');
  if (!take && why.trim() === '')
    throw new Refused({ sentence: 'Say why it is not taken; the party reads it.', field: 'why' });
  const change: Change = take
    ? { register: 'response', ref: response.ref, move: 'take', sets: { late: true } }
    : { register: 'response', ref: response.ref, move: 'refuse', sets: { reply: why.trim() } };
  return heldDecision(desk, {
    label: response.label,
    title: `Late response of ${response.title} to ${response.fields.consultation} ${take ? 'taken' : 'not taken'}`,
    changes: [change],
  });
}
