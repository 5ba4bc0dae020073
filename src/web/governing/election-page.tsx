/** An election: who stands, what is to be done next, and the form that does it. */

import { readBody, textOf } from '../../governing/bench.ts';
import { type Nominee, nomineesOf, resultOf } from '../../governing/election.ts';
import { seatingOf } from '../../governing/seating.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Row } from '../../kernel/read.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Ends } from '../ends.tsx';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import type { View } from '../view.ts';
import {
  Authority,
  blank,
  DayField,
  mayRecord,
  meetingOptions,
  type Options,
  peopleOptions,
  type Shown,
} from './act.tsx';
import { type ElectionRead, type ElectionStep, readElection } from './election-form.ts';

export async function callForm(tx: Tx, view: View, { body, shown }: { body: string; shown: Shown }) {
  const bench = await readBody(tx, view.site.ledger, { code: view.code, at: view.at }, body);
  const seating = seatingOf(view.code, bench.config, { seats: bench.seats, day: view.at.day });
  const back = view.to('governing', 'body', body);
  const { form, problems } = shown;
  const field = (name: string, given: { label: string; kind: 'text' | 'integer'; hint?: string }, rest = {}) => (
    <FormField name={name} field={given} value={form[name] ?? ''} problem={problemOf(problems, name)} {...rest} />
  );
  return (
    <Page title="Call an election" frame={await frameOf(tx, view, 'election')}>
      <Head
        crumbs={[
          { label: 'Bodies', href: view.to('body') },
          { label: bench.name, href: back },
          { label: 'Call an election' },
        ]}
        title="Call an election"
        lead={`For seats of one category on the ${bench.name}.`}
      />
      <ErrorSummary problems={problems} />
      <form method="post" class="narrow governing" action={view.to('governing', 'call', body)}>
        <Csrf token={view.session?.csrf ?? ''} />
        {field(
          'category',
          { label: 'Category', kind: 'text' },
          {
            required: true,
            options: seating.map((one) => ({ value: one.category, label: `${one.vacancies} vacant` })),
          },
        )}
        {field('seats', { label: 'Seats to fill', kind: 'integer' }, { required: true })}
        <DayField shown={shown} name="nominations_close" label="Nominations close" />
        <DayField shown={shown} name="voting_closes" label="Voting closes" required={false} />
        <DayField
          shown={shown}
          name="term_from"
          label="First day of the new term"
          hint="Seats empty then, or whose term is over by then, are filled."
        />
        <DayField shown={shown} name="term_to" label="Last day of the new term" required={false} />
        <Authority
          shown={{ ...shown, form: { reason: 'Election called', ...form } }}
          meetings={await meetingOptions(tx, view)}
        />
        <Ends effects={shown.effects} back={back} action={view.to('governing', 'call', body)} verb="Call it" />
      </form>
    </Page>
  );
}

export async function electionPage(
  tx: Tx,
  view: View,
  { ref, shown = blank, step }: { ref: string; shown?: Shown; step?: ElectionStep },
) {
  const read = await readElection(tx, view, ref);
  const { election, bench } = read;
  const { fields } = election;
  const day = (name: string) => (fields[name] ? <DayText day={String(fields[name])} /> : '');
  const record = mayRecord(view);
  return (
    <Page title={election.title} frame={await frameOf(tx, view, 'election')}>
      <Head
        crumbs={[
          { label: 'Bodies', href: view.to('body') },
          { label: bench.name, href: view.to('governing', 'body', bench.body) },
          { label: 'Election' },
        ]}
        title={election.title}
        lead={
          <>
            <StateChip state={stateOf(registerOf(view.site.ledger, 'election'), election.state)} />{' '}
            <span>
              {fields.seats} {fields.seats === 1 ? 'seat' : 'seats'}, {fields.category}
            </span>
          </>
        }
        actions={<ButtonLink href={view.to('record', 'election', ref)}>Facts and history</ButtonLink>}
      />
      <ErrorSummary problems={shown.problems} />
      <div class="two">
        <div>
          <Card title="Nominees">
            <Nominees view={view} read={read} />
          </Card>
          {record && (
            <Next
              view={view}
              read={read}
              shown={shown}
              step={step}
              people={await peopleOptions(tx, view)}
              meetings={await meetingOptions(tx, view)}
            />
          )}
        </div>
        <Card title="What it fills">
          <Facts
            facts={[
              { label: 'Nominations close', value: day('nominations_close') },
              { label: 'Voting closes', value: day('voting_closes') },
              { label: 'Term from', value: day('term_from') },
              { label: 'Term to', value: day('term_to') },
              ...(fields.result ? [{ label: 'Result', value: String(fields.result), prose: true }] : []),
            ]}
          />
        </Card>
      </div>
    </Page>
  );
}

function Nominees({ view, read }: { view: View; read: ElectionRead }) {
  const { nominations } = read;
  if (nominations.length === 0) return <p>Nobody is nominated yet.</p>;
  const register = registerOf(view.site.ledger, 'nomination');
  const columns: Column<Row>[] = [
    {
      key: 'title',
      label: 'Nominee',
      kind: 'ref',
      cell: (row) => <a href={view.to('nomination', row.ref)}>{row.title}</a>,
    },
    { key: 'nominated_by', label: 'Nominated by', kind: 'soft', cell: (row) => textOf(row.fields.nominated_by) },
    {
      key: 'votes',
      label: 'Votes',
      kind: 'number',
      cell: (row) => (row.fields.votes === null ? '' : String(row.fields.votes)),
    },
    { key: 'state', label: 'State', kind: 'chip', cell: (row) => <StateChip state={stateOf(register, row.state)} /> },
  ];
  return <Table caption="Nominees" columns={columns} rows={nominations} url={view.url} />;
}

interface NextProps {
  view: View;
  read: ElectionRead;
  shown: Shown;
  /** The step whose form was sent; the others stay as they were. */
  step?: ElectionStep;
  people: Options;
  meetings: Options;
}

/** What may be done now; one form a step, the likeliest first. */
function Next(props: NextProps) {
  const { read } = props;
  const { election } = read;
  const seats = Number(election.fields.seats ?? 1);
  const standing = nomineesOf(read.nominations, read.people);
  if (election.state === 'declared' || election.state === 'void') return null;
  const contested = standing.length > seats;
  return (
    <>
      {election.state === 'nominations' && <Nominate {...props} />}
      {election.state === 'nominations' && contested && (
        <StepForm {...props} name="poll" title="Open the vote" verb="Open the vote">
          <p>
            {standing.length} nominees for {seats === 1 ? 'one seat' : `${seats} seats`}: it takes a vote.
          </p>
          <DayField
            shown={shownFor(props, 'poll')}
            name="voting_closes"
            label="Voting closes"
            value={textOf(election.fields.voting_closes)}
            required={false}
          />
        </StepForm>
      )}
      {election.state === 'voting' && <Votes {...props} standing={standing} />}
      {standing.length > 0 && (election.state === 'voting' || !contested) && (
        <Declare {...props} standing={standing} seats={seats} />
      )}
      <details class="more" open={props.step === 'void'}>
        <summary>Make the election void</summary>
        <StepForm {...props} name="void" title="Make it void" verb="Make it void">
          <FormField
            name="reason"
            id="void-reason"
            field={{ label: 'Why', kind: 'text' }}
            value={shownFor(props, 'void').form.reason ?? ''}
            problem={problemOf(shownFor(props, 'void').problems, 'reason')}
          />
        </StepForm>
      </details>
    </>
  );
}

const shownFor = ({ shown, step }: NextProps, name: ElectionStep): Shown => (step === name ? shown : blank);

interface StepProps extends NextProps {
  name: ElectionStep;
  title: string;
  verb: string;
  children?: unknown;
}

function StepForm(props: StepProps) {
  const { view, read, name, title, verb, children } = props;
  const { ref } = read.election;
  const action = view.to('governing', 'election', name, ref);
  return (
    <Card title={title}>
      <form method="post" class="narrow governing" action={action}>
        <Csrf token={view.session?.csrf ?? ''} />
        {children as string}
        <Ends
          effects={shownFor(props, name).effects}
          back={view.to('governing', 'election', ref)}
          action={action}
          verb={verb}
        />
      </form>
    </Card>
  );
}

function Nominate(props: NextProps) {
  const { form, problems } = shownFor(props, 'nominate');
  return (
    <StepForm {...props} name="nominate" title="Take a nomination" verb="Nominate">
      <FormField
        name="person"
        field={{ label: 'Nominee', kind: 'text', hint: 'Choose, or type a name; somebody new is added to the people.' }}
        value={form.person ?? ''}
        problem={problemOf(problems, 'person')}
        options={props.people}
      />
      <FormField
        name="nominated_by"
        field={{ label: 'Nominated by', kind: 'text', hint: 'The party, member or body.' }}
        value={form.nominated_by ?? ''}
        problem={problemOf(problems, 'nominated_by')}
      />
      <FormField
        name="statement"
        field={{ label: 'Statement', kind: 'prose' }}
        value={form.statement ?? ''}
        required={false}
      />
    </StepForm>
  );
}

/** Once all are counted, the result is what comes next: the count folds away, to be corrected. */
function Votes(props: NextProps & { standing: readonly Nominee[] }) {
  const counted = props.standing.every(({ votes }) => votes !== null);
  if (!counted) return <Count {...props} />;
  return (
    <details class="more" open={props.step === 'count'}>
      <summary>Correct the votes</summary>
      <Count {...props} />
    </details>
  );
}

function Count(props: NextProps & { standing: readonly Nominee[] }) {
  const { form, problems } = shownFor(props, 'count');
  return (
    <StepForm {...props} name="count" title="Votes" verb="Record the votes">
      {props.standing.map(({ ref, name, votes }) => (
        <FormField
          name={`votes-${ref}`}
          field={{ label: name, kind: 'integer' }}
          value={form[`votes-${ref}`] ?? votes ?? ''}
          problem={problemOf(problems, `votes-${ref}`)}
        />
      ))}
    </StepForm>
  );
}

function Declare(props: NextProps & { standing: readonly Nominee[]; seats: number }) {
  const { standing, seats, read } = props;
  const shown = shownFor(props, 'declare');
  const { form, problems } = shown;
  const result = resultOf(seats, standing);
  if ('missing' in result) return null;
  const tie = 'tie' in result ? result.tie : null;
  const ticked = (form.settled ?? '').split('\n');
  return (
    <StepForm {...props} name="declare" title="Declare the result" verb="Declare">
      <Notice tone={tie ? 'warn' : undefined}>{result.sentence}</Notice>
      {tie && (
        <fieldset class="ticks" id="settled">
          <legend>Elected of those in the tie</legend>
          {tie.among.map(({ ref, name }) => (
            <label class="tick">
              <input type="checkbox" name="settled" value={ref} checked={ticked.includes(ref)} /> {name}
            </label>
          ))}
        </fieldset>
      )}
      {tie && (
        <FormField
          name="means"
          field={{
            label: 'How the tie was settled',
            kind: 'text',
            hint: 'Lots drawn by the chair on 30 August, for example. It is part of the result.',
          }}
          value={form.means ?? ''}
          problem={problemOf(problems, 'means')}
        />
      )}
      <DayField shown={shown} name="term_from" label="First day" value={textOf(read.election.fields.term_from)} />
      <DayField
        shown={shown}
        name="term_to"
        label="Last day of the term"
        value={textOf(read.election.fields.term_to)}
        required={false}
      />
      <Authority shown={shown} meetings={props.meetings} />
      <Hidden params={[['step', 'declare']]} />
    </StepForm>
  );
}
