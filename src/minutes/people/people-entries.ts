/** One line of an attendance list: a person, an office and who holds it, or several people. */
import type { Block } from '../paragraph.ts';
import type { AttendanceFact } from '../proposal.ts';
import type { Style } from '../style.ts';
import { couldBeName, isName, type Person, readPerson, splitPeople } from './people.ts';
import { addPerson, office, type Roll, readNotes, type Standing } from './roll.ts';

export interface Reader {
  roll: Roll;
  style: Style;
  /** The column that holds names in rows without a heading row, where the rows read so far have told. */
  nameColumn?: number;
}

/** A line that names a group of the house style and perhaps one of its people: "Electricity Networks David Lane". */
export function groupOf(
  text: string,
  style: Style,
): { name: string; member: boolean; rest: string; at: number } | null {
  const match = style.group?.exec(text);
  const printed = match?.groups?.group?.replace(/\s+/g, ' ');
  if (!match || !printed) return null;
  const group = style.house.groups.find((one) => one.printed.includes(printed));
  const rest = (match.groups?.rest ?? '').trim();
  return group ? { name: group.name, member: group.member, rest, at: text.length - rest.length } : null;
}

export function enter(reader: Reader, block: Block, standing: Standing): boolean {
  const { roll, style } = reader;
  const person = crowd.test(block.text) ? null : readPerson(block.text);
  // A single word in a row is sooner a column's head than a person's handle.
  const named = block.kind === 'row' ? isName : couldBeName;
  if (!person || !named(person.name)) return false;
  const group = groupOf(person.notes[0] ?? '', style);
  const own = group?.rest === '' ? { ...standing, group: group.name, ...capacityFor(group.member) } : standing;
  const fact = addPerson(roll, person, { standing: own, spans: block.spans });
  if (fact) readNotes(fact, own === standing ? person.notes : person.notes.slice(1), reader);
  return true;
}

export function capacityFor(member: boolean): { capacity: AttendanceFact['capacity'] } {
  return { capacity: member ? 'member' : 'other' };
}

/** "Chair: Jane Smith", "Clerk\tBob Jones": an office, then who holds it. */
export function enterOffice(reader: Reader, block: Block, standing: Standing): boolean {
  const match = /^(?<office>[^:\t]{3,50}?)\s*(?::|\t|\s[–—-]\s)\s*(?<who>.+)$/.exec(block.text);
  if (!match?.groups?.who || !match.groups.office) return false;
  const names = splitPeople(match.groups.who);
  const holds = office.test(match.groups.office);
  const named = (text: string) => (holds ? couldBeName : isName)(readPerson(text)?.name ?? '');
  if (isName(readPerson(match.groups.office)?.name ?? '') || names.length === 0) return false;
  if (!names.every((one) => named(one.text))) return false;
  const offset = block.text.length - match.groups.who.length;
  for (const one of names) {
    const person = readPerson(one.text) as Person;
    const spans = block.spanOf(offset + one.at, offset + one.at + one.text.length);
    const fact = addPerson(reader.roll, person, {
      // Who holds an office of the meeting was there, wherever the line stands.
      standing: holds
        ? { ...standing, present: true }
        : { ...standing, ...invited(match.groups.office), group: match.groups.office },
      spans,
    });
    if (!fact) continue;
    readNotes(fact, person.notes, reader);
    if (holds) fact.role = match.groups.office;
  }
  return true;
}

/** "Guest: Ada Oakes" among the members is none of them. */
function invited(as: string): Partial<Pick<Standing, 'capacity'>> {
  if (/^observers?$/i.test(as)) return { capacity: 'observer' };
  return /^(?:guests?|visitors?|invitees?|staff|in attendance)$/i.test(as) ? { capacity: 'other' } : {};
}

/** Several people on one line. */
export function enterList(reader: Reader, block: Block, standing: Standing): boolean {
  const parts = splitPeople(block.text.replace(/[.]$/, ''));
  let entered = 0;
  let lead = '';
  for (const part of parts) {
    const person = crowd.test(part.text) ? null : readPerson(part.text);
    if (!person) continue;
    // "Cllrs Smith, Jones and Brown": the title before the first stands for all.
    const named = couldBeName(person.name) || couldBeName(`${lead} ${person.name}`);
    if (!named) continue;
    lead = /^(?:Cllrs?|Councillors?|Drs?|Messrs)\b/.exec(person.name)?.[0] ?? lead;
    person.name = person.name.replace(/^(Cllr|Councillor|Dr)s(?=\s)/, '$1');
    const fact = addPerson(reader.roll, person, {
      standing,
      spans: block.spanOf(part.at, part.at + part.text.length),
    });
    if (fact) readNotes(fact, person.notes, reader);
    entered += 1;
  }
  return entered > 0;
}

/** "two members of the public" are nobody in particular. */
const crowd =
  /^(?:\d+|(?:an?|one|two|three|four|five|six|several|some|about)\s+[a-z])|\b(?:public|press|others|visitors)$/;

/** Whether a line holds several people, or one with what is said of them. */
export function isList(block: Block, alone: boolean): boolean {
  if (block.kind === 'row') return false;
  const parts = splitPeople(block.text.replace(/[.]$/, '')).filter((part) => !crowd.test(part.text));
  if (parts.length < 2) return false;
  const semicolons = block.text.includes(';');
  const noted = parts.every((part) => /\([^)]+\)/.test(part.text));
  const named = parts.filter((part) => {
    const person = readPerson(part.text);
    return person !== null && (person.titled || isName(person.name));
  }).length;
  const titled = (block.text.match(/\b(?:Cllrs?|Councillors?|Dr|Mrs?|Ms|Prof)\b/g) ?? []).length >= 2;
  if (titled || semicolons || (noted && named === parts.length)) return true;
  // "Jane Smith, Acme, Widgets": where each has a line of their own, what follows the comma is where they are from.
  // "Jane Smith – Acme, Leeds": a dash after the first name alone says where she is from.
  const dashes = parts.filter((part) => /\s[–—-]\s/.test(part.text)).length;
  if (dashes > 0 && dashes < parts.length) return false;
  if (!alone || block.kind === 'bullet') return named >= 4 && named === parts.length;
  const handles = parts.length >= 3 && parts.every((part) => couldBeName(readPerson(part.text)?.name ?? ''));
  return handles || named >= parts.length * 0.6;
}
