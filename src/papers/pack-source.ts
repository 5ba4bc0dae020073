/**
 * What goes into one reader's pack. Everything is read through that reader's eyes, so what they may not see is not left
 * out here: it never comes in. Numbers, places and times of what they see have no gap on its account, since what is of a
 * higher class is numbered apart and comes after.
 */
import { dayInWords } from '../calendar/day.ts';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day, Level } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { Absent } from '../kernel/problem.ts';
import { get, type Row } from '../kernel/read.ts';
import type { Paper } from '../paper/blocks.ts';
import { packFiles } from './files.ts';
import { ofMeeting } from './of-meeting.ts';

export interface PackAsked {
  code: Code;
  meeting: string;
  day: Day;
  /** Name of whoever it is for, on its cover and every page. */
  reader: string;
}

export interface PackSource {
  meeting: Row;
  items: Row[];
  papers: Row[];
  /** PDFs by paper. */
  files: Map<string, Uint8Array>;
  /** The highest class of anything in it. */
  level: Level;
}

/** Reads it; `tx` has the reader's claims. Throws Absent for a meeting that is not there for them. */
export async function packSource(tx: Tx, ledger: Ledger, { code, meeting: ref, day }: PackAsked): Promise<PackSource> {
  const key = { code: code.id, at: { day, known: null } };
  const meeting = await get(tx, registerOf(ledger, 'meeting'), { ...key, ref });
  if (!meeting) throw new Absent();
  const within = (register: string, by: string) => ofMeeting(tx, ledger, { ...key, meeting: ref, register, by });
  const items = (await within('item', 'position')).filter((one) => one.state !== 'withdrawn');
  const shown = new Set(items.map((one) => one.ref));
  // A paper of an item that is off the agenda, or whose item one cannot see, has no place in the pack.
  const papers = (await within('paper', 'ref')).filter(
    (one) => one.state === 'issued' && shown.has(String(one.fields.item ?? '')),
  );
  const wanted = new Map(
    papers.flatMap((one) => (typeof one.fields.file === 'string' ? [[one.ref, one.fields.file]] : [])),
  );
  const files = await packFiles(tx, code.id, wanted);
  const level = Math.max(0, ...[...items, ...papers].map((one) => one.label.level)) as Level;
  return { meeting, items, papers, files, level };
}

/** Papers of an item, each followed by its appendices. */
export function papersOf(papers: readonly Row[], item: string): Row[] {
  const own = papers.filter((one) => one.fields.item === item);
  const refs = new Set(own.map((one) => one.ref));
  const heads = own.filter((one) => !refs.has(String(one.fields.part_of ?? '')));
  return heads.flatMap((head) => [head, ...own.filter((one) => one.fields.part_of === head.ref)]);
}

/** The agenda as the first pages of the pack. Pure. */
export function agendaPaper(
  { meeting, items, papers }: PackSource,
  { code, created }: { code: Code; created: string },
): Paper {
  const { day, starts_at, ends_at, place } = meeting.fields;
  const level = Math.max(0, ...items.map((one) => one.label.level)) as Level;
  const when = [day && dayInWords(String(day)), starts_at && `${starts_at}${ends_at ? ` to ${ends_at}` : ''}`, place];
  return {
    title: `Agenda of ${meeting.title}`,
    under: [when.filter(Boolean).join(', ')],
    footer: `This document is classified as ${code.levels[level].name}`,
    properties: { subject: meeting.title, author: code.name, keywords: ['agenda'], language: 'en-GB', created },
    blocks: [
      {
        kind: 'table',
        head: ['Item', 'Time', 'What', 'For', 'Presented by', 'Papers'],
        widths: [7, 9, 40, 14, 14, 16],
        rows: items.map((item) => [
          String(item.fields.number ?? ''),
          String(item.fields.starts_at ?? ''),
          item.title,
          purposeWords(item.fields.purpose),
          String(item.fields.presenter ?? ''),
          papersOf(papers, item.ref)
            .map((one) => one.ref.replace(`${meeting.ref}_`, ''))
            .join(', '),
        ]),
      },
    ],
  };
}

function purposeWords(purpose: unknown): string {
  const text = String(purpose ?? '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
