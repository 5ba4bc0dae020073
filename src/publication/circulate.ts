/** Sending the draft minutes round: from then on members comment on them, until a day. */
import { isDay } from '../kernel/decide.ts';
import type { Day, Decision } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import { type Desk, requireSecretariat } from '../meetings/desk.ts';
import { bodyOf, type MeetingRows } from '../meetings/meeting-rows.ts';
import { stageOf } from './stage.ts';

/** Sends them round, or gives another day where they went round already. @throws Refused */
export function circulation(desk: Desk, rows: Pick<MeetingRows, 'meeting'>, by: Day): Decision {
  requireSecretariat(desk);
  const { meeting } = rows;
  const stage = stageOf(meeting);
  if (stage === 'none')
    throw new Refused(`${meeting.title} is not over yet. Close it first; its minutes are then there.`);
  if (stage === 'approved' || stage === 'published')
    throw new Refused('These minutes are approved, so there is no draft to send round.');
  if (!isDay(by)) throw new Refused({ sentence: 'Give the day by which comments are wanted.', field: 'by' });
  if (by <= desk.today) throw new Refused({ sentence: 'Give members time: a day after today.', field: 'by' });
  return {
    code: desk.code.id,
    authority: { kind: 'post', ref: desk.actor.name },
    body: bodyOf(rows),
    effective: desk.today,
    title: `Draft minutes of ${meeting.title} sent round`,
    label: meeting.label,
    changes: [{ register: 'meeting', ref: meeting.ref, move: 'circulate', sets: { minutes: 'draft', review_by: by } }],
  };
}
