/** A register to take away: CSV, XLSX, JSON. The same rows for page and command line, in natural order of reference. */
import type { Tx } from '../kernel/db.ts';
import { type Register, wordsFor } from '../kernel/define.ts';
import { listRows, type Query, type Row } from '../kernel/read.ts';
import { toCsv } from '../paper/csv.ts';
import { toXlsx } from '../paper/xlsx.ts';

export const formats = ['csv', 'xlsx', 'json'] as const;
export type Format = (typeof formats)[number];

export const mediaTypes: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
};

/** Every row the reader may see that fits the query. Bytes of a whole file. */
export async function exportRegister(
  tx: Tx,
  register: Register,
  query: Query,
  to: { format: Format; levelName: (level: Row['label']['level']) => string },
): Promise<Uint8Array> {
  const { rows } = await listRows(tx, register, { ...query, after: undefined, limit: undefined });
  if (to.format === 'json')
    return Buffer.from(
      `${JSON.stringify(
        rows.map((row) => jsonOf(row, to.levelName)),
        null,
        2,
      )}\n`,
    );
  const names = Object.keys(register.fields);
  const headers = [
    'Reference',
    ...names.map((name) => register.fields[name]?.label ?? name),
    'State',
    'Class',
    'Since',
  ];
  const cells = rows.map((row) => [
    row.ref,
    ...names.map((name) => cellOf(register, row, name)),
    register.states[row.state]?.label ?? row.state,
    to.levelName(row.label.level),
    row.from,
  ]);
  if (to.format === 'csv') return Buffer.from(toCsv(headers, cells));
  const kinds = ['text', ...names.map((name) => register.fields[name]?.kind), 'text', 'text', 'day'];
  return toXlsx({
    title: register.title[1],
    columns: headers.map((header, index) => ({
      header,
      kind: kinds[index] === 'day' ? 'day' : kinds[index] === 'integer' ? 'integer' : 'text',
    })),
    rows: cells,
  });
}

function cellOf(register: Register, row: Row, name: string): string | number | null {
  const field = register.fields[name];
  const value = row.fields[name] ?? null;
  if (!field || value === null) return null;
  return field.kind === 'integer' ? Number(value) : wordsFor(field, value);
}

function jsonOf(row: Row, levelName: (level: Row['label']['level']) => string) {
  const { ref, state, fields, from, known } = row;
  return {
    ref,
    state,
    classification: levelName(row.label.level),
    group: row.label.group,
    since: from,
    known,
    ...fields,
  };
}
