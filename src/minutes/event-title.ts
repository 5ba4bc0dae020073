/** The few words by which a date read from minutes is known: the clause of its sentence that carries it. */

const LONG = 80;
const LONGEST = 110;
/** Words with which a clause leans on the one before it, so that it says nothing alone. */
const LEANS =
  /^(?:whose|which|who|whom|when|where|because|since|after|before|until|with|closing|beginning|starting|ending|begun|in force|as|at|by|on|from|to|of|for|in)\b/i;
const JOINS = /;\s+|:\s+|,\s+|\s+[–—]\s+|\s+(?:and|but|because|although|whereas|so that|when|where|which)\s+/g;

/**
 * `at` are the offsets of the date in the sentence. A short sentence is its own title; of a longer one the clause with
 * the date stays, with the clause before it where it leans on that. Never longer than 112 characters.
 */
export function eventTitle(sentence: string, at: { start: number; end: number }): string {
  const whole = bare(sentence);
  if (whole.length <= LONG) return capital(whole);
  const plain = withoutAsides(sentence, at);
  if (bare(plain.text).length <= LONG) return capital(bare(plain.text));
  const { text, start, end } = plain;
  const bounds = [0, ...[...text.matchAll(JOINS)].flatMap(({ index, 0: join }) => [index, index + join.length])];
  // Clauses are the stretches between the joins, as pairs of offsets.
  const clauses: { from: number; to: number }[] = [];
  for (let i = 0; i < bounds.length; i += 2) clauses.push({ from: bounds[i]!, to: bounds[i + 1] ?? text.length });
  const last = clauses.findIndex(({ to }) => to >= end);
  let first = clauses.findLastIndex(({ from }) => from <= start);
  const words = () => text.slice(clauses[first]!.from, clauses[last]!.to);
  while (first > 0 && (LEANS.test(words()) || words().split(/\s+/).length < 6)) first -= 1;
  const from = clauses[first]!.from;
  return capital(bare(cut(words(), { start: start - from, end: end - from })));
}

/** Takes out brackets that do not hold the date, innermost first; the date's offsets move with what stands before it. */
function withoutAsides(sentence: string, at: { start: number; end: number }) {
  let text = sentence;
  let { start, end } = at;
  for (let aside = /\s*\([^()]*\)/g; ; aside = /\s*\([^()]*\)/g) {
    const match = [...text.matchAll(aside)].find(
      ({ index, 0: words }) => index >= end || index + words.length <= start,
    );
    if (!match) return { text, start, end };
    text = text.slice(0, match.index) + text.slice(match.index + match[0].length);
    if (match.index < start) {
      start -= match[0].length;
      end -= match[0].length;
    }
  }
}

/** At most as long as a title may be, with the date in it, cut between words. */
function cut(text: string, { start, end }: { start: number; end: number }): string {
  if (text.length <= LONGEST) return text;
  if (end <= LONGEST - 2) return `${text.slice(0, LONGEST - 2).replace(/\s+\S*$/, '')} …`;
  const from = Math.min(start, Math.max(0, end - LONGEST + 2));
  return `… ${text.slice(from, Math.max(end, from + LONGEST - 2)).replace(/^\S*\s+/, '')}`;
}

function bare(text: string): string {
  return text
    .trim()
    .replace(/^(?:and|but|that|so|or)\s+/i, '')
    .replace(/[\s;,:.]*(?:;\s*and|;\s*or)?[\s;,:.]*$/, '')
    .trim();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
