/** Assessments by the provider of the central service: the queue, the league table, the monthly paper, what is done with one. */
import { type Context, Hono } from 'hono';
import { assessmentsOf } from '../../assessing/queue.ts';
import { prioritiser } from '../../assessing/requests.ts';
import { mayMake } from '../../kernel/access.ts';
import { dryRun } from '../../kernel/commit.ts';
import { reading, type Tx } from '../../kernel/db.ts';
import type { Decision } from '../../kernel/define.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import { writeDocx } from '../../paper/write-docx.ts';
import { writePdf } from '../../paper/write-pdf.ts';
import { type Form, formOf, signInFirst, writing } from '../form.ts';
import { byHand, effectsOf } from '../pages/move-form.tsx';
import { paperLimit } from '../paper-limit.tsx';
import { record } from '../record.ts';
import { clip, sentence } from '../tell.tsx';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { type Acting, actPage } from './act-page.tsx';
import { acts, type Ground } from './acts.tsx';
import { meetingsHeld } from './last-meeting.ts';
import { leaguePage } from './league-page.tsx';
import { paperOf } from './monthly.ts';
import { queuePage } from './queue-page.tsx';
import { decideRequest, requestingOf, requestPage } from './request-page.tsx';

type Html = Promise<{ toString(): string }>;

export function assessingRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const tooMany = paperLimit(site);
  const read = <T,>(view: View, work: (tx: Tx) => Promise<T>) => reading(site.ledger.db, view.reader, work);
  const page = async (c: Context<Env>, make: (tx: Tx, view: View) => Html, status: 200 | 422 = 200) => {
    const view = viewOf(c, site);
    return c.html(await read(view, async (tx) => (await make(tx, view)).toString()), status);
  };

  app.get('/:code/assessing', (c) => page(c, queuePage));
  app.get('/:code/assessing/league', (c) => page(c, leaguePage));
  app.get('/:code/assessing/:file{paper\\.(pdf|docx)}', async (c) => {
    const refused = tooMany(c);
    if (refused) return refused;
    const view = viewOf(c, site);
    const paper = await read(view, (tx) => paperOf(tx, view));
    const kind = c.req.param('file').endsWith('pdf') ? 'pdf' : 'docx';
    const bytes = kind === 'pdf' ? await writePdf(paper) : await writeDocx(paper);
    c.header('Content-Type', mediaTypes[kind]);
    c.header('Content-Disposition', `attachment; filename="${view.code.id}-assessments-${view.asAt.on}.${kind}"`);
    return c.body(new Uint8Array(bytes));
  });

  const request = '/:code/assessing/request/:ref{.+}';
  const askFor = (c: Context<Env>, acting: Acting, status: 200 | 422 = 200) =>
    page(
      c,
      async (tx, view) => {
        mayAsk(view, ['secretariat']);
        return requestPage(tx, view, await requestingOf(tx, view, c.req.param('ref') ?? ''), acting);
      },
      status,
    );
  app.get(request, (c) => askFor(c, { form: {}, problems: [] }));
  app.post(request, (c) =>
    decided(c, site, {
      decide: async (view, form) => {
        const asked = await read(view, (tx) => requestingOf(tx, view, c.req.param('ref') ?? ''));
        return { decision: decideRequest(view, asked, form) };
      },
      show: (acting, status) => askFor(c, acting, status),
      to: (view, decision) => view.to('assessment', decision.changes[0]?.ref ?? ''),
    }),
  );

  const act = '/:code/assessing/:act/:ref{.+}';
  const doing = (c: Context<Env>, acting: Acting, status: 200 | 422 = 200) =>
    page(c, (tx, view) => actForm(tx, view, c, acting), status);
  app.get(act, (c) => doing(c, { form: {}, problems: [] }));
  app.post(act, (c) =>
    decided(c, site, {
      decide: async (view, form) => {
        const { chosen, ground } = await read(view, (tx) => groundOf(tx, view, c));
        return chosen.decide(ground, form);
      },
      show: (acting, status) => doing(c, acting, status),
      to: (view) => view.to('assessment', c.req.param('ref') ?? ''),
    }),
  );
  return app;
}

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

interface Deciding {
  decide(view: View, form: Form): Promise<{ decision: Decision; also?: readonly string[] }>;
  show(acting: Acting, status: 200 | 422): Response | Promise<Response>;
  to(view: View, decision: Decision): string;
}

/** A form sent: what it will do, or the deed; refusals come back in the form with what was typed. */
async function decided(c: Context<Env>, site: Site, { decide, show, to }: Deciding): Promise<Response> {
  const view = viewOf(c, site);
  const form = await formOf(c);
  const actor = byHand(writing(view, form.csrf).actor);
  try {
    const { decision, also = [] } = await decide(view, form);
    if (form.do !== 'record') {
      const plan = await dryRun(site.ledger, actor, decision);
      return show({ form, problems: [], effects: [...effectsOf(plan), ...also] }, 200);
    }
    await record(site, { actor, decision });
    return c.redirect(to(view, decision), 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return show({ form, problems: error.problems }, 422);
  }
}

/** A form that only some may fill is offered to nobody else. */
function mayAsk(view: View, by: readonly string[]): void {
  if (!view.session) throw new Refused(signInFirst);
  if (!mayMake(byHand(view.session.actor), by))
    throw new Refused(
      `This is for the ${by.map((power) => power.replaceAll('-', ' ')).join(' or the ')}. Ask them to do it.`,
    );
}

async function groundOf(tx: Tx, view: View, c: Context<Env>) {
  const name = c.req.param('act') ?? '';
  const chosen = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (!chosen) throw new Absent();
  mayAsk(view, chosen.by);
  const all = await assessmentsOf(tx, view.site.ledger, { code: view.code, at: view.at });
  const one = [...all.waiting, ...all.done].find(({ row }) => row.ref === c.req.param('ref'));
  if (!one) throw new Absent();
  const meetings = name === 'prioritise' ? await meetingsHeld(tx, view, prioritiser(view.code, view.at.day)) : [];
  const ground: Ground = { view, one, all, meetings };
  return { name, chosen, ground };
}

async function actForm(tx: Tx, view: View, c: Context<Env>, acting: Acting) {
  const { name, chosen, ground } = await groundOf(tx, view, c);
  const { row } = ground.one;
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
      current: 'assessing',
      crumbs: [
        { label: 'Assessment queue', href: view.to('assessing') },
        { label: row.ref, href: view.to('assessment', row.ref) },
        { label: chosen.label },
      ],
      fields: chosen.fields(ground),
      ...(chosen.aside ? { aside: chosen.aside(ground) } : {}),
      kept: [['entry', acting.form.entry ?? String(ground.one.newest)]],
      action: view.to('assessing', name, row.ref),
      back: view.to('assessment', row.ref),
      verb: chosen.verb,
    },
    { ...acting, problems },
  );
}
