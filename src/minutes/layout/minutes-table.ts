/** Minutes set as one table, "Item | Discussion | Action": unfolded to headings, paragraphs and action boxes. */
import { type Block, sliceBlock } from '../paragraph.ts';

interface Columns {
  number: number;
  main: number;
  action: number;
}

const numberHead = /^(?:no|number|#|ref|item|item no|agenda|agenda item|minute|minute no)\.?$/i;
const mainHead =
  /^(?:discussion|discussions|minutes?|notes?|items?|subject|topic|business|matters? discussed|summary|points? discussed|details?|discussion (?:and|&|\/) (?:decisions?|outcomes?|notes)|agenda item|item (?:and|&) discussion|key points)$/i;
const actionHead =
  /^(?:actions?|action (?:by|for|owner|required|points?)|owner|by whom|who|lead|responsible|for action)$/i;
const label = 'Action: ';

function columnsOf(block: Block): Columns | null {
  const cells = (block.cells ?? []).map((cell) => cell.trim());
  if (cells.length < 3 || cells.length > 4) return null;
  const number = cells.findIndex((cell) => numberHead.test(cell));
  const main = cells.findIndex((cell, i) => i !== number && mainHead.test(cell));
  const action = cells.findIndex((cell, i) => i !== number && i !== main && actionHead.test(cell));
  return number >= 0 && main > number && action > main ? { number, main, action } : null;
}

/** Whether a row heads such a table. */
export function headsMinutes(block: Block): boolean {
  return block.kind === 'row' && columnsOf(block) !== null;
}

function cellBlock(row: Block, index: number): Block | null {
  const cells = row.cells ?? [row.text];
  const at = cells.slice(0, index).reduce((sum, cell) => sum + cell.length + 1, 0);
  const cell = cells[index] ?? '';
  return cell.trim() === '' ? null : { ...sliceBlock(row, at, at + cell.length), kind: 'text', indent: 0 };
}

/** An action's cell as the box it would be in other layouts; offsets are those of the cell. */
function actionBlock(cell: Block): Block {
  const shift = label.length;
  return { ...cell, text: `${label}${cell.text}`, spanOf: (a, b) => cell.spanOf(Math.max(0, a - shift), b - shift) };
}

/** The blocks of one row: its heading, if the first cell opens an item, then what was said, then the action. */
function unfoldRow(row: Block, columns: Columns): Block[] {
  const first = cellBlock(row, columns.number);
  const main = cellBlock(row, columns.main);
  const action = cellBlock(row, columns.action);
  const blocks: Block[] = [];
  if (first && /^\(?\d[\d.]*[.)]?$/.test(first.text) && main) {
    // "1." and its words are one heading; the words after a title's end become the body.
    const end = (row.cells ?? []).slice(0, columns.main + 1).join('\t').length;
    blocks.push({ ...sliceBlock(row, 0, end), kind: 'text', gap: 'blank' });
  } else {
    const numbered = first && /^\d{1,3}[.)]?\s+\S/.test(first.text);
    if (first) blocks.push({ ...first, gap: 'blank', ...(numbered ? {} : { kind: 'heading' as const, level: 2 }) });
    if (main) blocks.push({ ...main, gap: first ? 'blank' : 'none' });
  }
  if (action && /[A-Za-z]/.test(action.text)) blocks.push(actionBlock(action));
  return blocks;
}

/** The blocks with such a table unfolded; its heading row is left out. */
export function unfoldMinutesTable(blocks: readonly Block[]): Block[] {
  const unfolded: Block[] = [];
  let columns: Columns | null = null;
  for (const block of blocks) {
    const head = block.kind === 'row' ? columnsOf(block) : null;
    if (head) columns = head;
    else if (columns && block.kind === 'row') unfolded.push(...unfoldRow(block, columns));
    else {
      if (block.kind === 'heading' || block.gap !== 'none') columns = null;
      unfolded.push(block);
    }
  }
  return unfolded;
}
