/** A meeting as text in a house's style: what the reader would read back to the same meeting. */
import type { HouseStyle } from '../codes/code.ts';
import { stateOf } from './actions/action-tables.ts';
import { readDue, readOwner } from './people/owners.ts';
import type { ActionFact, AttendanceFact, DecisionFact, ItemFact, MeetingFact, UpdateFact } from './proposal.ts';
import { prepareStyle, type Style } from './style.ts';

/** The part of a proposal, or of the records, that minutes are made of. */
export interface MeetingMinutes {
  meeting: MeetingFact;
  /** Who decided, as the house calls them: "The Panel"; where absent the first that the house knows. */
  decider?: string;
  attendance: readonly AttendanceFact[];
  items: readonly (Pick<ItemFact, 'number' | 'title' | 'narrative'> & {
    decisions: readonly DecisionFact[];
    /** References of its actions; where absent, those whose `item` is its number. */
    actions?: readonly string[];
  })[];
  actions: readonly ActionFact[];
  updates: readonly UpdateFact[];
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** "9 December 2016" of an ISO day. */
function printedDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months[(month ?? 1) - 1]} ${year}`;
}

export function coverLines(meeting: MeetingFact, style: Style): string[] {
  const { body, number, ref, date, start, end, place, classification, status } = meeting;
  const lines: string[] = [];
  if (body !== null) lines.push(number === null ? `${body} Meeting` : `${body} Meeting ${number}`);
  else if (number !== null) lines.push(`Meeting ${number}`);
  const houseRef = ref !== null && style.meeting.some((pattern) => pattern.exec(`Meeting ${ref}`)?.groups?.ref === ref);
  if (ref !== null && houseRef) lines.push(date === null ? `Meeting ${ref}` : `Meeting ${ref}, ${printedDay(date)}`);
  else {
    if (ref !== null) lines.push(`Reference: ${ref}`);
    if (date !== null) lines.push(`Date: ${printedDay(date)}`);
  }
  if (start !== null && end !== null && place !== null) lines.push(`${start} – ${end}, ${place}`);
  else {
    if (start !== null) lines.push(end === null ? `Time: ${start}` : `Time: ${start} – ${end}`);
    else if (end !== null) lines.push(`End: ${end}`);
    if (place !== null) lines.push(`Place: ${place}`);
  }
  if (classification !== null) lines.push(`Classification: ${classification}`);
  if (status !== null) lines.push(`${status.charAt(0).toUpperCase()}${status.slice(1)} Minutes`);
  return lines;
}

/** The word by which the house marks a capacity: the first of its marks with that meaning. */
function markFor(style: Style, meaning: string): string {
  const word = Object.entries(style.house.marks).find(([, means]) => means === meaning)?.[0] ?? meaning;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export function personWords(person: AttendanceFact, style: Style): string {
  const notes: string[] = [];
  if (person.capacity === 'alternate')
    notes.push(person.standsFor ? `alternate for ${person.standsFor}` : markFor(style, 'alternate'));
  if (person.capacity === 'observer') notes.push(markFor(style, 'observer'));
  if (person.part) notes.push(markFor(style, 'part'));
  if (person.role && person.role !== person.group) notes.push(person.role);
  return [person.name, ...notes.map((note) => `(${note})`)].join(' ');
}

/** People under the groups of the house style, others first, each with their organisation after a dash, since a comma may part two people. */
function renderPeople(people: readonly AttendanceFact[], style: Style): string[] {
  const known = new Set(style.house.groups.map((group) => group.name));
  const lines: string[] = [];
  const loose = people.filter((person) => person.group === null || !known.has(person.group));
  for (const person of loose)
    lines.push(person.group === null ? personWords(person, style) : `${personWords(person, style)} – ${person.group}`);
  for (const group of style.house.groups) {
    const within = people.filter((person) => person.group === group.name);
    if (within.length > 0) lines.push(group.name, ...within.map((person) => personWords(person, style)));
  }
  return lines;
}

function renderAttendance(attendance: readonly AttendanceFact[], style: Style): string[] {
  const present = attendance.filter((person) => person.present);
  const away = attendance.filter((person) => !person.present);
  const housed = style.house.groups.length > 0;
  const other = housed ? [] : present.filter((person) => person.capacity === 'other');
  const members = present.filter((person) => !other.includes(person));
  const part = (label: string, people: readonly AttendanceFact[]) =>
    people.length > 0 ? [label, ...renderPeople(people, style)] : [];
  return [
    ...part(housed ? 'Attendees:' : 'Present:', members),
    ...part('Also in attendance:', other),
    ...part('Apologies:', away),
  ];
}

/** "SECRETARY to write to members", if that reads back to the same owner; else the owner named after the words. */
function renderAction(action: ActionFact, style: Style): string {
  const said = action.owner === null ? action.text : `${action.owner} to ${action.text}`;
  const back = readOwner(said, style);
  const plain =
    back.owner === action.owner && back.text === action.text
      ? said
      : `${action.text}; owner: ${action.owner ?? 'none'}`;
  const due = action.due !== null && readDue(action.text, null).due !== action.due ? `; due: ${action.due}` : '';
  return `${plain}${due}`;
}

/** An action's box. A reference that the house's box could not hold is ours, and left out: it is made up again on reading. */
export function actionWords(action: ActionFact, style: Style): { label: string; said: string } {
  const house =
    style.action.length === 0 ||
    style.action.some((pattern) => pattern.exec(`ACTION ${action.ref}: x`)?.groups?.ref === action.ref);
  return { label: house ? `ACTION ${action.ref}:` : 'ACTION:', said: `${renderAction(action, style)}.` };
}

function renderBox(action: ActionFact, style: Style): string {
  const { label, said } = actionWords(action, style);
  return `${label} ${said}`;
}

function sameItem(a: ItemFact['number'], b: ItemFact['number']): boolean {
  return a === b || String(a) === String(b);
}

/** What was said of an earlier action; its state too, where the words leave that open. */
export function saidOfUpdate(update: UpdateFact): string {
  const text = update.text.replace(/\s*\n\s*/g, '\n');
  return update.state === null || stateOf(text) === update.state ? text : `${text} (${update.state})`;
}

/** A row of a table; the paragraphs of a cell after its first stand on lines that begin with a tab. */
function renderUpdate(update: UpdateFact): string {
  return `${update.ref}\t${saidOfUpdate(update).replaceAll('\n', '\n\t')}`;
}

/** Who decides, as the minutes call them. */
export function deciderIn(minutes: Pick<MeetingMinutes, 'decider'>, house: HouseStyle): string {
  const known = house.deciders.find((one) => /^[\w ]+$/.test(one) && one.startsWith('The '));
  return minutes.decider ?? known ?? 'The Meeting';
}

/** The entries of a list of decisions, each ended as a list of a sentence is: "; and" before the last. */
export function decisionEntries(decisions: readonly DecisionFact[]): { verb: string; rest: string }[] {
  const last = decisions.length - 1;
  const ends = (i: number) => (i === last ? '.' : i === last - 1 ? '; and' : ';');
  return decisions.map((one, i) => ({
    verb: one.verb.toUpperCase(),
    rest: `${one.text === '' ? '' : ' '}${one.text}${ends(i)}`,
  }));
}

/**
 * The one decision of an item as a sentence, "The Panel NOTED the contents of the paper.", where the house reads that
 * back as what it is; null for any other, which is a list.
 */
export function decisionSentence(
  decisions: readonly DecisionFact[],
  decider: string,
  house: HouseStyle,
): { decider: string; verb: string; rest: string } | null {
  const [only] = decisionEntries(decisions);
  if (!only || decisions.length > 1) return null;
  const words = `${decider} ${only.verb}${only.rest}`;
  const joined = new RegExp(`\\band\\s(?:\\w+\\s)?(?:${house.verbs.map((verb) => verb.toUpperCase()).join('|')})\\b`);
  const plain = !/[:\n]|[.!?]["”’)]?\s/.test(words) && !joined.test(words);
  return plain && [...words.matchAll(prepareStyle(house).sentence)].length === 1 ? { decider, ...only } : null;
}

function renderDecisions(decisions: readonly DecisionFact[], decider: string, house: HouseStyle): string[] {
  if (decisions.length === 0) return [];
  const sentence = decisionSentence(decisions, decider, house);
  if (sentence) return [`${sentence.decider} ${sentence.verb}${sentence.rest}`];
  return [`${decider}:`, ...decisionEntries(decisions).map(({ verb, rest }) => `• ${verb}${rest}`)];
}

/**
 * Renders a meeting as plain text, a paragraph a line, in the given house style. Reading the text again gives the same
 * meeting, provided that titles and narrative are prose: a paragraph that looks like a heading or a box is read as one.
 */
export function renderMinutes(minutes: MeetingMinutes, house: HouseStyle): string {
  const style = prepareStyle(house);
  const lines = [...coverLines(minutes.meeting, style), ...renderAttendance(minutes.attendance, style)];
  const placed = new Set<ActionFact>();
  const items = new Set(minutes.items.map((item) => String(item.number)));
  const table = (updates: readonly UpdateFact[]) =>
    updates.length > 0 ? [['Action reference\tUpdate', ...updates.map(renderUpdate)].join('\n')] : [];
  for (const item of minutes.items) {
    lines.push(item.number === null ? `## ${item.title}` : `${item.number}. ${item.title}`);
    if (item.narrative !== '') lines.push(...item.narrative.split('\n'));
    const under = <T extends { item: ItemFact['number'] }>(facts: readonly T[]) =>
      item.number === null ? [] : facts.filter((fact) => String(fact.item) === String(item.number));
    lines.push(...table(under(minutes.updates)));
    lines.push(...renderDecisions(item.decisions, deciderIn(minutes, house), house));
    const raised = item.actions
      ? minutes.actions.filter((action) => item.actions?.includes(action.ref) && sameItem(action.item, item.number))
      : under(minutes.actions);
    for (const action of raised) {
      placed.add(action);
      lines.push(renderBox(action, style));
    }
  }
  const apart = <T extends { item: ItemFact['number'] }>(facts: readonly T[]) =>
    facts.filter((fact) => fact.item === null || !items.has(String(fact.item)));
  const loose = minutes.actions.filter((action) => !placed.has(action));
  if (loose.length > 0) lines.push('New actions:', ...loose.map((action) => renderBox(action, style)));
  const updates = apart(minutes.updates);
  if (updates.length > 0) lines.push('Previous actions:', ...table(updates));
  return `${lines.join('\n\n')}\n`;
}
