/** Governing documents: versions, their comparison, putting one in. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { reading, type Tx } from '../../kernel/db.ts';
import { Absent } from '../../kernel/problem.ts';
import { signedIn } from '../form.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { mayRecord, showForm, takeForm } from './act.tsx';
import { comparePage } from './compare-page.tsx';
import { documentPage } from './document-page.tsx';
import { askTerms, termsForm } from './terms-form.tsx';
import { askText, textForm, withFile } from './text-form.tsx';

/** Bytes: a file of 20 MB and what a form adds to it. More is refused before it is read. */
const largest = 21 * 1024 * 1024;

export function documentRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const page =
    (make: (tx: Tx, view: View, ref: string) => Promise<{ toString(): string }>) => async (c: Context<Env>) => {
      const view = viewOf(c, site);
      const ref = c.req.param('ref') ?? '';
      return c.html(await reading(site.ledger.db, view.reader, async (tx) => (await make(tx, view, ref)).toString()));
    };
  app.get('/:code/governing/document/:ref{.+}', page(documentPage));
  app.get('/:code/governing/compare/:ref{.+}', page(comparePage));
  // Only who may put documents in gets as far as sending a file.
  const staffFirst: MiddlewareHandler<Env> = async (c, next) => {
    const view = viewOf(c, site);
    signedIn(view);
    if (!mayRecord(view)) throw new Absent();
    await next();
  };
  const acting = { ask: askText, page: textForm };
  app.get('/:code/governing/text', (c) => showForm(c, site, acting));
  app.post('/:code/governing/text', staffFirst, bodyLimit({ maxSize: largest }), (c) =>
    takeForm(c, site, acting, async (form) => withFile(form, (await c.req.parseBody({ all: true })).file)),
  );
  const terms = (ref: string): Parameters<typeof takeForm>[2] => ({
    ask: (tx, view, given) => askTerms(tx, view, { ref, ...given }),
    page: (tx, view, shown) => termsForm(tx, view, { ref, shown }),
  });
  app.get('/:code/governing/take-terms/:ref{.+}', (c) => showForm(c, site, terms(c.req.param('ref'))));
  app.post('/:code/governing/take-terms/:ref{.+}', (c) => takeForm(c, site, terms(c.req.param('ref'))));
  return app;
}
