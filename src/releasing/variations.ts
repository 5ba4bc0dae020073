/** The variations of a code as they stood on a day, each with how near its end it was. */
import { calendarOf } from '../calendar/calendar.ts';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { type AsAt, listRows, type Row } from '../kernel/read.ts';
import { type Expiry, endOf, expiryOf } from './expiry.ts';

export interface Variations {
  /** Those that run first, the nearest end first; then those that ended. */
  all: { row: Row; expiry: Expiry | null }[];
}

const none = { expiryAlarms: { value: null, clause: null, provenance: 'unknown' } } as const;

export async function variationsOf(
  tx: Tx,
  ledger: Ledger,
  { code, at }: { code: Code; at: AsAt },
): Promise<Variations> {
  const { rows } = await listRows(tx, registerOf(ledger, 'variation'), { code: code.id, at });
  const given = { config: code.releases ?? none, calendar: calendarOf(code.calendar), today: at.day };
  const all = rows.map((row) => ({ row, expiry: expiryOf(row, given) }));
  const order = ({ row }: { row: Row }) => `${row.state === 'ended' ? 1 : 0} ${endOf(row).from ?? '9999'} ${row.title}`;
  return { all: all.sort((a, b) => order(a).localeCompare(order(b))) };
}
