/** Where the feeds of a code stand, for the head of a page. */
import type { Code } from '../../codes/code.ts';
import type { FeedLink } from '../../ui/page.tsx';
import { pathTo } from '../view.ts';

/** The feeds of all proposals; with `ref`, those of one. */
export function feedLinks({ id, short }: Pick<Code, 'id' | 'short'>, ref?: string): FeedLink[] {
  const path = ref === undefined ? ['modifications'] : ['modification', ref];
  const title = ref === undefined ? `${short} modifications` : `${short} modification ${ref}`;
  return [
    { title: `${title} (Atom)`, href: `${pathTo(id, 'feeds', ...path)}.atom`, type: 'application/atom+xml' },
    { title: `${title} (JSON)`, href: `${pathTo(id, 'feeds', ...path)}.json`, type: 'application/feed+json' },
  ];
}
