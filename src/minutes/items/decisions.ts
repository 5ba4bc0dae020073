/** Formal decisions: what the minutes themselves mark as decided. What is decided only in the narrative is not read here. */

import { type Block, sliceBlock } from '../paragraph.ts';
import type { DecisionFact, Found } from '../proposal.ts';
import type { Style } from '../style.ts';
import { type DecisionState, type DecisionsRead, decisionFact, plainDecision, sentenceEnd } from './decision-fact.ts';
import { readMarked, readPassive } from './marked-decisions.ts';

/** "NOTED the report and AGREED that another be written" is two decisions. */
function partsOf(verb: string, text: string, style: Style): { verb: string; text: string }[] {
  const parts = [{ verb, text }];
  const verbs = style.house.verbs.map((one) => one.toUpperCase()).join('|');
  const joined = new RegExp(
    `[,;]?\\s+and\\s+(?:also\\s+|further\\s+|unanimously\\s+)?(?<verb>${verbs})(?![\\w-])`,
    'g',
  );
  let from = 0;
  for (const match of text.matchAll(joined)) {
    (parts[parts.length - 1] as { text: string }).text = text.slice(from, match.index);
    from = match.index + match[0].length;
    parts.push({ verb: match.groups?.verb ?? '', text: text.slice(from) });
  }
  return parts;
}

/** "(b)", "iii.", "2." before an entry of a list. */
const entryMark = /^\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)]\s+/;

/** Whether a paragraph goes on with the list that a decision opened: numbers may begin the next item, letters do not. */
function isListed(block: Block, begun: boolean): boolean {
  if (block.kind === 'text') return /^\(?(?:[ivx]{1,4}|[a-z])[.)]\s+/.test(block.text);
  return block.kind === 'bullet' || (begun && block.kind === 'row');
}

/** "The Panel NOTED…" inside a paragraph: the decision, and the parts of the paragraph around it. */
function readSentences(state: DecisionState, index: number): number | null {
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
    const before = block.text.slice(done, one.start);
    // A paragraph's own number or label is no narrative.
    if (before.trim() !== '' && !/^(?:\(?[\d.]{1,8}[a-z]?\)?|decisions?:)\s*$/i.test(before))
      state.read.rest.push(sliceBlock(block, done, one.start));
    done = one.end;
    const said = block.text.slice(one.from, one.end);
    const spans = block.spanOf(one.start, one.end);
    const listed: Block[] = [];
    if (/:\s*$/.test(said) && one.end === block.text.length) {
      for (; next < state.blocks.length; next += 1) {
        const bullet = state.blocks[next] as Block;
        if (!isListed(bullet, listed.length > 0) || state.style.opening.test(bullet.text.replace(entryMark, ''))) break;
        listed.push(bullet);
      }
    }
    const entries = listed.map((bullet) => plainDecision(bullet.text));
    if (plainDecision(said) === '' && entries.length > 0) {
      // "The Panel AGREED:" and nothing more: each entry is what was agreed.
      listed.forEach((bullet, i) => {
        const text = (entries[i] ?? '').replace(entryMark, '');
        const all = i === 0 ? [...spans, ...bullet.spans] : bullet.spans;
        state.read.decisions.push(decisionFact(one.verb, text, { spans: all, sure: 'sure' }));
      });
      continue;
    }
    const list = entries.join('; ');
    const text = list === '' ? said : `${plainDecision(said)}: ${list}`;
    const all = [...spans, ...listed.flatMap((bullet) => bullet.spans)];
    for (const part of partsOf(one.verb, text, state.style)) {
      state.read.decisions.push(decisionFact(part.verb, part.text, { spans: all, sure: 'sure' }));
    }
    state.read.listed.push(...listed);
    state.read.rest.push(...listed);
  }
  if (block.text.slice(done).trim() !== '') state.read.rest.push(sliceBlock(block, done, block.text.length));
  return next;
}

/** What a paragraph tells before its last sentence, which opens a list: "Two reports came. The Panel:" */
function parted(block: Block): [Block | null, Block] {
  const start = Math.max(...[...block.text.matchAll(/[.!?]\s+(?=[A-Z])/g)].map((one) => one.index + one[0].length), 0);
  if (start < 20) return [null, block];
  return [sliceBlock(block, 0, start), sliceBlock(block, start, block.text.length)];
}

/** "The Panel:" and the bullets under it that open with a verb in capitals. */
function readList(state: DecisionState, index: number): number | null {
  const block = state.blocks[index] as Block;
  const [narrative, intro] = parted(block);
  let next = index + 1;
  const found: Found<DecisionFact>[] = [];
  for (; next < state.blocks.length; next += 1) {
    const bullet = state.blocks[next] as Block;
    const text = bullet.text.replace(entryMark, '');
    const verb = state.style.opening.exec(text)?.groups?.verb;
    if (!verb) break;
    const spans = [...(found.length === 0 ? intro.spans : []), ...bullet.spans];
    found.push(decisionFact(verb, text.slice(verb.length), { spans, sure: 'sure' }));
  }
  if (found.length === 0) return null;
  if (narrative) state.read.rest.push(narrative);
  state.read.decisions.push(...found);
  return next;
}

/**
 * Reads the formal decisions among an item's paragraphs. A verb counts only in capitals, after a decider or at the start
 * of a bullet of its list; in the generic style also where a label such as "Decision:" or "RESOLVED" says so.
 */
export function readDecisions(blocks: readonly Block[], style: Style): DecisionsRead {
  const state: DecisionState = { read: { decisions: [], rest: [], listed: [] }, style, blocks };
  let index = 0;
  while (index < blocks.length) {
    const block = blocks[index] as Block;
    const after =
      (style.listIntro.test(block.text) || /:$/.test(block.text) ? readList(state, index) : null) ??
      (block.kind === 'row' ? null : readSentences(state, index)) ??
      (block.kind === 'row'
        ? null
        : style.house.action.length > 0
          ? readPassive(state, index)
          : readMarked(state, index));
    if (after === null) state.read.rest.push(block);
    index = after ?? index + 1;
  }
  return state.read;
}
