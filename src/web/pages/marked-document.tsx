/** A document's text with marks on the words that facts were read from. */
import type { Child } from 'hono/jsx';
import type { Span } from '../../minutes/proposal.ts';

/** Words of the document that belong to something: a fact of a review, an entry of the log. */
export interface Mark {
  id: string;
  /** Kind for its colour and line: decision, action, record, party, person, flag, other. */
  look: string;
  span: Span;
  href: string;
  title?: string;
}

interface Segment {
  text: string;
  marks: Mark[];
}

/** Cuts the text at every mark's edges. Each segment knows its marks, the shortest first: the closest says most. */
export function segmentsOf(text: string, marks: readonly Mark[]): Segment[] {
  const inside = marks.filter(({ span }) => span.start < span.end && span.end <= text.length);
  const starts = [...inside].sort((a, b) => a.span.start - b.span.start);
  const edges = [...new Set([0, text.length, ...inside.flatMap(({ span }) => [span.start, span.end])])].sort(
    (a, b) => a - b,
  );
  const segments: Segment[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (let at = 0; at < edges.length - 1; at++) {
    const [from, to] = [edges[at] as number, edges[at + 1] as number];
    open = open.filter(({ span }) => span.end > from);
    for (; next < starts.length && (starts[next] as Mark).span.start <= from; next++) open.push(starts[next] as Mark);
    const closest = [...open].sort((a, b) => length(a) - length(b));
    segments.push({ text: text.slice(from, to), marks: closest });
  }
  return segments;
}

const length = ({ span }: Mark) => span.end - span.start;

interface MarkedDocumentProps {
  text: string;
  marks: readonly Mark[];
  /** The anchor of a mark's words; `p-<id>` unless said otherwise. */
  anchor?: (id: string) => string;
}

/** The marked text. The first segment of each mark carries its anchor; facts often begin at the same word. */
export function MarkedDocument({ text, marks, anchor = (id) => `p-${id}` }: MarkedDocumentProps) {
  const anchored = new Set<string>();
  const spaced = isDoubleSpaced(text);
  return (
    // Focusable, because a pane that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="doc" aria-label="The document" tabindex={0}>
      {segmentsOf(text, marks).map(({ text: words, marks: own }) => {
        const shown = withPages(
          spaced ? words.replace(/\n[ \t]*\n/g, '\n') : words.replace(/\n(?:[ \t]*\n){2,}/g, '\n\n'),
        );
        const [closest] = own;
        if (!closest || words.trim() === '') return shown;
        const ids = own.map(({ id }) => id);
        const [first, ...more] = ids.filter((id) => !anchored.has(id));
        for (const id of ids) anchored.add(id);
        return (
          <a
            class={`mk mk-${closest.look}`}
            href={closest.href}
            data-fact={ids.join(' ')}
            id={first && anchor(first)}
            title={closest.title}
          >
            {more.map((id) => (
              <span id={anchor(id)} />
            ))}
            {shown}
          </a>
        );
      })}
    </section>
  );
}

/** Text taken from a PDF often has an empty line after every printed one, which nobody wants to read. */
function isDoubleSpaced(text: string): boolean {
  const lines = text.split('\n');
  return lines.length > 20 && lines.filter((line) => line.trim() === '').length > lines.length * 0.4;
}

function withPages(text: string): Child {
  const pages = text.split('\f');
  if (pages.length === 1) return text;
  return pages.map((page, index) => (
    <>
      {index > 0 && <span class="page-end">Next page</span>}
      {page}
    </>
  ));
}
