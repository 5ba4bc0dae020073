/** What of a vote changes while it goes on: how it stands, what would change it, who has voted. Sent anew after each ballot. */

import type { CategoryTally, Tally, Voter } from '../../voting/tally.ts';
import { outcomeWords, resultWords } from '../../voting/vote-paper.ts';
import { hasVoted, type Voting, type VotingOption } from '../../voting/voting-of.ts';
import type { Part } from '../live/page-parts.tsx';
import { idFor } from '../live/page-parts.tsx';
import type { View } from '../view.ts';

export const holder = 'voting-live';

/** `keeps`: for whoever records ballots of others. */
export function standingParts(view: View, voting: Voting, keeps: boolean): Part[] {
  const { options, main, seesWho } = voting;
  const part = (id: string, body: Part['body']): Part => ({ id, within: holder, tag: 'section', class: 'card', body });
  return [
    ...options.flatMap((option): Part[] =>
      option.tally
        ? [part(idFor('standing', option.ref), <Standing voting={voting} option={option} tally={option.tally} />)]
        : [],
    ),
    ...(main.state === 'open' && seesWho
      ? [part('voting-roll', <RollNow view={view} voting={voting} keeps={keeps} />)]
      : main.state === 'open'
        ? [part('voting-held', <HeldBack />)]
        : []),
  ];
}

function HeldBack() {
  return (
    <>
      <h2>Votes</h2>
      <p class="note">
        How members vote, and why, is published with the outcome, for everybody to read and to count again.
      </p>
    </>
  );
}

interface StandingProps {
  voting: Voting;
  option: VotingOption;
  tally: Tally;
}

function Standing({ voting, option, tally }: StandingProps) {
  const { main, options } = voting;
  const open = main.state === 'open';
  return (
    <>
      <h2>
        {options.length > 1 && `${option.ref}: `}
        {open ? 'How it stands' : 'Result'}
      </h2>
      <p class="outcome">
        <span class={`chip state ${tally.outcome === 'carried' ? 'done' : 'stopped'}`}>
          {open ? `If closed now: ${outcomeWords[tally.outcome].toLowerCase()}` : outcomeWords[tally.outcome]}
        </span>{' '}
        <span>
          <b>{tally.count.for}</b> {tally.count.for === 1 ? 'category' : 'categories'} for, <b>{tally.count.against}</b>{' '}
          against, <b>{tally.count.neither}</b> neither
        </span>
      </p>
      <ul class="categories">
        {tally.categories.map((one) => (
          <Category one={one} />
        ))}
      </ul>
      <p class="legend note" aria-hidden="true">
        <span class="seg for" /> For <span class="seg against" /> Against <span class="seg abstained" /> Abstained{' '}
        <span class="seg not-voted" /> Not voted
      </p>
      {open && <ChangeIt tally={tally} title="What would change it" />}
      <details class="sums" id={idFor('sums', option.ref)} open={!open}>
        <summary>How {open ? 'that' : 'the outcome'} follows</summary>
        <ol>
          {tally.sentences.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ol>
      </details>
      {!open && <ChangeIt tally={tally} title="How close it was" />}
    </>
  );
}

const segments = [
  ['for', 'for', 'for'],
  ['against', 'against', 'against'],
  ['abstained', 'abstained', 'abstained'],
  ['notVoted', 'not-voted', 'not voted'],
] as const;

function Category({ one }: { one: CategoryTally }) {
  const said = segments.flatMap(([key, , words]) => (one[key] > 0 ? [`${one[key]} ${words}`] : []));
  if (one.recused > 0) said.push(`${one.recused} ${one.recused === 1 ? 'stands' : 'stand'} aside`);
  return (
    <li>
      <span class="name">{one.name}</span>
      <span class="votes-bar" aria-hidden="true">
        {segments.map(([key, style]) =>
          Array.from({ length: Math.min(one[key], 40) }, () => <span class={`seg ${style}`} />),
        )}
      </span>
      <span class="said note">{said.join(', ') || 'nobody on the roll'}</span>
      <span class={`result ${one.result}`}>{resultWords[one.result]}</span>
    </li>
  );
}

function ChangeIt({ tally: { whatWouldChangeIt: it }, title }: { tally: Tally; title: string }) {
  return (
    <div class="change-it">
      <h3>{title}</h3>
      <p>{it.sentences.join(' ')}</p>
      {it.least.length > 0 && (
        <ul>
          {it.least.map((plan) => (
            <li>{plan.sentences.join(' ')}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function RollNow({ view, voting, keeps }: { view: View; voting: Voting; keeps: boolean }) {
  const { roll, voted, kept } = voting;
  const missing = roll.filter((voter) => !hasVoted(voted, voter)).length;
  return (
    <>
      <h2>Who has voted</h2>
      <p class="figure">
        <b>{roll.length - missing}</b> of {roll.length} on the roll
      </p>
      {kept.rule.categories.map(({ name }) => {
        const seats = roll.filter(({ category }) => category === name);
        return (
          <div class="roll-part">
            <h3>{name}</h3>
            {seats.length === 0 ? (
              <p class="note">Nobody on the roll.</p>
            ) : (
              <ul class="roll">
                {seats.map((voter) => (
                  <Seat view={view} voting={voting} voter={voter} keeps={keeps} />
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </>
  );
}

function Seat({ view, voting, voter, keeps }: { view: View; voting: Voting; voter: Voter; keeps: boolean }) {
  const { voted, main } = voting;
  const { person, name, group, alternate } = voter;
  const byOther = alternate && !voted.has(person) && voted.get(alternate.person) === 'cast' ? alternate : null;
  const state = voted.get(person) === 'recused' ? 'aside' : voted.has(person) || byOther ? 'voted' : 'waiting';
  const words = { aside: 'Stands aside', voted: byOther ? `Voted, by ${byOther.name}` : 'Voted', waiting: 'Not yet' }[
    state
  ];
  return (
    <li class={state}>
      <span>
        <b>{name}</b>
        <span class="note">
          {group && ` ${group}`}
          {alternate && `, alternate ${alternate.name}`}
        </span>
      </span>
      <span class="roll-state">{words}</span>
      {keeps && (
        <a class="btn small" href={`${view.to('voting', main.ref)}?for=${encodeURIComponent(person)}#record`}>
          {state === 'waiting' ? 'Record' : 'Change'}
          <span class="govuk-visually-hidden"> the vote of {name}</span>
        </a>
      )}
    </li>
  );
}
