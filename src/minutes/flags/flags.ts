/**
 * What does not fit in a set of minutes, as questions for a person: outcomes that only the narrative has, decisions and
 * actions that name different things, narrative and decision that say opposite things, verbs that differ. The rules know
 * the form of minutes, not their subject, and never settle anything themselves.
 */

import type { Sentence } from '../layout/sentences.ts';
import type { CandidateFact, Flag, Found, ItemNumber } from '../proposal.ts';
import type { ReadItem, Reading } from '../reading.ts';
import { shareIn, tellingWords, type Weights, weightsOf } from '../subjects/likeness.ts';
import { grammarOf, type Outcome, TAKING_NOTE } from '../subjects/outcomes.ts';
import { settledIn } from './candidates.ts';
import { contradictions, oneSided } from './contradictions.ts';
import { flagId, withUniqueIds } from './flag-id.ts';

/** From this share of telling words on, two sentences of one item are taken to be about the same thing. */
const SAME = 0.5;
/** Verbs that all say yes or no to a thing, so that two of them for one thing do not fit together. */
const ASSENT = new Set('agreed approved endorsed adopted accepted ratified rejected refused deferred'.split(' '));
/** Where the reason or an aside begins, what was settled has been said. */
const ASIDE = /\b(?:to help|in order to|so that|to inform|and noted)\b|[,;]/;

interface Settled {
  sentence: Sentence;
  outcome: Outcome;
}

/**
 * Flags of the reading, in the order of its items. `candidates` are those of `readCandidates` on the same reading: an
 * outcome that a caller has taken out of them is not asked about.
 */
export function readFlags(reading: Reading, candidates: Map<ItemNumber, Found<CandidateFact>[]>): Flag[] {
  const grammar = grammarOf(reading);
  const weights = weightsOf(reading);
  // A house that keeps no formal decisions says everything in its narrative: that is its manner, not a gap.
  const formal = reading.items.some((item) => item.decisions.length > 0);
  const flags = reading.items.flatMap((item) => {
    const kept = new Set(candidates.get(item.number)?.map((one) => one.text));
    const settled = settledIn(item, grammar).filter(({ sentence }) => kept.has(sentence.text));
    const against = contradictions(item, weights);
    const opposed = new Set(against.map((flag) => flag.passage));
    const open = settled.filter(({ sentence }) => !opposed.has(sentence.text));
    return [
      ...against,
      ...oneSided(item, reading.style),
      ...otherwise(item, open, weights),
      ...(formal ? unrecorded(item, open, weights) : []),
      ...otherVerb(item, open, weights),
    ];
  });
  return withUniqueIds(flags);
}

/** Settled in the narrative, but in no decision and no action of the item. */
function unrecorded(item: ReadItem, settled: readonly Settled[], weights: Weights): Flag[] {
  const missing = settled.filter(
    ({ outcome }) => !outcome.reported && !outcome.instead && !isRecorded(item, outcome, weights),
  );
  if (missing.length === 0) return [];
  const formal = item.decisions.filter((decision) => !TAKING_NOTE.has(decision.verb));
  const why =
    item.decisions.length === 0
      ? 'but the item has no formal decision'
      : formal.length === 0
        ? `but the only formal decision is ${item.decisions[0]!.verb.toUpperCase()}`
        : 'but no decision or action of the item says so';
  const what = missing.length === 1 ? 'something' : `${missing.length} things`;
  return [
    {
      id: flagId(item, 'narrative-only'),
      item: item.number,
      says: `The narrative settles ${what}, ${why}. Should it be recorded as a decision or an action?`,
      passage: missing.map(({ sentence }) => sentence.text).join(' '),
      spans: missing.flatMap(({ sentence }) => sentence.spans),
    },
  ];
}

/** The body chose something else than what was put to it, and no formal decision says which. */
function otherwise(item: ReadItem, settled: readonly Settled[], weights: Weights): Flag[] {
  return settled
    .filter(({ outcome }) => outcome.instead && bestDecision(item, outcome, weights).share < SAME)
    .map(({ sentence }) => ({
      id: flagId(item, 'instead'),
      item: item.number,
      says: 'The narrative says something else was chosen than what was proposed, but no formal decision says so. What became of the proposal?',
      passage: sentence.text,
      spans: sentence.spans,
    }));
}

/** "Approved" in the narrative, "AGREED" in the box. */
function otherVerb(item: ReadItem, settled: readonly Settled[], weights: Weights): Flag[] {
  return settled.flatMap(({ sentence, outcome }) => {
    if (!ASSENT.has(outcome.verb) || item.decisions.some((decision) => decision.verb === outcome.verb)) return [];
    const { decision, share } = bestDecision(item, outcome, weights);
    if (!decision || share < SAME || !ASSENT.has(decision.verb)) return [];
    return [
      {
        id: flagId(item, 'verb'),
        item: item.number,
        says: `The narrative says "${outcome.verb}", the formal decision on the same matter says "${decision.verb}". Which is meant?`,
        passage: sentence.text,
        spans: [...sentence.spans, ...decision.spans],
      },
    ];
  });
}

function isRecorded(item: ReadItem, outcome: Outcome, weights: Weights): boolean {
  if (bestDecision(item, outcome, weights).share >= SAME) return true;
  return item.actions.some((action) => likeness(outcome, `${action.owner ?? ''} ${action.text}`, weights) >= SAME);
}

function bestDecision(item: ReadItem, outcome: Outcome, weights: Weights) {
  const formal = item.decisions.filter((decision) => !TAKING_NOTE.has(decision.verb));
  const ranked = formal.map((decision) => ({ decision, share: likeness(outcome, decision.text, weights) }));
  return ranked.reduce<{ decision: (typeof formal)[number] | null; share: number }>(
    (best, one) => (one.share > best.share ? one : best),
    { decision: null, share: 0 },
  );
}

/** In either direction: a short decision may sum up a long sentence, or a long one take in a short. */
function likeness(outcome: Outcome, text: string, weights: Weights): number {
  return Math.max(shareIn(coreOf(outcome), text, weights), shareIn(tellingWords(text), outcome.what, weights));
}

/** The telling words up to the first aside; one that comes before three words are said ("that, going forward,") is passed. */
function coreOf(outcome: Outcome): Set<string> {
  const core = new Set<string>();
  for (const part of outcome.what.split(ASIDE)) {
    if (core.size >= 3) break;
    for (const word of tellingWords(part)) core.add(word);
  }
  return core;
}
