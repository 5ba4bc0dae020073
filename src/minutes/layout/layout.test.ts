import { describe, expect, it } from 'vitest';
import { readLayout } from './layout.ts';

const hints = { starters: [/^ACTION /], furniture: [/^This paper is marked /] };
const layOut = (text: string, kind: 'text' | 'markdown' | 'docx' | 'pdf' = 'text') =>
  readLayout(text, { kind, ...hints });
const texts = (text: string, kind?: 'text' | 'markdown' | 'docx' | 'pdf') =>
  layOut(text, kind)
    .filter((block) => block.kind !== 'furniture')
    .map((block) => block.text);

const long = 'The committee heard at some length about the state of the harbour wall, the steps';

describe('lines of prose', () => {
  it('are joined where they were broken for want of room, and only there', () => {
    const text = `1. Harbour wall\n${long}\nbeside it and the lamps upon it.\n\nShort line.\nAnother paragraph begins here.\n`;
    expect(texts(text)).toEqual([
      '1. Harbour wall',
      `${long} beside it and the lamps upon it.`,
      'Short line.',
      'Another paragraph begins here.',
    ]);
  });

  it('keep the hyphen of a broken compound and lose that of a broken word', () => {
    const text = `${long}\nwere looked at by the Sub-\nCommittee, whose consul-\ntation follows the other consultation of\nthe spring that was held.\n`;
    expect(texts(text)[0]).toContain('the Sub-Committee, whose consultation follows');
  });

  it('go on over the end of a page, around its footer', () => {
    const text = `${long}\nwere in poor repair and that the\nThis paper is marked White.\n3\n\fcontractor would return in the spring to\nlook at them again.\n`;
    const [block] = layOut(text);
    expect(block?.text).toContain('repair and that the contractor would return');
    expect(block?.spans).toHaveLength(2);
    expect(
      layOut(text)
        .filter((one) => one.kind === 'furniture')
        .map((one) => one.text),
    ).toEqual(['This paper is marked White.', '3']);
  });

  it('say where each of their words stands in the document', () => {
    const text = `${long}\nbeside  it and the lamps upon it all.\n`;
    const [block] = layOut(text);
    const at = block?.text.indexOf('beside it') ?? -1;
    const [span] = block?.spanOf(at, at + 'beside it'.length) ?? [];
    expect(text.slice(span?.start, span?.end)).toBe('beside  it');
  });
});

describe('a text taken from a PDF with a blank line between any two lines', () => {
  const lines = [
    ' Harbour Board Meeting 4 ',
    '1. Works and',
    'their cost',
    'The Board heard from the surveyor that the wall, the steps and the lamps were all in need of some',
    'repair before the winter, and that the cost of it would be met from the reserve that was set aside for',
    'such work in the spring. The Board asked for a second opinion on the state of the lamps, which are',
    'older than the rest, before it would agree to the whole of the sum.',
    'The Board: ',
    ' NOTED the report, which had been sent to members in good time before the meeting at the request',
    'of the chair; and ',
    ' AGREED to ask for a second opinion. ',
  ];

  it('is read as if the blank lines were not there', () => {
    const blocks = layOut(`${lines.join('\n\n')}\n 2. Lamps \n\nThe lamps were left until the opinion came.\n`);
    expect(blocks.map((block) => [block.kind, block.text.slice(0, 24)])).toEqual([
      ['text', 'Harbour Board Meeting 4'],
      ['text', '1. Works and their cost'],
      ['text', 'The Board heard from the'],
      ['text', 'The Board:'],
      ['bullet', 'NOTED the report, which '],
      ['bullet', 'AGREED to ask for a seco'],
      ['text', '2. Lamps'],
      ['text', 'The lamps were left unti'],
    ]);
    expect(blocks[4]?.text).toMatch(/request of the chair; and$/);
    expect(blocks[6]?.gap).toBe('page');
  });
});

describe('marks of layout', () => {
  it('of Markdown are taken off and their places kept', () => {
    const text = '## 3\\. **Dues**\\\nSee [the list](dues.md).\n\n* one\n+ two\n';
    const blocks = layOut(text, 'markdown');
    expect(blocks.map((block) => [block.kind, block.text])).toEqual([
      ['heading', '3. Dues'],
      ['text', 'See the list.'],
      ['bullet', 'one'],
      ['bullet', 'two'],
    ]);
    const [span] = blocks[1]?.spanOf(4, 12) ?? [];
    expect(text.slice(span?.start, span?.end)).toBe('the list');
  });

  it('part the cells of tables by pipes, tabs or wide gaps', () => {
    for (const row of ['| Ada | Chair |', 'Ada\tChair', 'Ada         Chair']) {
      expect(layOut(`${row}\n`)[0]?.cells).toEqual(['Ada', 'Chair']);
    }
    expect(layOut('2.1\tThe clerk spoke of the roof.\n')[0]?.kind).toBe('text');
  });

  it('are bullets of every kind', () => {
    for (const mark of ['•', '●', '\uF0B7', '-', '–', 'o']) {
      expect(layOut(`${mark} mend the roof\n`)[0]).toMatchObject({ kind: 'bullet', text: 'mend the roof' });
    }
  });

  it('repeated at the foot of most pages are furniture', () => {
    const pages = ['Alpha beta gamma.', 'Delta epsilon zeta.', 'Eta theta iota.'].map(
      (body, i) => `${body}\n\nHarbour Board – page ${i + 1}`,
    );
    expect(texts(pages.join('\n\f'), 'pdf')).toEqual(['Alpha beta gamma.', 'Delta epsilon zeta.', 'Eta theta iota.']);
  });
});
