/** Whom a member speaks for, as a configuration, a seat and an attendance list each put it. */

/**
 * Whether two names are of one category: all words of the shorter are in the longer, whatever their number. "Large
 * Supplier" and "Large Suppliers", "Consumer" and "Consumer Members", "Chair" and "Panel Chair" are one.
 */
export function sameCategory(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.size === 0 || other.size === 0) return false;
  const [short, long] = one.size <= other.size ? [one, other] : [other, one];
  return [...short].every((word) => long.has(word));
}

/** The name among `known` that is of the same category: the same words first, else the likest. Null where there is none. */
export function categoryAmong(name: string, known: readonly string[]): string | null {
  const alike = known.filter((one) => sameCategory(one, name));
  const size = wordsOf(name).size;
  const apart = (one: string) => Math.abs(wordsOf(one).size - size);
  return alike.sort((a, b) => apart(a) - apart(b))[0] ?? null;
}

/** Whether a role or a category is that of whoever chairs; a deputy chairs only when said to. */
export function isChair(words: unknown): boolean {
  return (
    typeof words === 'string' && /\bchair(?:man|woman|person)?\b/i.test(words) && !/\b(?:vice|deputy)\b/i.test(words)
  );
}

function wordsOf(name: string): Set<string> {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.map(singular));
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
