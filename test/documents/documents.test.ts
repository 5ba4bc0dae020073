import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/paper/read.ts';
import { docxFromText } from './docx-from-text.ts';
import { layOut } from './layout.ts';
import { pdfFromText } from './pdf-from-text.ts';
import { SAMPLE } from './sample.ts';

const SEED = join(process.env.QUORATE_SHARED ?? '../shared', 'seed/sec-panel-39-minutes.txt');
const seed = (() => {
  try {
    return readFileSync(SEED, 'utf8');
  } catch {
    return null;
  }
})();

/** Words in order, bullets, page furniture and the joints of broken words aside. */
function wordsOf(text: string, footer: string | null = null): string[] {
  const body = text
    .split('\f')
    .map((page) => page.replace(/\n+Page( \d+ of \d+)?\s*$/, ''))
    .join('\n')
    .replace(/(^|\n)[•○o]\s/g, '$1');
  const words = body.replace(/\s+/g, ' ').replace(/(\w-) (?=[A-Z])/g, '$1');
  return (footer === null ? words : words.replaceAll(footer, ' ')).split(' ').filter((word) => word !== '');
}

describe('minutes laid out as a Word document', () => {
  it('come back with headings, rows, bullets and pages where they were', async () => {
    const { text } = await readDocument(await docxFromText(SAMPLE), 'sample.docx');
    expect(text).toContain('Keepers\tBruno Oakes\n\tCarys Lunt (Alternate)\nPilots\tDesmond Hale');
    expect(text).toContain('\n\f1. Minutes and Actions\n');
    expect(text).toContain('HLB06/02\tThe mason was paid.\n\tThe mortar is still wet.\nHLB06/04\tClosed.');
    expect(text).toContain('• NOTED the report; and\n• AGREED that the horn');
    expect(text).toContain('\n○ By day: once every two minutes.');
    expect(text).toContain('which had been out for two nights.');
    expect(text.split('\f').at(-1)).toMatch(/^This document is classified as White/);
  });

  it('read the same whether headings are numbered by hand or by Word', async () => {
    const byHand = await readDocument(await docxFromText(SAMPLE), 'sample.docx');
    const byWord = await readDocument(await docxFromText(SAMPLE, { autoNumber: true }), 'sample.docx');
    expect(byWord.text).toBe(byHand.text);
    expect(byWord.sha256).not.toBe(byHand.sha256);
  });
});

describe('minutes printed to PDF', () => {
  it('come back row by row, with bullets, paragraphs and pages', async () => {
    const { text, pages } = await readDocument(await pdfFromText(SAMPLE), 'sample.pdf');
    expect(pages).toBe(2);
    expect(text).toContain('Keepers\tBruno Oakes\n\tCarys Lunt (Alternate)\n');
    expect(text).toContain('HLB06/02\tThe mason was paid.\n\tThe mortar is still wet.\n');
    expect(text).toContain('\n\f1. Minutes and Actions\n\nThe Board looked');
    expect(text).toMatch(/• AGREED that the horn sounds every ninety seconds, .*\n.*ear defenders\.\n\no By day/);
    expect(text).toContain('“of the soft kind” – at cost.');
    expect(text).toContain('Page 2 of 2');
  });
});

describe.skipIf(seed === null)('the minutes of meeting 39 (skipped where the shared folder is missing)', () => {
  const text = seed ?? '';
  const { footer } = seed === null ? { footer: null } : layOut(text);

  it('keep every word, in order, as a Word document', async () => {
    const { text: read } = await readDocument(await docxFromText(text, { autoNumber: true }), 'minutes.docx');
    expect(wordsOf(read, footer)).toEqual(wordsOf(text, footer));
  });

  it('keep every word, in order, as a PDF', async () => {
    const { text: read } = await readDocument(await pdfFromText(text), 'minutes.pdf');
    expect(wordsOf(read, footer)).toEqual(wordsOf(text, footer));
  });
});
