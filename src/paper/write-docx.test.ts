import { describe, expect, it } from 'vitest';
import { PAPER, WORDS } from '../../test/documents/paper.ts';
import { converted, officeMissing } from '../../test/harness/programs.ts';
import type { Paper } from './blocks.ts';
import { readDocument } from './read.ts';
import { writeDocx } from './write-docx.ts';
import { child, children, parseXml } from './xml.ts';
import { openZip } from './zip.ts';

const reading = async (paper: Paper) => (await readDocument(await writeDocx(paper), 'paper.docx')).text;
const part = async (paper: Paper, name: string) => openZip(await writeDocx(paper)).read(name);
const flat = (text: string) =>
  text
    .replace(/^ *[•○] /gm, '')
    .replace(/\s+/g, ' ')
    .trim();
const paperOf = (blocks: Paper['blocks']): Paper => ({ ...PAPER, blocks });

describe('a paper as a Word document', () => {
  it('gives every word back to our own reader, in order, and the classification last', async () => {
    const text = await reading(PAPER);
    expect(flat(text).startsWith(WORDS)).toBe(true);
    expect(text).toContain('\n\n7. Lamps & <wicks>\n\n');
    expect(text).toContain('Keepers\tBruno Oakes\n\tCarys Lunt (Alternate)\nPilots\tDesmond Hale');
    expect(text).toContain('The Board:\n• NOTED the report; and\n• AGREED that the horn sounds.');
    expect(text).toContain('\n\nACTION HLB07/01: KEEPER to oil it.\n');
    expect(text.split('\f').at(-1)).toMatch(/^This document is classified as White\n/);
  });

  it('numbers each list from one, by numbering of Word’s own', async () => {
    const text = await reading(PAPER);
    expect(text).toContain('1. Order the oil\n\n2. Store the oil');
    expect(text).toContain('1. Begin at one again');
    expect(new TextDecoder().decode(await part(PAPER, 'word/document.xml'))).not.toContain('>1. Begin');
  });

  it('names its headings, lists and boxes by styles, and steps down no two levels at once', async () => {
    const body = child(parseXml(await part(PAPER, 'word/document.xml')), 'body');
    const styles = children(body, 'p').map((p) => child(child(p, 'pPr'), 'pStyle')?.attributes.val);
    expect(styles.filter((style) => style?.startsWith('Heading'))).toEqual([
      'Heading1',
      'Heading1',
      'Heading2',
      'Heading2',
    ]);
    expect(styles).toEqual(expect.arrayContaining(['Title', 'Subtitle', 'Caption', 'ListNumber', 'ActionBox']));
  });

  it('repeats the head of a table on each page', async () => {
    const tables = children(child(parseXml(await part(PAPER, 'word/document.xml')), 'body'), 'tbl');
    const heads = tables.map((table) =>
      children(table, 'tr').map((row) => child(child(row, 'trPr'), 'tblHeader') !== undefined),
    );
    expect(heads.map((rows) => rows.filter(Boolean).length)).toEqual([1, 0, 1]);
    expect(heads[2]?.[0]).toBe(true);
  });

  it('carries its properties, its language and its day', async () => {
    const core = new TextDecoder().decode(await part(PAPER, 'docProps/core.xml'));
    for (const fact of ['Harbour Lights Board 7 – Minutes', 'Minutes of the Board', 'minutes, lamps', '2016-12-09T00'])
      expect(core).toContain(fact);
    expect(core).toContain('<dc:language>en-GB</dc:language>');
    expect(core).not.toContain(String(new Date().getUTCFullYear()));
  });

  it('is the same bytes when written again', async () => {
    expect(Buffer.compare(await writeDocx(PAPER), await writeDocx(PAPER))).toBe(0);
  });

  it('says how many pages there are in its footer', async () => {
    const footer = new TextDecoder().decode(await part(PAPER, 'word/footer1.xml'));
    expect(footer).toMatch(/PAGE[\s\S]*NUMPAGES/);
  });

  it('takes words that no XML holds, and links that lead nowhere good, without them', async () => {
    const words = [
      { text: 'a\u0000b\u0007c\ud800d\ufffe\u202ee' },
      { text: ' here', href: 'javascript:alert(1)' },
      { text: '\nnext line' },
    ];
    const paper = paperOf([{ kind: 'paragraph', words }]);
    expect(await reading(paper)).toContain('a b c\ufffdd e here\nnext line');
    expect(new TextDecoder().decode(await part(paper, 'word/_rels/document.xml.rels'))).not.toContain('javascript');
  });
});

describe.skipIf(officeMissing())('a Word document opened by LibreOffice (skipped where there is none)', () => {
  it('says its words in order, with the numbers and bullets of its lists', async () => {
    const bytes = converted(await writeDocx(PAPER), 'paper.docx', 'txt:Text (encoded):UTF8');
    const text = new TextDecoder().decode(bytes).replace(/\ufeff/g, '');
    expect(flat(text).startsWith(WORDS)).toBe(true);
    expect(text).toMatch(/^ *• NOTED the report; and$/m);
  }, 60_000);

  it('has headings, lists and a title that the program knows as such', async () => {
    const odt = openZip(converted(await writeDocx(PAPER), 'paper.docx', 'odt')).read('content.xml');
    const text = child(child(parseXml(odt), 'body'), 'text');
    const headings = children(text, 'h').map((one) => one.attributes['outline-level']);
    expect(headings).toEqual(['1', '1', '2', '2']);
    const xml = new TextDecoder().decode(odt);
    expect(xml).toMatch(/<table:table-header-rows>/);
    expect(xml).toMatch(/<text:list /);
    expect(xml).toMatch(/xlink:href="https:\/\/example\.org\/lamps\?a=1&amp;b=2"/);
  }, 60_000);
});
