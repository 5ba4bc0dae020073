/** Changes of many documents, prepared together, that wait for a body to approve them in one decision. */
import { listDrafts } from '../drafts/drafts.ts';
import { type Cascade, preparedIn } from '../governing/cascade.ts';
import { cascadeFor, draftKind } from '../governing/cascade-draft.ts';
import type { Tx } from '../kernel/db.ts';
import type { Change } from '../kernel/define.ts';
import type { Ledger } from '../kernel/ledger.ts';
import { Absent, Refused } from '../kernel/problem.ts';
import type { AsAt } from '../kernel/read.ts';
import { bodyOf, dayOfMeeting, type MeetingRows } from './meeting-rows.ts';

export interface WaitingCascade {
  /** What is replaced by what, in how many documents. */
  title: string;
  changes: readonly Change[];
}

/** Those prepared for the meeting's body, as far as the documents are as they were when their places were chosen. */
export async function waitingCascades(
  tx: Tx,
  ledger: Ledger,
  { rows, at }: { rows: MeetingRows; at: AsAt },
): Promise<WaitingCascade[]> {
  const { code, ref } = rows.meeting;
  const drafts = await listDrafts<Cascade>(tx, { code, kind: draftKind, ref: '' });
  const found: WaitingCascade[] = [];
  for (const { ref: draft, content, label } of drafts) {
    if (label.group !== bodyOf(rows) || preparedIn(content).size === 0) continue;
    const asked = { ref: draft, day: dayOfMeeting(rows), meeting: ref };
    const changes = await cascadeFor(tx, ledger, { code, at }, asked).catch((error) => {
      // Its documents moved on, or it was given up: then it waits for whoever prepared it, and not for the body.
      if (error instanceof Refused || error instanceof Absent) return [];
      throw error;
    });
    const many = changes.length === 1 ? '1 document' : `${changes.length} documents`;
    if (changes.length > 0)
      found.push({ title: `“${content.find}” replaced by “${content.replace}” in ${many}`, changes });
  }
  return found;
}
