/** Where somebody is led once they have signed in: a page of ours, and nowhere else. */

/** The path and query of `next` where that is a path of ours; `/` for anything else, an address elsewhere included. */
export function ownPath(next: unknown): string {
  // Browsers take `//host`, `/\host` and what hides between control characters for another site's address.
  if (typeof next !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(next) || next.length > 1000) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(next, here)) return '/';
  const url = new URL(next, here);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // "/a/..//host" is "//host" once read.
  return url.origin === here && !path.startsWith('//') && !path.startsWith('/sign-') ? path : '/';
}
