/** Actions raised under an item, parted from its narrative. */
import { boxedAction, markedAction } from './action-forms.ts';
import { plainOwner } from './owners.ts';
import { type Block, joinSpans, sliceBlock } from './paragraph.ts';
import { type ActionContext, type RawAction, withoutStop } from './raw-action.ts';

export interface ActionsRead {
  actions: RawAction[];
  rest: Block[];
}

/** Nothing but who: "JS", "Jane Smith", "B. JONAS", "ME/KA". */
const someone = "(?:[A-Z]{2,4}|(?:[A-Z]\\.\\s*)*[A-Z][\\w’'-]+(?:\\s[A-Z][\\w’'-]+)?)";
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
  if (action.owner !== null || before === '' || !bareOwner.test(action.text)) return null;
  const said = before.replace(/^(?:decision|resolved|agreed|noted|resolution)\s*:\s*/i, '');
  const sentence = said.split(/(?<=[.!?])\s+(?=[A-Z])/).at(-1) ?? said;
  const owner = plainOwner(action.text);
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
    const block = blocks[i] as Block;
    const readable = block.kind !== 'row' && block.kind !== 'heading' && block.text.length <= LONGEST;
    const action = readable ? boxedAction(unbracketed(block), context) : null;
    if (!action) {
      const marked = readable && !housed ? markedAction(block, context) : null;
      if (marked) read.actions.push(marked);
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
    } else read.actions.push(before ?? action);
  }
  return read;
}
