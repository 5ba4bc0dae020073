/**
 * Plain-text minutes taken apart into what a word processor would hold: headings, paragraphs, bullets, tables, pages.
 * For the makers of test documents only; it may guess, since what it makes is read back and compared as a whole.
 */
export type Block =
  | { kind: 'title' | 'paragraph'; text: string }
  | { kind: 'heading'; number: number; text: string }
  | { kind: 'bullet'; level: 0 | 1; text: string }
  /** Rows of cells of paragraphs. */
  | { kind: 'table'; rows: string[][][] }
  | { kind: 'page' };

export interface Layout {
  blocks: Block[];
  /** The classification notice, which stands at the foot of every page. */
  footer: string | null;
}

interface Line {
  text: string;
  /** Spaces before it: text taken from a PDF keeps one for a lost bullet and one for a page break. */
  lead: number;
  /** Blank lines before it. */
  gap: number;
  page: boolean;
}

const FOOTER = /^This document is classified as/;
const TABLE_HEAD = /^(Category|Representing|Action reference)\s+(\S.*)$/;
const ACTION_ROW = /^([A-Z]{2,}\d*\/\d+)\b\s*(.*)$/;
const LABEL =
  /^((?:(?:Large|Small) Suppliers|(?:Electricity|Gas) Networks|Other \w+ Parties)(?: Parties)?|.*\bChair\b|Consumer Member|[A-Z]{3,}(?: \([^)]*\))?|[A-Z]\w+ \(the Authority\)|Meeting Secretary)(?:\s+|$)(.*)$/;
/** A line that begins a paragraph of its own however full the line before: an action, a decision. */
const OPENS = /^(ACTION\b|The \w+:|The (\w+ ){1,2}[A-Z]{5,}\b)/;
const BULLET = /^([•●▪*–-]|o|○)\s+(\S.*)$/;

export function layOut(text: string): Layout {
  const lines = linesOf(text);
  const usual = usualGap(lines);
  const width = Math.max(40, ...lines.map((line) => line.text.length).filter((length) => length < 130));
  const state: State = { blocks: [], footer: null, inFooter: false, last: '', heading: 0, table: null };
  for (const line of lines) place(line, state, { usual, width: width * 0.82, marked: !text.includes('\f') });
  return { blocks: state.blocks, footer: state.footer };
}

interface State extends Layout {
  inFooter: boolean;
  /** The last line placed, to know whether it was full. */
  last: string;
  heading: number;
  table: { rows: string[][][]; people: boolean } | null;
}

interface Measure {
  usual: number;
  width: number;
  /** True when page breaks are only to be guessed from leading spaces. */
  marked: boolean;
}

function place(line: Line, state: State, measure: Measure): void {
  const runsOn = isFull(state.last, line, measure.width) && line.gap <= measure.usual;
  const lead = measure.marked ? line.lead : 0;
  const { text } = line;
  state.last = text;
  if (line.page) endPage(state);

  if (FOOTER.test(text)) {
    state.footer = text;
    state.inFooter = true;
    state.table = null;
    return;
  }
  if (state.inFooter && runsOn && lead === 0) {
    state.footer += ` ${text}`;
    return;
  }
  state.inFooter = false;
  const heading = /^(\d{1,2})\.\s+(\S.*)$/.exec(text);
  if (heading && Number(heading[1]) === state.heading + 1 && text.length < 110) {
    if (lead > 0) endPage(state);
    state.table = null;
    state.heading += 1;
    state.blocks.push({ kind: 'heading', number: state.heading, text: heading[2]! });
    return;
  }
  if (placeInTable(line, state, measure)) return;
  placeText(line, state, { runsOn, lead });
}

function placeText({ text }: Line, state: State, how: { runsOn: boolean; lead: number }): void {
  const last = state.blocks.at(-1);
  const bullet = BULLET.exec(text);
  if (bullet) {
    state.blocks.push({ kind: 'bullet', level: /[o○]/.test(bullet[1]!) ? 1 : 0, text: bullet[2]! });
    return;
  }
  const open = last && (last.kind === 'paragraph' || last.kind === 'bullet' || last.kind === 'heading') ? last : null;
  const unfinished = open !== null && !/[.:;]$/.test(open.text) && (how.runsOn || /^\p{Ll}/u.test(text));
  const headingRunsOn = open?.kind === 'heading' && /^(the|and|of|for)\b/.test(text);
  if (
    open &&
    !OPENS.test(text) &&
    (headingRunsOn || (open.kind !== 'heading' && (unfinished || (how.runsOn && how.lead === 0))))
  ) {
    // A word broken at its hyphen is whole again in a paragraph that wraps by itself.
    open.text += (/\w-$/.test(open.text) ? '' : ' ') + text;
    return;
  }
  const listed = last?.kind === 'bullet' || (last?.kind === 'paragraph' && last.text.endsWith(':'));
  if (how.lead === 2 || (how.lead === 1 && listed && !/^The Panel\b/.test(text))) {
    if (how.lead === 2) endPage(state);
    state.blocks.push({ kind: 'bullet', level: 0, text });
    return;
  }
  if (how.lead === 1) endPage(state);
  state.blocks.push({ kind: state.blocks.length === 0 ? 'title' : 'paragraph', text });
}

/** True when the line belongs to a table, which it may begin. */
function placeInTable(line: Line, state: State, measure: Measure): boolean {
  if (line.text.includes('\t')) {
    placeRow(line, state, measure);
    return true;
  }
  const head = TABLE_HEAD.exec(line.text);
  if (head) {
    const people = head[1] === 'Category' || head[1] === 'Representing';
    state.table = { rows: [[[head[1]!], [head[2]!]]], people };
    state.blocks.push({ kind: 'table', rows: state.table.rows });
    return true;
  }
  if (!state.table) return false;
  if (line.gap > measure.usual || line.page) {
    state.table = null;
    return false;
  }
  const row = (state.table.people ? LABEL : ACTION_ROW).exec(line.text);
  if (row) {
    state.table.rows.push([[row[1]!], row[2] ? [row[2]] : []]);
    return true;
  }
  const cell = state.table.rows.at(-1)![1]!;
  const open = cell.at(-1);
  if (state.table.people || open === undefined || open.endsWith('.')) cell.push(line.text);
  else cell[cell.length - 1] = `${open} ${line.text}`;
  return true;
}

/** A line with tabs is a row, or goes on with the row above when it begins with one. */
function placeRow(line: Line, state: State, measure: Measure): void {
  const cells = line.text.split('\t').map((cell) => (cell.trim() === '' ? [] : [cell.trim()]));
  const last = state.blocks.at(-1);
  const row = last?.kind === 'table' ? last.rows.at(-1) : undefined;
  state.table = null;
  if (last?.kind !== 'table' || line.gap > measure.usual || line.page)
    state.blocks.push({ kind: 'table', rows: [cells] });
  else if (row && line.text.startsWith('\t')) {
    cells.forEach((cell, i) => {
      row[i] = [...(row[i] ?? []), ...cell];
    });
  } else last.rows.push(cells);
}

function endPage(state: State): void {
  state.table = null;
  if (state.blocks.length > 0 && state.blocks.at(-1)?.kind !== 'page') state.blocks.push({ kind: 'page' });
}

/** A line is full when the first word of the next would not have fitted on it. */
function isFull(last: string, next: Line, width: number): boolean {
  return last.length + 1 + (next.text.split(' ')[0]?.length ?? 0) >= width;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  let page = false;
  for (const raw of text.split('\n')) {
    page ||= raw.includes('\f');
    const words = raw.replaceAll('\f', '');
    if (words.trim() === '') {
      gap++;
      continue;
    }
    const lead = /^ */.exec(words)![0].length;
    // A tab before the first word says "goes on with the row above" and is kept.
    lines.push({ text: words.replace(/^ +/, '').trimEnd().replace(/ {2,}/g, ' '), lead, gap, page });
    gap = 0;
    page = false;
  }
  return lines;
}

/** Text taken from a PDF often has a blank line after every line: then one blank line parts nothing. */
function usualGap(lines: readonly Line[]): number {
  const single = lines.filter((line) => line.gap === 1).length;
  return single > lines.length * 0.7 ? 1 : 0;
}
