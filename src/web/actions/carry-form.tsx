/** Several actions carried to a meeting at once: ticked in the log, tried, then recorded as one decision. */
import type { Plan } from '../../kernel/plan.ts';
import type { Problem } from '../../kernel/problem.ts';
import { Button } from '../../ui/button.tsx';
import { dayWords } from '../../ui/dates.ts';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Will } from '../../ui/notice.tsx';
import { effectsOf } from '../pages/move-form.tsx';
import type { View } from '../view.ts';
import type { LogView } from './log-view.ts';

export interface Carrying {
  refs: readonly string[];
  form: Readonly<Record<string, string>>;
  problems: readonly Problem[];
  plan?: Plan;
}

export function CarryForm({ view, log, carrying }: { view: View; log: LogView; carrying?: Carrying | undefined }) {
  const { form = {}, problems = [], plan, refs = [] } = carrying ?? {};
  const meetings = [...log.ahead]
    .filter(([body]) => !log.body || body === log.body)
    .flatMap(([, list]) => list.slice(0, 6))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  if (!view.session) return null;
  if (meetings.length === 0)
    return (
      <p class="note carry-none">
        To carry actions to the next meeting, <a href={view.to('agenda')}>plan it first</a>.
      </p>
    );
  return (
    <Card title="Carry the ticked actions to a meeting">
      <ErrorSummary problems={problems} />
      <form method="post" id="carry" action={view.to('action-log', 'carry')}>
        <Csrf token={view.session.csrf} />
        <Hidden params={[['back', view.url], ...(plan ? refs.map((ref) => ['ref', ref] as const) : [])]} />
        <div class="fields-in-line">
          <FormField
            name="meeting"
            id="carry-meeting"
            field={{
              label: 'To',
              kind: 'choice',
              choices: Object.fromEntries(
                meetings.map(({ ref, title, day }) => [ref, `${title}, ${dayWords(day, 'short')}`]),
              ),
            }}
            value={form.meeting ?? meetings[0]?.ref ?? ''}
            problem={problemOf(problems, 'meeting')}
            required
          />
          <FormField
            name="why"
            id="why"
            field={{ label: 'Why', kind: 'text' }}
            value={form.why ?? ''}
            problem={problemOf(problems, 'why')}
            required
          />
        </div>
        {plan ? (
          <Will effects={effectsOf(plan).filter((one) => /due by/.test(one))}>
            <Button weight="go" name="do" value="record">
              Carry {refs.length === 1 ? 'it' : `all ${refs.length}`}
            </Button>
          </Will>
        ) : (
          <div class="acts">
            <Button name="do" value="check">
              See what this will do
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}
