/** Attendance as a table: a heading row that says what each column holds, and a row a person. */
import { type Block, cellSpans } from '../paragraph.ts';
import { couldBeName, isName, type Person, readPerson } from './people.ts';
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
    if (fact) readNotes(fact, [...person.notes, ...columns.notes.flatMap((i) => notesOf(cells[i] ?? ''))], reader);
    return true;
  }
  if (enterInitialled(reader, block, standing)) return true;
  const named = reader.nameColumn ?? 0;
  const person = named > 0 ? readPerson(cells[named] ?? '') : null;
  if (person && isName(person.name)) {
    enterUnderOffice(reader, block, { standing, person });
    return true;
  }
  const plain = cells.map((cell) => (/^\(?(?:none|vacant|n\/a|tbc|-)\)?$/i.test(cell) ? '' : cell));
  // Where someone else on the roll is from is no person here.
  const places = new Set(reader.roll.people.flatMap((one) => one.group?.split(', ') ?? []));
  if (plain.some((cell, i) => i > 0 && places.has(cell))) return false;
  const people = plain.map((cell) => readPerson(cell));
  const grid = people.every(
    (one, i) => plain[i] === '' || (one !== null && isName(one.name) && !office.test(one.name)),
  );
  if (!grid || people.filter((one) => one !== null).length < 2) return false;
  people.forEach((one, i) => {
    const fact = one && addPerson(reader.roll, one, { standing, spans: cellSpans(block, i) });
    if (fact) readNotes(fact, one?.notes ?? [], reader);
  });
  return true;
}

const initials = /^[A-Z][A-Za-z]{1,4}$/;

/** "Ada Oakes | AO | Member | Bram Lund | BL | Observer": each name with its initials in the next cell begins a person. */
function enterInitialled(reader: Reader, block: Block, standing: Standing): boolean {
  const cells = block.cells ?? [];
  const starts = cells.flatMap((cell, i) => {
    const next = cells[i + 1] ?? '';
    return isName(cell) && initials.test(next) && next[0] === cell[0] && /[A-Z]$/.test(next) ? [i] : [];
  });
  if (starts[0] !== 0) return false;
  starts.forEach((at, n) => {
    const end = starts[n + 1] ?? cells.length;
    const spans = cells.slice(at, end).flatMap((_, i) => cellSpans(block, at + i));
    const person = readPerson(cells[at] ?? '');
    const fact = person && addPerson(reader.roll, person, { standing, spans });
    if (fact) readNotes(fact, cells.slice(at + 1, end).flatMap(notesOf), reader);
  });
  return true;
}

/** "Panel Secretary | Ada Oakes | AO": the first column says as what the person of the next came. */
function enterUnderOffice(reader: Reader, block: Block, entry: { standing: Standing; person: Person }): void {
  const cells = block.cells ?? [];
  const named = reader.nameColumn ?? 0;
  const held = cells.slice(0, named).filter((cell) => cell !== '');
  const fact = addPerson(reader.roll, entry.person, { standing: entry.standing, spans: block.spans });
  if (fact) readNotes(fact, [...entry.person.notes, ...cells.slice(named + 1).flatMap(notesOf), ...held], reader);
}

/** "Panel member (alternate)" says two things of a person. */
function notesOf(cell: string): string[] {
  const [, said = cell, mark = ''] =
    /^(.*?)\s*(?:\(((?:alternate|alt|substitute|deputy|proxy|observer|part|day|from|until)\b[^()]*)\))$/i.exec(cell) ??
    [];
  return [said, mark].filter((note) => note !== '');
}

/** The column that holds the names of rows without a heading row; null where too few rows tell. */
export function nameColumn(blocks: readonly Block[]): number | null {
  const rows = blocks.flatMap((block) => (block.kind === 'row' && block.cells ? [block.cells] : []));
  const names = (column: number) => rows.filter((cells) => isName(readPerson(cells[column] ?? '')?.name ?? '')).length;
  const [first, second] = [names(0), names(1)];
  if (Math.max(first, second) < 3) return null;
  return second > first * 2 ? 1 : 0;
}
