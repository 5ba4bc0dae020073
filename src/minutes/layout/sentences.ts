/** An item of minutes as sentences, each with where it stands and the words that introduce it. */
import type { DecisionFact, Found, Span } from '../proposal.ts';
import type { Paragraph, ReadItem } from '../reading.ts';

/** A sentence or bullet; itself a `Paragraph`, so that phrases of registers need know nothing else. */
export interface Sentence extends Paragraph {
  from: 'narrative' | 'decision' | 'action';
  /** Words that introduce a bullet ("The following were returned:"); for a decision its verb; otherwise empty. */
  lead: string;
  /** The sentence before it in the same paragraph, which "during that meeting" refers to; otherwise empty. */
  before: string;
}

/** A full stop ends no sentence after these. */
const SHORT =
  /(?:\b(?:e\.g|i\.e|etc|cf|vs|No|Nos|Dr|Mr|Mrs|Ms|Prof|St|Ltd|Co|Inc|approx|para|Fig|Art|Sch|App)|\b[A-Z])\.$/;

/**
 * Longer than any sentence of minutes. What is longer (a file without full stops, noise) is cut at a space, since the
 * time that phrases take grows with the square of a sentence.
 */
const LONGEST = 2000;

/** Offsets of the sentences of a text. */
export function sentenceBounds(text: string): Span[] {
  const bounds: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.?!]+["'’”)\]]*(?=\s|$)/g)) {
    const end = match.index + match[0].length;
    const next = text.slice(end).trimStart();
    if (next !== '' && (SHORT.test(text.slice(Math.max(start, end - 12), end)) || !/^["'‘“([•A-Z0-9]/.test(next)))
      continue;
    push(bounds, text, { start, end });
    start = end;
  }
  push(bounds, text, { start, end: text.length });
  return bounds;
}

const known = new WeakMap<ReadItem, Sentence[]>();

/** All sentences of the item: narrative in order, then formal decisions, then actions. Page furniture is passed over. */
export function sentencesOf(item: ReadItem): readonly Sentence[] {
  const before = known.get(item);
  if (before) return before;
  const sentences = [
    ...narrativeOf(item),
    ...item.decisions.flatMap(fromDecision),
    ...item.actions.flatMap(fromAction),
  ];
  known.set(item, sentences);
  return sentences;
}

/** Sentences of the reports on earlier actions: read for what is printed there, never for what is settled. */
export function reportedSentences(item: ReadItem): Sentence[] {
  return (item.reported ?? []).flatMap((row) =>
    cutSentences(row).map((part): Sentence => ({ ...part, from: 'narrative', lead: '', before: '' })),
  );
}

/** The heading as a sentence of its own. */
export function headingSentence(item: ReadItem): Sentence[] {
  return item.heading ? [{ ...item.heading, from: 'narrative', lead: '', before: '' }] : [];
}

function narrativeOf(item: ReadItem): Sentence[] {
  const sentences: Sentence[] = [];
  // Where bullets stand alone the list was introduced by a formal decision: "NOTED that the following would be admitted:".
  let lead = item.decisions.findLast((one) => /:\s*$|\bthe following\b/i.test(one.text))?.text ?? '';
  for (const paragraph of item.narrative) {
    if (paragraph.kind === 'furniture') continue;
    const cut = cutSentences(paragraph);
    for (const [index, part] of cut.entries()) {
      const introduced = paragraph.kind === 'bullet' || paragraph.kind === 'row';
      const before = index > 0 ? cut[index - 1]!.text : '';
      sentences.push({ ...part, from: 'narrative', lead: introduced ? lead : '', before });
    }
    if (paragraph.kind === 'text' || paragraph.kind === 'heading') lead = cut.at(-1)?.text ?? '';
  }
  return sentences;
}

/** The sentences of a paragraph as paragraphs of their own. */
export function cutSentences(paragraph: Paragraph): Paragraph[] {
  return sentenceBounds(paragraph.text).map(({ start, end }) => ({
    kind: paragraph.kind,
    text: paragraph.text.slice(start, end),
    ...(paragraph.cells ? { cells: paragraph.cells } : {}),
    spans: paragraph.spanOf(start, end),
    spanOf: (from, to) => paragraph.spanOf(start + from, start + to),
  }));
}

function fromDecision(decision: Found<DecisionFact>): Sentence[] {
  return whole(decision.text, decision.spans).map((one) => ({ ...one, from: 'decision', lead: decision.verb }));
}

function fromAction(action: ReadItem['actions'][number]): Sentence[] {
  return whole(action.text, action.spans).map((one) => ({ ...one, from: 'action', lead: '' }));
}

/** Decisions and actions carry one span for all their words, so any part of them points at the whole. */
function whole(text: string, spans: Span[]): Omit<Sentence, 'from' | 'lead'>[] {
  const parts = text.length <= LONGEST ? [text] : sentenceBounds(text).map(({ start, end }) => text.slice(start, end));
  return parts.map((part) => ({ kind: 'text', text: part, before: '', spans, spanOf: () => spans }));
}

function push(bounds: Span[], text: string, { start, end }: Span): void {
  let from = end - text.slice(start, end).trimStart().length;
  const to = from + text.slice(from, end).trimEnd().length;
  while (to - from > LONGEST) {
    const space = text.lastIndexOf(' ', from + LONGEST);
    const cut = space > from ? space + 1 : from + LONGEST;
    bounds.push({ start: from, end: cut });
    from = cut;
  }
  if (to > from) bounds.push({ start: from, end: to });
}
