/** The text of a Word, text or Markdown file as blocks, so that it can be set in a pack. Pure. */
import type { Block, Words } from '../paper/blocks.ts';

type Kind = 'text' | 'markdown' | 'docx' | 'pdf';

/**
 * Paragraphs as paragraphs, lines led by a bullet or a number as lists, rows parted by tabs as tables; in Markdown also
 * its headings. No word is left out: what is nothing else is a paragraph.
 */
export function blocksOf(text: string, kind: Kind): Block[] {
  const blocks: Block[] = [];
  // A page break of the file is the page's business; footnotes and headers come after one and are kept as text.
  for (const part of text.split(/\n\s*\n|\f/)) {
    const lines = part.split('\n').filter((line) => line.trim() !== '');
    if (lines.length > 0) blocks.push(...partBlocks(lines, kind));
  }
  return joined(blocks);
}

const bullet = /^\s*(?:[-*•·o]|\uf0b7)\s+(.+)$/;
const numbered = /^\s*\(?(?:\d{1,2}|[a-z])[.)]\s+(.+)$/;

function partBlocks(lines: readonly string[], kind: Kind): Block[] {
  const heading = kind === 'markdown' ? /^(#{1,6})\s+(.+)$/.exec(lines[0] ?? '') : null;
  if (heading) {
    const level = Math.min(3, heading[1]?.length ?? 1) as 1 | 2 | 3;
    const rest = lines.slice(1);
    return [
      { kind: 'heading', level, text: plain(heading[2] ?? '') },
      ...(rest.length > 0 ? partBlocks(rest, kind) : []),
    ];
  }
  const rows = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  const [head = []] = rows;
  if (rows.length > 1 && head.length > 1 && rows.every((row) => row.length === head.length))
    return [{ kind: 'table', head, rows: rows.slice(1) }];
  for (const [pattern, ordered] of [
    [bullet, false],
    [numbered, true],
  ] as const)
    if (lines.every((line) => pattern.test(line)))
      return [{ kind: 'list', ordered, items: lines.map((line) => plain(pattern.exec(line)?.[1] ?? line)) }];
  return [{ kind: 'paragraph', words: plain(lines.map((line) => line.replace(/\t/g, ' ').trim()).join(' ')) }];
}

/** Markdown's marks of emphasis say nothing in print. */
function plain(words: string): string {
  return words.replace(/(\*\*|__)(.+?)\1/g, '$2').trim();
}

/** Entries of one list that blank lines part, as Word writes them, are one list again. */
function joined(blocks: readonly Block[]): Block[] {
  const list: Block[] = [];
  for (const block of blocks) {
    const last = list.at(-1);
    if (block.kind === 'list' && last?.kind === 'list' && last.ordered === block.ordered)
      list[list.length - 1] = { ...last, items: [...last.items, ...block.items] as Words[] };
    else list.push(block);
  }
  return list;
}
