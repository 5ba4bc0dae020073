/** A pack as a member gets it: many papers of our own making put together in one PDF, in the process that does it. */
import { readdirSync, readFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Block, Paper } from '../src/paper/blocks.ts';
import { writePack } from '../src/paper/pack.ts';
import type { Pack } from '../src/paper/pack-entry.ts';
import { openTypesetter } from '../src/paper/typesetter.ts';
import { writePdf } from '../src/paper/write-pdf.ts';
import { type Figure, median, timed } from './figure.ts';
import { dice, word } from './seed-rows.ts';

export interface PackSize {
  papers: number;
  /** Of all papers together, about. */
  pages: number;
}

export async function packing(size: PackSize): Promise<Figure[]> {
  const typesetter = openTypesetter();
  const roll = dice(41);
  const papers: Uint8Array[] = [];
  const from = performance.now();
  for (let n = 0; n < size.papers; n += 1) {
    papers.push(await writePdf(paperOf(n, { roll, pages: size.pages / size.papers }), typesetter));
  }
  const written = (performance.now() - from) / 1000;
  typesetter.close();

  const pack = packOf(papers);
  const watch = memoryWatch();
  let pages = 0;
  const putTogether = await timed(
    async () => {
      const { contents } = await writePack(pack);
      pages = contents.reduce((sum, one) => sum + one.pages, 0);
    },
    3,
    1,
  );
  const most = watch.end();
  const copied = await timed(() => copiedPlainly(papers), 1);
  const name = `Pack of ${size.papers} papers, ${pages} pages`;
  const figures: Figure[] = [
    { name: `${name}: the papers laid out, one after the other`, value: written, unit: 's' },
    {
      name: `${name}: numbered, bookmarked, tagged`,
      value: median(putTogether) / 1000,
      unit: 's',
      floor: median(copied) / 1000,
      floorIs: 'the pages copied by the library alone',
      limit: { of: 'value', is: 10 },
    },
  ];
  if (most !== null) figures.push({ name: `${name}: memory of the processes that do it`, value: most, unit: 'MB' });
  return figures;
}

/** Half of it sentences, half of it rows: a page takes about 60 lines of either. */
function paperOf(n: number, { roll, pages }: { roll: () => number; pages: number }): Paper {
  const said = (words: number) => Array.from({ length: words }, () => word(Math.floor(5_000 * roll() ** 3))).join(' ');
  const blocks = Array.from({ length: Math.round(pages * 2.1) }, (_, at): Block[] => [
    { kind: 'heading', level: 1, number: String(at + 1), text: said(4) },
    { kind: 'paragraph', words: said(60) },
    { kind: 'list', ordered: false, items: [said(12), said(12), said(12)] },
    ...(at % 3 === 0
      ? [{ kind: 'table', head: ['Number', 'Name', 'State'], rows: rowsOf(said) } as const satisfies Block]
      : []),
  ]);
  return {
    title: `Paper ${n + 1}: ${said(5)}`,
    under: [],
    footer: 'This document is classified as White',
    properties: { subject: 'Bench', author: 'Bench', keywords: [], language: 'en-GB', created: '2026-06-01' },
    blocks: blocks.flat(),
  };
}

function rowsOf(said: (words: number) => string): string[][] {
  return Array.from({ length: 12 }, (_, at) => [`B/${at}`, said(8), 'Open']);
}

function packOf(papers: readonly Uint8Array[]): Pack {
  return {
    title: 'Meeting 41: papers',
    under: ['1 June 2026'],
    footer: 'This pack is classified as White',
    reader: 'Bench',
    stamp: 'Meeting 41',
    entries: papers.flatMap((pdf, at) => [
      { number: String(at + 1), title: `Item ${at + 1}`, level: 1, pdf: null } as const,
      { number: `M41/${at + 1}`, title: `Paper ${at + 1}`, level: 2, pdf } as const,
    ]),
    properties: { subject: 'Bench', author: 'Bench', keywords: [], language: 'en-GB', created: '2026-06-01' },
  };
}

async function copiedPlainly(papers: readonly Uint8Array[]): Promise<void> {
  const into = await PDFDocument.create();
  for (const bytes of papers) {
    const from = await PDFDocument.load(bytes);
    for (const page of await into.copyPages(from, from.getPageIndices())) into.addPage(page);
  }
  await into.save();
}

/** Looks at this process's children, and theirs, twenty times a second. `end` gives the most they held at once, in MB; null off Linux. */
function memoryWatch(): { end(): number | null } {
  let most: number | null = null;
  const look = () => {
    const held = children(process.pid).reduce((sum, pid) => sum + residentOf(pid), 0);
    if (held > 0) most = Math.max(most ?? 0, held);
  };
  const clock = setInterval(look, 50);
  return {
    end() {
      clearInterval(clock);
      return most;
    },
  };
}

function children(pid: number): number[] {
  try {
    const own = readdirSync(`/proc/${pid}/task`)
      .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' '))
      .filter((one) => one !== '')
      .map(Number);
    return own.flatMap((one) => [one, ...children(one)]);
  } catch {
    return [];
  }
}

function residentOf(pid: number): number {
  try {
    const name = readFileSync(`/proc/${pid}/comm`, 'utf8');
    if (!name.startsWith('node')) return 0;
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
