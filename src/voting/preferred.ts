/** Which of a proposal and its alternatives is put forward, where several are carried. Pure. */
import type { Constituency } from '../codes/change-parts.ts';
import type { Tally } from './tally.ts';

export interface Carried {
  ref: string;
  /** The proposal itself, not an alternative to it. */
  proposal: boolean;
  tally: Pick<Tally, 'outcome' | 'count' | 'categories'>;
}

/** `ref` is null where none is carried. */
export function preferredOf(
  { preferred }: Pick<Constituency, 'preferred'>,
  options: readonly Carried[],
): { ref: string | null; sentence: string } {
  const carried = options.filter(({ tally }) => tally.outcome === 'carried');
  const [first, second] = [...carried].sort((a, b) => compare(preferred, a, b));
  if (!first) return { ref: null, sentence: options.length > 1 ? 'None of them is carried.' : '' };
  if (!second) return { ref: first.ref, sentence: options.length > 1 ? `${first.ref} alone is carried.` : '' };
  return {
    ref: first.ref,
    sentence: `${carried.length} are carried, and ${first.ref} is preferred: ${because(preferred, first, second)}.`,
  };
}

const categoriesFor = ({ tally }: Carried) => tally.count.for;
const votesFor = ({ tally }: Carried) => tally.categories.reduce((sum, one) => sum + one.for, 0);

function compare(by: Constituency['preferred'], a: Carried, b: Carried): number {
  const categories = by === 'most-categories' ? categoriesFor(b) - categoriesFor(a) : 0;
  const votes = by === 'proposal-first' ? 0 : votesFor(b) - votesFor(a);
  return categories || votes || Number(b.proposal) - Number(a.proposal) || (a.ref < b.ref ? -1 : 1);
}

function because(by: Constituency['preferred'], one: Carried, other: Carried): string {
  if (by === 'most-categories' && categoriesFor(one) !== categoriesFor(other))
    return `${categoriesFor(one)} categories were for it, ${categoriesFor(other)} for ${other.ref}`;
  if (by !== 'proposal-first' && votesFor(one) !== votesFor(other))
    return `${votesFor(one)} votes were for it, ${votesFor(other)} for ${other.ref}`;
  return one.proposal ? 'the proposal itself comes first' : `it comes before ${other.ref}`;
}
