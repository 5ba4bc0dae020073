/** An action as its words give it, before it has a reference of its own. */

import type { Block } from '../paragraph.ts';
import { type Owned, plainOwner, readDue, readOwner } from '../people/owners.ts';
import type { ActionFact, ItemNumber, Span, Sure } from '../proposal.ts';
import type { Style } from '../style.ts';

export interface RawAction extends Omit<ActionFact, 'ref'> {
  ref: string | null;
  spans: Span[];
  sure: Sure;
}

export interface ActionContext {
  style: Style;
  item: ItemNumber;
  /** The item's title. */
  title?: string;
  /** ISO day of the meeting. */
  day: string | null;
  /** Names, first names and handles of those at the meeting, lower case: "bob" alone is an owner only if he was there. */
  names?: ReadonlySet<string>;
}

/** What the form of an action has told already; `words` are the rest of the paragraph from `at`. */
export interface Told {
  ref?: string | null;
  at: number;
  who?: string | null;
  sure: Sure;
}

export function withoutStop(text: string): string {
  return text.replace(/[\s;]*(?:;\s*and)?\s*[.;]?\s*$/, '').trim();
}

/** "bob - review the requests", "Björn: ask the board": a bare name of someone who was there. */
export function ownerAmong(words: string, context: ActionContext): Owned | null {
  const match =
    /^@?(?<owner>[\p{L}][\p{L}\d_.’'-]{1,24})\s*(?:\s(?:to|will|shall)\s+|:\s*|\s[–—-]\s+)(?<text>\S.*)$/u.exec(words);
  const { owner, text } = match?.groups ?? {};
  if (!owner || !text || !context.names?.has(owner.toLowerCase())) return null;
  return { owner, text, at: words.length - text.length };
}

/** The action in a paragraph's words, with what its form told; owner and due date come out of the words. */
export function actionFrom(block: Block, told: Told, context: ActionContext): RawAction {
  const words = block.text.slice(told.at);
  // "…; due: 3 May" says when, and is no part of what is to be done.
  const said = words.replace(/[.;,]\s*(?:due|deadline|by when)\s*:\s*[^;]{2,60}$/i, '');
  const given = told.who ? plainOwner(told.who.replace(/^(?:on|for|by)\s+/i, '')) : null;
  const owned = given ? { owner: given, text: said } : (ownerAmong(said, context) ?? readOwner(said, context.style));
  const ref = told.ref?.replace(/\s+/g, '') ?? null;
  return {
    // "AP3" is printed as one word, and called so.
    ref: ref !== null && /^AP\s?\d/.test(block.text) ? `AP${ref}` : ref,
    owner: owned.owner,
    text: withoutStop(owned.text).replace(/^[:–—-]\s*/, ''),
    ...readDue(words, context.day),
    item: context.item,
    spans: block.spans,
    sure: told.sure,
  };
}
