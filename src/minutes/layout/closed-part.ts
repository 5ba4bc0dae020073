/** Items of a closed part: they come after all others and count from one again, behind a C, so that an agenda without them has no gap. */
import type { Block } from '../paragraph.ts';

export interface ClosedHeading {
  index: number;
  /** "C1". */
  number: string;
  title: string;
  /** Offset of the title in the block's text. */
  at: number;
}

const closed = /^C(\d{1,2})\s*[.):]\s+(\S.*)$/;

/** Those that stand after the last of the open part, whose numbers go up. `after` is that one's index. */
export function closedHeadings(blocks: readonly Block[], after: number): ClosedHeading[] {
  const found: ClosedHeading[] = [];
  let last = 0;
  blocks.forEach((block, index) => {
    const match = index > after && closed.exec(block.text);
    if (!match || block.kind === 'furniture' || block.kind === 'bullet' || block.kind === 'row') return;
    const [, number = '', title = ''] = match;
    if (Number(number) <= last || title.length > 140) return;
    last = Number(number);
    found.push({ index, number: `C${number}`, title, at: block.text.length - title.length });
  });
  return found;
}
