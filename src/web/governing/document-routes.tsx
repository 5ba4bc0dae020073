/** Governing documents: versions, their comparison, putting one in. */
import { type Context, Hono } from 'hono';
import { reading, type Tx } from '../../kernel/db.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { showForm, takeForm } from './act.tsx';
import { comparePage, documentPage } from './document-page.tsx';
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
  return app;
}
