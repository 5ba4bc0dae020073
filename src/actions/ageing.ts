/** How old an action is and how late: pure sums over the days on record. */
import { type Calendar, workingDaysBetween } from '../calendar/calendar.ts';
import { dayNumber } from '../calendar/day.ts';
import type { Day } from '../kernel/define.ts';

/** Bands of lateness, as a log is gone through: what is not late first, what has waited longest last. */
export const bands = {
  none: 'No due date',
  ahead: 'Not yet due',
  soon: 'Due within 10 Working Days',
  late: 'Up to 20 Working Days late',
  long: 'More than 20 Working Days late',
} as const;
export type Band = keyof typeof bands;

export interface Age {
  /** Working Days past the due day; 0 when it is not late. */
  late: number;
  /** Calendar days since it was raised; null when that day is not on record. */
  days: number | null;
  band: Band;
}

/** @param dates the last day its words allow, and the day it was raised, where they are known */
export function ageOf(dates: { due: Day | null; raised: Day | null }, on: Day, calendar: Calendar): Age {
  const days = dates.raised === null ? null : Math.max(0, dayNumber(on) - dayNumber(dates.raised));
  if (dates.due === null) return { late: 0, days, band: 'none' };
  const left = workingDaysBetween(calendar, on, dates.due);
  // Due on a Saturday and looked at on the Sunday: no Working Day has passed, and it is late all the same.
  const late = dates.due < on ? Math.max(1, workingDaysBetween(calendar, dates.due, on)) : 0;
  if (late > 0) return { late, days, band: late > 20 ? 'long' : 'late' };
  return { late, days, band: left <= 10 ? 'soon' : 'ahead' };
}

export interface MeetingDay {
  ref: string;
  title: string;
  day: Day;
}

/**
 * The meeting at which an action is due. Minutes say "the January meeting", which is kept as the last day of January: it
 * is the meeting of that month. What is due on a day is due at the meeting of that day, else at the first after it.
 * @param meetings of the action's body, earliest first, none of them cancelled
 */
export function dueMeeting(
  due: { by: Day | null; fixed: boolean },
  meetings: readonly MeetingDay[],
): MeetingDay | null {
  const { by } = due;
  if (by === null) return null;
  const sameDay = meetings.find(({ day }) => day === by);
  if (sameDay) return sameDay;
  const ofMonth = due.fixed ? undefined : meetings.find(({ day }) => day.slice(0, 7) === by.slice(0, 7));
  return ofMonth ?? meetings.find(({ day }) => day >= by) ?? null;
}
