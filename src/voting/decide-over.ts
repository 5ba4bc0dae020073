/** One category's result from its votes, and the outcome from the results of the categories. Pure. */
import type { Constituency } from '../codes/change-parts.ts';

export type Result = 'for' | 'against' | 'neither';
export type Outcome = 'carried' | 'lost' | 'tied' | 'inquorate';
/** How the chair's casting vote was cast; null where it was not. */
export type Casting = 'for' | 'against' | null;

export interface Counts {
  for: number;
  against: number;
  abstained: number;
}

export function resultOf(rule: Pick<Constituency, 'tied' | 'abstained' | 'empty'>, counts: Counts): Result {
  if (counts.for > counts.against) return 'for';
  if (counts.against > counts.for) return 'against';
  if (counts.for > 0) return rule.tied;
  return counts.abstained > 0 ? rule.abstained : rule.empty;
}

export interface Decided {
  outcome: Outcome;
  sentences: string[];
}

/** Without a quorum nothing is carried, whatever the categories say. */
export function decideOver(
  rule: Pick<Constituency, 'carries' | 'level'>,
  count: Readonly<Record<Result, number>>,
  { met, casting }: { met: boolean; casting: Casting },
): Decided {
  const { for: yes, against: no, neither } = count;
  const sum = `${yes} ${yes === 1 ? 'category' : 'categories'} for, ${no} against, ${neither} neither (${yes} + ${no} + ${neither} = ${yes + no + neither}).`;
  const say = (outcome: Outcome, ...sentences: string[]): Decided => ({ outcome, sentences: [sum, ...sentences] });
  if (!met) return say('inquorate', 'There is no quorum, so nothing is carried.');
  if (yes + no === 0) return say('lost', 'No category was for it or against it. It is lost.');
  const end = (carried: boolean, why: string) =>
    say(carried ? 'carried' : 'lost', why, carried ? 'It is carried.' : 'It is lost.');
  if (rule.carries === 'two-thirds') {
    const needed = Math.ceil(((yes + no) * 2) / 3);
    return end(yes >= needed, `Two thirds of the ${yes + no} that were for or against are needed, which is ${needed}.`);
  }
  if (rule.carries === 'majority-of-all') {
    const all = yes + no + neither;
    const needed = Math.floor(all / 2) + 1;
    return end(yes >= needed, `More than half of all ${all} categories are needed, which is ${needed}.`);
  }
  if (yes !== no) return end(yes > no, `More categories must be for it than against it: ${yes} to ${no}.`);
  const level = `${yes} to ${no} is level`;
  if (rule.level !== 'chair')
    return end(rule.level === 'carried', `${level}, which is ${rule.level === 'carried' ? 'enough' : 'not enough'}.`);
  if (casting) return end(casting === 'for', `${level}, and the chair's casting vote was ${casting} it.`);
  return say('tied', `${level}, which the chair decides by a casting vote.`);
}
