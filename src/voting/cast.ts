/** Ballots of a vote by constituency: one's own, or recorded by the secretariat. Who may is refused by check.ts, at every door. */
import { dayInWords } from '../calendar/day.ts';
import { wallTime } from '../calendar/deadline.ts';
import { openBallots } from '../codes/ballot-group.ts';
import { type Actor, mayMake } from '../kernel/access.ts';
import type { Change, Decision } from '../kernel/define.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import type { Desk } from '../meetings/desk.ts';
import type { Voter } from './tally.ts';
import type { Voting } from './voting-of.ts';

export interface BallotAsked {
  /** Reference of the person whose ballot it is. */
  person: string;
  /** One for each option, in their order. */
  choices: readonly { position: string; reason: string; objectives: readonly string[] }[];
  /** They have voted before, and know it: this replaces it. */
  change: boolean;
}

export interface Made {
  actor: Actor;
  decision: Decision;
}

const positions = ['for', 'against', 'abstain'];

/** The seat a person votes for, and whether as its alternate; null for somebody who is not on the roll. */
export function seatOf(roll: readonly Voter[], person: string | null): { voter: Voter; alternate: boolean } | null {
  if (person === null) return null;
  const own = roll.find((one) => one.person === person);
  if (own) return { voter: own, alternate: false };
  const other = roll.find(({ alternate }) => alternate?.person === person);
  return other ? { voter: other, alternate: true } : null;
}

/** A member's own ballot, or their alternate's. @throws Refused */
export function castOwn(desk: Desk, voting: Voting, asked: BallotAsked): Made {
  const decision = ballots(desk, voting, { ...asked, own: true });
  return { actor: voterActor(desk, voting), decision };
}

/** As the secretariat heard it, in the meeting or by letter. @throws Refused */
export function recordBallot(desk: Desk, voting: Voting, asked: BallotAsked): Made {
  requireKeeper(desk);
  return { actor: desk.actor, decision: ballots(desk, voting, { ...asked, own: false }) };
}

/** Somebody stands aside from all of it, with the reason. @throws Refused */
export function standAside(
  desk: Desk,
  voting: Voting,
  { person, reason, own }: { person: string; reason: string; own: boolean },
): Made {
  if (!own) requireKeeper(desk);
  refuseOver(desk, voting);
  if (reason.trim() === '')
    throw new Refused({ sentence: 'Say which interest they stand aside for.', field: 'aside-reason' });
  const seat = requireSeat(voting, person, own);
  return each(desk, voting, { own, person }, (vote) => ({
    register: 'ballot',
    ref: `${vote}/${person}`,
    move: 'recuse',
    sets: { ...whose(voting, seat, person), vote, position: null, reason: reason.trim(), objectives: null },
  }));
}

/** A ballot, or a standing aside, taken back before the close. @throws Refused */
export function takeBack(desk: Desk, voting: Voting, { person, own }: { person: string; own: boolean }): Made {
  if (!own) requireKeeper(desk);
  refuseOver(desk, voting);
  if (!voting.voted.has(person)) throw new Refused('There is no ballot to take back. Nothing was recorded.');
  return each(desk, voting, { own, person }, (vote) => ({
    register: 'ballot',
    ref: `${vote}/${person}`,
    move: 'withdraw',
    sets: {},
  }));
}

function ballots(desk: Desk, voting: Voting, asked: BallotAsked & { own: boolean }): Decision {
  refuseOver(desk, voting);
  const seat = requireSeat(voting, asked.person, asked.own);
  const problems = voting.options.flatMap(({ ref }, at): Problem[] => {
    const several = voting.options.length > 1 ? ` on ${ref}` : '';
    return positions.includes(asked.choices[at]?.position ?? '')
      ? []
      : [{ sentence: `Choose for, against or abstain${several}.`, field: `position-${at}` }];
  });
  if (problems.length > 0) throw new Refused(problems);
  return decisionOf(desk, voting, {
    authority: asked.own ? (nameOf(voting.roll, asked.person) ?? desk.actor.name) : desk.actor.name,
    title: asked.change ? 'ballot changed' : 'ballot cast',
    changes: voting.options.map(({ vote }, at): Change => {
      const { position, reason, objectives } = asked.choices[at] ?? { position: '', reason: '', objectives: [] };
      const said = {
        position,
        reason: reason.trim() || null,
        objectives: objectives.length > 0 ? [...objectives] : null,
      };
      const ref = `${vote.ref}/${asked.person}`;
      if (asked.change) return { register: 'ballot', ref, move: 'change', sets: said };
      return {
        register: 'ballot',
        ref,
        move: 'cast',
        sets: { ...whose(voting, seat, asked.person), vote: vote.ref, ...said },
      };
    }),
  });
}

function whose(_voting: Voting, { voter, alternate }: { voter: Voter; alternate: boolean }, person: string) {
  return {
    title: alternate ? (voter.alternate?.name ?? person) : voter.name,
    person,
    category: voter.category,
    stands_for: alternate ? voter.person : null,
    voter: voter.group,
  };
}

function each(
  desk: Desk,
  voting: Voting,
  { own, person }: { own: boolean; person: string },
  change: (vote: string) => Change,
): Made {
  const authority = own ? (nameOf(voting.roll, person) ?? desk.actor.name) : desk.actor.name;
  const changes = voting.options.map(({ vote }) => change(vote.ref));
  const title = changes[0]?.move === 'recuse' ? 'stood aside' : 'ballot taken back';
  return {
    actor: own ? voterActor(desk, voting) : desk.actor,
    decision: decisionOf(desk, voting, { authority, title, changes }),
  };
}

/** Voters act under their own names, so that none waits for another's ballot to be written. */
function decisionOf(
  desk: Desk,
  { main, kept }: Voting,
  { authority, title, changes }: { authority: string; title: string; changes: readonly Change[] },
): Decision {
  const label = openBallots(String(main.fields.body), kept.rule);
  return {
    code: desk.code.id,
    authority: { kind: 'post', ref: authority },
    body: String(main.fields.body),
    effective: desk.today,
    title: `Vote ${main.ref}: ${title}`,
    label,
    changes: changes.map((one) => ({ ...one, label })),
  };
}

/**
 * It is the member's own act, whatever else they may do: the power follows from the roll. They see into their own ballot,
 * and the Decision holds no other.
 */
function voterActor({ actor, code }: Desk, { main, kept }: Voting): Actor {
  const { group, level } = openBallots(String(main.fields.body), kept.rule);
  return { ...actor, powers: ['member'], clearance: { ...actor.clearance, [`${code.id}/${group}`]: level } };
}

function nameOf(roll: readonly Voter[], person: string): string | null {
  const seat = seatOf(roll, person);
  return seat && (seat.alternate ? (seat.voter.alternate?.name ?? null) : seat.voter.name);
}

function requireSeat({ roll, main }: Voting, person: string, own: boolean) {
  const seat = seatOf(roll, person);
  if (seat) return seat;
  throw new Refused(
    own
      ? `You are not on the roll of vote ${main.ref}, neither as a member nor as an alternate. Nothing was recorded.`
      : { sentence: 'Choose somebody who is on the roll.', field: 'person' },
  );
}

export function requireKeeper({ actor }: Pick<Desk, 'actor'>): void {
  if (!mayMake(actor, ['secretariat'])) throw new Refused('Only the secretariat does this. Ask the meeting secretary.');
}

/** Its instant has passed: the record would still take it, as nothing closes by itself. */
function refuseOver({ code }: Desk, { isOver, closes, main }: Voting): void {
  if (!isOver || !closes) return;
  const { day, time } = wallTime(closes, code.zone ?? 'Europe/London');
  throw new Refused(`Voting on ${main.ref} ended at ${time} on ${dayInWords(day)}. Nothing was recorded.`);
}
