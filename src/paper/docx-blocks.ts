/**
 * A Word document as blocks, by its own styles, so that a paper sent in can be laid out in a pack. What is kept: every
 * word in order, headings, lists, tables, the numbers that Word prints. What is not: pictures, colours, columns, bold
 * and links, the depth of a list, cells joined across rows (their words stand in the first).
 */
import type { Block } from './blocks.ts';
import { textOfPart } from './docx-body.ts';
import type { Label } from './docx-numbering.ts';
import { type Docx, openDocx } from './read-docx.ts';
import { child, children, type XmlElement } from './xml.ts';

type Listed = { label: Label; text: string };

/** Throws `Refused` for a damaged file. Notes, headers and footers come last, once. */
export function docxBlocks(bytes: Uint8Array): Block[] {
  const docx = openDocx(bytes);
  const reading: Reading = { docx, levels: headingLevels(docx.styles) };
  const blocks = blocksOf(docx.content, reading);
  const { notes, furniture } = docx.surroundings();
  for (const text of notes.split('\n').filter((one) => one.trim() !== '')) {
    blocks.push({ kind: 'paragraph', words: text });
  }
  // A classification often stands only there.
  const edges = paragraphsOf(furniture);
  if (edges.length > 0) blocks.push({ kind: 'box', tone: 'note', blocks: edges });
  while (blocks.at(-1)?.kind === 'page-break') blocks.pop();
  return blocks;
}

interface Reading {
  docx: Docx;
  /** Of headings, by the id of their style. */
  levels: ReadonlyMap<string, number>;
}

function blocksOf(container: XmlElement, reading: Reading): Block[] {
  const blocks: Block[] = [];
  let list: Listed[] = [];
  const flush = () => {
    blocks.push(...listBlocks(list));
    list = [];
  };
  for (const element of flattened(container)) {
    if (element.name === 'tbl') {
      flush();
      blocks.push(...tableBlocks(element, reading));
      continue;
    }
    const { label, text } = wordsOf(element, reading);
    const level = headingLevel(element, reading.levels);
    if (label && level === null && !text.includes('\f') && text !== '') {
      if (list.length > 0 && list[0]?.label.bullet !== label.bullet) flush();
      list.push({ label, text });
      continue;
    }
    if (text !== '') flush();
    text.split('\f').forEach((part, at) => {
      if (at > 0 && blocks.at(-1)?.kind !== 'page-break') blocks.push({ kind: 'page-break' });
      blocks.push(...paragraphsOf(part).map((one) => asHeading(one, level, label)));
    });
  }
  flush();
  return blocks;
}

/** Paragraphs and tables, out of the wrappers that Word puts around them. */
function flattened(container: XmlElement): XmlElement[] {
  return container.children.flatMap((one) => {
    if (typeof one === 'string' || one.name.endsWith('Pr') || one.name === 'del' || one.name === 'moveFrom') return [];
    return one.name === 'p' || one.name === 'tbl' ? [one] : flattened(one);
  });
}

/** Paragraphs set before and after one that is read alone, so that a page break at its own edge is not trimmed away. */
const EDGE_MARK = '\u0001';
const EDGE_PROPERTIES: XmlElement = { name: 'pPr', attributes: {}, children: [] };
const EDGE: XmlElement = {
  name: 'p',
  attributes: {},
  children: [
    EDGE_PROPERTIES,
    { name: 'r', attributes: {}, children: [{ name: 't', attributes: {}, children: [EDGE_MARK] }] },
  ],
};

/** The words of one paragraph without the number or bullet that Word prints before it, which comes apart. */
function wordsOf(p: XmlElement, { docx }: Reading): { label: Label | null; text: string } {
  let label: Label | null = null;
  const between: XmlElement = { name: 'part', attributes: {}, children: [EDGE, p, EDGE] };
  const text = textOfPart(between, {
    ...docx.around,
    labelOf: (properties) => {
      if (properties === EDGE_PROPERTIES) return null;
      const found = docx.around.labelOf(properties);
      // Of the paragraph itself, not of a text box anchored in it.
      if (properties === child(p, 'pPr')) label = found;
      return properties === child(p, 'pPr') ? null : found;
    },
  });
  const found = label as Label | null;
  const own = text.split(EDGE_MARK)[1] ?? '';
  return { label: found && (found.bullet || found.text !== '') ? found : null, text: own.replace(/^\n+|\n+$/g, '') };
}

function paragraphsOf(text: string): Extract<Block, { kind: 'paragraph' }>[] {
  return text
    .split(/\n{2,}|\f/)
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .map((words) => ({ kind: 'paragraph', words }));
}

function asHeading(block: Extract<Block, { kind: 'paragraph' }>, level: number | null, label: Label | null): Block {
  const said = String(block.words);
  const words = label ? `${label.bullet ? '•' : label.text} ${said}` : said;
  if (level === null) return { kind: 'paragraph', words };
  const kept = Math.min(3, level) as 1 | 2 | 3;
  return { kind: 'heading', level: kept, text: said, ...(label && !label.bullet ? { number: label.text } : {}) };
}

/** A numbered list of ours counts 1, 2, 3. Any other numbers are references that must not change: they stay as words. */
function listBlocks(list: readonly Listed[]): Block[] {
  const [first] = list;
  if (!first) return [];
  const items = list.map(({ text }) => text);
  if (first.label.bullet) return [{ kind: 'list', ordered: false, items }];
  if (list.every(({ label }, at) => label.text === `${at + 1}.`)) return [{ kind: 'list', ordered: true, items }];
  return list.map(({ label, text }) => ({ kind: 'paragraph', words: `${label.text} ${text}` }));
}

/** A table of one column is a box around what is in it; of any other the first row is taken for the head. */
function tableBlocks(table: XmlElement, reading: Reading): Block[] {
  const rows = inside(table, 'tr').map((row) => inside(row, 'tc'));
  const wide = rows.some((cells) => cells.length > 1);
  if (!wide) {
    const blocks = rows.flat().flatMap((cell) => blocksOf(cell, reading));
    return blocks.length > 0 ? [{ kind: 'box', tone: 'note', blocks }] : [];
  }
  const texts = rows.map((cells) =>
    cells.flatMap((cell) => {
      const span = Number(child(child(cell, 'tcPr'), 'gridSpan')?.attributes.val ?? 1);
      return [cellText(cell, reading), ...Array<string>(Math.min(50, Math.max(0, span - 1))).fill('')];
    }),
  );
  const columns = Math.max(...texts.map((cells) => cells.length));
  const full = texts.map((cells) => Array.from({ length: columns }, (_, at) => cells[at] ?? ''));
  const filled = full.filter((cells) => cells.some((cell) => cell !== ''));
  const [head, ...rest] = filled;
  return head ? [{ kind: 'table', head, rows: rest }] : [];
}

function cellText(cell: XmlElement, { docx }: Reading): string {
  const lines = textOfPart(cell, docx.around).split(/[\n\f]+/);
  return lines
    .map((one) => one.replace(/\s*\t\s*/g, ' ').trim())
    .filter((one) => one !== '')
    .join('\n');
}

/** Rows of a table or cells of a row, out of their wrappers, none that was deleted. */
function inside(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((one) => {
    if (typeof one === 'string' || one.name === 'del') return [];
    if (one.name !== name) return ['sdt', 'sdtContent', 'ins', 'customXml'].includes(one.name) ? inside(one, name) : [];
    const gone = child(child(one, 'trPr'), 'del') ?? child(child(one, 'tcPr'), 'cellDel');
    return gone ? [] : [one];
  });
}

function headingLevel(p: XmlElement, levels: ReadonlyMap<string, number>): number | null {
  const properties = child(p, 'pPr');
  const own = child(properties, 'outlineLvl')?.attributes.val;
  if (own !== undefined) return Number(own) < 9 ? Number(own) + 1 : null;
  return levels.get(child(properties, 'pStyle')?.attributes.val ?? '') ?? null;
}

/** By the outline level of a style, its own or that of the one it is based on, or by Word's name for it: "heading 2". */
function headingLevels(styles: XmlElement | undefined): Map<string, number> {
  const all = new Map(children(styles, 'style').map((one) => [one.attributes.styleId ?? '', one]));
  const levels = new Map<string, number>();
  for (const id of all.keys()) {
    const seen = new Set<string>();
    for (let at: string | undefined = id; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      const style = all.get(at);
      const outline = child(child(style, 'pPr'), 'outlineLvl')?.attributes.val;
      const named = /^heading (\d)$/i.exec(child(style, 'name')?.attributes.val ?? '')?.[1];
      const level = outline === undefined ? Number(named ?? 0) : Number(outline) + 1;
      if (level > 0) {
        if (level < 10) levels.set(id, level);
        break;
      }
      at = child(style, 'basedOn')?.attributes.val;
    }
  }
  return levels;
}
