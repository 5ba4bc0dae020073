/** Whether what is open is late, in Working Days of the code's calendar. */
import { calendarOf, workingDaysBetween } from '../calendar/calendar.ts';
import type { Register } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { dayWords } from '../ui/dates.ts';
import type { View } from './view.ts';

/** "5 WD late" for an open record whose day has passed on the day looked at; null otherwise. */
export function lateWords(view: View, register: Register, row: Row): string | null {
  const due = register.due ? row.fields[register.due] : null;
  if (typeof due !== 'string' || register.states[row.state]?.tone !== 'open' || due >= view.asAt.on) return null;
  const days = workingDaysBetween(calendarOf(view.code.calendar), due, view.asAt.on);
  return days > 250 ? `Late since ${dayWords(due, 'short')}` : `${days} WD late`;
}
