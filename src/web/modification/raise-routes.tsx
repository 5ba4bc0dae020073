/** Raising a proposal: the form, keeping it as it is typed, sending it, the dry run, the record. */
import type { Context, Hono } from 'hono';
import { dropDraft } from '../../drafts/drafts.ts';
import { dryRun } from '../../kernel/commit.ts';
import { reading } from '../../kernel/db.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { isPast } from '../../ui/as-at.ts';
import { dayWords } from '../../ui/dates.ts';
import { type Form, formOf, writing } from '../form.ts';
import { byHand, effectsOf } from '../pages/move-form.tsx';
import { record } from '../record.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { beginsAsDraft, meetingMade, partyNamed, processFor, raiseDecision } from './raise-decision.ts';
import { draftKey, draftOf, keepForm, partiesOf, tellSecretariat } from './raise-drafts.ts';
import { keptFields, leftOut, missingIn } from './raise-form.ts';
import { type RaiseShown, raisePage, raises } from './raise-page.tsx';

export function addRaiseRoutes(app: Hono<Env>, site: Site): void {
  app.get('/:code/change/raise', async (c) => {
    const view = viewOf(c, site);
    if (isPast(view.asAt)) throw new Absent();
    const form = raises(view) ? await formAsked(view) : {};
    return show(c, view, { form, problems: [], ...(view.query.get('kept') ? { done: kept } : {}) });
  });
  app.post('/:code/change/raise/keep', (c) => keep(c, site));
  app.post('/:code/change/raise', (c) => take(c, site));
}

const kept = 'It is kept. Come back to it from this page whenever you like.';

/** The form as it was kept, or a new one with what the address says of it. */
async function formAsked(view: View): Promise<Form> {
  const id = view.query.get('draft');
  const start: Form = { effective: view.asAt.today, alternative_to: view.query.get('alternative') ?? '' };
  if (!id) return start;
  const draft = await reading(view.site.ledger.db, view.reader, (tx) => draftOf(tx, view, id));
  if (!draft) throw new Absent();
  return { ...start, ...draft.content.form, draft: draft.ref, version: String(draft.version) };
}

async function show(c: Context<Env>, view: View, shown: RaiseShown): Promise<Response> {
  const html = await reading(view.site.ledger.db, view.reader, async (tx) =>
    (await raisePage(tx, view, shown)).toString(),
  );
  return c.html(html, shown.problems.length > 0 ? 422 : 200);
}

/** The party whose form it is: that of the contact who writes it; none for the secretariat's own. */
async function partyOf(view: View, form: Form): Promise<string | null> {
  if (raises(view) !== 'writes') return null;
  const own = await reading(view.site.ledger.db, view.reader, (tx) => partiesOf(tx, view));
  const typed = (form.proposer ?? '').trim().toLowerCase();
  const named = own.find(({ ref, title }) => [ref, title].some((one) => one.toLowerCase() === typed));
  if (typed && !named) throw new Refused({ sentence: noOther(own.map(({ title }) => title)), field: 'proposer' });
  const party = named ?? own[0];
  if (!party)
    throw new Refused('You are nobody’s contact on record. Ask the secretariat to record you as your party’s.');
  return party.ref;
}

const noOther = (own: readonly string[]) =>
  own.length === 0
    ? 'You are nobody’s contact on record. Ask the secretariat to record you as your party’s.'
    : `You write for ${own.join(' or ')} alone. Name that party as the proposer.`;

/** Throws Refused where nobody is signed in, or the form is too old; Absent for whoever has no part in it. */
function writer(view: View, form: Form) {
  const { actor } = writing(view, form.csrf);
  if (!raises(view)) throw new Absent();
  return byHand(actor);
}

/** As it is typed, by script: answers what the page must carry along from then on. */
async function keep(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  const form = await formOf(c);
  const actor = writer(view, form);
  const party = await partyOf(view, { ...form, proposer: '' });
  return c.json(await keepForm(view, { form, actor, party }));
}

async function take(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  const form = await formOf(c);
  const own = writer(view, form);
  let carried: Form = form;
  try {
    const party = await partyOf(view, form);
    const { id, version } = await keepForm(view, { form, actor: own, party, send: false });
    carried = { ...form, draft: id, version: String(version) };
    if (form.do === 'keep') return c.redirect(`${view.to('change', 'raise')}?draft=${id}&kept=1`, 303);
    if (form.do === 'send' || raises(view) === 'writes') return await send(c, view, carried, party);
    const { decision, actor } = await reading(site.ledger.db, view.reader, (tx) =>
      raiseDecision(tx, { view, form: carried }, own),
    );
    if (form.do !== 'record') {
      const plan = await dryRun(site.ledger, actor, decision);
      return await show(c, view, {
        form: carried,
        problems: [],
        effects: [...effectsOf(plan), ...(await beside(view, carried))],
      });
    }
    const ref = decision.changes[0]?.ref ?? '';
    await record(site, { actor, decision }, (tx) => dropDraft(tx, draftKey(view, id)));
    return c.redirect(view.to('modification', ref), 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return show(c, view, { form: carried, problems: error.problems.map((one) => inForm(view, one)) });
  }
}

async function send(c: Context<Env>, view: View, form: Form, party: string | null): Promise<Response> {
  const day = form.effective || view.asAt.today;
  const process = processFor(view.code, day <= view.asAt.today ? day : view.asAt.today);
  const asked = { code: view.code, process, form, asDraft: beginsAsDraft(process), today: view.asAt.today };
  const problems = missingIn(asked);
  const named = await reading(view.site.ledger.db, view.reader, (tx) => partyNamed(tx, view, form.proposer ?? ''));
  if (form.proposer && !named) problems.push({ sentence: 'Name your party as it is on record.', field: 'proposer' });
  if (problems.length > 0) throw new Refused(problems);
  const { id, version } = await keepForm(view, { form, actor: writer(view, form), party, send: true });
  const told = await tellSecretariat(view, id, form.title ?? '');
  const done = `It is with the secretariat${told > 0 ? ', who have been told by mail' : ''}. They look it over with you and raise it; until then you may still change it here and send it again.`;
  return show(c, view, { form: { ...form, version: String(version) }, problems: [], done });
}

/** What raising it also comes to: the meeting it makes, and what was left open. */
async function beside(view: View, form: Form): Promise<string[]> {
  const lead = await reading(view.site.ledger.db, view.reader, (tx) =>
    meetingMade(tx, view, form.effective || view.asAt.today),
  );
  const open = leftOut(view.code, form);
  return [
    lead
      ? `put its initial report before ${lead.meeting.title} on ${dayWords(lead.meeting.day)}`
      : 'wait for a meeting to be planned',
    ...(open.length > 0 ? [`leave unsaid ${open.join(', ')}; each can be filled in later`] : []),
  ];
}

/** What the form does not ask has nowhere to lead. */
function inForm(view: View, problem: Problem): Problem {
  const { field, ...rest } = problem;
  return field && keptFields(view.code).includes(field) ? problem : rest;
}
