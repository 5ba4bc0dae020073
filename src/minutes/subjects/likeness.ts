/** How far two sentences of one item are about the same thing, by the words they share that are rare in the document. */

import { sentencesOf } from '../layout/sentences.ts';
import type { ReadItem, Reading } from '../reading.ts';

/** Words, each with how much it tells: close to 1 for one met in a single item, close to 0 for one met in all. */
export type Weights = (word: string) => number;

const EMPTY = new Set(
  `the a an and or of to in on for with by at from as that this these those it its be is are was were been has have had
   will would should shall may might can could must not no any all each other their they them which who whom whose when
   where whether if then than so such out up into over under about per via also both only just more most very paper
   panel board committee meeting item following further set provided contents`.split(/\s+/),
);

/** The telling words of a text, cut to their stems. */
export function tellingWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z0-9][a-z0-9'’&/-]*/g) ?? [];
  return new Set(words.filter((word) => word.length > 1 && !EMPTY.has(word)).map(stem));
}

/** Weights by how many items of the reading use a word. */
export function weightsOf(reading: Reading): Weights {
  const uses = new Map<string, number>();
  for (const item of reading.items) for (const word of wordsOfItem(item)) uses.set(word, (uses.get(word) ?? 0) + 1);
  const all = Math.log(reading.items.length + 1);
  return (word) => Math.max(0.1, 1 - Math.log(uses.get(word) ?? 1) / (all || 1));
}

/** The weighted share (0 to 1) of `words` that `text` has too. Nothing to share is no likeness. */
export function shareIn(words: Set<string>, text: string, weights: Weights): number {
  const there = tellingWords(text);
  let shared = 0;
  let total = 0;
  for (const word of words) {
    total += weights(word);
    if (there.has(word)) shared += weights(word);
  }
  return total === 0 ? 0 : shared / total;
}

function wordsOfItem(item: ReadItem): Set<string> {
  return new Set([item.title, ...sentencesOf(item).map((one) => one.text)].flatMap((text) => [...tellingWords(text)]));
}

/** Words that minutes use for one another; each stands for its group. */
const SAME_WORD: Readonly<Record<string, string>> = {
  amend: 'chang',
  revis: 'chang',
  updat: 'chang',
  alter: 'chang',
  ask: 'request',
  timescal: 'timetabl',
  send: 'issu',
  circulat: 'issu',
  publish: 'issu',
};

function stem(word: string): string {
  const cut = root(word);
  return SAME_WORD[cut] ?? cut;
}

/** Rough: "issued", "issues" and "issuing" meet; nothing more is needed to compare sentences of one item. */
function root(word: string): string {
  return word
    .replace(/['’]s?$/, '')
    .replace(/(?:ations?|ments?|ings?|ers?|ies|ed|es|s|e|y)$/, (end) => (word.length - end.length >= 3 ? '' : end));
}
