/** Comma-separated values as RFC 4180 has them and Excel reads them. */

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Header and rows, CRLF after each, with a byte order mark: without it Excel takes UTF-8 for Windows-1252. A cell that a
 * spreadsheet would run as a formula gets an apostrophe before it; numbers, negative ones too, stay numbers.
 */
export function toCsv(columns: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return BYTE_ORDER_MARK + [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

export type CsvValue = string | number | boolean | null;

function cell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = harmless(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A register's words come from anyone; a spreadsheet runs what begins so. The wide forms count in East Asian settings. */
function harmless(text: string): string {
  const number = /^[+-]?\d+(\.\d+)?$/.test(text);
  return /^[=+\-@\t\r＝＋－＠]/.test(text) && !number ? `'${text}` : text;
}
