/** Planning meetings and drawing up their agendas. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { dropAgendaDraft, keepAgendaDraft, partsFrom } from '../../agenda/agenda-draft.ts';
import { newEntry } from '../../agenda/entry.ts';
import { expectedAttendance } from '../../agenda/expected.ts';
import {
  type AgendaContext,
  changeDecision,
  checkEntries,
  entryOfItem,
  issueDecision,
  lateItemDecision,
  withdrawDecision,
} from '../../agenda/issue.ts';
import { type PlanAsked, planDecision } from '../../agenda/planning.ts';
import type { Actor } from '../../kernel/access.ts';
import { dryRun } from '../../kernel/commit.ts';
import { reading } from '../../kernel/db.ts';
import type { Decision, Level } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { get, listRows, named } from '../../kernel/read.ts';
import { withQuery } from '../../ui/query.ts';
import { type Form, formOf, writing } from '../form.ts';
import { record } from '../record.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { baseFrom, entriesFrom, fields, reordered, shownFrom } from './agenda-form.ts';
import { agendaPage } from './agenda-page.tsx';
import { type AgendaView, agendaView, keepsAgendas, type Said } from './agenda-view.ts';
import { meetingsPage } from './meetings-page.tsx';

export function agendaRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/:code/agenda', (c) => showMeetings(c, site, { form: {}, problems: [] }));
  app.post('/:code/agenda', async (c) => {
    const view = viewOf(c, site);
    const form = await formOf(c);
    const { actor } = writing(view, form.csrf);
    try {
      const decision = await planAsked(view, actor, form);
      await record(site, { actor, decision });
      return c.redirect(view.to('agenda', decision.changes[0]?.ref ?? ''), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return showMeetings(c, site, { form, problems: error.problems });
    }
  });
  app.get('/:code/agenda/:meeting', (c) => show(c, site, { problems: [] }));
  app.post('/:code/agenda/:meeting', async (c) => {
    const view = viewOf(c, site);
    const form = await formOf(c);
    const { actor } = writing(view, form.csrf);
    if (!keepsAgendas(view)) throw new Absent();
    const ref = c.req.param('meeting');
    const agenda = await reading(site.ledger.db, view.reader, (tx) => agendaView(tx, view, ref));
    try {
      const issued = agenda.items.length > 0;
      return await (issued ? changeIssued : drawUp)(c, { site, view, actor, form, agenda });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return show(c, site, { problems: error.problems, form });
    }
  });
  return app;
}

interface Doing {
  site: Site;
  view: View;
  actor: Actor;
  form: Form;
  agenda: AgendaView;
}

/** While the agenda is drawn up: whatever is pressed, what was typed is kept first. */
async function drawUp(c: Context<Env>, { site, view, actor, form, agenda }: Doing): Promise<Response> {
  const seen = baseFrom(form);
  const does = form[fields.does] ?? 'save';
  const [verb, ...rest] = does.split(':');
  const id = rest.join(':');
  let entries = entriesFrom(form, shownFrom(seen));
  if (verb === 'up' || verb === 'down') entries = reordered(entries, does, agenda.key.working);
  if (verb === 'remove') entries = entries.filter((one) => one.id !== id);
  const added = (form[fields.added] ?? '').trim();
  if (added !== '') entries = [...entries, newEntry(`added-${randomUUID().slice(0, 8)}`, added)];
  if (verb === 'take') {
    const one = agenda.proposed.find((entry) => entry.id === id);
    if (one && !entries.some((entry) => entry.id === id)) entries = [...entries, one];
  }
  if (entries.some((one) => Number.isNaN(one.minutes))) checkEntries(entries);
  const kept = await keepAgendaDraft(site.ledger, actor, { ...agenda.key, entries, seen });
  if (verb === 'check' || verb === 'issue') {
    checkEntries(entries);
    if (kept.merged) return backTo(c, view, agenda, { merged: '1' });
    const decision = await issueAsked(view, actor, { ...agenda, entries });
    if (verb === 'check') return show(c, site, { problems: [], will: await effectsOf(site, actor, decision) });
    await record(site, { actor, decision }, (tx) => dropAgendaDraft(tx, agenda.key));
    return backTo(c, view, agenda, { issued: '1' });
  }
  if (added !== '')
    return c.redirect(
      `${withQuery(view.to('agenda', agenda.key.meeting), { kept: '1', ...(kept.merged ? { merged: '1' } : {}) })}#${fields.added}`,
      303,
    );
  const where: Record<string, string> = verb === 'up' || verb === 'down' ? { moved: id } : {};
  return backTo(c, view, agenda, {
    kept: '1',
    ...(kept.merged ? { merged: kept.clashes.length > 0 ? '2' : '1' } : {}),
    ...where,
  });
}

/** Once issued, whatever is pressed is a Decision of its own. */
async function changeIssued(c: Context<Env>, { site, view, actor, form, agenda }: Doing): Promise<Response> {
  const context = contextOf(view, actor, agenda);
  const { items, key } = agenda;
  const does = form[fields.does] ?? 'save';
  const [verb, ...rest] = does.split(':');
  if (verb === 'withdraw') {
    const item = items.find((one) => one.ref === rest.join(':'));
    if (!item) throw new Absent();
    await record(site, { actor, decision: withdrawDecision(context, item) });
    return backTo(c, view, agenda, { changed: '1' });
  }
  const entries = entriesFrom(
    form,
    items.map((one) => entryOfItem(one, key.working)),
  );
  const ordered = verb === 'up' || verb === 'down' ? reordered(entries, does, key.working) : entries;
  const seen = new Map(
    items.flatMap((one) => (form[fields.seen(one.ref)] ? [[one.ref, Number(form[fields.seen(one.ref)])]] : [])),
  );
  const changed = changeDecision(context, { entries: ordered, items, seen });
  if (changed) await record(site, { actor, decision: changed });
  const added = (form[fields.added] ?? '').trim();
  if (added !== '') {
    const level = Number(form[fields.level('late')] ?? 0) as Level;
    const late = { ...newEntry('late', added), presenter: (form[fields.presenter('late')] ?? '').trim() };
    const entry =
      level > key.working
        ? { ...late, level, minuted: 'confidential' as const, formula: form[fields.formula('late')] ?? '' }
        : late;
    await record(site, { actor, decision: lateItemDecision(context, { entry, items }) });
  }
  const nothing = !changed && added === '';
  return backTo(
    c,
    view,
    agenda,
    nothing ? {} : { changed: '1', ...(verb === 'up' || verb === 'down' ? { moved: rest.join(':') } : {}) },
  );
}

function contextOf(view: View, actor: Actor, { waiting }: AgendaView): AgendaContext {
  const { config, meeting, working } = waiting;
  return { code: view.code, config, meeting, actor, today: view.asAt.today, working };
}

function backTo(c: Context<Env>, view: View, agenda: AgendaView, said: Record<string, string>): Response {
  const { moved, ...rest } = said;
  const to = withQuery(view.to('agenda', agenda.key.meeting), rest);
  return c.redirect(moved ? `${to}#entry-${encodeURIComponent(moved)}` : to, 303);
}

async function issueAsked(
  view: View,
  actor: Actor,
  agenda: AgendaView & { entries: Parameters<typeof issueDecision>[1]['entries'] },
): Promise<Decision> {
  const { config, meeting, day, working } = agenda.waiting;
  const { ledger } = view.site;
  const attendance = await reading(ledger.db, view.reader, async (tx) => {
    // Who holds a seat on the day of the meeting, not on the day the agenda goes out.
    const at = { day, known: null };
    const { rows: seats } = await listRows(tx, registerOf(ledger, 'seat'), {
      code: view.code.id,
      at,
      filters: { body: [config.id] },
    });
    const people = new Set(seats.map((one) => String(one.fields.person ?? '')));
    const names = await named(tx, ledger.registers, { code: view.code.id, at, refs: new Map([['person', people]]) });
    return expectedAttendance({
      code: view.code,
      config,
      meeting,
      seats,
      names: new Map([...names.values()].map((one) => [one.ref, one.title])),
      attendance: agenda.attendance,
      label: { group: config.id, level: working },
    });
  });
  const papers = agenda.waiting.records.paper ?? [];
  return issueDecision(contextOf(view, actor, agenda), { entries: agenda.entries, attendance, papers });
}

/** What issuing would do, in sentences; the same plan that commit() makes, undone. */
async function effectsOf(site: Site, actor: Actor, decision: Decision): Promise<string[]> {
  await dryRun(site.ledger, actor, decision);
  const of = (register: string) => decision.changes.filter((one) => one.register === register).length;
  const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;
  return [
    `put ${many(of('item'), 'item', 'items')} on the agenda and number ${of('item') === 1 ? 'it' : 'them'}; numbers stay from then on`,
    of('attendance') === 0
      ? 'expect nobody new: nobody else is on record as holding a seat of this body that day'
      : `expect ${many(of('attendance'), 'person who holds a seat', 'people who hold seats')} on the day`,
    'let everyone who may read the papers of this body see the agenda',
  ];
}

async function planAsked(view: View, actor: Actor, form: Form): Promise<Decision> {
  const { ledger } = view.site;
  const at = { day: view.asAt.today, known: null };
  const asked: PlanAsked = {
    body: form.body ?? '',
    number: (form.number ?? '').trim(),
    day: form.day ?? '',
    starts: form.starts ?? '',
    ends: form.ends ?? '',
    place: form.place ?? '',
  };
  return reading(ledger.db, view.reader, async (tx) => {
    const key = { code: view.code.id, at };
    const body = await get(tx, registerOf(ledger, 'body'), { ...key, ref: asked.body });
    const { rows } = await listRows(tx, registerOf(ledger, 'meeting'), { ...key, filters: { body: [asked.body] } });
    return planDecision({ code: view.code, actor, today: view.asAt.today, asked, body, meetings: rows });
  });
}

async function show(c: Context<Env>, site: Site, said: Said): Promise<Response> {
  const view = viewOf(c, site);
  const html = await reading(site.ledger.db, view.reader, async (tx) => {
    const agenda = await agendaView(tx, view, c.req.param('meeting') ?? '');
    const parts =
      Object.keys(agenda.draft.parts).length > 0 ? agenda.draft.parts : partsFrom(agenda.proposed, agenda.key.working);
    return (await agendaPage(tx, view, { ...agenda, ...said, parts })).toString();
  });
  return c.html(html, said.problems.length > 0 ? 422 : 200);
}

async function showMeetings(
  c: Context<Env>,
  site: Site,
  said: { form: Form; problems: readonly Problem[] },
): Promise<Response> {
  const view = viewOf(c, site);
  const html = await reading(site.ledger.db, view.reader, async (tx) =>
    (await meetingsPage(tx, view, said)).toString(),
  );
  return c.html(html, said.problems.length > 0 ? 422 : 200);
}
