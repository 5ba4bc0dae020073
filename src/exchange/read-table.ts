/** A file as a table of words: comma- or semicolon-separated, tab-separated, or the first sheet of a workbook. */
import { Refused } from '../kernel/problem.ts';
import { openZip } from '../paper/zip.ts';

export interface TableFile {
  /** The first row that has anything in it. */
  head: readonly string[];
  /** The others, empty ones left out; `line` is where a person finds it: the line of the file, the row of the sheet. */
  rows: readonly { line: number; cells: readonly string[] }[];
}

/** Rows of one file; the registers of all codes together have a few hundred. */
const most = 20_000;

/** Throws Refused, with what to do, for what is no table. */
export async function readTable(bytes: Uint8Array): Promise<TableFile> {
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const lines = zipped ? await sheetRows(bytes) : csvRows(textOf(bytes));
  const held = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [first, ...rows] = held;
  if (!first || rows.length === 0)
    throw new Refused({
      sentence: 'This file has no rows. Save the sheet that holds the register as CSV or xlsx, and choose it again.',
      field: 'file',
    });
  if (rows.length > most)
    throw new Refused({
      sentence: `This file has ${rows.length} rows, and ${most} can be read at once. Send it in parts.`,
      field: 'file',
    });
  return { head: first.cells, rows };
}

/** UTF-8 with or without its mark, UTF-16 by its mark, and what older spreadsheets save (Windows-1252). */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

interface Line {
  line: number;
  cells: string[];
}

/** RFC 4180, with any of the three separators; quoted cells may hold line breaks and doubled quotes. */
export function csvRows(text: string): Line[] {
  if (text.includes('\0'))
    throw new Refused({
      sentence: 'This is no text. Save the sheet as CSV or xlsx, and choose it again.',
      field: 'file',
    });
  const separator = separatorOf(text);
  const rows: Line[] = [];
  let [cells, cell, quoted, wasQuoted, line, start]: [string[], string, boolean, boolean, number, number] = [
    [],
    '',
    false,
    false,
    1,
    1,
  ];
  const endCell = () => {
    cells.push(plain(cell, wasQuoted));
    [cell, wasQuoted] = ['', false];
  };
  const endRow = () => {
    endCell();
    rows.push({ line: start, cells });
    [cells, start] = [[], line + 1];
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (quoted) {
      if (letter === '"' && text[at + 1] === '"') cell += text[at++];
      else if (letter === '"') quoted = false;
      else cell += letter;
    } else if (letter === '"' && cell.trim() === '') [quoted, wasQuoted, cell] = [true, true, ''];
    else if (letter === separator) endCell();
    else if (letter === '\n') endRow();
    else if (letter !== '\r') cell += letter;
    if (letter === '\n') line++;
  }
  if (quoted)
    throw new Refused({
      sentence: `The quotation mark in the row that begins at line ${start} is never closed. Mend that row, and choose the file again.`,
      field: 'file',
    });
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}

/** Our own export puts an apostrophe before what a spreadsheet would run. */
function plain(cell: string, wasQuoted: boolean): string {
  const text = (wasQuoted ? cell : cell.trim()).replace(/^\uFEFF/, '').trim();
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

/** Whichever stands most in the first line, outside of quotation marks. */
function separatorOf(text: string): string {
  const [first = ''] = text.replace(/"[^"]*"/g, '').split('\n', 1);
  const count = (letter: string) => first.split(letter).length;
  return [';', '\t'].reduce((best, letter) => (count(letter) > count(best) ? letter : best), ',');
}

async function sheetRows(bytes: Uint8Array): Promise<Line[]> {
  const damaged = () =>
    new Refused({
      sentence: 'This workbook cannot be read. Save it again as xlsx, or as CSV, and choose it again.',
      field: 'file',
    });
  // Read whole once by our own reader, which holds an archive to what it says it unpacks to.
  const zip = openZip(bytes);
  if (!zip.names.includes('xl/workbook.xml')) throw damaged();
  for (const name of zip.names) zip.read(name);
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(bytes.slice().buffer as ArrayBuffer);
  } catch {
    throw damaged();
  }
  const sheet = book.worksheets.find(({ actualRowCount }) => actualRowCount > 0);
  if (!sheet) return [];
  const rows: Line[] = [];
  sheet.eachRow((row, line) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      cells[column - 1] = cellText(cell.value, cell.text);
    });
    rows.push({ line, cells: Array.from(cells, (cell) => cell ?? '') });
  });
  return rows;
}

function cellText(value: unknown, text: string): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  const result = (value as { result?: unknown } | null)?.result;
  if (result instanceof Date) return result.toISOString().slice(0, 10);
  return String(text ?? '').trim();
}
