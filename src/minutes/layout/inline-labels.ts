/** Several lists of people on one line, "Present: A, B. In attendance: C. Apologies: D": a paragraph each. */

import { type Block, sliceBlock } from '../paragraph.ts';
import type { Style } from '../style.ts';
import { type Label, labelOf } from './labels.ts';

const inner = /(?<=[.;)\p{Ll}\p{Lu}])\s+(?=(?<label>\p{Lu}[\p{L}’' ]{3,40}?)\s*:)/gu;

function peopleLabel(text: string, style: Style): Label | null {
  const label = labelOf(text, style);
  return label?.part === 'present' || label?.part === 'apologies' ? label : null;
}

/** Parts a list of people at each label that opens another. Other blocks stay as they are. */
export function partLists(blocks: readonly Block[], style: Style): Block[] {
  return blocks.flatMap((block): Block[] => {
    const own = block.kind === 'text' && block.text.length <= 3000 ? peopleLabel(block.text, style) : null;
    if (!own || own.rest === '') return [block];
    const cuts = [...block.text.matchAll(inner)].flatMap((match) => {
      const opens = match.index > own.at && peopleLabel(`${match.groups?.label ?? ''}:`, style) !== null;
      return opens ? [match.index] : [];
    });
    if (cuts.length === 0) return [block];
    return [0, ...cuts].map((from, i) => {
      const part = sliceBlock(block, from, cuts[i] ?? block.text.length);
      return i === 0 ? part : { ...part, gap: 'blank' as const };
    });
  });
}
