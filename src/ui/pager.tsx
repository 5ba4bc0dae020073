import { withQuery } from './query.ts';

interface PagerProps {
  /** Path and query of this page. */
  url: string;
  /** Place of the first row shown, from 1, and how many are shown. Absent where the list cannot say. */
  from?: number;
  shown: number;
  /** All there are that the reader may see. */
  total?: number;
  /** Cursor of the last row, where more follow; of the first row, where the list can also be walked backwards. */
  after?: string | null;
  before?: string | null;
}

/** Paging by cursor: no page is ever skipped or shown twice because a row came or went meanwhile. */
export function Pager({ url, from, shown, total, after, before }: PagerProps) {
  if (shown === 0) return null;
  const first = withQuery(url, { after: null, before: null });
  const isFirst = withQuery(url, {}) === first;
  return (
    <nav class="pager" aria-label="Pages">
      <span class="at">{placeWords(from, shown, total)}</span>
      {!isFirst && (
        <a class="btn" href={first}>
          First
        </a>
      )}
      {before && (
        <a class="btn" rel="prev" href={withQuery(url, { after: null, before })}>
          Previous
        </a>
      )}
      {after && (
        <a class="btn" rel="next" href={withQuery(url, { before: null, after })}>
          Next
        </a>
      )}
    </nav>
  );
}

/** `51–100 of 3,412`; without a place, `50 of 3,412`. */
export function placeWords(from: number | undefined, shown: number, total: number | undefined): string {
  const figure = (n: number) => n.toLocaleString('en-GB');
  const place =
    from === undefined || shown === 1 ? figure(from ?? shown) : `${figure(from)}–${figure(from + shown - 1)}`;
  return total === undefined ? place : `${place} of ${figure(total)}`;
}
