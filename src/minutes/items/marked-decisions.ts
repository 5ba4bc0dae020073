/** The marks by which other houses set a decision apart: "RESOLVED that…", "Decision: …", "Agreed: …". */

import { type Block, sliceBlock } from '../paragraph.ts';
import { type DecisionState, decisionFact, sentenceEnd } from './decision-fact.ts';
import { readMotion } from './motions.ts';

const forms: readonly { pattern: RegExp; verb: string | null }[] = [
  // "RESOLVED (unanimously): that…", "It was RESOLVED to…", "Resolved – to…"
  {
    pattern:
      /^(?:(?:and )?it was (?:unanimously |further |also )?|(?:NOW,? )?(?:THEREFORE,? )?(?:BE IT )(?:FURTHER,? )?|(?:be it )|the (?:meeting|council|committee|board|members) )?(?:RESOLVED|Resolved|resolved)(?:\s*\([^)]*\))?(?:\s+(?:unanimously|UNANIMOUSLY|nem\.? con\.?|further|FURTHER))?\s*[:,–—-]?\s*(?<text>(?:(?<=:\s*)\S|that|to|That|To|THAT|TO|the|The|[A-Z]).*)$/,
    verb: 'resolved',
  },
  {
    pattern:
      /^(?:Decisions?|DECISIONS?|Resolutions?|RESOLUTIONS?|Resolution passed)(?:\s+(?:no\.?\s*)?(?=[\w/.-]*\d)[\w/.-]+)?\s*[:–—-]\s*(?<text>\S.*)$/,
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
const alone =
  /^(?:It was |IT WAS |The \w+ )?(?<verb>RESOLVED|AGREED|APPROVED|NOTED|Resolved|Agreed|Approved|Noted|resolved|Decisions?|DECISIONS?|Resolutions?|RESOLUTIONS?)(?:\s+(?:unanimously|that|to))?\s*:$|^(?<bare>RESOLVED|AGREED|APPROVED)(?:\s+(?:that|THAT))?$/;
const inline =
  /(?:(?<=[.;:)]\s+)(?:It was |IT WAS )?|(?<=\bseconded by [^.]*)(?:, )?and (?:it was )?)(?:unanimously )?(?<verb>RESOLVED|AGREED|APPROVED|NOTED)(?:\s*\([^)]*\))?(?:\s+unanimously)?(?:\s*:\s+(?=\S)|\s*,?\s+(?=that\b|to\b|the\b|[A-Z]))|(?<=[.;)]\s+)(?<label>Decision|DECISION|Resolution|Resolved|(?:Not )?(?:[Aa]greed|[Aa]pproved)|Noted|Adopted|Accepted|Rejected|Deferred)\s*:\s+/;
/** What a label within a paragraph stands for. */
function labelVerb(label: string): string {
  if (/^not /i.test(label)) return 'rejected';
  return /^(?:decision|resolution)/i.test(label) ? 'resolved' : label;
}

const passive =
  /\b(?:was|were|be|been)\s+(?:unanimously\s+|UNANIMOUSLY\s+)?(?<verb>APPROVED|AGREED|NOTED|ADOPTED|RESOLVED|ACCEPTED|RATIFIED|ENDORSED|REJECTED|DEFERRED|CARRIED)\b/;

function put(
  state: DecisionState,
  verb: string,
  found: { text: string; blocks: readonly Block[]; sure: 'sure' | 'likely' },
): void {
  const spans = found.blocks.flatMap((block) => block.spans);
  state.read.decisions.push(decisionFact(verb, found.text, { spans, sure: found.sure }));
}

/** "(i)", "b)", "3." before an entry of a list. */
const entryMark = /^\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)]\s+/;

function isEntry(block: Block): boolean {
  return block.kind === 'bullet' || (block.kind === 'text' && entryMark.test(block.text));
}

/** "The following was resolved:" or "Decisions:" and what stands under it. */
function readUnder(state: DecisionState, index: number): number | null {
  const block = state.blocks[index] as Block;
  const groups = alone.exec(block.text)?.groups;
  const printed = groups?.verb ?? groups?.bare;
  const kind = state.blocks[index + 1]?.kind;
  if (!printed || (kind !== 'bullet' && kind !== 'text')) return null;
  const verb = /^(?:decision|resolution)/i.test(printed) ? 'resolved' : printed;
  let next = index + 1;
  while (next < state.blocks.length && (next === index + 1 || isEntry(state.blocks[next] as Block))) {
    const under = state.blocks[next] as Block;
    const own = state.style.opening.exec(under.text)?.groups?.verb;
    const blocks = next === index + 1 ? [block, under] : [under];
    put(state, own ?? verb, { text: under.text.slice(own?.length ?? 0).replace(entryMark, ''), blocks, sure: 'sure' });
    next += 1;
  }
  return next;
}

/** A sentence in capitals within a paragraph: "…worn. RESOLVED that two be bought. The Clerk…" */
function readInline(state: DecisionState, index: number): number | null {
  const block = state.blocks[index] as Block;
  const match = inline.exec(block.text);
  const verb = match?.groups?.verb ?? (match?.groups?.label ? labelVerb(match.groups.label) : undefined);
  if (!match || !verb) return null;
  const from = match.index + match[0].length;
  const end = sentenceEnd(block.text, from);
  const said = sliceBlock(block, match.index, end);
  put(state, verb, { text: block.text.slice(from, end), blocks: [said], sure: 'sure' });
  state.read.rest.push(sliceBlock(block, 0, match.index));
  if (block.text.slice(end).trim() !== '') state.read.rest.push(sliceBlock(block, end, block.text.length));
  return index + 1;
}

/** "The minutes were APPROVED": a sentence whose own verb is in capitals is the decision. */
export function readPassive(state: DecisionState, index: number): number | null {
  const block = state.blocks[index] as Block;
  const match = passive.exec(block.text);
  if (!match?.groups?.verb) return null;
  const start = sentenceStart(block.text, match.index);
  const end = sentenceEnd(block.text, match.index);
  const said = sliceBlock(block, start, end);
  put(state, match.groups.verb, { text: said.text, blocks: [said], sure: 'sure' });
  if (start > 0) state.read.rest.push(sliceBlock(block, 0, start));
  if (block.text.slice(end).trim() !== '') state.read.rest.push(sliceBlock(block, end, block.text.length));
  return index + 1;
}

function sentenceStart(text: string, before: number): number {
  const starts = [...text.slice(0, before).matchAll(/[.!?]\s+(?=["“‘(]?[A-Z])/g)];
  const last = starts[starts.length - 1];
  return last ? last.index + last[0].length : 0;
}

/** "CONFIRMED: the minutes of May": any verb of the house in capitals before a colon. */
function readLabelled(state: DecisionState, index: number, text: string): number | null {
  const verb = state.style.opening.exec(text)?.groups?.verb;
  const said = verb && /^\s*(?:\([^)]*\)\s*)?:\s*(?<text>\S.*)$/.exec(text.slice(verb.length))?.groups?.text;
  if (!verb || !said) return null;
  put(state, verb, { text: said, blocks: [state.blocks[index] as Block], sure: 'sure' });
  return index + 1;
}

/** Reads one decision that stands at `index`, and answers the index after it; null where there is none. */
export function readMarked(state: DecisionState, index: number): number | null {
  const block = state.blocks[index] as Block;
  if (block.text.length > 20_000) return null;
  const text = block.text.replace(/^(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]?\s+)(?=[A-Z])/, '');
  const motion = readMotion(state, index);
  if (motion !== null) return motion;
  for (const { pattern, verb } of forms) {
    const match = pattern.exec(text);
    if (!match?.groups?.text) continue;
    // Lower case may be narrative: "resolved to meet again".
    const sure = /^(?:it was |the \w+ )?resolved/.test(text) ? 'likely' : 'sure';
    put(state, match.groups.verb ?? verb ?? 'resolved', { text: match.groups.text, blocks: [block], sure });
    return index + 1;
  }
  return (
    readLabelled(state, index, text) ?? readUnder(state, index) ?? readInline(state, index) ?? readPassive(state, index)
  );
}
