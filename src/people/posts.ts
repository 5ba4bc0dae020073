/** Appointing people to posts and ending them, with the days; the one who succeeds ends the one before. */

import { dayNumber, dayOf } from '../calendar/day.ts';
import type { Code } from '../codes/code.ts';
import type { Actor } from '../kernel/access.ts';
import type { Change, Day, Decision, Label, Value } from '../kernel/define.ts';

export interface Appointment {
  /** Reference of the person. */
  person: string;
  /** As the post register has it: `contact`, `regulator`. */
  kind: string;
  /** The kind in words: "Party contact". */
  kindWords: string;
  organisation: string | null;
  party: string | null;
  starts: Day;
  /** The last day; null while none is known. */
  ends: Day | null;
}

/** Where records of people stand: open to those whom the code binds, under the body that governs it. */
export function peopleLabel(code: Pick<Code, 'bodies'>): Label {
  return { group: (code.bodies.find(({ kind }) => kind === 'panel') ?? code.bodies[0])?.id ?? 'code', level: 1 };
}

/** One record for each kind of post that somebody holds, and for each party whose contact they are. */
export function postRef({ person, kind, party }: Pick<Appointment, 'person' | 'kind' | 'party'>): string {
  return [person, kind, ...(party ? [party] : [])].join('/');
}

/** On record at once, though it may begin later: what is coming can then be seen coming. */
export function appoint(code: Code, appointment: Appointment, today: Day): Change {
  const { person, kind, kindWords, organisation, party, starts, ends } = appointment;
  const sets: Record<string, Value> = {
    title: organisation ? `${kindWords}, ${organisation}` : kindWords,
    person,
    kind,
    organisation,
    party,
    starts,
    ends,
  };
  return {
    register: 'post',
    ref: postRef(appointment),
    move: 'appoint',
    sets,
    label: peopleLabel(code),
    effective: starts < today ? starts : today,
  };
}

/** The post ends with its last day. A day to come is on record from now on, and takes effect when it comes. */
export function endPost(ref: string, last: Day, today: Day): Change[] {
  const ends: Change = {
    register: 'post',
    ref,
    move: 'end',
    sets: { ends: last },
    effective: dayOf(dayNumber(last) + 1),
  };
  if (last < today) return [ends];
  return [{ register: 'post', ref, move: 'correct', sets: { ends: last }, effective: today }, ends];
}

/** A Decision of the secretariat about people. */
export function peopleDecision(
  code: Code,
  actor: Actor,
  about: { title: string; today: Day; changes: readonly Change[] },
): Decision {
  const label = peopleLabel(code);
  return {
    code: code.id,
    authority: { kind: 'post', ref: actor.name },
    body: label.group,
    effective: about.today,
    title: about.title,
    label,
    changes: about.changes,
  };
}
