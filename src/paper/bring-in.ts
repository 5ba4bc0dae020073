/** Brings the pages of one PDF into another, with its tags, so that both still know each other. */
import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFObjectCopier,
  PDFPage,
  type PDFPageLeaf,
  type PDFRef,
  PDFString,
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
    spellOutPlaces(from);
    // Before anything is copied: what is taken off the pages must not come along.
    for (const page of from.getPages()) setLoose(page);
    const pages = from.getPages().map((page) => {
      // By its reference, not by its object: links and tags that point to the page then point to the copy.
      const ref = copier.copy(page.ref) as PDFRef;
      return PDFPage.of(into.context.lookup(ref) as PDFPageLeaf, ref, into);
    });
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

/**
 * Threads of articles, and what a page does when it is opened, belong to the document that it was in. A note that would
 * run something, fetch something or hand a file over has no place in a pack.
 */
function setLoose(page: PDFPage): void {
  for (const key of ['B', 'AA', 'PieceInfo', 'Thumb']) page.node.delete(PDFName.of(key));
  const notes = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
  for (let at = (notes?.size() ?? 0) - 1; at >= 0; at -= 1) {
    const note = notes?.lookup(at);
    const kind = note instanceof PDFDict ? nameOf(note, 'Subtype') : '';
    if (!(note instanceof PDFDict)) continue;
    if (FOREIGN.has(kind)) {
      notes?.remove(at);
      // The tags may still point to it; there is nothing in it then.
      for (const key of note.keys()) note.delete(key);
      continue;
    }
    note.delete(PDFName.of('AA'));
    const action = note.lookupMaybe(PDFName.of('A'), PDFDict);
    if (action && !['GoTo', 'URI'].includes(nameOf(action, 'S'))) note.delete(PDFName.of('A'));
    else action?.delete(PDFName.of('Next'));
  }
}

const FOREIGN = new Set(['FileAttachment', 'RichMedia', 'Movie', 'Sound', 'Screen', '3D']);

function nameOf(dict: PDFDict, key: string): string {
  const found = dict.lookup(PDFName.of(key));
  return found instanceof PDFName ? found.decodeText() : '';
}

/** Links may name a place in a list of the document they are in (ISO 32000-1, 12.3.2.3), which is not brought along. */
function spellOutPlaces(from: PDFDocument): void {
  const places = placesOf(from);
  if (places.size === 0) return;
  for (const page of from.getPages()) {
    for (const one of page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? []) {
      const note = from.context.lookup(one);
      if (!(note instanceof PDFDict)) continue;
      const action = note.lookup(PDFName.of('A'));
      for (const [holder, key] of [
        [note, 'Dest'],
        [action, 'D'],
      ] as const) {
        const said = holder instanceof PDFDict ? holder.lookup(PDFName.of(key)) : undefined;
        const place = said === undefined ? undefined : places.get(textOf(said) ?? '');
        if (place && holder instanceof PDFDict) holder.set(PDFName.of(key), place);
      }
    }
  }
}

/** Named places of the older kind (a dictionary) and of the newer (a tree of names). */
function placesOf(from: PDFDocument): Map<string, PDFArray> {
  const places = new Map<string, PDFArray>();
  const add = (key: string | null, value: PDFObject | undefined) => {
    const found = value instanceof PDFDict ? value.lookup(PDFName.of('D')) : value;
    if (key !== null && found instanceof PDFArray) places.set(key, found);
  };
  const old = from.catalog.lookup(PDFName.of('Dests'));
  if (old instanceof PDFDict) for (const key of old.keys()) add(key.decodeText(), old.lookup(key));
  const names = from.catalog.lookup(PDFName.of('Names'));
  const waiting: (PDFObject | undefined)[] = [names instanceof PDFDict ? names.lookup(PDFName.of('Dests')) : undefined];
  const seen = new Set<PDFObject>();
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!(node instanceof PDFDict) || seen.has(node)) continue;
    seen.add(node);
    const pairs = node.lookup(PDFName.of('Names'));
    for (let at = 0; pairs instanceof PDFArray && at + 1 < pairs.size(); at += 2) {
      add(textOf(pairs.lookup(at)), pairs.lookup(at + 1));
    }
    const kids = node.lookup(PDFName.of('Kids'));
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) waiting.push(from.context.lookup(kid));
  }
  return places;
}

function textOf(value: PDFObject | undefined): string | null {
  if (value instanceof PDFName) return value.decodeText();
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;
}
