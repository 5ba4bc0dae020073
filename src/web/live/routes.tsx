/** Following a meeting: the page, its events, and the ballots cast from it. */
import { type Context, Hono } from 'hono';
import { reading } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { seal } from '../../kernel/log.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { get } from '../../kernel/read.ts';
import { mostOpen } from '../../live/most-open.ts';
import { eventStream } from '../../live/stream.ts';
import { withQuery } from '../../ui/query.ts';
import { doneIn, saying } from '../console/done.ts';
import { writing } from '../form.ts';
import { addressOf } from '../peer.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { hubOf } from './hub-of.ts';
import { livePage } from './live-page.tsx';
import { castOwn, Mine, waitingOn } from './mine.tsx';

/** Windows of one person; and visitors from one address, behind which there may be a whole office. */
const ofSession = mostOpen(300);
const ofAddress = mostOpen(2_000);

export function liveRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/:code/live/:meeting', (c) => page(c, site, []));
  app.get('/:code/live/:meeting/mine', async (c) => {
    const view = viewOf(c, site);
    const meeting = c.req.param('meeting');
    await seen(view, meeting);
    return c.html(String(<Mine view={view} meeting={meeting} waiting={await waitingOn(view, meeting)} />));
  });
  app.post('/:code/live/:meeting/ballot', async (c) => {
    const view = viewOf(c, site);
    const form = await c.req.parseBody();
    writing(view, form.csrf);
    const meeting = c.req.param('meeting');
    const asked = { vote: String(form.vote), position: String(form.position), reason: String(form.reason ?? '') };
    try {
      const done = await castOwn(view, meeting, asked);
      await seal(site.ledger.db, site.signer, site.ledger.now());
      return c.redirect(withQuery(view.to('live', meeting), saying(view.session, done)), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return page(c, site, error.problems);
    }
  });
  app.get('/:code/live/:meeting/events', (c) => events(c, site, { page: 'live', ref: c.req.param('meeting') }));
  return app;
}

async function page(c: Context<Env>, site: Site, problems: readonly Problem[]): Promise<Response> {
  const view = viewOf(c, site);
  const ref = c.req.param('meeting') ?? '';
  await seen(view, ref);
  const mine = <Mine view={view} meeting={ref} waiting={await waitingOn(view, ref)} />;
  const done = doneIn(view);
  const html = await reading(site.ledger.db, view.reader, async (tx) =>
    (await livePage(tx, view, { ref, mine, problems, done })).toString(),
  );
  return c.html(html, problems.length > 0 ? 422 : 200);
}

/** The events of a page of a meeting. A meeting that the reader may not see is not there. */
export async function events(
  c: Context<Env>,
  site: Site,
  { page, ref }: { page: string; ref: string },
): Promise<Response> {
  const view = viewOf(c, site);
  await seen(view, ref);
  const { session } = view;
  const over = session ? ofSession.take(session.id) : ofAddress.take(addressOf(c));
  if (!over) return c.text('Too many pages follow a meeting from here. Close some of them, and reload this one.', 429);
  const lastEvent = c.req.header('last-event-id');
  const asked = {
    topic: { code: view.code.id, meeting: ref, page },
    reader: view.reader,
    name: session?.actor.name ?? null,
    over,
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
