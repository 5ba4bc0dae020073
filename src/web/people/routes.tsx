/** Pages about people: who may sign in and what they may see, my own access, posts, declarations, mail on its way. */
import { type Context, Hono } from 'hono';
import { keeping } from '../../kernel/db.ts';
import { isId } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import { Refused } from '../../kernel/problem.ts';
import { type Account, accountFor, changeEmail, endAccount, endSession, sessionsOf } from '../../people/accounts.ts';
import { isEmail, sendLink } from '../../people/ask-link.ts';
import { outbox, passedOn, tryAgain } from '../../people/mail.ts';
import { withQuery } from '../../ui/query.ts';
import { writing } from '../form.ts';
import { addressOfPages, type Env, type Site, viewOf } from '../view.ts';
import { accountPage } from './account-page.tsx';
import { accountsPage } from './accounts-page.tsx';
import { administrator, doneIn, keeper, ownStanding, shown, signedIn, typedIn } from './asked.ts';
import { declarationRoutes } from './declaration-routes.tsx';
import { inviteRoutes } from './invite-routes.tsx';
import { minePage } from './mine-page.tsx';
import { outboxPage } from './outbox-page.tsx';
import { postRoutes } from './post-routes.tsx';

const said: Readonly<Record<string, string>> = {
  invited: 'Invited. The mail with their link is on its way, or waits in the outbox.',
  link: 'A new link is on its way to them, or waits in the outbox.',
  email: 'The address is changed.',
  session: 'Signed out there.',
  sessions: 'Signed out everywhere.',
  end: 'The account is ended.',
  signed: 'Your declaration is on record.',
};

export function peopleRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const { db } = site.ledger;
  app.get('/:code/access', async (c) => {
    const view = viewOf(c, site);
    keeper(view);
    return c.html(await shown(view, (tx) => accountsPage(tx, view, doneIn(view, said))));
  });
  app.get('/:code/access/mine', async (c) => {
    const view = viewOf(c, site);
    const { account } = signedIn(view);
    const known = await ownStanding(db, view);
    const sessions = await keeping(db, (tx) => sessionsOf(tx, account, site.ledger.now()));
    return c.html(await shown(view, (tx) => minePage(tx, view, { known, sessions, done: doneIn(view, said) })));
  });
  app.post('/:code/access/mine', async (c) => {
    const view = viewOf(c, site);
    const form = await typedIn(c);
    const { account } = writing(view, form.csrf);
    await keeping(db, (tx) => endSession(tx, account, form.do === 'sessions' ? 'all' : (form.session ?? '')));
    return c.redirect(
      withQuery(view.to('access/mine'), { done: form.do === 'sessions' ? 'sessions' : 'session' }),
      303,
    );
  });
  app.get('/:code/access/account/:id', async (c) => account(c, site, { problems: [] }));
  app.post('/:code/access/account/:id', async (c) => changeAccount(c, site));
  app.get('/:code/access/outbox', async (c) => {
    const view = viewOf(c, site);
    administrator(view);
    const mail = await keeping(db, (tx) => outbox(tx));
    return c.html(await shown(view, (tx) => outboxPage(tx, view, mail)));
  });
  app.post('/:code/access/outbox', async (c) => {
    const view = viewOf(c, site);
    administrator(view);
    const form = await typedIn(c);
    writing(view, form.csrf);
    const mail = form.mail;
    if (isId(mail)) await keeping(db, (tx) => (form.do === 'passed' ? passedOn(tx, mail) : tryAgain(tx, mail)));
    return c.redirect(view.to('access/outbox'), 303);
  });
  app.route('/', inviteRoutes(site));
  app.route('/', postRoutes(site));
  app.route('/', declarationRoutes(site));
  return app;
}

async function account(
  c: Context<Env>,
  site: Site,
  told: { problems: readonly Problem[]; email?: string },
): Promise<Response> {
  const view = viewOf(c, site);
  const { actor } = keeper(view);
  const key = { id: c.req.param('id') ?? '', code: view.code.id, now: site.ledger.now() };
  const html = await shown(view, async (tx) => {
    const one = await accountFor(tx, actor, key);
    return accountPage(tx, view, { account: one, ...told, done: doneIn(view, said) });
  });
  return c.html(html, told.problems.length > 0 ? 422 : 200);
}

async function changeAccount(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  keeper(view);
  const form = await typedIn(c);
  const { actor, account: self } = writing(view, form.csrf);
  const { db, now } = site.ledger;
  const key = { id: c.req.param('id') ?? '', code: view.code.id, now: now() };
  const one = await keeping(db, (tx) => accountFor(tx, actor, key));
  try {
    await change(site, one, { form, self });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return account(c, site, { problems: error.problems, ...(form.email === undefined ? {} : { email: form.email }) });
  }
  return c.redirect(withQuery(view.to('access/account', one.id), { done: form.do ?? '' }), 303);
}

async function change(
  site: Site,
  one: Account,
  { form, self }: { form: Readonly<Record<string, string>>; self: string },
): Promise<void> {
  const { db, now } = site.ledger;
  if (form.do === 'session' || form.do === 'sessions')
    return keeping(db, (tx) => endSession(tx, one.id, form.do === 'sessions' ? 'all' : (form.session ?? '')));
  if (one.ended) throw new Refused('This account is ended. Invite the person anew.');
  if (form.do === 'email') {
    const email = form.email ?? '';
    if (!isEmail(email))
      throw new Refused({ sentence: 'Type an e-mail address, as name@company.example.', field: 'email' });
    return keeping(db, (tx) => changeEmail(tx, one, email));
  }
  if (form.do === 'link' && one.email)
    return sendLink(db, { email: one.email, next: `/${one.code ?? ''}`, address: addressOfPages(site) }, now());
  if (form.do === 'end') {
    if (one.id === self) throw new Refused('This is your own account. Ask somebody else of the secretariat to end it.');
    return keeping(db, (tx) => endAccount(tx, one, now()));
  }
  throw new Refused('Choose what to do with the account.');
}
