/** The first pages of a pack: whose it is, and what is in it on which page. */
import { PDFArray, PDFDict, PDFName, type PDFPage, PDFString } from '@cantoo/pdf-lib';
import type { Paper, Run } from './blocks.ts';
import type { Pack, PackContents } from './pack-entry.ts';
import { line } from './words.ts';

/**
 * A writer of papers knows no pages to link to. The contents are written with addresses that lead nowhere
 * (RFC 2606 keeps `.invalid` for that), and each is turned into the page it stands for.
 */
const PLACE = 'https://pack.invalid/';

export function contentsPaper(pack: Pack, contents: readonly PackContents[]): Paper {
  const notes = pack.entries.some((entry) => line(entry.note ?? '') !== '');
  const rows = pack.entries.map((entry, at): Run[][] => {
    const { page = 1, pages = 0 } = contents[at] ?? {};
    const href = PLACE + at;
    const strong = entry.level === 1;
    // An item without pages of its own leads to its first paper, and says no page.
    const cells = [entry.number, entry.title, ...(notes ? [entry.note ?? ''] : []), pages > 0 ? String(page) : ''];
    return cells.map((text, column) => [{ text: line(text), strong, ...(column === 1 && page > 0 ? { href } : {}) }]);
  });
  return {
    title: pack.title,
    under: [...pack.under, ...(pack.reader ? [`For ${line(pack.reader)}`] : [])],
    footer: pack.footer,
    properties: pack.properties,
    blocks: [
      { kind: 'heading', level: 1, text: 'Contents' },
      rows.length === 0
        ? { kind: 'paragraph', words: 'There is no paper in this pack.' }
        : {
            kind: 'table',
            head: ['Number', 'Paper', ...(notes ? ['Note'] : []), 'Page'],
            rows,
            widths: notes ? [22, 50, 19, 9] : [22, 69, 9],
          },
    ],
  };
}

/** `targets` are the pages of the entries, in their order. */
export function linkContents(front: readonly PDFPage[], targets: readonly PDFPage[]): void {
  for (const page of front) {
    for (const ref of page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? []) {
      const link = page.node.context.lookup(ref);
      if (!(link instanceof PDFDict)) continue;
      const address = link.lookupMaybe(PDFName.of('A'), PDFDict)?.lookup(PDFName.of('URI'));
      const said = address instanceof PDFString ? address.decodeText() : '';
      const target = said.startsWith(PLACE) ? targets[Number(said.slice(PLACE.length))] : undefined;
      if (!target) continue;
      link.delete(PDFName.of('A'));
      link.set(PDFName.of('Dest'), link.context.obj([target.ref, 'Fit']));
    }
  }
}
