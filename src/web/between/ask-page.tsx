/** Putting a question between meetings: its words, what it will do, until when; tried before it goes round. */

import { type Electorate, electorateOf } from '../../between/entitled.ts';
import { earliestClose } from '../../between/question.ts';
import { mayMake } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Change, Field, Register } from '../../kernel/define.ts';
import { Absent, type Problem } from '../../kernel/problem.ts';
import { get } from '../../kernel/read.ts';
import { changeFromLine } from '../../meetings/effects.ts';
import { powersOf } from '../../meetings/powers.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { dayWords } from '../../ui/dates.ts';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Will } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { ChangeWords, namesOf } from '../actions/decision-effects.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';

export interface Asking {
  form: Readonly<Record<string, string>>;
  /** Lines of what it will do, chosen so far. */
  pending: readonly string[];
  problems: readonly Problem[];
  /** What putting it does, in sentences; once asked for and free of problems. */
  will?: readonly string[];
}

/** What may be left empty says so; what may not is said when it is sent, so that every button works before. */
function requiredOf(name: string): boolean | undefined {
  if (['body', 'verb', 'method'].includes(name)) return true;
  return ['background', 'papers', 'short_notice'].includes(name) ? false : undefined;
}

export async function askPage(tx: Tx, view: View, asking: Asking) {
  const { form, problems, will } = asking;
  const { code } = view;
  const bodies = Object.fromEntries(code.bodies.filter((one) => one.proceedings).map(({ id, name }) => [id, name]));
  const verbs = Object.fromEntries(code.houseStyle.verbs.map((verb) => [verb, verb.toUpperCase()]));
  const body = form.body ?? Object.keys(bodies)[0] ?? '';
  const electorate = await electorateFor(tx, view, body);
  const earliest = electorate && earliestClose({ code, today: view.asAt.today }, electorate);
  const field = (name: string, definition: Pick<Field, 'label' | 'kind' | 'choices' | 'hint'>, value = '') => (
    <FormField
      name={name}
      field={definition}
      value={form[name] ?? value}
      problem={problemOf(problems, name)}
      required={requiredOf(name)}
    />
  );
  return (
    <Page title="Put a question" frame={await frameOf(tx, view, 'between')}>
      <Head
        crumbs={[{ label: 'Between meetings', href: view.to('between') }, { label: 'Put a question' }]}
        title="Put a question to a body"
        lead="Members with a vote are told by mail, vote here by the deadline, and the decision is recorded with what follows from it."
      />
      <ErrorSummary problems={problems} />
      <form method="post" action={view.to('between', 'ask')} class="ask">
        <Csrf token={view.session?.csrf ?? ''} />
        <ByEnter value="check" />
        <div class="two">
          <div>
            <Card title="The question">
              {field('body', { label: 'Body', kind: 'choice', choices: bodies })}
              <div class="fields-in-line verb-and-words">
                {field(
                  'verb',
                  { label: 'To be', kind: 'choice', choices: verbs },
                  'approved' in verbs ? 'approved' : '',
                )}
                {field('wording', {
                  label: 'Wording',
                  kind: 'prose',
                  hint: 'As the minutes will have it after the verb: “the response to the consultation”.',
                })}
              </div>
              {field('background', {
                label: 'What members should know',
                kind: 'prose',
                hint: 'Why now, and what turns on it.',
              })}
              {field('papers', {
                label: 'Papers',
                kind: 'list',
                hint: 'One a line: the reference, then its version, as “v2”.',
              })}
            </Card>
            {await effectsPart(tx, view, asking)}
          </div>
          <div>
            <Card title="The vote">
              {field(
                'method',
                {
                  label: 'Counted',
                  kind: 'choice',
                  choices: { named: 'Each member by name', category: 'By category' },
                },
                'named',
              )}
              {field(
                'closes_on',
                {
                  label: 'Closes on',
                  kind: 'day',
                  ...(earliest
                    ? { hint: `Members have ${electorate?.rules.notice} Working Days: ${dayWords(earliest)} or later.` }
                    : {}),
                },
                earliest ?? '',
              )}
              {field('closes_at', { label: 'At', kind: 'time', hint: 'London time.' }, '17:00')}
              {field('short_notice', {
                label: 'If members have less than their notice: why it cannot wait',
                kind: 'prose',
              })}
            </Card>
            <Asked view={view} body={body} electorate={electorate} />
          </div>
        </div>
        {will ? (
          <Will effects={will}>
            <Button weight="go" name="do" value="put">
              Put the question
            </Button>
            <Button name="do" value="check">
              Check again
            </Button>
          </Will>
        ) : (
          <div class="acts">
            <Button weight="go" name="do" value="check">
              See what this will do
            </Button>
            <ButtonLink href={view.to('between')}>Leave it</ButtonLink>
          </div>
        )}
      </form>
    </Page>
  );
}

/** Null for a body that is not on record yet, whose seats nobody holds. */
async function electorateFor(tx: Tx, view: View, body: string): Promise<Electorate | null> {
  try {
    return await electorateOf(tx, view.site.ledger, { code: view.code, body, day: view.asAt.today });
  } catch (error) {
    if (error instanceof Absent) return null;
    throw error;
  }
}

function Asked({ view, body, electorate }: { view: View; body: string; electorate: Electorate | null }) {
  const roll = electorate?.roll ?? [];
  return (
    <Card title="Who is asked">
      {roll.length === 0 ? (
        <p>
          Nobody is on record as having a vote there.{' '}
          <a href={view.to('governing', 'body', body)}>Fill its seats first</a>.
        </p>
      ) : (
        <>
          <ul class="lines">
            {roll.map(({ name, category, standsFor }) => (
              <li>
                {name} <span class="note">{[category, standsFor && 'alternate'].filter(Boolean).join(', ')}</span>
              </li>
            ))}
          </ul>
          <p class="note">
            {electorate?.whole.needed} of {electorate?.whole.seats} votes needed.
          </p>
        </>
      )}
    </Card>
  );
}

/** What the Enter key in a field presses: a browser takes the first button of the form, which could take something out. */
export function ByEnter({ value }: { value: string }) {
  return (
    <button type="submit" name="do" value={value} class="govuk-visually-hidden" tabindex={-1}>
      Go on
    </button>
  );
}

/** What the decision will do: chosen record by record from the moves the body may make of each. */
async function effectsPart(tx: Tx, view: View, asking: Asking) {
  const { pending, form, problems } = asking;
  const changes = pending.flatMap((line): Change[] => [changeFromLine(line) ?? []].flat());
  const names = await namesOf(tx, view, changes);
  const choosing = await recordChosen(tx, view, form);
  const kinds = [...view.site.ledger.registers.values()].filter(({ group }) => group && group !== 'Meet');
  return (
    <Card title="If it is carried">
      <Hidden params={pending.map((line) => ['pending', line] as const)} />
      {pending.length === 0 && (
        <p class="note">The decision stands by itself, unless you add what it does to a record.</p>
      )}
      {changes.length > 0 && (
        <ul class="effect-lines">
          {changes.map((change, index) => (
            <li>
              <ChangeWords view={view} change={change} names={names} />{' '}
              <Button weight="small" name="do" value={`drop-${index}`}>
                Take out
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div class="fields-in-line">
        <FormField
          name="effect-register"
          field={{
            label: 'Kind of record',
            kind: 'choice',
            choices: Object.fromEntries(kinds.map(({ name, title }) => [name, title[0]])),
          }}
          value={form['effect-register'] ?? ''}
        />
        <FormField
          name="effect-ref"
          field={{ label: 'Its reference', kind: 'text' }}
          value={form['effect-ref'] ?? ''}
          problem={problemOf(problems, 'effect-ref')}
        />
      </div>
      {choosing ? (
        <Moves view={view} form={form} choosing={choosing} />
      ) : (
        <Button name="do" value="find">
          Choose what happens to it
        </Button>
      )}
    </Card>
  );
}

interface Choosing {
  register: Register;
  ref: string;
  title: string;
  moves: [name: string, move: Register['moves'][string]][];
}

/** The record named in the form, with the moves that its body may make of it now. */
async function recordChosen(tx: Tx, view: View, form: Asking['form']): Promise<Choosing | null> {
  const register = view.site.ledger.registers.get(form['effect-register'] ?? '');
  const ref = (form['effect-ref'] ?? '').trim();
  if (!register || ref === '') return null;
  const row = await get(tx, register, { code: view.code.id, ref, at: view.at });
  const config = view.code.bodies.find(({ id }) => id === form.body) ?? null;
  const powers = [...powersOf(config, view.asAt.today), 'secretariat'];
  const eyes = { public: false, clearance: {}, name: '', powers };
  const moves = Object.entries(register.moves).filter(
    ([name, move]) => name !== 'found' && move.from.includes(row?.state ?? 'new') && mayMake(eyes, move.by),
  );
  return moves.length > 0 ? { register, ref, title: row?.title ?? 'not on record yet', moves } : null;
}

function Moves({ view, form, choosing }: { view: View; form: Asking['form']; choosing: Choosing }) {
  const { register, ref, title, moves } = choosing;
  const chosen = moves.find(([name]) => name === form['effect-move']);
  return (
    <div class="choosing">
      <p>
        {register.title[0]} <a href={view.to(register.name, ref)}>{ref}</a>: {title}
      </p>
      <FormField
        name="effect-move"
        field={{
          label: 'What happens to it',
          kind: 'choice',
          choices: Object.fromEntries(moves.map(([name, { label }]) => [name, label])),
        }}
        value={form['effect-move'] ?? ''}
      />
      {chosen?.[1].sets.map((name) => {
        const field = register.fields[name];
        return field ? (
          <FormField name={`effect-set-${name}`} field={field} value={form[`effect-set-${name}`] ?? ''} />
        ) : null;
      })}
      <div class="acts">
        {!chosen && (
          <Button name="do" value="find">
            Go on
          </Button>
        )}
        {chosen && (
          <Button name="do" value="add">
            Add it
          </Button>
        )}
      </div>
    </div>
  );
}
