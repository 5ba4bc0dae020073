/** Brings the pages of one PDF into another, with its tags, so that both still know each other. */
import {
  ParseSpeeds,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFObjectCopier,
  PDFPage,
  type PDFPageLeaf,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { Refused } from '../kernel/problem.ts';
import { refuseSwollen } from './pdf-size.ts';

export interface Brought {
  pages: PDFPage[];
  /** Its structure tree (ISO 32000-1, 14.7), as copied; null for a PDF without tags. */
  tree: PDFDict | null;
}

/** Pages are copied but not yet placed. `called` names the paper in a refusal. */
export async function bringIn(into: PDFDocument, bytes: Uint8Array, called: string): Promise<Brought> {
  const from = await load(bytes, called);
  const copier = PDFObjectCopier.for(from.context, into.context);
  try {
    const pages = from.getPages().map((page) => {
      // By its reference, not by its object: links and tags that point to the page then point to the copy.
      const ref = copier.copy(page.ref) as PDFRef;
      return PDFPage.of(into.context.lookup(ref) as PDFPageLeaf, ref, into);
    });
    for (const page of pages) setLoose(page);
    const root = from.catalog.get(PDFName.of('StructTreeRoot'));
    const copied = root === undefined ? undefined : into.context.lookup(copier.copy(root));
    return { pages, tree: copied instanceof PDFDict ? copied : null };
  } catch (error) {
    throw unreadable(called, error);
  }
}

async function load(bytes: Uint8Array, called: string): Promise<PDFDocument> {
  refuseSwollen(bytes);
  try {
    const from = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
    if (from.getPageCount() > 0) return from;
  } catch (error) {
    if ((error as Error).constructor.name === 'EncryptedPDFError' || /encrypted/i.test(String(error))) {
      throw new Refused(
        `${called} is a PDF that is encrypted or protected by a password. Save a copy without protection and put that in its place.`,
      );
    }
    throw unreadable(called, error);
  }
  throw unreadable(called, new Error('no pages'));
}

function unreadable(called: string, error: unknown): Refused {
  const refused = new Refused(
    `${called} is a damaged PDF and cannot go into a pack. Open it, save or print it to a new PDF, and put that in its place.`,
  );
  refused.cause = error;
  return refused;
}

/** Threads of articles, and what a page did when it was opened, belong to the document that it was in. */
function setLoose(page: PDFPage): void {
  for (const key of ['B', 'AA', 'Parent']) page.node.delete(PDFName.of(key));
}
