/**
 * From runs of glyphs on a page to rows of segments, by geometry alone: a PDF says where glyphs stand, not what a line,
 * a space or a table cell is. Pure; lengths are points, y grows downwards.
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

/** Words that stand together: a line of prose, or what one cell of a table has of it. */
export interface Segment {
  text: string;
  x: number;
  /** Its right edge. */
  end: number;
}

/** What shares a baseline, left to right. */
export interface Row {
  segments: Segment[];
  y: number;
  /** Of the font of most of it. */
  size: number;
}

/** In ems. Word spaces are a quarter of an em; kerning and justified text move them. */
const SPACE = 0.14;
/** A gap this wide is a column, wherever it stands. */
const COLUMN = 1.8;
/** A narrower gap is one too where what follows it lines up with another segment of the page. */
const ALIGNED_COLUMN = 0.9;
/** Narrower still, in a row that has columns, where it lines up with the edge of a cell nearby. */
const TIGHT_COLUMN = 0.4;
/** The room after a bullet or a number is an indent up to here. */
const INDENT = 4;
/** Points within which two segments line up, and rows are near. */
const ALIGNED = 1.5;
const NEARBY = 80;

/** The upright text of one page, top to bottom; rows of spaces only are left out. */
export function rowsOf(runs: readonly Run[]): Row[] {
  const baselines = baselinesOf(runs.filter((run) => run.level));
  const starts = startsOf(baselines);
  const cut = baselines.map((line) => ({ line, at: columnsIn(line.runs, starts) }));
  // Edges of cells: what follows a wide gap, and the left edge of a line, which may go on with a cell alone.
  const edges = cut.flatMap(({ line, at }) => [0, ...at].map((i) => ({ x: line.runs[i]!.x, y: line.y })));
  return cut
    .map(({ line, at }) => {
      const near = edges.filter((edge) => Math.abs(edge.y - line.y) < NEARBY).map((edge) => edge.x);
      const all = at.length > 0 ? [...new Set([...at, ...tightColumnsIn(line.runs, near)])] : at;
      return { segments: segmentsOf(line.runs, all), y: line.y, size: bodySize(line.runs) };
    })
    .filter((row) => row.segments.length > 0);
}

interface Baseline {
  runs: Run[];
  y: number;
  size: number;
}

/**
 * The "th" of "9th" stands a third of a line higher and belongs to the line all the same, so smaller type may stand
 * half the line's height away.
 */
function baselinesOf(runs: readonly Run[]): Baseline[] {
  const lines: Baseline[] = [];
  // Larger type first: it sets the baseline that its superscripts join.
  for (const run of [...runs].sort((a, b) => b.size - a.size || a.y - b.y)) {
    let best: Baseline | undefined;
    for (const line of lines) {
      const distance = Math.abs(line.y - run.y);
      const near = (run.size < line.size * 0.95 ? 0.45 : 0.3) * line.size;
      if (distance <= near && (!best || distance < Math.abs(best.y - run.y))) best = line;
    }
    if (best) best.runs.push(run);
    else lines.push({ runs: [run], y: run.y, size: run.size });
  }
  for (const line of lines) line.runs.sort((a, b) => a.x - b.x);
  return lines.sort((a, b) => a.y - b.y);
}

/** Of the run with most characters: a large bullet or a raised "th" does not set the size of its line. */
function bodySize(runs: readonly Run[]): number {
  return runs.reduce((longest, run) => (run.text.length > longest.text.length ? run : longest)).size;
}

/** Where segments of the page may begin: the left edge of every line and of everything after a wide gap. */
function startsOf(lines: readonly Baseline[]): number[] {
  return lines.flatMap(({ runs }) =>
    runs.filter((run, i) => i === 0 || gapOf(runs[i - 1]!, run) > ALIGNED_COLUMN).map((run) => run.x),
  );
}

/** In ems of the larger run. */
function gapOf(before: Run, run: Run): number {
  return (run.x - before.x - before.width) / Math.max(before.size, run.size);
}

/** Indexes of the runs that begin a new column of their line. */
function columnsIn(runs: readonly Run[], starts: readonly number[]): number[] {
  if (isJustified(runs)) return [];
  return runs.flatMap((run, i) => {
    const before = runs[i - 1];
    if (!before) return [];
    const gap = gapOf(before, run);
    const marker = i === 1 && isMarker(before.text.trim()) && gap < INDENT;
    const aligned = gap > ALIGNED_COLUMN && starts.filter((x) => Math.abs(x - run.x) <= ALIGNED).length > 1;
    return !marker && (gap > COLUMN || aligned) ? [i] : [];
  });
}

/** Indexes of runs after a gap little wider than a space that stand where a line nearby has the edge of a cell. */
function tightColumnsIn(runs: readonly Run[], near: readonly number[]): number[] {
  return runs.flatMap((run, i) => {
    const before = runs[i - 1];
    if (!before || gapOf(before, run) < TIGHT_COLUMN || isBullet(readable(before.text.trim()))) return [];
    return near.some((x) => Math.abs(x - run.x) <= ALIGNED) ? [i] : [];
  });
}

/** A line stretched to both margins has wide gaps too, but all of one width, as the columns of a table have not. */
function isJustified(runs: readonly Run[]): boolean {
  const gaps = runs.slice(1).map((run, i) => gapOf(runs[i]!, run));
  const wide = gaps.filter((gap) => gap > SPACE);
  return wide.length >= 3 && Math.max(...wide) - Math.min(...wide) < 0.1 * Math.max(...wide);
}

function segmentsOf(runs: readonly Run[], columns: readonly number[]): Segment[] {
  const segments: Segment[] = [];
  runs.forEach((run, i) => {
    const before = runs[i - 1];
    const last = segments.at(-1);
    const text = readable(run.text);
    const end = run.x + run.width;
    if (!before || !last || columns.includes(i)) {
      segments.push({ text, x: run.x, end });
      return;
    }
    const apart = gapOf(before, run) > SPACE && !/\s$/.test(last.text) && !/^\s/.test(text);
    last.text += (apart ? ' ' : '') + text;
    last.end = end;
  });
  return segments.map((s) => ({ ...s, text: clean(s.text) })).filter((s) => s.text !== '');
}

function isMarker(text: string): boolean {
  return isBullet(readable(text)) || /^\(?(\d{1,3}(\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]?$/i.test(text);
}

/** Control characters come from fonts without a proper map; a page break among them would forge a page. */
export function clean(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}
