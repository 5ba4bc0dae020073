/** Recording a change of one record by hand: choose a move, fill what it sets, see what it will do, record it. */
import type { Actor } from '../../kernel/access.ts';
import { mayMake } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import { type Decision, type Field, type Register, type Value, wordsFor } from '../../kernel/define.ts';
import { history } from '../../kernel/history.ts';
import type { Plan } from '../../kernel/plan.ts';
import { Absent, type Problem } from '../../kernel/problem.ts';
import { get, type Row } from '../../kernel/read.ts';
import { memberPower } from '../../people/access.ts';
import { clauseFor } from '../../registers/clause.ts';
import { isPast } from '../../ui/as-at.ts';
import { dayWords } from '../../ui/dates.ts';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { Ends } from '../ends.tsx';
import { frameOf } from '../frame.ts';
import { clip } from '../tell.tsx';
import type { View } from '../view.ts';
import { WhenAndWhy } from './when-and-why.tsx';

/** The moves this reader may make of the record as it stands; none on a day that is not today. */
export function movesFor(view: View, register: Register, row: Row): [name: string, move: Register['moves'][string]][] {
  const actor = view.session?.actor;
  if (!actor || isPast(view.asAt)) return [];
  return Object.entries(register.moves).filter(
    ([name, move]) => name !== 'found' && move.from.includes(row.state) && mayMake(byHand(actor), move.by),
  );
}

/**
 * Somebody with the powers that these forms go by. What a member may do they do for themself: a ballot, a comment, from
 * pages that see to whose it is. Here anybody's name could be typed.
 */
export function byHand<A extends Actor>(actor: A): A {
  return { ...actor, powers: actor.powers.filter((power) => power !== memberPower) };
}

export function MoveMenu({ view, register, row }: { view: View; register: Register; row: Row }) {
  const moves = movesFor(view, register, row);
  if (moves.length === 0) return null;
  return (
    <details class="drop-menu">
      <summary class="btn go">Record a change</summary>
      <ul class="menu">
        {moves.map(([name, move]) => (
          <li>
            <a href={view.to('move', register.name, name, row.ref)}>{move.label}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

export interface MoveAsked {
  register: Register;
  move: string;
  ref: string;
  /** As the form sent it; empty on first sight. */
  form: Readonly<Record<string, string>>;
  problems: readonly Problem[];
  /** What it will do, once asked for and free of problems. */
  plan?: Plan;
}

export async function movePage(tx: Tx, view: View, asked: MoveAsked) {
  const { register, move: name, ref, form, problems, plan } = asked;
  const row = await get(tx, register, { code: view.code.id, ref, at: view.at });
  const move = register.moves[name];
  if (!row || !move || !view.session) throw new Absent();
  const seen = Math.max(
    0,
    ...(await history(tx, register, { code: view.code.id, ref, known: null })).map((one) => one.seq),
  );
  const clause = clauseFor(view.code, register.name, { name, move, day: view.asAt.today, ...underWhich(row) });
  return (
    <Page title={`${move.label}: ${row.title}`} frame={await frameOf(tx, view, register.name)}>
      <Head
        crumbs={[
          { label: register.title[1], href: view.to(register.name) },
          { label: row.ref, href: view.to(register.name, row.ref) },
          { label: move.label },
        ]}
        title={`${move.label}: ${row.title}`}
        lead={clause && `Under ${clause}.`}
      />
      <ErrorSummary problems={problems} />
      <form method="post" class="narrow" action={view.to('move', register.name, name, row.ref)}>
        <Csrf token={view.session.csrf} />
        <Hidden params={[['entry', form.entry ?? String(seen)]]} />
        <WhenAndWhy form={form} problems={problems} today={view.asAt.today} />
        {move.sets.map((field) => (
          <FormField
            name={`set-${field}`}
            field={register.fields[field] as Field}
            value={form[`set-${field}`] ?? asText(row.fields[field] ?? null)}
            problem={problemOf(problems, `set-${field}`)}
            required={field === register.titled}
          />
        ))}
        <Ends
          effects={plan && effectsOf(plan)}
          back={view.to(register.name, row.ref)}
          action={view.to('move', register.name, name, row.ref)}
        />
      </form>
    </Page>
  );
}

/** What the clause of a move depends on, of a record as it stands. */
const underWhich = (row: Row) => ({ fields: row.fields, from: row.state });

/** A value as a form's field shows it; lists have one on each line. */
export function asText(value: Value): string {
  return Array.isArray(value) ? value.join('\n') : value === null ? '' : String(value);
}

/** What the form's texts mean for each field; what was left as it is on record is not set again. */
export function decisionAsked(view: View, actor: Actor, row: Row, asked: MoveAsked): Decision {
  const { register, move, form } = asked;
  const definition = register.moves[move];
  const clause =
    definition &&
    clauseFor(view.code, register.name, { name: move, move: definition, day: view.asAt.today, ...underWhich(row) });
  const sets: Record<string, Value> = {};
  for (const name of definition?.sets ?? []) {
    const text = form[`set-${name}`];
    if (text === undefined) continue;
    const value = parsed(register.fields[name] as Field, text.replaceAll('\r\n', '\n').trim());
    if (JSON.stringify(value) !== JSON.stringify(row.fields[name] ?? null)) sets[name] = value;
  }
  return {
    code: view.code.id,
    authority: { kind: 'post', ref: actor.name },
    body: row.label.group,
    effective: form.effective && isDay(form.effective) ? form.effective : '',
    title: form.reason ?? '',
    ...(clause ? { clause } : {}),
    label: row.label,
    changes: [{ register: register.name, ref: row.ref, move, sets, expects: Number(form.entry) }],
  };
}

/** What a text of a form means for a field; a text that is none of its kind stays as typed, for the kernel to refuse. */
export function parsed(field: Field, text: string): Value {
  if (field.kind === 'flag') return text === 'true';
  if (text === '') return null;
  if (field.kind === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text;
  if (field.kind === 'links' || field.kind === 'list')
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  return text;
}

/** The dry run, in sentences. */
export function effectsOf(plan: Plan): string[] {
  return plan.records.flatMap(({ register, ref, steps }) =>
    steps
      .filter((step) => step.change.seq === null)
      .flatMap((step) => {
        const before = step.before?.fields ?? {};
        // What was empty and stays so is no effect.
        const set = Object.entries(step.change.sets).filter(
          ([name, value]) => value !== null || (before[name] ?? null) !== null,
        );
        const words = set.map(([name, value]) => {
          const field = register.fields[name] as Field;
          const words = field.kind === 'day' && value ? dayWords(String(value)) : clip(wordsFor(field, value), 200);
          // "Led to" and "Answers to" end in the word already.
          const label = field.label.toLowerCase().replace(/ to$/, '');
          return `set ${label} to “${words || 'nothing'}”`;
        });
        const state = step.after.state !== step.before?.state ? register.states[step.after.state]?.label : undefined;
        if (state) words.unshift(`make ${register.title[0].toLowerCase()} ${ref} ${state.toLowerCase()}`);
        return words.map((one) => `${one}, from ${dayWords(step.change.effective)}`);
      }),
  );
}
