/** Whether a body may decide with those who are there, and the sum behind it. Pure. */
import type { BodyConfig, Provenance, QuorumRule } from '../codes/code.ts';
import { rulesOf } from '../governing/rules-of.ts';
import type { Day } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { inTheRoom } from './presence.ts';
import { isChaired, type Seats, seatsOf, type Voter, votersIn } from './voters.ts';

export interface QuorumAsked {
  config: BodyConfig | null;
  body: Row | null;
  seats: readonly Row[];
  attendance: readonly Row[];
  day: Day;
  /** Wall time HH:MM; now where absent. */
  time?: string;
  /** References of people who take no part in the item in hand. */
  recused?: ReadonlySet<string>;
}

export interface Quorum {
  /** Members with a vote who are there, themselves or by an alternate, and take part. */
  present: number;
  /** Seats that have a vote. */
  seats: number;
  needed: number;
  met: boolean;
  /** Whether somebody is in the chair. */
  chair: boolean;
  by: { category: string; present: number; seats: number; alternates: number; recused: number }[];
  /** Where the number of seats comes from. */
  basis: Seats['basis'];
  clause: string | null;
  provenance: Provenance;
  voters: Voter[];
  /** The sum and the clause: "10 of 11 members with a vote are here; 6 are needed (C5, recalled)." */
  sentence: string;
}

export function quorumOf(asked: QuorumAsked): Quorum {
  const { body, config, day } = asked;
  const rules = rulesOf(body, config, day);
  const seats = seatsOf(asked, day);
  const room = inTheRoom(asked.attendance, asked.time);
  const voters = votersIn(asked, room, { seats, recused: asked.recused ?? new Set() });
  const by = seats.by.map(({ category, seats: count }) => {
    const here = voters.filter((voter) => voter.category === category);
    const taking = here.filter(({ recused }) => !recused);
    return {
      category,
      seats: count,
      present: taking.length,
      alternates: taking.filter(({ standsFor }) => standsFor !== null).length,
      recused: here.length - taking.length,
    };
  });
  const total = seats.by.reduce((sum, one) => sum + one.seats, 0);
  const present = voters.filter(({ recused }) => !recused).length;
  const needed = neededOf(rules.quorum, total);
  const chair = isChaired(room);
  const chairMissing = rules.quorum.chair === true && !chair;
  const source = rules.source.quorum;
  const sum = {
    present,
    seats: total,
    needed,
    chair,
    by,
    basis: seats.basis,
    clause: source.clause,
    provenance: source.provenance,
    voters,
    met: total > 0 && present >= needed && !chairMissing,
  };
  const assumed = source.kind === 'assumed';
  return { ...sum, sentence: sentenceOf(sum, { aside: voters.length - present, chairMissing, assumed }) };
}

/** The number of members a rule asks for: its share of the seats, rounded up, and at least its least; never none. */
export function neededOf(rule: QuorumRule, seats: number): number {
  const [over, under] = rule.share ?? [0, 1];
  return Math.max(1, rule.least ?? 0, Math.ceil((seats * over) / under));
}

function sentenceOf(
  { present, seats, needed, basis, clause, provenance }: Omit<Quorum, 'sentence'>,
  { aside, chairMissing, assumed }: { aside: number; chairMissing: boolean; assumed: boolean },
): string {
  const are = present === 1 ? 'is' : 'are';
  const source = assumed ? 'half is assumed, for no rule is known' : [clause, provenance].filter(Boolean).join(', ');
  const here =
    seats === 0 ? 'No members with a vote are known' : `${present} of ${seats} members with a vote ${are} here`;
  const without =
    aside === 0 ? '' : `, not counting ${aside} who ${aside === 1 ? 'takes' : 'take'} no part in this item`;
  const chair = chairMissing ? ' Nobody is in the chair, and the chair must be there.' : '';
  const whence = {
    seats: '',
    code: ' The seats are those the code gives; none are on record.',
    list: ' The seats are counted from the attendance list; none are on record.',
  }[basis];
  return `${here}${without}; ${needed} ${needed === 1 ? 'is' : 'are'} needed${source ? ` (${source})` : ''}.${chair}${whence}`;
}
