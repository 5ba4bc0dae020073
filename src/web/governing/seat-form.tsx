/** Forms for what happens to a seat: fill it, one follows another, an alternate, an empty seat; and seats as a body is set up. */
import { addDays } from '../../calendar/day.ts';
import { type BodyRead, readBody, sitterFrom, textOf } from '../../governing/bench.ts';
import { appointTo, fillSeat, nameAlternate, type Sitter, succeedIn, vacateSeat } from '../../governing/seats.ts';
import { setUpBody } from '../../governing/set-up-body.ts';
import { type Actor, mayMake } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Change } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import { get, type Row } from '../../kernel/read.ts';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { firstGroup } from '../add/add-decision.ts';
import { Ends } from '../ends.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { type Asked, Authority, byOf, DayField, meetingOptions, peopleOptions, type Shown } from './act.tsx';

export const seatActs = ['fill', 'succeed', 'alternate', 'vacate'] as const;
export type SeatAct = (typeof seatActs)[number];

interface SeatRead {
  seat: Row;
  bench: BodyRead;
}

async function readSeat(tx: Tx, view: View, ref: string): Promise<SeatRead> {
  const { code, at, site } = view;
  const seat = await get(tx, registerOf(site.ledger, 'seat'), { code: code.id, at, ref });
  if (!seat || seat.state === 'ended') throw new Absent();
  return { seat, bench: await readBody(tx, site.ledger, { code, at }, textOf(seat.fields.body)) };
}

const titles: Record<SeatAct, string> = {
  fill: 'Fill a seat',
  succeed: 'One follows another',
  alternate: 'Name an alternate',
  vacate: 'Vacate a seat',
};

export async function seatForm(tx: Tx, view: View, { act, ref, shown }: { act: SeatAct; ref: string; shown: Shown }) {
  const { seat, bench } = await readSeat(tx, view, ref);
  const holder = bench.people.get(textOf(seat.fields.person));
  const where = `${textOf(seat.fields.category) || 'Member'} seat on the ${bench.name}`;
  return formPage(tx, view, {
    title: titles[act],
    lead: holder ? `${where}, held by ${holder}.` : `${where}, vacant.`,
    bench,
    action: view.to('governing', 'seat', act, ref),
    shown,
    fields: (
      <>
        {(act === 'succeed' || act === 'vacate') && (
          <DayField shown={shown} name="last" label={`Last day of ${holder ?? 'the holder'}`} />
        )}
        {act !== 'vacate' && <Who view={view} shown={shown} act={act} people={await peopleOptions(tx, view)} />}
        {(act === 'fill' || act === 'succeed') && (
          <TermFields shown={shown} first={shown.form.last ? addDays(shown.form.last, 1) : view.asAt.today} />
        )}
        {act === 'alternate' && <DayField shown={shown} name="from" label="From" value={view.asAt.today} />}
      </>
    ),
  });
}

/** Appointing to a category of which no empty seat is on record. */
export async function appointForm(tx: Tx, view: View, { body, shown }: { body: string; shown: Shown }) {
  const bench = await readBody(tx, view.site.ledger, { code: view.code, at: view.at }, body);
  return formPage(tx, view, {
    title: `Appoint to the ${bench.name}`,
    lead: 'Into the empty seat of the category; a seat that is not on record yet is put on record with it.',
    bench,
    action: view.to('governing', 'appoint', body),
    shown,
    fields: (
      <>
        <FormField
          name="category"
          field={{ label: 'Category', kind: 'text' }}
          value={shown.form.category ?? ''}
          problem={problemOf(shown.problems, 'category')}
          options={(bench.config?.seats ?? []).map(({ category }) => ({ value: category, label: '' }))}
          required
        />
        <Who view={view} shown={shown} act="fill" people={await peopleOptions(tx, view)} />
        <TermFields shown={shown} first={view.asAt.today} />
      </>
    ),
  });
}

export async function setUpForm(tx: Tx, view: View, { body, shown }: { body: string; shown: Shown }) {
  const bench = await readBody(tx, view.site.ledger, { code: view.code, at: view.at }, body);
  return formPage(tx, view, {
    title: `Seats of the ${bench.name}`,
    lead: 'Minutes put on record only the seats in which they saw somebody. This adds the others that the code gives, vacant.',
    bench,
    action: view.to('governing', 'set-up', body),
    shown: { ...shown, form: { reason: 'Seats put on record as the code gives them', ...shown.form } },
    fields: <DayField shown={shown} name="day" label="From" value={view.asAt.today} />,
  });
}

interface FormParts {
  title: string;
  lead: string;
  bench: BodyRead;
  action: string;
  shown: Shown;
  fields: unknown;
}

async function formPage(tx: Tx, view: View, { title, lead, bench, action, shown, fields }: FormParts) {
  const back = view.to('governing', 'body', bench.body);
  return (
    <Page title={title} frame={await frameOf(tx, view, 'body')}>
      <Head
        crumbs={[{ label: 'Bodies', href: view.to('body') }, { label: bench.name, href: back }, { label: title }]}
        title={title}
        lead={lead}
      />
      <ErrorSummary problems={shown.problems} />
      <form method="post" class="narrow governing" action={action}>
        <Csrf token={view.session?.csrf ?? ''} />
        {fields as string}
        <Authority shown={shown} meetings={await meetingOptions(tx, view)} />
        <Ends effects={shown.effects} back={back} action={action} />
      </form>
    </Page>
  );
}

function Who({
  shown,
  act,
  people,
}: {
  view: View;
  shown: Shown;
  act: SeatAct;
  people: Awaited<ReturnType<typeof peopleOptions>>;
}) {
  const label = { fill: 'Who', succeed: 'Who follows', alternate: 'Alternate', vacate: '' }[act];
  const hint =
    act === 'alternate'
      ? 'Sits for the member when they cannot. Empty: the member has none from then on.'
      : 'Choose, or type a name; somebody new is added to the people.';
  return (
    <FormField
      name="person"
      field={{ label, kind: 'text', hint }}
      value={shown.form.person ?? ''}
      problem={problemOf(shown.problems, 'person')}
      options={people}
      required={act === 'alternate' ? false : undefined}
    />
  );
}

function TermFields({ shown, first }: { shown: Shown; first: string }) {
  return (
    <>
      <DayField shown={shown} name="from" label="First day" value={first} />
      <DayField shown={shown} name="to" label="Last day of the term" required={false} />
    </>
  );
}

interface Given {
  actor: Actor;
  form: Form;
}

export async function askSeat(
  tx: Tx,
  view: View,
  { act, ref, actor, form }: Given & { act: SeatAct; ref: string },
): Promise<Asked> {
  const { seat, bench } = await readSeat(tx, view, ref);
  const by = await byOf(tx, view, actor, { form: dayed(form), label: seat.label });
  const changes = async (): Promise<Change[]> => {
    if (act === 'vacate') return vacateSeat(seat, needed(form, 'last', 'Give their last day.'));
    const sitter = await sitterIn(tx, view, form);
    if (act === 'alternate')
      return nameAlternate(seat, sitter, needed(form, 'from', 'Give the day from which it holds.'));
    if (!sitter) throw new Refused({ sentence: 'Say who.', field: 'person' });
    const term = termIn(form);
    if (act === 'fill') return fillSeat(bench, seat, { sitter, term });
    return succeedIn(bench, seat, { last: needed(form, 'last', 'Give the last day of the one before.'), sitter, term });
  };
  return { by, changes: await changes(), leads: view.to('governing', 'body', bench.body) };
}

export async function askAppoint(tx: Tx, view: View, { body, actor, form }: Given & { body: string }): Promise<Asked> {
  const bench = await readBody(tx, view.site.ledger, { code: view.code, at: view.at }, body);
  const category = needed(form, 'category', 'Say for which category.');
  const sitter = await sitterIn(tx, view, form);
  if (!sitter) throw new Refused({ sentence: 'Say who.', field: 'person' });
  const by = await byOf(tx, view, actor, { form: dayed(form), label: labelOf(view, bench) });
  return {
    by,
    changes: appointTo(bench, category, { sitter, term: termIn(form) }),
    leads: view.to('governing', 'body', body),
  };
}

export async function askSetUp(tx: Tx, view: View, { body, actor, form }: Given & { body: string }): Promise<Asked> {
  const bench = await readBody(tx, view.site.ledger, { code: view.code, at: view.at }, body);
  if (!bench.config) throw new Refused('The code does not know this body. Add its seats one by one.');
  const by = await byOf(tx, view, actor, { form, label: labelOf(view, bench) });
  const all = setUpBody(view.code, bench.config, {
    body: bench.row,
    seats: bench.seats,
    taken: bench.taken,
    day: view.at.day,
  });
  // A body is established by those with the power to; its seats may be put on record before that.
  const establishes = registerOf(view.site.ledger, 'body').moves.establish?.by ?? [];
  const changes = all.filter((one) => one.register !== 'body' || mayMake(by.actor, establishes));
  return { by, changes, leads: view.to('governing', 'body', body) };
}

export function labelOf(view: View, { row, config }: BodyRead): Row['label'] {
  return row?.label ?? { group: config?.id ?? firstGroup(view), level: 0 };
}

/** The decision holds from the first of the days that the form names. */
function dayed(form: Form): Form {
  const days = [form.last && addDays(form.last, 1), form.from].filter((one): one is string => Boolean(one)).sort();
  return { ...form, day: form.day || days[0] || '' };
}

async function sitterIn(tx: Tx, view: View, form: Form): Promise<Sitter | null> {
  return sitterFrom(tx, view.site.ledger, { code: view.code, at: view.at }, form.person ?? '');
}

export function termIn(form: Form): { from: string; to: string | null } {
  return { from: needed(form, 'from', 'Give the first day.'), to: form.to || null };
}

export function needed(form: Form, field: string, sentence: string): string {
  const value = (form[field] ?? '').trim();
  if (value === '') throw new Refused({ sentence, field });
  return value;
}
