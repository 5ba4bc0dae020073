/** What minutes say of issues raised before anyone proposes a change: their words, and what is done with them. */
import type { Found, IssueFact } from '../../minutes/proposal.ts';
import type { Paragraph } from '../../minutes/reading.ts';

/** A sentence, bullet or action of an item, with the words that introduce it and, for an action, whose it is. */
export type Line = Paragraph & { lead: string; owner?: string | null };

export interface Know {
  /** References that the house style calls issues. */
  refs(text: string): { ref: string; start: number; end: number }[];
  /** Modifications, by the same style. */
  modifications(text: string): { ref: string }[];
  /** Names of bodies that an issue may be passed to, as printed; the meeting's own is none of them. */
  bodies: readonly string[];
}

type Read = Found<Omit<IssueFact, 'item'>>;
type Fate = Pick<IssueFact, 'change' | 'to'>;

/** In order: what ends an issue outweighs what the same sentence says of how it began. */
const FATES: readonly [IssueFact['change'], RegExp][] = [
  [
    'converted',
    /\bissues?\b[^.]{0,100}\b(?:converted|turned|developed|taken forward|progressed|raised|became|become)\s+(?:in)?(?:to|as)?\s*(?:an?\s+)?(?:Draft\s+)?modification\b/i,
  ],
  ['resolved', /\bissues?\b[^.]{0,100}\b(?:be|been|was|were|is|are|now)\s+(?:now\s+)?(?:resolved|answered|settled)\b/i],
  ['resolved', /\bresolv(?:e|ed|ing)\s+(?:the\s+)?issues?\b/i],
  ['closed', /\bissues?\b[^.]{0,100}\b(?:be|been|was|were|is|are|now)\s+(?:now\s+)?(?:closed|removed|withdrawn)\b/i],
  ['closed', /\b(?:clos(?:e|ed|ing|ure of)|remov(?:e|ed|ing|al of))\s+(?:the\s+)?issues?\b/i],
  [
    'raised',
    /\bnew\b[^.]{0,40}\bissues?\b|\b(?:add(?:ed|ing|ition of)?|open(?:ed|ing)?)\s+(?:of\s+)?(?:the\s+)?issues?\b/i,
  ],
  [
    'raised',
    /\bissues?\b[^.]{0,100}\b(?:has|have|had|was|were|been|be)\s+(?:now\s+)?(?:arrived|come in|raised|received|submitted|opened|logged|added)\b/i,
  ],
];
const STILL = /\b(?:not|no longer|never|without|yet to|before|whether|once|when|if)\b[^.]{0,40}$/i;
const SENT =
  '(?:pass(?:ed|ing)?|refer(?:red|ring)?|sen[dt]|assign(?:ed|ing)?|forward(?:ed|ing)?|hand(?:ed)?|transfer(?:red)?|allocat(?:ed?|ing)|tak(?:en?|ing)|escalat(?:ed?|ing))';
const LOOK = '(?:look(?:ing)? (?:at|into)|consider|review|examine|investigate|discuss|assess|take|advise on|lead on)';
/** A body named, then what it is to do. */
const DUTY = `\\s+(?:\\w+ly\\s+|first\\s+)?(?:should|will|would|shall|is to|be asked to|was asked to|agreed to|to)\\s+(?:\\w+ly\\s+|first\\s+)?${LOOK}\\b`;

/**
 * One fact for each thing said of each issue, in order of the lines of one item. A sentence that speaks of "it" or "the
 * issue" after one issue alone has been named, under the same heading, is taken to be of that one.
 */
export function readIssues(lines: readonly Line[], know: Know): Read[] {
  const found: Read[] = [];
  let last: string[] = [];
  for (const line of lines) {
    if (line.kind === 'heading') last = [];
    const refs = know.refs(line.text);
    if (refs.length > 0) {
      last = refs.map(({ ref }) => keyOf(ref));
      found.push(...namedIn(line, refs, know));
    } else if (last.length === 1 && line.kind === 'text' && /\b(?:it|(?:the|this|that) issue)\b/i.test(line.text)) {
      const fate = fateIn(line.text.replace(/\bit\b/gi, 'the issue'), line, know);
      // Without its number only what is unmistakable counts.
      if (fate.change === 'passed' || (fate.change !== 'mentioned' && /\b(?:the|this|that) issue\b/i.test(line.text)))
        found.push({ ref: last[0]!, title: null, ...fate, spans: line.spans, sure: 'likely' });
    }
  }
  return found;
}

/** "Issue #1", "issue no. 1" and "Issue 1" are issue 1; "Issue I001" is I001. */
export function keyOf(printed: string): string {
  return /I?\d+(?!.*\d)/.exec(printed)?.[0] ?? printed;
}

function namedIn(line: Line, refs: readonly { ref: string; start: number; end: number }[], know: Know): Read[] {
  const listed = line.kind === 'bullet' || line.kind === 'row' || line.kind === 'heading';
  return refs.map(({ ref, end }, index) => {
    const title = titleIn(line.text.slice(end, refs[index + 1]?.start), listed);
    // The words of a titled bullet are the issue's own: only the lead says what befell it.
    const fate = title && listed ? fateIn(line.lead, line, know) : fateIn(`${line.lead} ${line.text}`, line, know);
    const sure = fate.change === 'mentioned' ? 'unsure' : 'likely';
    return { ref: keyOf(ref), title, ...fate, spans: line.spans, sure };
  });
}

function fateIn(text: string, line: Line, know: Know): Fate {
  const to = receiverIn(text, line, know);
  const fate = FATES.find(([, pattern]) => {
    const match = pattern.exec(text);
    return match && !STILL.test(text.slice(0, match.index));
  })?.[0];
  if (fate === 'converted') return { change: fate, to: know.modifications(text)[0]?.ref ?? null };
  if (to && fate !== 'resolved' && fate !== 'closed') return { change: 'passed', to };
  return { change: fate ?? 'mentioned', to: null };
}

/** The body that is to look at it: "passed to the Oven Group", "the Oven Group should look at it", or an action of its. */
function receiverIn(text: string, { owner }: Line, know: Know): string | null {
  const names = [...know.bodies].sort((a, b) => b.length - a.length).map(quoted);
  if (names.length === 0) return null;
  const body = `(?<![\\w-])(${names.join('|')})(?![\\w-])`;
  const sent = new RegExp(`\\b${SENT}\\b[^.]{0,60}?\\bto\\s+(?:the\\s+)?${body}`).exec(text);
  const asked = new RegExp(`${body}${DUTY}`).exec(text);
  if (sent ?? asked) return (sent ?? asked)![1]!;
  const own = owner && know.bodies.includes(owner) ? owner : null;
  return own && new RegExp(`^(?:\\w+ly\\s+|first\\s+)?${LOOK}\\b`).test(text.trim()) ? own : null;
}

/** After a dash or colon; in running text only in quotation marks, since a dash there may open an aside. */
function titleIn(rest: string, listed: boolean): string | null {
  const quotedTitle = /^\s*[,:–—-]?\s*[(]?[‘“"'](.+?)[’”"'](?![A-Za-z])/.exec(rest)?.[1];
  const dashed = listed ? /^\s*[–—:|\t-]\s*(?=[A-Z])(.+?)\s*(?:;\s*(?:and|or)?|\.)?\s*$/s.exec(rest)?.[1] : undefined;
  return quotedTitle ?? dashed?.replace(/[;,]?\s+and$/, '') ?? null;
}

function quoted(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
}
