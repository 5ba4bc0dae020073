/** The form in which a contact answers for their party. */
import { type Answer, type Answering, choicesOf, noAnswer } from '../../consulting/answering.ts';
import { audienceWords, isAsked } from '../../consulting/audience.ts';
import { closingOf, standingOf } from '../../consulting/closing.ts';
import { lastPart } from '../../consulting/rows.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import { isPast } from '../../ui/as-at.ts';
import { Button } from '../../ui/button.tsx';
import { InstantText } from '../../ui/day.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { ByEnter } from '../between/by-enter.tsx';
import { Ends } from '../ends.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { Deadline } from './deadline.tsx';
import { type Speaker, type Started, startedOn } from './respond.ts';
import { nowOf } from './sent.ts';

export interface Responding {
  /** What the form holds; absent for what is kept or on record. */
  answering?: Answering;
  problems: readonly Problem[];
  /** What sending will do; once asked for and free of problems. */
  will?: readonly string[];
  /** What happened to what was typed. */
  told?: string;
  /** The draft's version that the form began with, where it was just kept. */
  version?: number;
}

export async function respondPage(
  tx: Tx,
  view: View,
  ref: string,
  { speaker, responding }: { speaker: Speaker; responding: Responding },
) {
  const started = await startedOn(tx, view, ref, speaker);
  const { consultation, questions } = started.rows;
  const { respondent } = speaker;
  const answering = responding.answering ?? started.answering;
  return (
    <Page title={`Answer ${ref}`} frame={await frameOf(tx, view, 'consultation')} scripts={['consulting.js']}>
      <Head
        crumbs={[
          { label: 'Consultations', href: view.to('consultation') },
          { label: consultation.ref, href: view.to('consultation', consultation.ref) },
          { label: 'Answer' },
        ]}
        title={`Answer for ${respondent.name}`}
        lead={
          <>
            {consultation.title} · <Deadline view={view} consultation={consultation} />
          </>
        }
      />
      <ErrorSummary problems={responding.problems} />
      {responding.told && <Notice tone="warn">{responding.told}</Notice>}
      <Standing view={view} speaker={speaker} started={started} />
      {mayAnswer(view, speaker, started) && (
        <Form
          view={view}
          speaker={speaker}
          started={started}
          answering={answering}
          responding={responding}
          questions={questions}
        />
      )}
    </Page>
  );
}

/** Whether there is anything to fill in: for who is not asked, or once it is refused, there is not. */
function mayAnswer(view: View, { respondent, entered }: Speaker, { rows, response }: Started): boolean {
  const { consultation } = rows;
  const standing = standingOf(consultation, view.code, nowOf(view));
  const asked = respondent.party === null ? entered : isAsked(consultation.fields.audience, respondent.category);
  const late = consultation.fields.late;
  const inTime =
    standing === 'open' ||
    (standing === 'shut' && late !== 'refused') ||
    (standing === 'closed' && late === 'administrator');
  const done =
    response !== null &&
    (['published', 'refused'].includes(response.state) || (response.state === 'sent' && standing !== 'open'));
  return asked && inTime && !done && !isPast(view.asAt);
}

/** What one should know before typing: who is asked, what was sent already, whether it would come late. */
function Standing({ view, speaker, started }: { view: View; speaker: Speaker; started: Started }) {
  const { respondent, others, entered } = speaker;
  const { rows, response, draft } = started;
  const { consultation } = rows;
  const closing = closingOf(consultation, view.code);
  const standing = standingOf(consultation, view.code, nowOf(view));
  const { audience, late } = consultation.fields;
  const asked = respondent.party === null ? entered : isAsked(audience, respondent.category);
  return (
    <>
      {entered && (
        <Notice>
          You enter this for {respondent.name}
          {respondent.party === null ? ', who is no party' : ''}; it will show that you did.
        </Notice>
      )}
      {!asked && (
        <Notice tone="warn">
          This is asked of {audienceWords(audience)}. {respondent.name} is{' '}
          {respondent.category ? `in the category ${respondent.category}` : 'in no category'}, so there is nothing to
          answer.
        </Notice>
      )}
      {asked && standing === 'not-yet' && <Notice>It is not open yet. You can answer from the day it opens.</Notice>}
      {asked && standing === 'shut' && (
        <Notice tone="warn">
          Closed to answers since {closing?.words}.{' '}
          {late === 'refused'
            ? 'Answers that come later are refused. Ask the administrator whether it can be given more time.'
            : late === 'marked'
              ? 'An answer sent now is taken and marked as late.'
              : 'An answer sent now waits for the administrator, who decides whether it is taken.'}
        </Notice>
      )}
      {response && <Sent view={view} response={response} open={standing === 'open'} />}
      {draft && (
        <p class="note">
          Draft of {draft.changedBy}, kept <InstantText instant={draft.changed} />. Nothing of it is sent yet.
        </p>
      )}
      {others.length > 0 && (
        <p class="note">
          You also answer for{' '}
          {others.map(({ ref, name }, index) => (
            <>
              {index > 0 && ', '}
              <a href={`${view.to('consulting', 'respond', consultation.ref)}?for=${encodeURIComponent(ref)}`}>
                {name}
              </a>
            </>
          ))}
          .
        </p>
      )}
    </>
  );
}

const sentWords: Readonly<Record<string, string>> = {
  sent: 'A response was sent',
  waiting: 'A late response was sent, and waits for the administrator',
  published: 'The response is published',
  refused: 'The late response was not taken',
  withdrawn: 'The response was taken back',
};

function Sent({ view, response, open }: { view: View; response: Row; open: boolean }) {
  const at = response.fields.received_at;
  return (
    <Notice tone={response.state === 'refused' ? 'warn' : 'done'}>
      {sentWords[response.state]}
      {at && (
        <>
          {' '}
          (<InstantText instant={String(at)} />)
        </>
      )}
      . <a href={view.to('consulting', 'receipt', response.ref)}>Read it</a>
      {response.state === 'sent' && open && '. What you send now replaces it; the earlier one stays in its history.'}
    </Notice>
  );
}

interface FormProps {
  view: View;
  speaker: Speaker;
  started: Started;
  answering: Answering;
  responding: Responding;
  questions: readonly Row[];
}

function Form({ view, speaker, started, answering, responding, questions }: FormProps) {
  const { problems, will } = responding;
  const { consultation } = started.rows;
  const path = `${view.to('consulting', 'respond', consultation.ref)}?for=${encodeURIComponent(speaker.respondent.party ?? speaker.respondent.name)}`;
  return (
    <form method="post" action={path} class="answer-form" data-consulting="answer">
      <Csrf token={view.session?.csrf ?? ''} />
      <Hidden
        params={[
          ['seen', String(responding.version ?? started.draft?.version ?? 0)],
          ['entry', String(started.entry)],
          ['base', JSON.stringify(answering)],
        ]}
      />
      <ByEnter value="save" />
      {questions.map((question) => (
        <Question
          question={question}
          answer={answering.answers[lastPart(question.ref)] ?? noAnswer}
          problems={problems}
        />
      ))}
      <Card title="In general">
        <FormField
          name="overall"
          field={{ label: 'Anything else', kind: 'prose' }}
          value={answering.overall}
          problem={problemOf(problems, 'overall')}
          required={false}
        />
        <FormField
          name="confidential"
          field={{
            label: 'All of this response is confidential',
            kind: 'flag',
            hint: 'Only your party and the administrator ever read it. It is left out of what is published, counts included.',
          }}
          value={answering.confidential}
        />
      </Card>
      <div class="acts keep-answers">
        <Button name="do" value="save">
          Keep as a draft
        </Button>
        <span class="note" data-kept aria-live="polite" />
      </div>
      <Ends effects={will} back={view.to('consultation', consultation.ref)} action={path} verb="Send it" does="send" />
    </form>
  );
}

function Question({ question, answer, problems }: { question: Row; answer: Answer; problems: readonly Problem[] }) {
  const number = lastPart(question.ref);
  const { needed, explained, kind } = question.fields;
  const problem = problemOf(problems, `${number}-chosen`);
  const heard = `${number}-title`;
  return (
    <section class={problem ? 'card question wrong' : 'card question'} aria-labelledby={heard}>
      <h2 id={heard}>
        <span class="question-number">{number}</span> {question.title}
      </h2>
      {explained && <p class="note">{explained}</p>}
      {problem && <p class="govuk-error-message">{problem}</p>}
      <Chosen question={question} answer={answer} labelledby={heard} />
      <FormField
        name={`${number}-reasoning`}
        field={{ label: kind === 'text' ? 'Your answer' : 'In your words', kind: 'prose' }}
        value={answer.reasoning}
        required={kind === 'text' ? undefined : false}
        {...(kind === 'text' ? { id: `${number}-chosen` } : {})}
      />
      <div class="answer-flags">
        <FormField
          name={`${number}-confidential`}
          field={{ label: 'This answer is confidential', kind: 'flag' }}
          value={answer.confidential}
        />
        {needed && (
          <FormField
            name={`${number}-declined`}
            field={{ label: 'We do not answer this', kind: 'flag' }}
            value={answer.declined}
          />
        )}
      </div>
    </section>
  );
}

function Chosen({ question, answer, labelledby }: { question: Row; answer: Answer; labelledby: string }) {
  const number = lastPart(question.ref);
  const name = `${number}-chosen`;
  const choices = choicesOf(question);
  const { kind } = question.fields;
  if (choices)
    return (
      <fieldset class="ballot" aria-labelledby={labelledby}>
        {Object.entries(choices).map(([value, label], index) => (
          <label>
            <input
              type="radio"
              name={name}
              value={value}
              id={index === 0 ? name : undefined}
              checked={answer.chosen === value}
            />
            {label}
          </label>
        ))}
      </fieldset>
    );
  if (kind === 'text') return null;
  const label = kind === 'day' ? 'Day' : 'Number';
  return <FormField name={name} field={{ label, kind: kind === 'day' ? 'day' : 'text' }} value={answer.chosen} />;
}
