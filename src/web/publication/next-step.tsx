/** What the secretary may do next with the minutes: one thing stands out, the others are at hand. */
import type { Child } from 'hono/jsx';
import { addDays } from '../../calendar/day.ts';
import { approvers } from '../../publication/approve.ts';
import { isPubliclyMinuted } from '../../publication/minuted.ts';
import { madePublic } from '../../publication/publish.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { dayWords } from '../../ui/dates.ts';
import { problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Will } from '../../ui/notice.tsx';
import type { View } from '../view.ts';
import type { PublicationData } from './page-data.ts';
import type { Sent } from './remarks.tsx';

interface StepProps {
  view: View;
  data: PublicationData;
  sent: Sent;
}

export function NextStep({ view, data, sent }: StepProps) {
  if (!data.keeps) return <ReaderStep view={view} data={data} />;
  const open = data.comments.filter(({ state }) => state === 'open').length;
  const step = { view, data, sent };
  switch (data.stage) {
    case 'none':
      return (
        <Step title="The meeting is not over">
          <p>
            What follows fills in as items are taken. Once the meeting is closed, its draft minutes are here at once.
          </p>
          <ButtonLink weight="go" href={view.to('console', data.records.rows.meeting.ref)}>
            To the console
          </ButtonLink>
        </Step>
      );
    case 'draft':
      return (
        <Step title="Next: send the draft round">
          <p>Members read it here, comment and suggest wording. Those who sign in are told by mail.</p>
          <Circulate {...step} label="Send it round" />
          <Otherwise title="Approve it without a review">
            <Approve {...step} />
          </Otherwise>
          <Otherwise title="Publish before approval">
            <Publish {...step} early />
          </Otherwise>
        </Step>
      );
    case 'review':
      return (
        <Step
          title={
            open === 0 ? 'Next: have it approved' : `Next: settle ${open === 1 ? 'one comment' : `${open} comments`}`
          }
        >
          <p>
            Comments are wanted by {dayWords(String(data.records.rows.meeting.fields.review_by ?? ''))}
            {open === 0
              ? ' and none is open.'
              : '. Each is accepted or declined under its item before the minutes are approved.'}
          </p>
          {open === 0 ? (
            <Approve {...step} />
          ) : (
            <Otherwise title="Record their approval">
              <Approve {...step} />
            </Otherwise>
          )}
          <Otherwise title="Give more time">
            <Circulate {...step} label="Change the day" />
          </Otherwise>
          <Otherwise title="Publish before approval">
            <Publish {...step} early />
          </Otherwise>
        </Step>
      );
    case 'approved':
      return (
        <Step title="Next: publish the minutes">
          <Publish {...step} />
        </Step>
      );
    default:
      return data.outdated ? (
        <Step title="The records have changed since">
          <p>
            What was published is no longer what is on record. Publish again to give out the minutes as they are now.
          </p>
          <Publish {...step} />
        </Step>
      ) : null;
  }
}

/** Those who do not keep the minutes are told what is asked of them, where anything is. */
function ReaderStep({ data }: Pick<StepProps, 'view' | 'data'>) {
  if (data.stage !== 'review' || !data.sees) return null;
  return (
    <Step title="Your comments are welcome">
      <p>
        Until {dayWords(String(data.records.rows.meeting.fields.review_by ?? ''))}, under each item: a comment, or the
        words as you would have them. The secretary settles each.
      </p>
    </Step>
  );
}

function Step({ title, children }: { title: string; children?: Child }) {
  return (
    <section class="next-step">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Otherwise({ title, children }: { title: string; children?: Child }) {
  return (
    <details class="otherwise">
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function Circulate({ view, data, sent, label }: StepProps & { label: string }) {
  const mine = sent.form.step === 'circulate';
  return (
    <form method="post" action={view.to('publication', data.records.rows.meeting.ref, 'circulate')}>
      <Csrf token={view.session?.csrf ?? ''} />
      <FormField
        name="by"
        field={{ label: 'Comments by', kind: 'day' }}
        value={
          mine
            ? (sent.form.by ?? '')
            : String(data.records.rows.meeting.fields.review_by ?? addDays(view.asAt.today, 7))
        }
        problem={mine ? problemOf(sent.problems, 'by') : undefined}
        required
      />
      <Button weight={label === 'Send it round' ? 'go' : 'small'}>{label}</Button>
    </form>
  );
}

function Approve({ view, data, sent }: StepProps) {
  const { meeting } = data.records.rows;
  const mine = sent.form.step === 'approve';
  const choices = Object.fromEntries(approvers(meeting, data.meetings).map((one) => [one.ref, one.title]));
  const any = Object.keys(choices).length > 0;
  const [first = ''] = Object.keys(choices);
  return (
    <form method="post" action={view.to('publication', meeting.ref, 'approve')}>
      <Csrf token={view.session?.csrf ?? ''} />
      {any && (
        <FormField
          name="at"
          field={{
            label: 'Approved at',
            kind: 'choice',
            choices,
            hint: 'Leave it unset where they were approved between meetings.',
          }}
          value={mine ? (sent.form.at ?? '') : first}
          problem={mine ? problemOf(sent.problems, 'at') : undefined}
        />
      )}
      <FormField
        name="on"
        field={{ label: any ? 'Or between meetings, on' : 'Approved between meetings, on', kind: 'day' }}
        value={mine ? (sent.form.on ?? '') : any ? '' : view.asAt.today}
        max={view.asAt.today}
        problem={mine ? problemOf(sent.problems, 'on') : undefined}
        required={any ? false : undefined}
      />
      <Button weight={data.stage === 'review' ? 'go' : 'small'}>Record the approval</Button>
    </form>
  );
}

function Publish({ view, data, sent, early }: StepProps & { early?: boolean }) {
  const mine = sent.form.step === 'publish';
  const { meeting } = data.records.rows;
  return (
    <form method="post" action={view.to('publication', meeting.ref, 'publish')}>
      <Csrf token={view.session?.csrf ?? ''} />
      {early && (
        <FormField
          name="reason"
          field={{ label: 'Why they cannot wait', kind: 'text', hint: 'Kept with the decision, for everyone to read.' }}
          value={mine ? (sent.form.reason ?? '') : ''}
          problem={mine ? problemOf(sent.problems, 'reason') : undefined}
          required
        />
      )}
      <Will effects={effectsOf(data)}>
        <Button weight={early ? 'small' : 'go'}>Publish the minutes</Button>
      </Will>
    </form>
  );
}

/** What publishing does, counted. */
function effectsOf({ records }: PublicationData): string[] {
  const open = madePublic(records);
  const many = (register: string, one: string, more: string) => {
    const count = open.filter((row) => row.register === register).length;
    return count === 0 ? [] : [count === 1 ? `one ${one}` : `${count} ${more}`];
  };
  const parts = [
    ...many('item', 'item', 'items'),
    ...many('decision', 'decision', 'decisions'),
    ...many('action', 'action', 'actions'),
    ...many('attendance', 'name in the roll', 'names in the roll'),
  ];
  const kept = records.rows.items.filter(
    (item) => item.state !== 'withdrawn' && !isPubliclyMinuted(item, records.rows),
  );
  return [
    parts.length > 0 ? `make public, all at once: ${parts.join(', ')}` : 'make nothing public that is not already',
    kept.length === 0
      ? 'leave nothing out: no item is confidential'
      : `name ${kept.length === 1 ? 'the confidential item' : `the ${kept.length} confidential items`} by number and formula alone`,
    'give out the public minutes as PDF, Word document and text',
  ];
}
