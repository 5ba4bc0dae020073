/** Repaired text that still knows where each of its characters stands in the document. */
import type { Span } from './proposal.ts';
import type { Paragraph } from './reading.ts';

/** `text.slice(at, at + length)` is `document.slice(from, from + length)`, whitespace apart. */
export interface Run {
  at: number;
  from: number;
  length: number;
  /** Other text (a footer, a header) stands between this run and the one before it. */
  apart: boolean;
}

/** What stood before a paragraph: nothing but a line break, a blank line, or the end of a page. */
export type Gap = 'none' | 'blank' | 'page';

/** A paragraph with what the layout said of it; only the readers of structure use the extra facts. */
export interface Block extends Paragraph {
  gap: Gap;
  /** Level of a Markdown heading, 1–6; 0 for anything else. */
  level: number;
  /** The whole paragraph stands in bold. */
  strong: boolean;
  /** Columns by which the first line is set in. */
  indent: number;
  /** Document offsets of the whole, markers included. */
  start: number;
  end: number;
}

/** Ranges of `runs` between two offsets of their text, neighbours made one unless other text parts them. */
export function spansIn(runs: readonly Run[], start: number, end: number): Span[] {
  const spans: Span[] = [];
  for (const run of runs) {
    const from = Math.max(start, run.at);
    const to = Math.min(end, run.at + run.length);
    if (from >= to) continue;
    const span = { start: run.from + from - run.at, end: run.from + to - run.at };
    const last = spans[spans.length - 1];
    if (last && !run.apart && span.start >= last.end) last.end = span.end;
    else spans.push(span);
  }
  return spans;
}

/** The part of a block between two offsets of its text, trimmed: a paragraph of its own. */
export function sliceBlock(block: Block, start: number, end: number): Block {
  const part = block.text.slice(start, end);
  const from = start + (part.length - part.trimStart().length);
  const text = part.trim();
  const spans = block.spanOf(from, from + text.length);
  return {
    ...block,
    text,
    cells: undefined,
    spans,
    start: spans[0]?.start ?? block.start,
    end: spans[spans.length - 1]?.end ?? block.start,
    spanOf: (a, b) => block.spanOf(from + a, from + Math.min(b, text.length)),
  };
}

/** Document ranges of the n-th cell of a row. */
export function cellSpans(block: Block, index: number): Span[] {
  const cells = block.cells ?? [];
  let at = 0;
  for (let i = 0; i < index; i += 1) at += (cells[i] ?? '').length + 1;
  return block.spanOf(at, at + (cells[index] ?? '').length);
}

/** All spans of several paragraphs in order, touching or overlapping ones made one. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined[joined.length - 1];
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ start: span.start, end: span.end });
  }
  return joined;
}
