/** Minutes as a paper: the blocks that docx and PDF are made of, laid out as the house prints its minutes. Pure. */
import type { HouseStyle } from '../codes/code.ts';
import type { Instant } from '../kernel/define.ts';
import type { ActionFact, AttendanceFact, UpdateFact } from '../minutes/proposal.ts';
import {
  actionWords,
  coverLines,
  deciderIn,
  decisionEntries,
  decisionSentence,
  type MeetingMinutes,
  personWords,
  saidOfUpdate,
} from '../minutes/render-text.ts';
import { prepareStyle, type Style } from '../minutes/style.ts';
import type { Block, Paper, Words } from '../paper/blocks.ts';

export interface PaperOptions {
  house: HouseStyle;
  /** Who makes them: the code's secretariat, for the file's properties. */
  author: string;
  /** When they were made. */
  created: Instant;
}

/** One set of minutes. The classification is at the foot of every page, where the house has it. */
export function minutesPaper(minutes: MeetingMinutes, { house, author, created }: PaperOptions): Paper {
  const style = prepareStyle(house);
  const level = minutes.meeting.classification;
  const footer = level === null ? '' : `This document is classified as ${level}`;
  const footed = footer !== '' && style.furniture.some((pattern) => pattern.exec(footer)?.groups?.classification);
  const [title = 'Minutes', ...under] = coverLines(
    { ...minutes.meeting, classification: footed ? null : level },
    style,
  );
  return {
    title,
    under,
    footer,
    properties: {
      subject: `Minutes: ${title}`,
      author,
      keywords: ['minutes', ...(minutes.meeting.ref ? [minutes.meeting.ref] : []), ...(level ? [level] : [])],
      language: 'en-GB',
      created,
    },
    blocks: [...attendanceBlocks(minutes, style), ...minutes.items.flatMap((_, at) => itemBlocks(minutes, at, style))],
  };
}

function attendanceBlocks({ attendance, meeting }: MeetingMinutes, style: Style): Block[] {
  const present = attendance.filter((person) => person.present);
  const away = attendance.filter((person) => !person.present);
  const others = new Set(style.house.groups.filter(({ member }) => !member).map(({ name }) => name));
  const isOther = (person: AttendanceFact) =>
    person.group !== null && style.house.groups.some(({ name }) => name === person.group)
      ? others.has(person.group)
      : person.capacity === 'other';
  const members = `${meeting.body ?? ''} Members`.trim();
  const table = (head: [string, string], people: readonly AttendanceFact[]): Block[] =>
    people.length > 0 ? [{ kind: 'table', head, rows: peopleRows(people, style), widths: [2, 3] }] : [];
  const part = (label: string, blocks: readonly Block[]): Block[] =>
    blocks.length > 0 ? [{ kind: 'heading', level: 1, text: label }, ...blocks] : [];
  return [
    ...part('Attendees', [
      ...table(
        ['Category', members],
        present.filter((person) => !isOther(person)),
      ),
      ...table(['Representing', 'Other Participants'], present.filter(isOther)),
    ]),
    ...part('Apologies', table(['Category', members], away)),
  ];
}

/** In the order of the house's groups, which is not always that of arrival; whom it has no group for come last. */
function peopleRows(people: readonly AttendanceFact[], style: Style): Words[][] {
  const order = new Map(style.house.groups.map(({ name }, at) => [name, at]));
  const place = ({ group }: AttendanceFact) => order.get(group ?? '') ?? order.size;
  return [...people]
    .sort((a, b) => place(a) - place(b))
    .map((person) => [person.group ?? '', personWords(person, style)]);
}

function itemBlocks(minutes: MeetingMinutes, at: number, style: Style): Block[] {
  const item = minutes.items[at];
  if (!item) return [];
  const here = <T extends { item: ActionFact['item'] }>(facts: readonly T[]) =>
    facts.filter((fact) => fact.item !== null && String(fact.item) === String(item.number));
  const raised = item.actions
    ? minutes.actions.filter(({ ref }) => item.actions?.includes(ref))
    : here(minutes.actions);
  return [
    {
      kind: 'heading',
      level: 1,
      text: item.title,
      ...(item.number === null ? {} : { number: `${item.number}.` }),
    },
    ...narrativeBlocks(item.narrative),
    ...updateBlocks(here(minutes.updates)),
    ...decisionBlocks(minutes, at, style),
    ...raised.map((action) => actionBlock(action, style)),
  ];
}

const bullet = /^[•·▪‣–-]\s+/;

/** A paragraph a line; lines that begin with a bullet are one list, lines with tabs in them the rows of one table. */
function narrativeBlocks(narrative: string): Block[] {
  const blocks: Block[] = [];
  for (const line of narrative.split('\n').filter((one) => one.trim() !== '')) {
    const last = blocks.at(-1);
    const cells = line.split('\t');
    const said = line.replace(bullet, '');
    if (cells.length > 1 && last?.kind === 'table' && last.head.length === cells.length)
      blocks[blocks.length - 1] = { ...last, rows: [...last.rows, cells] };
    else if (cells.length > 1) blocks.push({ kind: 'table', head: cells, rows: [] });
    else if (said === line) blocks.push({ kind: 'paragraph', words: line });
    else if (last?.kind === 'list') blocks[blocks.length - 1] = { ...last, items: [...last.items, said] };
    else blocks.push({ kind: 'list', ordered: false, items: [said] });
  }
  return blocks;
}

function updateBlocks(updates: readonly UpdateFact[]): Block[] {
  if (updates.length === 0) return [];
  return [
    {
      kind: 'table',
      head: ['Action reference', 'Update'],
      rows: updates.map((update) => [update.ref, saidOfUpdate(update)]),
      widths: [1, 4],
    },
  ];
}

function decisionBlocks(minutes: MeetingMinutes, at: number, { house }: Style): Block[] {
  const decisions = minutes.items[at]?.decisions ?? [];
  if (decisions.length === 0) return [];
  const decider = deciderIn(minutes, house);
  const sentence = decisionSentence(decisions, decider, house);
  const blocks: Block[] = sentence
    ? [
        {
          kind: 'paragraph',
          words: [{ text: `${sentence.decider} ` }, { text: sentence.verb, strong: true }, { text: sentence.rest }],
        },
      ]
    : [
        { kind: 'paragraph', words: `${decider}:` },
        {
          kind: 'list',
          ordered: false,
          items: decisionEntries(decisions).map(({ verb, rest }) => [{ text: verb, strong: true }, { text: rest }]),
        },
      ];
  return [{ kind: 'box', tone: 'decision', blocks }];
}

function actionBlock(action: ActionFact, style: Style): Block {
  const { label, said } = actionWords(action, style);
  return {
    kind: 'box',
    tone: 'action',
    blocks: [{ kind: 'paragraph', words: [{ text: label, strong: true }, { text: ` ${said}` }] }],
  };
}
