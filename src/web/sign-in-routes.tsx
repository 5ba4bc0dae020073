/** Signing in by one-time link, asking for one, and signing out. */
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { Refused } from '../kernel/problem.ts';
import { isEmail, sendLink } from '../people/ask-link.ts';
import { ownPath } from '../people/next.ts';
import { deviceOf } from './device.ts';
import { AskedPage, SignInPage, SorryPage, SpendPage } from './pages/plain-page.tsx';
import { addressOf } from './peer.ts';
import { rateLimit } from './rate-limit.ts';
import { csrfMatches, signIn, signOut } from './session.ts';
import { addressOfPages, type Env, type Site } from './view.ts';

export const cookieName = 'quorate-session';

export function signInRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  // A room full of members signs in from one address as a meeting begins: a link that is good counts against nobody.
  const guesses = rateLimit(9, 60);
  const asks = rateLimit(30, 60);
  const letters = rateLimit(3, 15 * 60);
  const now = () => Date.parse(site.ledger.now());
  const tooMany = (c: Context<Env>, sentence: string, seconds: number) =>
    c.html(<SorryPage title="Too many tries" sentences={[sentence]} />, 429, { 'Retry-After': String(seconds) });

  app.get('/sign-in', (c) => c.html(<SignInPage next={nextOf(c)} signedIn={c.get('session')?.actor.name} />));
  app.get('/sign-in/:token', (c) => c.html(<SpendPage token={c.req.param('token')} next={nextOf(c)} />));
  app.post('/sign-in', async (c) => {
    const form = await c.req.parseBody();
    const next = ownPath(form.next);
    const limited = form.email === undefined ? !guesses.mayTry(addressOf(c), now()) : !asks.allow(addressOf(c), now());
    if (limited) return tooMany(c, 'Too many tries from this address. Wait a minute, then try again.', 60);
    if (form.email !== undefined) {
      const email = String(form.email).trim();
      if (!isEmail(email)) return c.html(<SignInPage next={next} email={email} wrong />, 422);
      if (!letters.allow(email.toLowerCase(), now()))
        return tooMany(c, 'Too many links were asked for with this e-mail address. Wait a quarter of an hour.', 900);
      // The answer does not wait: it comes as soon for an address that nobody has as for one that gets a link.
      sendLink(site.ledger.db, { email, next, address: addressOfPages(site) }, site.ledger.now()).catch((error) =>
        console.error('A sign-in link could not be queued:', (error as Error).message),
      );
      return c.html(<AskedPage email={email} />);
    }
    return spend(c, String(form.token ?? ''), next);
  });

  async function spend(c: Context<Env>, token: string, next: string) {
    try {
      const device = deviceOf(c.req.header('user-agent'));
      const session = await signIn(site.ledger.db, { token, device }, site.ledger.now());
      setCookie(c, cookieName, session, {
        httpOnly: true,
        sameSite: 'Lax',
        secure: c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto') === 'https',
        path: '/',
        maxAge: 14 * 86_400,
      });
      return c.redirect(next, 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      guesses.allow(addressOf(c), now());
      return c.html(<SignInPage next={next} said={error.message} />, 422);
    }
  }

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

/**
 * Where to go on to: as the address says, else the page one came from. A page that is not there (for them) leads here
 * without naming itself, since it must be the same bytes for every address; the browser says where it was.
 */
function nextOf(c: Context<Env>): string {
  const [next, from] = [c.req.query('next'), c.req.header('referer')];
  if (next !== undefined || !from || !URL.canParse(from)) return ownPath(next);
  const { host, pathname, search } = new URL(from);
  return host === new URL(c.req.url).host ? ownPath(pathname + search) : '/';
}
