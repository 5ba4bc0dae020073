/** What every form of this part does: say what it will do, then record it; refuse with the form as it was typed. */
import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { type By, decidedBy, decisionFrom } from '../../governing/authority.ts';
import type { Actor } from '../../kernel/access.ts';
import { type Also, dryRun } from '../../kernel/commit.ts';
import { reading, type Tx } from '../../kernel/db.ts';
import type { Change, Label } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Plan } from '../../kernel/plan.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { listRows, named } from '../../kernel/read.ts';
import { isPast } from '../../ui/as-at.ts';
import { problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { type Form, writing } from '../form.ts';
import { record } from '../record.ts';
import type { Env, Site, View } from '../view.ts';
import { viewOf } from '../view.ts';
import { governingEffects } from './effects.ts';

/** A form as it is shown: with what was typed, what is wrong with it, and what it will do. */
export interface Shown {
  form: Form;
  problems: readonly Problem[];
  effects?: readonly string[];
}

export const blank: Shown = { form: {}, problems: [] };

/** What a form asks for, once understood. */
export interface Asked {
  by: By;
  changes: readonly Change[];
  /** Where the reader is led once it is recorded. */
  leads: string;
  also?: Also;
}

interface Acting {
  /** Reads what the form means; throws Refused. */
  ask(tx: Tx, view: View, given: { actor: Actor; form: Form }): Promise<Asked>;
  /** The page with the form. */
  page(tx: Tx, view: View, shown: Shown): Promise<{ toString(): string }>;
}

/** Somebody signed in, looking at today: nothing is recorded from a past day. */
export function mayRecord(view: View): boolean {
  const powers = view.session?.actor.powers ?? [];
  return !isPast(view.asAt) && (powers.includes('*') || powers.includes('secretariat'));
}

export async function showForm(c: Context<Env>, site: Site, { page }: Acting, form: Form = c.req.query()) {
  const view = viewOf(c, site);
  if (!mayRecord(view)) throw new Absent();
  return c.html(await rendered(view, page, { form, problems: [] }));
}

export async function takeForm(c: Context<Env>, site: Site, acting: Acting, read?: (form: Form) => Promise<Form>) {
  const view = viewOf(c, site);
  let form = await tickedFormOf(c);
  const { actor } = writing(view, form.csrf);
  if (!mayRecord(view)) throw new Absent();
  try {
    form = (await read?.(form)) ?? form;
    const { ask, page } = acting;
    const asked = await reading(site.ledger.db, view.reader, (tx) => ask(tx, view, { actor, form }));
    const decision = decisionFrom(asked.by, asked.changes);
    if (form.do !== 'record') {
      const plan = await dryRun(site.ledger, asked.by.actor, decision);
      const effects = governingEffects(plan, await alternatesOf(view, plan));
      return c.html(await rendered(view, page, { form, problems: [], effects }));
    }
    await record(site, { actor: asked.by.actor, decision }, asked.also);
    return c.redirect(asked.leads, 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const problems = error.problems.map((one) => toForm(one, form));
    return c.html(await rendered(view, acting.page, { form, problems }), 422);
  }
}

/** Names of the alternates that the plan makes. */
async function alternatesOf(view: View, plan: Plan): Promise<Map<string, string>> {
  const refs = plan.records.flatMap(({ register, steps }) =>
    register.name === 'seat' ? steps.flatMap(({ after }) => String(after.fields.alternate ?? '') || []) : [],
  );
  const wanted = { code: view.code.id, at: view.at, refs: new Map([['person', new Set(refs)]]) };
  const { db, registers } = view.site.ledger;
  const found = await reading(db, view.reader, (tx) => named(tx, registers, wanted));
  return new Map([...found.values()].map(({ ref, title }) => [ref, title]));
}

async function rendered(view: View, page: Acting['page'], shown: Shown): Promise<string> {
  return reading(view.site.ledger.db, view.reader, async (tx) => (await page(tx, view, shown)).toString());
}

/** Fields of the kernel's problems under the names that these forms give them; what has no field here leads nowhere. */
function toForm({ field, ...said }: Problem, form: Form): Problem {
  const named = field === 'title' ? 'reason' : field === 'effective' ? 'day' : field;
  return named && named in form ? { ...said, field: named } : said;
}

export async function tickedFormOf(c: Context<Env>): Promise<Form> {
  const body = await c.req.parseBody({ all: true });
  // Several boxes of one name are ticked: their values, one a line.
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]): [string, string][] => {
      if (Array.isArray(value)) return [[name, value.filter((one) => typeof one === 'string').join('\n')]];
      return typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')]] : [];
    }),
  );
}

/** By whose authority a form's changes are made. */
export function byOf(tx: Tx, view: View, actor: Actor, { form, label }: { form: Form; label: Label }): Promise<By> {
  const { meeting = '', item = '', day = '', reason = '' } = form;
  const where = { code: view.code, at: view.at, actor, label };
  return decidedBy(tx, view.site.ledger, where, { meeting, item, day, reason });
}

export type Options = readonly { value: string; label: string }[];

/** The meetings that may have decided it: the newest first. */
export async function meetingOptions(tx: Tx, view: View): Promise<Options> {
  const { rows } = await listRows(tx, registerOf(view.site.ledger, 'meeting'), {
    code: view.code.id,
    at: view.at,
    sort: { by: 'day', descending: true },
    limit: 40,
  });
  return rows.filter(({ state }) => state !== 'cancelled').map(({ ref, title }) => ({ value: ref, label: title }));
}

export async function peopleOptions(tx: Tx, view: View): Promise<Options> {
  const register = registerOf(view.site.ledger, 'person');
  const { rows } = await listRows(tx, register, {
    code: view.code.id,
    at: view.at,
    filters: { state: ['active'] },
    limit: 600,
  });
  return rows.map(({ title, fields }) => ({ value: title, label: String(fields.organisation ?? '') }));
}

/** Meeting and item, or a reason of one's own. The day stands elsewhere in the form, by a name that fits it. */
export function Authority({ shown, meetings }: { shown: Shown; meetings: Options }) {
  const { form, problems } = shown;
  return (
    <fieldset class="authority">
      <legend>By whose authority</legend>
      <FormField
        name="meeting"
        field={{ label: 'Meeting', kind: 'text', hint: 'Empty: recorded by you, under the secretariat’s own power.' }}
        value={form.meeting ?? ''}
        problem={problemOf(problems, 'meeting')}
        options={meetings}
        required={false}
      />
      <FormField
        name="item"
        field={{ label: 'Item', kind: 'text', hint: 'Its number on the agenda.' }}
        value={form.item ?? ''}
        problem={problemOf(problems, 'item')}
        required={false}
      />
      <FormField
        name="reason"
        field={{ label: 'Why', kind: 'text', hint: 'One sentence for the record. Needed where no meeting decided.' }}
        value={form.reason ?? ''}
        problem={problemOf(problems, 'reason')}
      />
    </fieldset>
  );
}

/** A day as a field of one of these forms. */
export function DayField({ shown, name, label, hint, value, required = true }: DayFieldProps): Child {
  return (
    <FormField
      name={name}
      field={{ label, kind: 'day', ...(hint ? { hint } : {}) }}
      value={shown.form[name] ?? value ?? ''}
      problem={problemOf(shown.problems, name)}
      required={required}
    />
  );
}

interface DayFieldProps {
  shown: Shown;
  name: string;
  label: string;
  hint?: string;
  value?: string;
  required?: boolean;
}
