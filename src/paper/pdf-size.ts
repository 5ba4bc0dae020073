/**
 * A PDF's streams are packed, and pdfjs unpacks each whole before it looks inside: a file of one megabyte can ask for a
 * gigabyte. This unpacks them first, within bounds, and throws the result away. Pictures are left out: text needs none.
 */
import { constants, inflateSync } from 'node:zlib';
import { Refused } from '../kernel/problem.ts';

/** Bytes one stream, and all of them, may unpack to: a close-set page is 30 KB, a large embedded font 20 MB. */
const LARGEST_STREAM = 32 * 1024 * 1024;
const LARGEST_TOTAL = 200 * 1024 * 1024;
/** How far before the word `stream` its dictionary is looked for. */
const DICTIONARY = 2048;

/** Throws `Refused` for a PDF built to swell. */
export function refuseSwollen(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let total = 0;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.subarray(at - 3, at).equals(END)) continue;
    const dictionary = dictionaryBefore(file, at);
    if (/\/Subtype\s*\/Image\b/.test(dictionary)) continue;
    // Packing what is packed gains nothing: only a bomb does it.
    if ((dictionary.match(/\/(FlateDecode|Fl|LZWDecode|LZW)\b/g)?.length ?? 0) > 1) throw swollen();
    const start = at + 6 + (file[at + 6] === 13 ? 1 : 0) + (file[at + 6] === 10 || file[at + 7] === 10 ? 1 : 0);
    if (((file[start] ?? 0) & 0x0f) !== 8) continue;
    total += unpackedSize(file, start);
    if (total > LARGEST_TOTAL) throw swollen();
  }
}

const END = Buffer.from('end');

function dictionaryBefore(file: Buffer, at: number): string {
  const before = file.toString('latin1', Math.max(0, at - DICTIONARY), at);
  return before.slice(before.lastIndexOf(' obj') + 1);
}

/** 0 for what is not a zlib stream after all; the reader proper will say what it thinks of it. */
function unpackedSize(file: Buffer, start: number): number {
  const end = file.indexOf('endstream', start);
  try {
    return inflateSync(file.subarray(start, end < 0 ? file.length : end), {
      maxOutputLength: LARGEST_STREAM,
      finishFlush: constants.Z_SYNC_FLUSH,
    }).length;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw swollen();
    return 0;
  }
}

function swollen(): Refused {
  return new Refused(
    'This PDF unpacks to far more than a document holds, so it was not opened. Print it to a new PDF, or import it as docx or plain text.',
  );
}
