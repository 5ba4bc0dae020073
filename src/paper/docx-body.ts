/**
 * The words of one part of a Word document, as a reader of the printed page would take them down.
 *
 * What comes out:
 * - a paragraph is one line, with the number or bullet that Word prints before it; paragraphs are parted by a blank
 *   line, the paragraphs of one list by a line break only;
 * - a table row is one line, its cells parted by a tab. Where cells hold several paragraphs the row takes several
 *   lines: the k-th line holds the k-th paragraph of every cell, and an empty cell before a filled one keeps its tab.
 *   So **a line that begins with a tab goes on with the row above**;
 * - a page or section break is `\f`.
 * Inserted text (track changes) counts; deleted, moved-away and hidden text does not: it is not on the page.
 */
import type { Numberer } from './docx-numbering.ts';
import { readable } from './glyphs.ts';
import { child, children, type XmlElement } from './xml.ts';

export interface Surroundings {
  labelOf: Numberer;
  /** Section ends (`w:sectPr`) after which a new page begins; see `pageEnds`. */
  pageEnds: ReadonlySet<XmlElement>;
  /** The number printed for a footnote or endnote reference. */
  noteNumber(kind: 'footnote' | 'endnote', id: string): number;
}

type Block = { kind: 'text' | 'item' | 'row'; text: string; list?: object };

/** Elements whose content is not on the page: deletions, old formatting, the second copy of a drawing. */
const UNPRINTED = new Set(['del', 'moveFrom', 'Fallback', 'rt', 'instrText', 'delText', 'delInstrText']);
/** Containers that only wrap paragraphs or runs. */
const ROW_WRAPPERS = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag']);

/** Text of the part whose root or container is given; see above for its shape. */
export function textOfPart(part: XmlElement, around: Surroundings): string {
  return joined(blocksOf(part, around))
    .replace(/[ \t\n]*\f[\f\n ]*/g, '\n\f')
    .trim();
}

function joined(blocks: readonly Block[]): string {
  let out = '';
  let last: Block | undefined;
  for (const block of blocks) {
    if (last) {
      const tight =
        (block.kind === 'item' && last.kind === 'item') || (block.kind === 'row' && last.list === block.list);
      out += tight ? '\n' : '\n\n';
    }
    out += block.text;
    last = block;
  }
  // Rows of empty paragraphs are spacing: one blank line more says it.
  return out.replace(/\n{4,}/g, '\n\n\n');
}

function blocksOf(container: XmlElement, around: Surroundings): Block[] {
  const blocks: Block[] = [];
  // The words of paragraphs whose mark was deleted: they run on into the next one.
  let carried = '';
  for (const element of container.children) {
    if (typeof element === 'string' || UNPRINTED.has(element.name)) continue;
    if (element.name === 'p') {
      const paragraph = readParagraph(element, around, carried);
      carried = paragraph.runsOn ? paragraph.words : '';
      if (!paragraph.runsOn) blocks.push(paragraph.block);
      blocks.push(...paragraph.boxes);
    } else if (element.name === 'tbl') {
      blocks.push(...readTable(element, around));
    } else if (!element.name.endsWith('Pr')) {
      blocks.push(...blocksOf(element, around));
    }
  }
  if (carried !== '') blocks.push({ kind: 'text', text: carried.trim() });
  return blocks;
}

interface Paragraph {
  block: Block;
  /** As they stand in it, without number or trimming. */
  words: string;
  /** True when its mark is deleted, so that the next paragraph goes on with it. */
  runsOn: boolean;
  /** Paragraphs of text boxes anchored in it. */
  boxes: Block[];
}

function readParagraph(p: XmlElement, around: Surroundings, before: string): Paragraph {
  const properties = child(p, 'pPr');
  const marks = child(properties, 'rPr');
  const runsOn = child(marks, 'del') !== undefined || child(marks, 'moveFrom') !== undefined;
  const boxes: Block[] = [];
  const words = readable(before + wordsOf(p, around, boxes));
  const label = runsOn ? null : around.labelOf(properties);

  const breaks = /^[\f\s]*/.exec(words)![0].includes('\f') || on(child(properties, 'pageBreakBefore')) ? '\f' : '';
  const body = words.replace(/^[\f\s]+/, '').trimEnd();
  const ended =
    /\f\s*$/.test(words.replace(/^[\f\s]+/, '')) || around.pageEnds.has(child(properties, 'sectPr')!) ? '\f' : '';
  const prefix = label?.text && body !== '' ? `${label.text} ` : '';
  // A numbered heading or paragraph stands alone; a bullet belongs with its neighbours.
  const kind = label?.bullet && body !== '' ? 'item' : 'text';
  return { block: { kind, text: breaks + prefix + body + ended }, words, runsOn, boxes };
}

/** A section says how it begins, not how it ends: a page ends with a section when the next one does not say "continuous". */
export function pageEnds(body: XmlElement): Set<XmlElement> {
  const sections = body.children
    .filter((c): c is XmlElement => typeof c !== 'string')
    .map((c) => (c.name === 'sectPr' ? c : child(child(c, 'pPr'), 'sectPr')))
    .filter((c) => c !== undefined);
  return new Set(
    sections.filter((_, i) => {
      const next = sections[i + 1];
      return next !== undefined && child(next, 'type')?.attributes.val !== 'continuous';
    }),
  );
}

/** Words of the runs in an element, `\n` and `\f` for breaks. Text boxes go to `boxes`: they are paragraphs of their own. */
function wordsOf(element: XmlElement, around: Surroundings, boxes: Block[]): string {
  let words = '';
  for (const part of element.children) {
    if (typeof part === 'string' || UNPRINTED.has(part.name) || part.name.endsWith('Pr')) continue;
    if (part.name === 'r' && on(child(child(part, 'rPr'), 'vanish'))) continue;
    if (part.name === 't') words += part.children.filter((c) => typeof c === 'string').join('');
    else if (part.name === 'txbxContent') boxes.push(...blocksOf(part, around));
    else words += characterOf(part, around) ?? wordsOf(part, around, boxes);
  }
  return words;
}

function characterOf(part: XmlElement, around: Surroundings): string | undefined {
  switch (part.name) {
    case 'tab':
    case 'ptab':
      return '\t';
    case 'br':
      return part.attributes.type === 'page' ? '\f' : '\n';
    case 'cr':
      return '\n';
    case 'noBreakHyphen':
      return '-';
    case 'softHyphen':
      return '';
    case 'sym':
      return String.fromCodePoint(Number.parseInt(part.attributes.char ?? '20', 16) || 32);
    case 'footnoteReference':
      return `[${around.noteNumber('footnote', part.attributes.id ?? '')}]`;
    case 'endnoteReference':
      return `[${around.noteNumber('endnote', part.attributes.id ?? '')}]`;
    default:
      return undefined;
  }
}

function readTable(table: XmlElement, around: Surroundings): Block[] {
  const rows = unwrapped(table, 'tr').filter((row) => child(child(row, 'trPr'), 'del') === undefined);
  const blocks: Block[] = [];
  for (const row of rows) {
    const cells = unwrapped(row, 'tc').map((cell) => cellLines(cell, around));
    const height = Math.max(0, ...cells.map((lines) => lines.length));
    for (let k = 0; k < height; k++) {
      const text = cells
        .map((lines) => lines[k] ?? '')
        .join('\t')
        .trimEnd();
      if (text !== '') blocks.push({ kind: 'row', text, list: table });
    }
  }
  return blocks;
}

/** The lines of a cell, empty ones left out. Tabs part cells, so a tab typed inside one (or a table in it) is a space. */
function cellLines(cell: XmlElement, around: Surroundings): string[] {
  if (on(child(child(cell, 'tcPr'), 'cellDel'))) return [];
  return blocksOf(cell, around)
    .flatMap((block) => block.text.split(/[\n\f]/))
    .map((line) => line.replace(/\s*\t\s*/g, ' ').trim())
    .filter((line) => line !== '');
}

/** Rows of a table or cells of a row, also inside content controls and insertions. */
function unwrapped(element: XmlElement, name: string): XmlElement[] {
  const own = children(element, name);
  const wrapped = element.children.filter((c): c is XmlElement => typeof c !== 'string' && ROW_WRAPPERS.has(c.name));
  if (wrapped.length === 0) return own;
  return element.children.flatMap((c) => {
    if (typeof c === 'string') return [];
    return c.name === name ? [c] : ROW_WRAPPERS.has(c.name) ? unwrapped(c, name) : [];
  });
}

/** A switch of Word's: present means on, unless it says otherwise. */
function on(element: XmlElement | undefined): boolean {
  return element !== undefined && !['0', 'false', 'off'].includes(element.attributes.val ?? '');
}
