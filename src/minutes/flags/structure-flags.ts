/** What the shape of the minutes leaves for a person to settle. */

import type { RawAction } from '../actions/raw-action.ts';
import type { Sections } from '../layout/sections.ts';
import type { Attendance } from '../meeting/attendance.ts';
import type { MeetingRead } from '../meeting/meeting.ts';
import type { Flag, Found, ItemNumber, Span, UpdateFact } from '../proposal.ts';
import type { Style } from '../style.ts';
import { unreadFlags } from './unread-flags.ts';

export interface Structure {
  style: Style;
  text: string;
  sections: Sections;
  meeting: MeetingRead;
  attendance: Attendance;
  actions: readonly (RawAction & { ref: string; given: boolean })[];
  updates: readonly Found<UpdateFact>[];
  /** Where the formal decisions stand. */
  decided: readonly Span[];
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

interface Raise {
  id: string;
  item?: ItemNumber;
  says: string;
  spans?: readonly Span[];
}

/** Seats the code's configuration gives a category, beside the people the attendance lists under it. */
function seatFlags(structure: Structure): Raise[] {
  const bodies = structure.style.code?.bodies ?? [];
  const printed = structure.meeting.meeting.body;
  const body = bodies.find((one) => printed !== null && (one.name === printed || one.aliases.includes(printed)));
  return (body?.seats ?? []).flatMap((seat): Raise[] => {
    const people = structure.attendance.people.filter(
      (one) => one.group !== null && sameCategory(one.group, seat.category),
    );
    const holders = people.filter((one) => one.capacity === 'member');
    const away = people.filter((one) => !one.present).length;
    const seats = seat.seats.value;
    if (seats === null || holders.length <= seats) return [];
    const many = `${holders.length} names stand under ${seat.category}, which has ${seats} ${seats === 1 ? 'seat' : 'seats'}`;
    const ask =
      away > 0 ? 'one of those present may be an alternate not marked as one' : 'one of them may not be a member';
    return [
      {
        id: `seats-${key(seat.category)}`,
        says: `${many}: ${ask}. Who holds the seats?`,
        spans: holders.flatMap((one) => one.spans),
      },
    ];
  });
}

function sameCategory(group: string, category: string): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/\b(?:parties|party)\b/g, '')
      .replace(/s\b/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  return plain(group) === plain(category);
}

function key(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function meetingFlags({ meeting: read, attendance, sections }: Structure): Raise[] {
  const { meeting, weekday } = read;
  const raised: Raise[] = [];
  const say = (id: string, says: string, spans: readonly Span[] = meeting.spans) => raised.push({ id, says, spans });
  if (meeting.body === null) say('body-unknown', 'The minutes do not say whose meeting this was. Which body met?');
  if (meeting.date === null) say('date-unknown', 'No date of the meeting could be read. On which day was it held?');
  else if (weekday) {
    const real = weekdays[new Date(`${meeting.date}T00:00:00Z`).getUTCDay()] ?? '';
    if (real.toLowerCase() !== weekday.printed.toLowerCase()) {
      say(
        'weekday',
        `The minutes say ${weekday.printed}, but ${meeting.date} was a ${real}. Which is right?`,
        weekday.block.spans,
      );
    }
  }
  if (!attendance.people.some((one) => one.present)) {
    say('attendance-unknown', 'Nobody could be read as present. Who attended the meeting?', []);
  }
  if (sections.items.length === 0)
    say('items-unknown', 'No items of business could be told apart. Where does each item begin?', []);
  if (meeting.start !== null && meeting.end !== null && meeting.end <= meeting.start) {
    say('times', `The meeting is said to start at ${meeting.start} and end at ${meeting.end}. Which time is wrong?`);
  }
  return raised;
}

function itemFlags({ sections }: Structure): Raise[] {
  const raised: Raise[] = [];
  sections.items.forEach((item, i) => {
    const before = sections.items.slice(0, i).find((one) => item.number !== null && one.number === item.number);
    if (before) {
      const spans = [...before.heading.spans, ...item.heading.spans];
      const says = `Two items share number ${item.number}: “${before.title}” and “${item.title}”. Which number is wrong?`;
      raised.push({ id: `item-${item.number}-twice-${i}`, item: item.number, says, spans });
    }
    const previous = sections.items[i - 1]?.number;
    if (typeof previous === 'number' && typeof item.number === 'number' && item.number > previous + 1) {
      const missing =
        item.number - previous === 2 ? `Item ${previous + 1} is` : `Items ${previous + 1} to ${item.number - 1} are`;
      const says = `${missing} missing between “${sections.items[i - 1]?.title}” and “${item.title}”. Was it left out, or is a number wrong?`;
      raised.push({ id: `item-${previous + 1}-missing`, item: item.number, says, spans: item.heading.spans });
    }
  });
  return raised;
}

function actionFlags({ actions, updates }: Structure): Raise[] {
  const raised: Raise[] = [];
  for (const action of actions) {
    if (action.owner === null) {
      const where = action.item === null ? '' : ` in item ${action.item}`;
      const says = `The action${where} (${action.ref}) has no owner that could be read. Who is to do it?`;
      raised.push({ id: `action-${key(action.ref)}-owner`, item: action.item, says, spans: action.spans });
    }
  }
  const unnumbered = actions.filter((one) => !one.given);
  if (unnumbered[0]) {
    const last = unnumbered[unnumbered.length - 1];
    const range = unnumbered.length === 1 ? unnumbered[0].ref : `${unnumbered[0].ref} to ${last?.ref}`;
    const says = `Actions are printed without references; here they are called ${range}, in the order printed. Should they have others?`;
    raised.push({ id: 'actions-unnumbered', says, spans: unnumbered.flatMap((one) => one.spans) });
  }
  for (const update of updates) {
    if (update.state === null) {
      raised.push({
        id: `update-${key(update.ref)}-state`,
        item: update.item,
        says: `The minutes do not say whether action ${update.ref} is done. Is it closed?`,
        spans: update.spans,
      });
    }
  }
  const doubled = actions.filter((one, i) => actions.findIndex((other) => other.ref === one.ref) !== i);
  for (const action of doubled) {
    raised.push({
      id: `action-${key(action.ref)}-twice`,
      item: action.item,
      says: `Two actions share reference ${action.ref}. Which reference is wrong?`,
      spans: action.spans,
    });
  }
  return raised;
}

function peopleFlags({ attendance }: Structure): Raise[] {
  const raised: Raise[] = [];
  for (const person of attendance.people.filter((one) => !one.present)) {
    const also = attendance.people.find((one) => one.present && one.name === person.name);
    if (also)
      raised.push({
        id: `person-${key(person.name)}-both`,
        says: `${person.name} is listed as present and among the apologies. Which is right?`,
        spans: [...also.spans, ...person.spans],
      });
  }
  if (attendance.stranded.size > 0) {
    const blocks = [...attendance.stranded];
    const names = blocks.map((block) => block.text).join(', ');
    const group = attendance.people.find((one) => blocks.some((block) => block.text.startsWith(one.name)))?.group;
    const says = `${names} ${blocks.length === 1 ? 'stands' : 'stand'} apart from the attendance list, at a page's end${group ? `; read as ${group}` : ''}. Is that right?`;
    raised.push({ id: 'attendance-stranded', says, spans: blocks.flatMap((block) => block.spans) });
  }
  return raised;
}

function factSpans({ actions, updates, decided }: Structure): Span[] {
  return [...decided, ...[...actions, ...updates].flatMap((one) => one.spans)];
}

/** Every question the structure raises, in the order of the document's parts. */
export function structureFlags(structure: Structure): Flag[] {
  const raised = [
    ...meetingFlags(structure),
    ...seatFlags(structure),
    ...peopleFlags(structure),
    ...itemFlags(structure),
    ...actionFlags(structure),
    ...unreadFlags(structure.sections.items, factSpans(structure), structure.style),
  ];
  return raised.map(({ id, item, says, spans }) => ({
    id,
    item: item ?? null,
    says,
    passage: (spans ?? [])
      .map((span) => structure.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim())
      .join(' … ')
      .slice(0, 400),
    spans: [...(spans ?? [])],
  }));
}
