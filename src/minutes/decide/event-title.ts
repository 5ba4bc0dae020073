/** The few words by which a date read from minutes is known: the clause of its sentence that carries it. */

const LONG = 80;
const LONGEST = 120;
/** Where a sentence may be taken apart. "And" may join two names as well: what it parts is looked at before it is cut. */
const JOINS = /;\s+|:\s+|,\s+|\s+[–—]\s+|\s+(?:and|but|because|although|whereas|so that|when|where|which)\s+/g;
/** A verb that makes a clause of its words, as minutes use them. */
const VERB =
  /\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|should|may|might|can|could|must|do|does|did|\p{L}{2,}ed|came|went|took|gave|held|met|said|begins?|began|goes|go|closes?|opens?|ends?|starts?|falls?|follows?|takes?|meets?|runs?|comes?|expects?|covers?|needs?|shows?|becomes?|became)\b/u;
/** How a clause begins that has its own subject, and so can stand alone. */
const SUBJECT =
  /^(?:the|an?|its|their|his|her|our|this|that|these|those|no|some|all|each|another|it|they|he|she|we|there|\p{Lu}|\d)(?=\b|\p{L})/u;
const LINK = /^(?:and|but|that|so|or|because|although|whereas|so that|when|where|while|if)\s+/i;

/**
 * `at` are the offsets of the date in the sentence. A short sentence is its own title; of a longer one the clause with
 * the date stays, with the clauses before it where it cannot stand alone. Never longer than 122 characters.
 */
export function eventTitle(sentence: string, at: { start: number; end: number }): string {
  const whole = bare(sentence);
  if (whole.length <= LONG) return capital(whole);
  const { text, start, end } = withoutAsides(sentence, at);
  if (bare(text).length <= LONG) return capital(bare(text));
  const clauses = clausesOf(text);
  const last = clauses.findIndex(({ to }) => to >= end);
  let first = clauses.findLastIndex(({ from }) => from <= start);
  const words = () => text.slice(clauses[first]!.from, clauses[last]!.to);
  while (first > 0 && !standsAlone(words())) first -= 1;
  const from = clauses[first]!.from;
  return capital(bare(cut(words(), { start: start - from, end: end - from })));
}

/** The stretches of a sentence between its joins, by their offsets. */
function clausesOf(text: string): { from: number; to: number }[] {
  const clauses: { from: number; to: number }[] = [];
  let from = 0;
  for (const { index, 0: join } of text.matchAll(JOINS)) {
    const names =
      /^\s+and\s/.test(join) && !(VERB.test(text.slice(from, index)) && VERB.test(text.slice(index + join.length)));
    if (names) continue;
    // What "which", "when" and the like begin keeps them, to be told from a clause that can stand alone.
    const kept = /(?:which|when|where)\s+$/.exec(join)?.[0].length ?? 0;
    clauses.push({ from, to: index });
    from = index + join.length - kept;
  }
  return [...clauses, { from, to: text.length }];
}

function standsAlone(clause: string): boolean {
  const plain = clause.replace(LINK, '');
  return SUBJECT.test(plain) && VERB.test(plain) && plain.split(/\s+/).length >= 5;
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
    .replace(LINK, '')
    .replace(/[\s;,:.]*(?:;\s*and|;\s*or)?[\s;,:.]*$/, '')
    .trim();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
