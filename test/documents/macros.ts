/** Office files with all that may run in them, made by hand: the macros are nonsense, the parts around them are right. */
import { openZip } from '../../src/paper/zip.ts';
import { writeZip } from '../../src/paper/zip-write.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MICROSOFT = 'http://schemas.microsoft.com/office/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** A Word document as a .docm: a project with its data, a control with its picture, a template from elsewhere. */
export function withMacros(docx: Uint8Array): Uint8Array {
  const zip = openZip(docx);
  const files = new Map(zip.names.map((name) => [name, zip.read(name)]));
  const change = (name: string, work: (xml: string) => string) =>
    files.set(name, utf8(work(read(files.get(name) ?? utf8('')))));
  change('[Content_Types].xml', (xml) =>
    xml
      .replace(
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
        'application/vnd.ms-word.document.macroEnabled.main+xml',
      )
      .replace(
        '</Types>',
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>' +
          '<Override PartName="/word/vbaData.xml" ContentType="application/vnd.ms-word.vbaData+xml"/>' +
          '<Override PartName="/word/activeX/activeX1.xml" ContentType="application/vnd.ms-office.activeX+xml"/></Types>',
      ),
  );
  change('word/_rels/document.xml.rels', (xml) =>
    xml.replace(
      '</Relationships>',
      `<Relationship Id="rIdM" Type="${MICROSOFT}/vbaProject" Target="vbaProject.bin"/>` +
        `<Relationship Id="rIdC" Type="${OFFICE}/control" Target="activeX/activeX1.xml"/></Relationships>`,
    ),
  );
  change('word/document.xml', (xml) =>
    xml
      .replace(
        '</w:body>',
        '<w:p><w:r><w:object><w:control xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdC" w:name="Button1"/></w:object></w:r></w:p></w:body>',
      )
      .replace(/(<w:sectPr\b[\s\S]*<\/w:sectPr>)(<w:p>[\s\S]*?<\/w:p>)(<\/w:body>)/, '$2$1$3'),
  );
  const rels = (all: string) => utf8(`<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`);
  files.set('word/vbaProject.bin', utf8('Attribute VB_Name = "ThisDocument"'));
  files.set('word/vbaData.xml', utf8('<x/>'));
  files.set(
    'word/_rels/vbaProject.bin.rels',
    rels(`<Relationship Id="rId1" Type="${MICROSOFT}/wordVbaData" Target="vbaData.xml"/>`),
  );
  files.set('word/activeX/activeX1.xml', utf8('<ocx/>'));
  files.set(
    'word/activeX/_rels/activeX1.xml.rels',
    rels(`<Relationship Id="rId1" Type="${MICROSOFT}/activeXControlBinary" Target="activeX1.bin"/>`),
  );
  files.set('word/activeX/activeX1.bin', utf8('binary'));
  change('word/settings.xml', (xml) =>
    xml.replace(/(<w:settings\b[^>]*>)/, `$1<w:attachedTemplate xmlns:r="${OFFICE}" r:id="rIdT"/>`),
  );
  files.set(
    'word/_rels/settings.xml.rels',
    rels(
      `<Relationship Id="rIdT" Type="${OFFICE}/attachedTemplate" Target="https://example.org/t.dotm?a=1&amp;b=2" TargetMode="External"/>`,
    ),
  );
  return writeZip(files);
}

/** An .xlsm with a project, a button's macro, and settings of a printer that are nobody's harm. */
export function workbookWithMacros(more: Readonly<Record<string, string>> = {}): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return writeZip(
    Object.entries({
      '[Content_Types].xml':
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/>' +
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>' +
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
        '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
      '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${OFFICE}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels':
        `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
        `<Relationship Id="rId2" Type="${MICROSOFT}/vbaProject" Target="/xl/VBAProject.bin"/></Relationships>`,
      'xl/vbaProject.bin': 'Attribute VB_Name = "ThisWorkbook"',
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}" xmlns:r="${OFFICE}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Lamp oil</t></is></c></row></sheetData><pageSetup r:id="rId1"/></worksheet>`,
      'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/printerSettings" Target="../printerSettings/printerSettings1.bin"/></Relationships>`,
      'xl/printerSettings/printerSettings1.bin': 'printer',
      ...more,
    }).map(([name, text]) => [name, utf8(text)] as const),
  );
}
