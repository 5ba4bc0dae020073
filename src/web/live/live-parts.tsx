/** What a follower sees of a meeting as it goes: agenda with states, papers, outcomes as they come. */
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Row } from '../../kernel/read.ts';
import { type MeetingRows, meetingRows } from '../../meetings/meeting-rows.ts';
import { inTheRoom } from '../../meetings/presence.ts';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { idFor, type Part } from './page-parts.tsx';

/** Throws Absent for a meeting that is not there, or not for this reader. */
export async function liveParts(tx: Tx, view: View, ref: string): Promise<Part[]> {
  const rows = await meetingRows(tx, view.site.ledger, { code: view.code, ref, at: view.at });
  const now = itemNow(rows);
  return [
    { id: 'live-lead', within: 'live-head', body: <Lead view={view} rows={rows} now={now} /> },
    { id: 'live-agenda', within: 'live-side', body: <Agenda rows={rows} now={now} /> },
    { id: 'live-room', within: 'live-side', body: <Room rows={rows} /> },
    ...rows.items.map(
      (item): Part => ({
        id: idFor('item', item.ref),
        within: 'live-items',
        tag: 'section',
        ...(item === now ? { class: 'now' } : {}),
        body: <Item view={view} rows={rows} item={item} />,
      }),
    ),
    ...(rows.items.length > 0
      ? []
      : [
          {
            id: 'no-items',
            within: 'live-items',
            body: <p>The agenda is not out yet. It will show here as soon as it is issued.</p>,
          },
        ]),
  ];
}

/** The item a sitting meeting has come to: the first on the agenda after the last one taken. */
export function itemNow({ meeting, items }: Pick<MeetingRows, 'meeting' | 'items'>): Row | null {
  if (meeting.state !== 'sitting') return null;
  const last = items.findLastIndex((item) => item.state === 'taken');
  return (
    items.slice(last + 1).find((item) => item.state === 'tabled') ??
    items.find((item) => item.state === 'tabled') ??
    null
  );
}

export const itemMark: Readonly<Record<string, { mark: string; words: string }>> = {
  taken: { mark: '✓', words: 'taken' },
  carried: { mark: '→', words: 'carried forward' },
  withdrawn: { mark: '×', words: 'withdrawn' },
};

function Lead({ view, rows, now }: { view: View; rows: MeetingRows; now: Row | null }) {
  const { meeting, body } = rows;
  const register = registerOf(view.site.ledger, 'meeting');
  const { day, starts_at, ends_at, place } = meeting.fields;
  const state = register.states[meeting.state];
  return (
    <>
      {state && <StateChip state={state} />}{' '}
      <span>
        {body && <a href={view.to('body', body.ref)}>{body.title}</a>}
        {day && ', '}
        {day && <DayText day={String(day)} />}
        {starts_at && `, ${starts_at}${ends_at ? ` to ${ends_at}` : ''}`}
        {place && `, ${place}`}
        {now && ` · now at item ${now.fields.number}`}
      </span>
    </>
  );
}

function Agenda({ rows, now }: { rows: MeetingRows; now: Row | null }) {
  return (
    <>
      <h2>Agenda</h2>
      <ol class="agenda">
        {rows.items.map((item) => (
          <li>
            <a href={`#${idFor('item', item.ref)}`} aria-current={item === now ? 'step' : undefined}>
              <span class="no">{item.fields.number}</span>
              <span>{item.title}</span>
              <Mark item={item} />
            </a>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The state of an item as one sign, in words for readers by ear. */
export function Mark({ item }: { item: Row }) {
  const state = itemMark[item.state];
  if (!state) return null;
  return (
    <span class={`mark-of ${item.state}`} title={state.words}>
      <span aria-hidden="true">{state.mark}</span>
      <span class="govuk-visually-hidden"> {state.words}</span>
    </span>
  );
}

function Room({ rows }: { rows: MeetingRows }) {
  const over = rows.meeting.state === 'held';
  // Who left is not in the room, though they were there.
  const present = over ? rows.attendance.filter(({ state }) => state === 'present') : inTheRoom(rows.attendance);
  if (present.length === 0) return null;
  return (
    <>
      <h2>{over ? 'Who was there' : 'In the meeting'}</h2>
      <p class="note">{present.map(({ title }) => title).join(', ')}</p>
    </>
  );
}

function Item({ view, rows, item }: { view: View; rows: MeetingRows; item: Row }) {
  const of = (list: readonly Row[]) => list.filter((row) => row.fields.item === item.ref);
  const state = registerOf(view.site.ledger, 'item').states[item.state];
  const level = view.code.levels[item.label.level];
  const decisions = of(rows.decisions);
  return (
    <>
      <h2>
        <span class="no">{item.fields.number}</span>
        <a href={view.to('item', item.ref)}>{item.title}</a>
      </h2>
      <p class="lead">
        {state && item.state !== 'tabled' && <StateChip state={state} />}
        {item.label.level > 2 && <LevelChip level={item.label.level} name={level.name} meaning={level.meaning} />}
        {item.fields.starts_at && <span>{item.fields.starts_at}</span>}
        {item.fields.purpose && <span>for {item.fields.purpose}</span>}
        {item.fields.presenter && <span>presented by {item.fields.presenter}</span>}
      </p>
      <PaperLinks view={view} papers={of(rows.papers)} />
      {decisions.length > 0 && (
        <div class="box">
          {rows.body ? `The ${rows.body.title.replace(/^The /, '')}` : 'The meeting'}:
          <ul>
            {decisions.map((one) => (
              <li>
                <span class="verb">{one.fields.verb}</span> <a href={view.to('decision', one.ref)}>{one.title}</a>
                {one.state === 'conditional' && <span class="note"> Subject to {one.fields.condition}</span>}
                {one.state === 'rescinded' && <span class="note"> (taken back)</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      {of(rows.actions).map((one) => (
        <div class="box action">
          <b>
            Action <a href={view.to('action', one.ref)}>{one.ref}</a>
          </b>
          {one.fields.owner && `, ${one.fields.owner}`}: {sentence(one.title)}
        </div>
      ))}
      {of(rows.votes).map((one) => (
        <VoteLine view={view} vote={one} />
      ))}
    </>
  );
}

/** Papers of an item, each with its version. */
export function PaperLinks({ view, papers }: { view: View; papers: readonly Row[] }) {
  const shown = papers.filter(({ state }) => state !== 'withdrawn');
  if (shown.length === 0) return null;
  return (
    <ul class="paper-links">
      {shown.map((paper) => {
        const level = view.code.levels[paper.label.level];
        return (
          <li>
            <a href={paper.fields.file ? view.to('papers', 'file', paper.ref) : view.to('paper', paper.ref)}>
              {paper.fields.number ? `${paper.fields.number} ` : ''}
              {paper.title}
            </a>{' '}
            {paper.fields.version && <span class="note">v{paper.fields.version}</span>}{' '}
            <LevelChip level={paper.label.level} name={level.name} meaning={level.meaning} />
          </li>
        );
      })}
    </ul>
  );
}

function VoteLine({ view, vote }: { view: View; vote: Row }) {
  const state = registerOf(view.site.ledger, 'vote').states[vote.state];
  return (
    <div class="box vote">
      <b>
        <a href={view.to('vote', vote.ref)}>Vote</a>
      </b>
      : {vote.title} {state && <StateChip state={state} />}
      {vote.state === 'closed' && <p class="note">{vote.fields.explained}</p>}
    </div>
  );
}
