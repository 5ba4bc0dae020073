/** The people read so far. */
import type { Block } from '../paragraph.ts';
import type { AttendanceFact, Found, Span, Sure } from '../proposal.ts';
import type { Style } from '../style.ts';
import { isName, type Person } from './people.ts';

export interface Roll {
  people: Found<AttendanceFact>[];
  /** Paragraphs that were read. */
  placed: Block[];
  /** Initials as printed → name. */
  initials: Map<string, string>;
}

/** What a part of the list says of everyone in it. */
export interface Standing {
  present: boolean;
  group: string | null;
  capacity: AttendanceFact['capacity'];
  sure: Sure;
}

export const office =
  /^(?:(?:vice|deputy|co|acting|interim|lead|assistant|associate|executive|non-executive|independent|honorary|hon|medical|nursing|finance|operations|general|senior|company|managing|clinical|parent|staff|co-opted|local authority|foundation|community|deputy chief)[\s.-]*)*(?:chair(?:man|woman|person)?|secretary|treasurer|clerk|president|director|head|chief|governor|headteacher|principal|manager|officer|ceo|cfo|coo|cto|minutes?(?:[\s-]taker)?|minute secretary|note[\s-]?taker|scribe|minutes taken by|notes? taken by|recorder|host|moderator|facilitator|administrator|trustee|member|councillor|leader|coordinator|representative|analyst|company secretary|in the chair|lay member|staff governor|parent governor|maintainer|nurse|counsel|lead|adviser|advisor|c[a-z]o|partner|owner|editor|convenor|convener|captain|bursar|registrar|solicitor|auditor|engineer|surveyor)\b/i;
/** Who serves a meeting is no member of it; a society's own secretary is. */
const servant =
  /^(?:panel|meeting|technical|committee|board|recording|assistant|minutes?|note)[\s-]+(?:secretar(?:y|iat)|taker)$/i;
const partly =
  /\b(?:part|day \d|only$|from \d|until \d|till \d|joined|left|items? \d|for item|arrived|late\b|left early|dialled in at|via phone from)\b/i;
const instead =
  /^(?:proxy|alternate|alt\.?|substitute|substituting|deputi[sz]ing|standing in|sitting in|on behalf of|representing|for)\s+(?:for\s+)?(?<who>.+)$/i;

/** Whether a person of that name is on the roll already, present or not. */
export function isOnRoll(roll: Roll, name: string, present?: boolean): boolean {
  const key = name.toLowerCase();
  return roll.people.some(
    (one) => one.name.toLowerCase() === key && (present === undefined || one.present === present),
  );
}

/** Enters a person once as present and once as absent at most; null where they already are. */
export function addPerson(
  roll: Roll,
  person: Person,
  entry: { standing: Standing; spans: Span[] },
): Found<AttendanceFact> | null {
  if (isOnRoll(roll, person.name, entry.standing.present)) return null;
  const { present, group, capacity, sure } = entry.standing;
  const fact: Found<AttendanceFact> = {
    name: person.name,
    group,
    capacity,
    part: false,
    present,
    spans: entry.spans,
    sure,
  };
  // A group of one office: "Meeting Secretary", "Panel Chair".
  if (group !== null && /\b(?:chair|secretary)$/i.test(group)) fact.role = group;
  roll.people.push(fact);
  return fact;
}

/** The notes after a name: a mark of the house, an office, initials, whom they stand in for; the rest is where they are from. */
export function readNotes(fact: AttendanceFact, notes: readonly string[], context: { roll: Roll; style: Style }): void {
  const from: string[] = [];
  for (const note of notes.flatMap((one) => one.split(/\s*,\s*/))) {
    const mark = context.style.house.marks[note.toLowerCase()];
    const stands = instead.exec(note)?.groups?.who;
    const own = initialsOf(fact.name);
    const letters = /^[A-Z]{2,5}$/.test(note) && note[0] === own[0] && note[note.length - 1] === own[own.length - 1];
    if (mark === 'alternate' || mark === 'observer') fact.capacity = mark;
    else if (mark === 'part') fact.part = true;
    else if (mark === 'chair') fact.role ??= note;
    else if (stands && isName(stands)) {
      fact.capacity = 'alternate';
      fact.standsFor = stands.trim();
    } else if (partly.test(note) && note.length < 60) fact.part = true;
    else if (letters) context.roll.initials.set(note, fact.name);
    else if (/^(?:absent|apologies)$/i.test(note)) fact.present = false;
    else if (/^(?:excused|unexcused|present|attended|yes)$/i.test(note)) continue;
    else if (office.test(note) || servant.test(note)) {
      fact.role = fact.role ? `${fact.role}, ${note}` : note;
      if (servant.test(note) && fact.capacity === 'member') fact.capacity = 'other';
    } else if (note !== '' && !note.startsWith('@')) from.push(note);
  }
  if (fact.group === null && from.length > 0) fact.group = from.join(', ');
}

function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
}
