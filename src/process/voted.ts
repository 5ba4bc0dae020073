/** A decision by those who voted says what the vote came to. Pure. */
import type { ChangeProcess } from '../codes/process.ts';
import type { Problem } from '../kernel/problem.ts';
import { cite } from './cite.ts';
import { type Fact, type ProcessFacts, text } from './facts.ts';
import { thisRound } from './requirements.ts';

/**
 * What is lost is not approved; what is carried is not rejected, unless it stood for choice with others, of which one is
 * put forward.
 */
export function votedOtherwise(
  process: ChangeProcess,
  { move, state, facts }: { move: string; state: string; facts: ProcessFacts },
): Problem[] {
  if (state !== 'vote' || (move !== 'approve' && move !== 'reject')) return [];
  const last = lastVote(facts);
  const outcome = text(last, 'outcome');
  if (!last || outcome === '' || (outcome === 'carried') === (move === 'approve')) return [];
  if (move === 'reject' && (facts.main || facts.alternatives.length > 0)) return [];
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

/** The last vote closed in this round: its own, or the one of the proposal it is an alternative to. */
function lastVote(facts: ProcessFacts): Fact | undefined {
  const closed = facts.votes.filter((one) => one.state === 'closed' && thisRound(one, facts));
  return closed.filter((one) => text(one, 'modification') === facts.ref).at(-1) ?? closed.at(-1);
}
