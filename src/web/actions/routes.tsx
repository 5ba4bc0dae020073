/** The action log: its page, its paper, and what the secretariat does with actions between meetings. */
import { type Context, Hono } from 'hono';
import { type ActionMove, actionDecision, carryDecision, changesOffered } from '../../actions/action-changes.ts';
import { actionLog, meetingsByBody } from '../../actions/action-log.ts';
import { actionLogPaper } from '../../actions/log-paper.ts';
import { bodyName } from '../../codes/body.ts';
import type { Actor } from '../../kernel/access.ts';
import { dryRun } from '../../kernel/commit.ts';
import { reading } from '../../kernel/db.ts';
import type { Decision } from '../../kernel/define.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import { writePdf } from '../../paper/write-pdf.ts';
import { writing } from '../form.ts';
import { paperLimit } from '../paper-limit.tsx';
import { footerOf, pdf } from '../planner/routes.tsx';
import { record } from '../record.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { actionLogPage, type Sent } from './log-page.tsx';

export function actionRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const tooMany = paperLimit(site);
  app.get('/:code/action-log', async (c) => show(c, site));

  app.get('/:code/action-log/paper.pdf', async (c) => {
    const refused = tooMany(c);
    if (refused) return refused;
    const view = viewOf(c, site);
    const body = view.query.get('body') ?? '';
    const { entries, since } = await reading(site.ledger.db, view.reader, async (tx) => {
      const held = await meetingsByBody(tx, site.ledger, { code: view.code, at: view.at });
      const own = (held.get(body) ?? []).filter(({ day }) => day < view.at.day);
      return {
        entries: await actionLog(tx, site.ledger, { code: view.code, at: view.at, ...(body ? { body } : {}) }),
        since: own.at(-1)?.day,
      };
    });
    const paper = actionLogPaper({
      body: body ? bodyName(view.code, body) : view.code.name,
      day: view.at.day,
      ...(since ? { since } : {}),
      footer: footerOf(
        view,
        entries.map(({ row }) => row.label.level),
      ),
      author: view.code.name,
      created: site.ledger.now(),
      entries,
    });
    return pdf(c, await writePdf(paper), `${body || view.code.id}-action-log-${view.asAt.on}.pdf`);
  });

  app.post('/:code/action-log/change/:ref{.+}', async (c) => {
    const { view, form, actor } = await sentIn(c, site);
    const ref = c.req.param('ref');
    const move = changesOffered.find((one) => one === form.move);
    if (!move) throw new Absent();
    try {
      const decision = await changeAsked(view, actor, { ref, move, form });
      if (form.do === 'check') {
        const plan = await dryRun(site.ledger, actor, decision);
        return show(c, site, { panel: { ref, move, form, problems: [], plan } });
      }
      await record(site, { actor, decision });
      return c.redirect(backTo(view, form.back), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return show(c, site, { panel: { ref, move, form, problems: error.problems } }, 422);
    }
  });

  app.post('/:code/action-log/carry', async (c) => {
    const { view, form, actor, refs } = await sentIn(c, site);
    try {
      const decision = await carryAsked(view, actor, { refs, form });
      if (form.do !== 'record') {
        const plan = await dryRun(site.ledger, actor, decision);
        return show(c, site, { carrying: { refs, form, problems: [], plan } });
      }
      await record(site, { actor, decision });
      return c.redirect(backTo(view, form.back), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return show(c, site, { carrying: { refs, form, problems: error.problems } }, 422);
    }
  });
  return app;
}

interface SentForm {
  view: View;
  actor: Actor;
  form: Record<string, string>;
  /** The actions ticked. */
  refs: string[];
}

async function sentIn(c: Context<Env>, site: Site): Promise<SentForm> {
  const view = viewOf(c, site);
  const body = await c.req.parseBody({ all: true });
  const texts = (value: unknown) => [value].flat().map(String);
  const form = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, texts(value)[0] ?? '']));
  const { actor } = writing(view, form.csrf);
  return { view, actor, form, refs: body.ref === undefined ? [] : [...new Set(texts(body.ref))] };
}

interface ChangeForm {
  ref: string;
  move: ActionMove;
  form: Readonly<Record<string, string>>;
}

async function changeAsked(view: View, actor: Actor, { ref, move, form }: ChangeForm): Promise<Decision> {
  const { site, code, at, reader, asAt } = view;
  const [log, meetings] = await reading(
    site.ledger.db,
    reader,
    async (tx) =>
      [await actionLog(tx, site.ledger, { code, at }), await meetingsByBody(tx, site.ledger, { code, at })] as const,
  );
  const entry = log.find(({ row }) => row.ref === ref);
  if (!entry) throw new Absent();
  const meeting = [...meetings.values()].flat().find((one) => one.ref === form.meeting) ?? null;
  const seen = Number(form.seen) || entry.seen;
  return actionDecision(
    { code: code.id, actor, today: asAt.today },
    { row: entry.row, seen },
    {
      move,
      words: form.words ?? '',
      meeting,
      ...(form.day === undefined ? {} : { day: form.day }),
      ...(form.evidence === undefined ? {} : { evidence: form.evidence }),
      ...(form.owner === undefined ? {} : { owner: form.owner }),
    },
  );
}

interface CarryAsked {
  refs: readonly string[];
  form: Readonly<Record<string, string>>;
}

async function carryAsked(view: View, actor: Actor, { refs, form }: CarryAsked): Promise<Decision> {
  const { site, code, at, reader, asAt } = view;
  return reading(site.ledger.db, reader, async (tx) => {
    const log = await actionLog(tx, site.ledger, { code, at });
    const meetings = [...(await meetingsByBody(tx, site.ledger, { code, at })).values()].flat();
    const entries = refs.map((ref) => {
      const entry = log.find(({ row }) => row.ref === ref);
      if (!entry) throw new Absent();
      return entry;
    });
    const meeting = meetings.find(({ ref, day }) => ref === form.meeting && day >= asAt.today) ?? null;
    return carryDecision({ code: code.id, actor, today: asAt.today }, entries, { meeting, why: form.why ?? '' });
  });
}

/** Back to the log as it was looked at; never to another site. */
function backTo(view: View, back: string | undefined): string {
  const log = view.to('action-log');
  return back?.startsWith(`${log}?`) || back === log ? back : log;
}

async function show(c: Context<Env>, site: Site, sent: Sent = {}, status: 200 | 422 = 200): Promise<Response> {
  const view = viewOf(c, site);
  // A form is sent to an address of its own; the log it came from is the one to show again.
  const back = sent.panel?.form.back ?? sent.carrying?.form.back;
  const query = back ? new URLSearchParams(backTo(view, back).split('?')[1] ?? '') : view.query;
  const seen = { ...view, query, url: back ? backTo(view, back) : view.url };
  const html = await reading(site.ledger.db, view.reader, async (tx) =>
    (await actionLogPage(tx, seen, sent)).toString(),
  );
  return c.html(html, status);
}
