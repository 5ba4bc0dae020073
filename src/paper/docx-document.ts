/**
 * A paper as a Word document: real styles, lists, tables and properties, so that it can be read aloud, searched by its
 * headings and worked on. ECMA-376 (Office Open XML). The same paper gives the same bytes.
 */
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  Footer,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Paper, Run, Words } from './blocks.ts';
import { BOXES, CELL_MARGINS, LISTS, RULES, STYLES } from './docx-styles.ts';
import { settled } from './settle-docx.ts';
import { columnShares } from './table-columns.ts';
import { headingText, isDrawn, isShort, line, runsOf, steppedHeadings } from './words.ts';

/** A4 less its margins, in twentieths of a point. */
const PAGE = { width: 11906, height: 16838, margin: 1247 };
const LINE = PAGE.width - 2 * PAGE.margin;

type Part = Paragraph | Table;
/** Where a block stands. `box` is the paragraph style of words directly in a box; `width` is what a table may take. */
interface Place {
  width: number;
  box?: string;
  nextList: () => number;
}

/** The bytes of a .docx. `readDocument` gives its words back in order, the footer last. */
export async function docxOf(paper: Paper): Promise<Uint8Array> {
  const { properties } = paper;
  let lists = 0;
  const place: Place = { width: LINE, nextList: () => ++lists };
  const document = new Document({
    title: line(paper.title),
    subject: line(properties.subject),
    creator: line(properties.author),
    lastModifiedBy: line(properties.author),
    keywords: properties.keywords.map(line).join(', '),
    styles: STYLES,
    numbering: LISTS,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin, footer: 600 },
          },
        },
        footers: { default: footerOf(paper.footer) },
        children: [
          new Paragraph({ style: 'Title', text: line(paper.title) }),
          ...paper.under.map((text) => new Paragraph({ style: 'Subtitle', text: line(text) })),
          ...steppedHeadings(paper.blocks).flatMap((block) => partsOf(block, place)),
        ],
      },
    ],
  });
  const bytes = new Uint8Array(await Packer.toBuffer(document));
  return settled(bytes, { created: properties.created, language: properties.language });
}

/** The classification and the page, a line each: whoever reads the file back finds each whole. */
function footerOf(words: string): Footer {
  const pages = new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] });
  const said = line(words);
  return new Footer({
    children: [
      ...(said === '' ? [] : [new Paragraph({ style: 'Footer', text: said })]),
      new Paragraph({ style: 'Footer', children: [pages] }),
    ],
  });
}

function partsOf(block: Block, place: Place): Part[] {
  if (!isDrawn(block)) return [];
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ style: `Heading${block.level}`, text: headingText(block) })];
    case 'paragraph':
      return [new Paragraph({ style: place.box ?? 'BodyText', children: childrenOf(block.words) })];
    case 'list': {
      // A list of its own each time: numbers begin at 1 again.
      const instance = place.nextList();
      const [style, reference] = block.ordered ? ['ListNumber', 'numbers'] : ['ListBullet', 'bullets'];
      const numbering = { reference, level: 0, instance };
      return block.items.map((item) => new Paragraph({ style, numbering, children: childrenOf(item) }));
    }
    case 'table':
      return tableOf(block, place);
    case 'box':
      return boxOf(block, place);
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function childrenOf(words: Words): ParagraphChild[] {
  return runsOf(words).flatMap((run): ParagraphChild[] => {
    if (run.href === undefined) return textRuns(run);
    return [new ExternalHyperlink({ link: run.href, children: textRuns(run, 'Hyperlink') })];
  });
}

function textRuns({ text, strong, emphasis }: Run, style?: string): TextRun[] {
  const look = {
    ...(strong ? { bold: true } : {}),
    ...(emphasis ? { italics: true } : {}),
    ...(style ? { style } : {}),
  };
  return text.split('\n').map((part, at) => new TextRun({ ...look, text: part, ...(at > 0 ? { break: 1 } : {}) }));
}

function tableOf(block: Extract<Block, { kind: 'table' }>, { width }: Place): Part[] {
  const widths = columnShares(block).map((share) => Math.floor(share * width));
  const row = (cells: readonly Words[], style: string) =>
    new TableRow({
      ...(style === 'TableHead' ? { tableHeader: true } : {}),
      cantSplit: true,
      children: widths.map(
        (columnWidth, column) =>
          new TableCell({
            width: { size: columnWidth, type: WidthType.DXA },
            margins: CELL_MARGINS,
            ...(style === 'TableHead' ? { shading: RULES.headFill } : {}),
            children: [new Paragraph({ style, children: childrenOf(cells[column] ?? '') })],
          }),
      ),
    });
  const table = new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: RULES.table,
    rows: [row(block.head, 'TableHead'), ...block.rows.map((cells) => row(cells, 'TableText'))],
  });
  const caption = line(block.caption ?? '');
  // Two tables side by side in the file become one in Word: a paragraph keeps them apart.
  return [
    ...(caption === '' ? [] : [new Paragraph({ style: 'Caption', text: caption })]),
    table,
    new Paragraph({ style: 'AfterTable' }),
  ];
}

/**
 * Paragraphs in a box are bordered paragraphs, which Word draws as one box and reads aloud as text. Lists and tables
 * have other indents, at which Word would break the box, so a box that holds one is a table of a single cell.
 */
function boxOf(block: Extract<Block, { kind: 'box' }>, place: Place): Part[] {
  const { style, borders, fill } = BOXES[block.tone];
  if (block.blocks.every((one) => one.kind === 'paragraph')) {
    return [
      ...block.blocks.flatMap((one) => partsOf(one, { ...place, box: style })),
      new Paragraph({ style: 'AfterTable' }),
    ];
  }
  const inside = block.blocks.flatMap((one) => partsOf(one, { ...place, width: place.width - 400, box: 'BoxText' }));
  const cell = new TableCell({
    width: { size: place.width, type: WidthType.DXA },
    margins: { top: 80, bottom: 80, left: 160, right: 160 },
    shading: fill,
    borders,
    // A cell ends with a paragraph, or Word calls the file damaged.
    children: inside.at(-1) instanceof Paragraph ? inside : [...inside, new Paragraph({ style: 'AfterTable' })],
  });
  const table = new Table({
    width: { size: place.width, type: WidthType.DXA },
    columnWidths: [place.width],
    alignment: AlignmentType.CENTER,
    rows: [new TableRow({ children: [cell], ...(isShort(block) ? { cantSplit: true } : {}) })],
  });
  return [table, new Paragraph({ style: 'AfterTable' })];
}
