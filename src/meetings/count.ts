/** What a vote comes to, and how that follows, in sums a member can check. Pure. */
import type { VotingRule } from '../codes/code.ts';
import type { Problem } from '../kernel/problem.ts';

export type Position = 'for' | 'against' | 'abstain' | 'voted';
export type Outcome = 'carried' | 'lost' | 'tied' | 'inquorate';

/** Votes as a teller counts them. */
export interface Tally {
  for: number;
  against: number;
  abstained: number;
}

export interface Counting {
  rule: VotingRule;
  ballots: readonly { position: Position; category: string }[];
  /** Categories that have a vote, whether anybody of them voted or not; for a vote by category. */
  categories: readonly string[];
  quorum: { met: boolean; sentence: string };
  /** What a secret vote was counted as. */
  counted?: Tally | null;
  /** How the chair's casting vote was cast, where the rule gives one. */
  casting?: 'for' | 'against' | null;
}

export interface Count extends Tally {
  outcome: Outcome;
  /** A tie that waits for the chair's casting vote. */
  needsCasting: boolean;
  /** How the outcome follows, a sentence a step. */
  sentences: string[];
  /** What stands in the way of counting: numbers of a secret vote that do not add up. */
  problems: Problem[];
}

/** Without a quorum nothing is carried, however the votes fell. In a vote by category the numbers are of categories. */
export function countVote(counting: Counting): Count {
  const { rule, ballots, quorum } = counting;
  const problems = rule.method === 'secret' ? secretProblems(counting) : [];
  const counted = rule.method === 'category' ? byCategory(counting) : { tally: tallyOf(counting), sentences: [] };
  const { tally } = counted;
  const said = [quorum.sentence, ...counted.sentences, totals(rule, tally, ballots.length)];
  if (!quorum.met)
    return {
      ...tally,
      outcome: 'inquorate',
      needsCasting: false,
      sentences: [...said, 'There is no quorum, so nothing is carried.'],
      problems,
    };
  const { outcome, needsCasting, sentences } = decide(rule, tally, counting.casting ?? null);
  return { ...tally, outcome, needsCasting, sentences: [...said, ...sentences], problems };
}

function tallyOf({ rule, ballots, counted }: Counting): Tally {
  if (rule.method === 'secret') return counted ?? { for: 0, against: 0, abstained: 0 };
  return positionsOf(ballots);
}

function positionsOf(ballots: Counting['ballots']): Tally {
  const of = (position: Position) => ballots.filter((one) => one.position === position).length;
  return { for: of('for'), against: of('against'), abstained: of('abstain') };
}

/** A secret vote keeps only who voted: what the teller counted must add up to them. */
function secretProblems({ ballots, counted }: Counting): Problem[] {
  if (!counted)
    return [{ sentence: 'Give the votes for, against and abstaining, as they were counted.', field: 'for' }];
  const numbers = [counted.for, counted.against, counted.abstained];
  if (numbers.some((n) => !Number.isInteger(n) || n < 0))
    return [{ sentence: 'Give each number of votes as a whole number, 0 for none.', field: 'for' }];
  const sum = numbers.reduce((a, b) => a + b, 0);
  if (sum === ballots.length) return [];
  return [
    {
      sentence: `${numbers.join(' + ')} = ${sum}, but ${people(ballots.length)} voted. Count again, or record who voted.`,
      field: 'for',
    },
  ];
}

/** Each category comes to one result, by the majority of those of it who voted for or against. */
function byCategory({ rule, ballots, categories }: Counting): { tally: Tally; sentences: string[] } {
  const tally: Tally = { for: 0, against: 0, abstained: 0 };
  const sentences: string[] = [];
  for (const category of [...new Set([...categories, ...ballots.map((one) => one.category)])]) {
    const cast = positionsOf(ballots.filter((one) => one.category === category));
    const empty = cast.for + cast.against === 0;
    const result =
      cast.for > cast.against ? 'for' : cast.against > cast.for ? 'against' : empty ? emptyOf(rule) : 'abstained';
    tally[result] += 1;
    sentences.push(`${category}: ${categoryWords(cast, result, rule)}.`);
  }
  return { tally, sentences };
}

function emptyOf({ emptyCategory }: VotingRule): 'against' | 'abstained' {
  return emptyCategory === 'against' ? 'against' : 'abstained';
}

function categoryWords(cast: Tally, result: 'for' | 'against' | 'abstained', rule: VotingRule): string {
  const empty = cast.for + cast.against === 0;
  if (empty) {
    const who = cast.abstained > 0 ? 'nobody voted for or against' : 'nobody voted';
    return `${who}, which counts ${emptyOf(rule) === 'against' ? 'against' : 'as nothing'}`;
  }
  const sum = `${cast.for} for, ${cast.against} against`;
  return result === 'abstained' ? `${sum}, so neither` : `${sum}, so ${result}`;
}

function totals({ method }: VotingRule, tally: Tally, voted: number): string {
  const { for: yes, against, abstained } = tally;
  if (method === 'category')
    return `${yes} ${yes === 1 ? 'category' : 'categories'} for, ${against} against, ${abstained} neither.`;
  const secret = method === 'secret' ? ` of ${people(voted)} in secret` : '';
  return `${yes} for, ${against} against, ${abstained} abstained${secret}.`;
}

interface Decided {
  outcome: Outcome;
  needsCasting: boolean;
  sentences: string[];
}

function decide(rule: VotingRule, tally: Tally, casting: 'for' | 'against' | null): Decided {
  const { for: yes, against: no } = tally;
  const done = (carried: boolean, sentence: string): Decided => ({
    outcome: carried ? 'carried' : 'lost',
    needsCasting: false,
    sentences: [sentence, carried ? 'It is carried.' : 'It is lost.'],
  });
  if (yes + no === 0) return done(false, 'Nobody voted for it or against it.');
  if (rule.carries === 'unanimous')
    return done(
      no === 0,
      no === 0
        ? 'Nobody may be against it, and nobody was.'
        : `Nobody may be against it, and ${no} ${no === 1 ? 'was' : 'were'}.`,
    );
  if (rule.carries === 'two-thirds') {
    const needed = Math.ceil(((yes + no) * 2) / 3);
    return done(
      yes >= needed,
      `Two thirds of ${yes + no} are needed, which is ${needed}: ${yes} ${yes === 1 ? 'was' : 'were'} for.`,
    );
  }
  if (yes !== no) return done(yes > no, `More must be for it than against it: ${yes} to ${no}.`);
  const tie = `${yes} to ${no} is a tie`;
  if (rule.tie === 'lost') return done(false, `${tie}, and a tie is lost.`);
  if (casting) return done(casting === 'for', `${tie}, which the chair decided by a casting vote ${casting} it.`);
  return { outcome: 'tied', needsCasting: true, sentences: [`${tie}, which the chair decides by a casting vote.`] };
}

function people(n: number): string {
  return n === 1 ? '1 person' : `${n} people`;
}

/** A rule of voting in words, as a vote keeps it. */
export function ruleInWords(rule: VotingRule, source: string): string {
  const method = { named: 'Each by name', category: 'By category, each with one result', secret: 'In secret' }[
    rule.method
  ];
  const carries = {
    majority: 'more for than against carries it',
    'two-thirds': 'two thirds of those for or against carry it',
    unanimous: 'it is carried if nobody is against',
  }[rule.carries];
  const tie =
    rule.carries !== 'majority' ? '' : rule.tie === 'chair' ? '; a tie is decided by the chair' : '; a tie is lost';
  const empty =
    rule.method !== 'category'
      ? ''
      : `; a category without a vote counts ${rule.emptyCategory === 'against' ? 'against' : 'as nothing'}`;
  const chair = rule.chairVotes ? '; the chair votes like a member' : '';
  return `${method}; ${carries}${tie}${empty}${chair}${source ? ` (${source})` : ''}.`;
}
