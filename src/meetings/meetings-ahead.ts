/** The meetings of a body that are planned after this one: what actions are due at, and items carried forward to. */
import type { Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { type AsAt, listRows } from '../kernel/read.ts';
import { bodyOf, dayOfMeeting, type MeetingRows } from './meeting-rows.ts';

export interface Ahead {
  ref: string;
  title: string;
  day: Day;
}

/** Earliest first. */
export async function meetingsAhead(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { rows, at }: { rows: Pick<MeetingRows, 'meeting'>; at: AsAt },
): Promise<Ahead[]> {
  const filters = { body: [bodyOf(rows)], state: ['planned'] };
  const { rows: planned } = await listRows(tx, registerOf(ledger, 'meeting'), { code: rows.meeting.code, at, filters });
  const day = dayOfMeeting(rows);
  return planned
    .filter((row) => row.ref !== rows.meeting.ref && typeof row.fields.day === 'string' && row.fields.day > day)
    .map((row) => ({ ref: row.ref, title: row.title, day: String(row.fields.day) }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
