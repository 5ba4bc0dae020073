/** Appointing people to posts, with succession, and ending posts. */
import { type Context, Hono } from 'hono';
import { dayNumber, dayOf } from '../../calendar/day.ts';
import { dryRun } from '../../kernel/commit.ts';
import { reading } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import type { Change } from '../../kernel/define.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { get, type Row } from '../../kernel/read.ts';
import { appoint, endPost, peopleDecision, postRef } from '../../people/posts.ts';
import { accessFor } from '../../people/standing.ts';
import { dayWords } from '../../ui/dates.ts';
import { withQuery } from '../../ui/query.ts';
import { type Form, writing } from '../form.ts';
import { record } from '../record.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { doneIn, keeper, shown, typedIn } from './asked.ts';
import { addition, willSee } from './invite-routes.tsx';
import { isProblem, onRecord, personMeant, postMeant, postRegister } from './people-form.ts';
import { type AppointShown, appointPage, endPostPage, postsPage } from './posts-page.tsx';

const said = { appointed: 'The appointment is on record.', ended: 'The end of the post is on record.' };

export function postRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/:code/access/posts', async (c) => {
    const view = viewOf(c, site);
    keeper(view);
    return c.html(await shown(view, (tx) => postsPage(tx, view, doneIn(view, said))));
  });
  app.get('/:code/access/posts/appoint', async (c) => show(c, site, { form: c.req.query(), problems: [] }));
  app.post('/:code/access/posts/appoint', async (c) => {
    const view = viewOf(c, site);
    keeper(view);
    const form = await typedIn(c);
    const { actor } = writing(view, form.csrf);
    try {
      const { title, changes, effects } = await understand(view, form);
      const decision = peopleDecision(view.code, actor, { title, today: view.asAt.today, changes });
      if (form.do !== 'record') {
        await dryRun(site.ledger, actor, decision);
        return show(c, site, { form, problems: [], effects });
      }
      await record(site, { actor, decision });
      return c.redirect(withQuery(view.to('access/posts'), { done: 'appointed' }), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return show(c, site, { form, problems: error.problems }, 422);
    }
  });
  app.get('/:code/access/posts/end/:ref{.+}', async (c) => {
    const view = viewOf(c, site);
    keeper(view);
    const post = await postOf(view, c.req.param('ref'));
    const last = String(post.fields.ends ?? view.asAt.today);
    return c.html(await shown(view, (tx) => endPostPage(tx, view, { post, last, problems: [] })));
  });
  app.post('/:code/access/posts/end/:ref{.+}', async (c) => endOne(c, site));
  return app;
}

async function show(c: Context<Env>, site: Site, what: AppointShown, status: 200 | 422 = 200): Promise<Response> {
  const view = viewOf(c, site);
  keeper(view);
  return c.html(await shown(view, (tx) => appointPage(tx, view, what)), status);
}

/** A post that is held or to come. Throws Absent for any other. */
async function postOf(view: View, ref: string): Promise<Row> {
  const { ledger } = view.site;
  const at = { day: view.asAt.today, known: null };
  const row = await reading(ledger.db, view.reader, (tx) =>
    get(tx, postRegister(ledger), { code: view.code.id, ref, at }),
  );
  if (row?.state !== 'held') throw new Absent();
  return row;
}

async function endOne(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  keeper(view);
  const form = await typedIn(c);
  const { actor } = writing(view, form.csrf);
  const post = await postOf(view, c.req.param('ref') ?? '');
  const last = form.last ?? '';
  try {
    if (!isDay(last)) throw new Refused({ sentence: 'Type the last day as 2016-12-09.', field: 'last' });
    if (post.fields.starts && last < String(post.fields.starts))
      throw new Refused({ sentence: 'That is before its first day. Type a later day.', field: 'last' });
    const title = `${post.title}: ends with ${dayWords(last)}`;
    const changes = endPost(post.ref, last, view.asAt.today);
    const decision = peopleDecision(view.code, actor, { title, today: view.asAt.today, changes });
    await record(site, { actor, decision });
    return c.redirect(withQuery(view.to('access/posts'), { done: 'ended' }), 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { problems } = error;
    return c.html(await shown(view, (tx) => endPostPage(tx, view, { post, last, problems })), 422);
  }
}

/** What the form means. Throws Refused with all that is wrong. */
async function understand(view: View, form: Form): Promise<{ title: string; changes: Change[]; effects: string[] }> {
  const { site, code } = view;
  const { today } = view.asAt;
  return reading(site.ledger.db, view.reader, async (tx) => {
    const known = await onRecord(tx, view);
    const person = personMeant(known.people, form.name ?? '');
    const problems: Problem[] = isProblem(person) ? [person] : [];
    const ref = isProblem(person) ? '' : person.ref;
    const post = postMeant(form, ref, { post: postRegister(site.ledger), parties: known.parties, today });
    problems.push(...post.problems);
    if (!post.appointment) problems.push({ sentence: 'Choose the post.', field: 'kind' });
    const before = form.succeeds ? known.posts.find((one) => one.ref === form.succeeds) : undefined;
    if (form.succeeds && !before)
      problems.push({
        sentence: 'The post to be taken over is no longer held. Choose another, or none.',
        field: 'succeeds',
      });
    const { appointment } = post;
    if (appointment && before && before.ref === postRef(appointment))
      problems.push({ sentence: 'They hold this post themselves. Leave “Succeeds” unset.', field: 'succeeds' });
    const last = appointment && before ? dayOf(dayNumber(appointment.starts) - 1) : null;
    if (last && before?.fields.starts && last < String(before.fields.starts))
      problems.push({
        sentence: 'The post to be taken over begins later than this one. Mend the first day.',
        field: 'starts',
      });
    if (problems.length > 0 || isProblem(person) || !appointment) throw new Refused(problems);
    const change = appoint(code, appointment, today);
    const standing = (await accessFor(tx, code, { persons: [person.ref], day: today })).get(person.ref)?.standing;
    const words = String(change.sets.title);
    const who = known.people.find((one) => one.ref === before?.fields.person)?.title;
    const span = `from ${dayWords(appointment.starts)}${appointment.ends ? ` to ${dayWords(appointment.ends)}` : ''}`;
    return {
      title: `${person.name} appointed: ${words}${who ? `, succeeding ${who}` : ''}`,
      changes: [
        ...(person.isNew ? [addition(view, person, form.organisation)] : []),
        change,
        ...(before && last ? endPost(before.ref, last, today) : []),
      ],
      effects: [
        ...(person.isNew ? [`add ${person.name} to the people on record`] : []),
        `appoint ${person.name}: ${words}, ${span}`,
        ...(standing ? [willSee(code, standing, { appointment, today })] : []),
        ...(before && last ? [`end ${before.title}${who ? ` of ${who}` : ''} with ${dayWords(last)}`] : []),
      ],
    };
  });
}
