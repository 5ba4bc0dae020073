/** Votes on the item in hand: who voted, as ballots come in, and how the outcome follows. */
import type { Row } from '../../kernel/read.ts';
import { ruleFor } from '../../meetings/vote-rows.ts';
import { type ConsoleState, ofItem } from './console-state.ts';
import { Do, deskForm } from './people-card.tsx';

export function VotesCard({ state }: { state: ConsoleState }) {
  const votes = ofItem(state.rows.votes, state.item);
  if (votes.length === 0) return null;
  return (
    <section class="card" aria-label="Votes">
      {votes.map((vote) => (
        <Vote state={state} vote={vote} />
      ))}
    </section>
  );
}

const heads: Readonly<Record<string, string>> = { open: 'Vote open', closed: 'Vote closed', void: 'Vote made void' };

function Vote({ state, vote }: { state: ConsoleState; vote: Row }) {
  const ballots = state.ballots.filter((row) => row.fields.vote === vote.ref && row.state === 'cast');
  const voters = state.quorum.voters.filter(({ recused }) => !recused);
  const missing = voters.filter(({ person }) => !ballots.some((row) => row.fields.person === person));
  const open = vote.state === 'open';
  const secret = vote.fields.method === 'secret';
  return (
    <>
      <h2>{heads[vote.state]}</h2>
      <p>
        <span class="verb">{vote.fields.verb}</span> <a href={state.view.to('vote', vote.ref)}>{vote.title}</a>
      </p>
      {vote.fields.explained && <p class="note">{vote.fields.explained}</p>}
      {open && (
        <p class="note">
          {ballots.length} of {voters.length} have voted. {vote.fields.rule}
        </p>
      )}
      <ul class="rows">
        {ballots.map((row) => (
          <li>
            <span class="person">{row.title}</span>
            <span class="said">{positions[String(row.fields.position)] ?? row.fields.position}</span>
            {open && (
              <Do
                act={`withdraw-ballot ${row.fields.person} ${vote.ref}`}
                label={`Withdraw the ballot of ${row.title}`}
              >
                Withdraw
              </Do>
            )}
          </li>
        ))}
        {open &&
          missing.map(({ person, name }) => (
            <li>
              <span class="person">{name}</span>
              <span class="acts">
                {(secret ? secretly : casting).map(({ position, words }) => (
                  <Do act={`cast ${position} ${person} ${vote.ref}`} label={`${name}: ${words.toLowerCase()}`}>
                    {words}
                  </Do>
                ))}
              </span>
            </li>
          ))}
      </ul>
      {open && <Closing state={state} vote={vote} secret={secret} />}
    </>
  );
}

function Closing({ state, vote, secret }: { state: ConsoleState; vote: Row; secret: boolean }) {
  const { rule } = ruleFor(state.rows, vote.fields.method as 'named' | 'category' | 'secret' | null);
  const counts = [
    ['votes-for', 'For'],
    ['votes-against', 'Against'],
    ['votes-abstained', 'Abstained'],
  ] as const;
  return (
    <div class="vote-closing">
      {secret &&
        counts.map(([name, words]) => (
          <p class="at-time">
            <label for={name}>{words}, as counted</label>
            <input class="govuk-input" type="text" inputmode="numeric" id={name} name={name} form={deskForm} />
          </p>
        ))}
      {rule.carries === 'majority' && rule.tie === 'chair' && (
        <p class="at-time">
          <label for="casting">Casting vote, if tied</label>
          <select class="govuk-select" id="casting" name="casting" form={deskForm}>
            <option value="">None</option>
            <option value="for">For</option>
            <option value="against">Against</option>
          </select>
        </p>
      )}
      <p class="acts">
        <Do act={`close-vote ${vote.ref}`}>Close the vote</Do>
      </p>
      <details class="more" id="void-vote">
        <summary>Make it void</summary>
        <div>
          <div class="govuk-form-group">
            <label class="govuk-label" for="void-reason">
              Why
            </label>
            <input class="govuk-input" type="text" id="void-reason" name="void-reason" form={deskForm} />
          </div>
          <Do act={`void-vote ${vote.ref}`}>Make it void</Do>
        </div>
      </details>
    </div>
  );
}

export const casting = [
  { position: 'for', words: 'For' },
  { position: 'against', words: 'Against' },
  { position: 'abstain', words: 'Abstain' },
] as const;

export const secretly = [{ position: 'voted', words: 'Has voted' }] as const;

export const positions: Readonly<Record<string, string>> = {
  for: 'for',
  against: 'against',
  abstain: 'abstained',
  voted: 'voted',
};
