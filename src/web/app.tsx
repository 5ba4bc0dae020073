/** The web application: who asks, what for, and how refusals are answered. Pages themselves are in pages/. */
import { randomUUID } from 'node:crypto';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { sql } from 'kysely';
import { Absent, Refused } from '../kernel/problem.ts';
import { assetsUrl } from '../ui/asset.ts';
import { assetsFolder } from '../ui/styles/build.mjs';
import { actionRoutes } from './actions/routes.tsx';
import { addRoutes } from './add/routes.tsx';
import { rescheduleRoutes } from './agenda/reschedule-routes.tsx';
import { agendaRoutes } from './agenda/routes.tsx';
import { assessingRoutes } from './assessing/routes.tsx';
import { betweenRoutes } from './between/routes.tsx';
import { consoleRoutes } from './console/routes.tsx';
import { consultingRoutes } from './consulting/routes.tsx';
import { exchangeRoutes } from './exchange/routes.tsx';
import { governingRoutes } from './governing/routes.tsx';
import { importRoutes } from './import-routes.tsx';
import { issuesRoutes } from './issues/routes.tsx';
import { liveRoutes } from './live/routes.tsx';
import { modificationRoutes } from './modification/routes.tsx';
import { moveRoutes } from './move-routes.tsx';
import { SorryPage } from './pages/plain-page.tsx';
import { paperRoutes } from './papers/routes.tsx';
import { peopleRoutes } from './people/routes.tsx';
import { plannerRoutes } from './planner/routes.tsx';
import { publicationRoutes } from './publication/routes.tsx';
import { readRoutes } from './read-routes.tsx';
import { releasingRoutes } from './releasing/routes.tsx';
import { reportsRoutes } from './reports/routes.tsx';
import { sessionOf } from './session.ts';
import { cookieName, signInRoutes } from './sign-in-routes.tsx';
import { timetableRoutes } from './timetable/routes.tsx';
import type { Env, Site } from './view.ts';
import { votingRoutes } from './voting/routes.tsx';

/** Bytes. Documents are larger, and importing has a limit of its own for them. */
const largestForm = 1024 * 1024;

/** @param site what the pages are served from */
export function createApp(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
    }),
  );
  app.get(
    `${assetsUrl}*`,
    serveStatic({
      root: assetsFolder,
      rewriteRequestPath: (path) => path.slice(assetsUrl.length - 1),
      // Names carry a hash of the content: what one of them holds never changes.
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  app.get('/health', async (c) => {
    await sql`select 1`.execute(site.ledger.db);
    return c.text('ok');
  });
  app.use(csrf());
  const formLimit = bodyLimit({ maxSize: largestForm });
  app.use((c, next) =>
    /^\/[^/]+\/(import|papers|governing\/text)(\/|$)/.test(c.req.path) ? next() : formLimit(c, next),
  );
  app.use(async (c, next) => {
    const token = getCookie(c, cookieName);
    c.set('session', token ? await sessionOf(site, token, c.req.path.split('/')[1] ?? '') : null);
    // What one reader sees is not for another's cache.
    c.header('Cache-Control', 'private, no-store');
    await next();
  });
  app.route('/', signInRoutes(site));
  app.get('/', (c) => c.redirect(`/${site.codes[0]?.id ?? ''}`));
  app.route('/', importRoutes(site));
  app.route('/', rescheduleRoutes(site));
  app.route('/', moveRoutes(site));
  app.route('/', addRoutes(site));
  app.route('/', peopleRoutes(site));
  app.route('/', governingRoutes(site));
  app.route('/', agendaRoutes(site));
  app.route('/', paperRoutes(site));
  app.route('/', consoleRoutes(site));
  app.route('/', liveRoutes(site));
  app.route('/', publicationRoutes(site));
  app.route('/', actionRoutes(site));
  app.route('/', plannerRoutes(site));
  app.route('/', betweenRoutes(site));
  app.route('/', modificationRoutes(site));
  app.route('/', timetableRoutes(site));
  app.route('/', assessingRoutes(site));
  app.route('/', issuesRoutes(site));
  app.route('/', consultingRoutes(site));
  app.route('/', votingRoutes(site));
  app.route('/', releasingRoutes(site));
  app.route('/', reportsRoutes(site));
  app.route('/', exchangeRoutes(site));
  // Last: any register is a path of two parts.
  app.route('/', readRoutes(site));
  app.notFound((c) => sorry(c, 404));
  app.onError((error, c) => {
    if (error instanceof Absent) return sorry(c, 404);
    if (error instanceof Refused)
      return sorry(
        c,
        422,
        error.problems.map((one) => one.sentence),
      );
    if (error instanceof HTTPException && error.status in refusals)
      return sorry(c, error.status as keyof typeof refusals, [refusals[error.status as keyof typeof refusals]]);
    const id = randomUUID().slice(0, 8);
    // The log line has the id and the error; the reader gets the id alone.
    console.error(`[${id}]`, error);
    return sorry(c, 500, [`Something went wrong on our side. If it happens again, tell us this number: ${id}.`]);
  });
  return app;
}

/** What the layers above our own routes refuse, in words. */
const refusals = {
  403: 'This form came from another site, so nothing was done. Open the page here, and repeat what you did.',
  413: 'This is more than can be sent at once, so nothing was done. Shorten it, or make the file smaller (20 MB at most), and send it again.',
} as const;

const titles = {
  403: 'That cannot be done',
  404: 'Page not found',
  413: 'That cannot be done',
  422: 'That cannot be done',
  500: 'Sorry, something went wrong',
} as const;

function sorry(c: Context<Env>, status: keyof typeof titles, sentences?: readonly string[]) {
  const absent = ['There is nothing here by that name, or you may not see it. Check the address, or search.'];
  // What is refused for want of a session leads to the way in. Signed out, what is not there may be there for them once they are in: it is said of every page alike.
  const signIn = (status === 404 || status === 422) && !c.get('session');
  return c.html(<SorryPage title={titles[status]} sentences={sentences ?? absent} signIn={signIn} />, status);
}
