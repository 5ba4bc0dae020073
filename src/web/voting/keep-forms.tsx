/** What the secretariat does with a vote: closes it, gives more time, makes it void. */
import { Button } from '../../ui/button.tsx';
import { problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card } from '../../ui/head.tsx';
import { Will } from '../../ui/notice.tsx';
import { effectOf } from '../../voting/close.ts';
import type { Voting } from '../../voting/voting-of.ts';
import type { View } from '../view.ts';
import { VotingForm } from './ballot-form.tsx';
import type { Doing } from './voting-view.ts';

interface KeepProps {
  view: View;
  voting: Voting;
  doing: Doing;
}

export function Keep(props: KeepProps) {
  return (
    <>
      <CloseIt {...props} />
      <MoreTime {...props} />
    </>
  );
}

function CloseIt({ view, voting, doing }: KeepProps) {
  const { mayClose, options, seesHow } = voting;
  const { form, problems, will } = doing;
  const effect = effectOf(view.code, voting, view.asAt.today);
  if (!seesHow)
    return (
      <Card title="Close it">
        <p class="note">Somebody who may see its ballots closes it.</p>
      </Card>
    );
  return (
    <section class="card" id="close">
      <h2>Close it</h2>
      {!mayClose && (
        <p class="note">It may be closed once everybody has voted or stands aside, or its time has come.</p>
      )}
      {mayClose && (
        <VotingForm view={view} voting={voting}>
          {options.map(({ ref, tally }, at) =>
            tally?.outcome === 'tied' || form[`casting-${at}`] ? (
              <FormField
                name={`casting-${at}`}
                field={{
                  label: `The chair’s casting vote on ${ref}`,
                  kind: 'choice',
                  choices: { for: 'For', against: 'Against' },
                }}
                value={form[`casting-${at}`] ?? ''}
                problem={problemOf(problems, `casting-${at}`)}
                required={false}
              />
            ) : null,
          )}
          {effect && voting.preferred.ref && (
            <FormField
              name="implements_on"
              field={{
                label: 'Takes effect on',
                kind: 'day',
                hint: `${effect.sum}. Leave it empty where a release will say.`,
              }}
              value={form.implements_on ?? effect.day}
              problem={problemOf(problems, 'implements_on')}
            />
          )}
          {will ? (
            <Will effects={will}>
              <Button weight="go" name="do" value="close">
                Close and record
              </Button>
              <Button name="do" value="check">
                Check again
              </Button>
            </Will>
          ) : (
            <div class="acts">
              <Button name="do" value="check">
                See what closing will do
              </Button>
            </div>
          )}
        </VotingForm>
      )}
    </section>
  );
}

function MoreTime({ view, voting, doing: { form, problems } }: KeepProps) {
  const { main } = voting;
  return (
    <details class="card between-more" open={problems.some(({ field }) => field === 'why' || field === 'closes_on')}>
      <summary>{main.fields.meeting ? 'Make it void' : 'More time, or make it void'}</summary>
      {!main.fields.meeting && (
        <VotingForm view={view} voting={voting}>
          <FormField
            name="closes_on"
            field={{ label: 'Closes on', kind: 'day' }}
            value={form.closes_on ?? String(main.fields.closes_on ?? '')}
            problem={problemOf(problems, 'closes_on')}
          />
          <FormField
            name="closes_at"
            field={{ label: 'At', kind: 'time' }}
            value={form.closes_at ?? String(main.fields.closes_at ?? '17:00')}
            problem={problemOf(problems, 'closes_at')}
          />
          <Button name="do" value="extend">
            Give more time
          </Button>
        </VotingForm>
      )}
      <VotingForm view={view} voting={voting}>
        <FormField
          name="why"
          field={{ label: 'Why it is void', kind: 'text' }}
          value={form.why ?? ''}
          problem={problemOf(problems, 'why')}
        />
        <Button weight="stop" name="do" value="void">
          Make the vote void
        </Button>
      </VotingForm>
    </details>
  );
}
