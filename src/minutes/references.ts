/** References as a house style prints them, with what its lists leave out: "Risks 19, 23 and 25" names three. */

export interface PrintedReference {
  /** Written out in full: "Risk 23" where "Risks 19, 23" is printed; otherwise as printed. */
  ref: string;
  start: number;
  end: number;
}

/** What may stand between two references of one list. */
const NEXT =
  /^(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to)\s+|\s*[&/]\s*)#?(\d+)\b(?!\s*(?:%|\.\d|th\b|st\b|nd\b|rd\b))/;

/** Every reference matching the pattern (a regular expression source), in order. An empty or broken pattern finds none. */
export function findReferences(text: string, pattern: string | undefined): PrintedReference[] {
  const matcher = compile(pattern);
  if (!matcher) return [];
  const found: PrintedReference[] = [];
  for (const match of text.matchAll(matcher)) {
    if (match[0] === '' || match.index < (found.at(-1)?.end ?? 0)) continue;
    const end = match.index + match[0].length;
    found.push({ ref: tidy(match.groups?.ref ?? match[0]), start: match.index, end });
    found.push(...continued(text, match[0], end));
  }
  return found;
}

/** The number of a reference, without leading words and signs: "Risk #26" → "26". */
export function numberOf(ref: string): string {
  return /\d+(?!.*\d)/.exec(ref)?.[0] ?? ref;
}

/**
 * Bare numbers after a reference. A word and a number ("Risk 19") takes any numbers after it; a code ("CP104") only
 * those of as many digits, so that "CP104 and 12 others" stays one reference.
 */
function continued(text: string, first: string, from: number): PrintedReference[] {
  const shape = /^(.*?)(#?)(\d+)$/s.exec(first.trim());
  if (!shape) return [];
  const [, prefix, , digits] = shape;
  const worded = /\s$/.test(prefix!);
  const plural = /s\s+$/.test(prefix!);
  if (worded && !plural) return [];
  const found: PrintedReference[] = [];
  let end = from;
  for (let match = NEXT.exec(text.slice(end)); match; match = NEXT.exec(text.slice(end))) {
    if (!worded && match[1]!.length !== digits!.length) break;
    const start = end + match[0].length - match[1]!.length;
    end += match[0].length;
    found.push({ ref: tidy(`${prefix}${match[1]}`), start, end });
  }
  return found;
}

/** "Risks #19" → "Risk 19". */
function tidy(printed: string): string {
  const plain = printed.replace(/\s+/g, ' ').trim();
  return plain.replace(/^([A-Za-z]+?)s? #?(?=\d)/, '$1 ');
}

const compiled = new Map<string, RegExp | null>();

function compile(pattern: string | undefined): RegExp | null {
  if (!pattern) return null;
  if (!compiled.has(pattern)) {
    try {
      compiled.set(pattern, new RegExp(pattern, 'g'));
    } catch {
      compiled.set(pattern, null);
    }
  }
  return compiled.get(pattern)!;
}
