/** What the page of a record owes to this part: the way to the page that says more, and long texts kept to that page. */
import type { Row } from '../../kernel/read.ts';
import { ButtonLink } from '../../ui/button.tsx';
import type { HistoryEvent } from '../../ui/history.tsx';
import { clip } from '../tell.tsx';
import type { View } from '../view.ts';

/** The page made for records of this register; nothing for the others. */
export function GoverningLink({ view, row }: { view: View; row: Row }) {
  const body = String(row.fields.body ?? '');
  const pages: Record<string, [label: string, ...path: string[]]> = {
    body: ['Seats, rules and meetings', 'body', row.ref],
    document: ['Versions and text', 'document', row.ref],
    election: ['Nominees and result', 'election', row.ref],
    ...(body ? { seat: ['All seats of the body', 'body', body] } : {}),
    nomination: ['The election', 'election', String(row.fields.election ?? '')],
  };
  const page = Object.hasOwn(pages, row.register) ? pages[row.register] : undefined;
  if (!page || page.at(-1) === '') return null;
  const [label, ...path] = page;
  return <ButtonLink href={view.to('governing', ...path)}>{label}</ButtonLink>;
}

/** Characters of a document that the facts of its record show; all of it has a page of its own. */
const longest = 600;
/** Characters beyond which a text in the history is only begun: both of two versions stand there. */
const longestChange = 400;

/** The record without the whole of a document's text. */
export function withoutText(row: Row): Row {
  const { content } = row.fields;
  if (row.register !== 'document' || typeof content !== 'string') return row;
  return { ...row, fields: { ...row.fields, content: clip(content, longest) } };
}

/** An event whose changes do not repeat a whole document, twice. */
export function shortened(event: HistoryEvent): HistoryEvent {
  const short = <T,>(said: T) => (typeof said === 'string' && said.length > longestChange ? clip(said, 120) : said);
  return {
    ...event,
    changes: event.changes?.map((one) => ({
      ...one,
      ...('from' in one ? { from: short(one.from) } : {}),
      to: short(one.to),
    })),
  };
}
