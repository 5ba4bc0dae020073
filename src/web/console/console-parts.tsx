/** The parts of the console that move with the meeting, whoever moved it. */
import type { Tx } from '../../kernel/db.ts';
import type { Row } from '../../kernel/read.ts';
import { instantWords } from '../../ui/dates.ts';
import { InstantText } from '../../ui/day.tsx';
import { Mark } from '../live/live-parts.tsx';
import type { Part } from '../live/page-parts.tsx';
import { sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { type ConsoleAsked, type ConsoleState, consoleState, ofItem } from './console-state.ts';
import { InterestsCard } from './interests-card.tsx';
import { Do, deskForm, PeopleCard } from './people-card.tsx';
import { VotesCard } from './votes-card.tsx';

export async function consoleParts(tx: Tx, view: View, asked: ConsoleAsked): Promise<Part[]> {
  return partsOf(await consoleState(tx, view, asked));
}

export function partsOf(state: ConsoleState): Part[] {
  const right = 'console-right';
  return [
    { id: 'c-agenda', within: 'console-agenda', body: <Agenda state={state} /> },
    { id: 'c-taken', within: 'console-taken', body: <Taken state={state} /> },
    { id: 'c-actions', within: 'console-actions', body: <Actions state={state} /> },
    { id: 'c-draft', within: 'console-agenda', body: <DraftMark state={state} /> },
    { id: 'c-quorum', within: right, class: 'card', tag: 'section', body: <QuorumCard state={state} /> },
    { id: 'c-votes', within: right, body: <VotesCard state={state} /> },
    { id: 'c-people', within: right, body: <PeopleCard state={state} /> },
    { id: 'c-interests', within: right, body: <InterestsCard state={state} /> },
    { id: 'c-last', within: right, body: <LastCard state={state} /> },
    { id: 'c-following', within: right, class: 'card', tag: 'section', body: <Following state={state} /> },
  ];
}

function Agenda({ state: { view, rows, item } }: { state: ConsoleState }) {
  if (rows.items.length === 0) return <p class="note">No agenda yet.</p>;
  return (
    <ol class="ag">
      {rows.items.map((one) => (
        <li>
          <a
            href={`${view.to('console', rows.meeting.ref)}?item=${encodeURIComponent(one.ref)}`}
            aria-current={one === item ? 'page' : undefined}
          >
            <span class="no">{one.fields.number}</span>
            <span>{one.title}</span>
            <Mark item={one} />
          </a>
        </li>
      ))}
    </ol>
  );
}

/** What was decided at the item so far. */
function Taken({ state: { view, rows, item } }: { state: ConsoleState }) {
  const decisions = ofItem(rows.decisions, item);
  if (decisions.length === 0) return null;
  return (
    <ul class="taken-list" aria-label="Decided at this item">
      {decisions.map((one) => (
        <li class={one.state === 'rescinded' ? 'back' : undefined}>
          <span class="verb">{one.fields.verb}</span> <a href={view.to('decision', one.ref)}>{one.title}</a>
          {one.fields.condition && <span class="note"> Subject to {one.fields.condition}</span>}
        </li>
      ))}
    </ul>
  );
}

function Actions({ state: { view, rows, item } }: { state: ConsoleState }) {
  const actions = ofItem(rows.actions, item);
  if (actions.length === 0) return null;
  return (
    <ul class="taken-list" aria-label="Actions raised at this item">
      {actions.map((one) => (
        <li class="action">
          <b>
            <a href={view.to('action', one.ref)}>{one.ref}</a>
          </b>{' '}
          {sentence(one.title)}
          <span class="note"> {[one.fields.owner, one.fields.due].filter(Boolean).join(', ')}</span>
        </li>
      ))}
    </ul>
  );
}

function QuorumCard({ state: { quorum } }: { state: ConsoleState }) {
  return (
    <>
      <h2>Quorum</h2>
      <p class={quorum.met ? 'quorum-figure' : 'quorum-figure unmet'}>
        <b>{quorum.present}</b> of {quorum.seats} seats · {quorum.needed} needed
      </p>
      <ul class="rows">
        <li>
          Chair <span class={quorum.chair ? 'said' : 'late'}>{quorum.chair ? 'present' : 'nobody'}</span>
        </li>
        {quorum.by.map(({ category, present, seats, alternates, recused }) => (
          <li>
            {category}
            <span class="said">
              {present} of {seats}
              {alternates > 0 && `, ${alternates} alternate${alternates === 1 ? '' : 's'}`}
              {recused > 0 && `, ${recused} apart`}
            </span>
          </li>
        ))}
      </ul>
      <p class="note">{quorum.sentence}</p>
    </>
  );
}

/** What was recorded last, and the way to take it back. */
function LastCard({ state: { view, rows, last } }: { state: ConsoleState }) {
  if (!last || rows.meeting.state !== 'sitting') return null;
  return (
    <section class="card" aria-label="Recorded last">
      <h2>Recorded last</h2>
      <p class="note">
        <a href={view.to('log', last.id)}>{last.title}</a>, <InstantText instant={last.recorded} />
      </p>
      <details class="more" id="take-back">
        <summary>Take it back</summary>
        <div>
          <div class="govuk-form-group">
            <label class="govuk-label" for="undo-reason">
              Why
            </label>
            <input
              class="govuk-input"
              type="text"
              id="undo-reason"
              name="undo-reason"
              value="Recorded by mistake"
              form={deskForm}
              data-enter="undo"
            />
          </div>
          <input type="hidden" name="undo-seen" value={last.id} form={deskForm} />
          <Do act="undo">Take it back</Do>
          <p class="note">The log keeps both: what was recorded, and that it was taken back.</p>
        </div>
      </details>
    </section>
  );
}

/** Who reads along: told by this process of itself, so another beside it would tell of others. */
function Following({ state: { following } }: { state: ConsoleState }) {
  const live = following.filter(({ page }) => page === 'live');
  const named = [...new Set(live.flatMap(({ name }) => (name ? [name] : [])))];
  const others = live.filter(({ name }) => name === null).length;
  const keepers = [...new Set(following.flatMap(({ page, name }) => (page !== 'live' && name ? [name] : [])))];
  const said = [...named.slice(0, 12), ...(named.length > 12 ? [`${named.length - 12} more`] : [])];
  if (others > 0) said.push(`${others} without an account`);
  return (
    <>
      <h2>Following now</h2>
      <p class="note">
        {live.length === 0
          ? 'Nobody.'
          : `${live.length} ${live.length === 1 ? 'window' : 'windows'}: ${said.join(', ')}.`}
        {keepers.length > 1 && ` At the console: ${keepers.join(', ')}.`}
      </p>
    </>
  );
}

/** The version of what is typed, for the island: another secretary's words come in by it. Nobody reads it. */
function DraftMark({ state: { draft, item } }: { state: ConsoleState }) {
  const kept = { item: item?.ref ?? '', version: draft?.version ?? 0, content: draft?.content ?? null };
  return (
    <span
      hidden
      data-draft={JSON.stringify(kept)}
      data-changed={draft ? instantWords(draft.changed) : ''}
      data-by={draft?.changedBy ?? ''}
    />
  );
}

/** The item's row as its number and title: "7. Risk and Issue Register". */
export function itemTitle(item: Row): string {
  return item.fields.number ? `${item.fields.number}. ${item.title}` : item.title;
}
