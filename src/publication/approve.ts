/** Approving minutes: at a later meeting of the same body, or by its members between meetings. */
import type { Actor } from '../kernel/access.ts';
import { isDay } from '../kernel/decide.ts';
import type { Day, Decision } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { type Desk, requireSecretariat } from '../meetings/desk.ts';
import { bodyOf, dayOfMeeting, type MeetingRows } from '../meetings/meeting-rows.ts';
import { decidingActor } from '../meetings/powers.ts';
import { stageOf } from './stage.ts';

export interface Approval {
  /** The meeting that approved them; null where it was done between meetings. */
  at: Row | null;
  /** The day they were approved; that of the meeting, where there is one. */
  on: Day;
  /** Comments still open: each is settled first. */
  open: number;
}

/**
 * The body's decision, so made with its powers and none of the recorder's own.
 * @throws Refused with every reason why they cannot be approved so
 */
export function approval(
  desk: Desk,
  rows: Pick<MeetingRows, 'meeting' | 'config'>,
  { at, on, open }: Approval,
): { actor: Actor; decision: Decision } {
  requireSecretariat(desk);
  const { meeting, config } = rows;
  const stage = stageOf(meeting);
  if (stage === 'none') throw new Refused(`${meeting.title} is not over yet, so it has no minutes to approve.`);
  if (stage === 'approved' || stage === 'published') throw new Refused('These minutes are approved already.');
  const day = at ? dayOfMeeting({ meeting: at }) : on;
  refuseDay(desk, rows, { at, day });
  if (open > 0)
    throw new Refused(
      open === 1
        ? 'One comment is still open. Accept or decline it first, so that what is approved is settled.'
        : `${open} comments are still open. Accept or decline them first, so that what is approved is settled.`,
    );
  return {
    actor: decidingActor(desk.actor, config, day),
    decision: {
      code: desk.code.id,
      authority: at ? { kind: 'meeting', ref: at.ref } : { kind: 'post', ref: desk.actor.name },
      body: bodyOf(rows),
      effective: day,
      title: `Minutes of ${meeting.title} approved${at ? ` at ${at.title}` : ' between meetings'}`,
      label: meeting.label,
      changes: [
        {
          register: 'meeting',
          ref: meeting.ref,
          move: 'approve',
          sets: { minutes: 'approved', approved_on: day, approved_at: at?.ref ?? null },
        },
      ],
    },
  };
}

function refuseDay(desk: Desk, rows: Pick<MeetingRows, 'meeting'>, { at, day }: { at: Row | null; day: Day }): void {
  const field = at ? 'at' : 'on';
  if (!isDay(day)) throw new Refused({ sentence: 'Give the day on which they were approved.', field });
  if (day > desk.today)
    throw new Refused({ sentence: 'They cannot have been approved on a day still to come.', field });
  if (day < dayOfMeeting(rows) || (at && day === dayOfMeeting(rows)))
    throw new Refused({ sentence: 'They cannot have been approved before the meeting they are of was over.', field });
  if (at && (bodyOf({ meeting: at }) !== bodyOf(rows) || !['held', 'sitting'].includes(at.state)))
    throw new Refused({ sentence: 'Choose a later meeting of the same body that has begun.', field });
}

/** Meetings that may have approved these minutes: later ones of the same body that have begun, the next one first. */
export function approvers(meeting: Row, others: readonly Row[]): Row[] {
  const day = dayOfMeeting({ meeting });
  return others
    .filter((one) => one.fields.body === meeting.fields.body && ['held', 'sitting'].includes(one.state))
    .filter((one) => dayOfMeeting({ meeting: one }) > day)
    .sort((a, b) => (dayOfMeeting({ meeting: a }) < dayOfMeeting({ meeting: b }) ? -1 : 1));
}
