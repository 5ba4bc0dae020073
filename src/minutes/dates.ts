/**
 * Dates as minutes print them, to ISO. A day gives `YYYY-MM-DD`, a month alone `YYYY-MM`. Nothing finer is made up than
 * what is printed: "mid-2017", "Q1 2017" and "summer" are no dates here.
 */
import type { Day } from '../kernel/define.ts';

export interface PrintedDate {
  /** ISO day, or ISO month where only a month is printed. */
  date: string;
  /** As printed: "8th, 9th and 23rd November 2016" gives three dates that share these words. */
  printed: string;
  /** Offsets into the text given. */
  start: number;
  end: number;
  /** True when the year is not printed but worked out from the meeting's day. */
  yearless: boolean;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b\\.?';
const FULL_MONTH = `(?:${MONTHS.map((name) => name[0]!.toUpperCase() + name.slice(1)).join('|')})\\b`;
const DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?';
const YEAR = '(?:19|20)\\d\\d';
const JOIN = '(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+|\\s*&\\s*|\\s*/\\s*|\\s+or\\s+|\\s*[–-]\\s*|\\s+to\\s+)';

/** Most sentences print no date; this tells them apart at once. */
const MAY_BE_DATED = /(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d[-/.]\d/i;

/** A reader of one form; returns the ISO dates in it, or null when the words make no real date. */
type Form = { pattern: RegExp; read(match: RegExpExecArray, meeting: Day | null): string[] | null };

/** In order: a longer form claims its words before a shorter one may. */
const FORMS: readonly Form[] = [
  // 2016-12-09
  {
    pattern: /\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/g,
    read: ([, year, month, day]) => only(isoDay(Number(year), Number(month), Number(day))),
  },
  // 09/12/2016: day first, as British minutes write it; the American order only where day-first is no date.
  {
    pattern: /\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b/g,
    read: ([, a, b, year]) =>
      only(isoDay(Number(year), Number(b), Number(a)) ?? isoDay(Number(year), Number(a), Number(b))),
  },
  // 9th December 2016; 8th, 9th and 23rd November 2016; 30th November and 2nd December 2016 reads as two by the next form
  {
    pattern: new RegExp(
      `\\b(${DAY}(?:${JOIN}${DAY}){0,9})\\s+(?:of\\s+)?(${MONTH})(?:${JOIN}${DAY}\\s+${MONTH}){0,4},?\\s+(${YEAR})\\b`,
      'gi',
    ),
    read: (match) => daysOf(match[0], Number(match[3])),
  },
  // December 9th, 2016
  {
    pattern: new RegExp(`\\b(${MONTH})\\s+(${DAY}),?\\s+(${YEAR})\\b`, 'gi'),
    read: ([, month, day, year]) => only(isoDay(Number(year), monthNumber(month!), Number.parseInt(day!, 10))),
  },
  // December 2016; November and December 2016; January/February 2017
  {
    pattern: new RegExp(`\\b(${MONTH}(?:${JOIN}${MONTH}){0,11}),?\\s+(${YEAR})\\b`, 'gi'),
    read: ([, months, year]) => monthsIn(months!).map((month) => `${year}-${String(month).padStart(2, '0')}`),
  },
  // 9th December, 19 and 20 March: no year
  {
    pattern: new RegExp(`\\b(${DAY}(?:${JOIN}${DAY}){0,9})\\s+(?:of\\s+)?(${MONTH})`, 'g'),
    read: ([printed, , month], meeting) =>
      meeting === null ? null : daysOf(printed, Number(nearestMonth(monthNumber(month!), meeting).slice(0, 4))),
  },
  // "January Panel", "in March": a bare month only in full, beside words that make it one ("May" and "March" are verbs
  // too, "Jan" is a name).
  {
    pattern: new RegExp(
      `(?<=\\b(?:[Ii]n|[Bb]y|[Ff]rom|[Uu]ntil|[Ss]ince|[Dd]uring|[Nn]ext|[Ee]arly|[Ll]ate|[Ee]nd of|[Ee]nd|[Bb]efore|[Aa]fter)\\s)(${FULL_MONTH})(?!\\s+\\d)|\\b(${FULL_MONTH})(?=\\s+(?:[A-Z]|meeting\\b))`,
      'g',
    ),
    read: ([, after, before], meeting) =>
      meeting === null ? null : only(nearestMonth(monthNumber((after ?? before)!), meeting)),
  },
];

/** Every date printed in the text, in order. Year-less ones are resolved against the meeting's day, or left out without it. */
export function findDates(text: string, meeting: Day | null): PrintedDate[] {
  if (!MAY_BE_DATED.test(text)) return [];
  const found: PrintedDate[] = [];
  const taken = new Uint8Array(text.length);
  for (const form of FORMS) {
    for (const match of text.matchAll(form.pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken[start] || taken[end - 1]) continue;
      const dates = form.read(match, meeting);
      if (!dates || dates.length === 0) continue;
      taken.fill(1, start, end);
      const yearless = !/\d{4}/.test(match[0]);
      for (const date of dates) found.push({ date, printed: match[0].replace(/\s+/g, ' '), start, end, yearless });
    }
  }
  return found.sort((a, b) => a.start - b.start || a.date.localeCompare(b.date));
}

/** The first whole day printed, ISO; null where there is none. */
export function firstDay(text: string, meeting: Day | null = null): Day | null {
  return findDates(text, meeting).find((one) => one.date.length === 10)?.date ?? null;
}

/**
 * The month a due date names, `YYYY-MM`: "January 2017 Panel meeting", "the January Panel". Without a year it is the
 * first such month after the meeting, since what is due is never in the past. Null when no month is named.
 */
export function dueMonth(text: string, meeting: Day | null): string | null {
  const [first] = findDates(text, meeting);
  if (!first) return null;
  return first.yearless && meeting !== null
    ? nextMonth(Number(first.date.slice(5, 7)), meeting)
    : first.date.slice(0, 7);
}

/**
 * The last day that the words of a due date allow: the day they print, else the end of the month they name, of several
 * the latest. Null when they name neither ("as soon as possible", "the next meeting").
 */
export function dueBy(text: string, meeting: Day | null): Day | null {
  const last = findDates(text, meeting).at(-1);
  if (!last) return null;
  if (last.date.length === 10) return last.date;
  const month = last.yearless && meeting !== null ? monthAhead(last.date, text, meeting) : last.date;
  return lastDayOf(month);
}

/** In January "in January" is this month; "the January meeting" is the next, since this one is being held. */
function monthAhead(month: string, text: string, meeting: Day): string {
  const number = Number(month.slice(5, 7));
  const again = /\b(?:meeting|Panel|Board|Committee|Council|Group)\b/.test(text);
  return number === Number(meeting.slice(5, 7)) && !again ? meeting.slice(0, 7) : nextMonth(number, meeting);
}

function lastDayOf(month: string): Day {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The first month of that number (1 to 12) after the meeting's own month. */
export function nextMonth(month: number, meeting: Day): string {
  const year = Number(meeting.slice(0, 4));
  return `${month > Number(meeting.slice(5, 7)) ? year : year + 1}-${String(month).padStart(2, '0')}`;
}

/** Nearest to the meeting: in December "the meeting in November" was last month's, "the January Panel" is next month's. */
function nearestMonth(month: number, meeting: Day): string {
  const year = Number(meeting.slice(0, 4));
  const away = (candidate: number) => candidate * 12 + month - (year * 12 + Number(meeting.slice(5, 7)));
  const best = [year + 1, year, year - 1].reduce((a, b) => (Math.abs(away(b)) < Math.abs(away(a)) ? b : a));
  return `${best}-${String(month).padStart(2, '0')}`;
}

/** "30th November and 2nd December" of one year: each day belongs to the month that follows it. */
function daysOf(printed: string, year: number): Day[] {
  const days: Day[] = [];
  let waiting: number[] = [];
  for (const [word] of printed.matchAll(new RegExp(`${MONTH}|\\b\\d{1,2}(?=st|nd|rd|th|\\b)`, 'gi'))) {
    if (/^\d/.test(word)) waiting.push(Number(word));
    else {
      for (const day of waiting) days.push(...(only(isoDay(year, monthNumber(word), day)) ?? []));
      waiting = [];
    }
  }
  return days;
}

function monthsIn(words: string): number[] {
  return [...words.matchAll(new RegExp(MONTH, 'gi'))].map(([word]) => monthNumber(word));
}

function monthNumber(word: string): number {
  return MONTHS.findIndex((name) => name.startsWith(word.slice(0, 3).toLowerCase())) + 1;
}

function only<T>(value: T | null): T[] | null {
  return value === null ? null : [value];
}

/** Null for a day that the calendar does not have, such as 31st November. */
function isoDay(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
