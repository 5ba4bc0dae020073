/** What the secretariat does with a question between meetings: closes it, reminds, gives more time, takes it back. */
import type { Child } from 'hono/jsx';
import { pendingChanges } from '../../actions/conditions.ts';
import type { Standing } from '../../between/tally.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import { Button } from '../../ui/button.tsx';
import { problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Will } from '../../ui/notice.tsx';
import { Ticked } from '../actions/decision-effects.tsx';
import type { Names } from '../tell.tsx';
import type { View } from '../view.ts';

export interface Doing {
  form: Readonly<Record<string, string>>;
  problems: readonly Problem[];
  /** Lines of what it does that were not ticked. */
  without?: readonly string[];
  /** What closing it does; once asked for and free of problems. */
  will?: readonly string[];
}

/** A form of a question's page. */
export function QuestionForm({ view, vote, children }: { view: View; vote: Row; children?: Child }) {
  return (
    <form method="post" action={view.to('between', 'question', vote.ref)}>
      <Csrf token={view.session?.csrf ?? ''} />
      {children}
    </form>
  );
}

interface KeepProps {
  view: View;
  standing: Standing;
  doing: Doing;
  names: Names;
}

export function Keep(props: KeepProps) {
  return (
    <>
      <CloseIt {...props} />
      <Remind {...props} />
      <MoreTime {...props} />
    </>
  );
}

function CloseIt({ view, standing, doing, names }: KeepProps) {
  const { vote, outcome, mayClose } = standing;
  const { form, problems, will } = doing;
  const pending = pendingChanges(vote);
  // What is lost decides nothing, so it has no class and no effects; a tie may yet be carried.
  const decides = mayClose && (outcome.outcome === 'carried' || outcome.outcome === 'tied');
  const levels = Object.fromEntries(Object.entries(view.code.levels).map(([level, { name }]) => [level, name]));
  return (
    <Card title="Close it">
      {!mayClose && <p class="note">It may be closed once everybody has voted, or its time has come.</p>}
      <QuestionForm view={view} vote={vote}>
        {mayClose && <p>{outcome.sentences.join(' ')}</p>}
        {decides && (
          <FormField
            name="level"
            field={{ label: 'Class of the decision', kind: 'choice', choices: levels }}
            value={form.level ?? '0'}
            required
          />
        )}
        {decides && pending.length > 0 && (
          <>
            <Hidden params={[['ticks', '1']]} />
            <Ticked view={view} held={pending} names={names} without={doing.without ?? []} />
            <p class="note">What is not ticked stays undone.</p>
          </>
        )}
        {(outcome.outcome === 'tied' || form.casting) && mayClose && (
          <FormField
            name="casting"
            field={{ label: 'The chair’s casting vote', kind: 'choice', choices: { for: 'For', against: 'Against' } }}
            value={form.casting ?? ''}
            problem={problemOf(problems, 'casting')}
            required={false}
          />
        )}
        {will ? (
          <Will effects={will}>
            <Button weight="go" name="do" value="close">
              Close and record
            </Button>
          </Will>
        ) : (
          mayClose && (
            <div class="acts">
              <Button name="do" value="check">
                See what closing will do
              </Button>
            </div>
          )
        )}
      </QuestionForm>
    </Card>
  );
}

function Remind({ view, standing: { vote, missing, isOver } }: KeepProps) {
  if (missing.length === 0 || isOver) return null;
  return (
    <Card title="Remind those who have not voted">
      <QuestionForm view={view} vote={vote}>
        <Button name="do" value="remind">
          Mail {missing.length === 1 ? 'one member' : `${missing.length} members`}
        </Button>
      </QuestionForm>
    </Card>
  );
}

function MoreTime({ view, standing: { vote }, doing: { form, problems } }: KeepProps) {
  return (
    <details class="card between-more">
      <summary>More time, or take it back</summary>
      <QuestionForm view={view} vote={vote}>
        <FormField
          name="closes_on"
          field={{ label: 'Closes on', kind: 'day' }}
          value={form.closes_on ?? String(vote.fields.closes_on ?? '')}
          problem={problemOf(problems, 'closes_on')}
        />
        <FormField
          name="closes_at"
          field={{ label: 'At', kind: 'time' }}
          value={form.closes_at ?? String(vote.fields.closes_at ?? '17:00')}
          problem={problemOf(problems, 'closes_at')}
        />
        <Button name="do" value="extend">
          Give more time
        </Button>
      </QuestionForm>
      <QuestionForm view={view} vote={vote}>
        <FormField
          name="why"
          field={{ label: 'Why it is taken back', kind: 'text' }}
          value={form.why ?? ''}
          problem={problemOf(problems, 'why')}
        />
        <Button weight="stop" name="do" value="void">
          Take the question back
        </Button>
      </QuestionForm>
    </details>
  );
}
