/** Sentences that give someone something to do by their form alone: "The Clerk to obtain two quotations." */

import { sentenceBounds } from '../layout/sentences.ts';
import { type Block, sliceBlock } from '../paragraph.ts';
import { readDue } from '../people/owners.ts';
import { type ActionContext, actionFrom, type RawAction } from './raw-action.ts';

const post = /^(?:Clerk|Secretary|Treasurer|Chair(?:man|woman|person)?|President|Bursar|Registrar|Company Secretary)$/;
const titled = /^(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Revd?)\.?\s+(?<surname>[\p{L}’'-]+)$/u;
/** With no verb but an infinitive the sentence can be nothing else. */
const bare = /^(?:The\s+)?(?<who>[\p{L}.’' -]{2,40}?)\s+to\s+(?<what>[a-z]{2,}\s.*)$/u;
const promised =
  /^(?:The\s+)?(?<who>[\p{L}.’' -]{2,40}?)\s+(?:will|undertook to|agreed to|offered to)\s+(?<what>[a-z]{2,}\s.*)$/u;

/** Whether the words name someone who was there, or a post. */
function isSomeone(who: string, context: ActionContext): boolean {
  if (post.test(who) || context.names?.has(who.toLowerCase())) return true;
  const surname = titled.exec(who)?.groups?.surname?.toLowerCase();
  return surname !== undefined && [...(context.names ?? [])].some((name) => name.endsWith(` ${surname}`));
}

/** The actions so stated in a paragraph. A promise ("Bram will…", "Ada undertook to…") counts only with its day. */
export function statedActions(block: Block, context: ActionContext): RawAction[] {
  if (block.kind !== 'text' || block.text.length > 3000) return [];
  return sentenceBounds(block.text).flatMap(({ start, end }) => {
    const sentence = sliceBlock(block, start, end);
    if (!/[.!]$/.test(sentence.text)) return [];
    const dated = readDue(sentence.text, context.day).dueDate !== null;
    for (const form of dated ? [bare, promised] : [bare]) {
      const { who, what } = form.exec(sentence.text)?.groups ?? {};
      if (!who || !what || !isSomeone(who, context)) continue;
      return [actionFrom(sentence, { at: sentence.text.length - what.length, who, sure: 'likely' }, context)];
    }
    return [];
  });
}
