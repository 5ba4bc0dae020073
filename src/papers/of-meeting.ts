/** Records of one meeting, in the order of one of their fields. */
import type { Tx } from '../kernel/db.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { type AsAt, listRows, type Row } from '../kernel/read.ts';

export interface OfMeeting {
  code: string;
  /** Reference of the meeting. */
  meeting: string;
  at: AsAt;
}

/** The records of a register that belong to the meeting and that the reader may see, by `by`, the first first. */
export async function ofMeeting(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, meeting, at, register, by }: OfMeeting & { register: string; by: string },
): Promise<Row[]> {
  const sort = { by, descending: false };
  return (await listRows(tx, registerOf(ledger, register), { code, at, filters: { meeting: [meeting] }, sort })).rows;
}
