/** What the administrator does with a consultation once it is open: more time, closing, replies, publishing. */
import { deadline } from '../calendar/deadline.ts';
import { mayMake } from '../kernel/access.ts';
import { isDay } from '../kernel/decide.ts';
import type { Change, Day, Decision, Instant, Label } from '../kernel/define.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import type { Desk } from '../meetings/desk.ts';
import { closingOf, standingOf, zoneOf } from './closing.ts';
import { openLabel } from './issue.ts';
import type { Consulted } from './rows.ts';

function secretariatOnly({ actor }: Desk): void {
  if (!mayMake(actor, ['secretariat'])) throw new Refused('Only the secretariat runs a consultation. Ask them to.');
}

function decisionOf(
  desk: Desk,
  { label, title, changes }: { label: Label; title: string; changes: readonly Change[] },
): Decision {
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

/** Later, never earlier: whoever read that they have until a time must have it. One that is shut is open again by it. */
export function extendConsultation(
  desk: Desk,
  consultation: Row,
  to: { day: Day; time: string; why: string; now: Instant },
): Decision {
  secretariatOnly(desk);
  const problems: Problem[] = [];
  const closing = closingOf(consultation, desk.code);
  if (consultation.state !== 'open') throw new Refused('Only one that is open can be given more time.');
  if (!isDay(to.day)) problems.push({ sentence: 'Give the new day, such as 2016-12-20.', field: 'closes_on' });
  else if (!/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(to.time))
    problems.push({ sentence: 'Give the time at which it closes, such as 17:00.', field: 'closes_at' });
  else {
    const until = deadline({ day: to.day, time: to.time, zone: zoneOf(desk.code) });
    if (closing && until <= closing.instant)
      problems.push({ sentence: `Give a later time than it closes at now, ${closing.words}.`, field: 'closes_on' });
    else if (until <= to.now)
      problems.push({ sentence: 'That time has passed. Give a later one.', field: 'closes_on' });
  }
  if (to.why.trim() === '')
    problems.push({ sentence: 'Say why there is more time; everybody asked reads it.', field: 'why' });
  if (problems.length > 0) throw new Refused(problems);
  return decisionOf(desk, {
    label: consultation.label,
    title: `More time to answer ${consultation.ref}`,
    changes: [
      {
        register: 'consultation',
        ref: consultation.ref,
        move: 'extend',
        sets: { closes_on: to.day, closes_at: to.time === '24:00' ? null : to.time, extension: to.why.trim() },
      },
    ],
  });
}

/** Closes it, and records on the modification what it consulted on. Not while somebody may still answer. */
export function closeConsultation(
  desk: Desk,
  { consultation }: Pick<Consulted, 'consultation'>,
  now: Instant,
): Decision {
  secretariatOnly(desk);
  const standing = standingOf(consultation, desk.code, now);
  const closing = closingOf(consultation, desk.code);
  if (standing === 'open' || standing === 'not-yet')
    throw new Refused(
      closing
        ? `Those who are asked have until ${closing.words}. It can be closed after that.`
        : 'No closing day is on record. Give it one first.',
    );
  if (standing !== 'shut') throw new Refused('It is closed already. Open it again to see where it stands.');
  const changes: Change[] = [{ register: 'consultation', ref: consultation.ref, move: 'close', sets: {} }];
  return decisionOf(desk, {
    label: consultation.label,
    title: `${consultation.ref} closed`,
    changes: [...changes, ...coverage(consultation, closing?.day ?? desk.today)],
  });
}

/** Cost and legal text are then consulted on, from the day it closed: a recommendation asks for both. */
function coverage({ fields }: Row, on: Day): Change[] {
  const covers = Array.isArray(fields.covers) ? fields.covers : [];
  if (typeof fields.modification !== 'string' || covers.length === 0) return [];
  const sets = {
    ...(covers.includes('cost') ? { cost_consulted_on: on } : {}),
    ...(covers.includes('text') ? { text_consulted_on: on } : {}),
  };
  return [{ register: 'modification', ref: fields.modification, move: 'correct', sets }];
}

/** What may be published of what was answered: nothing that is confidential, and no response of which nothing else is left. */
export function publishable({ responses, answers }: Pick<Consulted, 'responses' | 'answers'>): {
  responses: Row[];
  answers: Row[];
} {
  const open = responses.filter(
    ({ state, fields }) => (state === 'sent' || state === 'published') && fields.confidential !== true,
  );
  const sayable = answers.filter(({ fields }) => fields.confidential !== true);
  const kept = open.filter(
    ({ ref, fields }) =>
      String(fields.overall ?? '').trim() !== '' || sayable.some((one) => one.fields.response === ref),
  );
  const refs = new Set(kept.map(({ ref }) => ref));
  return { responses: kept, answers: sayable.filter(({ fields }) => refs.has(String(fields.response))) };
}

/**
 * Publishes what may be: one Decision that makes it open to everybody. It names nothing else, so that neither it nor what
 * it counts tells of what is confidential.
 */
export function publishAnswers(desk: Desk, rows: Consulted): Decision {
  secretariatOnly(desk);
  const { consultation } = rows;
  if (consultation.state !== 'closed' && consultation.state !== 'concluded')
    throw new Refused('Close it first: answers are published once nobody can be influenced by them.');
  if (rows.responses.some(({ state }) => state === 'waiting'))
    throw new Refused('An answer came late and waits for you. Take it or do not, then publish.');
  const { responses, answers } = publishable(rows);
  const held = ({ label }: Row) => label.level > 0;
  const open = openLabel(desk);
  const changes: Change[] = [
    { register: 'consultation', ref: consultation.ref, move: 'publish', sets: { published_on: desk.today } },
    ...responses.filter(held).map(
      ({ ref, title }): Change => ({
        register: 'response',
        ref,
        move: 'publish',
        sets: { title, person: null, entered_by: null },
        label: open,
      }),
    ),
    ...answers
      .filter(held)
      .map(({ ref, title }): Change => ({ register: 'answer', ref, move: 'publish', sets: { title }, label: open })),
  ];
  return decisionOf(desk, { label: consultation.label, title: `Answers to ${consultation.ref} published`, changes });
}

/** The administrator's reply to one answer, or to a whole response; it stands where that stands. */
export function replyTo(desk: Desk, row: Row, words: string): Decision {
  secretariatOnly(desk);
  if (words.trim() === '' && !row.fields.reply)
    throw new Refused({ sentence: 'Write the reply.', field: `reply-${row.ref}` });
  return decisionOf(desk, {
    label: row.label,
    title: `Reply to ${row.ref}`,
    changes: [
      {
        register: row.register,
        ref: row.ref,
        move: 'reply',
        sets:
          row.register === 'answer'
            ? { reply: words.trim() || null, replied_on: desk.today }
            : { reply: words.trim() || null },
      },
    ],
  });
}
