/** The release board: a column a release, a card a change, and what is amiss with each. */
import { workingDaysBetween } from '../../calendar/calendar.ts';
import type { Tx } from '../../kernel/db.ts';
import { type Board, type BoardChange, boardOf, type Column } from '../../releasing/board.ts';
import { monthWords } from '../../releasing/release-calendar.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { dayWords } from '../../ui/dates.ts';
import { DayText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { withQuery } from '../../ui/query.ts';
import { frameOf } from '../frame.ts';
import { sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { mayRecord } from './act.tsx';
import { Alerts, ChangeCard } from './change-card.tsx';
import { CouplingsCard } from './couplings-card.tsx';

export async function boardPage(tx: Tx, view: View) {
  const board = await boardOf(tx, view.site.ledger, { code: view.code, at: view.at });
  const keeps = mayRecord(view);
  const held = board.columns.some(({ row }) => row !== null) || board.waiting.length > 0;
  return (
    <Page title="Release board" frame={await frameOf(tx, view, 'releasing')} scripts={keeps ? ['releasing.js'] : []}>
      <Head title="Release board" lead={leadOf(board)} actions={<Actions view={view} keeps={keeps} />} />
      {board.columns.length === 0 && !held ? (
        <Empty
          title="No releases yet"
          {...(keeps ? { step: { label: 'Plan a release', href: view.to('releasing', 'plan') } } : {})}
        >
          Releases that are planned stand here, each with the changes it carries and what is amiss with them.
        </Empty>
      ) : (
        <section class="release-board" aria-label="Releases, first to last" tabindex={0}>
          {board.waiting.length > 0 && <Waiting view={view} board={board} keeps={keeps} />}
          {board.columns.map((column) => (
            <ReleaseColumn view={view} board={board} column={column} keeps={keeps} />
          ))}
        </section>
      )}
      <OwnDays view={view} board={board} />
      <CouplingsCard view={view} board={board} keeps={keeps} />
      <Unknowns view={view} board={board} />
    </Page>
  );
}

function Actions({ view, keeps }: { view: View; keeps: boolean }) {
  return (
    <>
      <ButtonLink href={view.to('releasing', 'variations')}>Variations</ButtonLink>
      <ButtonLink href={view.to('releasing', 'paper', 'all.pdf')}>As a paper (PDF)</ButtonLink>
      {keeps && <ButtonLink href={view.to('releasing', 'plan')}>Plan a release</ButtonLink>}
      {keeps && (
        <ButtonLink weight="go" href={view.to('releasing', 'take')}>
          Take a change in
        </ButtonLink>
      )}
    </>
  );
}

function leadOf({ columns, waiting }: Board): string {
  const changes = columns.flatMap((one) => one.changes);
  const bad = [...changes, ...waiting].filter(({ alerts }) => alerts.length > 0).length;
  const planned = columns.filter(({ release }) => release.state === 'planned').length;
  const parts = [
    `${planned === 1 ? 'One release' : `${planned} releases`} planned`,
    `${changes.length === 1 ? 'one change' : `${changes.length} changes`} in them`,
    ...(waiting.length > 0 ? [`${waiting.length} in none`] : []),
    bad === 0 ? 'nothing amiss' : bad === 1 ? 'one needs a look' : `${bad} need a look`,
  ];
  return `${parts.join(', ')}.`;
}

function ReleaseColumn({ view, board, column, keeps }: { view: View; board: Board; column: Column; keeps: boolean }) {
  const { release, changes, alerts } = column;
  const open = release.ref !== null && release.state === 'planned';
  const id = `release-${release.ref ?? release.month}`;
  return (
    <section
      class={`release-col ${release.state}`}
      aria-labelledby={id}
      {...(open ? { 'data-release': release.ref ?? '', 'data-name': release.name } : {})}
    >
      <header>
        <h2 id={id}>{release.ref ? <a href={view.to('release', release.ref)}>{release.name}</a> : release.name}</h2>
        <p class="release-when">
          <When board={board} column={column} />
        </p>
        <p class="release-chips">
          <StateWords column={column} />
        </p>
      </header>
      <Alerts alerts={alerts} />
      {changes.length > 0 ? (
        <ul class="release-changes">
          {changes.map((change) => (
            <li>
              <ChangeCard view={view} change={change} keeps={keeps && release.state === 'planned'} />
            </li>
          ))}
        </ul>
      ) : (
        <p class="note release-empty">{emptyWords(column)}</p>
      )}
      {keeps && <ColumnActions view={view} column={column} />}
    </section>
  );
}

function emptyWords({ release }: Column): string {
  if (release.state === 'expected') return 'A month in which the code is released. Nothing is planned for it yet.';
  return release.state === 'live' ? 'Nothing is on record of what it carried.' : 'Nothing is in it yet.';
}

function ColumnActions({ view, column }: { view: View; column: Column }) {
  const { release } = column;
  if (release.state === 'expected')
    return (
      <ButtonLink weight="small" href={withQuery(view.to('releasing', 'plan'), { month: release.month ?? '' })}>
        Plan it
      </ButtonLink>
    );
  if (release.state !== 'planned' || release.contents !== 'open') return null;
  return (
    <ButtonLink weight="small" href={withQuery(view.to('releasing', 'take'), { release: release.ref ?? '' })}>
      Take a change in
    </ButtonLink>
  );
}

export function When({
  board,
  column: { release },
}: {
  board: Pick<Board, 'today' | 'calendar'>;
  column: Pick<Column, 'release'>;
}) {
  const { day, month, state } = release;
  if (day === null) return <>{month ? `${monthWords(month)}, day not fixed` : 'No day or month is known'}</>;
  const left = workingDaysBetween(board.calendar, board.today, day);
  const sum = left >= 0 ? `${left} WD from ${dayWords(board.today)}` : `${-left} WD before ${dayWords(board.today)}`;
  return (
    <>
      <DayText day={day} sum={sum} />
      {state !== 'live' && left > 0 && <span class="note"> {left} WD away</span>}
    </>
  );
}

function StateWords({ column: { release } }: { column: Column }) {
  if (release.state === 'live') return <span class="chip state done">Live</span>;
  if (release.state === 'expected') return <span class="chip state quiet">Not planned yet</span>;
  return (
    <>
      <span class={`chip state ${release.contents === 'approved' ? 'done' : 'open'}`}>
        {{ open: 'Open', frozen: 'Frozen', approved: 'Contents approved' }[release.contents]}
      </span>
      {release.freeze && release.contents === 'open' && (
        <span class="note">
          {' '}
          until <DayText day={release.freeze} short sum={release.freezeSum ?? ''} />
        </span>
      )}
      {!release.ofCode && <span class="chip state quiet">Systems</span>}
    </>
  );
}

function Waiting({ view, board, keeps }: { view: View; board: Board; keeps: boolean }) {
  return (
    <section class="release-col waiting" aria-labelledby="release-none">
      <header>
        <h2 id="release-none">In no release</h2>
        <p class="release-when">Put off, or not placed yet</p>
      </header>
      <ul class="release-changes">
        {board.waiting.map((change: BoardChange) => (
          <li>
            <ChangeCard view={view} change={change} keeps={keeps} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Implemented on a day that is no release's, which the code allows: they wait for none, and want only a line. */
function OwnDays({ view, board: { ownDay, today } }: { view: View; board: Board }) {
  if (ownDay.length === 0) return null;
  return (
    <p class="note release-own-days">
      On {ownDay.length === 1 ? 'a day of its own' : 'days of their own'}:{' '}
      {ownDay.map(({ modification, alerts }, index) => (
        <>
          {index > 0 && '; '}
          <a href={view.to('modification', modification?.ref ?? '')} title={sentence(modification?.title ?? '')}>
            {modification?.ref}
          </a>
          , <DayText day={modification?.implementsOn ?? ''} />
          {(modification?.implementsOn ?? '9') < today && ' (past: record it as implemented)'}
          {alerts.map(({ words }) => ` (${words})`)}
        </>
      ))}
      .
    </p>
  );
}

/** What the product does where the code is not known to say: nobody should take a missing rule for a rule. */
function Unknowns({ view, board: { config } }: { view: View; board: Board }) {
  const leads = Object.values(config.leadTimes).filter(({ value }) => value === null);
  const rules = [
    ...(config.freeze.value === null && config.freeze.note ? [['Scope freeze', config.freeze.note]] : []),
    ...(leads[0]?.note ? [['Lead times', leads[0].note]] : []),
    ...(config.months.note ? [['Months', config.months.note]] : []),
  ];
  if (rules.length === 0) return null;
  return (
    <details class="release-rules">
      <summary>What is known of the rules for releases of the {view.code.short}</summary>
      <dl class="facts">
        {rules.map(([label, note]) => (
          <>
            <dt>{label}</dt>
            <dd>{note}</dd>
          </>
        ))}
      </dl>
    </details>
  );
}
