/** Building a consultation or a request for information: what is asked, of whom, until when; tried before it goes out. */
import { sumOf } from '../../consulting/closing.ts';
import { type QuestionAsked, questionKinds } from '../../consulting/issue.ts';
import { closingTime, lateRule, lengthOf, type Told } from '../../consulting/rules.ts';
import type { Tx } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import { listRows } from '../../kernel/read.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { ByEnter } from '../between/by-enter.tsx';
import { Ends } from '../ends.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import type { Draft } from './new-form.ts';

export interface Building {
  draft: Draft;
  problems: readonly Problem[];
  /** What issuing it will do; once asked for and free of problems. */
  will?: readonly string[];
}

export async function newPage(tx: Tx, view: View, building: Building) {
  const { draft, problems, will } = building;
  const about = await aboutOptions(tx, view);
  const isRequest = draft.kind === 'request';
  return (
    <Page title="New consultation" frame={await frameOf(tx, view, 'consultation')} scripts={['consulting.js']}>
      <Head
        crumbs={[
          { label: 'Consultations', href: view.to('consultation') },
          { label: isRequest ? 'New request' : 'New consultation' },
        ]}
        title={isRequest ? 'Ask for information' : 'Consult'}
        lead="Those who are asked are told by mail and answer here, for their party. Answers are theirs alone until you publish them."
      />
      <ErrorSummary problems={problems} />
      <Templates view={view} />
      <form method="post" action={view.to('consulting', 'new')} class="ask" data-consulting="new">
        <Csrf token={view.session?.csrf ?? ''} />
        <Hidden
          params={[
            ['questions', String(draft.questions.length)],
            ['from', draft.from],
          ]}
        />
        <ByEnter value="check" />
        <div class="two">
          <div>
            <AboutPart draft={draft} problems={problems} about={about} />
            <Questions draft={draft} problems={problems} />
          </div>
          <div>
            <AskedPart view={view} draft={draft} problems={problems} />
            <WhenPart view={view} draft={draft} problems={problems} />
          </div>
        </div>
        <Ends
          effects={will}
          back={view.to('consultation')}
          action={view.to('consulting', 'new')}
          verb="Issue it"
          does="issue"
        />
      </form>
    </Page>
  );
}

/** What may be chosen to be about: proposals that still move, and variations that still run. */
async function aboutOptions(tx: Tx, view: View) {
  const of = async (name: string, over: readonly string[]) => {
    const register = registerOf(view.site.ledger, name);
    const state = Object.keys(register.states).filter((one) => !over.includes(one));
    const { rows } = await listRows(tx, register, { code: view.code.id, at: view.at, filters: { state }, limit: 200 });
    return rows.map(({ ref, title }) => ({ value: ref, label: `${ref}: ${title}` }));
  };
  return {
    modification: await of('modification', ['implemented', 'rejected', 'refused', 'withdrawn']),
    variation: await of('variation', []),
  };
}

function Templates({ view }: { view: View }) {
  const templates = view.code.consultations?.templates ?? [];
  if (templates.length === 0 || view.query.get('template')) return null;
  return (
    <p class="note consulting-templates">
      Start from a questionnaire:{' '}
      {templates.map(({ id, title }, index) => (
        <>
          {index > 0 && ' · '}
          <a href={`${view.to('consulting', 'new')}?template=${id}`}>{title}</a>
        </>
      ))}
    </p>
  );
}

interface PartProps {
  draft: Draft;
  problems: readonly Problem[];
}

const kinds = {
  report: 'Report consultation',
  group: 'Working group consultation',
  request: 'Request for information',
  variation: 'Consultation on a variation',
  other: 'Another consultation',
};

type About = Awaited<ReturnType<typeof aboutOptions>>;

function AboutPart({ draft, problems, about }: PartProps & { about: About }) {
  return (
    <Card title="What it is">
      <FormField
        name="kind"
        field={{ label: 'Kind', kind: 'choice', choices: kinds }}
        value={draft.kind}
        problem={problemOf(problems, 'kind')}
        required
      />
      <FormField
        name="title"
        field={{ label: 'Title', kind: 'text' }}
        value={draft.title}
        problem={problemOf(problems, 'title')}
      />
      <FormField
        name="background"
        field={{ label: 'What those who are asked should know', kind: 'prose' }}
        value={draft.background}
        required={false}
      />
      <FormField
        name="modification"
        field={{ label: 'About the modification', kind: 'link' }}
        value={draft.modification}
        options={about.modification}
        problem={problemOf(problems, 'modification')}
        required={false}
      />
      <FormField
        name="variation"
        field={{ label: 'About the variation', kind: 'link' }}
        value={draft.variation}
        options={about.variation}
        problem={problemOf(problems, 'variation')}
        required={false}
      />
      <Ticks
        legend="It also consults on"
        hint="A change is recommended only once its cost and its legal text were consulted on."
        name="covers"
        choices={{ cost: 'the cost of the central systems', text: 'the legal text' }}
        ticked={draft.covers}
        problem={problemOf(problems, 'covers')}
      />
    </Card>
  );
}

interface TicksProps {
  legend: string;
  hint: string;
  name: string;
  choices: Readonly<Record<string, string>>;
  ticked: readonly string[];
  problem: string | undefined;
}

function Ticks({ legend, hint, name, choices, ticked, problem }: TicksProps) {
  return (
    <fieldset
      class={
        problem ? 'consulting-ticks govuk-form-group govuk-form-group--error' : 'consulting-ticks govuk-form-group'
      }
      id={name}
    >
      <legend class="govuk-label">{legend}</legend>
      <div class="govuk-hint">{hint}</div>
      {problem && <p class="govuk-error-message">{problem}</p>}
      {Object.entries(choices).map(([value, label]) => (
        <label>
          <input type="checkbox" name={name} value={value} checked={ticked.includes(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function AskedPart({ view, draft, problems }: PartProps & { view: View }) {
  const choices = Object.fromEntries(view.code.partyCategories.map(({ name }) => [name, name]));
  return (
    <Card title="Who is asked">
      <Ticks
        legend="Party categories"
        hint="Every party, if none is ticked."
        name="audience"
        choices={choices}
        ticked={draft.audience}
        problem={problemOf(problems, 'audience')}
      />
    </Card>
  );
}

/** How far a value that stands in a field is established. */
function told({ clause, provenance, note }: Told<unknown>): string {
  return [[clause, sureness[provenance]].filter(Boolean).join(', '), note].filter(Boolean).join('. ');
}

const sureness = {
  found: '',
  recalled: 'recalled and not confirmed',
  inferred: 'inferred',
  unknown: '',
} as const;

function WhenPart({ view, draft, problems }: PartProps & { view: View }) {
  const { code, asAt } = view;
  const length = lengthOf(code, draft.kind, asAt.today);
  const sum = isDay(draft.opensOn) && isDay(draft.closesOn) ? sumOf(draft.opensOn, draft.closesOn, code) : null;
  const field = (name: string, label: string, kind: 'day' | 'time' | 'integer', hint?: string) => (
    <FormField
      name={name}
      field={{ label, kind, ...(hint ? { hint } : {}) }}
      value={{ opens_on: draft.opensOn, closes_on: draft.typed, closes_at: draft.closesAt, length: draft.length }[name]}
      problem={problemOf(problems, name)}
    />
  );
  return (
    <Card title="Until when">
      {field('opens_on', 'Opens on', 'day')}
      {field(
        'length',
        'Open for so many Working Days',
        'integer',
        length.value === null
          ? 'Set each time: the code gives no length for this kind.'
          : `${length.value} WD: ${told(length)}`,
      )}
      {field('closes_on', 'Closes on', 'day', 'Leave it empty to count it from the opening day.')}
      {sum && <p class="note consulting-sum">{sum}.</p>}
      {field('closes_at', 'At', 'time', `London time. ${told(closingTime(code, asAt.today))}`)}
      <FormField
        name="late"
        field={{
          label: 'Answers that come later',
          kind: 'choice',
          choices: {
            refused: 'Are refused',
            marked: 'Are taken and marked',
            administrator: 'The administrator decides on each',
          },
          hint: told(lateRule(code, asAt.today)),
        }}
        value={draft.late}
        problem={problemOf(problems, 'late')}
        required
      />
    </Card>
  );
}

function Questions({ draft, problems }: PartProps) {
  return (
    <Card title="Questions">
      <ol class="asked-questions">
        {draft.questions.map((question, index) => (
          <OneQuestion
            question={question}
            number={index + 1}
            last={index + 1 === draft.questions.length}
            problems={problems}
          />
        ))}
      </ol>
      <Button name="do" value="add-question">
        Add a question
      </Button>
    </Card>
  );
}

interface OneProps {
  question: QuestionAsked;
  number: number;
  last: boolean;
  problems: readonly Problem[];
}

function OneQuestion({ question, number, last, problems }: OneProps) {
  const name = (field: string) => `q${number}-${field}`;
  return (
    <li>
      <fieldset>
        <legend>Question {number}</legend>
        <FormField
          name={name('title')}
          field={{ label: 'Asks', kind: 'prose' }}
          value={question.title}
          problem={problemOf(problems, name('title'))}
        />
        <div class="fields-in-line">
          <FormField
            name={name('kind')}
            field={{ label: 'Answered by', kind: 'choice', choices: questionKinds }}
            value={question.kind}
            problem={problemOf(problems, name('kind'))}
            required
          />
          <FormField
            name={name('needed')}
            field={{ label: 'Must be answered', kind: 'flag' }}
            value={question.needed}
          />
        </div>
        <div class="only-choice" data-kind={question.kind}>
          <FormField
            name={name('options')}
            field={{
              label: 'To choose from',
              kind: 'list',
              hint: 'One a line; for a question answered by one of several.',
            }}
            value={[...question.options]}
            problem={problemOf(problems, name('options'))}
            required={false}
          />
        </div>
        <details class="more">
          <summary>
            What is meant, and a name for later work
            {(question.explained || question.meaning) && (
              <span class="note"> {[question.explained, question.meaning].filter(Boolean).join(' · ')}</span>
            )}
          </summary>
          <FormField
            name={name('explained')}
            field={{ label: 'What is meant', kind: 'prose' }}
            value={question.explained}
            required={false}
          />
          <FormField
            name={name('meaning')}
            field={{
              label: 'Read as',
              kind: 'text',
              hint: 'One word, such as ready-on: other pages find the answers by it.',
            }}
            value={question.meaning}
            required={false}
          />
        </details>
        <div class="acts">
          {number > 1 && (
            <Button weight="small" name="do" value={`up-${number}`}>
              Move up
            </Button>
          )}
          {!last && (
            <Button weight="small" name="do" value={`down-${number}`}>
              Move down
            </Button>
          )}
          <Button weight="small" name="do" value={`drop-${number}`}>
            Take out
          </Button>
        </div>
      </fieldset>
    </li>
  );
}

/** The way to this page, for who may take it. */
export function NewLink({ view, to }: { view: View; to?: Readonly<Record<string, string>> }) {
  const query = new URLSearchParams(to ?? {}).toString();
  return <ButtonLink href={`${view.to('consulting', 'new')}${query ? `?${query}` : ''}`}>New consultation</ButtonLink>;
}
