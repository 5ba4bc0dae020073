/** Files that must be refused, made here so that none is kept in the repository. */
import { zipSync, zlibSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';

/** A PDF whose only page is a picture, as a scanner makes it. */
export async function scannedPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const picture = await document.embedPng(onePixel);
  document.addPage([595, 842]).drawImage(picture, { x: 0, y: 0, width: 595, height: 842 });
  return document.save();
}

/** A PDF that asks for a password: its check values fit none, so the empty password fails too. */
export function encryptedPdf(): Uint8Array {
  const zeros = '00'.repeat(32);
  const lock = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${zeros}> /U <${zeros}> >>`;
  const id = '00112233445566778899aabbccddeeff';
  return pdfFromObjects(['<< >>', lock], `/Encrypt 5 0 R /ID [<${id}> <${id}>]`);
}

/** A PDF of one page with nothing on it. */
export function emptyPdf(): Uint8Array {
  return pdfFromObjects(['<< /Length 0 >>\nstream\n\nendstream']);
}

/** A PDF of a few kilobytes whose one page unpacks to `megabytes`. */
export function pdfBomb(megabytes: number): Uint8Array {
  const packed = Buffer.from(zlibSync(new Uint8Array(megabytes * 1024 * 1024).fill(0x20))).toString('latin1');
  return pdfFromObjects([`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`]);
}

/** One page whose content is object 4, the first of `more`. */
function pdfFromObjects(more: readonly string[], trailer = ''): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    ...more,
  ];
  let body = '%PDF-1.5\n';
  const rows = objects.map((object, i) => {
    const row = `${String(body.length).padStart(10, '0')} 00000 n \n`;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return row;
  });
  const size = objects.length + 1;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}${end}`, 'latin1');
}

/** A docx of a few hundred kilobytes whose text unpacks to `megabytes`. */
export function docxBomb(megabytes: number): Uint8Array {
  const swollen = new Uint8Array(megabytes * 1024 * 1024).fill(0x20);
  return zipSync({ '[Content_Types].xml': bytesOf(CONTENT_TYPES), 'word/document.xml': swollen });
}

/** The same, with a directory that says the text is `claimed` bytes long: only unpacking shows the lie. */
export function lyingDocxBomb(megabytes: number, claimed: number): Uint8Array {
  const bomb = docxBomb(megabytes);
  const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.length);
  const real = megabytes * 1024 * 1024;
  for (let at = 0; at + 46 < bomb.length; at++) {
    const field = { 67324752: 22, 33639248: 24 }[view.getUint32(at, true)];
    if (field !== undefined && view.getUint32(at + field, true) === real) view.setUint32(at + field, claimed, true);
  }
  return bomb;
}

/** Bytes without order, the same for the same seed. */
export function noise(length: number, seed = 1): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 16;
  });
}

/** A docx made of the given parts; content types and relationships are added. */
export function docxFromParts(parts: Record<string, string>): Uint8Array {
  const kinds = Object.keys(parts).flatMap((path) => /^word\/([a-z]+)\d*\.xml$/.exec(path)?.[1] ?? []);
  const relations = Object.keys(parts)
    .filter((path) => path !== 'word/document.xml')
    .map((path, i) => {
      const kind = kinds.find((k) => path.startsWith(`word/${k}`)) ?? 'other';
      return `<Relationship Id="r${i}" Type="${OFFICE}/${kind}" Target="${path.replace('word/', '')}"/>`;
    });
  return zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': CONTENT_TYPES,
        '_rels/.rels': `<Relationships><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
        'word/_rels/document.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
        ...parts,
      }).map(([path, text]) => [path, bytesOf(text)]),
    ),
  );
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT_TYPES =
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
