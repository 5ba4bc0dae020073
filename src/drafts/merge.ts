/** Two people wrote in one text: neither loses a word. */
import { diff3Merge } from 'node-diff3';

/** What a draft holds: texts, and anything else JSON can carry. */
export type Content = Readonly<Record<string, unknown>>;

export interface Sides {
  /** What both started from. */
  base: Content;
  /** What is kept now. */
  theirs: Content;
  /** What is being kept. */
  mine: Content;
}

/**
 * Each part of a draft by itself: one that only one of them changed is theirs; a text that both changed is merged word
 * by word, and where they changed the same words both stand, one after the other. What holds parts of its own is merged
 * part by part. Of other values that both changed, mine stands.
 */
export function mergeContent({ base, theirs, mine }: Sides): { content: Content; clashes: string[] } {
  const clashes: string[] = [];
  const names = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  const merged = [...names].map((name): [string, unknown] => {
    const [was, other, own] = [base[name], theirs[name], mine[name]];
    if (!(name in mine) || same(was, own)) return [name, other];
    if (same(was, other) || same(other, own)) return [name, own];
    if (hasParts(other) && hasParts(own)) {
      const inside = mergeContent({ base: hasParts(was) ? was : {}, theirs: other, mine: own });
      clashes.push(...inside.clashes.map((part) => `${name} ${part}`));
      return [name, inside.content];
    }
    if (typeof other !== 'string' || typeof own !== 'string') return [name, own];
    const { text, clash } = mergeText(typeof was === 'string' ? was : '', other, own);
    if (clash) clashes.push(name);
    return [name, text];
  });
  return { content: Object.fromEntries(merged), clashes };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function hasParts(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Words and the white space between them, so that a line break is kept and merged like a word. */
const pieces = (text: string) => text.match(/\s+|\S+/g) ?? [];

/** Three texts into one. Where both changed the same words theirs come first, then mine, parted by a line break. */
export function mergeText(base: string, theirs: string, mine: string): { text: string; clash: boolean } {
  const regions = diff3Merge(pieces(theirs), pieces(base), pieces(mine), { excludeFalseConflicts: true });
  const text = regions.map(({ ok, conflict }) => {
    if (ok) return ok.join('');
    return [conflict?.a.join('') ?? '', conflict?.b.join('') ?? ''].filter((side) => side.trim() !== '').join('\n');
  });
  return { text: text.join(''), clash: regions.some(({ conflict }) => conflict && bothWrote(conflict)) };
}

/** One side taking words away that the other changed loses nothing but is no clash of words either. */
function bothWrote({ a, b }: { a: string[]; b: string[] }): boolean {
  return a.join('').trim() !== '' && b.join('').trim() !== '';
}
