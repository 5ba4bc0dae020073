/**
 * What would change the outcome of a vote: the fewest votes that, cast or changed, turn it round; and whether those who
 * have not voted yet can still do so. Worked out over every way the categories could come out.
 */
import type { Constituency } from '../codes/change-parts.ts';
import { type Casting, decideOver, type Outcome, type Result } from './decide-over.ts';
import { type Shift, shiftsOf, type Votes } from './shift.ts';

export interface Plan {
  /** Votes that are cast or changed. */
  votes: number;
  outcome: Outcome;
  /** What happens in each category that comes out differently, and what that makes. */
  sentences: string[];
}

export interface ChangeIt {
  /** The ways that take fewest votes, whoever changes theirs; at most three are told. */
  least: Plan[];
  /** The same with the votes that are still to come alone; empty where they change nothing any more. */
  toCome: Plan[];
  /** Nobody who has yet to vote can change the outcome. */
  settled: boolean;
  /** False where there are too many categories to try every way: there may be one with fewer votes. */
  exact: boolean;
  sentences: string[];
}

export interface Category extends Votes {
  name: string;
  result: Result;
}

interface Now {
  outcome: Outcome;
  quorum: { cast: number; of: number; needed: number; met: boolean };
  casting: Casting;
}

/** More categories than this are not tried in every combination (3 to the power of 8 is 6,561). */
const mostTried = 8;
const mostTold = 3;

export function whatWouldChange(constituency: Constituency, categories: readonly Category[], now: Now): ChangeIt {
  const exact = categories.length <= mostTried;
  const missing = Math.max(0, now.quorum.needed - now.quorum.cast);
  const waiting = categories.reduce((sum, { notVoted }) => sum + notVoted, 0);
  if (!now.quorum.met) {
    const plan =
      missing > waiting ? 'a quorum can no longer be reached' : `${votes(missing)} more must be cast for a quorum`;
    return { least: [], toCome: [], settled: missing > waiting, exact, sentences: [`Nothing is decided: ${plan}.`] };
  }
  const least = plansOf(constituency, categories, { now, onlyNew: false, exact });
  const toCome = plansOf(constituency, categories, { now, onlyNew: true, exact });
  const settled = toCome.length === 0;
  return {
    least,
    toCome,
    settled,
    exact,
    sentences: sentencesOf({ least, toCome, exact, waiting, outcome: now.outcome }),
  };
}

interface Found {
  cost: number;
  /** How many categories it turns. */
  moved: number;
  shifts: readonly Shift[];
  outcome: Outcome;
}

interface Asked {
  now: Now;
  onlyNew: boolean;
  exact: boolean;
}

/** The ways that take fewest votes, the clearest first. */
function plansOf(constituency: Constituency, categories: readonly Category[], { now, onlyNew, exact }: Asked): Plan[] {
  const options = categories.map((category) => shiftsOf(constituency, category, onlyNew));
  const tried = exact ? everyWay(options) : oneByOne(options);
  const found: Found[] = [];
  let best = Number.POSITIVE_INFINITY;
  for (const shifts of tried) {
    const cost = shifts.reduce((sum, shift) => sum + shift.cost, 0);
    if (cost === 0 || cost > best) continue;
    const count: Record<Result, number> = { for: 0, against: 0, neither: 0 };
    for (const { result } of shifts) count[result] += 1;
    // Whoever votes anew only adds to a quorum that is there.
    const { outcome } = decideOver(constituency, count, { met: true, casting: now.casting });
    if (outcome === now.outcome) continue;
    best = cost;
    found.push({ cost, moved: shifts.filter((shift) => shift.cost > 0).length, shifts, outcome });
  }
  return found
    .filter(({ cost }) => cost === best)
    .sort((a, b) => a.moved - b.moved)
    .filter(firstOfItsKind)
    .slice(0, mostTold)
    .map(({ cost, shifts, outcome }) => ({ votes: cost, outcome, sentences: told(categories, shifts, outcome) }));
}

/** Of ways that turn the same categories one is told: the others differ in what else those come to. */
function firstOfItsKind({ shifts }: Found, at: number, all: readonly Found[]): boolean {
  const turned = (one: readonly Shift[]) => one.map(({ cost }) => cost > 0).join();
  return all.findIndex((one) => turned(one.shifts) === turned(shifts)) === at;
}

function* everyWay(options: readonly (readonly Shift[])[], from = 0): Generator<readonly Shift[]> {
  const here = options[from];
  if (!here) return void (yield []);
  for (const rest of everyWay(options, from + 1)) for (const shift of here) yield [shift, ...rest];
}

/** Categories are turned the same way one after the other, the cheapest first. */
function* oneByOne(options: readonly (readonly Shift[])[]): Generator<readonly Shift[]> {
  const stay = options.map((shifts) => shifts.find(({ cost }) => cost === 0) as Shift);
  for (const wanted of ['for', 'against'] as const) {
    const now = [...stay];
    const turns = options
      .flatMap((shifts, at) =>
        shifts.filter((shift) => shift.cost > 0 && towards(shift, wanted)).map((shift) => ({ at, shift })),
      )
      .sort((a, b) => a.shift.cost - b.shift.cost);
    for (const { at, shift } of turns) {
      now[at] = shift;
      yield [...now];
    }
  }
}

const towards = ({ result }: Shift, wanted: 'for' | 'against') => result === wanted || result === 'neither';

function told(categories: readonly Category[], shifts: readonly Shift[], outcome: Outcome): string[] {
  const sum = (wanted: Result) => shifts.filter(({ result }) => result === wanted).length;
  const each = categories.flatMap(({ name }, at) => {
    const shift = shifts[at];
    if (!shift || shift.cost === 0) return [];
    const result = shift.result === 'neither' ? 'neither for nor against' : shift.result;
    return [
      `${name}: ${shift.moves.join(' and ')}. That makes it ${shift.after.for} to ${shift.after.against}, so the category is ${result}.`,
    ];
  });
  return [
    ...each,
    `With ${sum('for')} for and ${sum('against')} against it is ${outcome === 'tied' ? 'for the chair to decide' : outcome}.`,
  ];
}

function sentencesOf(given: {
  least: Plan[];
  toCome: Plan[];
  exact: boolean;
  waiting: number;
  outcome: Outcome;
}): string[] {
  const { least, toCome, exact, waiting, outcome } = given;
  const sentences: string[] = [];
  const [first] = least;
  const bound = exact ? '' : ' There are many categories, so not every way was tried: there may be one with fewer.';
  if (first) sentences.push(`${votes(first.votes)} cast or changed would turn it round.${bound}`);
  else sentences.push(`No change of votes within this roll would turn it round.${bound}`);
  if (waiting === 0) return sentences;
  const [next] = toCome;
  const others = waiting === 1 ? 'the one who has not voted does' : `the ${waiting} who have not voted do`;
  const still = outcome === 'tied' ? 'it stays level' : `it is ${outcome}`;
  if (next) sentences.push(`Of the ${waiting} still to come, ${votes(next.votes)} would be enough to turn it round.`);
  else sentences.push(`Whatever ${others}, ${still}.`);
  return sentences;
}

const votes = (n: number) => `${n} ${n === 1 ? 'vote' : 'votes'}`;
