/** The minutes of a meeting: drafted, reviewed, approved, published, and given out as files. */
import { type Context, Hono } from 'hono';
import { reading } from '../../kernel/db.ts';
import { seal } from '../../kernel/log.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import type { Desk } from '../../meetings/desk.ts';
import { type Format, isFormat, type MinutesFile, minutesFile } from '../../publication/files.ts';
import type { MinutesSet } from '../../publication/minuted.ts';
import { publishedFile } from '../../publication/published.ts';
import { recordReadBack, spokenAt } from '../../publication/read-back.ts';
import { withQuery } from '../../ui/query.ts';
import { type Form, formOf, writing } from '../form.ts';
import { paperLimit } from '../paper-limit.tsx';
import { addressOfPages, type Env, type Site, type View, viewOf } from '../view.ts';
import { steps } from './do-step.ts';
import { withPublication } from './page-data.ts';
import { publicationPage } from './publication-page.tsx';
import { readBackPage } from './read-back-page.tsx';
import type { Sent } from './remarks.tsx';

const nothing: Sent = { form: {}, problems: [] };

export function publicationRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const tooMany = paperLimit(site);
  app.get('/:code/publication/:meeting', (c) => show(c, site, nothing));
  app.get('/:code/publication/:meeting/read-back', (c) => showReadBack(c, site, []));
  app.post('/:code/publication/:meeting/read-back', (c) => record(c, site));
  app.get('/:code/publication/:meeting/:file{minutes\\.[a-z]+}', (c) => download(c, site, tooMany));
  app.post('/:code/publication/:meeting/:step', (c) => step(c, site));
  return app;
}

function setOf(text: string | null | undefined): MinutesSet {
  return text === 'confidential' ? 'confidential' : 'public';
}

async function show(c: Context<Env>, site: Site, sent: Sent): Promise<Response> {
  const view = viewOf(c, site);
  const set = setOf(sent.form.set ?? view.query.get('set'));
  const html = await withPublication(view, { ref: refOf(c), set }, async (tx, data) =>
    (await publicationPage(tx, view, { data, sent })).toString(),
  );
  return c.html(html, sent.problems.length > 0 ? 422 : 200);
}

function refOf(c: Context<Env>): string {
  return c.req.param('meeting') ?? '';
}

function deskOf(view: View, actor: Desk['actor']): Desk {
  return { ledger: view.site.ledger, actor, code: view.code, today: view.asAt.today };
}

async function step(c: Context<Env>, site: Site): Promise<Response> {
  const name = c.req.param('step') ?? '';
  const make = Object.hasOwn(steps, name) ? steps[name] : undefined;
  if (!make) throw new Absent();
  const view = viewOf(c, site);
  const form: Form = { ...(await formOf(c)), step: name };
  const { actor } = writing(view, form.csrf);
  const ref = refOf(c);
  const here = view.to('publication', ref);
  const address = `${addressOfPages(site)}${here}`;
  try {
    const done = await make({ desk: deskOf(view, actor), ref, form, address });
    await seal(site.ledger.db, site.signer, site.ledger.now());
    const at = done.anchor ? `#${done.anchor}` : '';
    const set = setOf(form.set) === 'confidential' ? 'confidential' : null;
    return c.redirect(`${withQuery(here, { done: done.said, set })}${at}`, 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return show(c, site, { form, problems: error.problems.map((one) => toForm(one, form)) });
  }
}

/** On a page with a form under every item, a field has its item's name too. */
function toForm(problem: Problem, form: Form): Problem {
  if (form.step !== 'comment' || !problem.field) return problem;
  return { ...problem, field: `${problem.field}-${form.item ?? ''}` };
}

async function download(c: Context<Env>, site: Site, tooMany: ReturnType<typeof paperLimit>): Promise<Response> {
  const view = viewOf(c, site);
  const format = (c.req.param('file') ?? '').slice('minutes.'.length);
  if (!isFormat(format)) throw new Absent();
  const asked = { ref: refOf(c), set: setOf(view.query.get('set')), format };
  const file = await fileFor(view, asked, () => (format === 'pdf' ? tooMany(c) : null));
  if (file instanceof Response) return file;
  return c.body(new Uint8Array(file.bytes), 200, {
    'Content-Type': file.mediaType,
    'Content-Disposition': `attachment; filename="${file.name}"`,
  });
}

/** What was published is given out as it was; everything else is made from the records as they are now. */
async function fileFor(
  view: View,
  asked: { ref: string; set: MinutesSet; format: Format },
  refused: () => Response | Promise<Response> | null,
): Promise<MinutesFile | Response> {
  const { site, code, reader } = view;
  const { minutes, set, stage } = await withPublication(view, asked, async (_, data) => data);
  // A set that is not theirs to read is not there; nor is another given in its place.
  if (!minutes || set !== asked.set) throw new Absent();
  if (set === 'public' && stage === 'published') {
    const kept = await reading(site.ledger.db, reader, (tx) => publishedFile(tx, { ...asked, code: code.id }));
    if (kept) return kept;
  }
  const refusal = await refused();
  if (refusal) return refusal;
  const options = { set, format: asked.format, house: code.houseStyle, author: code.short };
  return minutesFile(minutes, { ...options, created: site.ledger.now() });
}

async function showReadBack(c: Context<Env>, site: Site, problems: readonly Problem[]): Promise<Response> {
  const view = viewOf(c, site);
  const actor = view.session?.actor;
  if (!actor) throw new Absent();
  const { records, spoken } = await spokenAt(deskOf(view, actor), refOf(c));
  const { meeting } = records.rows;
  const html = await reading(site.ledger.db, view.reader, async (tx) =>
    (await readBackPage(tx, view, { meeting, spoken, problems })).toString(),
  );
  return c.html(html, problems.length > 0 ? 422 : 200);
}

async function record(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  const body = await c.req.parseBody({ all: true });
  const { actor } = writing(view, body.csrf);
  const taken = [body.take ?? []].flat().map(String);
  try {
    await recordReadBack(deskOf(view, actor), refOf(c), taken);
    await seal(site.ledger.db, site.signer, site.ledger.now());
    return c.redirect(withQuery(view.to('publication', refOf(c)), { done: 'recorded' }), 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return showReadBack(c, site, error.problems);
  }
}
