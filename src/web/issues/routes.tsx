/** Issues: the public form and its receipt, volumes, and what is done with one. */
import { type Context, Hono } from 'hono';
import { newestEntries } from '../../assessing/newest.ts';
import {
  type Intake,
  intakeOf,
  isReceipt,
  receiptFor,
  receiptReader,
  receiveDecision,
  sender,
} from '../../issues/intake.ts';
import { nextIssue, nextModification } from '../../issues/numbering.ts';
import { mayMake } from '../../kernel/access.ts';
import { type Also, dryRun } from '../../kernel/commit.ts';
import { reading, type Tx, takeRole } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { get, listRows, type Row } from '../../kernel/read.ts';
import { queueMail } from '../../people/mail.ts';
import { type Acting, actPage } from '../assessing/act-page.tsx';
import { type Form, formOf, signInFirst, writing } from '../form.ts';
import { byHand, effectsOf } from '../pages/move-form.tsx';
import { addressOf } from '../peer.ts';
import { rateLimit } from '../rate-limit.ts';
import { record } from '../record.ts';
import { csrfMatches } from '../session.ts';
import { clip, sentence } from '../tell.tsx';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { acts, type Ground, type Letter } from './acts.tsx';
import { publicForm, receiptPage } from './public-form.tsx';
import { formSecret, isPublicToken, publicToken } from './public-token.ts';
import { volumesPage } from './volumes-page.tsx';

/** Issues from one address in an hour: an office may share one. */
const mostAnHour = 10;

export function issuesRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const read = <T,>(view: View, work: (tx: Tx) => Promise<T>) => reading(site.ledger.db, view.reader, work);
  app.get('/:code/issues', async (c) => {
    const view = viewOf(c, site);
    return c.html(await read(view, async (tx) => (await volumesPage(tx, view)).toString()));
  });
  addPublicRoutes(app, site);
  addActRoutes(app, site);
  return app;
}

function addPublicRoutes(app: Hono<Env>, site: Site): void {
  const secret = formSecret(site.signer);
  const sent = rateLimit(mostAnHour, 3600);
  const looks = rateLimit(60, 60);
  const now = () => Date.parse(site.ledger.now());

  const show = async (c: Context<Env>, form: Form, problems: readonly Problem[], status: 200 | 422 | 429 = 200) => {
    const view = viewOf(c, site);
    // Whoever is signed in has a token already; everybody else gets one that says when the page was made.
    const token = view.session?.csrf ?? publicToken(secret, now());
    const html = await reading(site.ledger.db, view.reader, async (tx) =>
      (await publicForm(tx, view, { form, problems, token })).toString(),
    );
    return c.html(html, status);
  };
  const isOurs = (view: View, token: string) =>
    view.session ? csrfMatches(view.session, token) : isPublicToken(secret, token, now());

  app.get('/:code/issues/new', (c) => show(c, {}, []));
  app.post('/:code/issues/new', async (c) => {
    const view = viewOf(c, site);
    const form = await formOf(c);
    if (!isOurs(view, form.csrf ?? ''))
      return show(
        c,
        form,
        [{ sentence: 'This page was open too long. What you typed is still here: send it again.' }],
        422,
      );
    let intake: Intake;
    try {
      const { kind } = registerOf(site.ledger, 'issue').fields;
      intake = intakeOf(form, Object.keys(kind?.choices ?? {}));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return show(c, form, error.problems, 422);
    }
    const ref = receiptFor(secret, form.csrf ?? '', intake);
    const to = c.redirect(view.to('issues', 'received', ref), 303);
    // The same words sent twice from one page are one issue.
    if (await received(site, view, ref)) return to;
    if (!sent.allow(addressOf(c), now())) {
      c.header('Retry-After', '3600');
      const sentence =
        'Many issues came from this address within the hour. What you typed is still here: send it later, or write to the secretariat.';
      return show(c, form, [{ sentence }], 429);
    }
    await record(site, {
      actor: sender,
      decision: receiveDecision(view.code, { ref, today: view.asAt.today, intake }),
    });
    return to;
  });

  app.get('/:code/issues/received/:ref', async (c) => {
    const view = viewOf(c, site);
    if (!looks.allow(addressOf(c), now())) throw new Absent();
    const row = await received(site, view, c.req.param('ref'));
    if (!row) throw new Absent();
    const html = await reading(site.ledger.db, view.reader, async (tx) => {
      const ref = String(row.fields.became ?? '');
      const became = ref
        ? await get(tx, registerOf(site.ledger, 'issue'), { code: view.code.id, ref, at: view.at })
        : null;
      return (await receiptPage(tx, view, { row, became })).toString();
    });
    return c.html(html);
  });
}

/** What the form brought under a reference that nobody could guess; null where there is nothing. */
async function received({ ledger }: Site, { code, asAt }: View, ref: string): Promise<Row | null> {
  if (!isReceipt(ref)) return null;
  return reading(ledger.db, receiptReader(code), (tx) =>
    get(tx, registerOf(ledger, 'issue'), { code: code.id, ref, at: { day: asAt.today, known: null } }),
  );
}

function addActRoutes(app: Hono<Env>, site: Site): void {
  const act = '/:code/issues/:act/:ref{.+}';
  const show = async (c: Context<Env>, acting: Acting, status: 200 | 422 = 200) => {
    const view = viewOf(c, site);
    const html = await reading(site.ledger.db, view.reader, async (tx) =>
      (await actForm(tx, view, c, acting)).toString(),
    );
    return c.html(html, status);
  };
  app.get(act, (c) => show(c, { form: {}, problems: [] }));
  app.post(act, async (c) => {
    const view = viewOf(c, site);
    const form = await formOf(c);
    const actor = byHand(writing(view, form.csrf).actor);
    try {
      const { chosen, ground } = await reading(site.ledger.db, view.reader, (tx) => groundOf(tx, view, c, form));
      const { decision, also = [], letter } = chosen.decide(ground, form);
      if (form.do !== 'record') {
        const plan = await dryRun(site.ledger, actor, decision);
        return show(c, { form, problems: [], effects: [...effectsOf(plan), ...also] });
      }
      await record(site, { actor, decision }, letter ? sending(site, letter) : undefined);
      const made = decision.changes.find(({ register, ref }) => register === 'modification' || ref !== ground.row.ref);
      return c.redirect(made ? view.to(made.register, made.ref) : view.to('issue', ground.row.ref), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return show(c, { form, problems: error.problems.map(toForm) }, 422);
    }
  });
}

/** Fields of a register that stand in these forms under another name. */
const names: Readonly<Record<string, string>> = {
  friend_reply: 'reply',
  friend_on: 'on',
  raised_by: 'party',
  proposer: 'party',
};
const toForm = (problem: Problem): Problem =>
  problem.field && names[problem.field] ? { ...problem, field: names[problem.field] } : problem;

const sending =
  (site: Site, letter: Letter): Also =>
  async (tx) => {
    await takeRole(tx, null);
    await queueMail(tx, letter, site.ledger.now());
  };

async function groundOf(tx: Tx, view: View, c: Context<Env>, form: Form = {}) {
  const name = c.req.param('act') ?? '';
  const chosen = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (!chosen) throw new Absent();
  if (!view.session) throw new Refused(signInFirst);
  if (!mayMake(byHand(view.session.actor), chosen.by))
    throw new Refused(`This is for the ${chosen.by.join(' or the ')}. Ask them to do it.`);
  const { ledger } = view.site;
  const row = await get(tx, registerOf(ledger, 'issue'), {
    code: view.code.id,
    ref: c.req.param('ref') ?? '',
    at: view.at,
  });
  if (!row) throw new Absent();
  const all = async (register: string) =>
    (await listRows(tx, registerOf(ledger, register), { code: view.code.id, at: { day: '9999-12-31', known: null } }))
      .rows;
  const parties = name === 'take' || name === 'convert' ? await all('party') : [];
  const today = view.asAt.today;
  const newest = await newestEntries(tx, { code: view.code.id, register: 'issue', refs: [row.ref] });
  const ground: Ground = {
    view,
    row,
    seen: Number(form.entry ?? newest.get(row.ref)),
    next: {
      issue:
        name === 'take'
          ? nextIssue(
              view.code,
              (await all('issue')).map(({ ref }) => ref),
              today,
            )
          : '',
      modification:
        name === 'convert'
          ? nextModification(
              view.code,
              (await all('modification')).map(({ ref }) => ref),
              today,
            )
          : '',
    },
    parties: Object.fromEntries(parties.map(({ ref, title }) => [ref, title])),
  };
  return { name, chosen, ground };
}

async function actForm(tx: Tx, view: View, c: Context<Env>, acting: Acting) {
  const { name, chosen, ground } = await groundOf(tx, view, c, acting.form);
  const { row } = ground;
  const problems =
    chosen.from.includes(row.state) || acting.problems.length > 0
      ? acting.problems
      : [{ sentence: `“${chosen.label}” cannot be done with it as it stands. Open its page to see what can.` }];
  return actPage(
    tx,
    view,
    {
      title: `${chosen.label}: ${clip(sentence(row.title), 100)}`,
      lead: chosen.lead(ground),
      current: 'issue',
      crumbs: [
        { label: 'Issues', href: view.to('issue') },
        { label: row.ref, href: view.to('issue', row.ref) },
        { label: chosen.label },
      ],
      fields: chosen.fields(ground),
      kept: [['entry', String(ground.seen)]],
      action: view.to('issues', name, row.ref),
      back: view.to('issue', row.ref),
      verb: chosen.verb,
    },
    { ...acting, problems },
  );
}
