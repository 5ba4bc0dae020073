/** Rows of a table whose cells run over several printed lines, as text taken from a PDF gives them: made one row again. */
import { type Block, cellSpans, joinSpans } from '../paragraph.ts';
import { isName, readPerson } from './people.ts';

function joinCell(above: string, below: string): string {
  if (above === '' || below === '') return above + below;
  return /\p{L}-$/u.test(above) ? above + below : `${above} ${below}`;
}

/** Two rows as one, cell by cell; a part of its text stands where the cells it touches stand. */
function joinRows(above: Block, below: Block): Block {
  const [one, other] = [above.cells ?? [], below.cells ?? []];
  const cells = Array.from({ length: Math.max(one.length, other.length) }, (_, i) =>
    joinCell(one[i] ?? '', other[i] ?? ''),
  );
  const spansOf = (i: number) => [
    ...(i < one.length ? cellSpans(above, i) : []),
    ...(i < other.length ? cellSpans(below, i) : []),
  ];
  const spanOf = (start: number, end: number) => {
    let at = 0;
    const touched = cells.flatMap((cell, i) => {
      const from = at;
      at += cell.length + 1;
      return from < end && from + cell.length > start ? spansOf(i) : [];
    });
    return joinSpans(touched);
  };
  const spans = joinSpans([...above.spans, ...below.spans]);
  return { ...above, text: cells.join('\t'), cells, spans, spanOf, end: below.end };
}

/** A row with somebody of its own: no more of the one above, unless that broke off at "on behalf of". */
function hasOwn(above: Block, below: Block): boolean {
  return (below.cells ?? []).some((cell, i) => {
    const brokeOff = /(?:\b(?:of|for)|,)$/.test(above.cells?.[i] ?? '');
    return !brokeOff && isName(readPerson(cell)?.name ?? '');
  });
}

/** Joins rows set close to the row above, where blank lines part the rows of the table from each other. */
export function unwrapRows(blocks: readonly Block[]): Block[] {
  const rows = blocks.filter((block) => block.kind === 'row');
  const parted = rows.filter((block) => block.gap !== 'none').length;
  if (parted < 2 || parted === rows.length) return [...blocks];
  const unwrapped: Block[] = [];
  for (const block of blocks) {
    const last = unwrapped[unwrapped.length - 1];
    const goesOn = block.kind === 'row' && last?.kind === 'row' && block.gap === 'none' && !hasOwn(last, block);
    if (goesOn) unwrapped[unwrapped.length - 1] = joinRows(last, block);
    else unwrapped.push(block);
  }
  return unwrapped;
}
