/** Attendance as a table: a heading row that says what each column holds, and a row a person. */
import { type Block, cellSpans } from './paragraph.ts';
import { couldBeName, isName, readPerson } from './people.ts';
import type { Reader } from './people-entries.ts';
import { addPerson, office, readNotes, type Standing } from './roll.ts';

/** Which column holds what; null where the table does not say who attended. */
export interface PeopleColumns {
  name: number;
  notes: number[];
  present: number | null;
}

const nameHead =
  /^(?:full )?names?$|^(?:member|attendee|participant|person|who|councillor|governor|director|trustee)s?(?: names?)?$/;
const presentHead = /^(?:present|attended|attendance|present\?|attended\?|in attendance|status)$/;
const noteHead =
  /^(?:role|office|position|title|job title|organi[sz]ation|company|representing|affiliation|initials|capacity|category|employer|email|term|constituency|ward)\b/;
const away = /^(?:n|no|x|absent|apolog.*|regrets|not present|✗|✘|-)$/;

/** The columns of a heading row of people; null for any other row. */
export function peopleColumns(block: Block): PeopleColumns | null {
  const cells = (block.cells ?? []).map((cell) => cell.toLowerCase().replace(/[:.]$/, ''));
  const name = cells.findIndex((cell) => nameHead.test(cell));
  if (name < 0) return null;
  const present = cells.findIndex((cell) => presentHead.test(cell));
  const others = cells.filter((_, i) => i !== name);
  if (!others.some((cell) => presentHead.test(cell) || noteHead.test(cell))) return null;
  const notes = cells.map((_, i) => i).filter((i) => i !== name && i !== present);
  return { name, notes, present: present < 0 ? null : present };
}

/** Enters the people of a row; false where it holds none. */
export function enterRow(
  reader: Reader,
  block: Block,
  setting: { standing: Standing; columns: PeopleColumns | null },
): boolean {
  const cells = block.cells ?? [];
  const { standing, columns } = setting;
  if (columns) {
    const person = readPerson(cells[columns.name] ?? '');
    if (!person || !couldBeName(person.name)) return false;
    const mark = columns.present === null ? '' : (cells[columns.present] ?? '').toLowerCase();
    const present = standing.present && !away.test(mark);
    const fact = addPerson(reader.roll, person, { standing: { ...standing, present }, spans: block.spans });
    if (fact) readNotes(fact, [...person.notes, ...columns.notes.map((i) => cells[i] ?? '')], reader);
    return true;
  }
  const people = cells.map((cell) => readPerson(cell));
  const grid = people.every(
    (person, i) => cells[i] === '' || (person !== null && isName(person.name) && !office.test(person.name)),
  );
  if (!grid || people.filter((person) => person !== null).length < 2) return false;
  people.forEach((person, i) => {
    const fact = person && addPerson(reader.roll, person, { standing, spans: cellSpans(block, i) });
    if (fact) readNotes(fact, person?.notes ?? [], reader);
  });
  return true;
}
