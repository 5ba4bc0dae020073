/** A paper as a tagged PDF, PDF/UA-1 (ISO 14289-1): headings, lists, tables and links are what they look like. */
import type { Paper } from './blocks.ts';
import { typesetData } from './typeset-data.ts';
import { usualTypesetter } from './typesetter.ts';

/**
 * The bytes of a PDF, the same ones for the same paper (on a machine with the same fonts, where a letter is in none of
 * ours). A letter that no font has is printed as its number, "[U+1F600]". Throws `Refused` for a paper too large to be
 * laid out.
 */
export async function writePdf(paper: Paper, typesetter = usualTypesetter()): Promise<Uint8Array> {
  return typesetter.typeset(typesetData(paper));
}
