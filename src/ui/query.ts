/** The query of a page's address: what a link or a form must keep of it, and what it changes. */

/** Where a reader is in a list; meaningless once the list is another one, so every change of a list drops them. */
export const cursors = ['after', 'before'] as const;

type Changes = Readonly<Record<string, string | null | undefined>>;

/**
 * The same page with some parameters changed: `null` or an empty string takes one away, `undefined` leaves it alone.
 * `url` is path and query, as requested (`/action?state=open`).
 */
export function withQuery(url: string, changes: Changes): string {
  const [path, params] = parted(url);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    if (value === null || value === '') params.delete(name);
    else params.set(name, value);
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** Like `withQuery`, for what changes which rows there are or their order: the list starts at its first page again. */
export function withList(url: string, changes: Changes): string {
  return withQuery(url, { ...Object.fromEntries(cursors.map((name) => [name, null])), ...changes });
}

/** Parameters of `url` that a GET form must carry as hidden fields: all but those it sets itself, and the cursors. */
export function keptParams(url: string, own: readonly string[]): [name: string, value: string][] {
  const dropped = new Set<string>([...own, ...cursors]);
  return [...parted(url)[1]].filter(([name, value]) => !dropped.has(name) && value !== '');
}

/** The path alone, which is the action of a GET form (a browser throws the action's own query away). */
export function pathOf(url: string): string {
  return parted(url)[0];
}

/** Path and parameters. Only the first question mark parts them: a query may hold more ("q=why?"). */
function parted(url: string): [path: string, params: URLSearchParams] {
  const [whole = ''] = url.split('#', 1);
  const mark = whole.indexOf('?');
  if (mark < 0) return [whole, new URLSearchParams()];
  return [whole.slice(0, mark), new URLSearchParams(whole.slice(mark + 1))];
}
