/**
 * The same words replaced in many documents: every place found, each one chosen or left, one new version a document.
 * Kept as a draft until a body decides; what it then becomes is the changes of one Decision. Pure.
 */
import type { Change, Day } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';

export interface Finding {
  find: string;
  /** Only as a word of its own: "DECC" not in "DECCA". */
  whole: boolean;
  /** "decc" and "Decc" too. */
  anyCase: boolean;
}

export interface Spot {
  start: number;
  end: number;
}

/** Words of a document around a place, cut between two of them. */
export interface Context extends Spot {
  before: string;
  words: string;
  after: string;
}

/** What is prepared for one document, as a part of the draft. */
export interface Prepared {
  /** The newest log entry of the document that was seen; a change since then is not overwritten. */
  entry: number;
  /** Version number that it is to bear. */
  version: string;
  /** Starts of the places that are left as they are. */
  left: readonly number[];
}

/** Content of a draft of kind `cascade`; each document a part of its own, so that two people may work through them. */
export interface Cascade extends Finding {
  [part: string]: unknown;
  replace: string;
  /** Kind of document that is searched: `terms`. */
  kind: string;
}

/** Name of the part that holds what is prepared for a document. */
export const partOf = (ref: string): string => `document ${ref}`;

export function preparedIn(content: Cascade): Map<string, Prepared> {
  return new Map(
    Object.entries(content)
      .filter((pair): pair is [string, Prepared] => pair[0].startsWith('document ') && pair[1] !== null)
      .map(([name, value]) => [name.slice('document '.length), value]),
  );
}

/** Every place at which the words stand, in order, none within another. */
export function placesIn(text: string, { find, whole, anyCase }: Finding): Spot[] {
  if (find.trim() === '') return [];
  // A space of the words is any white space: a line may break there.
  const words = find
    .trim()
    .split(/\s+/)
    .map((one) => one.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
    .join('\\s+');
  const source = whole ? `(?<![\\p{L}\\p{N}_])${words}(?![\\p{L}\\p{N}_])` : words;
  return [...text.matchAll(new RegExp(source, anyCase ? 'giu' : 'gu'))].map((one) => ({
    start: one.index,
    end: one.index + one[0].length,
  }));
}

const around = 90;

export function contextOf(text: string, { start, end }: Spot): Context {
  // Its own paragraph is enough to know a place by.
  const before = text.slice(Math.max(0, start - around), start).replace(/^[\s\S]*\n\s*\n/, '');
  const after = text.slice(end, end + around).replace(/\n\s*\n[\s\S]*$/, '');
  return {
    start,
    end,
    before: (before.length === around ? before.replace(/^\S*\s/, '… ') : before).replace(/\s+/g, ' '),
    words: text.slice(start, end),
    after: (after.length === around ? after.replace(/\s\S*$/, ' …') : after).replace(/\s+/g, ' '),
  };
}

/** The text with the chosen places replaced; all others, and every other character, as they were. */
export function replaced(text: string, content: Cascade, left: readonly number[]): string {
  let at = 0;
  let made = '';
  for (const { start, end } of placesIn(text, content)) {
    if (left.includes(start)) continue;
    made += text.slice(at, start) + content.replace;
    at = end;
  }
  return made + text.slice(at);
}

export interface Deciding {
  /** Day on which it is decided. */
  day: Day;
  /** Reference of the meeting that decides; absent outside one. */
  meeting?: string;
}

/**
 * One amendment a document, each expecting the document as it was when its places were looked at.
 * @param documents the documents as they stand; one that is prepared and not among them is refused
 */
export function cascadeChanges(content: Cascade, documents: readonly Row[], { day, meeting }: Deciding): Change[] {
  const rowOf = new Map(documents.map((row) => [row.ref, row]));
  // Named in order: how a draft is kept says nothing about which of its parts comes first.
  const prepared = [...preparedIn(content)].sort(([a], [b]) => (a < b ? -1 : 1));
  const changes = prepared.flatMap(([ref, { entry, version, left }]): Change[] => {
    const row = rowOf.get(ref);
    if (!row) throw new Refused(`Document ${ref} is no longer there. Look for the words again.`);
    if (row.entry !== entry)
      throw new Refused(
        `“${row.title}” was changed since its places were looked at. Look for the words again; your choices in the other documents are kept.`,
      );
    const text = String(row.fields.content ?? '');
    const after = replaced(text, content, left);
    if (after === text) return [];
    return [
      {
        register: 'document',
        ref,
        move: 'amend',
        sets: { content: after, version, changed_on: day, ...(meeting ? { last_meeting: meeting } : {}) },
        expects: entry,
      },
    ];
  });
  if (changes.length === 0) throw new Refused('No place is chosen, so nothing would change. Tick at least one.');
  return changes;
}
