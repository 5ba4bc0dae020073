/** A decision by those who voted says what the vote came to. Pure. */
import type { ChangeProcess } from '../codes/process.ts';
import type { Problem } from '../kernel/problem.ts';
import { cite } from './cite.ts';
import { type ProcessFacts, text } from './facts.ts';
import { thisRound } from './requirements.ts';

/** Where one proposal alone was voted on: approved only if carried, rejected only if not. */
export function votedOtherwise(
  process: ChangeProcess,
  { move, state, facts }: { move: string; state: string; facts: ProcessFacts },
): Problem[] {
  if (state !== 'vote' || (move !== 'approve' && move !== 'reject')) return [];
  // With alternatives one vote says of several which is put forward: whoever counts it sees to each.
  if (facts.main || facts.alternatives.length > 0) return [];
  const last = facts.votes.filter((one) => one.state === 'closed' && thisRound(one, facts)).at(-1);
  const outcome = text(last, 'outcome');
  if (!last || outcome === '' || (outcome === 'carried') === (move === 'approve')) return [];
  const clause = cite(process.requirements.find(({ id }) => id === 'vote'));
  const words = outcome === 'carried' ? 'It was carried' : 'It was not carried';
  const mend = outcome === 'carried' ? 'Approve it' : 'Reject it';
  return [
    {
      sentence: `${words} in vote ${last.ref}. ${mend}, or make the vote void and vote again.`,
      ...(clause ? { clause } : {}),
    },
  ];
}
