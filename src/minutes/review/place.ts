/** Which item of a proposal a fact stands under. */
import type { ItemNumber, Proposal, Span } from '../proposal.ts';

/**
 * Index into `proposal.items`, or -1 for what stands before them (the cover, attendance). By number where there is one
 * and only one item has it; otherwise (headings without numbers, a number printed twice) by where the words stand.
 */
export function placeIn(proposal: Proposal): (fact: { item: ItemNumber; spans: readonly Span[] }) => number {
  const byNumber = new Map<string, number[]>();
  for (const [index, { number }] of proposal.items.entries()) {
    byNumber.set(String(number), [...(byNumber.get(String(number)) ?? []), index]);
  }
  const starts = proposal.items.map((item) => Math.min(...item.spans.map((span) => span.start)));
  return ({ item, spans }) => {
    const named = item === null ? [] : (byNumber.get(String(item)) ?? []);
    if (named.length === 1) return named[0]!;
    const at = spans[0]?.start ?? -1;
    return starts.findLastIndex((start) => start <= at);
  };
}
