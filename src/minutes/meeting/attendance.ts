/** Who was there, for whom, and who sent apologies. */
import { labelOf } from '../layout/labels.ts';
import type { ItemSection, Section, Sections } from '../layout/sections.ts';
import { type Block, joinSpans, sliceBlock } from '../paragraph.ts';
import { isName, readPerson, splitPeople } from '../people/people.ts';
import { capacityFor, enter, enterList, enterOffice, groupOf, isList, type Reader } from '../people/people-entries.ts';
import { enterRow, nameColumn, type PeopleColumns, peopleColumns } from '../people/people-table.ts';
import { addPerson, isOnRoll, readNotes, type Standing } from '../people/roll.ts';
import { unwrapRows } from '../people/wrapped-rows.ts';
import type { AttendanceFact, Found } from '../proposal.ts';
import type { Style } from '../style.ts';

export interface Attendance {
  people: Found<AttendanceFact>[];
  /** Paragraphs that were read, headings of groups among them. */
  placed: Block[];
  /** Paragraphs of items that turned out to be people of the attendance, parted from it by a page's end. */
  stranded: Set<Block>;
  /** Initials as printed → name. */
  initials: Map<string, string>;
}

const nobody = /^(?:none|nil|no apologies|n\/?a|there were none|no one|nobody|-)\b/i;
const received =
  /\b(?:apolog(?:y|ies)|regrets)\b[^.]*?(?:\b(?:from|by)|:)\s+(?<who>(?:[^.]|(?<=\b(?:[A-Za-z]|Mrs?|Ms|Drs?|Cllrs?|Prof|Revd?|St))\.)+)/i;

function standingOf(section: Section, style: Style): Standing {
  const label = section.label.toLowerCase();
  const others =
    /\b(?:also|in attendance|other|others|community|non-?voting|officers?|staff|invit|guests?|visitors?|public)\b/.test(
      label,
    );
  const watchers = /\bobserv/.test(label);
  const full =
    !others || /^members? in attendance|^(?:(?:non-?)?voting )?(?:panel |board |committee )?members/.test(label);
  return {
    present: section.part !== 'apologies',
    group: null,
    capacity: watchers ? 'observer' : full || section.part === 'apologies' ? 'member' : 'other',
    sure: style.group ? 'sure' : 'likely',
  };
}

/** "Panel members: Ada Oakes (AO); Bram Lund (BL)": the list behind the words that say of whom it is. */
function withoutGroup(block: Block): Block {
  const of = /^[A-Z][^:;,()\t]{0,40}\b(?:members|attendees|participants|representatives|directors|trustees)\s*:\s+/i;
  const at = of.exec(block.text)?.[0].length ?? 0;
  return at > 0 ? sliceBlock(block, at, block.text.length) : block;
}

/** "Bram Lund and the two Finches": somebody by name, then others who are not. */
function isMixed(block: Block): boolean {
  const [first] = splitPeople(block.text);
  const loose = block.text.length < 200 && /\s(?:and|&)\s+(?:the|two|three|several|some)\s/.test(block.text);
  return loose && isName(readPerson(first?.text ?? '')?.name ?? '');
}

/** Reads the paragraphs of one part; what is no person and no group stays unread. */
function readPart(reader: Reader, section: Section): void {
  const { roll, style } = reader;
  let standing = standingOf(section, style);
  let columns: PeopleColumns | null = section.heading.cells ? peopleColumns(section.heading) : null;
  // Under "Other Participants" even a group that has seats elsewhere is a guest.
  let guests = false;
  const alone = section.blocks.length === 1;
  const blocks = unwrapRows(section.blocks);
  reader.nameColumn = nameColumn(blocks) ?? reader.nameColumn;
  for (const block of blocks) {
    // A page of prose under "Present" is no list of people.
    if (block.text.length > 3000) continue;
    const place = () => roll.placed.push(block);
    if (nobody.test(block.text) || style.columns?.test(block.text.replace(/\t/g, ' '))) {
      guests ||= /\bother (?:participants|attendees|invitees|guests)\b/i.test(block.text);
      if (guests && standing.present) standing = { ...standing, group: null, capacity: 'other' };
      place();
      continue;
    }
    const headed = block.kind === 'row' ? peopleColumns(block) : null;
    if (headed) {
      columns = headed;
      place();
      continue;
    }
    const group = groupOf(block.text.replace(/\t/g, ' ').trim(), style);
    if (group) {
      standing = { ...standing, group: group.name, ...capacityFor(group.member && !(guests && standing.present)) };
      place();
      if (group.rest === '') continue;
      const person: Block = { ...sliceBlock(block, group.at, block.text.length), kind: 'text' };
      if (isList(person, true)) enterList(reader, person, standing);
      else if (!enter(reader, person, standing)) roll.placed.pop();
      continue;
    }
    if (block.kind === 'row' && enterRow(reader, block, { standing, columns })) {
      place();
      continue;
    }
    const listed = withoutGroup(block);
    if (received.test(block.text)) readApologies(reader, block);
    else if ((isList(listed, alone) || (alone && isMixed(listed))) && enterList(reader, listed, standing)) place();
    else if (enterOffice(reader, block, standing) || enter(reader, block, standing)) place();
    else if (/^[^.]{2,50}:$/.test(block.text) || (block.strong && block.text.length < 50)) {
      standing = { ...standing, group: block.text.replace(/:$/, '') };
      place();
    }
  }
}

/** "Apologies were received from A and B." */
function readApologies(reader: Reader, block: Block): void {
  const who = received.exec(block.text)?.groups?.who;
  if (!who || nobody.test(who)) return;
  const at = block.text.indexOf(who);
  const list = sliceBlock(block, at, at + who.trimEnd().length);
  const known = new Set(reader.roll.people.filter((one) => !one.present).map((one) => one.name));
  for (const part of splitPeople(list.text)) {
    const person = readPerson(part.text);
    if (!person || known.has(person.name) || !isName(person.name)) continue;
    const standing: Standing = { present: false, group: null, capacity: 'member', sure: 'likely' };
    const fact = addPerson(reader.roll, person, {
      standing,
      spans: list.spanOf(part.at, part.at + part.text.length),
    });
    if (fact) readNotes(fact, person.notes, reader);
  }
}

/** Attendance given as an item of business: "1. Present and apologies". */
function readItem(reader: Reader, item: ItemSection): void {
  const about = /\b(?:attendance|attendees|present|roll call|apolog|absen)/i.test(item.title);
  const label = labelOf(item.title, reader.style);
  if (!about) {
    if (/welcome|opening|introduction/i.test(item.title)) for (const block of item.body) readApologies(reader, block);
    return;
  }
  const section = (part: Section['part'], title: string, heading: Block): Section => ({
    part,
    label: title,
    heading,
    blocks: [],
  });
  const first = /apolog|absen/i.test(item.title) && !/present|attend/i.test(item.title) ? 'apologies' : 'present';
  let open = section(label?.part ?? first, item.title, item.heading);
  const sections = [open];
  for (const block of item.body) {
    const inner = labelOf(block.text, reader.style);
    if (inner && (inner.part === 'present' || inner.part === 'apologies')) {
      open = section(inner.part, inner.label, block);
      sections.push(open);
      if (inner.rest !== '') open.blocks.push(sliceBlock(block, inner.at, block.text.length));
    } else if (!/[.]$/.test(block.text) || received.test(block.text) || block.text.length < 60) open.blocks.push(block);
  }
  for (const one of sections) readPart(reader, one);
}

/**
 * Names alone on their lines at the end of a page or the top of the next, inside an item: the attendance table went on
 * over the page and the text of the item was set before it.
 */
function readStranded(reader: Reader, items: readonly ItemSection[]): Set<Block> {
  const stranded = new Set<Block>();
  const last = reader.roll.people.findLast((one) => one.present);
  items.slice(0, -1).forEach((item, i) => {
    const next = items[i + 1]?.heading;
    let run: Block[] = [];
    const settle = (following: Block | undefined) => {
      const page = run[0]?.gap === 'page' || following?.gap === 'page';
      if (last && run.length >= (page ? 1 : 2)) {
        for (const block of run) {
          const standing: Standing = { present: true, group: last.group, capacity: last.capacity, sure: 'likely' };
          const before = reader.roll.people.length;
          if (
            enter(reader, block, { ...standing, capacity: last.group ? standing.capacity : 'other' }) &&
            reader.roll.people.length > before
          )
            stranded.add(block);
        }
      }
      run = [];
    };
    for (const block of item.body) {
      const person = block.kind === 'text' && block.text.length < 50 ? readPerson(block.text) : null;
      if (person && isName(person.name) && person.notes.length < 2 && !isOnRoll(reader.roll, person.name))
        run.push(block);
      else settle(block);
    }
    settle(next);
  });
  return stranded;
}

const officers =
  /^(?:(?:area |working group )?(?:co-?)?(?:chairs?|directors?)|(?:chair|keeper|taker)s? of the (?:meeting|minutes)|(?:note|minutes?)[ -]?(?:takers?|keepers?)|scribes?|secretary|clerk|facilitators?|moderators?|president(?:ed by)?)\s*[:\t]/i;

/** Where nobody is listed, the cover may still say who chaired and who wrote: "Chair of the meeting: Ada Oakes". */
function readOfficers(reader: Reader, cover: readonly Block[]): void {
  const standing: Standing = { present: true, group: null, capacity: 'other', sure: 'likely' };
  for (const block of cover) {
    const office = officers.exec(block.text)?.[0] ?? '';
    if (office === '') continue;
    const who = sliceBlock(block, office.length, block.text.length);
    const role = office.replace(/\s*[:\t]$/, '').replace(/(?<=\bchair|taker|keeper|director)s$/i, '');
    const before = reader.roll.people.length;
    enterList(reader, who, standing);
    for (const fact of reader.roll.people.slice(before)) fact.role ??= role;
    if (reader.roll.people.length > before) reader.roll.placed.push(block);
  }
}

/** Reads the attendance of a document from its parts and, where it is an item of business, from that item. */
export function readAttendance(sections: Sections, style: Style): Attendance {
  const reader: Reader = { roll: { people: [], placed: [], initials: new Map() }, style };
  for (const section of sections.sections) {
    if (section.part !== 'present' && section.part !== 'apologies') continue;
    reader.roll.placed.push(section.heading);
    readPart(reader, section);
  }
  for (const item of sections.items.slice(0, 6)) readItem(reader, item);
  if (!reader.roll.people.some((one) => one.present)) readOfficers(reader, sections.cover);
  const stranded = readStranded(reader, sections.items);
  for (const fact of reader.roll.people) fact.spans = joinSpans(fact.spans);
  return { people: reader.roll.people, placed: reader.roll.placed, stranded, initials: reader.roll.initials };
}
