/** Votes on the item in hand: who voted, as ballots come in, and how the outcome follows. */
import type { Row } from '../../kernel/read.ts';
import { type ConsoleState, ofItem } from './console-state.ts';
import { Do } from './people-card.tsx';

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

function Vote({ state, vote }: { state: ConsoleState; vote: Row }) {
  const ballots = state.ballots.filter((row) => row.fields.vote === vote.ref && row.state === 'cast');
  const voters = state.quorum.voters.filter(({ recused }) => !recused);
  const missing = voters.filter(({ person }) => !ballots.some((row) => row.fields.person === person));
  const open = vote.state === 'open';
  return (
    <>
      <h2>{open ? 'Vote open' : vote.state === 'closed' ? 'Vote closed' : 'Vote made void'}</h2>
      <p>
        <a href={state.view.to('vote', vote.ref)}>{vote.title}</a>
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
            {row.title}
            <span class="said">{positions[String(row.fields.position)] ?? row.fields.position}</span>
          </li>
        ))}
        {open &&
          missing.map(({ person, name }) => (
            <li>
              <span class="who">{name}</span>
              <span class="acts">
                {vote.fields.method !== 'secret' &&
                  casting.map(({ position, words }) => (
                    <Do act={`cast ${position} ${person} ${vote.ref}`} label={`${name}: ${words.toLowerCase()}`}>
                      {words}
                    </Do>
                  ))}
              </span>
            </li>
          ))}
      </ul>
      {open && (
        <p class="acts">
          <Do act={`close-vote ${vote.ref}`}>Close the vote</Do>
        </p>
      )}
    </>
  );
}

export const casting = [
  { position: 'for', words: 'For' },
  { position: 'against', words: 'Against' },
  { position: 'abstain', words: 'Abstain' },
] as const;

const positions: Readonly<Record<string, string>> = {
  for: 'for',
  against: 'against',
  abstain: 'abstained',
  voted: 'voted',
};
