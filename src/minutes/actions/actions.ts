/** Actions raised under an item, parted from its narrative. */

import { type Block, joinSpans, sliceBlock } from '../paragraph.ts';
import { plainOwner, readDue } from '../people/owners.ts';
import { boxedAction, markedAction } from './action-forms.ts';
import { type ActionContext, type RawAction, withoutStop } from './raw-action.ts';
import { statedActions } from './stated-actions.ts';

export interface ActionsRead {
  actions: RawAction[];
  rest: Block[];
}

/** Nothing but who: "JS", "Jane Smith", "B. JONAS", "ME/KA". */
const someone =
  "(?:(?:Mrs?|Ms|Miss|Dr|Prof|Cllr)\\.?\\s)?(?:[A-Z]{2,4}|(?:[A-Z]\\.\\s*)*[A-Z][\\w’'-]+(?:\\s[A-Z][\\w’'-]+)?)";
const bareOwner = new RegExp(`^@?${someone}(?:\\s*(?:[,/&]|and)\\s*${someone})*$`);

/** An action is said in a few lines; what is longer is not worth the search. */
const LONGEST = 6000;

/** "(Action: Clerk)" on a line of its own, without its brackets. */
function unbracketed(block: Block): Block {
  const closed = /^[([]\s*(?:ACTION|Action)\b.*[)\]]\.?$/.test(block.text);
  return closed ? sliceBlock(block, 1, block.text.search(/[)\]]\.?$/)) : block;
}

/** "ACTION: JS" names only who; what is to be done was said just before, or else is what the item is about. */
function saidBefore(action: RawAction, before: string): RawAction | null {
  // "Dr Farrow (by 30 April)": when, beside who.
  const named = action.text.replace(/,?\s*(?:\((?:by|before|until)\b[^)]*\)|\b(?:by|before|until)\b[^,;]*)$/, '');
  if (action.owner !== null || before === '' || !bareOwner.test(named)) return null;
  const said = before.replace(/^(?:decision|resolved|agreed|noted|resolution)\s*:\s*/i, '');
  const sentence = said.split(/(?<=[.!?])\s+(?=[A-Z])/).at(-1) ?? said;
  const owner = plainOwner(named);
  // "AF to replace both lamps.  AF": the sentence names the same person.
  const own = owner !== null && sentence.startsWith(`${owner} to `) ? sentence.slice(owner.length + 4) : sentence;
  return { ...action, owner, text: withoutStop(own), sure: 'likely' };
}

/** "SECRETARY to:" and the bullets under it are one action. */
function withList(action: RawAction, bullets: readonly Block[]): RawAction {
  if (bullets.length === 0) return action;
  const list = bullets.map((bullet) => withoutStop(bullet.text)).join('; ');
  const spans = joinSpans([...action.spans, ...bullets.flatMap((bullet) => bullet.spans)]);
  return { ...action, text: `${action.text} ${list}`, spans };
}

/** "10839. ACTION 230: …": the paragraph's own number says nothing of the action. */
function unnumbered(block: Block): Block {
  const number = /^\(?\d{1,5}(?:\.\d{1,3})*[.)]?\s+(?=(?:ACTION|Action)\b)/.exec(block.text)?.[0];
  return number ? sliceBlock(block, number.length, block.text.length) : block;
}

const boxHead = /^(?:NEW |New )?(?:ACTION|Action)\s+(?<ref>[A-Z]{0,10}\s?\d{1,4}(?:[./-]\d{1,4}){0,2}[a-z]?)\s*:?$/;
const boxLine =
  /^(?<label>Owner|Action owner|Lead|Responsible|Assigned to|Due|Due date|Deadline|Target date|Action|Detail|Description)\s*:\s*(?<rest>\S.*)$/i;

/** A box set as lines under its reference, "Owner: …", what is to be done, "Due: …"; with how many paragraphs it is. */
function linesOfBox(
  blocks: readonly Block[],
  index: number,
  context: ActionContext,
): { action: RawAction; size: number } | null {
  const head = blocks[index] as Block;
  const ref = boxHead.exec(head.text)?.groups?.ref?.replace(/\s+/g, '');
  const after = blocks.slice(index + 1);
  const end = after.findIndex((block) => block.gap !== 'none' || block.kind !== 'text' || boxHead.test(block.text));
  const lines = after.slice(0, end < 0 ? after.length : end).slice(0, 6);
  const labels = lines.map((line) => boxLine.exec(line.text)?.groups);
  if (!ref || !labels.some((one) => one)) return null;
  const told = (pattern: RegExp) => labels.find((one) => one?.label && pattern.test(one.label))?.rest;
  const plain = lines.filter((_, i) => !labels[i]).map((line) => line.text);
  const text = withoutStop([told(/^(?:action|detail|description)$/i), ...plain].filter(Boolean).join(' '));
  const due = told(/^(?:due|deadline|target)/i);
  const owner = plainOwner(told(/owner|lead|responsible|assigned/i) ?? '');
  const dated = readDue(due ? `due: ${due}` : text, context.day);
  const spans = joinSpans([head, ...lines].flatMap((line) => line.spans));
  return { action: { ref, owner, text, ...dated, item: context.item, spans, sure: 'sure' }, size: 1 + lines.length };
}

/** A reference in the margin, "Action 287/1: CD", and then the action that it is the reference of. */
function fromNext(margin: RawAction, next: Block | undefined, context: ActionContext): RawAction | null {
  const action = next && margin.ref !== null ? boxedAction(unnumbered(next), context) : null;
  if (!action || action.ref !== null || action.owner !== margin.owner || action.text === '') return null;
  return { ...action, ref: margin.ref, spans: joinSpans([...margin.spans, ...action.spans]) };
}

function bulletsAfter(blocks: readonly Block[], index: number): Block[] {
  const after = blocks.slice(index + 1);
  const end = after.findIndex((block) => block.kind !== 'bullet');
  return end < 0 ? after : after.slice(0, end);
}

/** Reads the actions among an item's paragraphs; the rest is narrative. */
export function readActions(blocks: readonly Block[], context: ActionContext): ActionsRead {
  const read: ActionsRead = { actions: [], rest: [] };
  const housed = context.style.action.length > 0;
  for (let i = 0; i < blocks.length; i += 1) {
    const block = unnumbered(blocks[i] as Block);
    const box = linesOfBox(blocks, i, context);
    if (box) {
      read.actions.push(box.action);
      i += box.size - 1;
      continue;
    }
    const readable = block.kind !== 'row' && block.kind !== 'heading' && block.text.length <= LONGEST;
    const action = readable ? boxedAction(unbracketed(block), context) : null;
    if (!action) {
      const marked = readable && !housed ? markedAction(block, context) : null;
      if (marked) read.actions.push(marked);
      else if (readable && !housed) read.actions.push(...statedActions(block, context));
      read.rest.push(block);
      continue;
    }
    const said = read.rest[read.rest.length - 1]?.text ?? context.title ?? '';
    const before = housed ? null : saidBefore(action, said);
    if (action.text === '') read.rest.push(block);
    else if (action.text.endsWith(':')) {
      const bullets = bulletsAfter(blocks, i);
      read.actions.push(withList(action, bullets));
      i += bullets.length;
    } else {
      const next = before && fromNext(before, blocks[i + 1], context);
      if (next) i += 1;
      read.actions.push(next ?? before ?? action);
    }
  }
  return read;
}
