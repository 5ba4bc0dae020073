/** The instant that deadlines are held against. */
import { deadline, wallTime } from '../calendar/deadline.ts';
import type { Day, Instant } from '../kernel/define.ts';

/**
 * The clock's instant on the day that counts as today where the code is kept. The two differ only where that day is set
 * by hand, to show or to try something: what is put that day must then close after it, and not years before.
 */
export function momentOn(today: Day, now: Instant, zone: string): Instant {
  const { day, time } = wallTime(now, zone);
  return day === today ? now : deadline({ day: today, time, zone });
}
