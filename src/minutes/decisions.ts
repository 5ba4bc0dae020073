/** Formal decisions: what the minutes themselves mark as decided. What is decided only in the narrative is not read here. */
import { type Block, joinSpans, sliceBlock } from './paragraph.ts';
import type { DecisionFact, Found, Span } from './proposal.ts';
import type { Style } from './style.ts';

export interface DecisionsRead {
  decisions: Found<DecisionFact>[];
  /** Paragraphs, whole or in part, that are no part of a decision. */
  rest: Block[];
  /** Bullets that a decision's sentence introduces: read with the decision, and narrative too. */
  listed: Block[];
}

/** "; and" or "." at the end of a bullet belongs to the list, not to the decision. */
export function plainDecision(text: string): string {
  return text
    .replace(/[\s.;,:]*(?:[;,]\s*(?:and|or))?[\s.;,]*$/i, '')
    .replace(/^[\s:–—-]+/, '')
    .trim();
}

const generic: readonly { pattern: RegExp; verb: string | null }[] = [
  // "RESOLVED (unanimously): that…", "It was RESOLVED to…", "Resolved – to…"
  {
    pattern:
      /^(?:(?:and )?it was (?:unanimously |further |also )?|the (?:meeting|council|committee|board|members) )?(?:RESOLVED|Resolved|resolved)(?:\s*\([^)]*\))?(?:\s+(?:unanimously|UNANIMOUSLY|nem\.? con\.?))?\s*[:–—-]?\s*(?<text>(?:that|to|That|To|THAT|TO|the|The|[A-Z]).*)$/,
    verb: 'resolved',
  },
  {
    pattern:
      /^(?:\*\*)?(?:Decisions?|DECISIONS?|Resolutions?|RESOLUTIONS?|Resolution passed)(?:\s+(?:no\.?\s*)?(?=[\w/.-]*\d)[\w/.-]+)?\s*[:–—-]\s*(?<text>\S.*)$/,
    verb: 'resolved',
  },
  {
    pattern:
      /^(?<verb>Agreed|Approved|Noted|Adopted|Accepted|Endorsed|Ratified|Rejected|Deferred|Decided|Carried)\s*:\s*(?<text>\S.*)$/i,
    verb: null,
  },
  {
    pattern:
      /^(?<verb>AGREED|APPROVED|NOTED|ADOPTED|ACCEPTED|ENDORSED|RATIFIED|REJECTED|DEFERRED|DECIDED|RECOMMENDED|RECEIVED)\b\s*(?:[:–—-]\s*)?(?<text>\S.*)$/,
    verb: null,
  },
];

const motion =
  /^(?:\*\*)?(?:Motion|MOTION|Proposal|PROPOSAL)(?:\s+(?:no\.?\s*)?[\d/.-]+)?\s*(?::|[–—-]\s|(?=(?:to|that|by)\b))\s*(?<text>\S.*)$/;
const moved = /\b(?:moved|motioned|made a motion|proposed|motion (?:was )?made)\b/i;
const outcome =
  /\b(?<lost>defeated|lost|failed|not carried|withdrawn|rejected|not approved)\b|\b(?<won>carried|passed|approved|adopted|agreed|so ordered|unanimous(?:ly)?|accepted|all (?:in favou?r|voted))\b/i;

function fact(verb: string, text: string, found: { spans: Span[]; sure: 'sure' | 'likely' }): Found<DecisionFact> {
  return { verb: verb.toLowerCase(), text: plainDecision(text), spans: joinSpans(found.spans), sure: found.sure };
}

/** Where the sentence that starts at `from` ends. */
function sentenceEnd(text: string, from: number): number {
  const ends = /[.!?](?=\s+["“‘(]?[A-Z])/g;
  ends.lastIndex = from;
  for (let match = ends.exec(text); match; match = ends.exec(text)) {
    if (!/\b(?:e\.g|i\.e|No|Nos|Mr|Mrs|Ms|Dr|Cllr|St|Ltd|Co|vs|cf|para|approx)\.$/.test(text.slice(0, match.index + 1)))
      return match.index + 1;
  }
  return text.length;
}

interface State {
  read: DecisionsRead;
  style: Style;
  blocks: readonly Block[];
}

/** "The Panel NOTED…" inside a paragraph: the decision, and the parts of the paragraph around it. */
function readSentences(state: State, index: number): number | null {
  const block = state.blocks[index] as Block;
  const found: { verb: string; from: number; start: number; end: number }[] = [];
  state.style.sentence.lastIndex = 0;
  for (const match of block.text.matchAll(state.style.sentence)) {
    const from = match.index + match[0].length;
    if (match.index >= (found[found.length - 1]?.end ?? 0)) {
      found.push({ verb: match.groups?.verb ?? '', from, start: match.index, end: sentenceEnd(block.text, from) });
    }
  }
  if (found.length === 0) return null;
  let done = 0;
  let next = index + 1;
  for (const one of found) {
    if (block.text.slice(done, one.start).trim() !== '') state.read.rest.push(sliceBlock(block, done, one.start));
    done = one.end;
    const said = block.text.slice(one.from, one.end);
    const spans = block.spanOf(one.start, one.end);
    const listed: Block[] = [];
    if (/:\s*$/.test(said) && one.end === block.text.length) {
      while (state.blocks[next]?.kind === 'bullet' || (listed.length > 0 && state.blocks[next]?.kind === 'row')) {
        const bullet = state.blocks[next] as Block;
        if (state.style.opening.test(bullet.text)) break;
        listed.push(bullet);
        next += 1;
      }
    }
    const list = listed.map((bullet) => plainDecision(bullet.text)).join('; ');
    const text = list === '' ? said : `${plainDecision(said)}: ${list}`;
    state.read.decisions.push(
      fact(one.verb, text, { spans: [...spans, ...listed.flatMap((bullet) => bullet.spans)], sure: 'sure' }),
    );
    state.read.listed.push(...listed);
    state.read.rest.push(...listed);
  }
  if (block.text.slice(done).trim() !== '') state.read.rest.push(sliceBlock(block, done, block.text.length));
  return next;
}

/** "The Panel:" and the bullets under it that open with a verb in capitals. */
function readList(state: State, index: number): number | null {
  const intro = state.blocks[index] as Block;
  let next = index + 1;
  const found: Found<DecisionFact>[] = [];
  for (; next < state.blocks.length; next += 1) {
    const bullet = state.blocks[next] as Block;
    const verb = state.style.opening.exec(bullet.text)?.groups?.verb;
    if (!verb) break;
    const spans = [...(found.length === 0 ? intro.spans : []), ...bullet.spans];
    found.push(fact(verb, bullet.text.slice(verb.length), { spans, sure: 'sure' }));
  }
  if (found.length === 0) return null;
  state.read.decisions.push(...found);
  return next;
}

/** Forms other houses use: "RESOLVED: …", "Decision: …", "Motion: … carried". */
function readGeneric(state: State, index: number): number | null {
  const block = state.blocks[index] as Block;
  const text = block.text.replace(/^\s*>\s*/, '');
  const put = (verb: string, said: string, sure: 'sure' | 'likely') =>
    state.read.decisions.push(fact(verb, said, { spans: block.spans, sure }));
  if (motion.test(text) || (moved.test(text) && /\bsecond/i.test(text))) return readMotion(state, index);
  for (const { pattern, verb } of generic) {
    const match = pattern.exec(text);
    if (!match?.groups?.text) continue;
    const lower = match[0].startsWith('it was resolved') || /^(?:it was )?resolved/.test(text);
    put((match.groups.verb ?? verb ?? 'resolved').toLowerCase(), match.groups.text, lower ? 'likely' : 'sure');
    return index + 1;
  }
  const alone =
    /^(?:It was |IT WAS )?(RESOLVED|AGREED|APPROVED|NOTED|Resolved|Decisions?|Resolutions?)(?:\s+(?:unanimously|that|to))?\s*:$/i.exec(
      text,
    );
  if (alone?.[1] && ['bullet', 'text'].includes(state.blocks[index + 1]?.kind ?? '')) {
    const verb = /^(?:decision|resolution)/i.test(alone[1]) ? 'resolved' : alone[1];
    let next = index + 1;
    while (state.blocks[next]?.kind === 'bullet' || next === index + 1) {
      const bullet = state.blocks[next];
      if (!bullet) break;
      const inner = state.style.opening.exec(bullet.text)?.groups?.verb;
      const spans = [...(next === index + 1 ? block.spans : []), ...bullet.spans];
      state.read.decisions.push(fact(inner ?? verb, bullet.text.slice(inner?.length ?? 0), { spans, sure: 'sure' }));
      next += 1;
    }
    return next;
  }
  const inline =
    /(?<=[.;:]\s+)(?:It was |IT WAS )?(?<verb>RESOLVED|AGREED|APPROVED|NOTED)\s*:?\s+(?=that\b|to\b|the\b|[A-Z])/.exec(
      text,
    );
  if (inline?.groups?.verb && block.text === text) {
    const end = sentenceEnd(text, inline.index + inline[0].length);
    const spans = block.spanOf(inline.index, end);
    state.read.decisions.push(
      fact(inline.groups.verb, text.slice(inline.index + inline[0].length, end), { spans, sure: 'sure' }),
    );
    state.read.rest.push(sliceBlock(block, 0, inline.index));
    if (text.slice(end).trim() !== '') state.read.rest.push(sliceBlock(block, end, text.length));
    return index + 1;
  }
  return null;
}

/** A motion with its mover and its fate; the lines after it may give the vote. */
function readMotion(state: State, index: number): number | null {
  const block = state.blocks[index] as Block;
  const blocks = [block];
  let next = index + 1;
  const open = () => blocks.map((one) => one.text).join(' ');
  // The fate of a motion often stands on lines of its own: "Seconded: …", "Vote: 5 for, 1 against", "Carried".
  while (
    next < state.blocks.length &&
    blocks.length < 5 &&
    /^(?:moved|proposed|proposer|seconde[dr]|second|vote|votes|voting|in favou?r|for|against|result|outcome|carried|motion|passed|approved|all in favou?r|abst|unanimous|resolved)\b/i.test(
      state.blocks[next]?.text ?? '',
    ) &&
    !(
      motion.test(state.blocks[next]?.text ?? '') &&
      !/\b(?:carried|passed|approved|failed|lost|defeated)\b/i.test(state.blocks[next]?.text ?? '')
    )
  ) {
    if (/^resolved\b\s*:?\s*\S/i.test(state.blocks[next]?.text ?? '')) break;
    blocks.push(state.blocks[next] as Block);
    next += 1;
  }
  const said = motion.exec(block.text)?.groups?.text ?? block.text;
  const fate = outcome.exec(open().replace(/\bto (?:approve|adopt|accept|agree|reject|withdraw)\w*/gi, ' ')) ?? null;
  const voted = fate ?? outcome.exec(said);
  if (!fate && !/\bcarried|passed\b/i.test(open())) return null;
  const body =
    /^(?<body>.*?)(?:[.;,]?\s+(?:\(?(?:moved|proposed|motioned|seconded|made)\b|(?:motion|vote)s?\b\s*(?::|was|carried|passed)|carried\b|passed\b|(?:all|unanimous))|$)/i.exec(
      said,
    );
  const subject = body?.groups?.body && body.groups.body.length > 8 ? body.groups.body : said;
  const verb = voted?.groups?.lost
    ? 'rejected'
    : /\bto (?<verb>approve|adopt|accept|agree|ratify|appoint|endorse|note)\b/i.test(subject)
      ? pastOf(subject)
      : 'resolved';
  const spans = blocks.flatMap((one) => one.spans);
  state.read.decisions.push(fact(verb, subject, { spans, sure: 'likely' }));
  return next;
}

function pastOf(subject: string): string {
  const verb =
    /\bto (approve|adopt|accept|agree|ratify|appoint|endorse|note)\b/i.exec(subject)?.[1]?.toLowerCase() ?? 'agree';
  return verb.endsWith('y') ? `${verb.slice(0, -1)}ied` : verb.endsWith('e') ? `${verb}d` : `${verb}ed`;
}

/**
 * Reads the formal decisions among an item's paragraphs. A verb counts only in capitals, after a decider or at the start
 * of a bullet of its list; in the generic style also where a label such as "Decision:" or "RESOLVED" says so.
 */
export function readDecisions(blocks: readonly Block[], style: Style): DecisionsRead {
  const state: State = { read: { decisions: [], rest: [], listed: [] }, style, blocks };
  let index = 0;
  while (index < blocks.length) {
    const block = blocks[index] as Block;
    const after =
      (style.listIntro.test(block.text) || /:$/.test(block.text) ? readList(state, index) : null) ??
      (block.kind === 'row' ? null : readSentences(state, index)) ??
      (style.house.action.length > 0 || block.kind === 'row' ? null : readGeneric(state, index));
    if (after === null) state.read.rest.push(block);
    index = after ?? index + 1;
  }
  return state.read;
}
