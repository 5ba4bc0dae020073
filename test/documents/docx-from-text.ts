/** A Word document laid out as a secretary would: styled headings, real lists and tables, the classification in the footer. */
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type Block, layOut } from './layout.ts';

export interface DocxOptions {
  /** Headings carry Word's own numbering and their text no number: what most real minutes do. */
  autoNumber?: boolean;
}

export async function docxFromText(text: string, options: DocxOptions = {}): Promise<Uint8Array> {
  const { blocks, footer } = layOut(text);
  const document = new Document({
    numbering: { config: [HEADINGS, BULLETS] },
    sections: [
      {
        footers: {
          default: new Footer({
            children: [
              ...(footer === null ? [] : [new Paragraph(footer)]),
              new Paragraph({ children: [new TextRun({ children: ['Page ', PageNumber.CURRENT] })] }),
            ],
          }),
        },
        children: blocks.flatMap((block) => elementOf(block, options)),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const HEADINGS = {
  reference: 'headings',
  levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START }],
};
/** Word's own first two bullets: a Symbol dot and the letter o of Courier New. */
const BULLETS = {
  reference: 'bullets',
  levels: [
    { level: 0, format: LevelFormat.BULLET, text: '\uf0b7', style: { run: { font: 'Symbol' } } },
    { level: 1, format: LevelFormat.BULLET, text: 'o', style: { run: { font: 'Courier New' } } },
  ],
};

function elementOf(block: Block, options: DocxOptions): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'page':
      return [new Paragraph({ children: [new PageBreak()] })];
    case 'title':
      return [new Paragraph({ text: block.text, heading: HeadingLevel.TITLE })];
    case 'heading':
      return [
        options.autoNumber
          ? new Paragraph({
              text: block.text,
              heading: HeadingLevel.HEADING_1,
              numbering: { reference: 'headings', level: 0 },
            })
          : new Paragraph({ text: `${block.number}. ${block.text}`, heading: HeadingLevel.HEADING_1 }),
      ];
    case 'bullet':
      return [new Paragraph({ text: block.text, numbering: { reference: 'bullets', level: block.level } })];
    case 'table':
      // Two tables side by side in the file become one in Word: an empty paragraph keeps them apart.
      return [tableOf(block.rows), new Paragraph('')];
    default:
      return [new Paragraph(block.text)];
  }
}

function tableOf(rows: readonly string[][][]): Table {
  const columns = Math.max(...rows.map((row) => row.length));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (row) =>
        new TableRow({
          children: Array.from({ length: columns }, (_, i) => {
            const paragraphs = row[i] ?? [];
            return new TableCell({
              children: (paragraphs.length > 0 ? paragraphs : ['']).map((words) => new Paragraph(words)),
            });
          }),
        }),
    ),
  });
}
