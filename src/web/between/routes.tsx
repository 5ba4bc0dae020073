/** Between meetings: putting a question, voting on it, closing it; and what becomes of conditions. */
import { type Context, Hono } from 'hono';
import { conditionFailed, conditionMet } from '../../actions/conditions.ts';
import { dryRun } from '../../kernel/commit.ts';
import { reading, type Tx } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { get } from '../../kernel/read.ts';
import { writing } from '../form.ts';
import { effectsOf } from '../pages/move-form.tsx';
import { record } from '../record.ts';
import { addressOfPages, type Env, type Site, type View, viewOf } from '../view.ts';
import { askPage } from './ask-page.tsx';
import { addEffect, pendingIn, questionIn, withoutEffect } from './asked.ts';
import { betweenPage, keepsBetween } from './between-page.tsx';
import { conditionPage } from './condition-page.tsx';
import { putQuestion, questionDone, type Sent } from './doing.ts';
import { questionPage } from './question-page.tsx';

type Html = Promise<{ toString(): string | Promise<string> }>;

export function betweenRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/:code/between', (c) => page(c, site, (tx, view) => betweenPage(tx, view)));

  app.get('/:code/between/ask', (c) =>
    page(c, site, (tx, view) => askPage(tx, keeping(view), { form: {}, pending: [], problems: [] })),
  );
  app.post('/:code/between/ask', (c) => ask(c, site));

  app.get('/:code/between/question/:ref{.+}', (c) =>
    page(c, site, (tx, view) => questionPage(tx, view, c.req.param('ref'), { form: {}, problems: [] })),
  );
  app.post('/:code/between/question/:ref{.+}', (c) => question(c, site, c.req.param('ref')));

  app.get('/:code/between/condition/:ref{.+}', (c) =>
    page(c, site, (tx, view) =>
      conditionPage(tx, keeping(view), c.req.param('ref'), { form: {}, without: [], problems: [] }),
    ),
  );
  app.post('/:code/between/condition/:ref{.+}', (c) => condition(c, site, c.req.param('ref')));
  return app;
}

async function sentIn(c: Context<Env>, site: Site): Promise<Sent> {
  const view = viewOf(c, site);
  const body = await c.req.parseBody({ all: true });
  const texts = (value: unknown) => (value === undefined ? [] : [value].flat().map(String));
  const form = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, texts(value)[0] ?? '']));
  const { actor } = writing(view, form.csrf);
  return {
    view,
    actor,
    form,
    desk: { ledger: site.ledger, actor, code: view.code, today: view.asAt.today },
    all: (name) => texts(body[name]),
    origin: addressOfPages(site),
  };
}

/** Pages of those who keep this; for others they are not there. */
function keeping(view: View): View {
  if (!keepsBetween(view)) throw new Absent();
  return view;
}

async function page(c: Context<Env>, site: Site, make: (tx: Tx, view: View) => Html, status: 200 | 422 = 200) {
  const view = viewOf(c, site);
  const html = await reading(site.ledger.db, view.reader, async (tx) => (await make(tx, view)).toString());
  return c.html(html, status);
}

async function ask(c: Context<Env>, site: Site): Promise<Response> {
  const sent = await sentIn(c, site);
  const { view, form } = sent;
  keeping(view);
  const pending = sent.all('pending');
  const show = (more: {
    form?: Record<string, string>;
    pending?: string[];
    problems?: readonly Problem[];
    will?: string[];
  }) =>
    page(
      c,
      site,
      (tx) => askPage(tx, view, { form, pending, problems: [], ...more }),
      more.problems && more.problems.length > 0 ? 422 : 200,
    );
  try {
    const out = /^drop-(\d+)$/.exec(form.do ?? '');
    if (out) return await show({ pending: withoutEffect(pending, Number(out[1])) });
    if (form.do === 'find') return await show({});
    if (form.do === 'add') return await show(addEffect(site, form, pending));
    const put = await putQuestion(sent, questionIn(form, pendingIn(pending)));
    if (form.do !== 'put') return await show({ will: put.will });
    await put.record();
    return c.redirect(view.to('between', 'question', put.ref), 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return show({ problems: error.problems });
  }
}

async function question(c: Context<Env>, site: Site, ref: string): Promise<Response> {
  const sent = await sentIn(c, site);
  const { view, form } = sent;
  const doing = sent.all('doing');
  const lines = form.ticks ? await reading(site.ledger.db, view.reader, (tx) => pendingOf(tx, view, 'vote', ref)) : [];
  const left = lines.filter((line) => !doing.includes(line));
  const show = (problems: readonly Problem[], will?: readonly string[]) =>
    page(
      c,
      site,
      (tx) => questionPage(tx, view, ref, { form, problems, without: left, ...(will ? { will } : {}) }),
      problems.length > 0 ? 422 : 200,
    );
  try {
    const will = await questionDone(site, sent, ref);
    return will ? await show([], will) : c.redirect(view.to('between', 'question', ref), 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return show(error.problems);
  }
}

async function condition(c: Context<Env>, site: Site, ref: string): Promise<Response> {
  const sent = await sentIn(c, site);
  const { view, form, desk } = sent;
  keeping(view);
  const doing = sent.all('doing');
  const lines = await reading(site.ledger.db, view.reader, (tx) => pendingOf(tx, view, 'decision', ref));
  const without = lines.filter((line) => !doing.includes(line));
  const show = (problems: readonly Problem[], will?: readonly string[]) =>
    page(
      c,
      site,
      (tx) => conditionPage(tx, view, ref, { form, without, problems, ...(will ? { will } : {}) }),
      problems.length > 0 ? 422 : 200,
    );
  try {
    const day = form.day ?? '';
    if (!isDay(day) || day > view.asAt.today)
      throw new Refused({ sentence: 'Give the day it became known, today at the latest.', field: 'day' });
    const failed = form.do === 'failed' || form.do === 'check-failed';
    const met = { ref, how: form.how ?? '', day, without };
    const made = await (failed ? conditionFailed(desk, met) : conditionMet(desk, met));
    if (form.do !== 'met' && form.do !== 'failed')
      return await show([], effectsOf(await dryRun(site.ledger, made.actor, made.decision)));
    await record(site, made);
    return c.redirect(view.to('decision', ref), 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return show(error.problems);
  }
}

/** Lines of what a decision or a vote holds back. */
async function pendingOf(tx: Tx, view: View, register: 'decision' | 'vote', ref: string): Promise<string[]> {
  const row = await get(tx, registerOf(view.site.ledger, register), { code: view.code.id, ref, at: view.at });
  if (!row) throw new Absent();
  return Array.isArray(row.fields.pending) ? row.fields.pending : [];
}
