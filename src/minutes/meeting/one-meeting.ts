/** A file must hold one meeting: two would be mixed in every register. */
import { Refused } from '../../kernel/problem.ts';
import { findDates } from '../dates.ts';
import { labelOf } from '../layout/labels.ts';
import type { Block } from '../paragraph.ts';
import { peopleColumns } from '../people/people-table.ts';
import type { Style } from '../style.ts';

interface Cover {
  index: number;
  /** What tells the meeting from another: its day, or failing that its number. */
  key: string;
  title: string;
}

const titled = /\b(?:minutes|meeting)\b/i;

/** Whether a list of those present begins here: a label, numbered or not, or the head of a table of people. */
function listsPeople(block: Block, style: Style): boolean {
  const label = labelOf(block.text.replace(/^\d{1,3}[.)]\s*/, ''), style);
  return label?.part === 'present' || (block.kind === 'row' && peopleColumns(block) !== null);
}

/** A title is short and no sentence, unless it is the sentence "Minutes of the meeting held…". */
function isTitle(block: Block): boolean {
  if (block.text.length > 200 || block.kind === 'bullet' || block.kind === 'row' || !titled.test(block.text))
    return false;
  // "2. Minutes of the meeting of 2 May" is an item.
  if (/^\d{1,4}(?:\.\d+)*[.)]?\s/.test(block.text)) return false;
  if (/\b(?:next|previous|last|future)\s+(?:\w+\s+)?meeting/i.test(block.text)) return false;
  return /^(?:\w+ )?minutes of\b/i.test(block.text) || !/[.;,]$/.test(block.text);
}

/** Title lines that an attendance list follows: each begins a set of minutes. */
function coversIn(blocks: readonly Block[], style: Style): Cover[] {
  const lists = blocks.flatMap((block, index) => (listsPeople(block, style) ? [index] : []));
  const covers: Cover[] = [];
  blocks.forEach((block, index) => {
    const list = lists.find((at) => at > index);
    if (list === undefined || list - index > 12 || !isTitle(block)) return;
    const near = blocks
      .slice(index, Math.min(list, index + 6))
      .map((one) => one.text)
      .join(' ');
    const number = style.meeting.map((pattern) => pattern.exec(block.text)?.groups?.number).find(Boolean);
    const day = findDates(near, null).find((one) => one.date.length === 10)?.date;
    const key = day ?? number;
    // Between two covers stands the attendance of the first.
    const known = covers.some(
      (one) => one.key === key || index - one.index < 12 || !lists.some((at) => at > one.index && at < index),
    );
    if (key && !known) covers.push({ index, key, title: block.text.replace(/^title:\s*/i, '') });
  });
  return covers;
}

const firstItem = /^(?:(?:agenda )?item\s+)?[01][.):]?\s+\S/i;

/** Whether what follows the second cover has items from the first on, if what follows the first one has. */
function begins(blocks: readonly Block[], first: number, second: number): boolean {
  const numbered = blocks.slice(first, second).some((block) => firstItem.test(block.text));
  return !numbered || blocks.slice(second).some((block) => firstItem.test(block.text));
}

/** Refuses a document that holds the minutes of two meetings, and says which. */
export function refuseTwoMeetings(blocks: readonly Block[], style: Style): void {
  const [first, second] = coversIn(blocks, style);
  if (!first || !second || !begins(blocks, first.index, second.index)) return;
  throw new Refused(
    `This file holds the minutes of two meetings: “${first.title}” (${first.key}) and “${second.title}” (${second.key}). Put each into a file of its own and import them one at a time.`,
  );
}
