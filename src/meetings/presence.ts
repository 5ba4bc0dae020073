/**
 * Who is in the room, and when. The words of an attendance's `times`: "10:00–11:20" for a stay that is over, "11:40–" for
 * one that is not; none at all for somebody there throughout. Pure: each change names the working label.
 */
import type { Change, Value } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { keyOf } from '../minutes/name-key.ts';
import { categoryAmong } from './category.ts';
import { workingLabel } from './labels.ts';
import type { MeetingRows } from './meeting-rows.ts';

export type Capacity = 'member' | 'alternate' | 'observer' | 'other';

/** Somebody who comes, or sends apologies. Only the person is needed for one on the list; a name alone for one who is not. */
export interface Who {
  /** Reference in the register of people; made from the name where absent. */
  person?: string;
  name?: string;
  capacity?: Capacity;
  /** Category or organisation; an alternate's is their member's. */
  category?: string | null;
  /** Reference of the member an alternate stands in for. */
  standsFor?: string | null;
  role?: string | null;
}

type List = Pick<MeetingRows, 'meeting' | 'config' | 'attendance' | 'seats'>;

/** A stay in the room, wall times HH:MM; `to` is null while it lasts. */
export interface Stay {
  from: string;
  to: string | null;
}

const stayWords = /^\s*(\d\d:\d\d)\s*[–—-]\s*(\d\d:\d\d)?\s*$/;

/** The stays that an attendance records; none for somebody there throughout. What is no stay is left out. */
export function staysOf(row: Row): Stay[] {
  const times = Array.isArray(row.fields.times) ? row.fields.times : [];
  return times.flatMap((words) => {
    const [, from, to] = stayWords.exec(words) ?? [];
    return from ? [{ from, to: to ?? null }] : [];
  });
}

/** Who is in the room at a time (HH:MM), or now where none is given. */
export function inTheRoom(attendance: readonly Row[], time?: string): Row[] {
  return attendance.filter((row) => {
    if (row.state !== 'present') return false;
    const stays = staysOf(row);
    if (stays.length === 0) return true;
    if (time === undefined) return stays.some(({ to }) => to === null);
    return stays.some(({ from, to }) => from <= time && (to === null || time < to));
  });
}

/**
 * Somebody comes in at a time (HH:MM); null where they were there from the start. One not on the list is added to it.
 * @throws Refused for a name without a letter, a time that is none, or somebody who is in the room already.
 */
export function arrived(rows: List, who: Who, time: string | null): Change[] {
  const row = rowOf(rows, who);
  checkTime(time);
  if (row && inTheRoom([row]).length > 0) throw new Refused(`${row.title} is in the room already.`);
  // Whoever is there when the meeting begins was not late for it.
  const begins = String(rows.meeting.fields.starts_at ?? '');
  const before = row?.state === 'present' ? staysOf(row) : [];
  const throughout = before.length === 0 && (time === null || rows.meeting.state === 'planned' || time <= begins);
  const last = before.at(-1);
  if (time !== null && last?.to && time < last.to)
    throw new Refused(`${row?.title} left at ${last.to}. Give a later time.`);
  const stays = throughout ? [] : [...before, { from: time ?? begins, to: null }];
  const stay = { times: stays.length > 0 ? stays.map(inWords) : null, part: !throughout };
  if (!row) return [listed(rows, who, { move: 'attend', sets: stay })];
  return [changed(rows, row, { move: 'arrive', sets: { ...stay, ...asWho(rows, who) } })];
}

/** Somebody leaves at a time (HH:MM). @throws Refused for somebody who is not in the room, or came later than that. */
export function left(rows: List, person: string, time: string): Change[] {
  const row = rowOf(rows, { person });
  checkTime(time);
  if (!row || inTheRoom([row]).length === 0) throw new Refused(`${row?.title ?? person} is not in the room.`);
  const stays = staysOf(row);
  const begins = String(rows.meeting.fields.starts_at ?? time);
  const last = stays.pop() ?? { from: begins, to: null };
  if (time < last.from) throw new Refused(`${row.title} came at ${last.from}. Give a later time.`);
  const times = [...stays, { from: last.from, to: time }].map(inWords);
  return [changed(rows, row, { move: 'leave', sets: { times, part: true } })];
}

/** Somebody sends apologies, or turns out not to come. */
export function apologised(rows: List, who: Who): Change[] {
  const row = rowOf(rows, who);
  if (!row) return [listed(rows, who, { move: 'apologise', sets: {} })];
  if (row.state === 'apologies') return [];
  // Marked present by a slip: what it said of times goes with it.
  const sets: Record<string, Value> = row.state === 'present' ? { times: null, part: false } : {};
  return [changed(rows, row, { move: 'apologise', sets })];
}

/** Somebody is put on the list before the meeting. Nothing, for one who is on it. */
export function expected(rows: List, who: Who): Change[] {
  return rowOf(rows, who) ? [] : [listed(rows, who, { move: 'expect', sets: {} })];
}

/** What is said anew of somebody on the list: in what capacity, for whom, in which role. */
export function described(rows: List, who: Who): Change[] {
  const row = rowOf(rows, who);
  if (!row) throw new Refused('They are not on the list. Add them first.');
  const sets = asWho(rows, who);
  return Object.keys(sets).length === 0 ? [] : [changed(rows, row, { move: 'correct', sets })];
}

/** Closes the stays of those still there, and marks absent whom nobody saw: the end of a meeting. */
export function dispersed(rows: List, time: string): Change[] {
  checkTime(time);
  return rows.attendance.flatMap((row) => {
    if (row.state === 'expected') return [changed(rows, row, { move: 'miss', sets: {} })];
    const stays = staysOf(row);
    if (row.state !== 'present' || stays.every(({ to }) => to !== null)) return [];
    const times = stays.map(({ from, to }) => inWords({ from, to: to ?? (time < from ? from : time) }));
    return [changed(rows, row, { move: 'leave', sets: { times, part: true } })];
  });
}

/** Reference of the person; of somebody known only by name, the one their name gives them everywhere. */
export function personOf(who: Who): string {
  const person = who.person ?? keyOf(who.name ?? '', 'person');
  if (person === '') throw new Refused({ sentence: 'Give the name of whoever is to be added.', field: 'name' });
  return person;
}

function rowOf(rows: List, who: Who): Row | undefined {
  const person = personOf(who);
  return rows.attendance.find((row) => row.fields.person === person);
}

function checkTime(time: string | null): void {
  if (time !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw new Refused({ sentence: 'Give a time such as 10:40.', field: 'time' });
}

function inWords({ from, to }: Stay): string {
  return `${from}–${to ?? ''}`;
}

interface Made {
  move: string;
  sets: Record<string, Value>;
}

function changed(rows: List, row: Row, { move, sets }: Made): Change {
  return { register: 'attendance', ref: row.ref, move, sets, label: workingLabel(rows), expects: row.entry };
}

function listed(rows: List, who: Who, { move, sets }: Made): Change {
  const person = personOf(who);
  const name = who.name?.trim();
  if (!name) throw new Refused({ sentence: 'Give the name of whoever is to be added.', field: 'name' });
  const last = Math.max(0, ...rows.attendance.map(({ fields }) => Number(fields.position ?? 0)));
  return {
    register: 'attendance',
    ref: `${rows.meeting.ref}/${person}`,
    move,
    sets: {
      name,
      meeting: rows.meeting.ref,
      person,
      capacity: 'other',
      part: false,
      position: last + 1,
      ...asWho(rows, who),
      ...sets,
    },
    label: workingLabel(rows),
    expects: 0,
  };
}

/** What is said of them, where it is said; an alternate speaks for their member's category. */
function asWho(rows: List, who: Who): Record<string, Value> {
  const sets: Record<string, Value> = {};
  if (who.capacity) sets.capacity = who.capacity;
  if (who.standsFor !== undefined) {
    sets.stands_for = who.standsFor;
    if (who.standsFor) sets.capacity = 'alternate';
  }
  if (who.role !== undefined) sets.role = who.role;
  const category = who.standsFor ? categoryOf(rows, who.standsFor) : (who.category ?? seatCategory(rows, who));
  if (category !== null || who.category === null) sets.category = category;
  return sets;
}

/** A member added without a category has that of the seat they hold. */
function seatCategory(rows: List, who: Who): string | null {
  if (who.capacity !== 'member') return null;
  return categoryOf(rows, personOf(who));
}

function categoryOf(rows: List, person: string): string | null {
  const on = rows.attendance.find((row) => row.fields.person === person)?.fields.category;
  if (on) return String(on);
  const seat = rows.seats.find((row) => row.fields.person === person)?.fields.category;
  if (!seat) return null;
  // The list prints categories in its own way; the seat's words are used where it has none alike.
  const printed = rows.attendance.flatMap(({ fields }) => (fields.category ? [String(fields.category)] : []));
  return categoryAmong(String(seat), [...new Set(printed)]) ?? String(seat);
}
