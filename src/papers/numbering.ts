/** Numbers of papers and appendices. Pure. */
import type { BodyConfig } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Day } from '../kernel/define.ts';

const usual = '{meeting}_{item}';

/** The number that papers of an item begin with: "{meeting}_{item}" writes SECP_39_0912_07. */
export function itemNumber(
  config: BodyConfig,
  { meeting, item, day }: { meeting: string; item: string; day: Day },
): string {
  const rule = config.proceedings && ruleOn(config.proceedings.papers, day);
  const padded = /^\d+$/.test(item) ? item.padStart(2, '0') : item;
  return (rule?.value ?? usual).replace('{meeting}', meeting).replace('{item}', padded);
}

export interface Numbering {
  /** What the number begins with: the item's, or the paper's that it is an appendix to. */
  base: string;
  appendix: boolean;
  /** Whether its class is above that of what it belongs to: its numbers then run apart, so that no gap tells of it. */
  apart: boolean;
  /** Numbers in use, as far as they are known to who numbers. */
  taken: Iterable<string>;
}

/**
 * The next free number. Papers of one item are 07, 07b, 07c; appendices 07_A, 07_B; and those of a class above what they
 * belong to C1, C2 after it.
 */
export function nextPaperNumber({ base, appendix, apart, taken }: Numbering): string {
  const used = new Set(taken);
  for (let n = 1; ; n += 1) {
    const number = apart
      ? `${base}_C${n}`
      : appendix
        ? `${base}_${letters(n)}`
        : n === 1
          ? base
          : `${base}${letters(n).toLowerCase()}`;
    if (!used.has(number)) return number;
  }
}

/** 1 is A, 26 Z, 27 AA. */
function letters(n: number): string {
  const last = String.fromCharCode(65 + ((n - 1) % 26));
  return n > 26 ? letters(Math.floor((n - 1) / 26)) + last : last;
}
