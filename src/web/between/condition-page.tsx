/** What became of a condition: met, and all that waited for it happens, or failed, and nothing does. */
import { pendingChanges } from '../../actions/conditions.ts';
import { bodyName } from '../../codes/body.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, type Problem } from '../../kernel/problem.ts';
import { get } from '../../kernel/read.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DayText } from '../../ui/day.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Will } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { namesOf, Ticked } from '../actions/decision-effects.tsx';
import { frameOf } from '../frame.ts';
import { sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { ByEnter } from './by-enter.tsx';

export interface Settling {
  form: Readonly<Record<string, string>>;
  /** Lines left undone. */
  without: readonly string[];
  problems: readonly Problem[];
  will?: readonly string[];
}

export async function conditionPage(tx: Tx, view: View, ref: string, settling: Settling) {
  const row = await get(tx, registerOf(view.site.ledger, 'decision'), { code: view.code.id, ref, at: view.at });
  if (row?.state !== 'conditional' || !view.session) throw new Absent();
  const { form, problems, without, will } = settling;
  const pending = pendingChanges(row);
  const names = await namesOf(
    tx,
    view,
    pending.flatMap(({ change }) => (change ? [change] : [])),
  );
  const { condition, waits_for, condition_by, day, verb } = row.fields;
  const failing = form.do === 'check-failed';
  return (
    <Page title={`Condition of ${row.ref}`} frame={await frameOf(tx, view, 'between')}>
      <Head
        crumbs={[
          { label: 'Between meetings', href: view.to('between') },
          { label: row.ref, href: view.to('decision', row.ref) },
          { label: 'Its condition' },
        ]}
        title={sentence(String(condition ?? 'A condition'))}
        lead={
          <span>
            <span class="verb">{verb}</span> {row.title}
          </span>
        }
      />
      <ErrorSummary problems={problems} />
      <form method="post" action={view.to('between', 'condition', row.ref)} class="two">
        <div>
          <Csrf token={view.session.csrf} />
          <ByEnter value="check" />
          <Card title="What became of it">
            <FormField
              name="how"
              field={{
                label: 'How it was met, or why it was not',
                kind: 'prose',
                hint: 'Who said so, where and when.',
              }}
              value={form.how ?? ''}
              problem={problemOf(problems, 'how')}
              required
            />
            <FormField
              name="day"
              field={{ label: 'On', kind: 'day' }}
              value={form.day ?? view.asAt.today}
              problem={problemOf(problems, 'day')}
              required
            />
          </Card>
          {will ? (
            <Will effects={will}>
              <Button weight={failing ? 'stop' : 'go'} name="do" value={failing ? 'failed' : 'met'}>
                {failing ? 'Record that it failed' : 'Record it, with all of this'}
              </Button>
            </Will>
          ) : (
            <div class="acts form-end">
              <Button weight="go" name="do" value="check">
                It is met: see what follows
              </Button>
              <Button weight="stop" name="do" value="check-failed">
                It failed
              </Button>
              <ButtonLink href={view.to('decision', row.ref)}>Leave it</ButtonLink>
            </div>
          )}
        </div>
        <div>
          <Card title="What waits for it">
            {pending.length === 0 && <p>Nothing but the decision itself.</p>}
            <Ticked view={view} held={pending} names={names} without={without} />
            {pending.length > 0 && (
              <p class="note">What is not ticked stays undone, and stays on the decision’s record.</p>
            )}
          </Card>
          <Card>
            <Facts
              facts={[
                { label: 'Waits for', value: waits_for ? bodyName(view.code, String(waits_for)) : '' },
                { label: 'Since', value: day && <DayText day={String(day)} /> },
                { label: 'By', value: condition_by && <DayText day={String(condition_by)} /> },
              ]}
            />
          </Card>
        </div>
      </form>
    </Page>
  );
}
