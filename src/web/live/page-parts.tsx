/** Pages in parts: what a page shows at first, and what is sent to it afterwards, are made by the same components. */
import type { Child } from 'hono/jsx';
import type { Code } from '../../codes/code.ts';
import type { Reader } from '../../kernel/access.ts';
import type { Parts } from '../../live/hub.ts';
import { pathTo, type Site, type View } from '../view.ts';

/** A part of a page. Its id, and the id of the element it stands in, are how the island finds its place. */
export interface Part {
  id: string;
  /** Id of the element that holds it; parts of one holder stand in the order given. */
  within: string;
  tag?: 'div' | 'li' | 'section';
  class?: string;
  body: Child;
}

export function PartElement({ part }: { part: Part }) {
  const Tag = part.tag ?? 'div';
  return (
    <Tag id={part.id} class={part.class} data-within={part.within}>
      {part.body}
    </Tag>
  );
}

/** The parts that stand in one element, for the page as first sent. */
export function PartsOf({ parts, within }: { parts: readonly Part[]; within: string }) {
  return (
    <>
      {parts
        .filter((part) => part.within === within)
        .map((part) => (
          <PartElement part={part} />
        ))}
    </>
  );
}

/** The same as the hub sends them. */
export async function written(parts: readonly Part[]): Promise<Parts> {
  const made = await Promise.all(
    parts.map(async (part): Promise<[string, string]> => [part.id, String(await (<PartElement part={part} />))]),
  );
  return new Map(made);
}

/** What is looked at where nobody asked: today, through a reader's eyes. */
export function viewFor(site: Site, code: Code, reader: Reader): View {
  const today = site.today();
  return {
    site,
    code,
    session: null,
    reader,
    asAt: { today, on: today, known: today },
    at: { day: today, known: null },
    url: `/${code.id}`,
    query: new URLSearchParams(),
    to: (...path) => pathTo(code.id, ...path),
  };
}

/** An id as an element may bear it: references have slashes and dots. */
export function idFor(prefix: string, ref: string): string {
  return `${prefix}-${ref.replace(/[^A-Za-z0-9]+/g, '-')}`;
}
