/**
 * From runs of glyphs on a page to lines of text, by geometry alone: a PDF says where glyphs stand, not what a line,
 * a space, a paragraph or a table cell is. Pure; lengths are points, y grows downwards.
 *
 * What comes out follows the same rules as the Word reader: cells of a row are parted by a tab, a line that begins
 * with a tab goes on with the row above, a blank line stands where the page leaves more room than between lines.
 */
import { isBullet, readable } from './glyphs.ts';

export interface Run {
  text: string;
  x: number;
  /** Of the baseline. */
  y: number;
  width: number;
  /** Of the font. */
  size: number;
  /** False for text that is not upright: a watermark across the page, a note up the margin. */
  level: boolean;
}

export interface Line {
  text: string;
  y: number;
  size: number;
}

interface Row {
  runs: Run[];
  y: number;
  size: number;
}

interface Segment {
  text: string;
  x: number;
  /** Its right edge. */
  end: number;
}

/** In ems. Word spaces are a quarter of an em; kerning and justified text move them. */
const SPACE = 0.14;
/** A gap this wide is a column, wherever it stands; justified text stays well below it. */
const COLUMN = 1.8;
/** A narrower gap is one too where what follows it lines up with another segment of the page. */
const ALIGNED_COLUMN = 0.9;
/** Points within which two segments line up. */
const ALIGNED = 1.5;
/** Lines below a table at the foot of a page that may be the page's footer, so that the table may run on. */
const FOOTER_LINES = 4;

/** The lines of every page, top to bottom; turned text, which has no place in that order, comes last on its page. */
export function linesOf(pages: readonly (readonly Run[])[]): Line[][] {
  let columns: readonly number[] = [];
  return pages.map((runs) => {
    const page = linesOfPage(runs, columns);
    columns = page.columns;
    return page.lines;
  });
}

/** `columns` are where the cells of a table stand that may run on from the page before; those that may run on come out. */
function linesOfPage(runs: readonly Run[], before: readonly number[]): { lines: Line[]; columns: readonly number[] } {
  const rows = rowsOf(runs.filter((run) => run.level));
  const starts = columnStarts(rows);
  const lines: Line[] = [];
  let columns = before;
  let table = { columns, end: -1 };
  for (const row of rows) {
    const segments = segmentsOf(row.runs, starts);
    const first = segments[0];
    if (!first) continue;
    const column = columns.findIndex((x) => Math.abs(x - first.x) <= 2 * ALIGNED);
    if (segments.length > 1 && column < 1) columns = segments.map((s) => s.x);
    else if (column < 0 || (column === 0 && first.end > (columns[1] ?? 0))) columns = [];
    if (segments.length > 1 || column > 0) table = { columns, end: lines.length };
    const text = '\t'.repeat(Math.max(0, column)) + segments.map((s) => s.text).join('\t');
    lines.push({ text, y: row.y, size: bodySize(row.runs) });
  }
  const runsOn = table.end >= 0 && lines.length - 1 - table.end <= FOOTER_LINES;
  const turned = runs.filter((run) => !run.level).map((run) => readable(run.text).trim());
  const bottom = lines.at(-1);
  if (turned.length > 0) lines.push({ text: turned.join(' '), y: (bottom?.y ?? 0) + 100, size: bottom?.size ?? 10 });
  return { lines, columns: runsOn ? table.columns : [] };
}

/** Pages parted by `\f`, blank lines put where the gap is wider than the document's own leading. */
export function textOfPages(pages: readonly Line[][]): string {
  const normal = leadingOf(pages);
  return pages
    .map((lines) =>
      lines
        .map((line, i) => {
          const above = lines[i - 1];
          if (!above) return line.text;
          const size = (line.size + above.size) / 2;
          // Type of another size is another block: a heading set close to its paragraph.
          const apart = line.y - above.y > normal * 1.25 * size || Math.abs(line.size - above.size) > 0.15 * size;
          return (apart ? '\n\n' : '\n') + line.text;
        })
        .join(''),
    )
    .join('\n\f');
}

/**
 * Runs that share a baseline, top to bottom, each row left to right. The "th" of "9th" stands a third of a line higher
 * and belongs to the line all the same, so the tolerance is near half the height of the larger run.
 */
function rowsOf(runs: readonly Run[]): Row[] {
  const rows: Row[] = [];
  // Larger type first: it sets the baseline that its superscripts join.
  for (const run of [...runs].sort((a, b) => b.size - a.size || a.y - b.y)) {
    let best: Row | undefined;
    for (const row of rows) {
      const distance = Math.abs(row.y - run.y);
      const near = run.size < row.size * 0.8 ? 0.5 * row.size : 0.3 * row.size;
      if (distance <= near && (!best || distance < Math.abs(best.y - run.y))) best = row;
    }
    if (best) best.runs.push(run);
    else rows.push({ runs: [run], y: run.y, size: run.size });
  }
  for (const row of rows) row.runs.sort((a, b) => a.x - b.x);
  return rows.sort((a, b) => a.y - b.y);
}

/** Of the run with most characters: a large bullet or a raised "th" does not set the size of its line. */
function bodySize(runs: readonly Run[]): number {
  return runs.reduce((longest, run) => (run.text.length > longest.text.length ? run : longest)).size;
}

/** Where segments of the page begin: the left edge of every row and of everything after a wide gap. */
function columnStarts(rows: readonly Row[]): number[] {
  const starts: number[] = [];
  for (const { runs } of rows) {
    runs.forEach((run, i) => {
      const before = runs[i - 1];
      if (!before || gapOf(before, run) > ALIGNED_COLUMN) starts.push(run.x);
    });
  }
  return starts.sort((a, b) => a - b);
}

/** In ems of the larger run. */
function gapOf(before: Run, run: Run): number {
  return (run.x - before.x - before.width) / Math.max(before.size, run.size);
}

function segmentsOf(runs: readonly Run[], starts: readonly number[]): Segment[] {
  const segments: Segment[] = [];
  runs.forEach((run, i) => {
    const before = runs[i - 1];
    const last = segments.at(-1);
    const text = readable(run.text);
    if (!before || !last) {
      segments.push({ text, x: run.x, end: run.x + run.width });
      return;
    }
    const gap = gapOf(before, run);
    // The room after a bullet or a number is an indent, not a column.
    const marker = isMarker(last.text.trim());
    const aligned = gap > ALIGNED_COLUMN && alignedWith(run.x, starts) > 1;
    if (!marker && (gap > COLUMN || aligned)) segments.push({ text, x: run.x, end: run.x + run.width });
    else {
      last.text += (gap > SPACE && !/\s$/.test(last.text) && !/^\s/.test(text) ? ' ' : '') + text;
      last.end = run.x + run.width;
    }
  });
  return segments.map((s) => ({ ...s, text: clean(s.text) })).filter((s) => s.text !== '');
}

function isMarker(text: string): boolean {
  return isBullet(text) || /^\(?(\d{1,3}(\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]?$/i.test(text);
}

/** How many segments of the page begin at x, this one included. */
function alignedWith(x: number, starts: readonly number[]): number {
  return starts.filter((start) => Math.abs(start - x) <= ALIGNED).length;
}

/** Control characters come from fonts without a proper map; a page break among them would forge a page. */
function clean(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/**
 * The usual distance between lines, in ems: the smallest that is common. The commonest will not do: in a page of short
 * paragraphs that is the distance between paragraphs.
 */
function leadingOf(pages: readonly Line[][]): number {
  const counts = new Map<number, number>();
  let total = 0;
  for (const lines of pages) {
    lines.forEach((line, i) => {
      const above = lines[i - 1];
      if (!above || Math.abs(above.size - line.size) > 0.5) return;
      const gap = Math.round(((line.y - above.y) / line.size) * 10) / 10;
      if (gap < 0.9 || gap > 4) return;
      counts.set(gap, (counts.get(gap) ?? 0) + 1);
      total++;
    });
  }
  const common = [...counts].filter(([, count]) => count >= total * 0.1).map(([gap]) => gap);
  return common.length > 0 ? Math.min(...common) : 1.4;
}
