/** What happens to a seat: somebody is appointed, leaves, is followed by the next, names an alternate. Pure: rows in, changes out. */
import { addDays } from '../calendar/day.ts';
import type { BodyConfig, Code } from '../codes/code.ts';
import type { Change, Day, Value } from '../kernel/define.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { categoryKey } from './category.ts';
import { seatingOf } from './seating.ts';
import { heldTitle, seatPrefix, vacantTitle } from './set-up-body.ts';
import { nextWithin } from './suggest-ref.ts';

/** Somebody to sit: on the person register, or to be added to it by the same Decision. */
export interface Sitter {
  ref: string;
  name: string;
  isNew: boolean;
}

export interface Bench {
  code: Code;
  config: BodyConfig | null;
  /** Reference of the body. */
  body: string;
  /** Its seats on the day, of any state. */
  seats: readonly Row[];
  /** References of seats already given, on whatever day. */
  taken: readonly string[];
}

export interface Term {
  from: Day;
  to?: Day | null;
}

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

/** Adds somebody to the person register where they are not there yet. */
export function personChanges(sitter: Sitter): Change[] {
  if (!sitter.isNew) return [];
  return [{ register: 'person', ref: sitter.ref, move: 'add', sets: { name: sitter.name }, expects: 0 }];
}

/** Throws Refused for somebody who sits on the body already: one person, one seat. */
export function fillSeat(bench: Bench, seat: Row, { sitter, term }: { sitter: Sitter; term: Term }): Change[] {
  if (seat.state === 'filled')
    refuse(`${seat.title} holds this seat. Record who follows them, or vacate it first.`, 'person');
  refuseDouble(bench, sitter, seat.ref);
  refuseBackward(term);
  return [
    ...personChanges(sitter),
    appointed(bench, { ref: seat.ref, category: text(seat.fields.category), seen: seat.entry }, { sitter, term }),
  ];
}

/**
 * Appoints to a category: into its empty seat, else into one whose term is over by then, else into a seat not yet on
 * record where the code gives another. Throws Refused when every seat is held.
 */
export function appointTo(bench: Bench, category: string, given: { sitter: Sitter; term: Term }): Change[] {
  refuseDouble(bench, given.sitter, placeHeldBy(bench, given.sitter.ref, category)?.ref ?? '');
  refuseBackward(given.term);
  const place = placesFree(bench, category, { day: given.term.from, sitters: [given.sitter.ref] })[0];
  if (!place)
    throw new Refused({ sentence: `Every ${category} seat is held on that day. Vacate one first.`, field: 'person' });
  return [...personChanges(given.sitter), appointed(bench, place, given)];
}

export interface Free {
  ref: string;
  category: string;
  /** Log entry of the seat as seen; 0 for one that is not on record yet. */
  seen: number;
}

/**
 * Seats of a category that may be filled from a day, in the order in which they are: those of the people to sit who have
 * one already (re-elected, they keep theirs), empty ones, those whose term is over, and those the code gives beyond.
 */
export function placesFree(
  { code, config, body, seats, taken }: Bench,
  category: string,
  { day, sitters }: { day: Day; sitters: readonly string[] },
): Free[] {
  const key = categoryKey(code, category);
  const seating = seatingOf(code, config, { seats, day }).find((one) => categoryKey(code, one.category) === key);
  const free = (row: Row): Free => ({ ref: row.ref, category: text(row.fields.category) || category, seen: row.entry });
  const over = (row: Row) => text(row.fields.term_to) !== '' && text(row.fields.term_to) < day;
  const filled = seating?.filled ?? [];
  const own = filled.filter((row) => sitters.includes(text(row.fields.person)));
  const ending = filled.filter((row) => !own.includes(row) && over(row));
  const vacant = seating?.vacant ?? [];
  const beyond = Math.max(0, (seating?.vacancies ?? (config?.seats.length ? 0 : 1)) - vacant.length);
  const known = [...taken];
  const fresh = Array.from({ length: beyond }, (): Free => {
    const ref = nextWithin(seatPrefix(body, category), known);
    known.push(ref);
    return { ref, category, seen: 0 };
  });
  return [...own.map(free), ...vacant.map(free), ...ending.map(free), ...fresh];
}

export function appointed(bench: Bench, place: Free, { sitter, term }: { sitter: Sitter; term: Term }): Change {
  return {
    register: 'seat',
    ref: place.ref,
    move: 'appoint',
    effective: term.from,
    sets: {
      title: heldTitle(place.category || 'Member', sitter.name),
      body: bench.body,
      ...(place.category ? { category: place.category } : {}),
      person: sitter.ref,
      // What the last holder left behind is not the next one's.
      alternate: null,
      term_from: term.from,
      term_to: term.to ?? null,
    },
    expects: place.seen,
  };
}

/** Who holds a seat leaves after a last day; the seat is then empty. */
export function vacateSeat(seat: Row, last: Day): Change[] {
  if (seat.state !== 'filled') refuse('Nobody holds this seat, so nobody can leave it.', 'last');
  if (last < text(seat.fields.term_from))
    refuse('The last day comes before the first. Give the day on which they still hold it.', 'last');
  return [
    {
      register: 'seat',
      ref: seat.ref,
      move: 'vacate',
      effective: addDays(last, 1),
      sets: {
        title: vacantTitle(text(seat.fields.category) || 'Member'),
        person: null,
        alternate: null,
        term_to: last,
      },
      expects: seat.entry,
    },
  ];
}

/** One leaves and the next follows, each on their day: one Decision, so that the seat is never anybody's and nobody's. */
export function succeedIn(
  bench: Bench,
  seat: Row,
  { last, sitter, term }: { last: Day; sitter: Sitter; term: Term },
): Change[] {
  if (term.from <= last)
    refuse('The next one begins after the last day of the one before. Give a later first day.', 'from');
  refuseDouble(bench, sitter, seat.ref);
  refuseBackward(term);
  const place = { ref: seat.ref, category: text(seat.fields.category), seen: seat.entry };
  return [...vacateSeat(seat, last), ...personChanges(sitter), appointed(bench, place, { sitter, term })];
}

/** A member names who sits for them when they cannot. */
export function nameAlternate(seat: Row, alternate: Sitter | null, from: Day): Change[] {
  if (seat.state !== 'filled') refuse('Nobody holds this seat, so nobody can name an alternate.', 'person');
  if (alternate && alternate.ref === seat.fields.person)
    refuse('A member is not their own alternate. Name somebody else.', 'person');
  return [
    ...(alternate ? personChanges(alternate) : []),
    {
      register: 'seat',
      ref: seat.ref,
      move: 'alternate',
      effective: from,
      sets: { alternate: alternate?.ref ?? null },
      expects: seat.entry,
    },
  ];
}

function placeHeldBy({ code, seats }: Bench, person: string, category: string): Row | undefined {
  const key = categoryKey(code, category);
  return seats.find(
    (one) =>
      one.state === 'filled' && one.fields.person === person && categoryKey(code, text(one.fields.category)) === key,
  );
}

function refuseDouble({ seats }: Bench, sitter: Sitter, own: string): void {
  const other = seats.find((one) => one.state === 'filled' && one.fields.person === sitter.ref && one.ref !== own);
  if (other)
    refuse(`${sitter.name} already sits on this body, as ${other.title}. One person holds one seat.`, 'person');
}

function refuseBackward({ from, to }: Term): void {
  if (to && to < from) refuse('The term ends before it begins. Give a later last day.', 'to');
}

function refuse(sentence: string, field: string): never {
  throw new Refused({ sentence, field } satisfies Problem);
}
