/** Actions raised in the boxes and brackets of the items. */
import { type Owned, plainOwner, readDue, readOwner } from './owners.ts';
import { type Block, sliceBlock } from './paragraph.ts';
import type { ActionFact, ItemNumber, Span, Sure } from './proposal.ts';
import type { Style } from './style.ts';

/** An action before it has a reference of its own. */
export interface RawAction extends Omit<ActionFact, 'ref'> {
  ref: string | null;
  spans: Span[];
  sure: Sure;
}

export interface ActionsRead {
  actions: RawAction[];
  rest: Block[];
}

export interface ActionContext {
  style: Style;
  item: ItemNumber;
  /** ISO day of the meeting. */
  day: string | null;
  /** Names, first names and handles of those at the meeting, lower case: "bob" alone is an owner only if he was there. */
  names?: ReadonlySet<string>;
}

const refLike =
  '(?:(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,4})/A\\d{1,3}|(?:[A-Z]{0,8}[ -]?\\d{1,4}(?:[./-]\\d{1,4}){0,3}[a-z]?))';
const boxed = new RegExp(
  `^(?:(?:NEW|New)\\s+)?(?:(?:ACTION|Action|action)(?:\\s+(?:ITEM|Item|item|POINT|Point|point|No\\.?|NO\\.?|no\\.?|number))?|AP|TODO|To do)(?:S|s)?\\s*(?:#|[Nn]o\\.?\\s*)?(?<ref>${refLike})?\\s*(?:\\((?<who>[^)]{2,40})\\)|(?<by>(?:on|for|by)\\s+[A-Z][\\w.’' &-]{1,40}?)|(?<name>[A-Z]{2,4}(?:\\s*[,/&]\\s*[A-Z]{2,4})*))?\\s*(?:[:.–—]|-(?=\\s)|(?<=\\d)\\s)\\s*(?<rest>.*)$`,
);
/** "ACTION Sam - ring the bank": a name between the word and a dash, if it is somebody's who was there. */
const named = /^(?:ACTION|Action|AP)\s+(?<who>[A-Z][\w.’' -]{1,40}?)\s*(?:[:–—]|\s-\s)\s*(?<rest>\S.*)$/;
const worded = /^(?:ACTION|AP|Action)\s+(?<rest>(?:@?[A-Z][\w.’'-]*\s){1,4}(?:to|will|shall)\s.*)$/;
const checkbox = /^\[(?<mark>[ xX])\]\s*(?<rest>.+)$/;
/** Nothing but who: "JS", "Jane Smith", "B. JONAS", "ME/KA". */
const bareOwner =
  /^@?(?:[A-Z]{2,4}|(?:[A-Z]\.\s*)*[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)(?:\s*(?:[,/&]|and)\s*(?:[A-Z]{2,4}|(?:[A-Z]\.\s*)*[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?))*$/;
/** "JB to ring the landlord. ACTION JB" */
const trailer = /^(?<said>.{8,}?[.;)])\s+(?:ACTION|Action)\s*:?\s*(?<who>[A-Z]{2,4}(?:\s*[,/&]\s*[A-Z]{2,4})*)\.?$/;
const bracketed =
  /\s*[([]\s*(?:action|AP)\b\s*(?:(?:item|point|no\.?)\s*)?(?<ref>\d[\w./-]*|[A-Z]{1,6}\d[\w./-]*)?\s*(?:[:–-]|by|for)?\s*(?<who>[A-Z@][\w.&,/ ’'-]{0,40})?\s*[)\]]/;

export function withoutStop(text: string): string {
  return text.replace(/[\s;]*(?:;\s*and)?\s*[.;]?\s*$/, '').trim();
}

/** "bob - review the requests", "Björn: ask the board": a bare name of someone who was there. */
function ownerAmong(words: string, context: ActionContext): Owned | null {
  const match =
    /^@?(?<owner>[\p{L}][\p{L}\d_.’'-]{1,24})\s*(?:\s(?:to|will|shall)\s+|:\s*|\s[–—-]\s+)(?<text>\S.*)$/u.exec(words);
  const { owner, text } = match?.groups ?? {};
  if (!owner || !text || !context.names?.has(owner.toLowerCase())) return null;
  return { owner, text, at: words.length - text.length };
}

function actionFrom(
  block: Block,
  found: { ref: string | null; at: number; who?: string | null; sure: Sure },
  context: ActionContext,
): RawAction {
  const words = block.text.slice(found.at);
  // "…; due: 3 May" says when, and is no part of what is to be done.
  const said = words.replace(/[.;,]\s*(?:due|deadline|by when)\s*:\s*[^;]{2,60}$/i, '');
  const given = found.who ? plainOwner(found.who.replace(/^(?:on|for|by)\s+/i, '')) : null;
  const owned: Owned = given
    ? { owner: given, text: said, at: 0 }
    : (ownerAmong(said, context) ?? readOwner(said, context.style));
  const text = withoutStop(owned.text);
  const { due, dueDate } = readDue(words, context.day);
  const ref = found.ref?.replace(/\s+/g, '') ?? null;
  return {
    // "AP3" is printed as one word, and called so.
    ref: ref !== null && /^AP\s?\d/.test(block.text) ? `AP${ref}` : ref,
    owner: owned.owner,
    text: text.replace(/^[:–—-]\s*/, ''),
    due,
    dueDate,
    item: context.item,
    spans: block.spans,
    sure: found.sure,
  };
}

/** The house's own box, or the forms that most houses share. */
function boxIn(block: Block, context: ActionContext): RawAction | null {
  const { style } = context;
  for (const pattern of style.action) {
    const match = pattern.exec(block.text);
    if (!match) continue;
    const rest = match.groups?.rest ?? '';
    return actionFrom(
      block,
      { ref: match.groups?.ref ?? null, at: block.text.length - rest.length, sure: 'sure' },
      context,
    );
  }
  if (style.action.length > 0) return null;
  const match = boxed.exec(block.text);
  if (match?.groups && (match.groups.rest || match.groups.ref)) {
    const { ref, who, by, name, rest = '' } = match.groups;
    if (/^actions?$/i.test(match[0].trim())) return null;
    return actionFrom(
      block,
      { ref: ref ?? null, at: block.text.length - rest.length, who: who ?? by ?? name, sure: 'sure' },
      context,
    );
  }
  const called = named.exec(block.text)?.groups;
  if (called?.who && called.rest && context.names?.has(called.who.toLowerCase())) {
    return actionFrom(
      block,
      { ref: null, at: block.text.length - called.rest.length, who: called.who, sure: 'sure' },
      context,
    );
  }
  const said = worded.exec(block.text);
  if (said?.groups?.rest) {
    return actionFrom(block, { ref: null, at: block.text.length - said.groups.rest.length, sure: 'likely' }, context);
  }
  const ticked = checkbox.exec(block.text);
  if (ticked?.groups?.rest) {
    return actionFrom(block, { ref: null, at: block.text.length - ticked.groups.rest.length, sure: 'likely' }, context);
  }
  return null;
}

/** "Andy is to write to them (Action 2.6)": the sentence before the bracket is the action. */
function tailIn(block: Block, context: ActionContext): RawAction | null {
  const last = trailer.exec(block.text);
  if (last?.groups?.said) {
    const from = last.groups.said.replace(/[.;)]$/, '').search(/[^.]*$/);
    const sentence = sliceBlock(block, from, last.groups.said.length);
    return actionFrom(sentence, { ref: null, at: 0, who: last.groups.who, sure: 'likely' }, context);
  }
  const match = bracketed.exec(block.text);
  if (!match) return null;
  const before = block.text.slice(0, match.index);
  const start = Math.max(
    before.lastIndexOf('. ') + 2,
    before.lastIndexOf(' – ') > 0 && !/\bto\b/.test(before.slice(0, before.lastIndexOf(' – ')))
      ? before.lastIndexOf(' – ') + 3
      : 0,
    0,
  );
  const sentence = sliceBlock(block, start < 2 ? 0 : start, match.index);
  const action = actionFrom(
    sentence,
    { ref: match.groups?.ref ?? null, at: 0, who: match.groups?.who, sure: 'likely' },
    context,
  );
  return action.text.length > 3
    ? { ...action, spans: block.spanOf(start < 2 ? 0 : start, match.index + match[0].length) }
    : null;
}

/** Reads the action boxes among an item's paragraphs; the rest is narrative. */
export function readActions(blocks: readonly Block[], context: ActionContext): ActionsRead {
  const read: ActionsRead = { actions: [], rest: [] };
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i] as Block;
    // An action is said in a few lines; what is longer is not worth the search.
    if (block.kind === 'row' || block.kind === 'heading' || block.text.length > 6000) {
      read.rest.push(block);
      continue;
    }
    // "(Action: Clerk)" on a line of its own.
    const inner = /^[([]\s*(?:ACTION|Action)\b.*[)\]]\.?$/.test(block.text)
      ? sliceBlock(block, 1, block.text.search(/[)\]]\.?$/))
      : block;
    const box = boxIn(inner, context);
    if (!box) {
      const tail = context.style.house.action.length === 0 ? tailIn(block, context) : null;
      if (tail) read.actions.push(tail);
      read.rest.push(block);
      continue;
    }
    // "ACTION: JS" names only who; what is to be done was said just before.
    const bare = box.owner === null && bareOwner.test(box.text);
    const before = read.rest[read.rest.length - 1];
    if (bare && before && context.style.house.action.length === 0) {
      const said = before.text.replace(/^(?:decision|resolved|agreed|noted|resolution)\s*:\s*/i, '');
      const sentence = said.split(/(?<=[.!?])\s+(?=[A-Z])/).at(-1) ?? said;
      read.actions.push({
        ...box,
        owner: plainOwner(box.text),
        text: withoutStop(sentence),
        sure: 'likely',
      });
    } else if (box.text !== '') read.actions.push(box);
    else read.rest.push(block);
  }
  return read;
}
