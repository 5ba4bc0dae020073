import { PDFArray, PDFDict, PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encryptedPdf } from '../../test/documents/bad-input.ts';
import { PAPER } from '../../test/documents/paper.ts';
import { pdfFromText } from '../../test/documents/pdf-from-text.ts';
import { poppler, popplerMissing } from '../../test/harness/programs.ts';
import { Refused } from '../kernel/problem.ts';
import { mergePack } from './merge-pack.ts';
import { writePack } from './pack.ts';
import type { Pack, PackEntry } from './pack-entry.ts';
import { readDocument } from './read.ts';
import { openTypesetter } from './typesetter.ts';
import { writePdf } from './write-pdf.ts';

const typesetter = openTypesetter();
let tagged: Uint8Array;
let untagged: Uint8Array;
let turned: Uint8Array;
beforeAll(async () => {
  tagged = await writePdf(PAPER, typesetter);
  untagged = await pdfFromText('The keeper’s letter\n\nIt was written by hand.\n');
  turned = await turnedPage();
});
afterAll(() => typesetter.close());

/** A page on its side, with a file hung on it, a script behind a link, and a link to a named place. */
async function turnedPage(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([842, 595]);
  page.setRotation({ type: 'degrees', angle: 90 } as never);
  page.drawText('On its side', { x: 100, y: 300, font: await pdf.embedFont(StandardFonts.Helvetica) });
  const secret = pdf.context.register(pdf.context.flateStream('a file nobody asked for'));
  const note = (facts: object) =>
    pdf.context.register(pdf.context.obj({ Type: 'Annot', Rect: [0, 0, 9, 9], ...facts }));
  page.node.set(
    PDFName.of('Annots'),
    pdf.context.obj([
      note({ Subtype: 'FileAttachment', FS: { Type: 'Filespec', EF: { F: secret } } }),
      note({ Subtype: 'Link', A: { S: 'JavaScript', JS: 'app.alert(1)' } }),
      note({ Subtype: 'Link', Dest: PDFName.of('top') }),
    ]),
  );
  pdf.catalog.set(PDFName.of('Dests'), pdf.context.obj({ top: [page.ref, 'Fit'] }));
  return pdf.save({ useObjectStreams: false });
}

const item = (number: string, title: string): PackEntry => ({ number, title, level: 1, pdf: null });
const paper = (number: string, title: string, pdf: Uint8Array): PackEntry => ({ number, title, level: 2, pdf });
const packOf = (entries: PackEntry[], more: Partial<Pack> = {}): Pack => ({
  title: 'Harbour Lights Board 7 – papers',
  under: ['9 December 2016'],
  footer: 'This pack is classified as White',
  reader: 'Carys Lunt',
  stamp: 'Board 7',
  entries,
  properties: { ...PAPER.properties, subject: 'Papers' },
  ...more,
});
const ordinary = () =>
  packOf([
    item('1', 'Lamps (first)'),
    paper('HLB_1', 'The lamps', tagged),
    paper('HLB_1a', 'The keeper’s letter', untagged),
    item('2', 'Any other business'),
    paper('HLB_2', 'Sideways', turned),
  ]);

/** Titles and page numbers of the bookmarks, as another program reads them. */
async function bookmarks(pdf: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  type Item = Awaited<ReturnType<typeof document.getOutline>>[number];
  const spell = async (one: Item): Promise<object> => ({
    title: one.title,
    page: 1 + (await document.getPageIndex((one.dest as never)[0])),
    items: await Promise.all(one.items.map(spell)),
  });
  return Promise.all((await document.getOutline()).map(spell));
}

/** Where the links of a page lead: page numbers, or addresses. */
async function links(pdf: Uint8Array, number: number) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const notes = await (await document.getPage(number)).getAnnotations();
  return Promise.all(
    notes.map(async (note) => (note.dest ? 1 + (await document.getPageIndex(note.dest[0])) : (note.url ?? null))),
  );
}

/** In this process, which is quicker for a test than one of its own. */
const merged = (pack: Pack) => mergePack(pack, typesetter);

describe('a pack', () => {
  it('says where each paper begins, and the page says the same', async () => {
    const { pdf, contents } = await merged(ordinary());
    const { text, pages } = await readDocument(pdf, 'pack.pdf');
    const length = (await PDFDocument.load(tagged)).getPageCount();
    expect(contents).toEqual([
      { number: '1', title: 'Lamps (first)', page: 2, pages: 0 },
      { number: 'HLB_1', title: 'The lamps', page: 2, pages: length },
      { number: 'HLB_1a', title: 'The keeper’s letter', page: 2 + length, pages: 1 },
      { number: '2', title: 'Any other business', page: 3 + length, pages: 0 },
      { number: 'HLB_2', title: 'Sideways', page: 3 + length, pages: 1 },
    ]);
    expect(pages).toBe(3 + length);
    const page = text.split('\f');
    page.forEach((words, at) => {
      expect(words).toContain(`Board 7 · page ${at + 1} of ${pages}`);
    });
    expect(page[0]).toMatch(
      /Harbour Lights Board 7 – papers[\s\S]*For Carys Lunt[\s\S]*HLB_1a\tThe keeper’s letter\t5\n/,
    );
    expect(page[1]).toContain('7. Lamps & <wicks>');
    expect(page.at(-1)).toContain('On its side');
  });

  it('has bookmarks of two levels, and contents that lead to the same pages', async () => {
    const { pdf, contents } = await merged(ordinary());
    const [one, two] = [contents[0]?.page, contents[3]?.page];
    expect(await bookmarks(pdf)).toEqual([
      { title: 'Contents', page: 1, items: [] },
      {
        title: '1 Lamps (first)',
        page: one,
        items: [
          { title: 'HLB_1 The lamps', page: one, items: [] },
          { title: 'HLB_1a The keeper’s letter', page: contents[2]?.page, items: [] },
        ],
      },
      { title: '2 Any other business', page: two, items: [{ title: 'HLB_2 Sideways', page: two, items: [] }] },
    ]);
    expect(await links(pdf, 1)).toEqual(contents.map((one) => one.page));
  });

  it('keeps links of a paper: to addresses, and to places in itself by name', async () => {
    const { pdf, contents } = await merged(ordinary());
    expect(await links(pdf, 2)).toEqual(['https://example.org/lamps?a=1&b=2']);
    expect(await links(pdf, contents[4]?.page ?? 0)).toEqual([null, contents[4]?.page]);
  });

  it('brings along no script and no file that hung on a page', async () => {
    const { pdf } = await merged(ordinary());
    const read = await PDFDocument.load(pdf);
    const spelled = read.context
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString())
      .join('\n');
    expect(spelled).not.toMatch(/JavaScript|Filespec|EmbeddedFile/);
    const streams = read.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => ('getContents' in object ? [object] : []));
    const { decodePDFRawStream, PDFRawStream } = await import('@cantoo/pdf-lib');
    for (const one of streams) {
      if (!(one instanceof PDFRawStream) || one.dict.has(PDFName.of('Length1'))) continue;
      const words = Buffer.from(decodePDFRawStream(one).decode()).toString('latin1');
      expect(words).not.toContain('a file nobody asked for');
    }
  });

  it('is one book: its own title, language and properties, the same bytes when made again in another process', async () => {
    const [first, second] = [await merged(ordinary()), await writePack(ordinary())];
    expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
    const read = await PDFDocument.load(first.pdf, { updateMetadata: false });
    expect(read.getTitle()).toBe('Harbour Lights Board 7 – papers');
    expect(String(read.catalog.get(PDFName.of('Lang')))).toBe('(en-GB)');
    expect(read.getCreationDate()?.toISOString()).toBe('2016-12-09T00:00:00.000Z');
  });

  it('counts its contents’ own pages, however many they are', async () => {
    const entries = Array.from({ length: 120 }, (_, n) => paper(`HLB_${n}`, `Paper ${n}`, untagged));
    const { pdf, contents } = await merged(packOf(entries));
    const pages = (await PDFDocument.load(pdf)).getPageCount();
    const front = (contents[0]?.page ?? 0) - 1;
    expect(front).toBeGreaterThan(2);
    expect(pages).toBe(front + 120);
    expect(contents.map(({ page }) => page)).toEqual(entries.map((_, n) => front + 1 + n));
  });

  it('stands without any paper', async () => {
    const { pdf, contents } = await merged(packOf([]));
    expect(contents).toEqual([]);
    expect((await readDocument(pdf, 'pack.pdf')).text).toContain('There is no paper in this pack.');
    const { contents: bare } = await merged(packOf([item('1', 'Talk')]));
    expect(bare).toEqual([{ number: '1', title: 'Talk', page: 1, pages: 0 }]);
  });

  it('ends with a refusal that names the paper, and the next pack is made', async () => {
    const cases: [Uint8Array, RegExp][] = [
      [encryptedPdf(), /“HLB_9 The secret”.*(encrypted|password).*without protection/],
      [new TextEncoder().encode('%PDF-1.7\nnothing'), /“HLB_9 The secret” is a damaged PDF.*put that in its place/],
      [tagged.subarray(0, tagged.length / 2), /“HLB_9 The secret” is a damaged PDF/],
    ];
    for (const [pdf, sentence] of cases) {
      const made = merged(packOf([item('9', 'x'), paper('HLB_9', 'The secret', pdf)]));
      await expect(made).rejects.toThrow(sentence);
      await expect(made).rejects.toThrow(Refused);
    }
    const torn = writePack(packOf([paper('HLB_9', 'The secret', new Uint8Array(9))]));
    await expect(torn).rejects.toThrow(Refused);
    await expect(torn).rejects.toThrow(/HLB_9 The secret/);
    await expect(writePack(ordinary(), { longest: 1 })).rejects.toThrow(/too large to be put together/);
    expect((await writePack(ordinary())).contents).toHaveLength(5);
  });

  it('is read aloud as its papers are: one tree, each paper a part, a paper without tags a paragraph a page', async () => {
    const read = await PDFDocument.load((await merged(ordinary())).pdf);
    const root = read.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
    const parts = root.lookup(PDFName.of('K'), PDFDict).lookup(PDFName.of('K'), PDFArray);
    expect(parts.size()).toBe(4);
    const numbers = root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray);
    const keys = numbers
      .asArray()
      .filter((_, at) => at % 2 === 0)
      .map(String)
      .map(Number);
    // Each page that has tags finds its own in the tree, and no two share a number.
    expect(keys).toEqual([...new Set(keys)].sort((a, b) => a - b));
    const own = read.getPages().map((page) => Number(String(page.node.get(PDFName.of('StructParents')))));
    expect(new Set(own).size).toBe(read.getPageCount());
    for (const number of own) expect(keys).toContain(number);
  });
});

describe.skipIf(popplerMissing())('a pack under poppler’s eyes (skipped where it is missing)', () => {
  it('is tagged to its last page, its words in order, its stamps not among them', async () => {
    const { pdf } = await merged(ordinary());
    const tree = poppler('pdfinfo', pdf, ['-struct-text']).replace(/\s+/g, ' ');
    expect(tree).toMatch(/H1 "Contents".*Table.*"HLB_1".*H1 "Attendees".*Table.*Caption.*H1 "7. Lamps & <wicks>"/);
    expect(tree).toMatch(/P \(block\) "The keeper’s letter.*It was written by hand\..*P \(block\) "On its side"/);
    expect(tree).not.toContain('page 2 of');
    expect(poppler('pdfinfo', pdf)).toMatch(/Tagged: +yes/);
    expect(poppler('pdfinfo', pdf, ['-meta'])).toContain('Harbour Lights Board 7 – papers</rdf:li>');
    expect(poppler('pdftotext', pdf)).toContain('Board 7 · page 2 of');
  });
});
