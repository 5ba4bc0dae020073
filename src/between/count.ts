/** What ballots come to under a body's rule, and why. Pure. */
import type { VotingRule } from '../codes/code.ts';

export type Position = 'for' | 'against' | 'abstain';

export interface Counted {
  category: string;
  position: Position;
}

export interface Outcome {
  for: number;
  against: number;
  abstained: number;
  outcome: 'carried' | 'lost' | 'tied' | 'inquorate';
  /** The sum and the rule, one or two sentences. */
  explained: string;
}

/**
 * @param quorum whether enough have voted, and the sentence that says so
 * @param casting how the chair decides a tie, where the rule lets them and they have said
 */
export function outcomeOf(
  rule: VotingRule,
  ballots: readonly Counted[],
  { quorum, casting }: { quorum: { met: boolean; sentence: string }; casting?: 'for' | 'against' | null },
): Outcome {
  const number = (position: Position) => ballots.filter((one) => one.position === position).length;
  const counts = { for: number('for'), against: number('against'), abstained: number('abstain') };
  const sum = `${counts.for} for, ${counts.against} against, ${counts.abstained} abstained.`;
  if (!quorum.met)
    return { ...counts, outcome: 'inquorate', explained: `${sum} ${quorum.sentence} There is no decision.` };
  const sides = rule.method === 'category' ? categorySides(rule, ballots) : { ...counts, words: '' };
  const total = sides.for + sides.against;
  const said = [sum, sides.words, quorum.sentence].filter(Boolean).join(' ');
  if (total > 0 && sides.for === sides.against && rule.carries === 'majority')
    return tied(rule, casting ?? null, { ...counts, said });
  const carried = {
    majority: sides.for > sides.against,
    'two-thirds': total > 0 && sides.for * 3 >= total * 2,
    unanimous: sides.for > 0 && sides.against === 0,
  }[rule.carries];
  const outcome = carried ? ('carried' as const) : ('lost' as const);
  return { ...counts, outcome, explained: `${said} ${ruleWords[rule.carries]}: ${carried ? 'carried' : 'lost'}.` };
}

export const ruleWords: Readonly<Record<VotingRule['carries'], string>> = {
  majority: 'More must be for than against',
  'two-thirds': 'Two thirds of those voting must be for',
  unanimous: 'Nobody may be against',
};

function tied(
  rule: VotingRule,
  casting: 'for' | 'against' | null,
  { said, ...counts }: { for: number; against: number; abstained: number; said: string },
): Outcome {
  if (rule.tie === 'lost') return { ...counts, outcome: 'lost', explained: `${said} A tie is lost.` };
  if (casting === null)
    return { ...counts, outcome: 'tied', explained: `${said} It is a tie, which the chair decides by a casting vote.` };
  const outcome = casting === 'for' ? 'carried' : 'lost';
  return {
    ...counts,
    outcome,
    explained: `${said} It was a tie; the chair’s casting vote was ${casting}: ${outcome}.`,
  };
}

/** Each category speaks once, as most of its members do; one that is even, or abstains, says nothing unless the rule says otherwise. */
function categorySides(rule: VotingRule, ballots: readonly Counted[]) {
  const sides = { for: 0, against: 0 };
  const said: string[] = [];
  for (const category of [...new Set(ballots.map((one) => one.category))].sort()) {
    const own = ballots.filter((one) => one.category === category);
    const lead =
      own.filter((one) => one.position === 'for').length - own.filter((one) => one.position === 'against').length;
    const side = lead > 0 ? 'for' : lead < 0 || rule.emptyCategory === 'against' ? 'against' : null;
    if (side) sides[side] += 1;
    said.push(`${category}: ${side ?? 'neither'}`);
  }
  return { ...sides, words: `By category: ${said.join('; ')}.` };
}
