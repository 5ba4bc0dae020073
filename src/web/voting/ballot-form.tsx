/** The ballot: a position on each thing voted on, the reasons, and how it serves each objective of the code. */
import type { Objective } from '../../codes/code.ts';
import type { Row } from '../../kernel/read.ts';
import { Button } from '../../ui/button.tsx';
import { problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { seatOf } from '../../voting/cast.ts';
import type { Voting, VotingOption } from '../../voting/voting-of.ts';
import type { View } from '../view.ts';
import { type Doing, personOf } from './voting-view.ts';

/** A form of a vote's page. */
export function VotingForm({ view, voting, children }: { view: View; voting: Voting; children?: unknown }) {
  return (
    <form method="post" action={view.to('voting', voting.main.ref)}>
      <Csrf token={view.session?.csrf ?? ''} />
      {children as never}
    </form>
  );
}

interface BallotProps {
  view: View;
  voting: Voting;
  doing: Doing;
}

/** One's own vote; nothing for somebody who has none and keeps votes anyway. */
export function OwnBallot({ view, voting, doing }: BallotProps) {
  const person = personOf(view);
  const seat = seatOf(voting.roll, person);
  if (!seat || person === null || voting.isOver) return null;
  const cast = voting.own[0];
  const standing = cast && cast.state !== 'withdrawn' ? cast.state : null;
  const memberVoted = seat.alternate && voting.voted.has(seat.voter.person);
  return (
    <section class="card own-vote" id="own">
      <h2>{standing === 'recused' ? 'You stand aside' : standing ? 'You have voted' : 'Your vote'}</h2>
      {seat.alternate && (
        <p class="note">
          {memberVoted
            ? `${seat.voter.name} has voted or stands aside, so no vote in their stead is counted.`
            : `You vote in the stead of ${seat.voter.name}: yours counts unless they vote too.`}
        </p>
      )}
      {seat.voter.group && <p class="note">For {seat.voter.group}, which votes once.</p>}
      {standing === 'recused' ? (
        <p>{cast?.fields.reason}</p>
      ) : memberVoted && !standing ? null : (
        <BallotFields
          view={view}
          voting={voting}
          doing={doing}
          held={voting.own}
          person={null}
          changes={standing === 'cast'}
        />
      )}
      <Aside view={view} voting={voting} doing={doing} person={null} standing={standing} />
    </section>
  );
}

/** Somebody else's, as the secretariat heard it. */
export function RecordBallot({ view, voting, doing, person }: BallotProps & { person: string }) {
  const seat = seatOf(voting.roll, person);
  if (!seat) return null;
  const name = seat.alternate ? seat.voter.alternate?.name : seat.voter.name;
  const held = voting.options.map(({ ballots }) => ballots.find(({ fields }) => fields.person === person) ?? null);
  const standing = held[0] && held[0].state !== 'withdrawn' ? held[0].state : null;
  const { alternate } = seat.voter;
  return (
    <section class="card own-vote" id="record">
      <h2>Record the vote of {name}</h2>
      <p class="note">
        {seat.voter.category}
        {seat.voter.group && `, ${seat.voter.group}`}.
        {alternate && !seat.alternate && (
          <>
            {' '}
            If the alternate votes instead,{' '}
            <a href={`${view.to('voting', voting.main.ref)}?for=${encodeURIComponent(alternate.person)}#record`}>
              record that of {alternate.name}
            </a>
            .
          </>
        )}
      </p>
      {standing !== 'recused' && (
        <BallotFields
          view={view}
          voting={voting}
          doing={doing}
          held={held}
          person={person}
          changes={standing === 'cast'}
        />
      )}
      {standing === 'recused' && <p>Stands aside: {held[0]?.fields.reason}</p>}
      <Aside view={view} voting={voting} doing={doing} person={person} standing={standing} />
    </section>
  );
}

interface FieldsProps extends BallotProps {
  held: readonly (Row | null)[];
  person: string | null;
  changes: boolean;
}

function BallotFields({ view, voting, doing, held, person, changes }: FieldsProps) {
  return (
    <VotingForm view={view} voting={voting}>
      {person !== null && <Hidden params={[['person', person]]} />}
      {voting.options.map((option, at) => (
        <OneBallot view={view} voting={voting} option={option} at={at} doing={doing} held={held[at] ?? null} />
      ))}
      <div class="acts">
        <Button weight="go" name="do" value={changes ? 'change' : 'cast'}>
          {changes
            ? person === null
              ? 'Change my vote'
              : 'Change the vote'
            : person === null
              ? 'Vote'
              : 'Record the vote'}
        </Button>
      </div>
    </VotingForm>
  );
}

interface OneProps extends BallotProps {
  option: VotingOption;
  at: number;
  held: Row | null;
}

const positions = { for: 'Approve', against: 'Reject', abstain: 'Abstain' };

function OneBallot({ view, voting, option, at, doing, held }: OneProps) {
  const { form, problems } = doing;
  const several = voting.options.length > 1;
  const standing = held?.state === 'cast' ? held.fields : null;
  const chosen = form[`position-${at}`] ?? standing?.position;
  const problem = problemOf(problems, `position-${at}`);
  const said = Array.isArray(standing?.objectives) ? standing.objectives : [];
  return (
    <div class={several ? 'one-ballot several' : 'one-ballot'}>
      {several && (
        <h3>
          {option.ref}: {option.modification?.title ?? ''}
        </h3>
      )}
      <fieldset class="ballot" aria-describedby={problem ? `position-${at}-error` : undefined}>
        <legend class="govuk-visually-hidden">How you vote{several ? ` on ${option.ref}` : ''}</legend>
        {problem && (
          <p id={`position-${at}-error`} class="govuk-error-message">
            {problem}
          </p>
        )}
        {Object.entries(positions).map(([value, label], n) => (
          <label>
            <input
              type="radio"
              name={`position-${at}`}
              value={value}
              id={n === 0 ? `position-${at}` : undefined}
              checked={chosen === value}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <FormField
        name={`reason-${at}`}
        field={{ label: 'Reasons', kind: 'prose', hint: 'Published with the outcome.' }}
        value={form[`reason-${at}`] ?? String(standing?.reason ?? '')}
        required={false}
      />
      <Objectives objectives={view.code.objectives ?? []} at={at} form={form} said={said} />
    </div>
  );
}

const effects = { better: 'Better', neutral: 'Neutral', worse: 'Worse' };

interface ObjectivesProps {
  objectives: readonly Objective[];
  at: number;
  form: Doing['form'];
  said: readonly string[];
}

function Objectives({ objectives, at, form, said }: ObjectivesProps) {
  if (objectives.length === 0) return null;
  const effectOn = (id: string) =>
    form[`objective-${at}-${id}`] ?? said.find((one) => one.startsWith(`${id}: `))?.slice(id.length + 2) ?? '';
  const given = objectives.filter(({ id }) => effectOn(id)).length;
  return (
    <details class="by-objective" open={given > 0}>
      <summary>
        Against the objectives <span class="note">(optional{given > 0 && `, ${given} said`})</span>
      </summary>
      {objectives.map(({ id, text, clause }) => (
        <fieldset class="objective">
          <legend>
            <b>({id})</b> {text} <span class="note">{clause}</span>
          </legend>
          <span class="segments">
            {Object.entries(effects).map(([value, label]) => (
              <label>
                <input type="radio" name={`objective-${at}-${id}`} value={value} checked={effectOn(id) === value} />
                {label}
              </label>
            ))}
          </span>
        </fieldset>
      ))}
    </details>
  );
}

interface AsideProps extends BallotProps {
  person: string | null;
  standing: string | null;
}

function Aside({ view, voting, doing, person, standing }: AsideProps) {
  const whose = person === null ? [] : ([['person', person]] as const);
  const take = (
    <VotingForm view={view} voting={voting}>
      <Hidden params={whose} />
      <Button weight="small" name="do" value="withdraw">
        {standing === 'recused' ? 'Take part after all' : person === null ? 'Take my vote back' : 'Take the vote back'}
      </Button>
    </VotingForm>
  );
  if (standing === 'recused') return take;
  const problem = problemOf(doing.problems, 'aside-reason');
  return (
    <details class="aside" open={problem !== undefined}>
      <summary>{standing ? 'Take it back, or stand aside' : 'Stand aside'}</summary>
      {standing === 'cast' && take}
      <VotingForm view={view} voting={voting}>
        <Hidden params={whose} />
        <FormField
          name="aside-reason"
          field={{
            label: 'For which interest',
            kind: 'text',
            hint: 'The seat then leaves the roll of this vote, its alternate with it.',
          }}
          value={doing.form['aside-reason'] ?? ''}
          {...(problem ? { problem } : {})}
        />
        <Button weight="small" name="do" value="aside">
          Stand aside
        </Button>
      </VotingForm>
    </details>
  );
}
