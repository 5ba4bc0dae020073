/** Signing in by one-time link, and out. */
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { SignInPage, SorryPage } from './pages/plain-page.tsx';
import { rateLimit } from './rate-limit.ts';
import { csrfMatches, signIn, signOut } from './session.ts';
import type { Env, Site } from './view.ts';

export const cookieName = 'quorate-session';

export function signInRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const tries = rateLimit(10, 60);

  app.get('/sign-in', (c) => c.html(<SignInPage token={null} />));
  app.get('/sign-in/:token', (c) => c.html(<SignInPage token={c.req.param('token')} />));
  app.post('/sign-in', async (c) => {
    if (!tries.allow(addressOf(c), Date.now())) {
      const sentences = ['Too many tries from this address. Wait a minute, then try again.'];
      return c.html(<SorryPage title="Too many tries" sentences={sentences} />, 429, { 'Retry-After': '60' });
    }
    const { token } = await c.req.parseBody();
    const session = await signIn(site.ledger.db, String(token ?? ''), site.ledger.now());
    setCookie(c, cookieName, session, {
      httpOnly: true,
      sameSite: 'Lax',
      secure: c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto') === 'https',
      path: '/',
      maxAge: 14 * 86_400,
    });
    return c.redirect('/', 303);
  });
  app.post('/sign-out', async (c) => {
    const session = c.get('session');
    const { csrf } = await c.req.parseBody();
    const token = getCookie(c, cookieName);
    if (session && token && csrfMatches(session, String(csrf ?? ''))) await signOut(site.ledger.db, token);
    deleteCookie(c, cookieName, { path: '/' });
    return c.redirect('/', 303);
  });
  return app;
}

/** The peer's address; requests made without a socket (in tests) share one. */
function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
