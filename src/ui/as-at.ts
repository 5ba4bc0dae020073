import type { Day } from '../kernel/define.ts';
import { withQuery } from './query.ts';

/** Names of the two parameters of an address that say which day is looked at. */
export const asAtParams = { on: 'on', known: 'known' } as const;

/** The day looked at, on both clocks. `today` is the reader's own. */
export interface AsAt {
  today: Day;
  /** True in the world on this day. */
  on: Day;
  /** As Quorate knew it at the end of this day. */
  known: Day;
}

/** Whether a page shows anything but the present. */
export function isPast(asAt: AsAt): boolean {
  return asAt.on !== asAt.today || asAt.known !== asAt.today;
}

/** A link that stays at the day looked at. Addresses of the present carry neither parameter, so they stay true tomorrow. */
export function linkAt(href: string, asAt: AsAt): string {
  return withQuery(href, {
    [asAtParams.on]: asAt.on === asAt.today ? null : asAt.on,
    [asAtParams.known]: asAt.known === asAt.today ? null : asAt.known,
  });
}
