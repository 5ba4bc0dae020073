/** Voting between meetings: one ballot a person, theirs to change until the question closes. */
import { dayInWords } from '../calendar/day.ts';
import { wallTime } from '../calendar/deadline.ts';
import type { Actor } from '../kernel/access.ts';
import type { Decision } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Desk } from '../meetings/desk.ts';
import type { Elector } from './entitled.ts';
import type { Standing } from './tally.ts';

export interface Cast {
  /** Reference of the person whose account it is; null for an account that is nobody's on record. */
  person: string | null;
  position: string;
  reason: string;
}

const positions = ['for', 'against', 'abstain'];

/** The vote this person has on the question, or the sentence why they have none. */
export function voteOf({ electorate }: Pick<Standing, 'electorate'>, person: string | null): Elector | string {
  if (person === null)
    return 'Your account is not tied to a person on record, so it has no vote. Ask the secretariat to tie it to yours.';
  const elector = electorate.roll.find((one) => one.person === person);
  return (
    elector ??
    `You hold no seat with a vote on ${electorate.body.title}, and are nobody’s alternate there. Nothing was recorded.`
  );
}

/** The Decision that a ballot is. Throws Refused for who may not vote, a question that is closed, or no choice made. */
export function castBallot(desk: Desk, standing: Standing, cast: Cast): { actor: Actor; decision: Decision } {
  const elector = openTo(desk, standing, cast.person);
  if (!positions.includes(cast.position)) throw new Refused({ sentence: 'Choose how you vote.', field: 'position' });
  return ballotDecision(desk, standing, elector, {
    move: 'cast',
    sets: {
      title: elector.name,
      vote: standing.vote.ref,
      person: elector.person,
      category: elector.category,
      stands_for: elector.standsFor,
      position: cast.position,
      reason: cast.reason.trim() || null,
    },
  });
}

/** A ballot taken back: the person has not voted then. */
export function withdrawBallot(desk: Desk, standing: Standing, person: string | null) {
  const elector = openTo(desk, standing, person);
  if (!standing.ballots.some(({ state, fields }) => state === 'cast' && fields.person === elector.person))
    throw new Refused('You have not voted yet, so there is nothing to take back.');
  return ballotDecision(desk, standing, elector, { move: 'withdraw', sets: {} });
}

function openTo(desk: Desk, standing: Standing, person: string | null): Elector {
  const { vote, isOver, closes } = standing;
  const elector = voteOf(standing, person);
  if (typeof elector === 'string') throw new Refused(elector);
  if (vote.state !== 'open') throw new Refused('This question is closed: your vote as it stood then was counted.');
  if (isOver && closes) {
    const { day, time } = wallTime(closes, desk.code.zone ?? 'Europe/London');
    throw new Refused(`Voting ended at ${time} on ${dayInWords(day)}. Nothing was recorded.`);
  }
  return elector;
}

/** It is the member's own act, whatever else they may do: the power follows from the seat, checked above. */
function ballotDecision(
  desk: Desk,
  { vote }: Standing,
  elector: Elector,
  change: Pick<Decision['changes'][number], 'move' | 'sets'>,
): { actor: Actor; decision: Decision } {
  const body = String(vote.fields.body);
  return {
    actor: { ...desk.actor, powers: ['member'] },
    decision: {
      code: desk.code.id,
      authority: { kind: 'post', ref: elector.name },
      body,
      effective: desk.today,
      title: `Vote on ${vote.ref}`,
      label: vote.label,
      changes: [{ register: 'ballot', ref: `${vote.ref}/${elector.person}`, label: vote.label, ...change }],
    },
  };
}
