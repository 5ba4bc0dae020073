/** Cuts the paragraphs of minutes into cover, attendance, items and lists. */

import { type Block, sliceBlock } from '../paragraph.ts';
import { isName, readPerson } from '../people/people.ts';
import { peopleColumns } from '../people/people-table.ts';
import type { ItemNumber } from '../proposal.ts';
import type { Style } from '../style.ts';
import { closedHeadings } from './closed-part.ts';
import { unfoldColumns } from './columns.ts';
import { partLists } from './inline-labels.ts';
import { type Label, labelOf, type Part } from './labels.ts';
import { unfoldMinutesTable } from './minutes-table.ts';
import { bestRun, type Manner, type Numbered, numberedIn } from './numbering.ts';

/** A part of the document with a heading that is not an item of business. */
export interface Section {
  part: Part;
  label: string;
  heading: Block;
  blocks: Block[];
}

export interface ItemSection {
  number: ItemNumber;
  title: string;
  heading: Block;
  body: Block[];
}

export interface Sections {
  cover: Block[];
  sections: Section[];
  items: ItemSection[];
  /** Set where item headings have no numbers of their own. */
  unnumbered: boolean;
}

interface Heading {
  index: number;
  number: ItemNumber;
  title: string;
  at: number;
}

const manners: readonly Manner[] = ['number', 'reference', 'roman', 'letter'];
const subNumber = /^(\d{1,3}(?:\.\d{1,3})+)[.):]?\s+(\S.*)$/;

/** Title and body set on one line: "3. Finance: the treasurer reported that…". */
function titleEnd(title: string): number {
  // "Change Report 2.1 The Panel heard…": a numbered paragraph is no part of the title above it.
  const paragraph = /\s(?=\d{1,2}\.\d{1,2}\s+[A-Z][^.]{30,})/.exec(title);
  if (paragraph && paragraph.index > 5) return paragraph.index;
  const cut = /^(.{3,70}?)(?:[.:]\s+|\s[–—]\s+)(?=[A-Z“"].{25,})/.exec(title);
  const words = cut?.[1]?.split(/\s+/).length ?? 0;
  const sentence = /[.!?)]$/.test(title) || title.length > 220;
  return cut?.[1] && words <= 9 && title.length > 60 && sentence ? cut[1].length : title.length;
}

function plainTitle(title: string): string {
  return title
    .replace(/\s*[:.]$/, '')
    .replace(/\t+/g, ' ')
    .trim();
}

/** The printed agenda: the topics listed under its label. Both ends are -1 where there is none. */
function agendaRegion(blocks: readonly Block[], style: Style): { from: number; to: number } {
  const from = blocks.findIndex((block) => labelOf(block.text, style)?.part === 'agenda');
  if (from < 0) return { from: -1, to: -1 };
  let to = from + 1;
  for (; to < blocks.length; to += 1) {
    const block = blocks[to] as Block;
    const listed = block.kind === 'bullet' || numberedIn(block, to, undefined).length > 0;
    const apart = block.gap !== 'none' && to > from + 1 && !listed;
    if (apart || !isTopic(block) || labelOf(block.text, style) !== null) break;
  }
  return { from, to };
}

/** The agenda's own region where its topics are taken up again further on: a list of the items, not the items. */
function agendaAt(blocks: readonly Block[], style: Style): { from: number; to: number } {
  const { from, to } = agendaRegion(blocks, style);
  const topics = agendaTopics(blocks, { from, to });
  const again = blocks.slice(to).filter((block) => block.kind !== 'bullet' && topics.has(topicKey(block.text)));
  return topics.size > 0 && again.length >= Math.min(2, topics.size) ? { from, to } : { from: -1, to: -1 };
}

function isTopic(block: Block): boolean {
  return block.level === 0 && block.text.length < 110 && !/[.]$/.test(block.text);
}

function numberedHeadings(blocks: readonly Block[], style: Style): { headings: Heading[]; score: number } {
  const agenda = agendaAt(blocks, style);
  const candidates = blocks.flatMap((block, index) =>
    index >= agenda.from && index < agenda.to ? [] : numberedIn(block, index, blocks[index + 1]),
  );
  let best: { run: Numbered[]; score: number } = { run: [], score: 0 };
  for (const manner of manners) {
    const found = bestRun(candidates.filter((one) => one.manner === manner));
    if (found.score > best.score) best = found;
  }
  return {
    headings: best.run.map(({ index, number, title, at }) => ({ index, number, title, at })),
    score: best.score,
  };
}

/** "2.1 Review of actions" is an item of its own; "2.1 The Board heard that…" is a numbered paragraph. */
function withSubItems(blocks: readonly Block[], headings: Heading[]): Heading[] {
  const found = [...headings];
  const taken = new Set(headings.map((one) => one.index));
  blocks.forEach((block, index) => {
    const match = subNumber.exec(block.text);
    if (
      !match?.[1] ||
      taken.has(index) ||
      block.kind === 'furniture' ||
      block.kind === 'bullet' ||
      block.kind === 'row'
    )
      return;
    const parent = headings.findLast((one) => one.index < index);
    const title = match[2] ?? '';
    const titled = block.strong || block.kind === 'heading' || (title.length <= 70 && /^[A-Z]/.test(title));
    if (!parent || Number.parseInt(match[1], 10) !== parent.number || !titled || /[.;,:]$/.test(title)) return;
    found.push({ index, number: match[1], title, at: block.text.length - title.length });
  });
  return found.sort((a, b) => a.index - b.index);
}

function looksTitled(block: Block): boolean {
  const text = block.text.replace(/:$/, '');
  const words = text.split(/\s+/);
  if (block.kind !== 'text' || words.length > 10 || text.length > 80 || /[.;,!?\t]$|\t|@|\d{4}/.test(text))
    return false;
  if (block.strong || (text === text.toUpperCase() && /[A-Z]{4}/.test(text))) return true;
  const small = /^(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with|&|\/|[–-])$/;
  return words.every((word) => small.test(word) || /^["“‘'(]?[A-Z0-9]/.test(word));
}

/** A few words that stand apart from what is above and close to the paragraph below. */
function crowns(block: Block, next: Block): boolean {
  const words = block.text.split(/\s+/).length;
  const short = block.kind === 'text' && words <= 6 && /^[A-Z][^.:;,!?\d]*$/.test(block.text);
  return (
    short && block.gap === 'blank' && next.gap === 'none' && next.kind === 'text' && next.text.split(/\s+/).length >= 4
  );
}

function markdownHeadings(blocks: readonly Block[], style: Style): Heading[] {
  const headed = blocks.flatMap((block, index) => (block.level > 0 ? [{ block, index }] : []));
  // The first heading is the document's title where it stands at the top, or alone at its level.
  const [first, ...others] = headed;
  const top = first && (first.index < 3 || others.every((one) => one.block.level > first.block.level));
  const title = top ? first.index : -1;
  const business = headed.filter(({ block, index }) => index !== title && labelOf(block.text, style) === null);
  for (let level = 1; level <= 6; level += 1) {
    const upTo = business.filter(({ block }) => block.level <= level);
    if (upTo.length >= 2 || (level === 6 && upTo.length > 0)) {
      return upTo.map(({ block, index }) => ({ index, number: null, title: block.text, at: 0 }));
    }
  }
  return [];
}

/** Topics of the printed agenda: where one stands alone on a line again, its business begins. */
function agendaTopics(blocks: readonly Block[], region: { from: number; to: number }): Set<string> {
  return new Set(blocks.slice(region.from + 1, Math.max(region.to, 0)).map((block) => topicKey(block.text)));
}

function topicKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/^topic:\s*/, '')
    .replace(/^\(?\d{1,3}(?:\.\d{1,2})*[.)]?\s+/, '')
    .replace(/\(.*?\)|[^a-z0-9]+/g, ' ')
    .trim();
}

/** Without numbers or marked headings, short lines in title case that stand apart; labels are no items. */
function plainHeadings(blocks: readonly Block[], style: Style): Heading[] {
  const people = blocks.findLastIndex((block) => {
    const part = labelOf(block.text, style)?.part;
    return part === 'present' || part === 'apologies' || part === 'agenda' || part === 'notes';
  });
  const notes = blocks.findIndex((block) => labelOf(block.text, style)?.part === 'notes');
  const from = notes >= 0 ? notes : people;
  const agenda = agendaRegion(blocks, style);
  const topics = agendaTopics(blocks, agenda);
  const found: Heading[] = [];
  blocks.forEach((block, index) => {
    const next = blocks[index + 1];
    const listed = block.kind === 'text' && (topics.has(topicKey(block.text)) || /^topic:\s/i.test(block.text));
    if (index <= from || index < agenda.to || !next || !(listed || looksTitled(block) || crowns(block, next))) return;
    const stands = listed || block.gap !== 'none' || block.text.endsWith(':') || block.strong;
    if (stands && labelOf(block.text, style) === null)
      found.push({ index, number: null, title: block.text.replace(/^topic:\s*/i, ''), at: 0 });
  });
  const strong = found.filter((one) => blocks[one.index]?.strong);
  if (strong.length >= 2) return strong;
  const bodied = found.filter(
    (one) => topics.has(topicKey(one.title)) || !found.some((other) => other.index === one.index + 1),
  );
  return bodied.length >= 2 || notes >= 0 ? bodied : [];
}

/** "PUBLIC COMMENT" alone in capitals among numbered items that are not: business without a number. */
function withCapitals(blocks: readonly Block[], headings: Heading[], style: Style): Heading[] {
  const capitals = (text: string) => text === text.toUpperCase() && /^[A-Z][A-Z &’',/-]{7,60}$/.test(text);
  if (style.code || headings.some((one) => capitals(one.title))) return headings;
  const taken = new Set(headings.map((one) => one.index));
  const first = blocks.findIndex((block) => labelOf(block.text, style)?.part === 'present');
  const found = blocks.flatMap((block, index): Heading[] => {
    const next = blocks[index + 1];
    const stands = block.kind === 'text' && block.gap !== 'none' && next !== undefined && next.gap !== 'none';
    if (!stands || index <= first || taken.has(index) || !capitals(block.text)) return [];
    if (labelOf(block.text, style) !== null || /^(?:PART|DAY|SECTION|END)\b/.test(block.text)) return [];
    return [{ index, number: null, title: block.text, at: 0 }];
  });
  return found.length >= 3 ? [...headings, ...found].sort((a, b) => a.index - b.index) : headings;
}

/** "12.1 Minutes", "12.2 Boats": numbered within the meeting, where no whole numbers head the items. */
function dottedHeadings(blocks: readonly Block[]): Heading[] {
  const found = blocks.flatMap((block, index): (Heading & { of: string })[] => {
    const match = block.kind === 'text' || block.kind === 'heading' ? subNumber.exec(block.text) : null;
    const [, number = '', title = ''] = match ?? [];
    if (!/^\d+\.\d+$/.test(number) || title.length > 90 || /[.;,]$/.test(title) || !/^[A-Z“‘]/.test(title)) return [];
    return [{ index, number, title, at: block.text.length - title.length, of: number.split('.')[0] ?? '' }];
  });
  const [first] = found;
  const run = found.filter((one, i) => one.of === first?.of && one.number === `${one.of}.${i + 1}`);
  return run.length >= 3 && run.length === found.length ? run.map(({ of: _, ...heading }) => heading) : [];
}

function findHeadings(blocks: readonly Block[], style: Style): Heading[] {
  const numbered = numberedHeadings(blocks, style);
  const marked = markdownHeadings(blocks, style);
  const own = numbered.headings.filter((one) => (blocks[one.index]?.level ?? 0) > 0).length;
  if (marked.length >= 2 && own < numbered.headings.length / 2 && marked.length * 2.4 > numbered.score) return marked;
  if (numbered.headings.length >= 2) {
    const open = withCapitals(blocks, withSubItems(blocks, numbered.headings), style);
    return [...open, ...closedHeadings(blocks, open.at(-1)?.index ?? -1)];
  }
  if (marked.length > 0) return marked;
  const dotted = dottedHeadings(blocks);
  if (dotted.length > 0) return dotted;
  const plain = plainHeadings(blocks, style);
  return plain.length > 0 ? plain : numbered.score >= 3 ? numbered.headings : [];
}

/** A heading broken over two lines: the second close under it, in capitals as the first, in lower case, or alone there. */
function goesOnBelow(heading: Block, below: Block, next: Block | undefined): boolean {
  const close = below.gap === 'none' && below.kind === 'text' && below.text.length < 80 && !/[.:;]$/.test(below.text);
  if (!close || /[.:;]$/.test(heading.text)) return false;
  const capitals = (text: string) => /[A-Z]{3}/.test(text) && text === text.toUpperCase();
  if (capitals(heading.text)) return capitals(below.text) && heading.text.length > 25;
  const alone = next === undefined || next.gap !== 'none';
  return heading.level > 0 && (/^[a-z]/.test(below.text) || (alone && heading.text.length > 15 && below.indent > 0));
}

function itemFrom(blocks: readonly Block[], heading: Heading, end: number): ItemSection {
  const block = blocks[heading.index] as Block;
  const body = blocks.slice(heading.index + 1, end);
  let title = heading.title;
  const on = body[0];
  if (on && goesOnBelow(block, on, body[1])) title = `${title} ${(body.shift() as Block).text}`;
  if (title === '' && body[0] && body[0].text.length < 120) title = (body.shift() as Block).text;
  const cut = titleEnd(title);
  const rest = title.slice(cut).replace(/^[.:\s–—]+/, '');
  if (rest !== '') body.unshift(sliceBlock(block, block.text.length - rest.length, block.text.length));
  return { number: heading.number, title: plainTitle(title.slice(0, cut)), heading: block, body };
}

interface Cut {
  index: number;
  label: Label;
}

/** "PRESENT:   Ada Oakes   (Chair)": a list whose label stands in its first column. */
function headsRow(block: Block, style: Style): boolean {
  const part = labelOf(block.text, style)?.part;
  const [first = '', ...others] = block.cells ?? [];
  // "Members | Bram Lund" is a row of a list whose first column says as what they came.
  const opens = /:$|present|apolog|absen|attend/i.test(first) || (first !== '' && first === first.toUpperCase());
  return opens && others.some((cell) => cell !== '') && (part === 'present' || part === 'apologies');
}

/** Labels that open a part: before the first item any; after it only lists of actions and attendance set apart. */
function findLabels(blocks: readonly Block[], headings: readonly Heading[], style: Style): Cut[] {
  const first = headings[0]?.index ?? blocks.length;
  const last = headings[headings.length - 1]?.index ?? -1;
  const titles = new Set(headings.map((one) => one.index));
  const cuts: Cut[] = [];
  blocks.forEach((block, index) => {
    const headed = peopleColumns(block) !== null || style.columns?.test(block.text.replace(/\t/g, ' '));
    if (index < first && headed) {
      const last = cuts[cuts.length - 1];
      const listing = last?.label.part === 'present' || (last?.label.part === 'apologies' && index - last.index < 3);
      if (!listing) cuts.push({ index, label: { part: 'present', label: 'Attendance', rest: '', at: 0 } });
      return;
    }
    if (block.kind === 'furniture' || block.kind === 'bullet' || (block.kind === 'row' && !headsRow(block, style)))
      return;
    const label = titles.has(index) ? null : labelOf(block.text, style);
    // "MINUTES" at the top is the document's title.
    if (!label || (label.part === 'notes' && cuts.length === 0)) return;
    const marked = block.level > 0 || block.strong || blocks[index + 1]?.kind === 'row';
    const after = label.part === 'actions' || label.part === 'apologies' || label.part === 'present';
    const alone = label.rest === '' && (marked || block.gap !== 'none');
    if (index < first || (index > last && after && alone) || (marked && after && label.rest === '')) {
      cuts.push({ index, label });
    }
  });
  return cuts;
}

/** "Barnaby Cole (Treasurer)" on a line of its own. */
function isPerson(block: Block): boolean {
  const person = block.kind === 'text' && block.level === 0 && block.text.length < 80 ? readPerson(block.text) : null;
  return person !== null && isName(person.name) && !/[.:]$/.test(block.text);
}

/** A list that begins on its label's line ends with the lines set close under it, and names that follow alone. */
function inlineEnd(blocks: readonly Block[], index: number, limit: number): number {
  let end = index + 1;
  while (end < limit) {
    const block = blocks[end] as Block;
    const close = block.gap === 'none' || block.kind === 'bullet' || block.indent > (blocks[index]?.indent ?? 0);
    if ((!close && !isPerson(block)) || (block.text.length > 80 && /[.]$/.test(block.text))) break;
    end += 1;
  }
  return end;
}

/** The parts of a document from its paragraphs. Furniture stays out of every part. */
export function findSections(all: readonly Block[], style: Style): Sections {
  const printed = all.filter((block) => block.kind !== 'furniture');
  const blocks = unfoldMinutesTable(partLists(unfoldColumns(printed, style), style));
  const headings = findHeadings(blocks, style);
  const cuts = findLabels(blocks, headings, style);
  const marks = [...headings.map((one) => one.index), ...cuts.map((one) => one.index)].sort((a, b) => a - b);
  const endOf = (index: number) => marks.find((mark) => mark > index) ?? blocks.length;
  const sections = cuts.map(({ index, label }): Section => {
    const heading = blocks[index] as Block;
    const body = blocks.slice(index + 1, label.rest === '' ? endOf(index) : inlineEnd(blocks, index, endOf(index)));
    // "## Summary of resolutions" under "## Summary of actions" is another list.
    const apart = body.findIndex((block) => heading.level > 0 && block.level > 0 && block.level <= heading.level);
    if (label.part === 'actions' && apart >= 0) body.length = apart;
    if (label.rest !== '') body.unshift({ ...sliceBlock(heading, label.at, heading.text.length), kind: 'text' });
    return { part: label.part, label: label.label, heading, blocks: body };
  });
  return {
    cover: blocks.slice(0, marks[0] ?? blocks.length),
    sections,
    items: headings.map((heading) => itemFrom(blocks, heading, endOf(heading.index))),
    unnumbered: headings.length > 0 && headings.every((one) => one.number === null),
  };
}
