/** How wide the columns of a table are, and how large its type, so that no word stands in the next cell. Pure. */
import type { Block } from './blocks.ts';
import { textOf } from './words.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** Characters of the usual size that a line of the page holds, less the room between columns. */
const LINE = 88;
const BETWEEN = 2.4;
/** Points: the usual size of type in tables, and the smallest that can still be read. */
export const USUAL_SIZE = 9.5;
const SMALLEST = 6.5;

/**
 * Shares of the page's width, adding up to 1: those given, or what the words ask for. Each column has its longest word
 * first; what is left goes to those with long cells, so that references take less than sentences.
 */
export function columnShares(table: Table): number[] {
  const given = table.head.map((_, column) => table.widths?.[column] ?? 0);
  if (given.every((share) => share > 0)) return shared(given);
  const asked = table.head.map((_, column) => askedBy(table, column));
  const least = sum(asked.map((one) => one.least));
  const more = sum(asked.map((one) => one.more));
  const left = Math.max(0, roomOf(table) - least);
  return shared(asked.map((one) => one.least + (more > 0 ? (left * one.more) / more : 0)));
}

/** Points. Smaller than usual only where a word would not fit in its column. */
export function tableSize(table: Table): number {
  const shares = columnShares(table);
  const room = roomOf(table);
  const fit = table.head.map((_, column) => ((shares[column] ?? 0) * room) / askedBy(table, column).least);
  return Math.max(SMALLEST, Math.min(USUAL_SIZE, USUAL_SIZE * Math.min(...fit)));
}

/** Characters: the longest word, and what more a column could use. Of long cells the root counts, for they wrap. */
function askedBy(table: Table, column: number): { least: number; more: number } {
  let [word, cell] = [0, 0];
  for (const row of [table.head, ...table.rows]) {
    const text = textOf(row[column] ?? '');
    cell = Math.max(cell, text.length);
    for (const one of text.split(/\s+/)) word = Math.max(word, one.length);
  }
  const least = Math.max(3, word);
  return { least, more: Math.max(1, Math.min(cell, 10 + 4 * Math.sqrt(cell)) - least) };
}

const roomOf = (table: Table) => LINE - BETWEEN * table.head.length;
const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
const shared = (all: readonly number[]) => all.map((one) => one / sum(all));
