/** Whether what is open is late, in Working Days of the code's calendar. */
import { calendarOf, explain, workingDaysBetween } from '../calendar/calendar.ts';
import type { Register } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { dayWords } from '../ui/dates.ts';
import type { View } from './view.ts';

/**
 * The sum beside the day a record is due, from the day looked at: "20 Working Days from 9 December 2016. Not counted:
 * Boxing Day (26 December 2016)". Undefined for what is due on no day, or waits for nobody any more.
 */
export function dueSum(view: View, register: Register, row: Row): string | undefined {
  const due = register.due ? row.fields[register.due] : null;
  if (typeof due !== 'string' || register.states[row.state]?.tone !== 'open') return undefined;
  const { on } = view.asAt;
  const calendar = calendarOf(view.code.calendar);
  const [first, last] = due < on ? [due, on] : [on, due];
  const days = workingDaysBetween(calendar, first, last);
  const many = `${days.toLocaleString('en-GB')} Working ${days === 1 ? 'Day' : 'Days'}`;
  const sum = due < on ? `passed ${many} before ${dayWords(on)}` : `${many} from ${dayWords(on)}`;
  // Nobody counts a year's days again, and a long list of what is long past should not wait for it.
  if (days > 250) return sum;
  const { skipped, skippedWords } = explain(calendar, first, days);
  if (skipped.length > 4) return `${sum}, not counting ${skipped.length} bank holidays`;
  return [sum, skippedWords].filter(Boolean).join('. ');
}

/** "5 WD late", or "3 years late", for an open record whose day has passed on the day looked at; null otherwise. */
export function lateWords(view: View, register: Register, row: Row): string | null {
  const due = register.due ? row.fields[register.due] : null;
  if (typeof due !== 'string' || register.states[row.state]?.tone !== 'open' || due >= view.asAt.on) return null;
  const days = workingDaysBetween(calendarOf(view.code.calendar), due, view.asAt.on);
  if (days <= 250) return `${days} WD late`;
  const years = Math.floor((Date.parse(view.asAt.on) - Date.parse(due)) / (365.25 * 86_400_000));
  return years > 1 ? `${years} years late` : 'A year late';
}
