/** A file as it comes in: what it is, without its macros, with its text, and set for the pack. */
import { createHash } from 'node:crypto';
import { Refused } from '../kernel/problem.ts';
import { docxBlocks } from '../paper/docx-blocks.ts';
import { stripMacros } from '../paper/macros.ts';
import { readDocument } from '../paper/read.ts';
import { writePdf } from '../paper/write-pdf.ts';
import type { NewFile } from './files.ts';
import { blocksOf } from './text-blocks.ts';

export interface ReceivedPaper {
  file: NewFile;
  /** SHA-256 of the PDF made of it; absent where it is one itself. */
  shaOfSet?: string;
  /** What was changed on receipt; empty where nothing was. */
  note: string;
}

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  markdown: 'text/markdown; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const;

const shaOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * Throws Refused, with what to do instead, for a file that cannot be read whole. `head` is what stands over it where it
 * is set for the pack. Its class is not printed on it, for that may change: the pack says it.
 */
export async function receivePaper(
  given: Uint8Array,
  name: string,
  head: { title: string; author: string; created: string },
): Promise<ReceivedPaper> {
  const first = await read(given, name);
  const stripped = first.kind === 'docx' ? stripMacros(given) : { bytes: given, removed: [] };
  const bytes = stripped.bytes;
  const cleanName = stripped.removed.length > 0 ? first.name.replace(/\.docm$/i, '.docx') : first.name;
  const file = { sha256: shaOf(bytes), name: cleanName, mediaType: mediaTypes[first.kind], bytes, content: first.text };
  const note =
    stripped.removed.length > 0
      ? `Taken out on receipt, since it would run when opened: ${stripped.removed.join(', ')}.`
      : '';
  if (first.kind === 'pdf') return { file: { ...file, pages: first.pages }, note };
  const set = await writePdf({
    title: head.title,
    under: [],
    footer: head.title,
    properties: { subject: head.title, author: head.author, keywords: [], language: 'en-GB', created: head.created },
    blocks: first.kind === 'docx' ? docxBlocks(bytes) : blocksOf(first.text, first.kind),
  });
  const { pages } = await readDocument(set, 'set.pdf');
  return { file: { ...file, pages, set: { bytes: set, pages } }, shaOfSet: shaOf(set), note };
}

/** The reader speaks of minutes, which are what it mostly reads. */
async function read(bytes: Uint8Array, name: string) {
  try {
    return await readDocument(bytes, name);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Refused(error.problems.map((one) => ({ ...one, sentence: ofPapers(one.sentence), field: 'file' })));
  }
}

function ofPapers(sentence: string): string {
  return sentence
    .replace(/a set of minutes/g, 'a paper')
    .replace(/the minutes( inside it)?/g, 'the paper$1')
    .replace(/import (it|that|them)/g, 'send $1')
    .replace(/Import (it|them)/g, 'Send $1');
}
