/** A PDF's text, page by page. pdfjs says where each run of glyphs stands; `pdf-rows.ts` and `pdf-lines.ts` make text of that. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Refused } from '../kernel/problem.ts';
import { textOfPages } from './pdf-lines.ts';
import type { Run } from './pdf-rows.ts';
import { refuseSwollen } from './pdf-size.ts';

const MOST_PAGES = 2000;
/** Milliseconds for a whole file; ordinary pages take 5 to 20 each. Looked at between pages. */
const LONGEST_READING = 30_000;
/** Letters a page below which a file made of pictures is taken for a scan with a stamp on it. */
const STAMP = 40;

/** Pages parted by `\f`. Throws `Refused` for a file that is locked, damaged, a scan, or longer than `longest` characters. */
export async function readPdf(bytes: Uint8Array, longest: number): Promise<string> {
  refuseSwollen(bytes);
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({
    // pdfjs takes the buffer away from its owner: give it a copy.
    data: new Uint8Array(bytes),
    // Character maps of East Asian fonts, from disk: nothing is fetched.
    cMapUrl: join(packageFolder(), 'cmaps/'),
    cMapPacked: true,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    return await textOf(await task.promise, { longest, pictures: holdsPictures(bytes) });
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw refusalFor(error as Error);
  } finally {
    await task.destroy();
  }
}

function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
}

/**
 * Loaded on first use, and in the form without source maps: most starts never read a PDF. What reads our TypeScript would go through these three megabytes of
 * plain JavaScript too, for a second; it leaves alone what asks for another namespace than its own, which to Node is a
 * query like any other.
 */
async function loadPdfjs(): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> {
  const load = (file: string) => {
    const { href } = pathToFileURL(join(packageFolder(), 'legacy', 'build', file));
    return import(/* @vite-ignore */ `${href}?tsx-namespace=plain`);
  };
  // Here pdfjs looks for its worker before it loads one.
  const place = globalThis as { pdfjsWorker?: unknown };
  place.pdfjsWorker ??= await load('pdf.worker.min.mjs');
  return load('pdf.min.mjs');
}

async function textOf(document: PDFDocumentProxy, limits: { longest: number; pictures: boolean }): Promise<string> {
  if (document.numPages > MOST_PAGES) {
    throw new Refused(
      `This PDF has ${document.numPages} pages, and up to ${MOST_PAGES} can be read. Import it in parts.`,
    );
  }
  const { longest, pictures } = limits;
  const until = Date.now() + LONGEST_READING;
  const pages: Run[][] = [];
  let length = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const runs = await runsOf(page);
    page.cleanup();
    length += runs.reduce((sum, run) => sum + run.text.length, 0);
    if (length > longest || Date.now() > until) {
      throw new Refused('This PDF is too long to be read at once. Import it in parts, or as plain text.');
    }
    pages.push(runs);
  }
  const text = textOfPages(pages);
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters === 0 && !pictures) {
    throw new Refused(
      'There is no text in this PDF: its pages are empty, or its letters were turned into drawings. Import the docx or text it was made from.',
    );
  }
  if (letters === 0 || (letters < STAMP * pages.length && pictures)) {
    throw new Refused(
      'This PDF is a scan: it holds pictures of pages, not text. Run it through text recognition (OCR), or import the docx or text it was made from.',
    );
  }
  return text;
}

/** Runs in page coordinates, points, y downwards, whatever way the page is turned. */
async function runsOf(page: PDFPageProxy): Promise<Run[]> {
  const [a, b, c, d, e, f] = page.getViewport({ scale: 1 }).transform as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const content = await page.getTextContent();
  const runs: Run[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [ia, ib, ic, id, x, y] = item.transform as [number, number, number, number, number, number];
    const across = [a * ia + c * ib, b * ia + d * ib] as const;
    const size = Math.hypot(a * ic + c * id, b * ic + d * id) || Math.hypot(...across) || item.height || 1;
    runs.push({
      text: item.str,
      x: a * x + c * y + e,
      y: b * x + d * y + f,
      width: item.width,
      size,
      level: Math.abs(across[1]) < 0.1 * Math.abs(across[0]) && across[0] > 0,
    });
  }
  return runs;
}

/** A picture's dictionary always stands in the open: streams cannot be packed into other streams. */
function holdsPictures(bytes: Uint8Array): boolean {
  return /\/Subtype\s*\/Image\b/.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));
}

function refusalFor(error: Error): Refused {
  if (error.name === 'PasswordException') {
    return new Refused(
      'This PDF is protected by a password. Open it, save a copy without the password and import that.',
    );
  }
  if (/encrypt|security handler/i.test(error.message)) {
    return new Refused(
      'This PDF is encrypted in a way that cannot be read. Save a copy without protection and import that.',
    );
  }
  return new Refused(
    'This PDF is damaged and cannot be read. Open it, save or print it to a new PDF, or import it as docx or plain text.',
  );
}
