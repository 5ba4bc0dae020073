/** Signing a declaration for oneself; recording one that was signed on paper. */
import { type Context, Hono } from 'hono';
import { bodyName } from '../../codes/body.ts';
import { reading } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { declarationDecision, undersigned } from '../../people/declare.ts';
import { policyVersion } from '../../people/declared.ts';
import { withQuery } from '../../ui/query.ts';
import { writing } from '../form.ts';
import { record } from '../record.ts';
import { type Env, type Site, viewOf } from '../view.ts';
import { liftable } from './access-parts.tsx';
import { doneIn, keeper, ownStanding, shown, typedIn } from './asked.ts';
import { bodiesOf, type DeclarationsShown, declarationsPage } from './declarations-page.tsx';
import { declarePage } from './declare-page.tsx';
import { isProblem, onRecord, personMeant } from './people-form.ts';

const said = { recorded: 'The declaration is on record.' };

export function declarationRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/:code/access/declare/:body', async (c) => declare(c, site, []));
  app.post('/:code/access/declare/:body', async (c) => sign(c, site));
  app.get('/:code/access/declarations', async (c) => listed(c, site, { form: c.req.query(), problems: [] }));
  app.post('/:code/access/declarations', async (c) => recordSigned(c, site));
  return app;
}

/** For whom and what a declaration would be. Throws Absent where it would open nothing to whoever asks. */
async function toSign(c: Context<Env>, site: Site) {
  const view = viewOf(c, site);
  const body = c.req.param('body') ?? '';
  const known = await ownStanding(site.ledger.db, view);
  const version = known?.standing.version;
  if (!known || !version || !liftable(known.access.reasons).includes(body)) throw new Absent();
  return { view, body, version, signed: known.access.declared.includes(body) };
}

async function declare(c: Context<Env>, site: Site, problems: readonly Problem[]): Promise<Response> {
  const { view, ...asked } = await toSign(c, site);
  const html = await shown(view, (tx) => declarePage(tx, view, { ...asked, problems }));
  return c.html(html, problems.length > 0 ? 422 : 200);
}

async function sign(c: Context<Env>, site: Site): Promise<Response> {
  const form = await typedIn(c);
  const { actor, person } = writing(viewOf(c, site), form.csrf);
  const { view, body, version, signed } = await toSign(c, site);
  if (form.agree !== 'true')
    return declare(c, site, [{ sentence: 'Say that you have read it, by the box above the button.', field: 'agree' }]);
  if (!signed && person) {
    const decision = declarationDecision(view.code, actor, {
      person: { ref: person.ref, name: actor.name },
      body: { ref: body, name: bodyName(view.code, body) },
      version,
      signedOn: view.asAt.today,
      onPaper: false,
    });
    await record(site, { actor: undersigned(actor), decision });
  }
  return c.redirect(withQuery(view.to('access/mine'), { done: 'signed' }), 303);
}

async function listed(
  c: Context<Env>,
  site: Site,
  what: Omit<DeclarationsShown, 'done'>,
  status: 200 | 422 = 200,
): Promise<Response> {
  const view = viewOf(c, site);
  keeper(view);
  return c.html(await shown(view, (tx) => declarationsPage(tx, view, { ...what, done: doneIn(view, said) })), status);
}

async function recordSigned(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  keeper(view);
  const form = await typedIn(c);
  const { actor } = writing(view, form.csrf);
  const body = bodiesOf(view).find(({ id }) => id === form.body);
  if (!body) throw new Absent();
  const day = form.signed_on ?? '';
  try {
    const problems: Problem[] = [];
    if (!isDay(day) || day > view.asAt.today)
      problems.push({ sentence: 'Type the day on which it was signed, today or earlier.', field: 'signed_on' });
    const { person, version } = await reading(site.ledger.db, view.reader, async (tx) => ({
      person: personMeant((await onRecord(tx, view)).people, form.name ?? ''),
      // What was signed on a day was the version of that day.
      version: await policyVersion(tx, view.code, { day: isDay(day) ? day : view.asAt.today, known: null }),
    }));
    if (isProblem(person)) problems.push(person);
    else if (person.isNew)
      problems.push({
        sentence: `Nobody on record is called ${person.name}. Invite or appoint them first.`,
        field: 'name',
      });
    if (version === null)
      problems.push({ sentence: 'No version of the policy was in force on that day.', field: 'signed_on' });
    if (problems.length > 0 || isProblem(person) || version === null) throw new Refused(problems);
    const decision = declarationDecision(view.code, actor, {
      person,
      body: { ref: body.id, name: body.name },
      version,
      signedOn: day,
      onPaper: true,
    });
    await record(site, { actor, decision });
    return c.redirect(withQuery(view.to('access/declarations'), { body: body.id, done: 'recorded' }), 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return listed(c, site, { form, problems: error.problems }, 422);
  }
}
