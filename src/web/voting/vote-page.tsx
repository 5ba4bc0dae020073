/** A vote by constituency: what is voted on, one's own ballot, how it stands, who voted how, and the rule it is counted by. */
import { bodyName } from '../../codes/body.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { isPast } from '../../ui/as-at.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { DayText, InstantText } from '../../ui/day.tsx';
import { ErrorSummary } from '../../ui/errors.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { seatOf } from '../../voting/cast.ts';
import { deciderOf } from '../../voting/open.ts';
import { ruleLines } from '../../voting/rule-words.ts';
import { type VotedLine, votedLines } from '../../voting/voted-lines.ts';
import type { Voting, VotingOption } from '../../voting/voting-of.ts';
import { frameOf } from '../frame.ts';
import { PartsOf } from '../live/page-parts.tsx';
import { stateOf } from '../pages/list-page.tsx';
import type { View } from '../view.ts';
import { OwnBallot, RecordBallot } from './ballot-form.tsx';
import { Keep } from './keep-forms.tsx';
import { holder, standingParts } from './standing-parts.tsx';
import { type Doing, keepsVotes, nothingDone, personOf, votingFor } from './voting-view.ts';

export async function votePage(tx: Tx, view: View, ref: string, doing: Doing = nothingDone) {
  const voting = await votingFor(tx, view, ref);
  const { main, options } = voting;
  const [first] = options;
  const live = main.state === 'open' && !isPast(view.asAt);
  const keeps = live && keepsVotes(view);
  const parts = standingParts(view, voting, keeps);
  const recording = doing.form.person ?? view.query.get('for') ?? '';
  const title = `Vote on ${first?.ref ?? main.ref}${options.length > 1 ? ' and its alternatives' : ''}`;
  return (
    <Page title={title} frame={await frameOf(tx, view, 'voting')} scripts={live ? ['live.js'] : []}>
      <Head
        crumbs={[
          { label: 'Votes on modifications', href: view.to('voting') },
          { label: first?.ref ?? main.ref, href: view.to('modification', first?.ref ?? '') },
          { label: 'Vote' },
        ]}
        title={`${title}${options.length === 1 && first?.modification ? `: ${first.modification.title}` : ''}`}
        lead={<Lead view={view} voting={voting} live={live} />}
        actions={<Acts view={view} voting={voting} live={live} />}
      />
      <ErrorSummary problems={doing.problems} />
      <Outcome view={view} voting={voting} live={live} keeps={keeps} />
      <div class="two">
        <div>
          {live && <OwnBallot view={view} voting={voting} doing={recording ? { ...doing, form: {} } : doing} />}
          {keeps && recording && <RecordBallot view={view} voting={voting} doing={doing} person={recording} />}
          {main.state !== 'closed' && <Live view={view} voting={voting} live={live} parts={parts} />}
          {main.state === 'closed' && <PartsOf parts={parts} within={holder} />}
          {main.state === 'closed' && options.map((option) => <Voted view={view} voting={voting} option={option} />)}
        </div>
        <div>
          {keeps && <Keep view={view} voting={voting} doing={doing} />}
          <Asked view={view} voting={voting} />
          <Rule voting={voting} />
          {main.state === 'closed' && <CountAgain view={view} voting={voting} />}
        </div>
      </div>
    </Page>
  );
}

function Live({
  view,
  voting,
  live,
  parts,
}: {
  view: View;
  voting: Voting;
  live: boolean;
  parts: ReturnType<typeof standingParts>;
}) {
  return (
    <div id={holder} class="stack" data-live={live ? view.to('voting', `${voting.main.ref}/events`) : undefined}>
      <PartsOf parts={parts} within={holder} />
    </div>
  );
}

function Lead({ view, voting, live }: { view: View; voting: Voting; live: boolean }) {
  const { main, closes, isOver } = voting;
  const body = String(main.fields.body ?? '');
  const level = view.code.levels[main.label.level];
  return (
    <>
      <StateChip
        state={stateOf(registerOf(view.site.ledger, 'vote'), main.state)}
        late={live && isOver ? 'to be closed' : undefined}
      />{' '}
      <LevelChip level={main.label.level} name={level.name} meaning={level.meaning} />{' '}
      <a href={view.to('body', body)}>{bodyName(view.code, body)}</a>
      {voting.kept.clause && <span> · {voting.kept.clause}</span>}
      {main.state === 'closed' && (
        <span>
          {' '}
          · closed on <DayText day={main.from} />
        </span>
      )}
      {main.state === 'open' && closes && (
        <span>
          {' '}
          · {isOver ? 'voting ended' : 'closes'} <InstantText instant={closes} />
        </span>
      )}
      {main.fields.meeting && (
        <span>
          {' '}
          · in <a href={view.to('meeting', String(main.fields.meeting))}>meeting {main.fields.meeting}</a>
        </span>
      )}
    </>
  );
}

function Acts({ view, voting, live }: { view: View; voting: Voting; live: boolean }) {
  const { main } = voting;
  const own = live && !voting.isOver && seatOf(voting.roll, personOf(view));
  return (
    <>
      {live && (
        <span class="live-state note" data-live-state role="status">
          Reload to see what is new
        </span>
      )}
      {main.state === 'closed' && <ButtonLink href={view.to('voting', `${main.ref}/paper.pdf`)}>PDF</ButtonLink>}
      <ButtonLink href={view.to('record', 'vote', main.ref)}>Facts and history</ButtonLink>
      {own && (
        <ButtonLink weight="go" href="#own">
          {voting.own[0] ? 'Your vote' : 'Vote'}
        </ButtonLink>
      )}
    </>
  );
}

function Outcome({ view, voting, live, keeps }: { view: View; voting: Voting; live: boolean; keeps: boolean }) {
  const { main, preferred, options, isOver, own } = voting;
  if (main.state === 'void')
    return <Notice tone="warn">This vote is void: {main.fields.explained}. It decided nothing.</Notice>;
  if (main.state === 'closed') {
    const chosen = options.find(({ ref }) => ref === preferred.ref);
    const none =
      main.fields.outcome === 'inquorate'
        ? 'There was no quorum, so nothing was decided. It waits for another vote.'
        : 'Nothing is carried.';
    return (
      <Notice tone={chosen ? 'done' : 'warn'}>
        {chosen ? `${chosen.ref} is carried.` : none} {options.length > 1 && preferred.sentence}{' '}
        {chosen?.modification?.fields.implements_on && (
          <>
            It takes effect on <DayText day={String(chosen.modification.fields.implements_on)} />.
          </>
        )}
      </Notice>
    );
  }
  if (live && isOver)
    return (
      <Notice tone="warn">
        Voting has ended, and the vote is due to be closed. Nothing is decided until{' '}
        {keeps ? 'you close it.' : 'the secretariat closes it.'}
      </Notice>
    );
  const done = view.query.get('done') && own[0];
  return done ? (
    <Notice tone="done">
      {own[0]?.state === 'withdrawn'
        ? 'Your vote is taken back.'
        : 'Recorded. You may change it until the vote closes.'}
    </Notice>
  ) : null;
}

function Asked({ view, voting }: { view: View; voting: Voting }) {
  const { main, options } = voting;
  const [first] = options;
  const decider = first?.modification ? deciderOf(view.code, first.modification, view.asAt.on) : null;
  const decides = decider === main.fields.body;
  return (
    <Card title="What is asked">
      <ul class="lines">
        {options.map(({ ref, modification, proposal }) => (
          <li>
            <a href={view.to('modification', ref)}>{ref}</a> {modification?.title}
            {options.length > 1 && <span class="note">{proposal ? ' the proposal' : ' an alternative'}</span>}
          </li>
        ))}
      </ul>
      <p class="note">
        {decides
          ? 'The vote decides it.'
          : `The vote is a recommendation${decider ? ` to ${bodyName(view.code, decider)}, which decides` : ''}.`}
      </p>
      {main.fields.background && <p class="prose">{main.fields.background}</p>}
      {Array.isArray(main.fields.papers) && main.fields.papers.length > 0 && (
        <p class="note">Papers: {main.fields.papers.join(', ')}</p>
      )}
    </Card>
  );
}

function Rule({ voting }: { voting: Voting }) {
  const { kept } = voting;
  return (
    <details class="card rule-card">
      <summary>The rule it is counted by</summary>
      <p class="note">
        As it stood when the vote was opened{kept.clause && `, ${kept.clause}`}. {kept.note}
      </p>
      <dl class="rule">
        {ruleLines(kept).map(({ about, words, provenance, note }) => (
          <>
            <dt>{about}</dt>
            <dd>
              {words} <span class="note">{[provenance, note].filter(Boolean).join(': ')}</span>
            </dd>
          </>
        ))}
      </dl>
    </details>
  );
}

function Voted({ view, voting, option }: { view: View; voting: Voting; option: VotingOption }) {
  const lines = votedLines(voting, option);
  const title = voting.options.length > 1 ? `Votes and reasons: ${option.ref}` : 'Votes and reasons';
  if (lines.length === 0)
    return (
      <Card title={title}>
        <p>Nobody voted.</p>
      </Card>
    );
  return (
    <Card title={title}>
      {voting.kept.rule.categories.map(({ name }) => {
        const own = lines.filter(({ category }) => category === name);
        return own.length === 0 ? null : (
          <div class="roll-part">
            <h3>{name}</h3>
            <ul class="votes">
              {own.map((line) => (
                <VotedRow view={view} line={line} />
              ))}
            </ul>
          </div>
        );
      })}
    </Card>
  );
}

function VotedRow({ view, line }: { view: View; line: VotedLine }) {
  return (
    <li>
      <span class={`position ${line.key}`}>{line.position}</span>
      <span>
        <b>{line.name}</b>{' '}
        <span class="note">
          {[
            line.group,
            line.standsFor && `alternate of ${line.standsFor}`,
            !line.counted && 'not counted: the member voted too',
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
        {line.reason && <span class="vote-reason">{line.reason}</span>}
        {line.objectives.length > 0 && (
          <span class="vote-objectives">
            {line.objectives.map((one) => {
              const [id = '', how = ''] = one.split(': ');
              const text = view.code.objectives?.find((objective) => objective.id === id)?.text;
              return (
                <span class={`objective-chip ${how}`} title={text}>
                  ({id}) {how}
                </span>
              );
            })}
          </span>
        )}
      </span>
    </li>
  );
}

function CountAgain({ view, voting }: { view: View; voting: Voting }) {
  const at = (end: string) => view.to('voting', `${voting.main.ref}/${end}`);
  return (
    <Card title="Count it again">
      <p>
        Take the <a href={at('data.json')}>entries of the log</a> and the{' '}
        <a href={view.to('voting', 'recount.mjs')}>script that counts them</a>, and run them with Node on a machine of
        your own:
      </p>
      <pre class="command">node recount.mjs data.json</pre>
      <p class="note">
        It shares no code with these pages, checks each entry against its hash, and says whether the outcome agrees.
      </p>
      <p>
        <a href={at('ballots.csv')}>Ballots as CSV</a>
      </p>
    </Card>
  );
}
