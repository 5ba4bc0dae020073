/** Timetables of proposals: all of them, each with what would move, as a picture, as a calendar; recorded, or put to a body. */
import { type Context, Hono } from 'hono';
import { keepDraft } from '../../drafts/drafts.ts';
import { mayMake } from '../../kernel/access.ts';
import { dryRun } from '../../kernel/commit.ts';
import { reading, type Tx } from '../../kernel/db.ts';
import type { Decision } from '../../kernel/define.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { planChanges, type Recording, reviseChanges } from '../../timetable/decisions.ts';
import { timetableFeed } from '../../timetable/feed.ts';
import { agreedSoFar, draftKind, draftLabel, giveUp, preparedOf } from '../../timetable/prepared.ts';
import { type Timetable, timetableOf, timetablesOf } from '../../timetable/timetable-of.ts';
import { supposedIn } from '../../timetable/what-if.ts';
import { isPast } from '../../ui/as-at.ts';
import { zone } from '../../ui/dates.ts';
import { type Form, formOf, writing } from '../form.ts';
import { record } from '../record.ts';
import { type Env, pathTo, type Site, type View, viewOf } from '../view.ts';
import { timetablesPage } from './all-page.tsx';
import { timetableEffects } from './effects.ts';
import { PictureOf, timetablePage } from './of-page.tsx';
import { readTimetable } from './read-timetable.ts';
import { rowsOf, wasAgreed } from './rows-of.ts';

export function timetableRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const read = <T,>(view: View, work: (tx: Tx) => Promise<T>) => reading(site.ledger.db, view.reader, work);

  app.get('/:code/timetable', async (c) => {
    const view = viewOf(c, site);
    return c.html(await read(view, async (tx) => (await timetablesPage(tx, view)).toString()));
  });

  app.get('/:code/timetable/of/:ref{.+}', (c) => shown(c, site));
  app.post('/:code/timetable/of/:ref{.+}', (c) => taken(c, site));

  app.get('/:code/timetable/picture/:file{.+\\.svg}', async (c) => {
    const view = viewOf(c, site);
    const ref = c.req.param('file').replace(/\.svg$/, '');
    const timetable = await read(view, (tx) => timetableOf(tx, site.ledger, { code: view.code, ref, at: view.at }));
    if (!timetable) throw new Absent();
    const svg = <PictureOf timetable={timetable} rows={rowsOf(timetable, wasAgreed(timetable))} file />;
    c.header('Content-Type', 'image/svg+xml; charset=utf-8');
    c.header('Content-Disposition', `inline; filename="${fileName(ref)}-timetable.svg"`);
    return c.body(`<?xml version="1.0" encoding="UTF-8"?>\n${svg.toString()}`);
  });

  app.get('/:code/timetable/calendar/:file{.+\\.ics}', async (c) => {
    const view = viewOf(c, site);
    const ref = c.req.param('file').replace(/\.ics$/, '');
    const { origin } = new URL(c.req.url);
    const query = { code: view.code, at: view.at };
    const timetables = await read(view, async (tx): Promise<Timetable[]> => {
      if (ref === 'all') return timetablesOf(tx, site.ledger, query);
      const one = await timetableOf(tx, site.ledger, { ...query, ref });
      return one ? [one] : [];
    });
    if (timetables.length === 0 && ref !== 'all') throw new Absent();
    const text = timetableFeed({
      name: ref === 'all' ? `${view.code.short}: timetables` : `${ref}: timetable`,
      code: { id: view.code.id, zone: view.code.zone ?? zone },
      timetables,
      stamp: site.ledger.now(),
      url: `${origin}${pathTo(view.code.id, 'timetable', 'calendar', `${ref}.ics`)}`,
      addressOf: (own) => `${origin}${pathTo(view.code.id, 'timetable', 'of', own)}`,
    });
    c.header('Content-Type', 'text/calendar; charset=utf-8');
    c.header('Content-Disposition', `inline; filename="${fileName(ref)}.ics"`);
    return c.body(text);
  });
  return app;
}

/** A header holds no other letters. */
const fileName = (ref: string) => ref.replaceAll(/[^\w.-]+/g, '-');

/** What an address supposes: `what-if=step=day`, or a form's `step` and `day`. */
function supposedOf(query: URLSearchParams): Record<string, string> {
  const [text, step, day] = ['what-if', 'step', 'day'].map((name) => query.get(name) ?? '');
  return { ...(text ? supposedIn(text) : {}), ...(step ? { [step]: day ?? '' } : {}) };
}

async function shown(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  const form = Object.fromEntries(view.query);
  try {
    return c.html(await rendered(view, { ref: refOf(c), supposed: supposedOf(view.query), form, problems: [] }));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return c.html(await rendered(view, { ref: refOf(c), supposed: {}, form, problems: error.problems }), 422);
  }
}

const refOf = (c: Context<Env>): string => c.req.param('ref') ?? '';

interface Rendering {
  ref: string;
  supposed: Readonly<Record<string, string>>;
  form: Form;
  problems: readonly Problem[];
  effects?: readonly string[];
}

function rendered(view: View, { ref, supposed, ...rest }: Rendering): Promise<string> {
  return reading(view.site.ledger.db, view.reader, async (tx) => {
    const told = await readTimetable(tx, view, { ref, supposed });
    return (await timetablePage(tx, view, { ...told, ...rest })).toString();
  });
}

async function taken(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  const form = await formOf(c);
  const { actor } = writing(view, form.csrf);
  if (isPast(view.asAt) || !mayMake(actor, ['secretariat'])) throw new Absent();
  const ref = refOf(c);
  const here = view.to('timetable', 'of', ref);
  const supposed: Record<string, string> = {};
  try {
    if (form.do === 'drop') {
      // What one may not see is not there to be given up.
      if (!(await reading(site.ledger.db, view.reader, (tx) => preparedOf(tx, { code: view.code.id, ref }))))
        throw new Absent();
      await giveUp(site.ledger, { code: view.code.id, ref });
      return c.redirect(here, 303);
    }
    Object.assign(supposed, supposedIn(form['what-if'] ?? ''));
    const told = await reading(site.ledger.db, view.reader, (tx) => readTimetable(tx, view, { ref, supposed }));
    const { timetable } = told;
    if (!timetable) throw new Absent();
    const changed = timetable.planned || told.supposed !== null;
    const reason = form.reason?.trim() ?? '';
    if (changed && reason === '') throw new Refused({ sentence: 'Say in one sentence why it moves.', field: 'reason' });
    const content = { supposed: told.supposed?.supposed ?? {}, reason };
    if (form.do === 'prepare') {
      const label = draftLabel(timetable.agreedBy?.ref ?? '');
      const keeping = { code: view.code.id, kind: draftKind, ref, seen: told.version, label };
      await keepDraft(site.ledger, actor, { ...keeping, content: { ...content, agreed: agreedSoFar(timetable) } });
      return c.redirect(here, 303);
    }
    const now = told.supposed?.after ?? timetable;
    const recording: Recording = { day: view.asAt.today, ...content };
    const decision: Decision = {
      code: view.code.id,
      authority: { kind: 'post', ref: actor.name },
      body: timetable.label.group,
      effective: view.asAt.today,
      title: reason || `Timetable of ${ref} planned`,
      label: timetable.label,
      changes: changed ? reviseChanges(now, recording) : planChanges(now, recording),
    };
    if (form.do !== 'record') {
      const effects = timetableEffects(await dryRun(site.ledger, actor, decision));
      return c.html(await rendered(view, { ref, supposed, form, problems: [], effects }));
    }
    await record(site, { actor, decision });
    return c.redirect(here, 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return c.html(await rendered(view, { ref, supposed, form, problems: error.problems }), 422);
  }
}
