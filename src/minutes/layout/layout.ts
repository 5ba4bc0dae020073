/** Text to paragraphs: wrapped lines joined, broken words mended, bullets and rows told apart, furniture put aside. */

import { type Block, joinSpans, type Run, spansIn } from '../paragraph.ts';
import { findFurniture } from './furniture.ts';
import { type Line, type Printed, readLines } from './lines.ts';

export interface LayoutHints {
  kind: 'text' | 'markdown' | 'docx' | 'pdf';
  /** What always begins a paragraph in this house style: an action's box, a decision. */
  starters: readonly RegExp[];
  furniture: readonly RegExp[];
}

const numbered =
  /^(?:\(?\d{1,3}(?:\.\d{1,2})*[.)]|\(?[ivx]{1,4}[.)]|\d{1,2}(?:\.\d{1,2})+|(?:agenda )?item \d+\b|\(?[a-z]\)|[A-Z]{0,4}\d{1,4}\/\d{1,4}\s)\s*\S/i;
/** "Present:", "Apologies for absence:" — a label begins a line of its own. */
const label = /^[A-Z][\w /&’'-]{1,40}:(?:\s|$)/;
const finished = /[.!?:;][’'")\]]*$/;
/** "Path 3:" before the name of the third path: the colon ends nothing. */
const namedPart = /\b[A-Z][a-z]+ #?\d{1,3}[a-z]?:$/;
/** What begins an item wherever it stands, unless the line above ends on what the number belongs to. */
const itemNumber = /^\d{1,3}\.\s+[A-Z]/;
const wantsNumber =
  /\b(?:section|clause|paragraph|item|schedule|option|stage|phase|step|path|version|release|number|no)s?$/i;
/** An entry of a lettered list. */
const entry = /^\(?(?:[a-z]|[ivx]{1,4})[.)]\s+\S/;
/** The number of a paragraph under a numbered title. */
const underNumber = /^\d{1,3}(?:\.\d{1,2})+\s+[A-Z]/;
/** No title or sentence ends on one of these. */
/** A day whose month stands on the next line. */
const cutDay = /\b\d{1,2}(?:st|nd|rd|th)?$/;
const monthName = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b/;
/** Eight words with a small one among them are a sentence, not a title or a name. */
const small = /\b(?:the|of|to|and|that|is|was|were|for|in|on|by|with|at|has|have|be)\b/;
const hanging =
  /(?:[,–—&/]|\b(?:a|an|the|of|on|in|for|to|and|or|with|by|from|at|into|under|its|their|implementing|regarding))$/i;

function firstWord(text: string): number {
  const space = text.indexOf(' ');
  return space < 0 ? text.length : space;
}

/** Whether the next line's first word would not have fitted, so that the line was broken for want of room. */
function wasFull(length: number, next: Line, room: number): boolean {
  return length + 1 + firstWord(next.text) > room;
}

interface Open {
  lines: Line[];
  apart: Set<Line>;
}

/** Whether `next` goes on with the paragraph that `open` holds. */
function continues(open: Open, next: Line, setting: { printed: Printed; starters: readonly RegExp[] }): boolean {
  const { printed, starters } = setting;
  const last = open.lines[open.lines.length - 1];
  const first = open.lines[0];
  if (!last || !first || next.kind !== 'text' || last.hard || first.kind === 'heading') return false;
  if (starters.some((starter) => starter.test(next.text))) return false;
  const ended = finished.test(last.text) && !namedPart.test(last.text);
  const lower = /^[a-z]/.test(next.text);
  // Within a paragraph or a table's narrow column the room is that of its own lines; a sentence cut short needs less.
  const own = Math.max(...open.lines.map((line) => line.text.length));
  const room = Math.min(printed.width, open.lines.length > 1 ? own : printed.width) * (ended ? 0.97 : 0.8);
  // Under a bullet lines are shorter than elsewhere.
  const whole = first.kind === 'bullet' && printed.parted && open.lines.length > 1 ? own : printed.width;
  const full = wasFull(last.text.length, next, ended ? whole * 0.97 : room);
  if (open.lines.length === 1 && numbered.test(first.text) && underNumber.test(next.text)) return false;
  if (
    entry.test(next.text) &&
    (/[;,] (?:and|or)$/.test(last.text) || (entry.test(first.text) && first.indent === next.indent))
  )
    return false;
  if (itemNumber.test(next.text) && !hanging.test(last.text) && !wantsNumber.test(last.text)) return false;
  if ((numbered.test(next.text) || next.strong) && (ended || !full)) return false;
  // "This is a recent case:" after a line that had no room for it is a sentence and no label.
  const setClose = printed.parted && next.gap === 'none';
  if (label.test(next.text) && !(full && (setClose || !ended))) return false;
  if (next.gap === 'page') {
    if (ended || first.kind === 'row') return false;
    return lower || (printed.wrapped && full && !numbered.test(first.text));
  }
  if (next.gap === 'blank' && !printed.doubled) return false;
  if (next.gap === 'none' && last.text.endsWith(',') && first.kind !== 'row') return true;
  if (/[A-Za-z]-$/.test(last.text) && /^[A-Za-z]/.test(next.text) && first.kind !== 'row') return true;
  if (first.kind === 'row') return lower && !ended && first.cells !== undefined && printed.wrapped;
  if (lower && (!ended || printed.doubled || next.indent > 0 || first.kind === 'bullet')) return true;
  if (!ended && next.gap === 'none' && last.text.length > 30 && hanging.test(last.text)) return true;
  if (!ended && next.gap === 'none' && /^MINUTES OF\b/i.test(first.text) && !next.text.includes(':')) return true;
  if (!printed.wrapped || (last.text.endsWith(':') && ended)) return false;
  if (!ended && cutDay.test(last.text) && monthName.test(next.text)) return true;
  const sentence = last.text.split(' ').length >= 8 && small.test(last.text);
  if (!ended && printed.parted && next.gap === 'none' && sentence && last.text.length >= printed.width * 0.6)
    return true;
  if (
    ended &&
    printed.parted &&
    (first.kind !== 'bullet' || next.indent > first.indent) &&
    next.gap === 'none' &&
    last.text.length >= printed.width * (open.lines.length > 1 ? 0.4 : 0.55)
  ) {
    return true;
  }
  // A heading's lines are short, and end where no title could.
  const short = open.lines.every((line) => line.text.length < printed.width * 0.8);
  if (numbered.test(first.text) && short && !ended && !(full && open.lines.length === 1)) {
    return hanging.test(last.text) && next.text.length < printed.width * 0.8;
  }
  return full;
}

/** "consul-" + "tation" loses its hyphen only where the document prints the whole word elsewhere. */
function glue(before: string, after: string, known: string): { drop: number; space: string } {
  if (!/[A-Za-z]-$/.test(before) || !/^[A-Za-z]/.test(after)) return { drop: 0, space: ' ' };
  const head = /[A-Za-z]+(?=-$)/.exec(before)?.[0] ?? '';
  const tail = /^[A-Za-z]+/.exec(after)?.[0] ?? '';
  return { drop: /^[a-z]/.test(after) && known.includes(head + tail) ? 1 : 0, space: '' };
}

function blockFrom(open: Open, document: string): Block {
  const [first] = open.lines as [Line, ...Line[]];
  let text = '';
  const runs: Run[] = [];
  for (const line of open.lines) {
    const apart = open.apart.has(line);
    if (text !== '') {
      const { drop, space } = glue(text, line.text, document);
      text = text.slice(0, text.length - drop) + space;
    }
    line.runs.forEach((run, i) => {
      runs.push({ ...run, at: run.at + text.length, apart: i === 0 && apart });
    });
    text += line.text;
  }
  const cells = first.cells && [...first.cells];
  if (cells && open.lines.length > 1) cells[cells.length - 1] = text.slice(cells.slice(0, -1).join('\t').length + 1);
  const whole = open.lines.map((line, i) => {
    const before = i > 0 && !open.apart.has(line) ? open.lines[i - 1] : undefined;
    return { start: before ? before.end : line.start, end: line.end };
  });
  const spans = joinSpans(whole);
  return {
    kind: first.kind === 'rule' ? 'furniture' : first.kind,
    text,
    cells,
    spans,
    spanOf: (start, end) => spansIn(runs, start, end),
    gap: first.gap,
    level: first.level,
    strong: open.lines.every((line) => line.strong),
    indent: first.indent,
    start: spans[0]?.start ?? 0,
    end: spans[spans.length - 1]?.end ?? 0,
  };
}

/**
 * Reads a document's text into paragraphs in the order printed. Every printed character is in exactly one paragraph's
 * spans; furniture comes as paragraphs of its own.
 */
export function readLayout(text: string, hints: LayoutHints): Block[] {
  const printed = readLines(text, hints.kind);
  const furniture = findFurniture(printed.lines, hints.furniture);
  const blocks: Block[] = [];
  let open: Open | null = null;
  let parted = false;
  const close = () => {
    if (open) blocks.push(blockFrom(open, text));
    open = null;
  };
  for (const line of printed.lines) {
    if (furniture.has(line)) {
      blocks.push({ ...blockFrom({ lines: [line], apart: new Set() }, text), kind: 'furniture' });
      parted = true;
      continue;
    }
    // A footer between two lines means that a page ended there, whether or not the text says so.
    const next: Line = parted && line.gap === 'blank' ? { ...line, gap: 'page' } : line;
    if (open && continues(open, next, { printed, starters: hints.starters })) {
      (open as Open).lines.push(next);
      if (parted) (open as Open).apart.add(next);
    } else {
      close();
      open = { lines: [next], apart: new Set() };
    }
    parted = false;
  }
  close();
  return blocks.sort((a, b) => a.start - b.start);
}
