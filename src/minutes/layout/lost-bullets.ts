/** Lists whose bullets were lost with the layout: after a colon, a run of short lines or of clauses with semicolons. */
import type { Block } from '../paragraph.ts';

const clause = /;(?:\s*(?:and|or))?$/;
const entry = /^[^.:;!?]{3,110}$/;

/** How many blocks from `from` on are entries of a list that the block before them introduces. */
function listLength(blocks: readonly Block[], from: number): number {
  let end = from;
  const plain = (index: number) => blocks[index]?.kind === 'text' && blocks[index]?.strong === false;
  while (plain(end) && clause.test(blocks[end]?.text ?? '')) end += 1;
  // The last clause ends the sentence that the list is.
  if (end > from) return plain(end) && /[.)\w]$/.test(blocks[end]?.text ?? '') ? end + 1 - from : end - from;
  while (plain(end) && entry.test(blocks[end]?.text ?? '')) end += 1;
  return end - from >= 2 ? end - from : 0;
}

/** The blocks with such lists made bullets again. */
export function restoreBullets(blocks: readonly Block[]): Block[] {
  const restored = [...blocks];
  blocks.forEach((block, index) => {
    if (block.kind !== 'text' || !block.text.endsWith(':')) return;
    const length = listLength(blocks, index + 1);
    for (let i = index + 1; i <= index + length; i += 1) restored[i] = { ...(blocks[i] as Block), kind: 'bullet' };
  });
  return restored;
}
