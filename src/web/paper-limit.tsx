/** How many papers are set for whoever has not signed in: each takes the typesetter from everybody else for a while. */
import type { Context } from 'hono';
import { SorryPage } from './pages/plain-page.tsx';
import { addressOf } from './peer.ts';
import { rateLimit } from './rate-limit.ts';
import type { Env, Site } from './view.ts';

/** Papers a minute from one address. */
const most = 20;

/** Answers the refusal for whoever asked for too many; null for everyone else. One for each site. */
export function paperLimit(site: Site): (c: Context<Env>) => Response | Promise<Response> | null {
  const papers = rateLimit(most, 60);
  return (c) => {
    if (c.get('session') || papers.allow(addressOf(c), Date.parse(site.ledger.now()))) return null;
    const sentence = 'Many papers were asked for from this address. Wait a minute, or sign in, and ask again.';
    return c.html(<SorryPage title="Too many papers" sentences={[sentence]} />, 429, { 'Retry-After': '60' });
  };
}
