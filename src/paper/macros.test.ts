import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { withMacros, workbookWithMacros } from '../../test/documents/macros.ts';
import { PAPER } from '../../test/documents/paper.ts';
import { converted, officeMissing } from '../../test/harness/programs.ts';
import { Refused } from '../kernel/problem.ts';
import { stripMacros } from './macros.ts';
import { readDocument } from './read.ts';
import { writeDocx } from './write-docx.ts';
import { openZip } from './zip.ts';
import { writeZip } from './zip-write.ts';

const docx = await writeDocx(PAPER);
const docm = withMacros(docx);
const part = (bytes: Uint8Array, name: string) => new TextDecoder().decode(openZip(bytes).read(name));
const everything = (bytes: Uint8Array) =>
  openZip(bytes)
    .names.map((name) => name + part(bytes, name))
    .join('\n');

describe('a Word document with macros', () => {
  it('loses its project, its control and its template from elsewhere, and says so', () => {
    const { bytes, removed } = stripMacros(docm);
    expect(removed.sort()).toEqual(['a link to a template outside the file', 'a macro project', 'an ActiveX control']);
    expect(everything(docm)).toMatch(/vbaProject|activeX|attachedTemplate/);
    expect(everything(bytes)).not.toMatch(/vba|activeX|attachedTemplate|macroEnabled|VB_Name|w:control|rId[MCT]\b/i);
  });

  it('keeps every other part as it was, and every word', async () => {
    const { bytes } = stripMacros(docm);
    expect(
      openZip(bytes)
        .names.filter((name) => name !== 'word/_rels/settings.xml.rels')
        .sort(),
    ).toEqual([...openZip(docx).names].sort());
    expect(part(bytes, 'word/styles.xml')).toBe(part(docx, 'word/styles.xml'));
    expect((await readDocument(bytes, 'a.docx')).text).toBe((await readDocument(docx, 'a.docx')).text);
    expect(part(bytes, '[Content_Types].xml')).toContain('wordprocessingml.document.main+xml');
  });

  it('comes back as it is when there is nothing to take out', () => {
    expect(stripMacros(docx)).toEqual({ bytes: docx, removed: [] });
    expect(stripMacros(stripMacros(docm).bytes).removed).toEqual([]);
  });

  it('hides them from us neither by odd spelling nor by pointing to them from nowhere', () => {
    const zip = openZip(docm);
    const files = new Map(zip.names.map((name) => [name, zip.read(name)]));
    const rels = part(docm, 'word/_rels/document.xml.rels').replace(
      'relationships/vbaProject',
      'relationships/vba&#80;roject',
    );
    files.set('word/_rels/document.xml.rels', Buffer.from(`\ufeff${rels}`, 'utf16le'));
    const spelled = stripMacros(writeZip(files));
    expect(spelled.removed).toContain('a macro project');
    expect(openZip(spelled.bytes).names.join()).not.toMatch(/vba/i);
    files.delete('word/_rels/document.xml.rels');
    expect(openZip(stripMacros(writeZip(files)).bytes).names.join()).not.toMatch(/vba|activeX/i);
  });

  it.skipIf(officeMissing())(
    'opens in LibreOffice afterwards (skipped where there is none)',
    () => {
      const text = converted(stripMacros(docm).bytes, 'paper.docx', 'txt:Text (encoded):UTF8');
      expect(new TextDecoder().decode(text)).toContain('ACTION HLB07/01: KEEPER to oil it.');
    },
    60_000,
  );
});

describe('a workbook with macros', () => {
  it('becomes an ordinary one with its cells and its printer', async () => {
    const { bytes, removed } = stripMacros(workbookWithMacros());
    expect(removed).toEqual(['a macro project']);
    expect(everything(bytes)).not.toMatch(/vba|macroEnabled/i);
    expect(openZip(bytes).names).toContain('xl/printerSettings/printerSettings1.bin');
    const book = new exceljs.Workbook();
    await book.xlsx.load(Buffer.from(bytes) as never);
    expect(book.getWorksheet('One')?.getCell('A1').value).toBe('Lamp oil');
  });

  it('is refused when the macros are sheets', () => {
    const bytes = workbookWithMacros({ 'xl/macrosheets/sheet1.xml': '<x/>' });
    expect(() => stripMacros(bytes)).toThrow(Refused);
    expect(() => stripMacros(bytes)).toThrow(/Save it as \.xlsx/);
  });
});

describe('what is no Office file', () => {
  it('comes back as it is', () => {
    const text = new TextEncoder().encode('vbaProject.bin');
    expect(stripMacros(text).bytes).toBe(text);
    const zip = writeZip([['word/vbaProject.bin', text]]);
    expect(stripMacros(zip)).toEqual({ bytes: zip, removed: [] });
  });
});
