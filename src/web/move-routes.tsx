/** Recording a change of one record by hand. */
import { type Context, Hono } from 'hono';
import type { Actor } from '../kernel/access.ts';
import { dryRun } from '../kernel/commit.ts';
import { reading } from '../kernel/db.ts';
import { Absent, type Problem, Refused } from '../kernel/problem.ts';
import { get } from '../kernel/read.ts';
import { formOf, writing } from './form.ts';
import { byHand, decisionAsked, type MoveAsked, movePage } from './pages/move-form.tsx';
import { record } from './record.ts';
import { type Env, type Site, type View, viewOf } from './view.ts';

const path = '/:code/move/:register/:move/:ref{.+}';

export function moveRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get(path, async (c) => show(c, site, askedIn(c, site, {})));
  app.post(path, async (c) => {
    const view = viewOf(c, site);
    const form = await formOf(c);
    const actor = byHand(writing(view, form.csrf).actor);
    const asked = askedIn(c, site, form);
    try {
      const decision = await decide(view, actor, asked);
      if (form.do !== 'record') return show(c, site, { ...asked, plan: await dryRun(site.ledger, actor, decision) });
      await record(site, { actor, decision });
      return c.redirect(view.to(asked.register.name, asked.ref), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return show(c, site, { ...asked, problems: error.problems.map(toForm) }, 422);
    }
  });
  return app;
}

/** Fields of the record stand in the form under `set-`; the summary's links must find them there. */
function toForm(problem: Problem): Problem {
  const { field } = problem;
  if (!field || field === 'effective') return problem;
  return {
    ...problem,
    field: field === 'title' && /what was decided/.test(problem.sentence) ? 'reason' : `set-${field}`,
  };
}

function askedIn(c: Context<Env>, site: Site, form: MoveAsked['form']): MoveAsked {
  const register = site.ledger.registers.get(c.req.param('register') ?? '');
  const move = c.req.param('move') ?? '';
  if (!register || !Object.hasOwn(register.moves, move)) throw new Absent();
  return { register, move, ref: c.req.param('ref') ?? '', form, problems: [] };
}

async function decide(view: View, actor: Actor, asked: MoveAsked) {
  const row = await reading(view.site.ledger.db, view.reader, (tx) =>
    get(tx, asked.register, { code: view.code.id, ref: asked.ref, at: view.at }),
  );
  if (!row) throw new Absent();
  return decisionAsked(view, actor, row, asked);
}

async function show(c: Context<Env>, site: Site, asked: MoveAsked, status: 200 | 422 = 200): Promise<Response> {
  const view = viewOf(c, site);
  const html = await reading(site.ledger.db, view.reader, async (tx) => (await movePage(tx, view, asked)).toString());
  return c.html(html, status);
}
