/** How the votes of one category would have to differ for it to come to another result, with as few changes as can be. */
import type { Constituency } from '../codes/change-parts.ts';
import { type Result, resultOf } from './decide-over.ts';

export interface Votes {
  for: number;
  against: number;
  abstained: number;
  notVoted: number;
}

export interface Shift {
  result: Result;
  /** Votes cast or changed; 0 for the result it has. */
  cost: number;
  after: Votes;
  /** What is done, in words. */
  moves: string[];
}

/** Up to this many votes every way they could fall is tried. Beyond it only the margin matters, and is worked out. */
const mostTried = 24;

/** The cheapest way to each result that can be reached. `onlyNew`: nobody who has voted changes theirs. */
export function shiftsOf(rule: Constituency, now: Votes, onlyNew: boolean): Shift[] {
  const size = now.for + now.against + now.abstained + now.notVoted;
  const ways = size <= mostTried ? everyFall(now, onlyNew) : byMargin(now, onlyNew);
  const best = new Map<Result, { cost: number; after: Votes }>();
  for (const after of ways) {
    const result = resultOf(rule, after);
    const cost = costOf(now, after);
    if (cost < (best.get(result)?.cost ?? Number.POSITIVE_INFINITY)) best.set(result, { cost, after });
  }
  return [...best].map(([result, { cost, after }]) => ({ result, cost, after, moves: movesOf(now, after) }));
}

/** A vote once cast may change, but is not taken back: those who have not voted only become fewer. */
function* everyFall(now: Votes, onlyNew: boolean): Generator<Votes> {
  const size = now.for + now.against + now.abstained + now.notVoted;
  const least = onlyNew ? now : { for: 0, against: 0, abstained: 0 };
  for (let yes = least.for; yes <= size; yes++)
    for (let no = least.against; yes + no <= size; no++)
      for (let none = least.abstained; yes + no + none <= size; none++) {
        const notVoted = size - yes - no - none;
        if (notVoted <= now.notVoted) yield { for: yes, against: no, abstained: none, notVoted };
      }
}

/** Each changed vote moves the margin by two, each new one by one: no way with fewer than these gets there. */
function* byMargin(now: Votes, onlyNew: boolean): Generator<Votes> {
  yield now;
  const margin = now.for - now.against;
  for (const wanted of [1, 0, -1]) {
    const way = moved(now, wanted - margin, onlyNew);
    if (way) yield way;
  }
}

function moved(now: Votes, by: number, onlyNew: boolean): Votes | null {
  const [to, from] = by > 0 ? (['for', 'against'] as const) : (['against', 'for'] as const);
  const after = { ...now };
  let left = Math.abs(by);
  const turned = onlyNew ? 0 : Math.min(after[from], Math.floor(left / 2));
  after[from] -= turned;
  after[to] += turned;
  left -= 2 * turned;
  for (const source of onlyNew ? (['notVoted'] as const) : (['notVoted', 'abstained'] as const)) {
    const taken = Math.min(after[source], left);
    after[source] -= taken;
    after[to] += taken;
    left -= taken;
  }
  // One short, and nobody is left who has said nothing: somebody on the other side abstains.
  if (left > 0 && !onlyNew && after[from] >= left) {
    after[from] -= left;
    after.abstained += left;
    left = 0;
  }
  return left === 0 ? after : null;
}

const cast = ['for', 'against', 'abstained'] as const;

function costOf(now: Votes, after: Votes): number {
  return cast.reduce((sum, name) => sum + Math.max(0, after[name] - now[name]), 0);
}

const words = {
  for: { from: 'for', to: 'for' },
  against: { from: 'against', to: 'against' },
  abstained: { from: 'an abstention', to: 'an abstention' },
} as const;

function movesOf(now: Votes, after: Votes): string[] {
  const gone = (['notVoted', ...cast] as const).map((name) => ({ name, left: Math.max(0, now[name] - after[name]) }));
  const moves: string[] = [];
  for (const to of cast) {
    let wanted = Math.max(0, after[to] - now[to]);
    for (const one of gone) {
      const many = Math.min(wanted, one.left);
      if (many === 0) continue;
      wanted -= many;
      one.left -= many;
      moves.push(moveWords(one.name, to, many));
    }
  }
  return moves;
}

function moveWords(from: keyof Votes, to: (typeof cast)[number], many: number): string {
  const votes = `${many} ${many === 1 ? 'vote' : 'votes'}`;
  if (from === 'notVoted') return to === 'abstained' ? `${votes} more abstaining` : `${votes} more ${words[to].to}`;
  return `${votes} changed from ${words[from].from} to ${words[to].to}`;
}
