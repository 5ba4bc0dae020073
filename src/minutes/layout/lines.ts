/** The printed lines of a document: what each is made of before any two are joined. */
import type { Gap, Run } from '../paragraph.ts';

export interface Line {
  /** Document offsets of the printed characters, markers included, whitespace at the ends left out. */
  start: number;
  end: number;
  text: string;
  runs: Run[];
  gap: Gap;
  indent: number;
  kind: 'text' | 'bullet' | 'heading' | 'row' | 'rule';
  level: number;
  cells?: string[];
  strong: boolean;
  /** Markdown's hard break: the line ends its paragraph's line whatever its length. */
  hard: boolean;
  page: number;
}

export interface Printed {
  lines: Line[];
  /** A blank line between any two printed lines, as text taken from a PDF often has: blanks say nothing. */
  doubled: boolean;
  /** Prose runs over several lines. When false each line is a paragraph. */
  wrapped: boolean;
  /** Blank lines part paragraphs, so that lines set close belong together. */
  parted: boolean;
  /** Characters that fit on a line, where lines are wrapped. */
  width: number;
  pages: number;
}

interface Raw {
  start: number;
  text: string;
  /** Blank lines before it. */
  blanks: number;
  page: number;
  newPage: boolean;
}

const bulletMark = /^(?:[•●○■▪□◦‣⁃∙·➢❖]|[\uF000-\uF0FF]|[-–—*+o](?=\s))\s*/;
/** What heads a column of numbers. */
const numberHead = /^(?:no|ref|id|#|item|action|number|sec|minute|agenda)\b/i;
/** Prefixes that never stand alone before a hyphen, so that a space after it is a broken line's. */
const prefixed = /\b(?:sub|non|co|ex|vice|cross|inter|multi|semi|self|anti)-$/i;
const rule = /^(?:[-–—_=*~]\s?){3,}$|^[\s|:+-]*\|[\s|:+-]*-{2,}[\s|:+-]*$/;

function rawLines(text: string): Raw[] {
  const raws: Raw[] = [];
  let page = 1;
  let blanks = 0;
  let newPage = false;
  let at = 0;
  for (const piece of text.split(/(\n|\f)/)) {
    if (piece === '\f') {
      page += 1;
      newPage = true;
    } else if (piece !== '\n' && piece.trim() !== '') {
      raws.push({ start: at, text: piece, blanks, page, newPage });
      blanks = 0;
      newPage = false;
    } else if (piece !== '\n' && at > 0) {
      blanks += 1;
    }
    at += piece.length;
  }
  return raws;
}

/** Repaired text of `raw`, which starts at document offset `from`: spaces made one, markup taken out, runs kept. */
export function repair(raw: string, from: number, markdown: boolean): { text: string; runs: Run[] } {
  const token = markdown
    ? /\\(?=[\\`*_{}[\]()#+\-.!~>|"'&])|\\$|\*\*|(?<![\w])__|__(?![\w])|(?<![\w*])\*(?=[^\s*][^*]*\*(?![\w*]))|(?<=[^\s*])\*(?![\w*])|<br\s*\/?>|<\/?(?:ul|ol|li|b|i|u|strong|em|p|sub|sup)>|\[(?=[^\]]+\]\([^)]*\))|\](?:\([^)]*\))|[\u200b\u00ad\ufeff]|\s+/gi
    : /[\u200b\u00ad\ufeff]|\s+/g;
  // Most lines of plain text need no repair.
  if (!markdown && !/\s\s|[^\S ]|- |[\u200b\u00ad\ufeff]/.test(raw)) {
    return { text: raw, runs: [{ at: 0, from, length: raw.length, apart: false }] };
  }
  let text = '';
  const runs: Run[] = [];
  let done = 0;
  const keep = (start: number, end: number) => {
    if (end <= start) return;
    runs.push({ at: text.length, from: from + start, length: end - start, apart: false });
    text += raw.slice(start, end);
  };
  for (const match of raw.matchAll(token)) {
    keep(done, match.index);
    done = match.index + match[0].length;
    const broken = match[0].length === 1 && prefixed.test(text) && /[A-Za-z]/.test(raw[done] ?? '');
    const space = /^\s|^<(?:br|\/?li)/i.test(match[0]) && !broken;
    if (space && text !== '' && !text.endsWith(' ')) {
      runs.push({ at: text.length, from: from + match.index, length: 1, apart: false });
      text += ' ';
    }
  }
  keep(done, raw.length);
  const trimmed = text.trimEnd();
  return { text: trimmed, runs: runs.filter((run) => run.at < trimmed.length) };
}

/** Cells of a table row with their document offsets; null where the line is not a row. */
function cellsOf(raw: string): { at: number; text: string }[] | null {
  if (/^\s*\|.*\|\s*$/.test(raw) || (/^\s*\|/.test(raw) && raw.indexOf('|', raw.indexOf('|') + 1) > 0)) {
    const inner = raw.replace(/^\s*\|/, '').replace(/\|\s*$/, '');
    const lead = raw.indexOf('|') + 1;
    return splitAt(inner, /(?<!\\)\|/g).map((cell) => ({ at: cell.at + lead, text: cell.text }));
  }
  // A list's own number or glyph is often followed by a tab; that alone makes no table.
  const listed =
    raw.includes('\t') && /^\s*(?:[-•●○■*o]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]+)[.)]?)\t+[^\t]*$/i.test(raw);
  if (!listed && raw.trim().includes('\t')) return splitAt(raw, /\t/g);
  if (!raw.includes('   ') || !/[^\s.;:,!?] {3,}\S/.test(raw.trim()) || /[.;!?]\s{3,}/.test(raw)) return null;
  const cells = splitAt(raw, / {3,}/g);
  const numbered = /^\s*\(?(?:[ivx]{1,4}|[a-z]|\d{1,4}(?:\.\d{1,3})*)[.)]?$/i.test(
    cells.find((cell) => cell.text.trim() !== '')?.text ?? '',
  );
  return numbered && cells.filter((cell) => cell.text.trim() !== '').length === 2 ? null : cells;
}

function splitAt(text: string, separator: RegExp): { at: number; text: string }[] {
  const parts: { at: number; text: string }[] = [];
  let from = 0;
  for (const match of text.matchAll(separator)) {
    parts.push({ at: from, text: text.slice(from, match.index) });
    from = match.index + match[0].length;
  }
  parts.push({ at: from, text: text.slice(from) });
  return parts;
}

/** Double spacing: where blank lines part most lines and yet sentences run on over them. */
function isDoubled(raws: readonly Raw[]): boolean {
  const parted = raws.filter((raw, i) => i > 0 && raw.blanks > 0);
  if (parted.length < 8 || parted.length < raws.length * 0.6) return false;
  const runsOn = (raw: Raw, i: number, least: number) =>
    raw.blanks > 0 && /^[a-z]/.test(raw.text) && (raws[i - 1]?.text.trim().length ?? 0) >= least;
  if (raws.filter((raw, i) => runsOn(raw, i, 40)).length > parted.length * 0.15) return true;
  // Short minutes are mostly lists and titles: where hardly a line is set close, a few sentences cut in full show it.
  const cut = raws.filter((raw, i) => runsOn(raw, i, 60) && !/[.;:!?,]\s*$/.test(raws[i - 1]?.text ?? ''));
  return parted.length >= raws.length * 0.85 && cut.length >= 2;
}

function widthOf(lines: readonly Line[]): number {
  const lengths = lines
    .filter((line) => line.kind !== 'row')
    .map((line) => line.end - line.start)
    .sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.97)] ?? 80;
}

/** Where the words of a line start that three spaces or more part. */
function columnStarts(raw: string): number[] {
  return raw.includes('\t') || raw.includes('|') ? [] : [...raw.matchAll(/(?<=^\s*| {3})\S/g)].map((one) => one.index);
}

/** The cells of a line under a head whose columns start at `columns`; null where it starts under none of them. */
function alignedCells(raw: string, columns: readonly number[]): { at: number; text: string }[] | null {
  if (columns.length === 0 || raw.includes('\t')) return null;
  const under = (at: number) => columns.findIndex((start) => Math.abs(start - at) <= 2);
  const words = [...raw.matchAll(/(?<=^\s*| {2})\S/g)].map((one) => one.index);
  const starts = words.filter((at) => under(at) >= 0);
  if (starts.length === 0 || starts[0] !== words[0]) return null;
  const cells = columns.map(() => ({ at: 0, text: '' }));
  for (const [i, at] of starts.entries()) cells[under(at)] = { at, text: raw.slice(at, starts[i + 1]).trimEnd() };
  return cells;
}

interface LineContext {
  markdown: boolean;
  doubled: boolean;
  inTable: boolean;
  /** Where the columns start of the table of numbered rows that the line stands in, if they are set by spaces. */
  columns: readonly number[];
}

function lineOf(raw: Raw, gap: Gap, context: LineContext): Line {
  const indent = raw.text.length - raw.text.trimStart().length;
  const base = { start: raw.start + indent, end: raw.start + raw.text.trimEnd().length, gap, indent, page: raw.page };
  const body = raw.text.trim();
  const shape = { level: 0, strong: false, hard: false };
  if (rule.test(body)) return { ...base, ...shape, text: body, runs: [], kind: 'rule' };
  const aligned = alignedCells(raw.text, context.columns);
  const cells = aligned ?? (context.inTable ? splitAt(raw.text, /\t/g) : cellsOf(raw.text));
  const filled = cells?.filter((cell) => cell.text.trim() !== '').length ?? 0;
  if (cells && filled > (body.startsWith('|') || context.inTable || aligned ? 0 : 1)) {
    return { ...base, ...shape, kind: 'row', ...rowOf(cells, raw.start, context.markdown) };
  }
  let kind: Line['kind'] = 'text';
  let skip = 0;
  const hash = context.markdown || raw.text.startsWith('#') ? /^(#{1,6})\s+/.exec(body) : null;
  const bullet = bulletMark.exec(body);
  if (hash) {
    kind = 'heading';
    skip = hash[0].length;
    shape.level = hash[1]?.length ?? 1;
  } else if (bullet && bullet[0].length < body.length && !/^\*\*\S/.test(body)) {
    kind = 'bullet';
    skip = bullet[0].length;
  } else if (
    context.doubled &&
    indent > (gap === 'page' ? 1 : 0) &&
    raw.start > 0 &&
    !/^[A-Z][\w ]{2,30}:$/.test(body)
  ) {
    // Text taken from a PDF loses the bullet's glyph and keeps the space that followed it; a label never had one.
    kind = 'bullet';
  }
  const content = body.slice(skip);
  shape.strong = /^(?:\d+[.)]?\s+)?\*\*.+?\*\*[.:]?\\?$|^__[^_]+__$/.test(content.trim());
  shape.hard = context.markdown && (/\\$/.test(body) || / {2,}$/.test(raw.text));
  return { ...base, ...shape, kind, ...repair(content, base.start + skip, context.markdown) };
}

function rowOf(cells: { at: number; text: string }[], from: number, markdown: boolean) {
  const texts: string[] = [];
  const runs: Run[] = [];
  let at = 0;
  for (const cell of cells) {
    const lead = cell.text.length - cell.text.trimStart().length;
    const fixed = repair(cell.text.trim(), from + cell.at + lead, markdown);
    for (const run of fixed.runs) runs.push({ ...run, at: run.at + at });
    texts.push(fixed.text);
    at += fixed.text.length + 1;
  }
  return { cells: texts, text: texts.join('\t'), runs };
}

/** Few minutes run over a line only once or twice: then no line is longer than a page is wide. */
function runsOver(lines: readonly Line[], kind: string): boolean {
  if (kind === 'docx' || lines.some((line) => line.kind !== 'row' && line.text.length > 115)) return false;
  return lines.some((line, i) => {
    const before = lines[i - 1];
    const close = line.kind === 'text' && line.gap === 'none' && /^[a-z]/.test(line.text);
    return close && before?.kind === 'text' && before.text.length >= 60;
  });
}

/** Cuts a text into its printed lines and measures how it is set. */
export function readLines(text: string, kind: 'text' | 'markdown' | 'docx' | 'pdf'): Printed {
  const raws = rawLines(text);
  const doubled = isDoubled(raws);
  const markdown = kind === 'markdown' || (kind === 'text' && /^#{1,4} \S/m.test(text));
  const lines: Line[] = [];
  let head = '';
  let columns: readonly number[] = [];
  raws.forEach((raw, i) => {
    // In doubled text the only lines set directly under another, with a space, are those that start a page.
    const folded = doubled && raw.blanks === 0 && i > 0 && raw.text.startsWith(' ');
    const gap: Gap = i === 0 || raw.newPage || folded ? 'page' : raw.blanks > 0 ? 'blank' : 'none';
    // A row's cell that runs over several lines stands under it behind a tab; a row may open with its number.
    const above = gap === 'none' && lines[i - 1]?.kind === 'row';
    if (!above) {
      head = '';
      const starts = columnStarts(raw.text);
      columns = starts.length > 2 && numberHead.test(raw.text.trim()) ? starts : [];
    }
    const inTable = above && (raw.text.startsWith('\t') || (raw.text.includes('\t') && numberHead.test(head)));
    const line = lineOf(raw, gap, { markdown, doubled, inTable, columns });
    if (line.kind === 'row' && head === '') head = line.cells?.[0] ?? '';
    lines.push(line);
  });
  const prose = lines.filter((line) => line.kind === 'text');
  const running = prose.filter((line) => /^[a-z]/.test(line.text)).length;
  // A word processor's paragraph is one line, unless lines were pasted into it one by one.
  const wrapped = running > Math.max(1, prose.length * (kind === 'docx' ? 0.25 : 0.06)) || runsOver(lines, kind);
  const blanks = prose.filter((line) => line.gap === 'blank').length;
  const parted = wrapped && !doubled && blanks > prose.length * 0.1;
  return { lines, doubled, wrapped, parted, width: widthOf(lines), pages: raws[raws.length - 1]?.page ?? 1 };
}
