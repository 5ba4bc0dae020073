/** "Panel 39 · page 17 of 300" in the margin of every page, small, and never read aloud. */
import { PDFDocument, type PDFEmbeddedPage, type PDFPage } from '@cantoo/pdf-lib';
import type { Typesetter } from './typesetter.ts';

/** Points from the page's edges: above where papers have their own heads. */
const FROM_TOP = 22;
const FROM_RIGHT = 28;

export async function stampPages(document: PDFDocument, label: string, typesetter: Typesetter): Promise<void> {
  const pages = document.getPages();
  const bytes = await typesetter.typeset(JSON.stringify({ label, pages: pages.length }), 'stamps');
  const source = await PDFDocument.load(bytes, { updateMetadata: false });
  const stamps = await document.embedPages(source.getPages());
  for (const [at, page] of pages.entries()) {
    const stamp = stamps[at];
    if (stamp) stampOne(document, page, stamp);
  }
}

/** Upright as the page is looked at, whatever way it is turned. */
function stampOne(document: PDFDocument, page: PDFPage, stamp: PDFEmbeddedPage): void {
  const box = page.getCropBox();
  const turn = ((page.getRotation().angle % 360) + 360) % 360;
  const [across, up] = turn % 180 === 0 ? [box.width, box.height] : [box.height, box.width];
  const [x, y] = [across - FROM_RIGHT - stamp.width, up - FROM_TOP];
  const key = page.node.newXObject('Stamp', stamp.ref).asString();
  const turned = {
    0: [1, 0, 0, 1, box.x, box.y],
    90: [0, 1, -1, 0, box.x + box.width, box.y],
    180: [-1, 0, 0, -1, box.x + box.width, box.y + box.height],
    270: [0, -1, 1, 0, box.x, box.y + box.height],
  }[turn] ?? [1, 0, 0, 1, box.x, box.y];
  const drawn = `\n/Artifact <</Type /Pagination>> BDC q ${turned.join(' ')} cm 1 0 0 1 ${x} ${y} cm ${key} Do Q EMC\n`;
  page.node.addContentStream(document.context.register(document.context.flateStream(drawn)));
}
