/**
 * Suggests that a name in new minutes is somebody already on record under a slightly different name. Only suggests: the
 * reviewer decides. Conservative on purpose, since a wrong match merges two histories and a missed one merely shows
 * twice: nothing is suggested where two records fit equally well.
 */
import { keyOf, type NameKind } from '../name-key.ts';

export interface Existing {
  ref: string;
  title: string;
}

/** The record that a fact names only by a name, which may be printed otherwise than it is on record. */
export interface Named {
  register: 'person' | 'party';
  name: string;
}

/** Whom a fact of this kind is about, out of its fields as read; null for one that names nobody so. */
export function namedIn(fact: { kind: string; value: Readonly<Record<string, unknown>> }): Named | null {
  const where = NAMES[fact.kind];
  const name = where && fact.value[where.field];
  return where && typeof name === 'string' && name !== '' ? { register: where.register, name } : null;
}

const NAMES: Readonly<Record<string, { register: Named['register']; field: string }>> = {
  attendance: { register: 'person', field: 'name' },
  party: { register: 'party', field: 'name' },
  identifier: { register: 'party', field: 'party' },
  seat: { register: 'person', field: 'person' },
};

export interface Suggestion {
  /** The name as printed. */
  name: string;
  /** The record it may be. */
  ref: string;
  title: string;
  /** Why, in a few words a reviewer can check: "same surname, and J may stand for Jane". */
  why: string;
}

/** A name that has a record of exactly its own key needs no suggestion and gets none. */
export function suggestMatches(names: readonly string[], existing: readonly Existing[], kind: NameKind): Suggestion[] {
  const known = new Set(existing.map(({ title }) => keyOf(title, kind)));
  const records = existing.map((record) => ({ record, words: keyOf(record.title, kind).split('-') }));
  return [...new Set(names)].flatMap((name) => {
    const key = keyOf(name, kind);
    if (key === '' || known.has(key)) return [];
    const words = key.split('-');
    const fits = records.flatMap(({ record, words: other }) => {
      const why = kind === 'person' ? samePerson(words, other) : sameOrganisation(words, other);
      return why ? [{ name, ref: record.ref, title: record.title, why }] : [];
    });
    return fits.length === 1 ? fits : [];
  });
}

function samePerson(a: readonly string[], b: readonly string[]): string | null {
  // One word is a first name or a surname, and says too little.
  if (a.length < 2 || b.length < 2) return null;
  if (a.at(-1) === b.at(-1)) return sameGivenNames(a.slice(0, -1), b.slice(0, -1));
  return sameButForSpelling(a, b) ? 'the same but for one letter' : null;
}

function sameGivenNames(a: readonly string[], b: readonly string[]): string | null {
  const [short, long] = a[0]!.length <= b[0]!.length ? [a[0]!, b[0]!] : [b[0]!, a[0]!];
  if (short === long) return a.length === b.length ? oneLetter(a, b) : 'the same, with a middle name left out';
  if (short.length === 1 && long.startsWith(short)) {
    return `same surname, and ${short.toUpperCase()} may stand for ${capital(long)}`;
  }
  // "Sam" for "Samuel": the whole of the short form must begin the long one.
  if (short.length >= 3 && long.startsWith(short)) {
    return `same surname, and ${capital(short)} may be short for ${capital(long)}`;
  }
  return oneLetter(a, b);
}

function oneLetter(a: readonly string[], b: readonly string[]): string | null {
  return sameButForSpelling(a, b) ? 'the same but for one letter' : null;
}

/** What companies of one group differ by, but a company's own name in minutes often leaves out. */
const LOOSE = new Set(['uk', 'gb', 'group', 'company', 'co', 'and']);

function sameOrganisation(a: readonly string[], b: readonly string[]): string | null {
  const plain = (words: readonly string[]) => words.filter((word) => !LOOSE.has(word));
  const [left, right] = [plain(a), plain(b)];
  if (left.length > 0 && left.join('') === right.join('')) {
    const extra = [...a, ...b].filter((word) => LOOSE.has(word));
    return extra.length > 0 ? `the same but for “${[...new Set(extra)].join(' ')}”` : 'the same but for spaces';
  }
  return sameButForSpelling(a, b) ? 'the same but for one letter' : null;
}

/** One word differs, by one letter put in, left out, changed or swapped with its neighbour, in a word of five or more. */
function sameButForSpelling(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const differing = a.flatMap((word, index) => (word === b[index] ? [] : [[word, b[index]!] as const]));
  const [pair] = differing;
  if (differing.length !== 1 || !pair) return false;
  const [one, other] = pair;
  return Math.min(one.length, other.length) >= 5 && !/\d/.test(one + other) && oneSlipApart(one, other);
}

function oneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const room = Math.min(a.length, b.length) - start;
  while (end < room && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
