/** What was printed as a decision or an action and could not be read as one: asked about, so that nothing is lost in silence. */

import type { ItemSection } from '../layout/sections.ts';
import type { Block } from '../paragraph.ts';
import type { ItemNumber, Span } from '../proposal.ts';
import type { Style } from '../style.ts';

export interface Unread {
  id: string;
  item: ItemNumber;
  says: string;
  spans: Span[];
}

/** "Motion: …", "RESOLVED that…", "Decision 4: …" at the start of a paragraph. */
const decisionMark =
  /^(?:MOTION\b(?!S)|Motion\s*(?:[\w./-]{1,8}\s*)?[:–—]|RESOLVED\b|(?:Decision|DECISION|Resolution|RESOLUTION)\s*(?:[\w./-]{1,8}\s*)?:)/;
/** "ACTION …" or "Action:" at the start of a paragraph, unless it heads a list or a table of them. */
const actionMark =
  /^(?:ACTION\b|Action\b(?=\s*(?:[\w./-]*\d[\w./-]*\s*)?[:–—]))(?!\s+(?:[Rr]ef|REF|[Ll]og|LOG|[Uu]pdate|[Ii]tem|[Pp]lan|[Tt]racker|[Pp]oint|[Ll]ist|[Tt]able|[Rr]egister|[Oo]wner|[Bb]y)\w*\b)/;

/** The first mark in a paragraph that promises a fact, with its place. */
function markIn(block: Block, verb: RegExp): { kind: 'a decision' | 'an action'; at: number } | null {
  const lead = /^\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s+/.exec(block.text)?.[0].length ?? 0;
  const text = block.text.slice(lead);
  if (/^(?:none|no |nil|n\/a)/i.test(text.replace(/^\w+\s*[:–—]\s*/, ''))) return null;
  if (actionMark.test(text)) return { kind: 'an action', at: lead };
  if (decisionMark.test(text)) return { kind: 'a decision', at: lead };
  // A line all in capitals is a title, whatever its words.
  const found = /[a-z]{3}/.test(block.text) ? verb.exec(block.text) : null;
  return found ? { kind: 'a decision', at: found.index } : null;
}

/**
 * A question for every paragraph of an item that has the mark of a decision or an action, and of which no fact was read.
 * `facts` are the spans of decisions, actions and updates.
 */
export function unreadFlags(items: readonly ItemSection[], facts: readonly Span[], style: Style): Unread[] {
  const verbs = style.house.verbs.map((one) => one.toUpperCase()).join('|');
  const verb = new RegExp(`(?<![\\w’'-]|[A-Z] )(?:${verbs})(?![\\w’'-]| [A-Z]{2,}\\b)`);
  const taken = (spans: readonly Span[]) =>
    spans.some((span) => facts.some((fact) => fact.start < span.end && span.start < fact.end));
  return items.flatMap((item) =>
    item.body.flatMap((block, i): Unread[] => {
      if (block.kind !== 'text' && block.kind !== 'bullet') return [];
      const mark = markIn(block, verb);
      if (!mark || taken(block.spanOf(mark.at, block.text.length))) return [];
      // "ACTION 4" on a line of its own was read with the line under it.
      const next = item.body[i + 1];
      if (mark.kind === 'an action' && block.text.length < 30 && next && taken(next.spans)) return [];
      const says = `This looks like ${mark.kind} that could not be read. What does it say?`;
      return [{ id: `unread-${item.number ?? 'item'}-${block.start}`, item: item.number, says, spans: block.spans }];
    }),
  );
}
