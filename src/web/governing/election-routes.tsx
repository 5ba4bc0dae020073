/** Elections, from the call to the seats. */
import { Hono } from 'hono';
import { reading } from '../../kernel/db.ts';
import { Absent } from '../../kernel/problem.ts';
import { type Env, type Site, viewOf } from '../view.ts';
import { showForm, takeForm } from './act.tsx';
import { askCall, askStep, electionSteps } from './election-form.ts';
import { callForm, electionPage } from './election-page.tsx';

export function electionRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const call = (body: string): Parameters<typeof takeForm>[2] => ({
    ask: (tx, view, given) => askCall(tx, view, { body, ...given }),
    page: (tx, view, shown) => callForm(tx, view, { body, shown }),
  });
  app.get('/:code/governing/call/:body', (c) => showForm(c, site, call(c.req.param('body'))));
  app.post('/:code/governing/call/:body', (c) => takeForm(c, site, call(c.req.param('body'))));

  app.get('/:code/governing/election/:ref{.+}', async (c) => {
    const view = viewOf(c, site);
    const ref = c.req.param('ref');
    return c.html(
      await reading(site.ledger.db, view.reader, async (tx) => (await electionPage(tx, view, { ref })).toString()),
    );
  });
  app.post('/:code/governing/election/:step/:ref{.+}', (c) => {
    const step = electionSteps.find((one) => one === c.req.param('step'));
    const ref = c.req.param('ref');
    if (!step) throw new Absent();
    return takeForm(c, site, {
      ask: (tx, view, given) => askStep(tx, view, { ref, step, ...given }),
      page: (tx, view, shown) => electionPage(tx, view, { ref, shown, step }),
    });
  });
  return app;
}
