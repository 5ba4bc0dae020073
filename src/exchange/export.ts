/** Our own register in the layout that codes share: what is public of it, as CSV or a workbook. */
import type { Code } from '../codes/code.ts';
import { processOf, stageOf } from '../codes/process-of.ts';
import type { Tx } from '../kernel/db.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { type AsAt, listRows, named, type Row } from '../kernel/read.ts';
import { toCsv } from '../paper/csv.ts';
import { toXlsx } from '../paper/xlsx.ts';
import { type LayoutField, layoutOf } from './layout.ts';

export interface Exporting {
  code: Code;
  at: AsAt;
  format: 'csv' | 'xlsx';
  /** Address of the pages, without a slash at its end. */
  address: string;
}

/** Three queries. `tx` must have the public's eyes: what leaves is for everyone. */
export async function sharedRegister(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at, format, address }: Exporting,
): Promise<Uint8Array> {
  const layout = layoutOf(code, at.day);
  const register = registerOf(ledger, 'modification');
  const { rows } = await listRows(tx, register, { code: code.id, at });
  const { rows: others } = await listRows(tx, registerOf(ledger, 'counterpart'), { code: code.id, at });
  const proposers = new Set(rows.map((row) => String(row.fields.proposer ?? '')).filter(Boolean));
  const names = await named(tx, ledger.registers, { code: code.id, at, refs: new Map([['party', proposers]]) });
  const goingWith = (ref: string) =>
    others.filter((one) => ((one.fields.related ?? []) as string[]).includes(ref) && one.state !== 'gone');
  const cell = (row: Row): Record<LayoutField, string> => {
    const text = (field: string) => String(row.fields[field] ?? '');
    const process = processOf(code, row.fields, at.day);
    const theirs = goingWith(row.ref);
    return {
      code: code.short,
      number: row.ref,
      title: row.title,
      status: (process && stageOf(process, row.state)?.name) || (register.states[row.state]?.label ?? row.state),
      proposer: names.get(`party ${text('proposer')}`)?.title ?? text('proposer'),
      raised_on: text('raised_on'),
      implements_on: text('implements_on'),
      description: text('description'),
      impacts: [...new Set([code.short, ...theirs.map((one) => String(one.fields.other ?? ''))])].join('; '),
      lead: text('lead_code') || (theirs.find((one) => one.fields.leads === true)?.fields.other ?? '').toString(),
      related: theirs.map((one) => String(one.fields.number ?? '')).join('; '),
      address: `${address}/${code.id}/modification/${row.ref.split('/').map(encodeURIComponent).join('/')}`,
    };
  };
  const cells = rows.map((row) => {
    const held = cell(row);
    return layout.columns.map(({ field }) => held[field]);
  });
  const head = layout.columns.map(({ printed }) => printed);
  if (format === 'csv') return Buffer.from(toCsv(head, cells));
  return toXlsx({
    title: `${code.short} modifications`,
    columns: layout.columns.map(({ printed, field }) => ({
      header: printed,
      kind: field.endsWith('_on') ? 'day' : 'text',
    })),
    rows: cells,
  });
}
