/** The forms in which houses print an action. */
import { type Block, sliceBlock } from '../paragraph.ts';
import { type ActionContext, actionFrom, type RawAction } from './raw-action.ts';

const initials = '[A-Z]{2,4}(?:\\s*[,/&]\\s*[A-Z]{2,4})*';
/** "5.1", "22/24", "A12-3"; or one of ours: "39/A1", "2024-03-12/A2". */
const reference =
  '(?:(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,4})/A\\d{1,3}|(?:[A-Z]{0,8}[ -]?\\d{1,4}(?:[./-]\\d{1,4}){0,3}[a-z]?))';
const kind = '(?:ITEM|Item|item|POINT|Point|point|No\\.?|NO\\.?|no\\.?|number)';
const word = `(?:(?:NEW|New)\\s+)?(?:(?:ACTION|Action|action)(?:\\s+${kind})?|AP|TODO|To do|TASK|Task)(?:S|s)?`;
const person = `(?:\\((?<who>[^)]{2,40})\\)|(?<by>(?:on|for|by)\\s+[A-Z][\\w.’' &-]{1,40}?)|(?<name>${initials}))`;
/** "ACTION 5.1: …", "Action on Steve – …", "TODO(@jane): …", "AP2 …", "ACTION JS: …" */
const boxed = new RegExp(
  `^${word}\\s*(?:#|[Nn]o\\.?\\s*)?(?<ref>${reference})?\\s*${person}?\\s*(?:[:.–—]|-(?=\\s)|(?<=\\d)\\s)\\s*(?<rest>.*)$`,
);
/** "ACTION Sam - ring the bank": a name before a dash, if it is somebody's who was there. */
const called = /^(?:ACTION|Action|AP)\s+(?<who>[A-Z][\w.’' -]{1,40}?)\s*(?:[:–—]|\s-\s)\s*(?<rest>\S.*)$/;
/** "AP Bob will ring the bank", with no colon. */
const worded = /^(?:ACTION|AP|Action)\s+(?<rest>(?:@?[A-Z][\w.’'-]*\s){1,4}(?:to|will|shall)\s.*)$/;
/** "AI: Bob - ring the bank", "Task: Board – obtain an offer": who, a dash, what. */
const assigned =
  /^(?:AI|TASK|Task)\s*:\s*@?(?<who>[Ee]veryone|[Aa]ll|\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,2})(?:\s*:|\s+[–—-]|\s+to)\s+(?<rest>\S.*)$/u;
/** "Still out of order. ACTION: Bob to ring the bank." */
const inline = /(?<=[.!?)]\s+)(?:ACTION|Action|AI|TASK|Task)\s*:\s*(?<rest>\S.{7,300})$/;
/** "[ ] Bob to ring the bank" */
const ticked = /^\[[ xX]\]\s*(?<rest>.+)$/;
/** "JB to ring the landlord. ACTION JB" */
const margin = new RegExp(`^(?<said>.{8,}?[.;)])\\s+(?:ACTION|Action)\\s*:?\\s*(?<who>${initials})\\.?$`);
/** "Andy to write to them (Action 2.6)", "…(ACTION: JS)" */
const bracketed =
  /\s*[([]\s*(?:action|AP)\b\s*(?:(?:item|point|no\.?)\s*)?(?<ref>\d[\w./-]*|[A-Z]{1,6}\d[\w./-]*)?\s*(?:[:–-]|by|for)?\s*(?<who>[A-Z@][\w.&,/ ’'-]{0,40})?\s*[)\]]/;

/** The house's own box. */
function housed(block: Block, context: ActionContext): RawAction | null {
  for (const pattern of context.style.action) {
    const groups = pattern.exec(block.text)?.groups;
    if (!groups) continue;
    const at = block.text.length - (groups.rest ?? '').length;
    return actionFrom(block, { ref: groups.ref ?? null, at, sure: 'sure' }, context);
  }
  return null;
}

/** The action that a whole paragraph is, if it is one. A house that has boxes of its own uses no others. */
export function boxedAction(block: Block, context: ActionContext): RawAction | null {
  if (context.style.action.length > 0) return housed(block, context);
  const length = block.text.length;
  const task = assigned.exec(block.text)?.groups;
  if (task?.who && task.rest) {
    return actionFrom(block, { at: length - task.rest.length, who: task.who, sure: 'sure' }, context);
  }
  const box = boxed.exec(block.text)?.groups;
  if (box && (box.rest || box.ref)) {
    const { ref, who, by, name, rest = '' } = box;
    return actionFrom(block, { ref, at: length - rest.length, who: who ?? by ?? name, sure: 'sure' }, context);
  }
  const { who, rest } = called.exec(block.text)?.groups ?? {};
  if (who && rest && context.names?.has(who.toLowerCase())) {
    return actionFrom(block, { at: length - rest.length, who, sure: 'sure' }, context);
  }
  const said = (worded.exec(block.text) ?? ticked.exec(block.text))?.groups?.rest;
  return said ? actionFrom(block, { at: length - said.length, sure: 'likely' }, context) : null;
}

/** Where the sentence begins that ends at the end of `text`; after a dash, unless what stands before it says who. */
function lastSentence(text: string): number {
  const stop = text.lastIndexOf('. ');
  const dash = text.lastIndexOf(' – ');
  const headed = dash > stop && !/\bto\b/.test(text.slice(0, dash));
  return headed ? dash + 3 : stop + (stop < 0 ? 1 : 2);
}

/** The action that the end of a paragraph marks: the sentence before "(Action 2.6)" or "ACTION JB". */
export function markedAction(block: Block, context: ActionContext): RawAction | null {
  const { said, who } = margin.exec(block.text)?.groups ?? {};
  if (said) {
    const sentence = sliceBlock(block, lastSentence(said.slice(0, -1)), said.length);
    return actionFrom(sentence, { at: 0, who, sure: 'likely' }, context);
  }
  const within = inline.exec(block.text);
  if (within) return boxedAction(sliceBlock(block, within.index, block.text.length), context);
  const match = bracketed.exec(block.text);
  if (!match) return null;
  const from = lastSentence(block.text.slice(0, match.index));
  const sentence = sliceBlock(block, from, match.index);
  const action = actionFrom(
    sentence,
    { ref: match.groups?.ref, at: 0, who: match.groups?.who, sure: 'likely' },
    context,
  );
  return action.text.length > 3 ? { ...action, spans: block.spanOf(from, match.index + match[0].length) } : null;
}
