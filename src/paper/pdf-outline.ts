/** The bookmarks of a PDF (ISO 32000-1, 12.3.3), two levels of them. */
import {
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';

export interface Bookmark {
  title: string;
  /** A bookmark of level 2 stands under the last one of level 1. */
  level: 1 | 2;
  page: PDFPage;
}

interface Node {
  ref: PDFRef;
  dict: PDFDict;
  kids: Node[];
}

export function writeOutline(document: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { context } = document;
  const node = (dict: PDFDict): Node => ({ ref: context.register(dict), dict, kids: [] });
  const root = node(context.obj({ Type: 'Outlines' }));
  for (const { title, level, page } of bookmarks) {
    const dict = context.obj({ Dest: [page.ref, PDFName.of('Fit')] });
    dict.set(PDFName.of('Title'), PDFHexString.fromText(title));
    const above = level === 2 ? (root.kids.at(-1) ?? root) : root;
    above.kids.push(node(dict));
  }
  link(root);
  document.catalog.set(PDFName.of('Outlines'), root.ref);
}

/** Sets up, down and sideways, and how many bookmarks show: all of them are open. */
function link(parent: Node): number {
  const { kids, dict } = parent;
  let shown = kids.length;
  kids.forEach((kid, at) => {
    kid.dict.set(PDFName.of('Parent'), parent.ref);
    const [before, after] = [kids[at - 1], kids[at + 1]];
    if (before) kid.dict.set(PDFName.of('Prev'), before.ref);
    if (after) kid.dict.set(PDFName.of('Next'), after.ref);
    shown += link(kid);
  });
  const [first, last] = [kids[0], kids.at(-1)];
  if (first && last) {
    dict.set(PDFName.of('First'), first.ref);
    dict.set(PDFName.of('Last'), last.ref);
    dict.set(PDFName.of('Count'), PDFNumber.of(shown));
  }
  return shown;
}
