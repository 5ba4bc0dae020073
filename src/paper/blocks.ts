/**
 * A paper as its writers take it: blocks of plain words, each of one kind. docx, PDF and text are made of the same
 * blocks, so that they say the same. Knows no register and no code.
 */

/** Words of one line or paragraph; a part may be strong (bold), emphasised, or a link. */
export type Words = string | readonly Run[];
export interface Run {
  text: string;
  strong?: boolean;
  emphasis?: boolean;
  /** An address that the words lead to. */
  href?: string;
}

export type Block =
  /** `level` 1 is a section of the paper; its title is not a block. A `number` is printed before the words. */
  | { kind: 'heading'; level: 1 | 2 | 3; text: string; number?: string }
  | { kind: 'paragraph'; words: Words }
  | { kind: 'list'; ordered: boolean; items: readonly Words[] }
  /** The first row is the head; every row has as many cells. `widths` are shares of the page's width. */
  | {
      kind: 'table';
      caption?: string;
      head: readonly string[];
      rows: readonly (readonly Words[])[];
      widths?: readonly number[];
    }
  /** A box with a rule around it: decisions, actions. `tone` picks its look. */
  | { kind: 'box'; tone: 'decision' | 'action' | 'note'; blocks: readonly Block[] }
  | { kind: 'page-break' };

export interface Paper {
  title: string;
  /** Lines under the title, such as the reference, the day and the place. */
  under: readonly string[];
  /** Printed at the foot of every page, with the page number: "This document is classified as White". */
  footer: string;
  /** For the file's properties. */
  properties: { subject: string; author: string; keywords: readonly string[]; language: 'en-GB'; created: string };
  blocks: readonly Block[];
}
