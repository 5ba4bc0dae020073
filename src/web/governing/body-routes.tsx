/** Bodies and their seats. */
import { Hono } from 'hono';
import { reading } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent } from '../../kernel/problem.ts';
import { get } from '../../kernel/read.ts';
import { type Env, type Site, viewOf } from '../view.ts';
import { showForm, takeForm } from './act.tsx';
import { bodyPage } from './body-page.tsx';
import {
  appointForm,
  askAppoint,
  askSeat,
  askSetUp,
  type SeatAct,
  seatActs,
  seatForm,
  setUpForm,
} from './seat-form.tsx';

export function bodyRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/:code/governing/body/:ref{.+}', async (c) => {
    const view = viewOf(c, site);
    const ref = c.req.param('ref');
    return c.html(await reading(site.ledger.db, view.reader, async (tx) => (await bodyPage(tx, view, ref)).toString()));
  });

  // Wherever a body on record is linked, it is shown as itself; its bare facts are a page behind, as with a meeting.
  app.get('/:code/body/:ref', async (c, next) => {
    const view = viewOf(c, site);
    const ref = c.req.param('ref');
    const html = await reading(site.ledger.db, view.reader, async (tx) => {
      const row = await get(tx, registerOf(site.ledger, 'body'), { code: view.code.id, ref, at: view.at });
      return row && (await bodyPage(tx, view, ref)).toString();
    });
    // Not on record on this day: what can be said of it all the same is said for every register in one place.
    return html ? c.html(html) : next();
  });

  const setUp = (body: string): Parameters<typeof takeForm>[2] => ({
    ask: (tx, view, given) => askSetUp(tx, view, { body, ...given }),
    page: (tx, view, shown) => setUpForm(tx, view, { body, shown }),
  });
  app.get('/:code/governing/set-up/:body', (c) => showForm(c, site, setUp(c.req.param('body'))));
  app.post('/:code/governing/set-up/:body', (c) => takeForm(c, site, setUp(c.req.param('body'))));

  const appoint = (body: string): Parameters<typeof takeForm>[2] => ({
    ask: (tx, view, given) => askAppoint(tx, view, { body, ...given }),
    page: (tx, view, shown) => appointForm(tx, view, { body, shown }),
  });
  app.get('/:code/governing/appoint/:body', (c) => showForm(c, site, appoint(c.req.param('body'))));
  app.post('/:code/governing/appoint/:body', (c) => takeForm(c, site, appoint(c.req.param('body'))));

  const seat = (name: string, ref: string): Parameters<typeof takeForm>[2] => {
    const act = seatActs.find((one) => one === name) as SeatAct | undefined;
    if (!act) throw new Absent();
    return {
      ask: (tx, view, given) => askSeat(tx, view, { act, ref, ...given }),
      page: (tx, view, shown) => seatForm(tx, view, { act, ref, shown }),
    };
  };
  const seatPath = '/:code/governing/seat/:act/:ref{.+}';
  app.get(seatPath, (c) => showForm(c, site, seat(c.req.param('act'), c.req.param('ref'))));
  app.post(seatPath, (c) => takeForm(c, site, seat(c.req.param('act'), c.req.param('ref'))));
  return app;
}
