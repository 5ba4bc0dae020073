/** Which meeting a completed form makes: the first whose paper day leaves time to look it over before. Pure. */
import { addWorkingDays, type Calendar } from '../calendar/calendar.ts';
import { dayInWords } from '../calendar/day.ts';
import type { Day } from '../kernel/define.ts';

export interface MeetingAhead {
  ref: string;
  title: string;
  day: Day;
}

export interface Lead {
  meeting: MeetingAhead;
  /** The day its papers are sent. */
  paperDay: Day;
  /** The last day for a completed form. */
  formBy: Day;
  /** How both days follow, in words. */
  sum: string;
  /** Meetings that are earlier, and too early for the form: each with the day it had to be there by. */
  missed: readonly { meeting: MeetingAhead; formBy: Day }[];
}

export interface LeadAsked {
  /** The day on which the form is complete. */
  completed: Day;
  /** Working Days before paper day, and of paper day before the meeting; null where the code says none. */
  formLead: number | null;
  notice: number | null;
  calendar: Calendar;
}

/** The first meeting of these that a form completed on a day makes; null where none is planned that late. */
export function leadFor(meetings: readonly MeetingAhead[], asked: LeadAsked): Lead | null {
  const { completed, calendar } = asked;
  const [notice, form] = [asked.notice ?? 0, asked.formLead ?? 0];
  const missed: { meeting: MeetingAhead; formBy: Day }[] = [];
  const ahead = meetings
    .filter(({ day }) => day >= completed)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  for (const meeting of ahead) {
    const paperDay = addWorkingDays(calendar, meeting.day, -notice);
    const formBy = addWorkingDays(calendar, paperDay, -form);
    if (completed > formBy) {
      missed.push({ meeting, formBy });
      continue;
    }
    const sum = [
      `${meeting.title} is on ${dayInWords(meeting.day)}.`,
      `Its papers go out ${notice} WD before it, on ${dayInWords(paperDay)}.`,
      `A completed form comes ${form} WD before that, by ${dayInWords(formBy)}.`,
    ].join(' ');
    return { meeting, paperDay, formBy, sum, missed };
  }
  return null;
}
