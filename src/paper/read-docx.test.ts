import { describe, expect, it } from 'vitest';
import { docxFromParts } from '../../test/documents/bad-input.ts';
import { readDocx } from './read-docx.ts';

const body = (inner: string) => `<w:document xmlns:w="w"><w:body>${inner}</w:body></w:document>`;
const p = (inner: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`;
const r = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const listed = (words: string, list: number, level = 0) =>
  p(r(words), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
const read = (inner: string, parts: Record<string, string> = {}) =>
  readDocx(docxFromParts({ 'word/document.xml': body(inner), ...parts }));

const level = (depth: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const NUMBERING = `<w:numbering xmlns:w="w">
  <w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.', '<w:pStyle w:val="Heading1"/>')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '(%3)')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uf0b7')}${level(1, 'bullet', 'o')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="2">${level(0, 'upperRoman', 'Part %1:')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>`;
const STYLES = `<w:styles xmlns:w="w">
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
  <w:style w:type="paragraph" w:styleId="Heading1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Item"><w:basedOn w:val="Heading1"/></w:style>
</w:styles>`;
const LISTS = { 'word/numbering.xml': NUMBERING, 'word/styles.xml': STYLES };

describe('numbers that Word prints and does not store', () => {
  it('are counted through levels, each beginning again under the one above', () => {
    const list = [
      listed('Lamps', 1),
      listed('North', 1, 1),
      listed('Oil', 1, 2),
      listed('South', 1, 1),
      listed('Fog', 1),
    ];
    expect(read([...list, listed('Horn', 1, 1)].join(''), LISTS)).toBe(
      '1. Lamps\n\n1.1 North\n\n(a) Oil\n\n1.2 South\n\n2. Fog\n\n2.1 Horn',
    );
  });

  it('come from the paragraph style, also one it is based on, unless the paragraph says none', () => {
    const styled = (words: string, style: string, more = '') => p(r(words), `<w:pStyle w:val="${style}"/>${more}`);
    const none = styled('Annex', 'Heading1', '<w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(read(styled('Lamps', 'Heading1') + p(r('Text')) + none + styled('Fog', 'Item'), LISTS)).toBe(
      '1. Lamps\n\nText\n\nAnnex\n\n2. Fog',
    );
  });

  it('go on where another list of the same kind stopped, or start where the list says', () => {
    expect(read(listed('a', 1) + listed('b', 3) + listed('c', 3), LISTS)).toBe('1. a\n\n7. b\n\n8. c');
  });

  it('are printed in the format of their level', () => {
    expect(read([1, 2, 3, 4].map((n) => listed(`x${n}`, 4)).join(''), LISTS)).toMatch(/Part IV: x4$/);
  });

  it('are bullets on lines that keep together', () => {
    expect(read(listed('NOTED', 2) + listed('by day', 2, 1) + listed('AGREED', 2), LISTS)).toBe(
      '• NOTED\n○ by day\n• AGREED',
    );
  });

  it('count an empty numbered paragraph without printing it, and stand after a page break', () => {
    const broken = p(`<w:r><w:br w:type="page"/></w:r>${r('Fog')}`, '<w:numPr><w:numId w:val="1"/></w:numPr>');
    expect(read(listed('Lamps', 1) + listed('', 1) + broken, LISTS)).toBe('1. Lamps\n\f3. Fog');
  });
});

describe('the words of a Word document', () => {
  it('are those of the final text: what was inserted counts, what was deleted or hidden does not', () => {
    const changes =
      `${r('The Board ')}<w:del><w:r><w:delText>rejected</w:delText></w:r></w:del><w:ins>${r('agreed')}</w:ins>` +
      `<w:moveFrom>${r(' moved')}</w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t> secret</w:t></w:r>`;
    expect(read(p(changes))).toBe('The Board agreed');
  });

  it('run on where the mark between two paragraphs was deleted', () => {
    expect(read(p(r('The Board '), '<w:rPr><w:del/></w:rPr>') + p(r('agreed')))).toBe('The Board agreed');
  });

  it('are not doubled by old formatting or by the second copy of a text box', () => {
    const box = (words: string) => `<w:txbxContent>${p(r(words))}</w:txbxContent>`;
    const drawing = `<w:r><mc:AlternateContent><mc:Choice>${box('boxed')}</mc:Choice><mc:Fallback>${box('boxed')}</mc:Fallback></mc:AlternateContent></w:r>`;
    expect(read(p(r('beside') + drawing))).toBe('beside\n\nboxed');
  });

  it('keep line breaks, tabs, odd hyphens, symbols and the results of fields', () => {
    const field = '<w:r><w:instrText>DATE</w:instrText></w:r>';
    const run = `<w:r><w:t>HLB</w:t><w:noBreakHyphen/><w:t>7</w:t><w:tab/><w:t>x</w:t><w:br/><w:sym w:font="Symbol" w:char="F0B7"/></w:r>`;
    expect(read(p(run + field + r(' 3 May')))).toBe('HLB-7\tx\n• 3 May');
  });

  it('stand in rows of a table, a cell of several paragraphs taking several lines', () => {
    const cell = (...words: string[]) => `<w:tc>${words.map((w) => p(r(w))).join('')}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell('Keepers')}${cell('Bruno', 'Carys')}${cell('present')}</w:tr><w:sdt><w:sdtContent><w:tr>${cell('')}${cell('Dan')}${cell('')}</w:tr></w:sdtContent></w:sdt><w:tr><w:trPr><w:del/></w:trPr>${cell('gone')}</w:tr></w:tbl>`;
    expect(read(p(r('before')) + table + p(r('after')))).toBe(
      'before\n\nKeepers\tBruno\tpresent\n\tCarys\n\tDan\n\nafter',
    );
  });

  it('are parted into pages by breaks and sections, but not by sections that go on', () => {
    const section = (type: string) => `<w:sectPr><w:type w:val="${type}"/></w:sectPr>`;
    const text =
      p(r('one'), section('nextPage')) + p(r('two'), section('continuous')) + p(r('three'), '<w:pageBreakBefore/>');
    expect(read(text + section('nextPage'))).toBe('one\n\ntwo\n\fthree');
  });

  it('include footnotes where they are called, and headers and footers once', () => {
    const note = p(`${r('Agreed')}<w:r><w:footnoteReference w:id="5"/></w:r>${r('.')}`);
    const parts = {
      'word/footnotes.xml': `<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0">${p('')}</w:footnote><w:footnote w:id="5">${p(r(' By four to one.'))}</w:footnote></w:footnotes>`,
      'word/footer1.xml': `<w:ftr xmlns:w="w">${p(r('Classified White'))}</w:ftr>`,
      'word/footer2.xml': `<w:ftr xmlns:w="w">${p(r('Classified White'))}</w:ftr>`,
    };
    expect(read(note, parts)).toBe('Agreed[1].\n\f[1] By four to one.\n\fClassified White');
  });

  it('are refused when the XML is broken or brings entities of its own', () => {
    const parts = (xml: string) => docxFromParts({ 'word/document.xml': xml });
    expect(() => readDocx(parts('<w:document><w:body>'))).toThrow(/damaged/);
    expect(() => readDocx(parts('<!DOCTYPE x [<!ENTITY a "b">]><w:document>&a;</w:document>'))).toThrow(/damaged/);
    expect(() => readDocx(parts('<a>'.repeat(2000)))).toThrow(/too large/);
  });
});
