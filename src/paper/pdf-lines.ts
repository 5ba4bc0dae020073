/**
 * From rows of segments to the text of a document, by the rules of the Word reader: cells of a table row are parted by
 * a tab, a line that begins with a tab goes on with the row above, a blank line stands where the page leaves more room
 * than between lines. Pure.
 */
import { clean, type Row, type Run, rowsOf, type Segment } from './pdf-rows.ts';

interface Line {
  text: string;
  y: number;
  size: number;
}

/** A row with each segment in its column; no cells for a line of prose. */
interface Placed extends Row {
  cells: (Segment | undefined)[] | null;
}

/** Points within which a segment stands in a column. */
const ALIGNED = 3;
/** Lines below a table at the foot of a page that may be the page's footer, so that the table may run on. */
const FOOTER_LINES = 4;
/** Times the usual distance of lines from which on two lines are two blocks. */
const APART = 1.25;

/** Pages parted by `\f`, each its lines from top to bottom; turned text, which has no place among them, comes last. */
export function textOfPages(pages: readonly (readonly Run[])[]): string {
  const placed: { rows: Placed[]; runs: readonly Run[] }[] = [];
  let columns: readonly number[] = [];
  for (const runs of pages) {
    const page = place(rowsOf(runs), columns);
    columns = page.columns;
    placed.push({ rows: page.rows, runs });
  }
  const leading = leadingOf(placed.map((page) => page.rows));
  return placed.map(({ rows, runs }) => pageText(inLine(rows, leading), runs, leading)).join('\n\f');
}

function pageText(lines: readonly Line[], runs: readonly Run[], leading: number): string {
  const text = lines.map((line, i) => (i === 0 ? '' : separator(lines[i - 1]!, line, leading)) + line.text).join('');
  const turned = clean(
    runs
      .filter((run) => !run.level)
      .map((run) => run.text)
      .join(' '),
  );
  return turned === '' ? text : `${text}\n\n${turned}`;
}

function separator(above: Line, line: Line, leading: number): string {
  const size = (line.size + above.size) / 2;
  // Type of another size is another block: a heading set close to its paragraph.
  const apart = line.y - above.y > leading * APART * size || Math.abs(line.size - above.size) > 0.15 * size;
  return apart ? '\n\n' : '\n';
}

/** `before` are the columns of a table that may run on from the page before; those that may run on come out. */
function place(rows: readonly Row[], before: readonly number[]): { rows: Placed[]; columns: readonly number[] } {
  let columns = before;
  let table: { columns: readonly number[]; end: number } = { columns, end: -1 };
  const placed = rows.map((row, i): Placed => {
    const first = row.segments[0]!;
    const columnOf = (segment: Segment) => columns.findIndex((x) => Math.abs(x - segment.x) <= ALIGNED);
    const column = columnOf(first);
    const single = row.segments.length === 1;
    if (!single && row.segments.some((s) => columnOf(s) < 0)) columns = row.segments.map((s) => s.x);
    else if (column < 0 || (single && column === 0 && first.end > (columns[1] ?? 0))) columns = [];
    if (!single || column > 0) table = { columns, end: i };
    return { ...row, cells: columns.length === 0 ? null : cellsOf(row.segments, columns) };
  });
  const runsOn = table.end >= 0 && rows.length - 1 - table.end <= FOOTER_LINES;
  return { rows: placed, columns: runsOn ? table.columns : [] };
}

/** Each segment in the last column that begins at or before it, or the next free one. */
function cellsOf(segments: readonly Segment[], columns: readonly number[]): (Segment | undefined)[] {
  const cells: (Segment | undefined)[] = [];
  for (const segment of segments) {
    const column = columns.findLastIndex((x) => x <= segment.x + ALIGNED);
    cells[Math.max(column, cells.length)] = segment;
  }
  return Array.from(cells);
}

/** Lines in reading order, once cells set in the middle of their row have been brought to its top. */
function inLine(rows: readonly Placed[], leading: number): Line[] {
  const lines: Line[] = [];
  for (let i = 0; i < rows.length; ) {
    const block = [rows[i]!];
    while (rows[i]!.cells && rows[i + block.length]?.cells) {
      const [above, next] = [block.at(-1)!, rows[i + block.length]!];
      if (next.y - above.y > leading * APART * next.size) break;
      block.push(next);
    }
    i += block.length;
    const cells = raised(block, leading) ?? block.map((row) => row.cells ?? row.segments);
    cells.forEach((line, k) => {
      const row = block[k] ?? block.at(-1)!;
      lines.push({ text: line.map((cell) => cell?.text ?? '').join('\t'), y: row.y, size: row.size });
    });
  }
  return lines;
}

/**
 * Tables often set a short cell in the middle of a tall one, so that a label stands between, or beside the second of,
 * the names it belongs to. When every column of the block has the same middle it is one row: each column's lines are
 * counted from the top. Null when there is nothing to raise or the block is not one row.
 */
function raised(block: readonly Placed[], leading: number): (Segment | undefined)[][] | null {
  const width = Math.max(...block.map((row) => row.cells?.length ?? 0));
  const columns = Array.from({ length: width }, (_, c) =>
    block.flatMap((row) => (row.cells?.[c] ? [{ cell: row.cells[c], y: row.y, size: row.size }] : [])),
  ).map((lines) => lines.map((line, k) => ({ ...line, gap: k === 0 ? 0 : line.y - lines[k - 1]!.y })));
  const [top, bottom] = [block[0]!.y, block.at(-1)!.y];
  const late = columns.some((lines) => lines.length > 0 && lines[0]!.y > top + 1);
  const oneRow = columns.every((lines) => {
    if (lines.length === 0) return true;
    const middle = (lines[0]!.y + lines.at(-1)!.y) / 2;
    const close = lines.every((line) => line.gap <= leading * APART * line.size);
    return close && Math.abs(middle - (top + bottom) / 2) < 0.25 * leading * lines[0]!.size;
  });
  if (!late || !oneRow) return null;
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, k) => columns.map((lines) => lines[k]?.cell));
}

/**
 * The usual distance between lines, in ems: the smallest that is common. The commonest will not do: in a page of short
 * paragraphs that is the distance between paragraphs.
 */
function leadingOf(pages: readonly (readonly Row[])[]): number {
  const counts = new Map<number, number>();
  let total = 0;
  for (const rows of pages) {
    rows.forEach((row, i) => {
      const above = rows[i - 1];
      if (!above || Math.abs(above.size - row.size) > 0.5) return;
      const gap = Math.round(((row.y - above.y) / row.size) * 10) / 10;
      if (gap < 0.9 || gap > 4) return;
      counts.set(gap, (counts.get(gap) ?? 0) + 1);
      total++;
    });
  }
  const common = [...counts].filter(([, count]) => count >= total * 0.1).map(([gap]) => gap);
  return common.length > 0 ? Math.min(...common) : 1.4;
}
