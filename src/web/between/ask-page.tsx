/** Putting a question between meetings: its words, what it will do, until when; tried before it goes round. */

import type { Child } from 'hono/jsx';
import { type Electorate, electorateOf } from '../../between/entitled.ts';
import { earliestClose } from '../../between/question.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Day, Field } from '../../kernel/define.ts';
import { Absent } from '../../kernel/problem.ts';
import { dayWords } from '../../ui/dates.ts';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { Ends } from '../ends.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { type Asking, effectsPart } from './ask-effects.tsx';
import { ByEnter } from './by-enter.tsx';

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
  const field: AskField = (name, definition, value = '') => (
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
            <QuestionPart field={field} bodies={bodies} verbs={verbs} />
            {await effectsPart(tx, view, asking)}
          </div>
          <div>
            <VotePart field={field} earliest={earliest} notice={electorate?.rules.notice ?? null} />
            <Asked view={view} body={body} electorate={electorate} />
          </div>
        </div>
        <Ends
          effects={will}
          back={view.to('between')}
          action={view.to('between', 'ask')}
          verb="Put the question"
          does="put"
        />
      </form>
    </Page>
  );
}

/** A field of the form, with what it is to hold where nothing was typed. */
type AskField = (name: string, definition: Pick<Field, 'label' | 'kind' | 'choices' | 'hint'>, value?: string) => Child;

interface QuestionPartProps {
  field: AskField;
  bodies: Readonly<Record<string, string>>;
  verbs: Readonly<Record<string, string>>;
}

function QuestionPart({ field, bodies, verbs }: QuestionPartProps) {
  return (
    <Card title="The question">
      {field('body', { label: 'Body', kind: 'choice', choices: bodies })}
      <div class="fields-in-line verb-and-words">
        {field('verb', { label: 'To be', kind: 'choice', choices: verbs }, 'approved' in verbs ? 'approved' : '')}
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
  );
}

function VotePart({ field, earliest, notice }: { field: AskField; earliest: Day | null; notice: number | null }) {
  return (
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
          ...(earliest ? { hint: `Members have ${notice} Working Days: ${dayWords(earliest)} or later.` } : {}),
        },
        earliest ?? '',
      )}
      {field('closes_at', { label: 'At', kind: 'time', hint: 'London time.' }, '17:00')}
      {field('short_notice', {
        label: 'If members have less than their notice: why it cannot wait',
        kind: 'prose',
      })}
    </Card>
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
