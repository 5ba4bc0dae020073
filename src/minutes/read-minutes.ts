/** The minutes of one meeting, as read: text in, proposal out. */
import type { Code } from '../codes/code.ts';
import { Refused } from '../kernel/problem.ts';
import type { ReadDocument } from '../paper/document.ts';
import { type ListRead, readActionList } from './actions/action-lists.ts';
import { type RaisedAction, raiseActions } from './actions/raised-actions.ts';
import { readCandidates } from './flags/candidates.ts';
import { coverText } from './flags/coverage.ts';
import { readFlags } from './flags/flags.ts';
import { structureFlags } from './flags/structure-flags.ts';
import { type ItemRead, readItem } from './items/items.ts';
import { readLayout } from './layout/layout.ts';
import { headsMinutes } from './layout/minutes-table.ts';
import { findSections, type Sections } from './layout/sections.ts';
import { type Attendance, readAttendance } from './meeting/attendance.ts';
import { type MeetingRead, readMeeting } from './meeting/meeting.ts';
import { refuseTwoMeetings } from './meeting/one-meeting.ts';
import { type Block, joinSpans } from './paragraph.ts';
import type { CandidateFact, Found, ItemFact, ItemNumber, Proposal, Span } from './proposal.ts';
import type { Paragraph, ReadItem, Reading } from './reading.ts';
import { chooseStyle, type Style } from './style.ts';
import { readMentions } from './subjects/mentions.ts';
import { readSubjects } from './subjects/subjects.ts';

/** Spans with the white space between neighbours made part of them, so that an item is one stretch of text. */
function closeUp(text: string, spans: readonly Span[]): Span[] {
  const closed: Span[] = [];
  for (const span of joinSpans(spans)) {
    const last = closed[closed.length - 1];
    if (last && text.slice(last.end, span.start).trim() === '') last.end = span.end;
    else closed.push(span);
  }
  return closed;
}

/** Reads the lists of actions; one with a status column is of earlier actions unless it is said, or bound, to be new. */
function readLists(
  sections: Sections,
  setting: { style: Style; day: string | null; updated: boolean; names: ReadonlySet<string> },
): ListRead[] {
  return sections.sections
    .filter((section) => section.part === 'actions' || section.part === 'updates')
    .map((section) => {
      const fresh =
        section.part === 'actions' &&
        (/\b(?:new|agreed|arising|this meeting)\b/i.test(section.label) || setting.updated);
      return readActionList(section, { ...setting, fresh });
    });
}

function itemFrom(
  text: string,
  read: ItemRead,
  found: { reading: ReadItem; candidates: Found<CandidateFact>[]; style: Style },
): Found<ItemFact> {
  const { number, title, heading, body } = read.section;
  return {
    number,
    title,
    decisions: read.decisions,
    candidates: found.candidates,
    actions: found.reading.actions.map((action) => action.ref),
    mentions: readMentions(found.reading, found.style.house),
    narrative: read.narrative
      .filter((block) => !read.listed.has(block))
      .map((block) => (block.kind === 'bullet' ? `• ${block.text}` : block.text))
      .join('\n'),
    spans: closeUp(text, [...heading.spans, ...body.flatMap((block) => block.spans)]),
    sure: number === null ? 'likely' : 'sure',
  };
}

/** What the people at the meeting are called by, lower case: whole names, first names, initials. */
function calledBy(attendance: Attendance): Set<string> {
  const names = attendance.people.flatMap(({ name }) => [name, name.split(' ')[0] ?? name]);
  return new Set([...names, ...attendance.initials.keys()].map((name) => name.toLowerCase()));
}

interface Parts {
  style: Style;
  blocks: Block[];
  sections: Sections;
  meeting: MeetingRead;
  attendance: Attendance;
}

/** Titles that hardly any document but minutes has. */
const usual =
  /\b(?:apologies|minutes of|matters arising|any other business|aob|date of next meeting|call to order|adjournment)\b/i;

/** A text in which nothing of a meeting can be seen is refused; anything less than that is a proposal with flags. */
function refuseOther({ blocks, sections, meeting, attendance }: Parts, items: readonly ItemRead[]): void {
  const { date, number } = meeting.meeting;
  const title = /\bmeeting\b[^.]*$|\bminutes\s+of\b|\bminutes$/i;
  const titled = blocks.slice(0, 12).some((block) => block.text.length < 160 && title.test(block.text));
  const business =
    sections.items.some((item) => usual.test(item.title)) ||
    items.some((item) => item.decisions.length + item.actions.length + item.updates.length > 0);
  if (attendance.people.length > 0 || business || titled || date !== null || number !== null) return;
  throw new Refused(
    'This does not look like the minutes of a meeting: no date, attendance or business could be found. Check that the right file was chosen.',
  );
}

/** The paragraphs of an item that report on earlier actions. */
function reportedIn({ section, updates }: ItemRead): Paragraph[] {
  const spans = updates.flatMap((update) => update.spans);
  return section.body
    .filter((block) => spans.some((span) => span.start < block.end && block.start < span.end))
    .map((block) => ({ ...block, kind: 'row' }));
}

function readingOf(parts: Parts, items: readonly ItemRead[], actions: readonly RaisedAction[]): Reading {
  return {
    style: parts.style.house,
    code: parts.style.code,
    meeting: parts.meeting.meeting,
    items: items.map((read): ReadItem => {
      const within = (spans: readonly Span[]) =>
        read.section.body.some((block) => spans.some((span) => span.start >= block.start && span.end <= block.end));
      return {
        number: read.section.number,
        title: read.section.title,
        narrative: read.narrative,
        decisions: read.decisions,
        heading: read.section.heading,
        reported: reportedIn(read),
        actions: actions.filter(
          (action) =>
            sameItem(action.item, read.section.number) && (read.section.number !== null || within(action.spans)),
        ),
      };
    }),
  };
}

function sameItem(a: ItemNumber, b: ItemNumber): boolean {
  return a === b || (a !== null && b !== null && String(a) === String(b));
}

/**
 * Reads the text of minutes into a proposal, in the style of the first of `codes` that recognises it, or in the generic
 * one. Pure and synchronous. What cannot be told is null and flagged.
 *
 * @throws Refused for a file that holds two meetings, or in which nothing looks like minutes.
 */
export function readMinutes(document: ReadDocument, codes: readonly Code[]): Proposal {
  const { text } = document;
  const style = chooseStyle(text, codes);
  const blocks = readLayout(text, { kind: document.kind, starters: style.starters, furniture: style.furniture });
  refuseTwoMeetings(blocks, style);
  const sections = findSections(blocks, style);
  const furniture = blocks.filter((block) => block.kind === 'furniture');
  const meeting = readMeeting(sections, furniture, style);
  const attendance = readAttendance(sections, style);
  const parts: Parts = { style, blocks, sections, meeting, attendance };

  const day = meeting.meeting.date;
  const names = calledBy(attendance);
  const items = sections.items.map((section) =>
    readItem(section, { style, day, stranded: attendance.stranded, names }),
  );
  refuseOther(parts, items);
  const updated = items.some((item) => item.updates.length > 0);
  const lists = readLists(sections, { style, day, updated, names });
  const actions = raiseActions(
    items.flatMap((item) => item.actions),
    [...lists.flatMap((list) => list.actions), ...items.flatMap((item) => item.listedActions)],
    meeting.meeting,
  );
  const updates = [...items.flatMap((item) => item.updates), ...lists.flatMap((list) => list.updates)].map(
    (update, i) => ({
      ...update,
      ref: update.ref || `${meeting.meeting.number ?? day ?? ''}/U${i + 1}`,
    }),
  );
  const reading = readingOf(parts, items, actions);
  const settled = readCandidates(reading);
  // Items without a number of their own would share one entry: those are read one by one.
  const unique = settled.size === items.length;
  const candidates = reading.items.map(
    (item) => (unique ? settled : readCandidates({ ...reading, items: [item] })).get(item.number) ?? [],
  );
  const decided = items.flatMap((read) => read.decisions.flatMap((one) => one.spans));
  const proposal: Proposal = {
    document,
    style: style.house.id,
    meeting: meeting.meeting,
    attendance: attendance.people,
    items: items.map((read, i) =>
      itemFrom(text, read, { reading: reading.items[i] as ReadItem, candidates: candidates[i] ?? [], style }),
    ),
    actions: actions.map(({ given: _, ...action }) => action),
    updates,
    ...readSubjects(reading),
    flags: [
      ...structureFlags({ style, text, sections, meeting, attendance, actions, updates, decided }),
      ...readFlags(reading, settled),
    ],
    unplaced: [],
  };
  return { ...proposal, ...coverText(text, factSpans(proposal), framing(parts, lists)) };
}

/** Spans of everything that states a fact. */
function factSpans(proposal: Proposal): Span[] {
  const facts = [proposal.meeting, ...proposal.attendance, ...proposal.items, ...proposal.actions, ...proposal.updates];
  return facts.flatMap((fact) => fact.spans);
}

/** Paragraphs that frame the facts: furniture, headings of parts, the printed agenda, heads of tables. */
function framing({ blocks, sections, meeting, attendance }: Parts, lists: readonly ListRead[]): Block[] {
  const parts = sections.sections;
  const headings = parts.filter((part) => part.part !== 'next').map((part) => part.heading);
  const agenda = parts.filter((part) => part.part === 'agenda').flatMap((part) => part.blocks);
  const furniture = blocks.filter((block) => block.kind === 'furniture' || headsMinutes(block));
  return [
    ...furniture,
    ...headings,
    ...agenda,
    ...meeting.placed,
    ...attendance.placed,
    ...lists.flatMap((list) => [...list.used]),
  ];
}
