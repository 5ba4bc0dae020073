/** What minutes are made of: everything on record of one meeting, as far as its reader may see it. */

import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { get, listRows, type Row } from '../kernel/read.ts';
import { type MeetingRows, meetingRows } from '../meetings/meeting-rows.ts';

export interface MinutesRecords {
  /** As they stand today. */
  rows: MeetingRows;
  /** The actions raised at the meeting, as it left them: what became of them since is for later minutes to say. */
  raised: readonly Row[];
  /** Earlier actions that the meeting heard of, as it left them. */
  reported: readonly Row[];
}

/** Throws Absent for a meeting that is not there, or not for this reader. `tx` has a reader's claims. */
export async function recordsOf(
  tx: Tx,
  ledger: Ledger,
  { code, ref, today }: { code: Code; ref: string; today: Day },
): Promise<MinutesRecords> {
  const rows = await meetingRows(tx, ledger, { code, ref, at: { day: today, known: null } });
  const held = rows.meeting.fields.day;
  const at = { day: typeof held === 'string' && held < today ? held : today, known: null };
  const action = registerOf(ledger, 'action');
  const then = async (field: string) =>
    (
      await listRows(tx, action, {
        code: code.id,
        at,
        filters: { [field]: [ref] },
        sort: { by: 'ref', descending: false },
      })
    ).rows;
  const raised = await then('meeting');
  // One recorded only since (a slip put right the next day) was not there on the meeting's own.
  const late = rows.actions.filter((row) => row.fields.meeting === ref && !raised.some((one) => one.ref === row.ref));
  const reported = (await then('latest_meeting')).filter((row) => row.fields.meeting !== ref);
  return { rows, raised: [...raised, ...late], reported };
}

/** The meeting alone; null where it is not there for this reader. */
export function meetingOf(
  tx: Tx,
  ledger: Ledger,
  { code, ref, today }: { code: Code; ref: string; today: Day },
): Promise<Row | null> {
  return get(tx, registerOf(ledger, 'meeting'), { code: code.id, ref, at: { day: today, known: null } });
}
