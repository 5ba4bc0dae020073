/** A PDF as a word processor prints it: proportional type, wrapped lines, hanging bullets, two-column tables, footers. */
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib';
import { type Block, layOut } from './layout.ts';

/** Points. */
const PAGE = { width: 595, height: 842, margin: 64, foot: 96 };
const SIZE = 10;
const LEADING = 12.5;
const AFTER = 7;
const SECOND_COLUMN = PAGE.margin + 150;

interface Pen {
  document: PDFDocument;
  page: PDFPage;
  y: number;
  plain: PDFFont;
  bold: PDFFont;
}

interface Style {
  x: number;
  font: PDFFont;
  size: number;
}

export async function pdfFromText(text: string): Promise<Uint8Array> {
  const { blocks, footer } = layOut(text);
  const document = await PDFDocument.create();
  const pen: Pen = {
    document,
    page: document.addPage([PAGE.width, PAGE.height]),
    y: PAGE.height - PAGE.margin,
    plain: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
  };
  for (const block of blocks) draw(pen, block);
  document.getPages().forEach((page, i, pages) => {
    const lines = [
      ...(footer === null ? [] : wrapped(footer, pen.plain, 8, PAGE.width - 2 * PAGE.margin)),
      `Page ${i + 1} of ${pages.length}`,
    ];
    lines.forEach((line, k) => {
      page.drawText(line, { x: PAGE.margin, y: PAGE.foot - 32 - k * 10, size: 8, font: pen.plain });
    });
  });
  return document.save();
}

function draw(pen: Pen, block: Block): void {
  const body: Style = { x: PAGE.margin, font: pen.plain, size: SIZE };
  switch (block.kind) {
    case 'page':
      newPage(pen);
      return;
    case 'title':
      write(pen, block.text, { ...body, font: pen.bold, size: 18 });
      break;
    case 'heading':
      pen.y -= 4;
      write(pen, `${block.number}. ${block.text}`, { ...body, font: pen.bold, size: 13 });
      break;
    case 'bullet': {
      const x = PAGE.margin + 18 + 18 * block.level;
      room(pen, SIZE);
      pen.page.drawText(block.level === 0 ? '•' : 'o', { x, y: pen.y - SIZE, size: SIZE, font: pen.plain });
      write(pen, block.text, { ...body, x: x + 18 });
      break;
    }
    case 'table':
      for (const row of block.rows) drawRow(pen, row);
      break;
    default:
      write(pen, block.text, body);
  }
  pen.y -= AFTER;
}

/** A row's cells side by side, line by line, so that a row may run over the foot of the page. */
function drawRow(pen: Pen, row: readonly string[][]): void {
  const width = row.length > 2 ? (PAGE.width - 2 * PAGE.margin) / row.length : SECOND_COLUMN - PAGE.margin;
  const cells = row.map((paragraphs, i) => {
    const last = i === row.length - 1;
    const space = (last ? PAGE.width - PAGE.margin - (PAGE.margin + i * width) : width) - 16;
    return paragraphs.flatMap((words) => wrapped(words, pen.plain, SIZE, space));
  });
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  for (let k = 0; k < height; k++) {
    room(pen, SIZE);
    cells.forEach((lines, i) => {
      const line = lines[k];
      if (line) pen.page.drawText(line, { x: PAGE.margin + i * width, y: pen.y - SIZE, size: SIZE, font: pen.plain });
    });
    pen.y -= LEADING;
  }
  pen.y -= 4;
}

function write(pen: Pen, text: string, style: Style): void {
  for (const line of wrapped(text, style.font, style.size, PAGE.width - PAGE.margin - style.x)) {
    room(pen, style.size);
    pen.page.drawText(line, { x: style.x, y: pen.y - style.size, size: style.size, font: style.font });
    pen.y -= (LEADING * style.size) / SIZE;
  }
}

function room(pen: Pen, size: number): void {
  if (pen.y - size < PAGE.foot) newPage(pen);
}

function newPage(pen: Pen): void {
  if (pen.y === PAGE.height - PAGE.margin) return;
  pen.page = pen.document.addPage([PAGE.width, PAGE.height]);
  pen.y = PAGE.height - PAGE.margin;
}

function wrapped(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of encodable(text, font).split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].filter((words) => words !== '');
}

/** The standard fonts know Western European letters only; others lose their accents, or become a question mark. */
function encodable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet());
  const has = (letter: string) => known.has(letter.codePointAt(0)!);
  return [...text.replace(/\s/g, ' ')]
    .map((letter) => (has(letter) ? letter : ([...letter.normalize('NFD')].find(has) ?? '?')))
    .join('');
}
