/** Everything that only reads: home, lists, records, meetings, search, log, documents, exports. */
import { type Context, Hono } from 'hono';
import { reading, type Tx } from '../kernel/db.ts';
import type { Register } from '../kernel/define.ts';
import { Absent } from '../kernel/problem.ts';
import { sourceIn } from '../minutes/sources.ts';
import { exportRegister, type Format, formats, mediaTypes } from './export.ts';
import { queryOf } from './list-query.ts';
import { absentRecordPage } from './pages/absent-record.tsx';
import { homePage } from './pages/home-page.tsx';
import { listPage } from './pages/list-page.tsx';
import { decisionPage, logPage } from './pages/log-page.tsx';
import { ownPages } from './pages/own-pages.ts';
import { recordPage } from './pages/record-page.tsx';
import { searchPage } from './pages/search-page.tsx';
import { sourcePage } from './pages/source-page.tsx';
import { type Env, type Site, type View, viewOf } from './view.ts';

type Html = Promise<{ toString(): string }>;

export function readRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  /** A page made in one read-only transaction, through the reader's eyes. */
  const page = (make: (tx: Tx, view: View, c: Context<Env>) => Html) => async (c: Context<Env>) => {
    const view = viewOf(c, site);
    const html = await reading(site.ledger.db, view.reader, async (tx) => (await make(tx, view, c)).toString());
    return c.html(html);
  };
  const registerIn = (c: Context<Env>): Register => {
    const register = site.ledger.registers.get(c.req.param('register') ?? '');
    if (!register) throw new Absent();
    return register;
  };

  /** A record's page; where it is not on record on the day looked at, what can be said of it all the same. */
  const record = (make: (typeof ownPages)[string]) => async (c: Context<Env>) => {
    const view = viewOf(c, site);
    const [register, ref] = [registerIn(c), c.req.param('ref') ?? ''];
    const { html, status } = await reading(site.ledger.db, view.reader, async (tx) => {
      try {
        return { html: (await make(tx, view, register, ref)).toString(), status: 200 as const };
      } catch (error) {
        if (!(error instanceof Absent)) throw error;
        const answer = await absentRecordPage(tx, view, register, ref);
        return { ...answer, html: answer.html.toString() };
      }
    });
    return c.html(html, status);
  };

  app.get('/:code', page(homePage));
  app.get('/:code/search', page(searchPage));
  app.get('/:code/log', page(logPage));
  app.get(
    '/:code/log/:id',
    page((tx, view, c) => decisionPage(tx, view, c.req.param('id') ?? '')),
  );
  app.get(
    '/:code/source/:sha',
    page(async (tx, view, c) => sourcePage(tx, view, await sourceIn(tx, view.code.id, c.req.param('sha') ?? ''))),
  );
  app.get('/:code/export/:file{[a-z]+\\.(csv|xlsx|json)}', async (c) => {
    const [name = '', format = 'csv'] = (c.req.param('file') ?? '').split('.');
    const register = site.ledger.registers.get(name);
    if (!register || !formats.includes(format as Format)) throw new Absent();
    const view = viewOf(c, site);
    const bytes = await reading(site.ledger.db, view.reader, (tx) =>
      exportRegister(tx, register, queryOf(view, register), {
        format: format as Format,
        levelName: (level) => view.code.levels[level].name,
      }),
    );
    const day = view.asAt.on;
    c.header('Content-Disposition', `attachment; filename="${view.code.id}-${name}-${day}.${format}"`);
    c.header('Content-Type', mediaTypes[format as Format]);
    return c.body(new Uint8Array(bytes));
  });
  app.get('/:code/record/:register/:ref{.+}', record(recordPage));
  app.get(
    '/:code/:register',
    page((tx, view, c) => listPage(tx, view, registerIn(c))),
  );
  app.get(
    '/:code/:register/:ref{.+}',
    record((tx, view, register, ref) => (ownPages[register.name] ?? recordPage)(tx, view, register, ref)),
  );
  return app;
}
