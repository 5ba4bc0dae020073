/** Words as any writer may take them: cleaned of what no file format holds, their links safe to follow. */
import type { Block, Run, Words } from './blocks.ts';
import { readable } from './glyphs.ts';

/** Words as runs; no run is empty. A line break is `\n`; a tab or any other control character is a space. */
export function runsOf(words: Words): Run[] {
  const runs = typeof words === 'string' ? [{ text: words }] : words;
  return runs
    .map((run) => ({ ...run, text: plain(run.text), href: safeAddress(run.href) }))
    .map(({ href, ...run }) => (href === undefined ? run : { ...run, href }))
    .filter((run) => run.text !== '');
}

/** The same without any marks. */
export function textOf(words: Words): string {
  return runsOf(words)
    .map((run) => run.text)
    .join('');
}

/** One line: for titles, headings, properties. */
export function line(text: string): string {
  return plain(text).replace(/\s+/g, ' ').trim();
}

/** A heading as printed: a bare number takes its full stop ("7" is "7."), any other stands as it is given. */
export function headingText(block: Extract<Block, { kind: 'heading' }>): string {
  const number = line(block.number ?? '');
  if (number === '') return line(block.text);
  return `${/^\d+$/.test(number) ? `${number}.` : number} ${line(block.text)}`;
}

/** False for what would leave an empty frame: a list of nothing, a table without columns. */
export function isDrawn(block: Block): boolean {
  if (block.kind === 'list') return block.items.length > 0;
  if (block.kind === 'table') return block.head.length > 0;
  return block.kind !== 'box' || block.blocks.some(isDrawn);
}

/** Boxes up to this many characters, a third of a page, are not parted by a page's end. */
const SHORT_BOX = 1200;

/** Whether a box is to stay on one page, so that "The Panel:" never stands alone at the foot. */
export function isShort(box: Extract<Block, { kind: 'box' }>): boolean {
  const length = (block: Block): number => {
    switch (block.kind) {
      case 'heading':
        return block.text.length;
      case 'paragraph':
        return textOf(block.words).length;
      case 'list':
        // A line each at least.
        return block.items.reduce((sum, item) => sum + Math.max(80, textOf(item).length), 0);
      case 'box':
        return block.blocks.reduce((sum, one) => sum + length(one), 0);
      default:
        return SHORT_BOX;
    }
  };
  return length(box) < SHORT_BOX;
}

/** ISO 14289-1, 7.4.2: the first heading is of level 1, and none goes down by more than one level at a time. */
export function steppedHeadings(blocks: readonly Block[]): Block[] {
  let last = 0;
  const step = (block: Block): Block => {
    if (block.kind === 'box') return { ...block, blocks: block.blocks.map(step) };
    if (block.kind !== 'heading') return block;
    last = Math.min(block.level, last + 1);
    return { ...block, level: last as 1 | 2 | 3 };
  };
  return blocks.map(step);
}

/**
 * Control characters and half characters (lone surrogates) would make a file that no program opens; marks that turn the
 * direction of what follows (bidi overrides) would print words in another order than they are written.
 */
function plain(text: string): string {
  return readable(text.replace(/\r\n?/g, '\n').replace(/\p{Cs}/gu, '\ufffd'))
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\ufffe\uffff\u2028\u2029]/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Only addresses that lead somewhere harmless; a reader's program opens them with a click. */
function safeAddress(href: string | undefined): string | undefined {
  if (href === undefined || !/^(https?:\/\/|mailto:)/i.test(href)) return undefined;
  return URL.canParse(href) ? new URL(href).href : undefined;
}
