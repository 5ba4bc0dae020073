import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  docxBomb,
  emptyPdf,
  encryptedPdf,
  lyingDocxBomb,
  noise,
  pdfBomb,
  scannedPdf,
} from '../../test/documents/bad-input.ts';
import { docxFromText } from '../../test/documents/docx-from-text.ts';
import { pdfFromText } from '../../test/documents/pdf-from-text.ts';
import { Refused } from '../kernel/problem.ts';
import { readDocument } from './read.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const MINUTES = 'Harbour Lights Board\n\n1. Lamps\n\nThe Board NOTED the report – all of it.\n';

async function refusal(bytes: Uint8Array, name = 'minutes'): Promise<string> {
  const error = await readDocument(bytes, name).then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(Refused);
  return (error as Refused).message;
}

describe('plain text', () => {
  it('is kept as it is, line ends and byte order mark aside', async () => {
    const read = await readDocument(utf8('\uFEFFone \r\n two\rthree\fpage\n'), 'C:\\minutes\\May.txt');
    expect(read).toMatchObject({ name: 'May.txt', kind: 'text', text: 'one \n two\nthree\fpage\n', pages: 2 });
    expect(read.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is Markdown by its name only, and keeps its markup', async () => {
    const read = await readDocument(utf8('# Lamps\n\n- **NOTED**\n'), '/in/May.md');
    expect(read).toMatchObject({ name: 'May.md', kind: 'markdown', text: '# Lamps\n\n- **NOTED**\n' });
  });

  it('of an older Windows is read with its quotes and dashes', async () => {
    const bytes = Uint8Array.from([...utf8('The Board\u0000s lamp ')].map((b) => (b === 0 ? 0x92 : b)).concat(0x96));
    expect((await readDocument(bytes, 'old.txt')).text).toBe('The Board’s lamp –');
  });

  it('of words that begin like a picture file is still text', async () => {
    expect((await readDocument(utf8('BM attended the meeting.'), 'x.txt')).kind).toBe('text');
    expect((await readDocument(utf8('The page began with <html> and was mended.'), 'x.txt')).kind).toBe('text');
    expect((await readDocument(utf8('See %PDF-1.7 for the format.'), 'x.txt')).kind).toBe('text');
  });
});

describe('a file that cannot be read is refused with what to do', () => {
  it('when it is empty or holds no words', async () => {
    expect(await refusal(new Uint8Array())).toMatch(/empty.*Choose/);
    expect(await refusal(utf8(' \n\t\u00a0\u200b\n--\n'))).toMatch(/no words.*Choose/);
  });

  it('when it is larger than 20 MB, before anything of it is read', async () => {
    // Fifty million zeros are no PDF either: its size is what is said.
    expect(await refusal(new Uint8Array(50 * 1024 * 1024), 'big.pdf')).toMatch(/50 MB.*20 MB/);
  });

  it('when its text is endless', async () => {
    expect(await refusal(utf8('word '.repeat(1_100_000)))).toMatch(/5 million characters/);
  });

  it.each([1, 2, 3, 4, 5])('when it is noise (%i)', async (seed) => {
    expect(await refusal(noise(5000, seed), 'minutes.txt')).toMatch(/not text.*Save the minutes as/);
  });

  it('when it is noise without a single NUL or high byte', async () => {
    expect(await refusal(noise(5000).map((byte) => byte & 0x7f || 1))).toMatch(/not text/);
  });

  it('when it is UTF-16 or UTF-32, with or without a mark', async () => {
    const little = Buffer.from(MINUTES, 'utf16le');
    const big = Buffer.from(little).swap16();
    const wide = Buffer.concat([
      Buffer.from([0xff, 0xfe, 0, 0]),
      Buffer.from([...MINUTES].flatMap((c) => [c.charCodeAt(0) & 255, 0, 0, 0])),
    ]);
    for (const bytes of [
      little,
      big,
      Buffer.from(`\uFEFF${MINUTES}`, 'utf16le'),
      Buffer.from(`\uFEFF${MINUTES}`, 'utf16le').swap16(),
    ]) {
      expect(await refusal(bytes, 'minutes.txt')).toMatch(/UTF-16 text.*Save it as UTF-8 and import it again/);
    }
    expect(await refusal(wide)).toMatch(/UTF-32/);
  });

  it('when it is UTF-8 with a damaged line, or in another alphabet’s old encoding', async () => {
    const damaged = Buffer.concat([utf8('Café\nand\n'), Buffer.from([0xc3, 0x28]), utf8('\n')]);
    expect(await refusal(damaged)).toMatch(/damaged at line 3/);
    expect(await refusal(Uint8Array.from({ length: 200 }, (_, i) => (i % 6 === 5 ? 32 : 0xe0 + (i % 20))))).toMatch(
      /Save it as UTF-8/,
    );
  });

  it.each([
    ['{\\rtf1\\ansi Minutes}', 'minutes.rtf', /Rich Text/],
    ['<!DOCTYPE html><html><body>Minutes</body></html>', 'minutes.html', /web page/],
    ['\n<!-- saved -->\n<HTML>Minutes</HTML>', 'minutes.txt', /web page/],
    ['<?xml version="1.0"?><w:wordDocument/>', 'minutes.xml', /XML/],
    ['\x89PNG\r\n\x1a\n\0\0', 'minutes.png', /PNG picture/],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'minutes.jpg', /JPEG picture/],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', 'minutes.doc', /old Word document/],
    ['\xd0\xcf\x11\xe0E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0', 'minutes.docx', /password/],
    ['Only words', 'minutes.pdf', /not a PDF document/],
    ['Only words', 'minutes.docx', /not a Word document/],
  ])('when it is another format: %j', async (start, name, says) => {
    const message = await refusal(Buffer.from(start, 'latin1'), name);
    expect(message).toMatch(says);
    expect(message).toMatch(/docx, PDF or plain text|remove the password/);
  });

  it.each([
    ['a workbook', { '[Content_Types].xml': 'spreadsheetml.sheet.main+xml" "wordprocessingml.document"' }, /Excel/],
    ['slides', { '[Content_Types].xml': 'presentationml' }, /PowerPoint/],
    ['OpenDocument', { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }, /OpenDocument/],
    ['an archive', { 'minutes.txt': MINUTES }, /zip archive.*Unpack it/],
    ['a docx without its text', { '[Content_Types].xml': 'wordprocessingml.document.main+xml' }, /text is missing/],
  ])('when the zip is %s', async (_, files: Record<string, string>, says) => {
    const zip = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, utf8(text)])));
    expect(await refusal(zip, 'minutes.docx')).toMatch(says);
  });

  it('when a docx is damaged, cut short or changed', async () => {
    const docx = await docxFromText(MINUTES);
    expect(await refusal(docx.subarray(0, docx.length - 400), 'm.docx')).toMatch(/damaged/);
    const changed = docx.slice();
    changed.fill(0x55, 60, 90);
    expect(await refusal(changed, 'm.docx')).toMatch(/damaged/);
  });

  it('when a docx unpacks to far more than a document, said or unsaid', async () => {
    expect(await refusal(docxBomb(120), 'm.docx')).toMatch(/unpacks to far more/);
    expect(await refusal(docxBomb(30), 'm.docx')).toMatch(/unpacks to far more/);
    expect(await refusal(lyingDocxBomb(30, 5000), 'm.docx')).toMatch(/unpacks to far more/);
  });

  it('when a PDF is a scan, locked, empty, damaged or built to swell', async () => {
    expect(await refusal(await scannedPdf(), 'm.pdf')).toMatch(/scan.*OCR/);
    expect(await refusal(encryptedPdf(), 'm.pdf')).toMatch(/password.*copy/);
    expect(await refusal(emptyPdf(), 'm.pdf')).toMatch(/no text in this PDF/);
    expect(await refusal(utf8('%PDF-1.7\ngarbage'), 'm.pdf')).toMatch(/damaged/);
    expect(await refusal(pdfBomb(40), 'm.pdf')).toMatch(/unpacks to far more/);
  });
});

describe('any bytes at all', () => {
  it('are read or refused, never anything else', async () => {
    const seeds = [await docxFromText(MINUTES), await pdfFromText(MINUTES), utf8(MINUTES)];
    for (const original of seeds) {
      for (let seed = 1; seed <= 15; seed++) {
        const bytes = original.slice(0, seed % 3 === 0 ? Math.ceil(original.length / seed) : original.length);
        for (const [i, byte] of noise(8, seed).entries()) bytes[(byte * 7919 * (i + 1)) % bytes.length] = byte;
        const result = await readDocument(bytes, 'minutes').catch((error: unknown) => error);
        expect(result instanceof Refused || typeof (result as { text?: string }).text === 'string').toBe(true);
      }
    }
  });
});

const FOLDER = join(process.env.QUORATE_SHARED ?? '../shared', 'data/minutes');
const real = (name: string): Uint8Array | null => {
  try {
    return readFileSync(join(FOLDER, name));
  } catch {
    return null;
  }
};

describe.skipIf(real('lfenergy_tac_2021-02-02.pdf') === null)(
  'real minutes of other bodies (skipped where the shared folder is missing)',
  () => {
    it('printed from a browser come out row by row and bullet by bullet', async () => {
      const { text, pages } = await readDocument(real('lfenergy_tac_2021-02-02.pdf')!, 'tac.pdf');
      expect(pages).toBe(3);
      expect(text).toMatch(/\nVoting Members:\tVoting Members Not in Attendance:\n/);
      expect(text.match(/^● /gm)?.length).toBeGreaterThan(30);
      expect(text).not.toMatch(/^[●○■]\t/m);
    });

    it('typed in Word come out with the bullets that Word adds', async () => {
      const { text } = await readDocument(real('lfenergy_tac_2022-05-10.docx')!, 'tac.docx');
      expect(text).toMatch(/Attending:\n+(● .+\n){4}/);
      expect(text).toMatch(/Agenda will include:\n+● /);
    });
  },
);
