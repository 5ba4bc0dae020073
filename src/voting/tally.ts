/**
 * What a vote by constituency comes to: each category comes to one result by its own majority, and the results of the
 * categories decide. Pure: all of it follows from the rule, the roll and the ballots, so that anybody can work it out again.
 */
import type { Constituency } from '../codes/change-parts.ts';
import { type ChangeIt, whatWouldChange } from './change-it.ts';
import { type Casting, decideOver, type Outcome, type Result, resultOf } from './decide-over.ts';

/** A seat with a vote, as the roll has it. */
export interface Voter {
  person: string;
  name: string;
  /** Category of the constituency. */
  category: string;
  /** Parties under common ownership that it votes for; null where it votes for nobody but its category. */
  group: string | null;
  alternate: { person: string; name: string } | null;
}

export interface Ballot {
  person: string;
  /** `recused`: they stand aside, and their seat with them. */
  position: 'for' | 'against' | 'abstain' | 'recused';
}

/** One vote that counts: a seat's, or that of all seats of one voting group together. */
export interface Voice {
  category: string;
  /** Of the group, or of whoever holds the seat. */
  name: string;
  seats: readonly Voter[];
  position: 'for' | 'against' | 'abstain' | null;
  /** References of those whose ballots made it. */
  by: readonly string[];
  /** Its seats voted differently, which counts as an abstention. */
  split: boolean;
  recused: boolean;
}

export interface CategoryTally {
  name: string;
  for: number;
  against: number;
  abstained: number;
  notVoted: number;
  recused: number;
  result: Result;
  /** The sum, as a member can check it. */
  sentence: string;
}

export interface Tally {
  outcome: Outcome;
  categories: CategoryTally[];
  /** How many categories are for it, against it, and neither. */
  count: Record<Result, number>;
  voices: Voice[];
  quorum: { cast: number; of: number; needed: number; met: boolean };
  sentences: string[];
  whatWouldChangeIt: ChangeIt;
}

/** @param casting how the chair decides, where the rule leaves as many categories for as against to the chair */
export function tally(
  constituency: Constituency,
  roll: readonly Voter[],
  ballots: readonly Ballot[],
  casting: Casting = null,
): Tally {
  const voices = voicesOf(constituency, roll, ballots);
  const categories = constituency.categories.map(({ name }) => categoryOf(constituency, name, voices));
  const count: Record<Result, number> = { for: 0, against: 0, neither: 0 };
  for (const { result } of categories) count[result] += 1;
  const quorum = quorumOf(constituency, voices);
  const over = decideOver(constituency, count, { met: quorum.met, casting });
  const split = voices.filter((voice) => voice.split).map(({ name }) => splitSentence(name));
  return {
    outcome: over.outcome,
    categories,
    count,
    voices,
    quorum,
    sentences: [
      ...(constituency.quorum ? [quorumSentence(quorum)] : []),
      ...split,
      ...categories.map(({ sentence }) => sentence),
      ...over.sentences,
    ],
    whatWouldChangeIt: whatWouldChange(constituency, categories, { outcome: over.outcome, quorum, casting }),
  };
}

/** The member's own ballot counts in place of their alternate's, whichever came first. */
function voicesOf(
  { votingGroups }: Pick<Constituency, 'votingGroups'>,
  roll: readonly Voter[],
  ballots: readonly Ballot[],
): Voice[] {
  const cast = new Map(ballots.map((ballot) => [ballot.person, ballot]));
  const groups = new Map<string, Voter[]>();
  for (const voter of roll) {
    const key =
      votingGroups && voter.group ? `${voter.category}\n${voter.group}` : `${voter.category}\n\n${voter.person}`;
    groups.set(key, [...(groups.get(key) ?? []), voter]);
  }
  return [...groups.values()].map((seats) => voiceOf(votingGroups, seats, cast));
}

function voiceOf(grouped: boolean, seats: readonly Voter[], cast: ReadonlyMap<string, Ballot>): Voice {
  const taking = seats.filter(({ person }) => cast.get(person)?.position !== 'recused');
  const ballots = taking.flatMap(({ person, alternate }) => {
    const own = cast.get(person);
    const other = alternate ? cast.get(alternate.person) : undefined;
    const ballot = own ?? (other?.position === 'recused' ? undefined : other);
    return ballot ? [ballot] : [];
  });
  const positions = [...new Set(ballots.map(({ position }) => position))];
  const split = positions.length > 1;
  const [first] = seats;
  return {
    category: first?.category ?? '',
    name: (grouped && first?.group) || (first?.name ?? ''),
    seats,
    position: split ? 'abstain' : ((positions[0] as Voice['position']) ?? null),
    by: ballots.map(({ person }) => person),
    split,
    recused: taking.length === 0,
  };
}

function categoryOf(constituency: Constituency, name: string, voices: readonly Voice[]): CategoryTally {
  const all = voices.filter(({ category }) => category === name);
  const taking = all.filter(({ recused }) => !recused);
  const of = (position: Voice['position']) => taking.filter((voice) => voice.position === position).length;
  const counts = { for: of('for'), against: of('against'), abstained: of('abstain'), notVoted: of(null) };
  const recused = all.length - taking.length;
  const result = resultOf(constituency, counts);
  const sentence = `${name}: ${sumOf(counts, { taking: taking.length, recused })}; ${why(counts, result)}.`;
  return { name, ...counts, recused, result, sentence };
}

type Counts = Pick<CategoryTally, 'for' | 'against' | 'abstained' | 'notVoted'>;

function sumOf(counts: Counts, { taking, recused }: { taking: number; recused: number }): string {
  const aside = recused > 0 ? `, after ${recused} who ${recused === 1 ? 'stands' : 'stand'} aside` : '';
  if (taking === 0) return `nobody on the roll${aside}`;
  const { for: yes, against, abstained, notVoted } = counts;
  const parts = `${yes} for, ${against} against, ${abstained} abstained, ${notVoted} not voted`;
  return `${parts} (${yes} + ${against} + ${abstained} + ${notVoted} = ${taking} on the roll${aside})`;
}

function why({ for: yes, against, abstained }: Counts, result: Result): string {
  if (yes > against) return `${yes} is more than ${against}, so the category is for`;
  if (against > yes) return `${against} is more than ${yes}, so the category is against`;
  const counts = result === 'neither' ? 'counts as neither' : `counts ${result}`;
  if (yes > 0) return `${yes} to ${against} is a tie, which ${counts}`;
  if (abstained > 0) return `nobody was for or against, which ${counts}`;
  return `nobody voted, which ${counts}`;
}

function quorumOf({ quorum }: Constituency, voices: readonly Voice[]): Tally['quorum'] {
  const taking = voices.filter(({ recused }) => !recused);
  const cast = taking.filter(({ position }) => position !== null).length;
  const [part, whole] = quorum ?? [0, 1];
  const needed = quorum ? Math.max(1, Math.ceil((taking.length * part) / whole)) : 0;
  return { cast, of: taking.length, needed, met: cast >= needed };
}

function quorumSentence({ cast, of, needed, met }: Tally['quorum']): string {
  return `${cast} of ${of} votes on the roll are cast; ${needed} ${needed === 1 ? 'is' : 'are'} needed, so there is ${met ? 'a' : 'no'} quorum.`;
}

function splitSentence(name: string): string {
  return `${name} votes once for all its parties, and its votes differ: that counts as one abstention.`;
}
