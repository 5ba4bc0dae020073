/** What minutes are made of: everything on record of one meeting, as far as its reader may see it. */

import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { listRows, type Row } from '../kernel/read.ts';
import { dayOfMeeting, type MeetingRows, meetingRows } from '../meetings/meeting-rows.ts';

export interface MinutesRecords {
  /** As they stand today. */
  rows: MeetingRows;
  /** The actions raised at the meeting, as it left them: what became of them since is for later minutes to say. */
  raised: readonly Row[];
  /** Earlier actions that the meeting heard of, as it left them. */
  reported: readonly Row[];
  /** What stood on the meeting's own day already, `register ref`: the rest was put on record for a later one. */
  stood: ReadonlySet<string>;
}

/** Throws Absent for a meeting that is not there, or not for this reader. `tx` has a reader's claims. */
export async function recordsOf(
  tx: Tx,
  ledger: Ledger,
  { code, ref, today }: { code: Code; ref: string; today: Day },
): Promise<MinutesRecords> {
  const rows = await meetingRows(tx, ledger, { code, ref, at: { day: today, known: null } });
  const held = dayOfMeeting(rows);
  const at = { day: held < today ? held : today, known: null };
  const then = rows.meeting.from > at.day ? rows : await meetingRows(tx, ledger, { code, ref, at });
  // One recorded only since (a slip put right the next day) was not there on the meeting's own.
  const late = rows.actions.filter((row) => !then.actions.some((one) => one.ref === row.ref));
  const reported = await listRows(tx, registerOf(ledger, 'action'), {
    code: code.id,
    at,
    filters: { latest_meeting: [ref] },
    sort: { by: 'ref', descending: false },
  });
  return {
    rows,
    raised: [...then.actions, ...late],
    reported: reported.rows.filter((row) => row.fields.meeting !== ref),
    stood: new Set(
      [...then.items, ...then.decisions, ...then.actions, ...then.attendance].map(
        (row) => `${row.register} ${row.ref}`,
      ),
    ),
  };
}
