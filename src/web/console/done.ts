/** What was just done, told to the page that comes next: in its address, where only this session could have put it. */
import { createHmac } from 'node:crypto';
import type { Session } from '../session.ts';
import type { View } from '../view.ts';

/** A link that says something on our page must not be anybody's to write. */
function markOf({ csrf }: Session, words: string): string {
  return createHmac('sha256', csrf).update(`done ${words}`).digest('base64url').slice(0, 22);
}

/** Parameters for the address of the page that is to say it; none where there is nothing to say. */
export function saying(session: Session | null, words: string): Record<string, string> {
  return session && words !== '' ? { done: words, mark: markOf(session, words) } : {};
}

/** What the page is to say; empty where nothing was done, or somebody else wrote the link. */
export function doneIn({ session, query }: View): string {
  const words = query.get('done') ?? '';
  return session && words !== '' && query.get('mark') === markOf(session, words) ? words : '';
}
