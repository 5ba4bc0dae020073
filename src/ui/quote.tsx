export interface QuoteProps {
  /** The document's text around the passage, or all of it. */
  text: string;
  /** What is marked: offsets into `text`, end exclusive, in order; several where layout split the words. */
  marks: readonly { start: number; end: number }[];
  /** Whether words of the document were left out before and after `text`. */
  cut?: { before: boolean; after: boolean };
  /** Where it stands: "Minutes of meeting 39, item 7". */
  source?: { label: string; href: string };
}

/** The words a fact was read from, with some of what stands around them. */
export function Quote({ text, marks, cut, source }: QuoteProps) {
  return (
    <>
      {source && (
        <p>
          <a href={source.href}>{source.label}</a>
        </p>
      )}
      <blockquote class="quote">
        {cut?.before && '… '}
        {segments(text, marks).map(({ words, marked }) => (marked ? <mark>{words}</mark> : words))}
        {cut?.after && ' …'}
      </blockquote>
    </>
  );
}

/** The text cut at its marks. Overlapping marks are joined, those outside the text ignored; no character is lost. */
export function segments(text: string, marks: QuoteProps['marks']): { words: string; marked: boolean }[] {
  const found: { words: string; marked: boolean }[] = [];
  let at = 0;
  const push = (end: number, marked: boolean) => {
    if (end > at) found.push({ words: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    push(Math.min(mark.start, text.length), false);
    push(Math.min(mark.end, text.length), true);
  }
  push(text.length, false);
  return found;
}
