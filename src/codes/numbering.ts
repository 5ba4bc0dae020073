/**
 * How records are numbered. A numbering pattern is data of the code: literal text with
 * `{0000}` the running number, padded to that many digits; `{n}` the running number, not padded; and `{meeting}`, or any
 * other word, a whole number given from outside. "SECP{meeting}/{00}" writes SECP39/01.
 */
import { Refused } from '../kernel/problem.ts';

/** What a reference says: its running number, and the numbers its pattern names. */
export interface Reference {
  n: number;
  values: Readonly<Record<string, number>>;
}

type Token = { literal: string } | { width: number } | { name: string };

const compiled = new Map<string, { tokens: Token[]; printed: RegExp }>();
/** Nine digits: beyond any numbering, and within what a number holds exactly. */
const DIGITS = '0*(\\d{1,9})';

function compile(pattern: string) {
  const known = compiled.get(pattern);
  if (known) return known;
  const tokens: Token[] = pattern
    .split(/(\{(?:0+|[a-z]+)\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const [, inner] = /^\{(0+|[a-z]+)\}$/.exec(part) ?? [];
      if (inner === undefined) return { literal: part };
      return inner.startsWith('0') ? { width: inner.length } : inner === 'n' ? { width: 1 } : { name: inner };
    });
  if (tokens.filter((token) => 'width' in token).length !== 1) {
    throw new Refused(`The numbering pattern “${pattern}” needs its running number once: {0000} or {n}.`);
  }
  // Minutes print "SECMP 0020" and "secp39/1" as well; what is read is forgiving, what is written is not.
  const source = tokens
    .map((token) => ('literal' in token ? escapeForRegExp(token.literal.trim()) : DIGITS))
    .join('\\s*');
  const result = { tokens, printed: new RegExp(`^\\s*${source}\\s*$`, 'i') };
  compiled.set(pattern, result);
  return result;
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/\s+/g, '\\s*');
}

/** The numbers in a reference as printed (letter case, spaces and padding aside), or null when it is not of the pattern. */
export function parseReference(pattern: string, ref: string): Reference | null {
  const { tokens, printed } = compile(pattern);
  const match = printed.exec(ref);
  if (!match) return null;
  const values: Record<string, number> = {};
  let n = 0;
  for (const [i, token] of tokens.filter((token) => !('literal' in token)).entries()) {
    const number = Number(match[i + 1]);
    if ('name' in token) values[token.name] = number;
    else n = number;
  }
  return { n, values };
}

/** A reference written by the pattern. A running number too long for its padding is written in full, never cut. */
export function formatReference(pattern: string, { n, values }: Reference): string {
  return compile(pattern)
    .tokens.map((token) => {
      if ('literal' in token) return token.literal;
      if ('width' in token) return String(n).padStart(token.width, '0');
      const value = values[token.name];
      if (value === undefined) throw new Refused(`Say which ${token.name} before a reference can be given.`);
      return String(value);
    })
    .join('');
}

/**
 * The reference after the highest taken: gaps are never filled, since a number once printed may be cited somewhere.
 * With named numbers the count runs within them: the first action of meeting 40 is 1 whatever meeting 39 had.
 */
export function nextReference(
  pattern: string,
  taken: Iterable<string>,
  values: Readonly<Record<string, number>> = {},
): string {
  let highest = 0;
  for (const ref of taken) {
    const parsed = parseReference(pattern, ref);
    if (!parsed || Object.keys(parsed.values).some((name) => parsed.values[name] !== values[name])) continue;
    highest = Math.max(highest, parsed.n);
  }
  return formatReference(pattern, { n: highest + 1, values });
}
