/** What somebody runs a meeting with: their own eyes and powers, the code, the day. Handed in, never fetched. */
import type { Code } from '../codes/code.ts';
import { type Actor, mayMake } from '../kernel/access.ts';
import { reading } from '../kernel/db.ts';
import type { Change, Day, Decision, Label } from '../kernel/define.ts';
import type { Ledger } from '../kernel/ledger.ts';
import { Refused } from '../kernel/problem.ts';
import { bodyOf, dayOfMeeting, type MeetingRows, meetingRows } from './meeting-rows.ts';

export interface Desk {
  ledger: Ledger;
  actor: Actor;
  code: Code;
  /** The day that counts as today where the code is kept. */
  today: Day;
}

/** The meeting as it stands now, as whoever is at the desk may see it. @throws Absent */
export function rowsAt(desk: Desk, meeting: string): Promise<MeetingRows> {
  return reading(desk.ledger.db, desk.actor, (tx) =>
    meetingRows(tx, desk.ledger, { code: desk.code, ref: meeting, at: { day: desk.today, known: null } }),
  );
}

/** @throws Refused unless the actor records for the body: what a meeting does is put on record by its secretariat. */
export function requireSecretariat({ actor }: Desk): void {
  if (!mayMake(actor, ['secretariat']))
    throw new Refused('Only the secretariat records what a meeting does. Ask the meeting secretary to.');
}

/** @throws Refused unless the meeting is in session. */
export function requireSitting({ meeting }: Pick<MeetingRows, 'meeting'>): void {
  if (meeting.state === 'sitting') return;
  const why = {
    planned: 'has not been opened yet. Open it first.',
    held: 'is closed. What was left out is mended by correcting its records.',
    cancelled: 'was cancelled.',
  };
  throw new Refused(`${meeting.title} ${why[meeting.state as keyof typeof why] ?? 'is not in session.'}`);
}

/** A Decision of the meeting, true from its day. `about` follows the meeting's title: ", item 7". */
export function decisionAt(
  desk: Desk,
  rows: Pick<MeetingRows, 'meeting'>,
  { about, label, changes }: { about: string; label: Label; changes: readonly Change[] },
): Decision {
  return {
    code: desk.code.id,
    authority: { kind: 'meeting', ref: rows.meeting.ref },
    body: bodyOf(rows),
    effective: dayOfMeeting(rows),
    title: `${rows.meeting.title}${about}`,
    label,
    changes,
  };
}
