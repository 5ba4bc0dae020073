/** Governing documents: versions, their comparison, putting one in. */
import { type Context, Hono } from 'hono';
import { reading, type Tx } from '../../kernel/db.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { showForm, takeForm } from './act.tsx';
import { comparePage } from './compare-page.tsx';
import { documentPage } from './document-page.tsx';
import { askTerms, termsForm } from './terms-form.tsx';
import { askText, textForm, withFile } from './text-form.tsx';

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
  const acting = { ask: askText, page: textForm };
  app.get('/:code/governing/text', (c) => showForm(c, site, acting));
  app.post('/:code/governing/text', (c) =>
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
