import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { PAPER, WORDS } from '../../test/documents/paper.ts';
import { poppler, popplerMissing } from '../../test/harness/programs.ts';
import { Refused } from '../kernel/problem.ts';
import type { Paper } from './blocks.ts';
import { readDocument } from './read.ts';
import { openTypesetter } from './typesetter.ts';
import { writePdf } from './write-pdf.ts';

const typesetter = openTypesetter();
afterAll(() => typesetter.close());
const write = (paper: Paper) => writePdf(paper, typesetter);
const paperOf = (blocks: Paper['blocks']): Paper => ({ ...PAPER, blocks });
const flat = (text: string) =>
  text
    .replace(/^[•○] /gm, '')
    .replace(/\s+/g, ' ')
    .trim();
/** Footers stand between the pages; they are no part of what is said. */
const said = (text: string) => flat(text.replace(/This document is classified as White\n+Page \d+ of \d+/g, ' '));
const words = (text: string): Paper => paperOf([{ kind: 'paragraph', words: text }]);
const long = paperOf(Array.from({ length: 60 }, () => PAPER.blocks).flat());

describe('a paper as a PDF', () => {
  it('gives every word back to our own reader, in reading order', async () => {
    const { text, pages } = await readDocument(await write(PAPER), 'paper.pdf');
    expect(said(text).startsWith(WORDS)).toBe(true);
    expect(text).toContain('Keepers\tBruno Oakes');
    expect(text).toMatch(/The Board:\n+• NOTED the report; and\n+• AGREED that the horn sounds\./);
    expect(pages).toBeGreaterThan(1);
    expect(text).toContain(`This document is classified as White\nPage ${pages} of ${pages}`);
  });

  it('is the same bytes when written again, by another process', async () => {
    const other = openTypesetter();
    const [one, two] = [await write(PAPER), await writePdf(PAPER, other)];
    other.close();
    expect(Buffer.compare(one, two)).toBe(0);
  });

  it('says its title, subject, author, keywords and day, from us and not from the clock', async () => {
    const pdf = await PDFDocument.load(await write(PAPER), { updateMetadata: false });
    expect(pdf.getTitle()).toBe(PAPER.title);
    expect(pdf.getSubject()).toBe('Minutes of the Board');
    expect(pdf.getAuthor()).toBe('Harbour Lights');
    expect(pdf.getKeywords()).toBe('minutes, lamps');
    expect(pdf.getCreationDate()?.toISOString()).toBe('2016-12-09T00:00:00.000Z');
  });

  it('prints what people wrote as they wrote it, whatever it would mean as markup', async () => {
    const hostile = '#read("/etc/passwd") $ #sys.inputs $ = Not a heading *_`@<label>` \\ // gone? [x] #{1+1} ~';
    const { text } = await readDocument(await write(words(hostile)), 'paper.pdf');
    expect(flat(text)).toContain(hostile);
  });

  it('parts no short box at the foot of a page, and any long one', async () => {
    const line: Paper['blocks'][number] = { kind: 'paragraph', words: 'One line.' };
    const box = (items: number): Paper['blocks'][number] => ({
      kind: 'box',
      tone: 'decision',
      blocks: [
        { kind: 'paragraph', words: 'The Board:' },
        { kind: 'list', ordered: false, items: Array.from({ length: items }, (_, n) => `AGREED ${n + 1} of ${items}`) },
      ],
    });
    const pagesOf = async (blocks: Paper['blocks']) =>
      (await readDocument(await write(paperOf(blocks)), 'paper.pdf')).text.split('\f');
    const places = [];
    for (let lines = 22; lines <= 34; lines += 1) {
      const pages = await pagesOf([...Array(lines).fill(line), box(6)]);
      const [first, last] = ['The Board:', 'AGREED 6 of 6'].map((words) =>
        pages.findIndex((page) => page.includes(words)),
      );
      expect(first).toBe(last);
      places.push(first);
    }
    // The page did end somewhere among these.
    expect(new Set(places)).toEqual(new Set([0, 1]));
    expect((await pagesOf([box(120)])).length).toBeGreaterThan(1);
  });

  it('names a letter that no font has by its number, and loses none beside it', async () => {
    const { text } = await readDocument(await write(words('before \u{105ab} after Ŵ ✓ £')), 'paper.pdf');
    expect(text).toContain('before [U+105AB] after Ŵ ✓ £');
  });

  it('stands empty, untitled and with a table of no rows', async () => {
    const bare = { ...paperOf([{ kind: 'table', head: ['A', 'B'], rows: [] }]), title: '', under: [], footer: '' };
    const { text } = await readDocument(await write(bare), 'paper.pdf');
    expect(flat(text)).toBe('Untitled A B Page 1 of 1');
  });

  it('refuses one that takes too long or too much, and writes the next', async () => {
    const hurried = openTypesetter({ longest: 1 });
    const small = openTypesetter({ memory: 1_000_000 });
    await expect(writePdf(long, hurried)).rejects.toThrow(/longer than there is time.*Part it in two/);
    await expect(writePdf(long, hurried)).rejects.toThrow(Refused);
    await expect(writePdf(long, small)).rejects.toThrow(/more memory.*Part it in two/);
    expect((await write(PAPER)).length).toBeGreaterThan(1000);
    hurried.close();
    small.close();
  });

  it('comes from a fresh process after so many papers, in the order asked', async () => {
    const fickle = openTypesetter({ papers: 2 });
    const titles = ['One', 'Two', 'Three', 'Four', 'Five'];
    const made = await Promise.all(titles.map((title) => writePdf({ ...words('x'), title }, fickle)));
    const read = await Promise.all(made.map((pdf) => PDFDocument.load(pdf)));
    expect(read.map((pdf) => pdf.getTitle())).toEqual(titles);
    fickle.close();
  });

  it('turns papers away when too many wait, and those that wait when it is closed', async () => {
    const busy = openTypesetter({ queue: 1 });
    const asked = [writePdf(long, busy), writePdf(PAPER, busy), writePdf(PAPER, busy)];
    const ended = Promise.allSettled(asked);
    await expect(asked[2]).rejects.toThrow(/Try again in a minute/);
    busy.close();
    expect((await ended).map((one) => one.status)).toEqual(['rejected', 'rejected', 'rejected']);
  });
});

describe.skipIf(popplerMissing())('a PDF under poppler’s eyes (skipped where it is missing)', () => {
  it('is tagged, PDF/UA, in our language', async () => {
    const pdf = await write(PAPER);
    expect(poppler('pdfinfo', pdf)).toMatch(/Title: +Harbour Lights Board 7 – Minutes[\s\S]*Tagged: +yes/);
    expect(poppler('pdfinfo', pdf, ['-meta'])).toMatch(/<pdfuaid:part>1<.*|<rdf:li>en-GB</);
    expect(poppler('pdfinfo', pdf, ['-meta'])).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(poppler('pdfinfo', pdf, ['-meta'])).toContain('<rdf:li>en-GB</rdf:li>');
  });

  it('has a tree of headings, lists, tables with heads, and links', async () => {
    const tree = poppler('pdfinfo', await write(PAPER), ['-struct-text']);
    const plain = tree.replace(/\s+/g, ' ');
    expect(plain).toContain('H1 "Attendees"');
    expect(plain).toContain('H1 "7. Lamps & <wicks>"');
    expect(plain).toContain('H2 "Oil"');
    expect(plain).toMatch(/Table .*Caption .*"Who was in the room".*THead TR TH.*"Group".*TBody TR TD.*"Keepers"/);
    expect(plain).toMatch(/LI \(block\) Lbl \(block\) "•" LBody \(block\) "NOTED the report; and"/);
    expect(plain).toMatch(/Link \(inline\).*"the site"/);
    // What stands at the foot of each page is no part of what is read aloud.
    expect(plain).not.toContain('This document is classified');
  });

  it('reads top to bottom in pdftotext', async () => {
    expect(said(poppler('pdftotext', await write(PAPER))).startsWith(WORDS)).toBe(true);
  });

  it('embeds every font it uses', async () => {
    const rows = poppler('pdffonts', await write(PAPER))
      .split('\n')
      .slice(2)
      .filter(Boolean);
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row).toMatch(/^[A-Z]{6}\+LiberationSans.* yes +yes +yes /);
  });
});
