/** The monthly paper, read through a reader's eyes. */
import { monthlyPaper } from '../../assessing/monthly-paper.ts';
import { assessmentsOf } from '../../assessing/queue.ts';
import { prioritiser } from '../../assessing/requests.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Paper } from '../../paper/blocks.ts';
import { footerOf } from '../planner/routes.tsx';
import type { View } from '../view.ts';
import { lastMeeting } from './last-meeting.ts';

export async function paperOf(tx: Tx, view: View): Promise<Paper> {
  const { code, at, site } = view;
  const all = await assessmentsOf(tx, site.ledger, { code, at });
  const last = await lastMeeting(tx, view, prioritiser(code, at.day));
  return monthlyPaper({
    code,
    all,
    today: at.day,
    last,
    knocks: [],
    footer: footerOf(
      view,
      [...all.waiting, ...all.done].map(({ row }) => row.label.level),
    ),
    created: site.ledger.now(),
  });
}
