import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { docxFromParts } from '../../test/documents/bad-input.ts';
import { docxFromText } from '../../test/documents/docx-from-text.ts';
import { PAPER } from '../../test/documents/paper.ts';
import { SAMPLE } from '../../test/documents/sample.ts';
import type { Block } from './blocks.ts';
import { docxBlocks } from './docx-blocks.ts';
import { readDocument } from './read.ts';
import { headingText, textOf } from './words.ts';
import { writeDocx } from './write-docx.ts';

/** All words of blocks, in order, bullets aside. */
function said(blocks: readonly Block[]): string[] {
  const all = (block: Block): string[] => {
    switch (block.kind) {
      case 'heading':
        return [headingText(block)];
      case 'paragraph':
        return [textOf(block.words)];
      case 'list':
        return block.items.map((item, at) => `${block.ordered ? `${at + 1}. ` : ''}${textOf(item)}`);
      case 'table':
        return [block.caption ?? '', ...block.head, ...block.rows.flat().map(textOf)];
      case 'box':
        return block.blocks.flatMap(all);
      case 'page-break':
        return [];
    }
  };
  return wordsOf(blocks.flatMap(all).join(' '));
}
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => !['', '•', '○'].includes(word));
const word = (body: string) =>
  docxFromParts({ 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>` });
const cell = (text: string, more = '') =>
  `<w:tc><w:tcPr>${more}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;

describe('a Word document as blocks', () => {
  it('written by us comes back as the blocks it was made of', async () => {
    const blocks = docxBlocks(await writeDocx(PAPER));
    expect(blocks.filter(({ kind }) => kind === 'heading')).toEqual([
      { kind: 'heading', level: 1, text: 'Attendees' },
      { kind: 'heading', level: 1, text: '7. Lamps & <wicks>' },
      { kind: 'heading', level: 2, text: 'Oil' },
      { kind: 'heading', level: 2, text: '7.1 Actions' },
    ]);
    expect(blocks).toContainEqual({ kind: 'list', ordered: true, items: ['Order the oil', 'Store the oil'] });
    expect(blocks).toContainEqual({
      kind: 'box',
      tone: 'note',
      blocks: [
        { kind: 'paragraph', words: 'The Board:' },
        { kind: 'list', ordered: false, items: ['NOTED the report; and', 'AGREED that the horn sounds.'] },
      ],
    });
    const [people, actions] = blocks.filter((block) => block.kind === 'table');
    expect(people).toMatchObject({
      head: ['Group', 'Name'],
      rows: [
        ['Keepers', 'Bruno Oakes'],
        ['', 'Carys Lunt (Alternate)'],
        ['Pilots', 'Desmond Hale'],
      ],
    });
    expect(actions?.rows).toHaveLength(40);
    expect(blocks.filter(({ kind }) => kind === 'page-break')).toHaveLength(1);
  });

  it('says every word that the reader reads, in its order', async () => {
    for (const bytes of [await docxFromText(SAMPLE, { autoNumber: true }), await writeDocx(PAPER)]) {
      expect(said(docxBlocks(bytes))).toEqual(wordsOf((await readDocument(bytes, 'a.docx')).text));
    }
  });

  it('keeps numbers that are references, and the numbers of headings', async () => {
    const blocks = docxBlocks(await docxFromText(SAMPLE, { autoNumber: true }));
    expect(blocks).toContainEqual({ kind: 'heading', level: 1, number: '1.', text: 'Minutes and Actions' });
  });

  it('fills rows whose cells are joined, and leaves out deleted ones', () => {
    const rows = [
      `<w:tr>${cell('Lamp')}${cell('Oil')}${cell('Wick')}</w:tr>`,
      `<w:tr>${cell('North', '<w:gridSpan w:val="2"/>')}${cell('New')}</w:tr>`,
      `<w:tr><w:trPr><w:del/></w:trPr>${cell('gone')}${cell('gone')}${cell('gone')}</w:tr>`,
      `<w:tr>${cell('South')}</w:tr>`,
    ];
    expect(docxBlocks(word(`<w:tbl>${rows.join('')}</w:tbl>`))).toEqual([
      {
        kind: 'table',
        head: ['Lamp', 'Oil', 'Wick'],
        rows: [
          ['North', '', 'New'],
          ['South', '', ''],
        ],
      },
    ]);
  });
});

const SEED = join(process.env.QUORATE_SHARED ?? '../shared', 'seed/sec-panel-39-minutes.txt');
const seed = (() => {
  try {
    return readFileSync(SEED, 'utf8');
  } catch {
    return null;
  }
})();

describe.skipIf(seed === null)(
  'the minutes of meeting 39 as a Word document (skipped where the shared folder is missing)',
  () => {
    it('become blocks with every word in order', async () => {
      const bytes = await docxFromText(seed ?? '', { autoNumber: true });
      expect(said(docxBlocks(bytes))).toEqual(wordsOf((await readDocument(bytes, 'minutes.docx')).text));
    });
  },
);
