/** Inviting somebody: what the form means, what it will do, and doing it. */
import { type Context, Hono } from 'hono';
import type { Code } from '../../codes/code.ts';
import type { Actor } from '../../kernel/access.ts';
import { dryRun } from '../../kernel/commit.ts';
import { keeping, reading, takeRole } from '../../kernel/db.ts';
import type { Change } from '../../kernel/define.ts';
import { type Problem, Refused } from '../../kernel/problem.ts';
import { accessOf, type Standing } from '../../people/access.ts';
import { invite } from '../../people/accounts.ts';
import { isEmail } from '../../people/ask-link.ts';
import { type Appointment, appoint, peopleDecision, peopleLabel, postRef } from '../../people/posts.ts';
import { accessFor } from '../../people/standing.ts';
import { dayWords } from '../../ui/dates.ts';
import { withQuery } from '../../ui/query.ts';
import { type Form, writing } from '../form.ts';
import { record } from '../record.ts';
import { addressOfPages, type Env, type Site, type View, viewOf } from '../view.ts';
import { keeper, shown, typedIn } from './asked.ts';
import { type InviteShown, invitePage } from './invite-page.tsx';
import { isProblem, onRecord, type Person, personMeant, postMeant, postRegister } from './people-form.ts';
import { sightInWords, withoutCode } from './sight.tsx';

export function inviteRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/:code/access/invite', async (c) => show(c, site, { form: c.req.query(), problems: [] }));
  app.post('/:code/access/invite', async (c) => {
    const view = viewOf(c, site);
    keeper(view);
    const form = await typedIn(c);
    const { actor } = writing(view, form.csrf);
    try {
      const meant = await understand(view, form);
      if (form.do !== 'invite') {
        const { changes } = meant;
        if (changes.length > 0) await dryRun(site.ledger, actor, decisionOf(view, actor, meant));
        return show(c, site, { form, problems: [], effects: meant.effects });
      }
      const account = await carryOut(view, actor, meant);
      return c.redirect(withQuery(view.to('access/account', account), { done: 'invited' }), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return show(c, site, { form, problems: error.problems }, 422);
    }
  });
  return app;
}

async function show(c: Context<Env>, site: Site, what: InviteShown, status: 200 | 422 = 200): Promise<Response> {
  const view = viewOf(c, site);
  keeper(view);
  return c.html(await shown(view, (tx) => invitePage(tx, view, what)), status);
}

interface Meant {
  person: Person;
  email: string;
  changes: Change[];
  effects: string[];
}

/** What the form means. Throws Refused with all that is wrong. */
async function understand(view: View, form: Form): Promise<Meant> {
  const { code, site } = view;
  const { today } = view.asAt;
  return reading(site.ledger.db, view.reader, async (tx) => {
    const known = await onRecord(tx, view);
    const person = personMeant(known.people, form.name ?? '');
    const email = form.email ?? '';
    const problems: Problem[] = isProblem(person) ? [person] : [];
    if (!isEmail(email))
      problems.push({ sentence: 'Type their e-mail address, as name@company.example.', field: 'email' });
    const register = postRegister(site.ledger);
    const ref = isProblem(person) ? '' : person.ref;
    const post = postMeant(form, ref, { post: register, parties: known.parties, today });
    problems.push(...post.problems);
    if (problems.length > 0 || isProblem(person)) throw new Refused(problems);
    const { appointment } = post;
    const changes: Change[] = [
      ...(person.isNew ? [addition(view, person, form.organisation)] : []),
      ...(appointment ? [appoint(code, appointment, today)] : []),
    ];
    const standing = (await accessFor(tx, code, { persons: [person.ref], day: today })).get(person.ref)?.standing;
    const effects = [
      ...(person.isNew ? [`add ${person.name} to the people on record`] : []),
      ...(appointment
        ? [
            `appoint ${person.name}: ${changes.at(-1)?.sets.title}, from ${dayWords(appointment.starts)}${appointment.ends ? ` to ${dayWords(appointment.ends)}` : ''}`,
          ]
        : []),
      `make ${person.name} an account, and send a link that signs them in to ${email}`,
      ...(standing ? [willSee(code, standing, { appointment, today })] : []),
    ];
    return { person, email, changes, effects };
  });
}

/** What they will see once that is done, and by what. */
export function willSee(
  code: Code,
  standing: Standing,
  { appointment, today }: { appointment: Appointment | null; today: string },
): string {
  const day = appointment && appointment.starts > today ? appointment.starts : today;
  const post = appointment && {
    ...appointment,
    ref: postRef(appointment),
    title: appointment.organisation ? `${appointment.kindWords}, ${appointment.organisation}` : appointment.kindWords,
    state: 'held',
  };
  const posts = post ? [...standing.posts.filter(({ ref }) => ref !== post.ref), post] : standing.posts;
  const access = accessOf(code, { ...standing, posts }, day);
  if (access.reasons.length === 0) return 'let them see what is public only: no seat or post is theirs on record today';
  const opens = withoutCode(code.id, access.clearance);
  const by = access.reasons.map(({ title }) => title).join('; ');
  const from = day > today ? `, from ${dayWords(day)}` : '';
  return `let them see ${sightInWords({ code, opens, groups: standing.groups })}${from}, by: ${by}`;
}

/** A person not yet on record. */
export function addition(view: View, person: Person, organisation?: string): Change {
  return {
    register: 'person',
    ref: person.ref,
    move: 'add',
    sets: { name: person.name, ...(organisation ? { organisation } : {}) },
    label: peopleLabel(view.code),
  };
}

function decisionOf(view: View, actor: Actor, { person, changes }: Meant) {
  return peopleDecision(view.code, actor, { title: `${person.name} invited`, today: view.asAt.today, changes });
}

/** Account, mail and what is put on record: all of it or nothing. Returns the account. */
async function carryOut(view: View, actor: Actor, meant: Meant): Promise<string> {
  const { ledger } = view.site;
  const { person, email } = meant;
  const invited = { code: view.code, person: person.ref, name: person.name, email, address: addressOfPages(view.site) };
  if (meant.changes.length === 0) return keeping(ledger.db, (tx) => invite(tx, invited, ledger.now()));
  let account = '';
  await record(view.site, { actor, decision: decisionOf(view, actor, meant) }, async (tx) => {
    // Accounts are no records: the writer's role has no say over them.
    await takeRole(tx, null);
    account = await invite(tx, invited, ledger.now());
  });
  return account;
}
