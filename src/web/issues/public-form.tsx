/** The public issue form, and what its sender sees of it afterwards. */
import { ruleOn } from '../../codes/rule.ts';
import { friendClock } from '../../issues/clock.ts';
import { most } from '../../issues/intake.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Field } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';

export interface Asking {
  form: Form;
  problems: readonly Problem[];
  token: string;
}

interface Asked {
  name: string;
  field: Pick<Field, 'label' | 'kind' | 'choices' | 'hint'>;
  required?: false;
}

export async function publicForm(tx: Tx, view: View, { form, problems, token }: Asking) {
  const { kind } = registerOf(view.site.ledger, 'issue').fields;
  const field = ({ name, field: definition, required }: Asked) => (
    <FormField
      name={name}
      field={definition}
      value={form[name] ?? ''}
      problem={problemOf(problems, name)}
      required={required}
    />
  );
  return (
    <Page title="Raise an issue" frame={await frameOf(tx, view, 'issues/new')}>
      <Head
        crumbs={[{ label: 'Issues', href: view.to('issue') }, { label: 'Raise an issue' }]}
        title="Raise an issue"
        lead={`Something in the ${view.code.name} that is not clear, does not work, or should change. Anybody may; no account is needed.`}
      />
      <ErrorSummary problems={problems} />
      <div class="two">
        <form method="post" action={view.to('issues', 'new')} class="issue-form">
          <Csrf token={token} />
          <Card title="The issue">
            {field({ name: 'title', field: { label: 'In a few words', kind: 'text' } })}
            {field({
              name: 'description',
              field: {
                label: 'What is it',
                kind: 'prose',
                hint: `What happens, to whom, since when, and what you expected. Up to ${most.description.toLocaleString('en-GB')} characters.`,
              },
            })}
            {field({
              name: 'kind',
              field: { label: 'Is it more of', kind: 'choice', choices: kind?.choices ?? {} },
              required: false,
            })}
          </Card>
          <Card title="How to reach you">
            <p class="note">Only those who look after issues see this. It is never put on the public record.</p>
            {field({ name: 'name', field: { label: 'Your name', kind: 'text' } })}
            {field({ name: 'organisation', field: { label: 'Your organisation', kind: 'text' }, required: false })}
            {field({
              name: 'email',
              field: { label: 'Your e-mail address', kind: 'text', hint: 'As in name@company.example.' },
            })}
          </Card>
          <div class="acts">
            <Button weight="go" name="do" value="send">
              Send it
            </Button>
          </div>
        </form>
        <Next view={view} />
      </div>
    </Page>
  );
}

/** What one may expect, with the sum of the first day that somebody answers. */
function Next({ view }: { view: View }) {
  const rule = view.code.issues && ruleOn(view.code.issues.friend, view.asAt.today);
  const clock = friendClock(view.code, view.asAt.today);
  return (
    <Card title="What happens next">
      <ol class="next-steps">
        <li>You get a reference at once, with a page that says how far it is.</li>
        <li>
          {clock ? (
            <>
              A critical friend answers within {rule?.value} Working Days: sent today, by{' '}
              <DayText day={clock.day} sum={[clock.words, clock.skipped].filter(Boolean).join('. ')} />.
            </>
          ) : (
            'A critical friend answers you.'
          )}
        </li>
        <li>It is put on the public record without your name, and passed to whoever can settle it.</li>
        <li>If the code should change, it becomes a modification, with its history.</li>
      </ol>
    </Card>
  );
}

/** For whoever holds the reference: how far it has come. Not what it says, nor who sent it. */
export async function receiptPage(tx: Tx, view: View, { row, became }: { row: Row; became: Row | null }) {
  const register = registerOf(view.site.ledger, 'issue');
  const came = String(row.fields.raised_on ?? '');
  const clock = came ? friendClock(view.code, came) : null;
  const due = row.fields.friend_by ? (
    <DayText
      day={String(row.fields.friend_by)}
      sum={clock ? [clock.words, clock.skipped].filter(Boolean).join('. ') : undefined}
    />
  ) : null;
  const shown = became ?? row;
  return (
    <Page title={`Issue ${row.ref}`} frame={await frameOf(tx, view, 'issues/new')}>
      <Head
        crumbs={[{ label: 'Issues', href: view.to('issue') }, { label: row.ref }]}
        title={`Your issue, ${row.ref}`}
        lead={<StateChip state={register.states[shown.state] ?? { label: shown.state, tone: 'quiet' }} />}
        actions={<ButtonLink href={view.to('issues', 'new')}>Raise another</ButtonLink>}
      />
      {row.state === 'received' && !row.fields.friend_on && (
        <Notice tone="done">
          We have it. Keep this reference, or the address of this page: <b>{row.ref}</b>.
        </Notice>
      )}
      <div class="two">
        <Card>
          <Facts
            facts={[
              { label: 'Reference', value: row.ref },
              { label: 'Received on', value: came ? <DayText day={came} /> : null },
              row.fields.friend_on
                ? { label: 'Answered on', value: <DayText day={String(row.fields.friend_on)} /> }
                : { label: 'Answer due', value: due },
              ...(became
                ? [
                    {
                      label: 'On the public record',
                      value: (
                        <a href={view.to('issue', became.ref)}>
                          {became.ref}: {became.title}
                        </a>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Card>
        <Card title="What happens next">
          <p>{nextWords(row, became)}</p>
          <p class="note">Nobody who reads the public record sees your name or your address.</p>
        </Card>
      </div>
    </Page>
  );
}

function nextWords(row: Row, became: Row | null): string {
  if (became) return 'It is on the public record. Its page says who looks at it and what becomes of it.';
  if (row.state === 'closed')
    return 'It was not taken up. The answer went to the address you gave; ask there if none came.';
  if (row.fields.friend_on)
    return 'The critical friend has answered to the address you gave. It is next decided whether it goes on the public record.';
  return 'A critical friend reads it, answers to the address you gave, and helps to say it so that the right people can settle it.';
}
