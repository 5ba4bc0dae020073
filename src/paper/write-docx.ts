/** A paper as a Word document. Its library is a megabyte that most starts never need: it is loaded with the first one. */
import type { Paper } from './blocks.ts';

/** The bytes of a .docx, the same ones for the same paper. `readDocument` gives its words back in order, the footer last. */
export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  const { docxOf } = await import('./docx-document.ts');
  return docxOf(paper);
}
