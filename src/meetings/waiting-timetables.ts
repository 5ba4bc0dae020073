/** New timetables that wait for a body to agree them, each in one decision. */
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Change } from '../kernel/define.ts';
import type { Ledger } from '../kernel/ledger.ts';
import { Absent, Refused } from '../kernel/problem.ts';
import type { AsAt } from '../kernel/read.ts';
import { allPrepared, preparedChanges } from '../timetable/prepared.ts';
import { bodyOf, dayOfMeeting, type MeetingRows } from './meeting-rows.ts';

export interface WaitingTimetable {
  ref: string;
  title: string;
  changes: readonly Change[];
}

/** Those prepared for the meeting's body, worked out anew as things stand on its day. */
export async function waitingTimetables(
  tx: Tx,
  ledger: Ledger,
  { code, rows, at }: { code: Code; rows: MeetingRows; at: AsAt },
): Promise<WaitingTimetable[]> {
  const found: WaitingTimetable[] = [];
  for (const { ref, content, label } of await allPrepared(tx, code.id)) {
    if (label.group !== bodyOf(rows)) continue;
    const day = dayOfMeeting(rows);
    const asked = { code, ref, at: { ...at, day }, prepared: content, meeting: rows.meeting.ref };
    const prepared = await preparedChanges(tx, ledger, asked).catch((error) => {
      // A step it supposes is over by now: then it waits for whoever prepared it, and not for the body.
      if (error instanceof Refused || error instanceof Absent) return null;
      throw error;
    });
    if (!prepared) continue;
    const { summary } = prepared.supposed.consequences;
    found.push({ ref, title: `New timetable of ${ref}. ${summary}`, changes: prepared.changes });
  }
  return found;
}
