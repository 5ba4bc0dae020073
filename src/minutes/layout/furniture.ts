/** Finds the page's furniture: footers, running heads, page numbers, rules. It states nothing of the meeting. */
import type { Line } from './lines.ts';

const pageNumber = /^(?:page\s*)?[-–—|]?\s*\d{1,4}\s*(?:(?:of|\/)\s*\d{1,4})?\s*[-–—|]?$/i;
/** A footer of Word's whose numbers are fields that nobody has worked out yet. */
const unnumberedPage = /^page(?:\s+of)?$/i;
const numberedPage = /^(?:.{0,60}\s)?page\s+\d{1,4}\s*(?:(?:of|\/)\s*\d{1,4})?$/i;

/** A running head differs from page to page by its number only. */
function likeness(line: Line): string {
  return line.text.replace(/\d+/g, '#').toLowerCase();
}

/** Lines at the edge of a page that stand at the same edge of most others. */
function repeated(lines: readonly Line[]): Set<Line> {
  const found = new Set<Line>();
  const pages = new Map<number, Line[]>();
  for (const line of lines) {
    const page = pages.get(line.page);
    if (page) page.push(line);
    else pages.set(line.page, [line]);
  }
  if (pages.size < 2) return found;
  for (const edge of ['top', 'foot'] as const) {
    const seen = new Map<string, Line[]>();
    for (const page of pages.values()) {
      for (const line of edge === 'top' ? page.slice(0, 3) : page.slice(-4)) {
        // "The Panel:" at the foot of two pages opens two lists: what introduces something belongs to the text.
        if (line.text.endsWith(':')) continue;
        const key = likeness(line);
        seen.set(key, [...(seen.get(key) ?? []), line]);
      }
    }
    for (const same of seen.values()) {
      const onPages = new Set(same.map((line) => line.page)).size;
      if (onPages >= Math.max(2, pages.size * 0.6)) for (const line of same) found.add(line);
    }
  }
  return found;
}

/**
 * The lines of `lines` that are furniture. `patterns` are the house style's own; a pattern that matches takes with it
 * the lines its sentence runs on over.
 */
export function findFurniture(lines: readonly Line[], patterns: readonly RegExp[]): Set<Line> {
  const found = repeated(lines);
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    const edge = line.gap === 'page' || !next || next.gap === 'page';
    if (
      line.kind === 'rule' ||
      numberedPage.test(line.text) ||
      (edge && (pageNumber.test(line.text) || unnumberedPage.test(line.text)))
    )
      found.add(line);
    if (!patterns.some((pattern) => pattern.test(line.text))) return;
    found.add(line);
    for (let j = i; ; j += 1) {
      const following = lines[j + 1];
      const open = !/[.!?]$/.test(lines[j]?.text ?? '.');
      if (!following || !open || following.gap === 'page' || !/^[a-z]/.test(following.text)) break;
      found.add(following);
    }
  });
  return found;
}
