/** What every form of this part does: say what it will do, then record it; refuse with the form as it was typed. */
import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { type By, decisionFrom } from '../../governing/authority.ts';
import type { Actor } from '../../kernel/access.ts';
import { dryRun } from '../../kernel/commit.ts';
import { reading, type Tx } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import type { Change } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { get, type Row } from '../../kernel/read.ts';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField, type FormFieldProps } from '../../ui/field.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { firstGroup } from '../add/add-decision.ts';
import { Ends } from '../ends.tsx';
import { type Form, writing } from '../form.ts';
import { frameOf } from '../frame.ts';
import { Authority, byOf, DayField, mayRecord, meetingOptions, type Shown, tickedFormOf } from '../governing/act.tsx';
import { record } from '../record.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { releasingEffects } from './effects.ts';

export { mayRecord, type Shown };

/** What a form asks for, once understood. */
export interface Asked {
  changes: readonly Change[];
  /** Where the reader is led once it is recorded. */
  leads: string;
}

/** One form: what it shows, and what it means. */
export interface Acting {
  title: string;
  lead?: Child;
  /** Beside the form's own crumbs: where one comes from. */
  crumbs: readonly { label: string; href?: string }[];
  back: string;
  /** Where the form is sent. */
  action: string;
  /** Sentence for the record, as it is offered. */
  reason: string;
  verb?: string;
  /** The record it changes; somebody else's change meanwhile is then refused. */
  row?: Row;
  fields: (shown: Shown) => Child;
  /** What one should know before it is recorded, that does not forbid it. */
  warn?: (form: Form) => readonly string[];
  ask: (form: Form) => Asked | Promise<Asked>;
}

/** Makes a form for the record that its address names; throws Absent where there is none for this reader. */
export type Maker = (tx: Tx, view: View, form: Form) => Promise<Acting>;

export async function showForm(c: Context<Env>, site: Site, make: Maker) {
  const view = keeping(viewOf(c, site));
  const form = c.req.query();
  // Dropped on the board: the form opens with what it would do.
  if (form.do === 'check' && view.session) return tried(view, make, form);
  return c.html(await rendered(view, make, { form, problems: [] }));

  async function tried(view: View, make: Maker, form: Form) {
    try {
      return c.html(await rendered(view, make, { form, problems: [], effects: await wouldDo(view, make, form) }));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return c.html(await rendered(view, make, { form, problems: inForm(error.problems) }), 422);
    }
  }
}

export async function takeForm(c: Context<Env>, site: Site, make: Maker) {
  const view = viewOf(c, site);
  const form = await tickedFormOf(c);
  writing(view, form.csrf);
  keeping(view);
  try {
    if (form.do !== 'record')
      return c.html(await rendered(view, make, { form, problems: [], effects: await wouldDo(view, make, form) }));
    const { actor, decision, leads } = await decided(view, make, form);
    await record(site, { actor, decision });
    return c.redirect(leads, 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return c.html(await rendered(view, make, { form, problems: inForm(error.problems) }), 422);
  }
}

/** Pages of those who keep the releases; for others they are not there. */
function keeping(view: View): View {
  if (!mayRecord(view)) throw new Absent();
  return view;
}

async function decided(view: View, make: Maker, form: Form) {
  const actor = view.session?.actor as Actor;
  const { by, asked } = await reading(view.site.ledger.db, view.reader, async (tx) => {
    const acting = await make(tx, view, form);
    const day = form.day || (form.meeting ? '' : view.asAt.today);
    if (day !== '' && !isDay(day))
      throw new Refused({ sentence: 'Give a day that exists, such as 2016-12-09.', field: 'day' });
    const given = { meeting: '', item: '', ...form, day, reason: form.reason || acting.reason };
    const by: By = await byOf(tx, view, actor, { form: given, label: { group: firstGroup(view), level: 0 } });
    return { by, asked: await acting.ask(form) };
  });
  if (asked.changes.length === 0) throw new Refused('Nothing would change. Choose what is to be done.');
  const changes = asked.changes.map((change) => withMeeting(view, change, by.meeting?.ref ?? null));
  return { actor: by.actor, decision: decisionFrom(by, changes), leads: asked.leads };
}

/** What a meeting decided is last spoken of there. */
function withMeeting(view: View, change: Change, meeting: string | null): Change {
  const move = registerOf(view.site.ledger, change.register).moves[change.move];
  if (!meeting || !move?.sets.includes('last_meeting')) return change;
  return { ...change, sets: { ...change.sets, last_meeting: meeting } };
}

async function wouldDo(view: View, make: Maker, form: Form): Promise<string[]> {
  const { actor, decision } = await decided(view, make, form);
  const plan = await dryRun(view.site.ledger, actor, decision);
  return reading(view.site.ledger.db, view.reader, (tx) => releasingEffects(tx, view, plan));
}

/** Fields of the kernel's problems under the names that these forms give them. */
function inForm(problems: readonly Problem[]): Problem[] {
  return problems.map(({ field, ...said }) =>
    field ? { ...said, field: field === 'effective' ? 'day' : field } : said,
  );
}

async function rendered(view: View, make: Maker, shown: Shown): Promise<string> {
  return reading(view.site.ledger.db, view.reader, async (tx) => {
    const acting = await make(tx, view, shown.form);
    return (await formPage(tx, view, acting, shown)).toString();
  });
}

async function formPage(tx: Tx, view: View, acting: Acting, shown: Shown) {
  const { title, lead, crumbs, back, action, row, reason } = acting;
  const warnings = acting.warn?.(shown.form) ?? [];
  const filled: Shown = { ...shown, form: { ...shown.form, reason: shown.form.reason ?? reason } };
  return (
    <Page title={title} frame={await frameOf(tx, view, 'releasing')}>
      <Head crumbs={[...crumbs, { label: title }]} title={title} lead={lead} />
      <ErrorSummary problems={shown.problems} />
      <form method="post" class="narrow governing" action={action}>
        <Csrf token={view.session?.csrf ?? ''} />
        {row && <Hidden params={[['entry', shown.form.entry ?? String(row.entry)]]} />}
        {acting.fields(shown) as string}
        <Authority shown={filled} meetings={await meetingOptions(tx, view)} />
        <DayField
          shown={shown}
          name="day"
          label="From"
          hint="The day it has effect. Empty: the day of the meeting, or today."
          required={false}
        />
        {warnings.length > 0 && (
          <div class="notice warn" role="status">
            <b>Worth knowing</b>
            <ul class="release-alerts">
              {warnings.map((words) => (
                <li>{words}</li>
              ))}
            </ul>
          </div>
        )}
        <Ends effects={shown.effects} back={back} action={action} verb={acting.verb} />
      </form>
    </Page>
  );
}

type FieldGiven = Omit<FormFieldProps, 'value' | 'problem'> & { shown: Shown; value?: string | null };

/** A field of one of these forms: as typed, else as it stands, with what is wrong with it. */
export function Given({ shown, value, ...field }: FieldGiven) {
  return (
    <FormField
      {...field}
      value={shown.form[field.name] ?? value ?? ''}
      problem={problemOf(shown.problems, field.name)}
    />
  );
}

/** A box that is ticked until somebody unticks it. */
export function Tick({ shown, name, label }: { shown: Shown; name: string; label: string }) {
  const sent = 'do' in shown.form || 'csrf' in shown.form;
  return <FormField name={name} field={{ label, kind: 'flag' }} value={!sent || shown.form[name] === 'true'} />;
}

/** Several of them: what is left ticked, one a line. */
export function Ticks({ shown, name, legend, of }: TicksProps) {
  const sent = 'do' in shown.form || 'csrf' in shown.form;
  const on = (shown.form[name] ?? '').split('\n');
  return (
    <fieldset class="release-ticks">
      <legend>{legend}</legend>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        {of.map(({ value, label }, index) => (
          <div class="govuk-checkboxes__item">
            <input
              type="checkbox"
              id={`${name}-${index}`}
              name={name}
              value={value}
              class="govuk-checkboxes__input"
              checked={!sent || on.includes(value)}
            />
            <label class="govuk-label govuk-checkboxes__label" for={`${name}-${index}`}>
              {label}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

interface TicksProps {
  shown: Shown;
  name: string;
  legend: string;
  of: readonly { value: string; label: string }[];
}

/** What was left ticked. */
export function tickedOf(form: Form, name: string): ReadonlySet<string> {
  return new Set((form[name] ?? '').split('\n').filter(Boolean));
}

/** A text of a form, or null where it was left empty. */
export function typed(form: Form, name: string): string | null {
  return (form[name] ?? '').trim() || null;
}

/** The same of a field that must be filled. Throws Refused, with what to do. */
export function needed(form: Form, name: string, sentence: string): string {
  const value = typed(form, name);
  if (value === null) throw new Refused({ sentence, field: name });
  return value;
}

/** The newest entry that the form's reader had seen. */
export function seen(form: Form): { expects?: number } {
  return /^\d+$/.test(form.entry ?? '') ? { expects: Number(form.entry) } : {};
}

export async function rowOf(tx: Tx, view: View, register: string, ref: string): Promise<Row> {
  const row = await get(tx, registerOf(view.site.ledger, register), { code: view.code.id, ref, at: view.at });
  if (!row) throw new Absent();
  return row;
}
