/** Attendance set in columns side by side, "Present | Apologies": read down, not across. */

import { type Block, sliceBlock } from '../paragraph.ts';
import type { Style } from '../style.ts';
import { labelOf } from './labels.ts';

function isHead(block: Block, style: Style): boolean {
  const cells = (block.cells ?? []).filter((cell) => cell !== '');
  return (
    cells.length >= 2 && cells.every((cell) => ['present', 'apologies'].includes(labelOf(cell, style)?.part ?? ''))
  );
}

/** The cell of one column; of a line that is no row, the whole, in the column that its indent says. */
function inColumn(block: Block, column: number): Block | null {
  if (!block.cells) return Math.min(block.indent, 1) === Math.min(column, 1) ? block : null;
  const at = block.cells.slice(0, column).reduce((sum, cell) => sum + cell.length + 1, 0);
  const cell = block.cells[column] ?? '';
  return cell === '' ? null : { ...sliceBlock(block, at, at + cell.length), kind: 'text' };
}

/** The blocks with such tables unfolded: each column becomes a run of paragraphs under its own heading. */
export function unfoldColumns(blocks: readonly Block[], style: Style): Block[] {
  const unfolded: Block[] = [];
  for (let i = 0; i < blocks.length; i += 1) {
    const head = blocks[i] as Block;
    if (!isHead(head, style)) {
      unfolded.push(head);
      continue;
    }
    let end = i + 1;
    while (end < blocks.length) {
      const block = blocks[end] as Block;
      if (block.kind === 'furniture' || block.kind === 'heading') break;
      if (block.kind !== 'row' && (block.gap !== 'none' || block.text.length > 90)) break;
      end += 1;
    }
    const table = blocks.slice(i, end);
    (head.cells ?? []).forEach((_, column) => {
      for (const block of table) {
        const cell = inColumn(block, column);
        if (cell) unfolded.push(cell);
      }
    });
    i = end - 1;
  }
  return unfolded;
}
