/**
 * Rescheduling a meeting. It stands in the place of the form that every move has, for what follows from the day of a
 * meeting is not to be worked out by hand.
 */
import { type Context, Hono } from 'hono';
import { rescheduleDecision } from '../../agenda/reschedule.ts';
import { dryRun } from '../../kernel/commit.ts';
import { reading } from '../../kernel/db.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import { type Form, formOf, writing } from '../form.ts';
import { byHand, effectsOf } from '../pages/move-form.tsx';
import { record } from '../record.ts';
import { type Env, type Site, viewOf } from '../view.ts';
import { type AgendaView, agendaView, keepsAgendas } from './agenda-view.ts';
import { type RescheduleShown, reschedulePage } from './reschedule-page.tsx';

const path = '/:code/move/meeting/reschedule/:meeting{.+}';

export function rescheduleRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get(path, async (c) => show(c, site, await agendaAsked(c, site), { form: {}, problems: [] }));
  app.post(path, async (c) => {
    const view = viewOf(c, site);
    const form = await formOf(c);
    const actor = byHand(writing(view, form.csrf).actor);
    const agenda = await agendaAsked(c, site);
    const { config, meeting, working } = agenda.waiting;
    try {
      const context = { code: view.code, config, meeting, actor, today: view.asAt.today, working };
      const decision = rescheduleDecision(context, {
        asked: askedIn(form),
        body: agenda.body,
        items: agenda.items,
        seen: Number(form.entry ?? 0),
      });
      if (form.do !== 'record') {
        const effects = effectsOf(await dryRun(site.ledger, actor, decision));
        return show(c, site, agenda, { form, problems: [], effects });
      }
      await record(site, { actor, decision });
      return c.redirect(view.to('agenda', meeting.ref), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return show(c, site, agenda, { form, problems: error.problems });
    }
  });
  return app;
}

function askedIn(form: Form) {
  const text = (name: string) => (form[name] ?? '').trim();
  return {
    day: text('day'),
    starts: text('starts'),
    ends: text('ends'),
    place: text('place'),
    paperDay: text('paper_day'),
    reason: text('reason'),
  };
}

/** Throws Absent for a meeting that is not there, or that is not to be planned any more, and for whoever plans none. */
async function agendaAsked(c: Context<Env>, site: Site): Promise<AgendaView> {
  const view = viewOf(c, site);
  if (!keepsAgendas(view)) throw new Absent();
  const agenda = await reading(site.ledger.db, view.reader, (tx) => agendaView(tx, view, c.req.param('meeting') ?? ''));
  if (agenda.waiting.meeting.state !== 'planned') throw new Absent();
  return agenda;
}

async function show(c: Context<Env>, site: Site, agenda: AgendaView, shown: RescheduleShown): Promise<Response> {
  const view = viewOf(c, site);
  const html = await reading(site.ledger.db, view.reader, async (tx) =>
    (await reschedulePage(tx, view, { agenda, ...shown })).toString(),
  );
  return c.html(html, shown.problems.length > 0 ? 422 : 200);
}
