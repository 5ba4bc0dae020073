/** The desk of whoever asks: who may run a meeting, as core's functions take it. */

import { Absent } from '../../kernel/problem.ts';
import type { Desk } from '../../meetings/desk.ts';
import { zone } from '../../ui/dates.ts';
import type { View } from '../view.ts';

/** @throws Absent for a visitor. */
export function deskOf(view: View): Desk {
  if (!view.session) throw new Absent();
  return { ledger: view.site.ledger, actor: view.session.actor, code: view.code, today: view.asAt.today };
}

const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The wall time, HH:MM, where the code's meetings are held. */
export function timeNow(view: View): string {
  return wall.format(new Date(view.site.ledger.now()));
}
