/** The secretary's console: the page, what its buttons do, what is typed, what a decision would do, and its events. */
import { type Context, Hono } from 'hono';
import { type Kept, keepDraft } from '../../drafts/drafts.ts';
import { reading } from '../../kernel/db.ts';
import { seal } from '../../kernel/log.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { requireSecretariat } from '../../meetings/desk.ts';
import { itemLabel } from '../../meetings/labels.ts';
import { itemOf, meetingRows } from '../../meetings/meeting-rows.ts';
import { withQuery } from '../../ui/query.ts';
import { writing } from '../form.ts';
import { hubOf } from '../live/hub-of.ts';
import { mayKeep } from '../live/live-page.tsx';
import { events } from '../live/routes.tsx';
import { csrfMatches } from '../session.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { ActionReading } from './action-reading.tsx';
import { type Acted, acts } from './acts.ts';
import { choiceOf } from './add-effect.ts';
import { AddEffect, EffectStep, Records } from './add-effect-part.tsx';
import { consolePage } from './console-page.tsx';
import { type ConsoleState, consoleState, notesKind } from './console-state.ts';
import { deskOf } from './desk-of.ts';
import { doneIn, saying } from './done.ts';
import { actionOf, outlookOf } from './outlook.ts';
import { WillBox } from './will-box.tsx';
import { type Form, textIn, type Work, workFrom, workIn } from './work.ts';

const path = '/:code/console/:meeting';

export function consoleRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get(path, async (c) => {
    const view = viewOf(c, site);
    if (!view.session) return c.redirect(`/sign-in?next=${encodeURIComponent(view.url)}`, 303);
    if (!mayKeep(view)) return c.redirect(view.to('live', c.req.param('meeting')), 303);
    const asked = { ref: c.req.param('meeting'), item: view.query.get('item') ?? '' };
    return page(c, await stateFor(view, asked), { problems: [], done: doneIn(view) });
  });
  app.get(`${path}/events`, (c) => {
    const view = viewOf(c, site);
    if (!mayKeep(view)) throw new Absent();
    return events(c, site, { page: `console ${view.query.get('item') ?? ''}`, ref: c.req.param('meeting') });
  });
  app.post(path, (c) => act(c, site));
  app.post(`${path}/draft`, (c) => keep(c, site));
  app.post(`${path}/preview`, (c) => preview(c, site));
  return app;
}

async function stateFor(view: View, asked: { ref: string; item: string }, form?: Form): Promise<ConsoleState> {
  const following = hubOf(view.site).following(view.code.id, asked.ref);
  const state = await reading(view.site.ledger.db, view.reader, (tx) =>
    consoleState(tx, view, { ...asked, following }),
  );
  return form ? { ...state, work: workIn(form, state.work) } : state;
}

async function page(
  c: Context<Env>,
  state: ConsoleState,
  { problems, done, form }: { problems: readonly Problem[]; done: string; form?: Form },
): Promise<Response> {
  const { view } = state;
  const [outlook, line] = [await outlookOf(state), await actionOf(state)];
  const adding = form ?? Object.fromEntries([...view.query].filter(([name]) => name.startsWith('effect-')));
  const choice = await reading(view.site.ledger.db, view.reader, (tx) => choiceOf(tx, state, adding));
  const shown = {
    problems,
    ...(done ? { done } : {}),
    will: <WillBox state={state} outlook={outlook} />,
    adding: <AddEffect state={state} choice={choice} problems={problems} />,
    reading: <ActionReading line={line} />,
  };
  const html = await reading(view.site.ledger.db, view.reader, async (tx) =>
    (await consolePage(tx, state, shown)).toString(),
  );
  return c.html(html, problems.length > 0 ? 422 : 200);
}

async function formOf(c: Context<Env>): Promise<Form> {
  const body = await c.req.parseBody({ all: true });
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  );
}

/** One press of a button. An island is told what came of it; a browser without script goes where it shows. */
async function act(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  const island = c.req.header('x-island') !== undefined;
  const form = await formOf(c);
  if (island && !signedIn(view, textIn(form, 'csrf'))) return c.json({ ended: true }, 401);
  writing(view, form.csrf);
  // Members do some of this from pages of their own, each for themself; here it is done for anybody.
  requireSecretariat(deskOf(view));
  const meeting = c.req.param('meeting') ?? '';
  const asked = { ref: meeting, item: textIn(form, 'item') };
  let state = await stateFor(view, asked, 'narrative' in form ? form : undefined);
  const [name = '', ...args] = textIn(form, 'do').split(' ');
  const does = Object.hasOwn(acts, name) ? acts[name] : undefined;
  try {
    // Without an island what was typed comes with the press, and is kept before anything is done with it.
    if (!island && 'narrative' in form) state = await keepWork(state, form);
    if (!does) throw new Refused('Choose what is to be done.');
    const seen = island && 'version' in form ? Number(textIn(form, 'version')) : (state.draft?.version ?? 0);
    const acted = await does({ state, form, seen }, args);
    await seal(site.ledger.db, site.signer, site.ledger.now());
    const to = addressOf(state, acted);
    return island ? c.json({ to, done: acted.done, stay: acted.stay === true }) : c.redirect(to, 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (island) return c.json({ problems: error.problems.map(inWords) }, 422);
    return page(c, await stateFor(view, asked), { problems: error.problems.map(toForm), done: '', form });
  }
}

function addressOf({ view, rows, item }: ConsoleState, acted: Acted): string {
  const at = acted.item ?? item?.ref;
  return withQuery(view.to('console', rows.meeting.ref), {
    ...(at ? { item: at } : {}),
    ...acted.choosing,
    ...saying(view.session, acted.done),
  });
}

function inWords({ sentence, clause }: Problem): string {
  return clause && !sentence.includes(clause) ? `${sentence} (${clause})` : sentence;
}

/** The one decision being worded is the form's wording. */
function toForm(problem: Problem): Problem {
  return problem.field?.startsWith('decision-') ? { ...problem, field: 'wording' } : problem;
}

function signedIn(view: View, csrf: string): boolean {
  return view.session !== null && csrfMatches(view.session, csrf);
}

/** Keeps what is typed. Told the version its writer started from and what that held: two writers' words are merged. */
async function keep(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  const sent = await c.req.json().catch(() => ({}));
  if (!signedIn(view, String(sent.csrf ?? ''))) return c.json({ ended: true }, 401);
  if (!mayKeep(view)) throw new Absent();
  const ref = c.req.param('meeting') ?? '';
  const { rows, item } = await reading(site.ledger.db, view.reader, async (tx) => {
    const rows = await meetingRows(tx, site.ledger, { code: view.code, ref, at: view.at });
    return { rows, item: itemOf(rows, String(sent.item ?? '')) };
  });
  const kept: Kept<Work> = await keepDraft(site.ledger, writing(view, sent.csrf).actor, {
    code: view.code.id,
    kind: notesKind,
    ref: item.ref,
    content: workFrom(sent.content),
    seen: Number.isInteger(sent.seen) ? sent.seen : -1,
    base: workFrom(sent.base),
    label: itemLabel(rows, item),
  });
  hubOf(site).refresh(view.code.id, ref, (name) => name === `console ${item.ref}`);
  const { version, content } = kept.draft;
  return c.json({ version, content: workFrom(content), merged: kept.merged, clashes: kept.clashes });
}

async function keepWork(state: ConsoleState, form: Form): Promise<ConsoleState> {
  const { view, rows, item, work } = state;
  if (!item || !view.session) return state;
  const { draft } = await keepDraft(view.site.ledger, view.session.actor, {
    code: view.code.id,
    kind: notesKind,
    ref: item.ref,
    content: work,
    seen: Number(textIn(form, 'version')),
    label: itemLabel(rows, item),
  });
  return { ...state, draft, work: workFrom(draft.content) };
}

/** What recording would do now, as fragments of the page. */
async function preview(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  const form = await formOf(c);
  if (!signedIn(view, textIn(form, 'csrf'))) return c.json({ ended: true }, 401);
  if (!mayKeep(view)) throw new Absent();
  const state = await stateFor(view, { ref: c.req.param('meeting') ?? '', item: textIn(form, 'item') }, form);
  const [outlook, line] = [await outlookOf(state), await actionOf(state)];
  const will = String(<WillBox state={state} outlook={outlook} />);
  const choice = await reading(site.ledger.db, view.reader, (tx) => choiceOf(tx, state, form));
  const adding = {
    records: String(<Records choice={choice} />),
    step: String(<EffectStep state={state} choice={choice} problems={[]} />),
  };
  return c.json({ will, adding, reading: line ? String(<ActionReading line={line} />) : '' });
}
