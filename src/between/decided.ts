/** What a body decided between its meetings: for the next agenda to note. */
import type { Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { type AsAt, listRows, type Row } from '../kernel/read.ts';

/** Decisions taken by correspondence after `since` (the day of the last meeting; absent for all), oldest first; as the reader may see them. */
export async function decidedBetween(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at, body, since }: { code: string; at: AsAt; body?: string; since?: Day },
): Promise<Row[]> {
  const filters = { basis: ['correspondence'], ...(body ? { body: [body] } : {}) };
  const { rows } = await listRows(tx, registerOf(ledger, 'decision'), { code, at, filters });
  const day = ({ fields }: Row) => String(fields.day ?? '');
  // By reference already, and so they stay within a day.
  return rows.filter((row) => since === undefined || day(row) > since).sort((a, b) => day(a).localeCompare(day(b)));
}
