/** Closing a question put between meetings: the outcome, the decision it makes, and what that does, in one Decision. */

import { dayInWords } from '../calendar/day.ts';
import { wallTime } from '../calendar/deadline.ts';
import { type Actor, mayMake } from '../kernel/access.ts';
import type { Change, Decision, Label, Level } from '../kernel/define.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import type { Desk } from '../meetings/desk.ts';
import { effectDenied } from '../meetings/effect-denied.ts';
import { changeFromLine } from '../meetings/effects.ts';
import { decidingActor } from '../meetings/powers.ts';
import type { Standing } from './tally.ts';

export interface Closing {
  /** Class of the decision and of what it brings into being. */
  level: Level;
  /** Lines of `pending` left undone, because they may not be made any more. */
  without?: readonly string[];
}

/**
 * The Decision that closes it: the vote, and where it is carried the decision and everything it does. Throws Refused
 * before its time while somebody has yet to vote, for a tie the chair has not decided, and for each effect that the body
 * may not make.
 */
export function closeQuestion(desk: Desk, standing: Standing, closing: Closing): { actor: Actor; decision: Decision } {
  const { vote, outcome, electorate } = standing;
  refuseEarly(desk, standing);
  if (outcome.outcome === 'tied')
    throw new Refused({ sentence: 'It is a tie. Say how the chair casts the deciding vote.', field: 'casting' });
  const carried = outcome.outcome === 'carried';
  // A question that came to nothing is nobody's business but its voters'.
  const label: Label = carried ? { group: electorate.body.ref, level: closing.level } : vote.label;
  const effects = carried ? effectsOf(desk, standing, closing.without ?? []) : [];
  const close: Change = {
    register: 'vote',
    ref: vote.ref,
    move: 'close',
    label: vote.label,
    sets: {
      votes_for: outcome.for,
      votes_against: outcome.against,
      abstained: outcome.abstained,
      outcome: outcome.outcome,
      explained: outcome.sentences.join(' '),
      ...(carried ? { decision: vote.ref } : {}),
    },
  };
  return {
    actor: decidingActor(desk.actor, electorate.config, desk.today),
    decision: {
      code: desk.code.id,
      authority: { kind: 'post', ref: desk.actor.name },
      body: electorate.body.ref,
      effective: desk.today,
      title: `${electorate.body.title.replace(/^the /i, '')}, between meetings: ${vote.ref}`,
      label,
      changes: [close, ...(carried ? [decisionTaken(desk, standing, label)] : []), ...effects],
    },
  };
}

function refuseEarly(desk: Desk, { vote, mayClose, missing, closes }: Standing): void {
  if (!mayMake(desk.actor, ['secretariat'])) throw new Refused('Only the secretariat closes a question. Ask them to.');
  if (vote.state !== 'open')
    throw new Refused('This question is closed already. Open it again to see what it came to.');
  if (mayClose) return;
  const names = missing.map(({ name }) => name);
  const { day, time } = wallTime(closes ?? '', desk.code.zone ?? 'Europe/London');
  const who =
    names.length > 4 ? `${names.length} members have` : `${names.join(', ')} ${names.length === 1 ? 'has' : 'have'}`;
  throw new Refused(`It cannot be closed early: ${who} not voted yet. It closes at ${time} on ${dayInWords(day)}.`);
}

function decisionTaken(desk: Desk, { vote, quorum }: Standing, label: Label): Change {
  const { title, verb, body, papers } = vote.fields;
  return {
    register: 'decision',
    ref: vote.ref,
    move: 'take',
    label,
    sets: {
      text: title ?? '',
      verb: verb ?? null,
      body: body ?? null,
      day: desk.today,
      basis: 'correspondence',
      papers: papers ?? null,
      quorum,
      vote: vote.ref,
    },
  };
}

function effectsOf(desk: Desk, { vote, electorate }: Standing, without: readonly string[]): Change[] {
  const lines = Array.isArray(vote.fields.pending) ? vote.fields.pending : [];
  const problems: Problem[] = [];
  const changes = lines.flatMap((line): Change[] => {
    if (without.includes(line)) return [];
    const change = changeFromLine(line);
    const register = change && desk.ledger.registers.get(change.register);
    if (!change || !register) {
      problems.push({ sentence: `“${line}” says no move of a record. Leave it undone here, and make it by hand.` });
      return [];
    }
    const problem = effectDenied(desk.ledger.registers, change, { config: electorate.config, day: desk.today });
    if (problem) problems.push({ ...problem, sentence: `${register.title[0]} ${change.ref}: ${problem.sentence}` });
    return [change];
  });
  if (problems.length > 0) throw new Refused(problems);
  return changes;
}

/** Later, never earlier: those who have read that they have until a time must have it. */
export function extendQuestion(
  desk: Desk,
  { vote, closes }: Standing,
  to: { day: string; time: string; until: string },
) {
  if (!mayMake(desk.actor, ['secretariat'])) throw new Refused('Only the secretariat extends a question. Ask them to.');
  if (closes !== null && to.until <= closes)
    throw new Refused({
      sentence: 'Give a later time than it closes at now: members may count on that.',
      field: 'closes_on',
    });
  const decision: Decision = {
    code: desk.code.id,
    authority: { kind: 'post', ref: desk.actor.name },
    body: String(vote.fields.body),
    effective: desk.today,
    title: `More time to vote on ${vote.ref}`,
    label: vote.label,
    changes: [
      {
        register: 'vote',
        ref: vote.ref,
        move: 'extend',
        sets: { closes_on: to.day, closes_at: to.time },
        label: vote.label,
      },
    ],
  };
  return { actor: desk.actor, decision };
}

/** Taken back before it closes: nothing is decided. */
export function voidQuestion(desk: Desk, { vote }: Standing, why: string) {
  if (!mayMake(desk.actor, ['secretariat']))
    throw new Refused('Only the secretariat takes a question back. Ask them to.');
  if (why.trim() === '') throw new Refused({ sentence: 'Say why the question is taken back.', field: 'why' });
  const decision: Decision = {
    code: desk.code.id,
    authority: { kind: 'post', ref: desk.actor.name },
    body: String(vote.fields.body),
    effective: desk.today,
    title: `Question ${vote.ref} taken back`,
    label: vote.label,
    changes: [{ register: 'vote', ref: vote.ref, move: 'void', sets: { explained: why.trim() }, label: vote.label }],
  };
  return { actor: desk.actor, decision };
}
