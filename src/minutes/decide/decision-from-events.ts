/** What the minutes say of days: other bodies' meetings, and the dates that are printed. */
import { isDay } from '../../kernel/decide.ts';
import type { Change, Day } from '../../kernel/define.ts';
import { dueBy, findDates, type PrintedDate } from '../dates.ts';
import type { DateFact } from '../proposal.ts';
import { changeFrom, type Minutes } from './decision-from-context.ts';
import { bodyPrinted, refOf } from './decision-from-names.ts';
import type { Kept } from './decision-from-review.ts';
import { eventTitle } from './event-title.ts';

/** Other bodies' meetings. They become events, not meetings: those wait for their own minutes and their own reference. */
export function otherMeetings(minutes: Minutes): Change[] {
  const named = new Set([minutes.body.ref]);
  return minutes.facts.meetings.flatMap((fact) => {
    const body = refOf(minutes, 'body', fact.body);
    if (body === minutes.body.ref && fact.date === minutes.day) return [];
    const config = bodyPrinted(minutes.code, fact.body);
    const event = changeFrom(minutes, fact, {
      register: 'event',
      ref: `${fact.date}/${body}`,
      move: 'found',
      sets: {
        title: `${config?.name ?? fact.body} meeting`,
        ...dated(fact.date),
        kind: 'meeting',
        body: config ? body : null,
        meeting: minutes.meeting,
        item: minutes.itemOf(fact),
      },
    });
    if (!config || named.has(body)) return [event];
    // A body of the code is put on record with it, once, so that the link leads somewhere.
    named.add(body);
    const sets = { title: config.name, parent: config.parent, action_prefix: config.actionPrefix };
    return [changeFrom(minutes, fact, { register: 'body', ref: body, move: 'found', sets }), event];
  });
}

/**
 * Dates with the sentence that prints them, save those that say when nothing happens: another body's meeting (which is
 * an event already), the day by which an action is due (which the action has), a month that is only part of a name.
 */
export function dates(minutes: Minutes): Change[] {
  const meetings = new Set(minutes.facts.meetings.map((fact) => `${fact.item} ${fact.date}`));
  return minutes.facts.dates
    .filter((fact) => !meetings.has(`${fact.item} ${fact.date}`) && !isDueDate(minutes, fact))
    .flatMap((fact) => {
      const printed = findDates(fact.text, minutes.day).find(({ date }) => date === fact.date);
      if (printed && onlyNames(fact.text, printed, minutes.day)) return [];
      return [
        changeFrom(minutes, fact, {
          register: 'event',
          ref: `${fact.date}/${shortKey(fact.text)}`,
          move: 'found',
          sets: {
            title: (printed ? eventTitle(fact.text, printed) : fact.text) || fact.date,
            // In a row of a table the cells are parted by a tab, which is no part of what was said.
            said: fact.text.replaceAll('\t', ' '),
            ...dated(fact.date),
            kind: 'date',
            meeting: minutes.meeting,
            item: minutes.itemOf(fact),
          },
        }),
      ];
    });
}

/** The words of an action are its own record's, and so is its due date. */
function isDueDate({ facts, day }: Minutes, fact: Kept<DateFact>): boolean {
  const [span] = fact.spans;
  return facts.actions.some(({ spans, due, dueDate }) => {
    const within = span && spans.some(({ start, end }) => start <= span.start && span.end <= end);
    const by = dueDate ?? (due ? dueBy(due, day) : null);
    return within && by?.startsWith(fact.date);
  });
}

/** What a month is part of the name of, and what it is the month of: "the November 2017 Release", "the Report for May". */
const NAMED_AFTER =
  /^\s+(?:[A-Z]{2,}\s+)?(?:[Rr]eleases?|minutes|meetings?|Panel|Board|Committee|Council|Group|Reports?|papers?|newsletter|figures|[Bb]udget)\b/;
const MONTH_OF = /\b[Rr]eports?\s+(?:for|of)\s+$/;

function onlyNames(text: string, { date, start, end, yearless }: PrintedDate, meeting: Day): boolean {
  if (date.length !== 7) return false;
  // Without its year a month that is over only says how long ago: "unchanged since December".
  if (yearless && date <= meeting.slice(0, 7)) return true;
  return NAMED_AFTER.test(text.slice(end)) || MONTH_OF.test(text.slice(0, start));
}

function dated(date: string): { day?: string; month?: string } {
  if (isDay(date)) return { day: date };
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(date) ? { month: date } : {};
}

const EMPTY = new Set(
  'a an and are at be been by for from has have in is it its of on or that the their this to was were which will with would'.split(
    ' ',
  ),
);

/** The first words of a sentence that say something, as a key: five of them tell the dates of one day apart. */
function shortKey(sentence: string): string {
  const words = sentence
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const telling = (words ?? []).filter((word) => !EMPTY.has(word));
  return telling.slice(0, 5).join('-') || 'date';
}
