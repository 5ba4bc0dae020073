/**
 * Two texts compared, paragraph by paragraph and then word by word. Pure, and bounded: texts that have nothing in common
 * are said to be replaced, not compared for ever.
 */
import { diffArrays, diffWordsWithSpace } from 'diff';

/** Words of a paragraph that stand in both texts, only in the older, or only in the newer. */
export interface Part {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

export type Stretch =
  /** Paragraphs that stand in both as they are. */
  | { kind: 'same'; paragraphs: string[] }
  /** `older` and `newer` hold each its own words; `both` holds them all, in reading order. */
  | { kind: 'changed'; older: Part[]; newer: Part[]; both: Part[] };

/** Paragraphs differing beyond this are not matched one with another: time grows with the square of it. */
const mostEdits = 600;
/** The same for words within a stretch of changed paragraphs. */
const mostWordEdits = 600;
/** Share of words that two paragraphs must have in common before they are compared word by word: else one replaces the other. */
const leastAlike = 0.25;

export function compareTexts(older: string, newer: string): Stretch[] {
  const [a, b] = [paragraphsOf(older), paragraphsOf(newer)];
  const found = alike(a, b) > 0 ? diffArrays(a, b, { maxEditLength: mostEdits }) : null;
  if (!found) return a.length + b.length === 0 ? [] : pairs(a, b);
  const stretches: Stretch[] = [];
  for (let at = 0; at < found.length; at += 1) {
    const one = found[at];
    if (!one) break;
    if (!one.added && !one.removed) {
      stretches.push({ kind: 'same', paragraphs: one.value });
      continue;
    }
    // What goes and what comes in its place stand side by side, in whichever order they are told.
    const next = found[at + 1];
    const pair = next && (one.removed ? next.added : next.removed) ? next : null;
    const [gone, come] = [one, pair].reduce<[string[], string[]]>(
      ([g, c], part) => (part?.removed ? [part.value, c] : part?.added ? [g, part.value] : [g, c]),
      [[], []],
    );
    if (pair) at += 1;
    stretches.push(...pairs(gone, come));
  }
  return stretches;
}

/** As many paragraphs as before, most of them like their own, are compared each with that; otherwise all of them at once. */
function pairs(gone: string[], come: string[]): Stretch[] {
  const own = gone.filter((text, index) => alike(wordsOf(text), wordsOf(come[index] ?? '')) >= leastAlike).length;
  if (gone.length !== come.length || own * 2 < gone.length) return [changed(gone, come)];
  return gone.map((text, index) => changed([text], [come[index] ?? '']));
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Share of the pieces of the longer list that the other has too, in whatever order. */
function alike(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const one of a) left.set(one, (left.get(one) ?? 0) + 1);
  let both = 0;
  for (const one of b) {
    const count = left.get(one) ?? 0;
    if (count > 0) both += 1;
    left.set(one, count - 1);
  }
  return both / Math.max(a.length, b.length, 1);
}

function changed(gone: readonly string[], come: readonly string[]): Stretch {
  const [older, newer] = [gone.join('\n\n'), come.join('\n\n')];
  const related = alike(wordsOf(older), wordsOf(newer)) >= leastAlike;
  const words = related ? diffWordsWithSpace(older, newer, { maxEditLength: mostWordEdits }) : null;
  const parts: Part[] = (
    words?.map(
      ({ added, removed, value }) => ({ kind: added ? 'new' : removed ? 'gone' : 'same', text: value }) as Part,
    ) ?? [
      { kind: 'gone', text: older },
      { kind: 'new', text: newer },
    ]
  ).filter(({ text }) => text !== '');
  const both = joined(parts);
  return {
    kind: 'changed',
    both,
    older: both.filter(({ kind }) => kind !== 'new'),
    newer: both.filter(({ kind }) => kind !== 'gone'),
  };
}

/**
 * Words that changed one after the other are one change: "one half" becomes "two thirds", not "one" "two" and "half"
 * "thirds". The space between them stands in both.
 */
function joined(parts: readonly Part[]): Part[] {
  const list: Part[] = [];
  let run: { gone: string; come: string } | null = null;
  const close = () => {
    if (run?.gone) list.push({ kind: 'gone', text: run.gone });
    if (run?.come) list.push({ kind: 'new', text: run.come });
    run = null;
  };
  parts.forEach((part, index) => {
    const next = parts[index + 1];
    const between: boolean = run !== null && part.kind === 'same' && part.text.trim() === '' && next !== undefined;
    if (part.kind === 'same' && !between) {
      close();
      list.push(part);
      return;
    }
    run ??= { gone: '', come: '' };
    if (part.kind !== 'new') run.gone += part.text;
    if (part.kind !== 'gone') run.come += part.text;
  });
  close();
  return list;
}

/** Paragraphs parted by blank lines where there are any, else by lines; how lines were broken within them says nothing. */
export function paragraphsOf(text: string): string[] {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\f/g, '\n\n');
  const parted = /\n[ \t]*\n/.test(plain) ? plain.split(/\n[ \t]*\n+/) : plain.split('\n');
  return parted.map((one) => one.replace(/[ \t]*\n[ \t]*/g, '\n').trim()).filter((one) => one !== '');
}

/** How many words only one of the texts has. */
export function wordsChanged(stretches: readonly Stretch[]): { gone: number; come: number } {
  const count = (kind: Part['kind']) =>
    stretches
      .flatMap((one) => (one.kind === 'changed' ? one.both : []))
      .filter((part) => part.kind === kind)
      .reduce((sum, part) => sum + (part.text.match(/[\p{L}\p{N}]+(?:[’'.-][\p{L}\p{N}]+)*/gu)?.length ?? 0), 0);
  return { gone: count('gone'), come: count('new') };
}
