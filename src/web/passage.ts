/** A passage cut out of its document with some of what stands around it. */
import type { Passage } from '../kernel/define.ts';

const around = 140;
const longest = 900;

/** The text to show, the offsets in it to mark, and whether words were left out at either end. */
export function passageOf(text: string, passage: Passage) {
  const end = Math.min(passage.end, passage.start + longest);
  const from = wordStart(text, Math.max(0, passage.start - around));
  const to = wordEnd(text, Math.min(text.length, end + around));
  return {
    text: text.slice(from, to),
    marks: [{ start: passage.start - from, end: end - from }],
    cut: { before: from > 0, after: to < text.length },
  };
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + 40).search(/\s/);
  return space < 0 ? at : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.slice(Math.max(0, at - 40), at).search(/\s\S*$/);
  return space < 0 ? at : Math.max(0, at - 40) + space;
}
