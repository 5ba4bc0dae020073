/** One table as an Excel workbook that sorts, filters and adds up: dates are dates, numbers are numbers. */
import type { Cell, Worksheet } from 'exceljs';

export interface SheetColumn {
  header: string;
  /** `day` takes ISO days (`2016-12-09`). */
  kind: 'text' | 'day' | 'integer';
}

export interface Sheet {
  title: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly SheetValue[])[];
}

export type SheetValue = string | number | boolean | null;

/** Characters that Excel allows in one cell; a longer one makes it call the whole file damaged. */
const LONGEST_CELL = 32_767;
/** Column widths, in characters. */
const NARROWEST = 8;
const WIDEST = 60;

/** The bytes of the .xlsx file. The same sheet gives the same cells; no text is ever taken for a formula. */
export async function toXlsx(sheet: Sheet): Promise<Uint8Array> {
  // Loaded on first use: exceljs is the slowest of our libraries to load and most starts never export.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet(sheetName(sheet.title), { views: [{ state: 'frozen', ySplit: 1 }] });
  page.addRow(sheet.columns.map((column) => printable(column.header))).font = { bold: true };
  for (const row of sheet.rows) {
    const cells = page.addRow(row.map((value, i) => cellValue(value, sheet.columns[i]?.kind ?? 'text')));
    cells.eachCell((cell) => format(cell));
  }
  if (sheet.columns.length > 0) {
    page.autoFilter = { from: { row: 1, column: 1 }, to: { row: sheet.rows.length + 1, column: sheet.columns.length } };
  }
  setWidths(page, sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function cellValue(value: SheetValue, kind: SheetColumn['kind']): string | number | boolean | Date | null {
  if (typeof value !== 'string') return value;
  if (kind === 'day') return dayValue(value) ?? printable(value);
  if (kind === 'integer' && /^-?\d{1,15}$/.test(value)) return Number(value);
  return printable(value);
}

/** Midnight UTC of that day, which exceljs writes without moving it; null for what Excel cannot date. */
function dayValue(day: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < '1900-03-01') return null;
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? null : date;
}

function format(cell: Cell): void {
  cell.alignment = { vertical: 'top', wrapText: typeof cell.value === 'string' };
  if (cell.value instanceof Date) cell.numFmt = 'd mmm yyyy';
}

function setWidths(page: Worksheet, sheet: Sheet): void {
  sheet.columns.forEach((column, i) => {
    const longest = sheet.rows.reduce(
      (most, row) => Math.max(most, String(row[i] ?? '').length),
      column.header.length + 3, // room for the filter's arrow
    );
    page.getColumn(i + 1).width = Math.min(WIDEST, Math.max(NARROWEST, column.kind === 'day' ? 12 : longest + 1));
  });
}

/** Excel takes at most 31 characters, none of []:*?/\ and no apostrophe at either end. */
function sheetName(title: string): string {
  const name = printable(title)
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 31)
    .replace(/^'+|'+$/g, '')
    .trim();
  return name === '' || name.toLowerCase() === 'history' ? 'Sheet 1' : name;
}

/** XML has no control characters but tab and line break. A cell that is cut says so. */
function printable(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '');
  return clean.length > LONGEST_CELL ? `${clean.slice(0, LONGEST_CELL - 1)}…` : clean;
}
