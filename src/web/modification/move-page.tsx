/** Making one move of a proposal: a form that asks only what the move needs, and what it will do. */
import type { Tx } from '../../kernel/db.ts';
import type { Change, Day, Field } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import type { MoveOffered } from '../../process/lifecycle.ts';
import { dayWords } from '../../ui/dates.ts';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Ends } from '../ends.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import { asText } from '../pages/move-form.tsx';
import { clip, sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { ownPoints, titleOf } from './move-asked.ts';
import { moveForms } from './move-fields.ts';
import type { Proposal } from './read-proposal.ts';

export interface MoveShown {
  proposal: Proposal;
  offered: MoveOffered | null;
  move: string;
  form: Form;
  problems: readonly Problem[];
  effects?: readonly string[];
  meetings: readonly Row[];
  releases: readonly Row[];
  endings: readonly Change[];
}

/** Meetings that may be said to have taken a decision: the last of a body, newest first. */
export async function lastMeetings(tx: Tx, view: View, body: string | null, today: Day): Promise<Row[]> {
  if (!body) return [];
  const { rows } = await listRows(tx, registerOf(view.site.ledger, 'meeting'), {
    code: view.code.id,
    at: view.at,
    filters: { body: [body] },
    sort: { by: 'day', descending: true },
    limit: 12,
  });
  return rows.filter(({ fields }) => typeof fields.day === 'string' && fields.day <= today).slice(0, 6);
}

/** Releases that are planned, the next first. */
export async function plannedReleases(tx: Tx, view: View): Promise<Row[]> {
  const { rows } = await listRows(tx, registerOf(view.site.ledger, 'release'), {
    code: view.code.id,
    at: view.at,
    filters: { state: ['planned', 'live'] },
    sort: { by: 'planned_on', descending: false },
  });
  return rows;
}

export async function proposalMovePage(tx: Tx, view: View, shown: MoveShown) {
  const { proposal, move, form, problems, effects, offered } = shown;
  const { row } = proposal;
  const register = registerOf(view.site.ledger, 'modification');
  const definition = register.moves[move];
  const spec = moveForms[move];
  const label = definition?.label ?? move;
  const action = view.to('change', move, row.ref);
  const back = view.to('modification', row.ref);
  return (
    <Page title={`${label}: ${row.ref}`} frame={await frameOf(tx, view, 'modification')}>
      <Head
        crumbs={[
          { label: register.title[1], href: view.to('modification') },
          { label: row.ref, href: back },
          { label },
        ]}
        title={`${label}: ${row.ref}`}
        lead={
          <>
            <span>{clip(sentence(row.title), 160)}.</span> <span>{spec?.lead}</span>
            {offered?.clause && <span class="note"> {offered.clause}</span>}
          </>
        }
      />
      <ErrorSummary problems={problems} />
      {problems.length === 0 && offered && !offered.allowed && <InTheWay offered={offered} />}
      <form method="post" class="narrow" action={action}>
        <Csrf token={view.session?.csrf ?? ''} />
        <Hidden params={[['entry', form.entry ?? String(row.entry)]]} />
        <Fields view={view} shown={shown} />
        {spec?.part === 'points' && <Points shown={shown} />}
        <Endings view={view} shown={shown} />
        <When view={view} shown={shown} />
        <Ends effects={effects} back={back} action={action} verb={label} />
      </form>
    </Page>
  );
}

function InTheWay({ offered }: { offered: MoveOffered }) {
  return (
    <Notice tone="warn">
      <b>This cannot be recorded yet.</b>
      <ul>
        {offered.problems.map(({ sentence: words, clause }) => (
          <li>
            {words}
            {clause && <span class="note"> {clause}</span>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Fields({ view, shown }: { view: View; shown: MoveShown }) {
  const { move, form, problems } = shown;
  const register = registerOf(view.site.ledger, 'modification');
  const spec = moveForms[move];
  return (
    <>
      {(spec?.asks ?? [])
        .filter((name) => register.moves[move]?.sets.includes(name))
        .map((name) => {
          const field = fieldFor(shown, name, register.fields[name] as Field);
          return (
            <FormField
              name={`set-${name}`}
              field={{ ...field, ...spec?.words?.[name] }}
              value={form[`set-${name}`] ?? valueFor(shown, name, field)}
              problem={problemOf(problems, `set-${name}`)}
              required={spec?.needs?.includes(name) ?? false}
              options={
                name === 'release' ? shown.releases.map((one) => ({ value: one.ref, label: one.title })) : undefined
              }
            />
          );
        })}
    </>
  );
}

/** A path is chosen among those of the process, an urgency is ruled on one way or the other. */
function fieldFor({ proposal, move }: MoveShown, name: string, field: Field): Field {
  if (name === 'path' && proposal.process)
    return {
      ...field,
      kind: 'choice',
      choices: Object.fromEntries(proposal.process.paths.map((path) => [path.printed, path.name])),
      hint: 'Who decides it.',
    };
  if (name === 'urgency' && move === 'rule') return { ...field, choices: { urgent: 'Urgent', ordinary: 'Not urgent' } };
  if (name === 'timetable_appeal') return { ...field, choices: { upheld: 'Upheld', dismissed: 'Dismissed' } };
  return field;
}

/** The reasons of an earlier move are not those of this one, nor what it is consulted on subject to what a group was asked. */
function valueFor({ proposal: { row, path }, move }: MoveShown, name: string, field: Field) {
  if (
    name === 'reasons' ||
    name === 'urgency' ||
    name === 'timetable_appeal' ||
    (name === 'condition' && move === 'consult')
  )
    return '';
  if (name === 'path' && path) return path.printed;
  return field.kind === 'list' ? asText(row.fields[name] ?? null) : (row.fields[name] ?? '');
}

function Points({ shown: { proposal, form } }: { shown: MoveShown }) {
  const reasons = proposal.process?.reasons ?? [];
  return (
    <fieldset class="govuk-fieldset points-asked">
      <legend class="govuk-label">What has to be answered</legend>
      {reasons.map((reason) => (
        <div class="point-asked">
          <FormField
            name={`point-${reason.id}`}
            field={{ label: reason.name, kind: 'flag' }}
            value={form[`point-${reason.id}`] === 'true'}
          />
          <FormField
            name={`asks-${reason.id}`}
            field={{ label: `To be answered: ${reason.name}`, kind: 'prose' }}
            value={form[`asks-${reason.id}`] ?? reason.asks}
          />
        </div>
      ))}
      {Array.from({ length: ownPoints }, (_, at) => (
        <FormField
          name={`own-point-${at + 1}`}
          field={{ label: at === 0 && reasons.length === 0 ? 'A point' : 'Another point', kind: 'text' }}
          value={form[`own-point-${at + 1}`] ?? ''}
          required={false}
        />
      ))}
    </fieldset>
  );
}

function Endings({ view, shown: { endings, form } }: { view: View; shown: MoveShown }) {
  if (endings.length === 0) return null;
  const words = endings.map(({ register, ref, move }) => {
    const definition = view.site.ledger.registers.get(register);
    return `${definition?.moves[move]?.label ?? move}: ${definition?.title[0].toLowerCase() ?? register} ${ref}`;
  });
  return (
    <div class="endings">
      <FormField
        name="close"
        field={{ label: 'Also close what stands open', kind: 'flag', hint: words.join('; ') }}
        value={form.do === undefined || form.close === 'true'}
      />
    </div>
  );
}

function When({ view, shown: { proposal, move, form, problems, meetings } }: { view: View; shown: MoveShown }) {
  return (
    <>
      {meetings.length > 0 && (
        <FormField
          name="meeting"
          field={{
            label: 'Decided at',
            kind: 'choice',
            choices: Object.fromEntries(
              meetings.map((one) => [one.ref, `${one.title}, ${dayWords(String(one.fields.day))}`]),
            ),
            hint: 'The day is then that of the meeting. Leave it out where it was decided otherwise.',
          }}
          value={form.meeting ?? ''}
          required={false}
        />
      )}
      <FormField
        name="effective"
        field={{ label: 'True from', kind: 'day', hint: 'The day it took effect in the world.' }}
        value={form.effective ?? view.asAt.today}
        problem={problemOf(problems, 'effective')}
        max={view.asAt.today}
        required
      />
      <FormField
        name="reason"
        field={{ label: 'For the record', kind: 'text', hint: 'One sentence: the paper, letter or event behind it.' }}
        value={form.reason ?? titleOf(proposal.row.ref, move)}
        problem={problemOf(problems, 'reason')}
        required
      />
    </>
  );
}
