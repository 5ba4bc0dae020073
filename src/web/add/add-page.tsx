/** A new record of any register: how it comes into being, what is known of it, what that will do. */
import type { Tx } from '../../kernel/db.ts';
import type { Field, Move, Register } from '../../kernel/define.ts';
import type { Plan } from '../../kernel/plan.ts';
import { Absent, type Problem } from '../../kernel/problem.ts';
import { clauseFor } from '../../registers/clause.ts';
import { StateChip } from '../../ui/chip.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { Ends } from '../ends.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import { effectsOf } from '../pages/move-form.tsx';
import { WhenAndWhy } from '../pages/when-and-why.tsx';
import type { View } from '../view.ts';
import { type AddAsked, articled, firstGroup, type Offered, offeredFor, waysToAdd } from './add-decision.ts';

/** Several ways to begin, each with where it leads. */
export async function waysPage(tx: Tx, view: View, register: Register) {
  const ways = waysToAdd(view, register);
  const title = `Add ${articled(register.title[0])}`;
  const query = view.query.toString();
  return (
    <Page title={title} frame={await frameOf(tx, view, register.name)}>
      <Head
        crumbs={[{ label: register.title[1], href: view.to(register.name) }, { label: 'Add' }]}
        title={title}
        lead="How does it come onto the record?"
      />
      <ul class="ways">
        {[...ways].sort(beginnings(register)).map(([name, move]) => (
          <li>
            <a href={`${view.to('add', register.name, name)}${query ? `?${query}` : ''}`}>{move.label}</a>
            <span class="note">It is then</span> <StateChip state={stateAfter(register, move)} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** A move that leads to no state of its own begins in the first that the register has. */
function stateAfter(register: Register, move: Move) {
  return register.states[move.to ?? ''] ?? Object.values(register.states)[0] ?? { label: '', tone: 'quiet' as const };
}

/** What begins comes before what is over already. */
function beginnings(register: Register) {
  const last = ([, move]: [string, Move]) => Number(register.states[move.to ?? '']?.tone === 'stopped');
  return (a: [string, Move], b: [string, Move]) => last(a) - last(b);
}

export interface AddShown extends AddAsked {
  problems: readonly Problem[];
  plan?: Plan;
}

export async function addPage(tx: Tx, view: View, asked: AddShown) {
  const { register, move: name, form, problems, plan } = asked;
  const move = waysToAdd(view, register).find(([one]) => one === name)?.[1];
  if (!move || !view.session) throw new Absent();
  const offered = await offeredFor(tx, view, register, move);
  const clause = clauseFor(view.code, register.name, { name, move, day: view.asAt.today });
  const title = `Add ${articled(register.title[0])}`;
  const several = waysToAdd(view, register).length > 1;
  return (
    <Page title={`${title}: ${move.label}`} frame={await frameOf(tx, view, register.name)}>
      <Head
        crumbs={[
          { label: register.title[1], href: view.to(register.name) },
          { label: 'Add', ...(several ? { href: view.to('add', register.name) } : {}) },
          { label: move.label },
        ]}
        title={title}
        lead={`${move.label}${clause ? `, under ${clause}` : ''}.`}
      />
      <ErrorSummary problems={problems} />
      <form method="post" class="narrow" action={view.to('add', register.name, name)}>
        <Csrf token={view.session.csrf} />
        <Fields register={register} move={move} form={form} problems={problems} offered={offered} />
        <Around view={view} register={register} form={form} problems={problems} />
        <Ends
          effects={plan && effectsOf(plan)}
          back={view.to(register.name)}
          action={view.to('add', register.name, name)}
        />
      </form>
    </Page>
  );
}

interface FieldsProps {
  register: Register;
  move: Move;
  form: Form;
  problems: readonly Problem[];
  offered: Offered;
}

/** Its title first, then what it belongs to, then the rest as the register has it. */
function Fields({ register, move, form, problems, offered }: FieldsProps) {
  const first = [register.titled, register.within ?? ''];
  const order = [
    ...first.filter((name) => move.sets.includes(name)),
    ...move.sets.filter((one) => !first.includes(one)),
  ];
  return (
    <>
      {order.map((name) => {
        const field = register.fields[name] as Field;
        const hint = field.hint ?? (field.kind === 'links' || field.kind === 'list' ? 'One on each line.' : undefined);
        return (
          <FormField
            name={`set-${name}`}
            field={{ ...field, ...(hint ? { hint } : {}) }}
            value={field.kind === 'flag' ? form[`set-${name}`] === 'true' : (form[`set-${name}`] ?? '')}
            problem={problemOf(problems, `set-${name}`)}
            required={first.includes(name) || undefined}
            options={field.kind === 'link' ? offered.get(field.to ?? '') : undefined}
          />
        );
      })}
    </>
  );
}

/** What every record has besides its fields: a reference, a day, a reason, a class. */
function Around({ view, register, form, problems }: { view: View } & Pick<AddShown, 'register' | 'form' | 'problems'>) {
  const { levels, bodies } = view.code;
  const choices = Object.fromEntries(Object.entries(levels).map(([level, { name }]) => [level, name]));
  const groups = Object.fromEntries(bodies.map(({ id, name }) => [id, name]));
  const inside = register.within ? register.fields[register.within]?.label.toLowerCase() : undefined;
  return (
    <>
      <FormField
        name="ref"
        field={{ label: 'Reference', kind: 'text', hint: 'Leave it empty, and it is given the next one that is free.' }}
        value={form.ref ?? ''}
        problem={problemOf(problems, 'ref')}
        required={false}
      />
      <WhenAndWhy form={form} problems={problems} today={view.asAt.today} />
      <FormField
        name="level"
        field={{
          label: 'Class',
          kind: 'choice',
          choices,
          hint: inside
            ? `Who may read it. Not set, it has the class of its ${inside}.`
            : `${levels[0].name} is open to everyone.`,
        }}
        value={form.level ?? (inside ? '' : '0')}
        problem={problemOf(problems, 'level')}
        required={!inside}
      />
      <FormField
        name="group"
        field={{
          label: 'Kept by',
          kind: 'choice',
          choices: groups,
          hint: 'The body whose members may read what is not public.',
        }}
        value={form.group ?? (inside ? '' : firstGroup(view))}
        required={!inside}
      />
    </>
  );
}
