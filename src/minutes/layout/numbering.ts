/** How a document numbers its items: candidates of each manner, and the run of them that best makes an agenda. */
import type { Block } from '../paragraph.ts';
import { isName, readPerson } from '../people/people.ts';

export type Manner = 'number' | 'reference' | 'roman' | 'letter';

export interface Numbered {
  index: number;
  manner: Manner;
  /** Where it stands in the run. */
  order: number;
  /** As shown: 3, "24/101", "B". */
  number: number | string;
  title: string;
  /** Offset of the title in the block's text. */
  at: number;
  /** How much it looks like a heading. */
  likely: number;
}

const agendum = /^(?:TOP|Top|Punkt|Agenda point)\s+(\d{1,3})\s*[.:)–—-]?\s*(.*)$/;
const item = /^(?:agenda\s+)?item\s+(?:no\.?\s*)?(\d{1,3})\s*[.:)–—-]?\s*(.*)$/i;
const pointed = /^\(?(\d{1,4})\s*(?:[.):](?!\d)|\s[–—-]\s|\t)\s*(\S.*)$/;
const bare = /^(\d{1,4})\s+([A-Z][^.!?]{2,90})$/;
const reference =
  /^((?:[A-Z]{1,6}[ /.-]?)?\d{1,4}[/-]\d{1,4}(?:[/.-]\d{1,4})?|\d{3,4}\.\d{1,2})\s*[.:)–-]?\s+([A-Z“"‘'].*)$/;
/** "iii. Repairs" counts only where the paragraph is marked as a heading: else it is an entry of a list. */
const smallRoman = /^([ivxl]{1,6})\s*[.):]\s+(\S.*)$/;
const roman = /^([IVXL]{1,6})\s*[.):]\s+(\S.*)$/;
const letter = /^([A-Z])\s*[.):]\s+(\S.*)$/;

const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

function romanNumber(text: string): number | null {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) {
    const value = romanDigits[text[i] ?? ''] ?? 0;
    sum += value < (romanDigits[text[i + 1] ?? ''] ?? 0) ? -value : value;
  }
  return romanText(sum) === text ? sum : null;
}

function romanText(n: number): string {
  const steps: [number, string][] = [
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let text = '';
  let left = n;
  for (const [value, digits] of steps) {
    while (left >= value) {
      text += digits;
      left -= value;
    }
  }
  return text;
}

/** Titles that close the agenda of most meetings, so that a gap in the numbers before them matters less. */
const usual = /^(?:any other (?:competent )?business|aob|(?:date of )?next meeting)\b[^.]{0,30}$/i;

function likeliness(block: Block, title: string, next: Block | undefined): number {
  const words = title.split(/\s+/).length;
  let likely = 1;
  if (block.gap !== 'none') likely += 0.5;
  if (block.kind === 'heading' || block.strong) likely += 1.5;
  if (title.length <= 90 && !/[.;,]$/.test(title)) likely += 0.7;
  if (/[.;,]$/.test(title) && words > 8) likely -= 1;
  if (/[;,]$/.test(title)) likely -= 1;
  if (title.length > 140) likely -= 1;
  if (/^[a-z]/.test(title)) likely -= 1.5;
  if (block.kind === 'row') likely -= 0.7;
  if (next && !/^\(?(?:\d{1,3}|[IVXL]+|[A-Z])\s*[.):]/.test(next.text)) likely += 0.5;
  if (usual.test(title)) likely += 0.8;
  // "PAN 02/01: Ada Oakes to…" is an action's reference.
  if (/\s(?:to|will)\s/.test(title) && /^[A-Z]{2,6}[ /.-]?\d+[/-]\d+\s*:/.test(block.text)) likely -= 3;
  return likely;
}

/** Every way in which a block might be a numbered heading. */
export function numberedIn(block: Block, index: number, next: Block | undefined): Numbered[] {
  const found: Numbered[] = [];
  if (block.kind === 'furniture' || block.kind === 'bullet') return found;
  const text = block.text;
  const add = (manner: Manner, order: number, number: number | string, title: string) => {
    const likely = likeliness(block, title, next);
    found.push({ index, manner, order, number, title, at: text.length - title.length, likely });
  };
  const named = item.exec(text) ?? agendum.exec(text);
  const plain = named ?? pointed.exec(text) ?? (block.kind === 'row' ? null : bare.exec(text));
  if (plain) {
    add('number', Number(plain[1]), Number(plain[1]), plain[2] ?? '');
    const last = found[found.length - 1];
    if (last && named) last.likely += 1.5;
    // "12 months" is a sentence's end; a bare number heads an item only where others do.
    if (last && !named && !pointed.test(text)) last.likely -= 0.6;
  }
  const minuted = reference.exec(text);
  if (minuted?.[1]) {
    const digits = minuted[1].match(/\d+/g)?.map(Number) ?? [];
    // "24/101" counts up at its end, "101/24" at its start: the year is the part that would fit one.
    const last = digits[digits.length - 1] ?? 0;
    const order = digits.length === 2 && last >= 10 && last <= 99 && (digits[0] ?? 0) > last ? (digits[0] ?? 0) : last;
    add('reference', order, minuted[1], minuted[2] ?? '');
  }
  const numeral = roman.exec(text) ?? (block.level > 0 ? smallRoman.exec(text) : null);
  const value = numeral?.[1] ? romanNumber(numeral[1].toUpperCase()) : null;
  if (numeral && value) add('roman', value, value, numeral[2] ?? '');
  const lettered = letter.exec(text);
  if (lettered?.[1]) {
    add('letter', lettered[1].charCodeAt(0) - 64, lettered[1], lettered[2] ?? '');
    // "C. Patel" is sooner a person than the third item.
    const last = found[found.length - 1];
    if (last && isName(readPerson(text)?.name ?? '')) last.likely -= 2;
  }
  return found;
}

function step(from: Numbered, to: Numbered): number | null {
  const by = to.order - from.order;
  if (by === 1) return 0.5;
  if (by === 2) return -0.5;
  if (by >= 3 && by <= 6) return -2;
  // Standing items count from one at each meeting, those that follow run on from meeting to meeting: 1, then 101.
  if (from.order <= 9 && to.order >= 50 && from.likely >= 2 && to.likely >= 2) return -2.5;
  // The same number twice is a slip of the writer's, if both clearly are headings; a person is asked.
  if (by === 0 && to.likely >= 2 && from.likely >= 2) return -1.2;
  return null;
}

/** The best-scoring run of candidates whose numbers go up, with its score. */
export function bestRun(candidates: readonly Numbered[]): { run: Numbered[]; score: number } {
  const best: number[] = [];
  const before: number[] = [];
  let top = -1;
  candidates.forEach((candidate, i) => {
    const first = candidate.order;
    // Some number their minutes on from meeting to meeting: 1485, 1486.
    const start = candidate.manner === 'reference' || first <= 1 ? 0.5 : first <= 3 || first >= 100 ? -0.5 : -2;
    best[i] = candidate.likely + start;
    before[i] = -1;
    for (let j = Math.max(0, i - 600); j < i; j += 1) {
      const from = candidates[j];
      const by = from && from.index < candidate.index ? step(from, candidate) : null;
      if (by !== null && (best[j] ?? 0) + by + candidate.likely > (best[i] ?? 0)) {
        best[i] = (best[j] ?? 0) + by + candidate.likely;
        before[i] = j;
      }
    }
    if (top < 0 || (best[i] ?? 0) > (best[top] ?? 0)) top = i;
  });
  const run: Numbered[] = [];
  for (let i = top; i >= 0; i = before[i] ?? -1) {
    const candidate = candidates[i];
    if (candidate) run.unshift(candidate);
  }
  return { run, score: top < 0 ? 0 : (best[top] ?? 0) };
}
