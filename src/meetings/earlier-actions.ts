/** What a meeting hears of earlier actions: still going on, done, or due later than was asked. */
import { bodyOfAction } from '../actions/body-of.ts';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Change } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import { type AsAt, listRows, type Row } from '../kernel/read.ts';
import { dueBy } from '../minutes/dates.ts';
import { finalLabel } from './labels.ts';
import { bodyOf, dayOfMeeting, type MeetingRows } from './meeting-rows.ts';
import { withClass } from './taking.ts';

/**
 * The body's open actions that an earlier meeting raised, and those this meeting has already heard of. Minutes
 * that only reported on one do not say whose it is: its reference does.
 */
export async function earlierActions(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at, rows }: { code: Code; at: AsAt; rows: MeetingRows },
): Promise<Row[]> {
  const here = rows.meeting.ref;
  const read = async (filters: Record<string, string[]>) =>
    (await listRows(tx, registerOf(ledger, 'action'), { code: code.id, at, filters })).rows;
  const open = await read({ state: ['open'] });
  const heard = await read({ latest_meeting: [here] });
  const waiting = open.filter(
    (row) =>
      row.fields.meeting !== here && row.fields.latest_meeting !== here && bodyOfAction(code, row) === bodyOf(rows),
  );
  return [...waiting, ...heard];
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
