/**
 * Who in the room has a vote: members of categories that have one, and alternates whose member is not there. Of a member
 * and their alternate only the member counts; of two alternates of one member only one.
 */
import { ruleOn } from '../codes/rule.ts';
import type { Day } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { categoryAmong, isChair, sameCategory } from './category.ts';
import type { MeetingRows } from './meeting-rows.ts';

/** How many seats with a vote each category has, and who says so. */
export interface Seats {
  by: { category: string; seats: number }[];
  /** `seats`: the body's seats on record; `code`: the code's configuration; `list`: the members on the attendance list. */
  basis: 'seats' | 'code' | 'list';
}

export interface Voter {
  person: string;
  name: string;
  category: string;
  /** The member they stand in for; null for a member. */
  standsFor: string | null;
  /** Takes no part in the item in hand. */
  recused: boolean;
}

export type Bench = Pick<MeetingRows, 'config' | 'seats' | 'attendance'>;

/** The category of those who are members of none in particular. */
export const unnamed = 'Members';

/** Seats with a vote, by category. Vacant seats count: a quorum is a share of the seats, not of those who hold one. */
export function seatsOf({ config, seats, attendance }: Bench, day: Day): Seats {
  const voting = seats.filter((seat) => seat.state !== 'ended' && hasVote(seat, config));
  if (voting.length > 0) return { by: tally(voting.map(categoryOfSeat)), basis: 'seats' };
  const configured = (config?.seats ?? []).filter(({ vote }) => vote);
  const numbered = configured.map(({ category, seats: rule }) => ({
    category,
    seats: ruleOn(rule, day)?.value ?? null,
  }));
  if (numbered.length > 0 && numbered.every((one) => one.seats !== null))
    return { by: numbered.map(({ category, seats: count }) => ({ category, seats: count ?? 0 })), basis: 'code' };
  const members = attendance.filter(
    (row) => isMember(row) && !chairs(row) && !(row.fields.capacity === 'alternate' && memberListed(row, attendance)),
  );
  return { by: tally(members.map((row) => String(row.fields.category ?? unnamed))), basis: 'list' };
}

/** Those in the room who have a vote, one for each seat that is spoken for. `room`: who is there. */
export function votersIn(
  bench: Bench,
  room: readonly Row[],
  { seats, recused }: { seats: Seats; recused: ReadonlySet<string> },
): Voter[] {
  const known = seats.by.map(({ category }) => category);
  const free = new Map(seats.by.map(({ category, seats: count }) => [category, count]));
  const spokenFor = new Set<string>();
  const sitting = room.filter(isMember).map((row) => ({
    row,
    person: String(row.fields.person ?? row.ref),
    standsFor: row.fields.capacity === 'alternate' ? memberOf(row, bench) : null,
  }));
  // Whoever is there for themself comes before whoever would stand in for them.
  const inOrder = [...sitting].sort((a, b) => Number(a.standsFor !== null) - Number(b.standsFor !== null));
  return inOrder.flatMap(({ row, person, standsFor }) => {
    const holder = standsFor ?? person;
    if (spokenFor.has(holder)) return [];
    const seat = bench.seats.find(({ fields }) => fields.person === holder);
    if (seat ? !hasVote(seat, bench.config) : chairs(row)) return [];
    const category = categoryAmong(seat ? categoryOfSeat(seat) : String(row.fields.category ?? unnamed), known);
    const left = category === null ? 0 : (free.get(category) ?? 0);
    if (category === null || left === 0) return [];
    free.set(category, left - 1);
    spokenFor.add(holder);
    // An interest of the member's is their alternate's too: the seat is what stands aside.
    const aside = recused.has(person) || (standsFor !== null && recused.has(standsFor));
    return [{ person, name: row.title, category, standsFor, recused: aside }];
  });
}

/** Whether somebody in the room is in the chair. */
export function isChaired(room: readonly Row[]): boolean {
  return room.some((row) => isMember(row) && chairs(row));
}

function isMember(row: Row): boolean {
  return row.fields.capacity === 'member' || row.fields.capacity === 'alternate';
}

function chairs(row: Row): boolean {
  return isChair(row.fields.role) || isChair(row.fields.category);
}

/** Whom an alternate stands in for: as said, else the member whose seat names them. */
function memberOf(row: Row, { seats }: Bench): string | null {
  if (row.fields.stands_for) return String(row.fields.stands_for);
  const seat = seats.find(({ fields }) => fields.alternate === row.fields.person);
  return seat?.fields.person ? String(seat.fields.person) : null;
}

function memberListed(row: Row, attendance: readonly Row[]): boolean {
  const { stands_for: standsFor, category } = row.fields;
  if (standsFor) return attendance.some(({ fields }) => fields.person === standsFor && fields.capacity === 'member');
  // Nobody says whom they stand in for: a member of the category who is away is taken to be the one.
  return attendance.some(
    (one) => one.fields.capacity === 'member' && one.state !== 'present' && one.fields.category === category,
  );
}

function hasVote(seat: Row, config: Bench['config']): boolean {
  if (typeof seat.fields.votes === 'boolean') return seat.fields.votes;
  const configured = config?.seats ?? [];
  const category = categoryOfSeat(seat);
  const alike = categoryAmong(
    category,
    configured.map((one) => one.category),
  );
  const kind = configured.find((one) => one.category === alike);
  if (kind) return kind.vote;
  return !isChair(seat.fields.role) && !isChair(category);
}

function categoryOfSeat(seat: Row): string {
  return String(seat.fields.category ?? unnamed);
}

function tally(categories: readonly string[]): { category: string; seats: number }[] {
  const by: { category: string; seats: number }[] = [];
  for (const category of categories) {
    const same = by.find((one) => one.category === category || sameCategory(one.category, category));
    if (same) same.seats += 1;
    else by.push({ category, seats: 1 });
  }
  return by;
}
