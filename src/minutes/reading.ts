/** What passes between the readers of minutes: the repaired document, cut into items, before any register's phrases are read. */
import type { Code, HouseStyle } from '../codes/code.ts';
import type { DecisionFact, Found, ItemNumber, MeetingFact, Span } from './proposal.ts';

/**
 * One paragraph, bullet, heading or table row with layout repaired: lines joined, hyphen breaks mended, bullets
 * restored, page furniture taken out. `text` is what a person would read; `spanOf` says where it stands in the document.
 */
export interface Paragraph {
  kind: 'heading' | 'text' | 'bullet' | 'row' | 'furniture';
  text: string;
  /** Cells of a table row, where the document kept them apart. */
  cells?: string[];
  /** Offsets into the document's text of the whole paragraph. */
  spans: Span[];
  /** Offsets into the document's text of `text.slice(start, end)`; several where a break split it. */
  spanOf(start: number, end: number): Span[];
}

export interface ReadItem {
  number: ItemNumber;
  title: string;
  /** Narrative only: paragraphs that are neither a formal decision nor an action. */
  narrative: Paragraph[];
  decisions: Found<DecisionFact>[];
  /** The action boxes under it. */
  actions: { ref: string; owner: string | null; text: string; spans: Span[] }[];
  /** Its heading, for what the title names. */
  heading?: Paragraph;
  /** Reports on earlier actions, as rows: for the dates and meetings printed there. They settle nothing. */
  reported?: readonly Paragraph[];
}

export interface Reading {
  style: HouseStyle;
  /** The code whose style it is; absent for the generic style. */
  code?: Code;
  meeting: MeetingFact;
  items: ReadItem[];
}
