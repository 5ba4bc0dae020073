/**
 * Sentences of the narrative that settle something without a formal verb in the item's box. They are candidates for a
 * person to confirm, never decisions by themselves.
 */

import { type Sentence, sentencesOf } from '../layout/sentences.ts';
import type { CandidateFact, Found, ItemNumber } from '../proposal.ts';
import type { ReadItem, Reading } from '../reading.ts';
import { type Grammar, grammarOf, type Outcome, outcomeOf } from '../subjects/outcomes.ts';

/** Items with their candidates, in the order of the narrative. An item without any has an empty list. */
export function readCandidates(reading: Reading): Map<ItemNumber, Found<CandidateFact>[]> {
  const grammar = grammarOf(reading);
  const found = new Map<ItemNumber, Found<CandidateFact>[]>();
  for (const item of reading.items) {
    const candidates = settledIn(item, grammar).map(({ sentence, outcome }) => ({
      text: sentence.text,
      spans: sentence.spans,
      sure: outcome.sure,
    }));
    found.set(item.number, [...(found.get(item.number) ?? []), ...candidates]);
  }
  return found;
}

/** The sentences of an item's narrative that settle something, each with what it settles. */
export function settledIn(item: ReadItem, grammar: Grammar): { sentence: Sentence; outcome: Outcome }[] {
  return sentencesOf(item)
    .filter((one) => one.from === 'narrative' && one.kind !== 'heading' && one.kind !== 'row')
    .flatMap((sentence) => {
      const outcome = outcomeOf(sentence.text, grammar);
      return outcome ? [{ sentence, outcome }] : [];
    });
}
