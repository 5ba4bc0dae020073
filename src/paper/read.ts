/** The one door by which a document comes in: what it is, whether it can be read, and its text. */
import { createHash } from 'node:crypto';
import { Refused } from '../kernel/problem.ts';
import type { ReadDocument } from './document.ts';
import { formatOf } from './format.ts';
import { readDocx } from './read-docx.ts';
import { readPdf } from './read-pdf.ts';
import { decodeText } from './read-text.ts';

/** Bytes. The largest minutes known are a tenth of this; anything above is refused from its size alone. */
export const LARGEST_FILE = 20 * 1024 * 1024;
/** Characters. About 1,500 close-set pages; past this a file is not a set of minutes. */
export const LONGEST_TEXT = 5_000_000;

/**
 * Reads the bytes of a text, Markdown, docx or PDF file. `name` is the file's name as given; its extension decides only
 * what the bytes leave open. Throws `Refused`, with what to do instead, for anything it cannot read whole.
 */
export async function readDocument(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  if (bytes.length > LARGEST_FILE) {
    const size = Math.ceil(bytes.length / (1024 * 1024));
    throw new Refused(
      `This file is ${size} MB, and files up to 20 MB can be read. Save it without its pictures, or in parts, and import it again.`,
    );
  }
  if (bytes.length === 0) throw new Refused('This file is empty. Choose the file that holds the minutes.');

  const kind = formatOf(bytes, name);
  const text = await textOf(kind, bytes);
  if (text.length > LONGEST_TEXT) {
    throw new Refused(
      'This file holds more than 5 million characters, too many for a set of minutes. Import it in parts.',
    );
  }
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw new Refused('There are no words in this file. Choose the file that holds the minutes.');
  }
  return {
    name: name.split(/[/\\]/).at(-1) ?? name,
    kind,
    text,
    pages: text.split('\f').length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

async function textOf(kind: ReadDocument['kind'], bytes: Uint8Array): Promise<string> {
  if (kind === 'pdf') return readPdf(bytes, LONGEST_TEXT);
  if (kind === 'docx') return readDocx(bytes);
  return decodeText(bytes);
}
