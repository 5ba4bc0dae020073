/** The working group of a proposal: who is on it, its terms, what it is asked, what it needs to know; or forming one. */
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import { listRows, named, type Row } from '../../kernel/read.ts';
import { groupRoles } from '../../process/working-group.ts';
import { isPast } from '../../ui/as-at.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { Ends } from '../ends.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import { clip, sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { categoriesOf } from './raise-form.ts';
import { raises } from './raise-page.tsx';
import { type Proposal, readProposal } from './read-proposal.ts';

/** Places that the form offers; more join later. */
export const places = 8;

export interface GroupShown {
  form: Form;
  problems: readonly Problem[];
  effects?: readonly string[];
}

/** States in which a group may be formed or joined. */
const working = ['raised', 'refinement', 'returned'];

export async function groupPage(tx: Tx, view: View, ref: string, shown: GroupShown) {
  const proposal = await readProposal(tx, view.site.ledger, { code: view.code, ref, at: view.at });
  const { row } = proposal;
  const group = proposal.of('group')[0];
  const may = raises(view) === 'raises' && !isPast(view.asAt) && working.includes(row.state);
  return (
    <Page title={`Working group of ${row.ref}`} frame={await frameOf(tx, view, 'modification')}>
      <Head
        crumbs={[
          { label: 'Modifications', href: view.to('modification') },
          { label: row.ref, href: view.to('modification', row.ref) },
          { label: 'Working group' },
        ]}
        title={group?.title ?? `Working group of ${row.ref}`}
        lead={`${row.ref}: ${clip(sentence(row.title), 160)}`}
        actions={group && <ButtonLink href={view.to('body', group.ref)}>The body’s page</ButtonLink>}
      />
      <ErrorSummary problems={shown.problems} />
      {group
        ? await Formed(tx, view, { proposal, group, shown, may })
        : await NotFormed(tx, view, { proposal, shown, may })}
    </Page>
  );
}

interface Part {
  proposal: Proposal;
  shown: GroupShown;
  /** Whether this reader forms groups, here and now. */
  may: boolean;
}

async function Formed(tx: Tx, view: View, { proposal, group, shown, may }: Part & { group: Row }) {
  const { row } = proposal;
  const seats = proposal.of('seat');
  const refs = new Map([
    ['person', new Set(seats.flatMap(({ fields }) => (fields.person ? [String(fields.person)] : [])))],
  ]);
  const names = await named(tx, view.site.ledger.registers, { code: view.code.id, at: view.at, refs });
  const terms = proposal.of('terms')[0];
  return (
    <div class="two proposal">
      <div>
        <Card title={`Members: ${seats.filter(({ state }) => state === 'filled').length}`}>
          {seats.length === 0 && <p class="note">No member is on record that you may see.</p>}
          <ul class="beside">
            {seats.map((seat) => {
              const person = names.get(`person ${seat.fields.person}`);
              return (
                <li>
                  {person ? <a href={view.to('person', person.ref)}>{person.title}</a> : sentence(seat.title)}{' '}
                  <span class="note">
                    {[seat.fields.role, seat.fields.category, seat.state === 'vacant' ? 'vacant' : null]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              );
            })}
          </ul>
        </Card>
        {may && (
          <Card title="Somebody joins">
            <form method="post" action={view.to('change', 'group', row.ref)}>
              <Csrf token={view.session?.csrf ?? ''} />
              <Member view={view} n={1} shown={shown} people={await peopleIn(tx, view)} first />
              <DayField view={view} shown={shown} />
              <Ends
                effects={shown.effects}
                back={view.to('modification', row.ref)}
                action={view.to('change', 'group', row.ref)}
                verb="Add them"
              />
            </form>
          </Card>
        )}
      </div>
      <div>
        <Card title="What it is asked">
          <p>{row.fields.condition ? String(row.fields.condition) : 'Nothing beside its terms of reference.'}</p>
          {group.fields.about && <p class="note">{String(group.fields.about)}</p>}
        </Card>
        <Card title="Member pack">
          <Facts
            facts={[
              {
                label: 'Terms of reference',
                value: terms ? (
                  <a href={view.to('document', terms.ref)}>{terms.title}</a>
                ) : (
                  'None are linked to the group yet.'
                ),
              },
              { label: 'Proposal', value: <a href={view.to('modification', row.ref)}>{row.ref}</a> },
              {
                label: 'Initial report',
                value: <a href={view.to('change', 'paper', row.ref, 'initial.pdf')}>PDF, from the record</a>,
              },
              { label: 'Timetable', value: <a href={view.to('timetable', 'of', row.ref)}>Every date with its sum</a> },
              {
                label: 'Points to answer',
                value: `${proposal.of('point').filter(({ state }) => state === 'open').length} open`,
              },
            ]}
          />
        </Card>
      </div>
    </div>
  );
}

async function NotFormed(tx: Tx, view: View, { proposal, shown, may }: Part) {
  const { row, process } = proposal;
  if (!may)
    return (
      <Empty
        title="No working group yet"
        step={{ label: `Back to ${row.ref}`, href: view.to('modification', row.ref) }}
      >
        {working.includes(row.state)
          ? 'The secretariat forms one, with people from the categories that the change affects.'
          : `At the stage it is at, ${row.ref} has none.`}
      </Empty>
    );
  const people = await peopleIn(tx, view);
  const terms = await listRows(tx, registerOf(view.site.ledger, 'document'), {
    code: view.code.id,
    at: view.at,
    filters: { kind: ['terms'] },
    limit: 100,
  });
  const least = process?.groupLeast.value;
  const action = view.to('change', 'group', row.ref);
  return (
    <form method="post" class="narrow" action={action}>
      <Csrf token={view.session?.csrf ?? ''} />
      <Hidden params={[['entry', shown.form.entry ?? String(row.entry)]]} />
      {least != null && (
        <p class="note">
          It has at least {least} people{process?.groupLeast.clause ? ` (${process.groupLeast.clause})` : ''}. One
          speaks for the proposer; another may be named beside them.
        </p>
      )}
      {Array.from({ length: places }, (_, at) => (
        <Member view={view} n={at + 1} shown={shown} people={people} first={at === 0} />
      ))}
      <FormField
        name="terms"
        field={{ label: 'Terms of reference', kind: 'text', hint: 'The document that holds them.' }}
        value={shown.form.terms ?? ''}
        problem={problemOf(shown.problems, 'terms')}
        options={terms.rows.map((one) => ({ value: one.ref, label: one.title }))}
        required={false}
      />
      <FormField
        name="condition"
        field={{ label: 'Asked of it besides', kind: 'prose' }}
        value={shown.form.condition ?? String(row.fields.condition ?? '')}
        required={false}
      />
      <DayField view={view} shown={shown} />
      <Ends effects={shown.effects} back={view.to('modification', row.ref)} action={action} verb="Form the group" />
    </form>
  );
}

function DayField({ view, shown }: { view: View; shown: GroupShown }) {
  return (
    <FormField
      name="effective"
      field={{ label: 'From', kind: 'day' }}
      value={shown.form.effective ?? view.asAt.today}
      problem={problemOf(shown.problems, 'effective')}
      max={view.asAt.today}
      required
    />
  );
}

interface MemberProps {
  view: View;
  n: number;
  shown: GroupShown;
  people: readonly Row[];
  first: boolean;
}

function Member({ view, n, shown: { form, problems }, people, first }: MemberProps) {
  const choices = (all: readonly string[]) => Object.fromEntries(all.map((one) => [one, one]));
  return (
    <fieldset class="govuk-fieldset member-asked">
      <legend class="govuk-visually-hidden">Member {n}</legend>
      <FormField
        name={`person-${n}`}
        field={{ label: `Member ${n}`, kind: 'text', ...(first ? { hint: 'Their name, as on record.' } : {}) }}
        value={form[`person-${n}`] ?? ''}
        problem={problemOf(problems, `person-${n}`) ?? (n === 1 ? problemOf(problems, 'members') : undefined)}
        options={people.map((one) => ({ value: one.title, label: one.title }))}
      />
      <FormField
        name={`category-${n}`}
        field={{ label: 'Speaks for', kind: 'choice', choices: choices(categoriesOf(view.code)) }}
        value={form[`category-${n}`] ?? ''}
      />
      <FormField
        name={`role-${n}`}
        field={{ label: 'As', kind: 'choice', choices: choices(Object.values(groupRoles)) }}
        value={form[`role-${n}`] ?? ''}
      />
    </fieldset>
  );
}

async function peopleIn(tx: Tx, view: View): Promise<Row[]> {
  const { rows } = await listRows(tx, registerOf(view.site.ledger, 'person'), {
    code: view.code.id,
    at: view.at,
    limit: 400,
  });
  return rows;
}
