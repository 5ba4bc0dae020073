/** One question put between meetings: what is asked, one's own vote, how it stands, and what the secretariat does with it. */

import { pendingChanges } from '../../actions/conditions.ts';
import { papersConsidered } from '../../actions/decision-effects.ts';
import { voteOf } from '../../between/ballots.ts';
import type { Elector } from '../../between/entitled.ts';
import { type Standing, standingOf } from '../../between/tally.ts';
import type { Tx } from '../../kernel/db.ts';
import { wordsFor } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Row } from '../../kernel/read.ts';
import { isPast } from '../../ui/as-at.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { InstantText } from '../../ui/day.tsx';
import { ErrorSummary } from '../../ui/errors.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { namesOf, Papers, PendingList } from '../actions/decision-effects.tsx';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import type { View } from '../view.ts';
import { keepsBetween, Level } from './between-page.tsx';
import { type Doing, Keep, QuestionForm } from './question-keep.tsx';

export async function questionPage(tx: Tx, view: View, ref: string, doing: Doing) {
  const { code, at, asAt, site } = view;
  const standing = await standingOf(tx, site.ledger, { code, ref, at, today: asAt.on });
  const { vote, electorate } = standing;
  const register = registerOf(site.ledger, 'vote');
  const pending = pendingChanges(vote);
  const names = await namesOf(
    tx,
    view,
    pending.flatMap(({ change }) => (change ? [change] : [])),
  );
  const papers = await papersConsidered(tx, vote, at);
  const live = vote.state === 'open' && !isPast(asAt);
  // What is to be done next stands first.
  const keep = live && keepsBetween(view) && <Keep view={view} standing={standing} doing={doing} names={names} />;
  return (
    <Page title={`Question ${vote.ref}`} frame={await frameOf(tx, view, 'between')}>
      <Head
        crumbs={[{ label: 'Between meetings', href: view.to('between') }, { label: vote.ref }]}
        title={
          <>
            To be <span class="verb">{vote.fields.verb}</span>: {vote.title}
          </>
        }
        lead={
          <>
            <StateChip
              state={stateOf(register, vote.state)}
              late={live && standing.isOver ? 'to be closed' : undefined}
            />{' '}
            <Level view={view} row={vote} /> <a href={view.to('body', electorate.body.ref)}>{electorate.body.title}</a>
            {standing.closes && (
              <span>
                {' · '}
                {vote.state !== 'open' ? 'closed' : standing.isOver ? 'voting ended' : 'closes'}{' '}
                <InstantText instant={standing.closes} />
              </span>
            )}
          </>
        }
        actions={<ButtonLink href={view.to('vote', vote.ref)}>Facts and history</ButtonLink>}
      />
      <ErrorSummary problems={doing.problems} />
      {vote.state !== 'open' && <Result view={view} vote={vote} />}
      {live && standing.isOver && (
        <Notice tone="warn">
          Voting has ended, and the question is due to be closed. Nothing is decided until{' '}
          {keepsBetween(view) ? 'you close it, here below.' : 'the secretariat closes it.'}
        </Notice>
      )}
      <div class="two">
        <div>
          {live && view.session && <OwnVote view={view} standing={standing} doing={doing} />}
          <Card title="What is asked">
            <Facts
              facts={[
                { label: 'Background', value: String(vote.fields.background ?? ''), prose: true },
                { label: 'Rule', value: String(vote.fields.rule ?? '') },
                { label: 'Counted', value: wordsFor(register.fields.method as never, vote.fields.method ?? null) },
              ]}
            />
          </Card>
          {papers.length > 0 && <Papers view={view} papers={papers} title="Papers" />}
          {pending.length > 0 && (
            <Card title={vote.state === 'open' ? 'If it is carried' : 'What it was to do'}>
              <PendingList view={view} held={pending} names={names} />
            </Card>
          )}
          <Votes standing={standing} />
        </div>
        <div>
          {standing.mayClose && keep}
          <Count standing={standing} />
          {!standing.mayClose && keep}
        </div>
      </div>
    </Page>
  );
}

function Result({ view, vote }: { view: View; vote: Row }) {
  const { decision, explained, outcome } = vote.fields;
  const tone = outcome === 'carried' ? 'done' : 'warn';
  return (
    <Notice tone={tone}>
      {explained}{' '}
      {decision && (
        <>
          It is <a href={view.to('decision', String(decision))}>decision {decision}</a>.
        </>
      )}
    </Notice>
  );
}

const choices = { for: 'For', against: 'Against', abstain: 'Abstain' };

function OwnVote({ view, standing, doing }: { view: View; standing: Standing; doing: Doing }) {
  const { vote, ballots, isOver } = standing;
  const session = view.session;
  const person = session?.person?.code === view.code.id ? session.person.ref : null;
  const own = voteOf(standing, person);
  // The secretariat has no vote, and need not be told so.
  if (typeof own === 'string') return keepsBetween(view) ? null : <Notice>{own}</Notice>;
  if (isOver) return null;
  const cast = ballots.find(({ state, fields }) => state === 'cast' && fields.person === own.person);
  return (
    <section class="card own-vote">
      <h2>
        {cast
          ? `You voted ${String(choices[cast.fields.position as keyof typeof choices] ?? '').toLowerCase()}`
          : 'Your vote'}
      </h2>
      {own.standsFor && <p class="note">You vote in a member’s stead: yours counts unless the member votes too.</p>}
      <QuestionForm view={view} vote={vote}>
        <fieldset class="ballot">
          <legend class="govuk-visually-hidden">How you vote</legend>
          {Object.entries(choices).map(([value, label]) => (
            <label>
              <input
                type="radio"
                name="position"
                value={value}
                id={value === 'for' ? 'position' : undefined}
                required
                checked={(doing.form.position ?? cast?.fields.position) === value}
              />
              {label}
            </label>
          ))}
        </fieldset>
        <FormField
          name="reason"
          field={{ label: 'Your reasons', kind: 'prose' }}
          value={doing.form.reason ?? String(cast?.fields.reason ?? '')}
          required={false}
        />
        <div class="acts">
          <Button weight="go" name="do" value="vote">
            {cast ? 'Change my vote' : 'Vote'}
          </Button>
        </div>
      </QuestionForm>
      {cast && (
        <QuestionForm view={view} vote={vote}>
          <Button weight="small" name="do" value="withdraw">
            Take my vote back
          </Button>
        </QuestionForm>
      )}
    </section>
  );
}

function Votes({ standing }: { standing: Standing }) {
  const { counted, ballots } = standing;
  if (counted.length === 0) return null;
  const uncounted = ballots.filter(
    (ballot) => ballot.state === 'cast' && !counted.some((one) => one.ballot.ref === ballot.ref),
  );
  return (
    <Card title="Votes">
      <ul class="votes">
        {counted.map(({ elector, ballot }) => (
          <Voted elector={elector} ballot={ballot} />
        ))}
      </ul>
      {uncounted.length > 0 && (
        <p class="note">Not counted, because the member voted too: {uncounted.map(({ title }) => title).join(', ')}.</p>
      )}
    </Card>
  );
}

function Voted({ elector, ballot }: { elector: Elector; ballot: Row }) {
  const position = String(ballot.fields.position);
  return (
    <li>
      <span class={`position ${position}`}>{choices[position as keyof typeof choices] ?? position}</span>
      <span>
        <b>{elector.name}</b>{' '}
        <span class="note">
          {elector.category}
          {elector.standsFor ? ', alternate' : ''}
        </span>
        {ballot.fields.reason && <span class="vote-reason">{ballot.fields.reason}</span>}
      </span>
    </li>
  );
}

function Count({ standing }: { standing: Standing }) {
  const { counted, missing, electorate, outcome, vote } = standing;
  const { needed, seats } = electorate.whole;
  return (
    <Card title="How it stands">
      <p class="figure">
        <b>{counted.length}</b> of {seats} seats voted · {needed} needed
      </p>
      <dl class="tally">
        <dt>For</dt>
        <dd>{outcome.for}</dd>
        <dt>Against</dt>
        <dd>{outcome.against}</dd>
        <dt>Abstained</dt>
        <dd>{outcome.abstained}</dd>
      </dl>
      {vote.state === 'open' && missing.length > 0 && (
        <>
          <h3>Not voted yet</h3>
          <ul class="lines">
            {missing.map(({ name, category }) => (
              <li>
                {name} <span class="note">{category}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
