/** Nothing is lost: every character belongs to a fact, to the document's frame, or to what was not placed. */
import { type Block, joinSpans } from '../paragraph.ts';
import type { Span, Unplaced } from '../proposal.ts';

export interface Coverage {
  /** Headings, furniture and the white space between: they frame the facts and state none. */
  frame: Span[];
  unplaced: Unplaced[];
}

/**
 * Divides what no fact covers between frame and unplaced. `facts` may overlap. Facts, frame and unplaced together cover
 * `text` from 0 to its end; frame and unplaced overlap nothing.
 */
export function coverText(text: string, facts: readonly Span[], framing: readonly Block[]): Coverage {
  const covered = joinSpans(facts);
  const frameSpans = joinSpans(framing.flatMap((block) => block.spans));
  const frame: Span[] = [];
  const unplaced: Unplaced[] = [];
  const settle = (start: number, end: number) => {
    const piece = text.slice(start, end);
    const lead = piece.length - piece.trimStart().length;
    const from = start + lead;
    const to = from + piece.trim().length;
    if (from >= to) return void (end > start && frame.push({ start, end }));
    if (from > start) frame.push({ start, end: from });
    unplaced.push({ start: from, end: to, text: text.slice(from, to) });
    if (end > to) frame.push({ start: to, end });
  };
  let at = 0;
  for (const gap of [...covered, { start: text.length, end: text.length }]) {
    for (const span of frameSpans) {
      const start = Math.max(span.start, at);
      const end = Math.min(span.end, gap.start);
      if (start >= end) continue;
      settle(at, start);
      frame.push({ start, end });
      at = end;
    }
    if (gap.start > at) settle(at, gap.start);
    at = Math.max(at, gap.end);
  }
  return { frame: joinSpans(frame), unplaced };
}
