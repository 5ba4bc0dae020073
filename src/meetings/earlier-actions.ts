/** What a meeting hears of earlier actions: still going on, done, or due later than was asked. */
import type { Tx } from '../kernel/db.ts';
import type { Change } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import { type AsAt, listRows, type Row } from '../kernel/read.ts';
import { dueBy } from '../minutes/dates.ts';
import { finalLabel } from './labels.ts';
import { bodyOf, dayOfMeeting, type MeetingRows } from './meeting-rows.ts';
import { withClass } from './taking.ts';

/** The body's open actions that an earlier meeting raised, and those this meeting has already heard of; oldest first. */
export async function earlierActions(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at, rows }: { code: string; at: AsAt; rows: MeetingRows },
): Promise<Row[]> {
  const filters = { body: [bodyOf(rows)] };
  const { rows: all } = await listRows(tx, registerOf(ledger, 'action'), { code, at, filters });
  const here = rows.meeting.ref;
  return all.filter(
    ({ state, fields }) => (state === 'open' && fields.meeting !== here) || fields.latest_meeting === here,
  );
}

export interface Report {
  action: Row;
  item: Row;
  /** What was reported, as the minutes will have it. */
  said: string;
  outcome: 'open' | 'closed' | 'later';
  /** In words, for `later`: "January Panel". */
  due: string;
}

/** The change that the report makes. @throws Refused naming what is missing */
export function reported(rows: MeetingRows, { action, item, said, outcome, due }: Report): Change {
  const day = dayOfMeeting(rows);
  const by = outcome === 'later' ? dueBy(due, day) : null;
  const problems: Problem[] = [
    ...(said.trim() === '' ? [{ sentence: 'Say what was reported of the action.', field: 'report-said' }] : []),
    ...(outcome === 'later' && !by
      ? [{ sentence: 'Say when it is due now: a month, a day, or the meeting of a month.', field: 'report-due' }]
      : []),
  ];
  if (problems.length > 0) throw new Refused(problems);
  const heard = { latest: said.trim(), latest_meeting: rows.meeting.ref };
  const about = { register: 'action', ref: action.ref, expects: action.entry };
  const change: Change =
    outcome === 'closed'
      ? { ...about, move: 'close', sets: { ...heard, closed_on: day } }
      : outcome === 'later'
        ? {
            ...about,
            move: 'retarget',
            sets: { ...heard, due: due.trim(), due_by: by, due_day: null, retarget_reason: said.trim() },
          }
        : { ...about, move: 'update', sets: heard };
  return withClass(change, finalLabel(rows, item), action);
}
