/** The action log as a paper for a meeting: what is open, by owner, and what was closed since the meeting before. */
import { dayInWords } from '../calendar/day.ts';
import type { Day, Instant } from '../kernel/define.ts';
import type { Block, Paper, Words } from '../paper/blocks.ts';
import type { ActionEntry } from './action-log.ts';

export interface LogPaper {
  /** The body's name: "SEC Panel". */
  body: string;
  /** The day it is true on. */
  day: Day;
  /** What was closed on or after this day is listed; absent lists none. */
  since?: Day;
  /** Printed at the foot: "This document is classified as White". */
  footer: string;
  author: string;
  created: Instant;
  /** The log as its reader may see it (`actionLog`). */
  entries: readonly ActionEntry[];
}

export function actionLogPaper(paper: LogPaper): Paper {
  const { body, day, since, footer, author, created, entries } = paper;
  const open = entries.filter(({ row }) => row.state === 'open');
  const late = open.filter(({ age }) => age.late > 0);
  const closed = since ? entries.filter(({ row }) => row.state === 'closed' && closedOn(row.fields) >= since) : [];
  return {
    title: `${body}: action log`,
    under: [`As at ${dayInWords(day)}`],
    footer,
    properties: { subject: `${body} action log`, author, keywords: ['actions', body], language: 'en-GB', created },
    blocks: [
      { kind: 'heading', level: 1, text: 'Open actions' },
      { kind: 'paragraph', words: summary(open, late) },
      ...byOwner(open).flatMap(([owner, list]): Block[] => [
        { kind: 'heading', level: 2, text: owner },
        openTable(owner, list),
      ]),
      ...(closed.length > 0
        ? ([
            { kind: 'heading', level: 1, text: `Closed since ${dayInWords(since as Day)}` },
            closedTable(closed),
          ] as Block[])
        : []),
    ],
  };
}

function summary(open: readonly ActionEntry[], late: readonly ActionEntry[]): string {
  if (open.length === 0) return 'No action is open.';
  const many = (count: number) => `${count} ${count === 1 ? 'action is' : 'actions are'}`;
  if (late.length === 0) return `${many(open.length)} open, none of them late.`;
  const oldest = Math.max(...late.map(({ age }) => age.late));
  return `${many(open.length)} open; ${late.length} of them ${late.length === 1 ? 'is' : 'are'} late, by up to ${workingDays(oldest)}.`;
}

/** Owners in order of their names; what nobody owns comes last, under words that say so. */
export function byOwner(entries: readonly ActionEntry[]): [owner: string, entries: ActionEntry[]][] {
  const owners = new Map<string, ActionEntry[]>();
  for (const entry of entries) {
    const owner = String(entry.row.fields.owner ?? '');
    owners.set(owner, [...(owners.get(owner) ?? []), entry]);
  }
  return [...owners]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a.localeCompare(b, 'en-GB')))
    .map(([owner, list]) => [owner || 'No owner named', list]);
}

function openTable(owner: string, entries: readonly ActionEntry[]): Block {
  return {
    kind: 'table',
    caption: `Open actions of ${owner}`,
    head: ['Reference', 'Action', 'Due', 'Latest update'],
    rows: entries.map((entry): Words[] => [
      [{ text: entry.row.ref, strong: true }],
      entry.row.title,
      dueWords(entry),
      latestWords(entry),
    ]),
    widths: [0.14, 0.38, 0.18, 0.3],
  };
}

function closedTable(entries: readonly ActionEntry[]): Block {
  return {
    kind: 'table',
    caption: 'Actions closed',
    head: ['Reference', 'Action', 'Owner', 'How it was closed'],
    rows: entries.map(({ row }): Words[] => [
      [{ text: row.ref, strong: true }],
      row.title,
      String(row.fields.owner ?? ''),
      String(row.fields.evidence ?? row.fields.latest ?? ''),
    ]),
    widths: [0.14, 0.38, 0.18, 0.3],
  };
}

/** The due date as printed, then how late it is and how often it was put off. */
function dueWords({ row, age, retargets }: ActionEntry): string {
  const { due, due_by } = row.fields;
  const times = retargets.length === 1 ? 'Moved once' : retargets.length > 1 ? `Moved ${retargets.length} times` : '';
  return [
    String(due ?? '') || (due_by ? dayInWords(String(due_by)) : 'No date set'),
    age.late > 0 ? `${workingDays(age.late)} late` : '',
    times,
  ]
    .filter(Boolean)
    .join('. ');
}

function latestWords({ row, retargets }: ActionEntry): string {
  const why = retargets.at(-1)?.why;
  const latest = String(row.fields.latest ?? '');
  return why && why !== latest ? [latest, `Moved because: ${why}`].filter(Boolean).join(' ') : latest || 'None yet';
}

function workingDays(count: number): string {
  return `${count} Working ${count === 1 ? 'Day' : 'Days'}`;
}

const closedOn = (fields: ActionEntry['row']['fields']) => String(fields.closed_on ?? '');
