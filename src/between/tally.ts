/** Where a question between meetings stands: who has voted, who has not, whether it may close, what it would come to. */
import type { Code, VotingRule } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day, Instant } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { Absent } from '../kernel/problem.ts';
import { type AsAt, get, listRows, type Row } from '../kernel/read.ts';
import { type Count, countVote, type Position } from '../meetings/count.ts';
import { quorumOf } from '../meetings/quorum.ts';
import { type Elector, type Electorate, electorateOf, present } from './entitled.ts';
import { momentOn } from './moment.ts';
import { closesAt } from './question.ts';

export interface Standing {
  vote: Row;
  /** Every ballot, those taken back among them. */
  ballots: readonly Row[];
  electorate: Electorate;
  /** Ballots that count: one a seat, the member's own where both voted. */
  counted: readonly { elector: Elector; ballot: Row }[];
  /** Seats nobody has voted for: their members. */
  missing: readonly Elector[];
  closes: Instant | null;
  isOver: boolean;
  /** Whether it may be closed now: its time has come, or every seat has voted. */
  mayClose: boolean;
  /** How many votes there are of those needed, in a sentence. */
  quorum: string;
  outcome: Count;
}

/** @throws Absent for a vote that is not there, is of a meeting, or is not the reader's to see. */
export async function standingOf(
  tx: Tx,
  ledger: Ledger,
  { code, ref, at, today }: { code: Code; ref: string; at: AsAt; today: Day },
): Promise<Standing> {
  const vote = await get(tx, registerOf(ledger, 'vote'), { code: code.id, ref, at });
  if (!vote || vote.fields.meeting || vote.fields.constituency || !vote.fields.body) throw new Absent();
  const { rows } = await listRows(tx, registerOf(ledger, 'ballot'), { code: code.id, at, filters: { vote: [ref] } });
  const electorate = await electorateOf(tx, ledger, { code, body: String(vote.fields.body), day: today });
  return standingFrom({
    vote,
    ballots: rows,
    electorate,
    now: momentOn(today, ledger.now(), code.zone ?? 'Europe/London'),
    ...(code.zone ? { zone: code.zone } : {}),
  });
}

/** Pure. `casting`: how the chair decides a tie. */
export function standingFrom(given: {
  vote: Row;
  ballots: readonly Row[];
  electorate: Electorate;
  now: Instant;
  zone?: string;
  casting?: 'for' | 'against' | null;
}): Standing {
  const { vote, ballots, electorate, now, zone, casting } = given;
  const { config, body, seats, roll, day } = electorate;
  const cast = new Map(
    ballots.filter(({ state }) => state === 'cast').map((ballot) => [String(ballot.fields.person), ballot]),
  );
  const voted = roll.filter(({ person }) => cast.has(person));
  const quorum = quorumOf({ config, body, seats, day, attendance: voted.map((one) => present(one, body)) });
  const counted = quorum.voters.flatMap((voter) => {
    const elector = roll.find(({ person, standsFor }) => person === voter.person && standsFor === voter.standsFor);
    const ballot = cast.get(voter.person);
    return elector && ballot ? [{ elector, ballot }] : [];
  });
  const spoken = new Set(counted.map(({ elector }) => elector.standsFor ?? elector.person));
  const missing = roll.filter(({ person, standsFor }) => standsFor === null && !spoken.has(person));
  const closes = closesAt(vote, zone);
  const isOver = closes !== null && closes <= now;
  // The chair of a meeting is in the room; between meetings enough must have voted, whoever they are.
  const enough = quorum.present >= quorum.needed;
  const sentence = `${quorum.present} of ${quorum.seats} members with a vote have voted; ${quorum.needed} are needed.`;
  return {
    vote,
    ballots,
    electorate,
    counted,
    missing,
    closes,
    isOver,
    mayClose: vote.state === 'open' && (isOver || (missing.length === 0 && counted.length > 0)),
    quorum: sentence,
    outcome: countVote({
      rule: ruleIn(vote, electorate),
      ballots: counted.map(({ elector, ballot }) => ({
        category: elector.category,
        position: String(ballot.fields.position) as Position,
      })),
      categories: electorate.whole.by.map(({ category }) => category),
      quorum: { met: enough, sentence },
      casting: casting ?? null,
    }),
  };
}

/** The body's rule with the method chosen for this question. */
function ruleIn(vote: Row, { rules }: Electorate): VotingRule {
  return { ...rules.vote, method: vote.fields.method === 'category' ? 'category' : 'named' };
}
