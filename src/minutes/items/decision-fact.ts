/** What the readers of decisions share: the facts they make, and what they read from. */
import { type Block, joinSpans } from '../paragraph.ts';
import type { DecisionFact, Found, Span } from '../proposal.ts';
import type { Style } from '../style.ts';

export interface DecisionsRead {
  decisions: Found<DecisionFact>[];
  /** Paragraphs, whole or in part, that are no part of a decision. */
  rest: Block[];
  /** Bullets that a decision's sentence introduces: read with the decision, and narrative too. */
  listed: Block[];
}

/** "; and" or "." at the end of a bullet belongs to the list, not to the decision. */
export function plainDecision(text: string): string {
  return text
    .replace(/[\s.;,:]*(?:[;,]\s*(?:and|or)(?:\s+further)?)?[\s.;,]*$/i, '')
    .replace(/^[\s:,–—-]+/, '')
    .trim();
}

export function decisionFact(
  verb: string,
  text: string,
  found: { spans: Span[]; sure: 'sure' | 'likely' },
): Found<DecisionFact> {
  return { verb: verb.toLowerCase(), text: plainDecision(text), spans: joinSpans(found.spans), sure: found.sure };
}

/** Where the sentence that starts at `from` ends. */
export function sentenceEnd(text: string, from: number): number {
  const ends = /[.!?](?=\s+["“‘(]?[A-Z])/g;
  ends.lastIndex = from;
  for (let match = ends.exec(text); match; match = ends.exec(text)) {
    if (!/\b(?:e\.g|i\.e|No|Nos|Mr|Mrs|Ms|Dr|Cllr|St|Ltd|Co|vs|cf|para|approx)\.$/.test(text.slice(0, match.index + 1)))
      return match.index + 1;
  }
  return text.length;
}

/** What a reader of one form works on; it answers the index after what it read, or null. */
export interface DecisionState {
  read: DecisionsRead;
  style: Style;
  blocks: readonly Block[];
}
