/** Following a meeting: the page, its events, and the ballots cast from it. */
import { type Context, Hono } from 'hono';
import { reading } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent } from '../../kernel/problem.ts';
import { get } from '../../kernel/read.ts';
import { eventStream } from '../../live/stream.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { hubOf } from './hub-of.ts';
import { livePage } from './live-page.tsx';

export function liveRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/:code/live/:meeting', async (c) => {
    const view = viewOf(c, site);
    const ref = c.req.param('meeting');
    const html = await reading(site.ledger.db, view.reader, async (tx) =>
      (await livePage(tx, view, { ref, mine: null })).toString(),
    );
    return c.html(html);
  });
  app.get('/:code/live/:meeting/events', (c) => events(c, site, { page: 'live', ref: c.req.param('meeting') }));
  return app;
}

/** The events of a page of a meeting. A meeting that the reader may not see is not there. */
export async function events(
  c: Context<Env>,
  site: Site,
  { page, ref }: { page: string; ref: string },
): Promise<Response> {
  const view = viewOf(c, site);
  await seen(view, ref);
  const lastEvent = c.req.header('last-event-id');
  const asked = {
    topic: { code: view.code.id, meeting: ref, page },
    reader: view.reader,
    name: view.session?.actor.name ?? null,
    ...(lastEvent ? { lastEvent } : {}),
  };
  return eventStream(hubOf(site), asked, c.req.raw.signal);
}

async function seen(view: View, ref: string): Promise<void> {
  const register = registerOf(view.site.ledger, 'meeting');
  const meeting = await reading(view.site.ledger.db, view.reader, (tx) =>
    get(tx, register, { code: view.code.id, ref, at: view.at }),
  );
  if (!meeting) throw new Absent();
}
