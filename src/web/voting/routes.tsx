/** Votes by constituency. */
import { readFile } from 'node:fs/promises';
import { type Context, Hono } from 'hono';
import { reading, type Tx } from '../../kernel/db.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import { mostOpen } from '../../live/most-open.ts';
import { eventStream } from '../../live/stream.ts';
import { seatOf } from '../../voting/cast.ts';
import { formOf, writing } from '../form.ts';
import { paperLimit } from '../paper-limit.tsx';
import { addressOf } from '../peer.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { voteDone, voteOpened } from './doing.ts';
import { fileNames, send, voteFile } from './files.ts';
import { votesPage } from './list-page.tsx';
import { openPage } from './open-page.tsx';
import { voteHub } from './vote-hub.ts';
import { votePage } from './vote-page.tsx';
import { type Doing, keepsVotes, nothingDone, personOf, votingFor } from './voting-view.ts';

const script = new URL('../../voting/recount.mjs', import.meta.url);
/** Windows of one person; and visitors from one address, behind which there may be a whole office. */
const ofSession = mostOpen(300);
const ofAddress = mostOpen(2_000);

type Html = Promise<{ toString(): string | Promise<string> }>;

export function votingRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const tooMany = paperLimit(site);
  app.get('/:code/voting', (c) => page(c, site, votesPage));
  app.get('/:code/voting/recount.mjs', async (c) => {
    viewOf(c, site);
    return send(c, await readFile(script, 'utf8'), { type: 'text/javascript; charset=utf-8', name: 'recount.mjs' });
  });
  app.get('/:code/voting/open/:ref{.+}', (c) =>
    page(c, site, (tx, view) => openPage(tx, keeping(view), { ref: c.req.param('ref'), form: {}, problems: [] })),
  );
  app.post('/:code/voting/open/:ref{.+}', (c) => opened(c, site, c.req.param('ref')));
  app.get('/:code/voting/:ref{.+}', (c) => {
    // A reference has slashes of its own, so what is asked of it stands at the end.
    const [, ref = '', name = ''] = /^(.+)\/([^/]+)$/.exec(c.req.param('ref')) ?? [];
    if (name === 'events') return events(c, site, ref);
    const file = fileNames.find((one) => one === name);
    if (file === 'paper.pdf') {
      const refused = tooMany(c);
      if (refused) return refused;
    }
    if (file) return voteFile(c, viewOf(c, site), { ref, name: file });
    return page(c, site, (tx, view) => votePage(tx, view, c.req.param('ref')));
  });
  app.post('/:code/voting/:ref{.+}', (c) => done(c, site, c.req.param('ref')));
  return app;
}

async function page(c: Context<Env>, site: Site, make: (tx: Tx, view: View) => Html, status: 200 | 422 = 200) {
  const view = viewOf(c, site);
  const html = await reading(site.ledger.db, view.reader, async (tx) => (await make(tx, view)).toString());
  return c.html(html, status);
}

/** Pages of those who keep votes; for others they are not there. */
function keeping(view: View): View {
  if (!keepsVotes(view)) throw new Absent();
  return view;
}

async function opened(c: Context<Env>, site: Site, ref: string): Promise<Response> {
  const view = keeping(viewOf(c, site));
  const form = await formOf(c);
  const { actor } = writing(view, form.csrf);
  try {
    return c.redirect(view.to('voting', await voteOpened({ view, actor, form }, ref)), 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return page(c, site, (tx) => openPage(tx, view, { ref, form, problems: error.problems }), 422);
  }
}

async function done(c: Context<Env>, site: Site, ref: string): Promise<Response> {
  const view = viewOf(c, site);
  const form = await formOf(c);
  const { actor } = writing(view, form.csrf);
  const show = (doing: Partial<Doing>) =>
    page(c, site, (tx) => votePage(tx, view, ref, { ...nothingDone, form, ...doing }), doing.problems ? 422 : 200);
  try {
    const { voting, will } = await voteDone({ view, actor, form }, ref);
    if (will) return await show({ will });
    const own = form.person === undefined && ['cast', 'change', 'withdraw', 'aside'].includes(form.do ?? '');
    return c.redirect(`${view.to('voting', voting.main.ref)}${own ? '?done=1' : ''}`, 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return show({ problems: error.problems });
  }
}

/** What changes of a vote while its page is open. A vote that the reader may not see is not there. */
async function events(c: Context<Env>, site: Site, ref: string): Promise<Response> {
  const view = viewOf(c, site);
  const voting = await reading(site.ledger.db, view.reader, (tx) => votingFor(tx, view, ref));
  const { session } = view;
  const over = session ? ofSession.take(session.id) : ofAddress.take(addressOf(c));
  if (!over) return c.text('Too many pages watch a vote from here. Close some of them, and reload this one.', 429);
  const person = personOf(view);
  // Somebody on the roll sees who has voted by being on it, whatever else they may see.
  const voter = person !== null && seatOf(voting.roll, person) ? ` ${person}` : '';
  const lastEvent = c.req.header('last-event-id');
  const asked = {
    topic: {
      code: view.code.id,
      meeting: voting.main.ref,
      page: keepsVotes(view) ? 'keep' : voter ? `vote${voter}` : 'see',
    },
    reader: view.reader,
    name: session?.actor.name ?? null,
    over,
    ...(lastEvent ? { lastEvent } : {}),
  };
  return eventStream(voteHub(site), asked, c.req.raw.signal);
}
