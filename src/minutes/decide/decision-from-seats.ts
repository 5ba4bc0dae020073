/** Places on bodies: those that members hold by the roll of the meeting, and those given, given up or said to be empty. */
import type { Change } from '../../kernel/define.ts';
import { keyOf } from '../name-key.ts';
import type { AttendanceFact, SeatFact } from '../proposal.ts';
import { changeFrom, dayOrNone, type Minutes } from './decision-from-context.ts';
import { bodyPrinted, nameUnlessMatched, refOf } from './decision-from-names.ts';
import type { Kept } from './decision-from-review.ts';

/** A member printed as one holds a seat, present or not. An alternate or observer holds none. */
export function seatOfMember(minutes: Minutes, fact: Kept<AttendanceFact>, person: string): Change {
  return changeFrom(minutes, fact, {
    register: 'seat',
    ref: seatRef(minutes.body.ref, fact.group, person),
    move: 'found',
    sets: {
      title: titleOf(fact.group ?? fact.role ?? 'Member', fact.name),
      body: minutes.body.ref,
      category: fact.group,
      person,
      role: fact.role,
    },
  });
}

/** Appointments, departures and empty seats of any body that the minutes speak of. */
export function seats(minutes: Minutes): Change[] {
  const named = new Set([minutes.body.ref, ...minutes.facts.meetings.map(({ body }) => refOf(minutes, 'body', body))]);
  return minutes.facts.seats.flatMap((fact) => {
    const printed = fact.body || minutes.body.name;
    const body = fact.body ? refOf(minutes, 'body', printed) : minutes.body.ref;
    const config = bodyPrinted(minutes.code, printed);
    const known = named.has(body);
    named.add(body);
    const about = { title: config?.name ?? nameUnlessMatched(minutes, 'body', printed), parent: config?.parent };
    return [
      ...(known ? [] : [changeFrom(minutes, fact, { register: 'body', ref: body, move: 'found', sets: about })]),
      ...(fact.person
        ? held(minutes, fact, { body, person: fact.person })
        : [vacancy(minutes, fact, { body, move: 'vacate' })]),
    ];
  });
}

function held(minutes: Minutes, fact: Kept<SeatFact>, { body, person }: { body: string; person: string }): Change[] {
  const key = refOf(minutes, 'person', person);
  const since = dayOrNone(fact.from);
  const appointed = fact.change === 'appointed';
  const name = nameUnlessMatched(minutes, 'person', person);
  const seat = changeFrom(minutes, fact, {
    register: 'seat',
    ref: seatRef(body, fact.category, key),
    move: appointed ? 'appoint' : 'end',
    effective: since ?? minutes.day,
    sets: {
      title: titleOf(fact.category ?? 'Member', person),
      body,
      category: fact.category,
      person: key,
      ...(appointed ? { term_from: since } : { term_to: since }),
    },
  });
  const filled = appointed && fact.category !== null && saidEmpty(minutes, fact, body);
  return [
    changeFrom(minutes, fact, { register: 'person', ref: key, move: 'found', sets: { name } }),
    seat,
    ...(filled ? [vacancy(minutes, fact, { body, move: 'end' })] : []),
  ];
}

/** An empty seat has a record of its own, which ends when these minutes both say that it is empty and fill it. */
function vacancy(minutes: Minutes, fact: Kept<SeatFact>, { body, move }: { body: string; move: 'vacate' | 'end' }) {
  return changeFrom(minutes, fact, {
    register: 'seat',
    ref: seatRef(body, fact.category, 'vacancy'),
    move,
    ...(move === 'end' && fact.from ? { effective: fact.from } : {}),
    sets: {
      title: titleOf(fact.category ?? 'Member', move === 'end' ? 'seat since filled' : 'vacant seat'),
      body,
      category: fact.category,
    },
  });
}

function saidEmpty(minutes: Minutes, fact: Kept<SeatFact>, body: string): boolean {
  return minutes.facts.seats.some(
    (one) => one.person === null && one.category === fact.category && refOf(minutes, 'body', one.body) === body,
  );
}

/** By body, whom it speaks for and who holds it: two seats of one category are two records, and so is a second seat of one person. */
function seatRef(body: string, category: string | null, holder: string): string {
  const key = category === null ? '' : keyOf(category, 'organisation');
  return [body, key, holder].filter((part) => part !== '').join('/');
}

function titleOf(category: string, holder: string): string {
  return `${category}: ${holder}`;
}
