/** A paper as the data that `paper.typ` lays out: cleaned, whole, and in the order that PDF/UA asks of headings. */
import type { Block, Paper } from './blocks.ts';
import { columnShares, tableSize } from './table-columns.ts';
import { headingText, isDrawn, isShort, line, runsOf, steppedHeadings } from './words.ts';

/** JSON for `sys.inputs.paper`. What a person wrote stands in it as strings only. */
export function typesetData(paper: Paper): string {
  const { subject, author, keywords, created } = paper.properties;
  const day = new Date(created);
  return JSON.stringify({
    // PDF/UA-1 (ISO 14289-1, 7.1) asks for a title.
    title: line(paper.title) || 'Untitled',
    author: line(author),
    subject: line(subject),
    keywords: keywords.map(line).filter((one) => one !== ''),
    created: { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() },
    footer: line(paper.footer),
    under: paper.under.map(line),
    blocks: steppedHeadings(paper.blocks).filter(isDrawn).map(dataOf),
  });
}

function dataOf(block: Block): object {
  switch (block.kind) {
    case 'heading':
      return { kind: block.kind, level: block.level, text: headingText(block) };
    case 'paragraph':
      return { kind: block.kind, words: runsOf(block.words) };
    case 'list':
      return { kind: block.kind, ordered: block.ordered, items: block.items.map(runsOf) };
    case 'table':
      return {
        kind: block.kind,
        caption: line(block.caption ?? ''),
        head: block.head.map(line),
        shares: columnShares(block),
        size: tableSize(block),
        cells: block.rows.flatMap((row) => block.head.map((_, column) => runsOf(row[column] ?? ''))),
      };
    case 'box':
      // A page break inside a box would part it from its rule.
      return {
        kind: block.kind,
        tone: block.tone,
        keep: isShort(block),
        blocks: block.blocks.filter((one) => one.kind !== 'page-break' && isDrawn(one)).map(dataOf),
      };
    case 'page-break':
      return { kind: block.kind };
  }
}
