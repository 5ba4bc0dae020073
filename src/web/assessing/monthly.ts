/** The monthly paper, read through a reader's eyes. */
import { promisedOf } from '../../assessing/assessed.ts';
import { type Knock, knockOf } from '../../assessing/knock.ts';
import { monthlyPaper } from '../../assessing/monthly-paper.ts';
import { assessmentsOf } from '../../assessing/queue.ts';
import { prioritiser } from '../../assessing/requests.ts';
import { type Slip, slipsSince } from '../../assessing/slipped.ts';
import { calendarOf } from '../../calendar/calendar.ts';
import { addDays } from '../../calendar/day.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Paper } from '../../paper/blocks.ts';
import { timetablesOf } from '../../timetable/timetable-of.ts';
import { footerOf } from '../planner/routes.tsx';
import type { View } from '../view.ts';
import { lastMeeting } from './last-meeting.ts';

export async function paperOf(tx: Tx, view: View): Promise<Paper> {
  const { code, at, site } = view;
  const all = await assessmentsOf(tx, site.ledger, { code, at });
  const last = await lastMeeting(tx, view, prioritiser(code, at.day));
  // What the last meeting was told moves timetables that the next one looks at.
  const from = last && addDays(last.day, -1);
  const slips = slipsSince([...all.waiting, ...all.done], from, calendarOf(code.calendar));
  return monthlyPaper({
    code,
    all,
    today: at.day,
    last,
    knocks: await knocksOf(tx, view, slips),
    footer: footerOf(
      view,
      [...all.waiting, ...all.done].map(({ row }) => row.label.level),
    ),
    created: site.ledger.now(),
  });
}

/** One for each proposal whose assessment moved: against the first of the dates it had since the meeting. */
async function knocksOf(tx: Tx, view: View, slips: readonly Slip[]): Promise<Knock[]> {
  if (slips.length === 0) return [];
  const calendar = calendarOf(view.code.calendar);
  const timetables = await timetablesOf(tx, view.site.ledger, { code: view.code, at: view.at });
  const first = new Map(
    slips.map((slip) => [String(slip.one.row.fields.modification ?? ''), slip]).reverse() as [string, Slip][],
  );
  return timetables.flatMap((timetable) => {
    const slip = first.get(timetable.ref);
    return slip
      ? [
          knockOf(timetable, {
            assessment: slip.one.row.ref,
            was: slip.was ?? promisedOf(slip.one)?.day ?? null,
            calendar,
          }),
        ]
      : [];
  });
}
