/** Adding a record by hand, in any register. */
import { type Context, Hono } from 'hono';
import { dryRun } from '../../kernel/commit.ts';
import { reading } from '../../kernel/db.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { type Form, formOf, writing } from '../form.ts';
import { byHand } from '../pages/move-form.tsx';
import { record } from '../record.ts';
import { type Env, type Site, viewOf } from '../view.ts';
import { additionAsked, waysToAdd } from './add-decision.ts';
import { type AddShown, addPage, waysPage } from './add-page.tsx';

const path = '/:code/add/:register/:move';

export function addRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/:code/add/:register', async (c) => {
    const view = viewOf(c, site);
    const { register } = askedIn(c, site, {}, '');
    const [only, ...others] = waysToAdd(view, register);
    if (!only) throw new Absent();
    if (others.length === 0) {
      const query = view.query.toString();
      return c.redirect(`${view.to('add', register.name, only[0])}${query ? `?${query}` : ''}`, 303);
    }
    return c.html(
      await reading(site.ledger.db, view.reader, async (tx) => (await waysPage(tx, view, register)).toString()),
    );
  });
  // What the address says is filled in already: a seat added from its body's page names the body.
  app.get(path, async (c) => show(c, site, { ...askedIn(c, site, c.req.query()), problems: [] }));
  app.post(path, async (c) => {
    const view = viewOf(c, site);
    const form = await formOf(c);
    const actor = byHand(writing(view, form.csrf).actor);
    const asked = askedIn(c, site, form);
    try {
      const decision = await reading(site.ledger.db, view.reader, (tx) => additionAsked(tx, view, actor, asked));
      if (form.do !== 'record')
        return show(c, site, { ...asked, problems: [], plan: await dryRun(site.ledger, actor, decision) });
      await record(site, { actor, decision });
      return c.redirect(view.to(asked.register.name, decision.changes[0]?.ref ?? ''), 303);
    } catch (error) {
      if (error instanceof Refused)
        return show(c, site, { ...asked, problems: error.problems.map((one) => toForm(asked, one)) }, 422);
      // A record by that reference which is not this reader's to see.
      if (error instanceof Absent)
        return show(
          c,
          site,
          { ...asked, problems: [{ sentence: 'This reference cannot be given. Choose another.', field: 'ref' }] },
          422,
        );
      throw error;
    }
  });
  return app;
}

/** Fields of the record stand in the form under `set-`; the Decision's own title is what the form calls "Why". */
function toForm({ register, form }: Pick<AddShown, 'register' | 'form'>, problem: Problem): Problem {
  const { field } = problem;
  if (!field || ['effective', 'ref', 'level'].includes(field) || field.startsWith('set-')) return problem;
  if (field === 'title' && /what was decided/.test(problem.sentence)) return { ...problem, field: 'reason' };
  return Object.hasOwn(register.fields, field) && `set-${field}` in form
    ? { ...problem, field: `set-${field}` }
    : { sentence: problem.sentence };
}

function askedIn(c: Context<Env>, site: Site, form: Form, move = c.req.param('move') ?? '') {
  const register = site.ledger.registers.get(c.req.param('register') ?? '');
  if (!register || (move !== '' && !Object.hasOwn(register.moves, move))) throw new Absent();
  return { register, move, form };
}

async function show(c: Context<Env>, site: Site, asked: AddShown, status: 200 | 422 = 200): Promise<Response> {
  const view = viewOf(c, site);
  const html = await reading(site.ledger.db, view.reader, async (tx) => (await addPage(tx, view, asked)).toString());
  return c.html(html, status);
}
