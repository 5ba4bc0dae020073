/** A file must hold one meeting: two would be mixed in every register. */
import { Refused } from '../kernel/problem.ts';
import { findDates } from './dates.ts';
import { labelOf } from './labels.ts';
import type { Block } from './paragraph.ts';
import type { Style } from './style.ts';

interface Cover {
  index: number;
  /** What tells the meeting from another: its day, or failing that its number. */
  key: string;
  title: string;
}

const titled = /\b(?:minutes|meeting)\b/i;

/** Title lines that an attendance list follows: each begins a set of minutes. */
function coversIn(blocks: readonly Block[], style: Style): Cover[] {
  const lists = blocks.flatMap((block, index) => (labelOf(block.text, style)?.part === 'present' ? [index] : []));
  const covers: Cover[] = [];
  blocks.forEach((block, index) => {
    if (block.text.length > 200 || block.kind === 'bullet' || block.kind === 'row' || !titled.test(block.text)) return;
    const list = lists.find((at) => at > index);
    if (list === undefined || list - index > 12) return;
    const near = blocks
      .slice(index, list)
      .map((one) => one.text)
      .join(' ');
    const number = style.meeting.map((pattern) => pattern.exec(block.text)?.groups?.number).find(Boolean);
    const day = findDates(near, null).find((one) => one.date.length === 10)?.date;
    const key = day ?? number;
    if (key && !covers.some((one) => one.key === key || index - one.index < 12))
      covers.push({ index, key, title: block.text });
  });
  return covers;
}

/** Refuses a document that holds the minutes of two meetings, and says which. */
export function refuseTwoMeetings(blocks: readonly Block[], style: Style): void {
  const [first, second] = coversIn(blocks, style);
  if (!first || !second) return;
  throw new Refused(
    `This file holds the minutes of two meetings: “${first.title}” (${first.key}) and “${second.title}” (${second.key}). Put each into a file of its own and import them one at a time.`,
  );
}
