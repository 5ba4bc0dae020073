/** The secretary's console: agenda left, the item in hand, the room right. Whole without script; console.js makes it quick. */
import type { Child } from 'hono/jsx';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import { listRows } from '../../kernel/read.ts';
import { earlierActions } from '../../meetings/earlier-actions.ts';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { dayWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorSummary } from '../../ui/errors.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import { PaperLinks } from '../live/live-parts.tsx';
import { PartsOf } from '../live/page-parts.tsx';
import { AddPerson } from './add-person.tsx';
import { itemTitle, partsOf } from './console-parts.tsx';
import { type ConsoleState, ofItem } from './console-state.ts';
import { EarlierActions } from './earlier-actions.tsx';
import { KeyHelp } from './key-help.tsx';
import { deskForm } from './people-card.tsx';
import { WorkForm } from './work-form.tsx';

export interface Shown {
  problems: readonly Problem[];
  /** What was just done, in a sentence. */
  done?: string;
  will: Child;
  adding: Child;
  reading: Child;
}

export async function consolePage(tx: Tx, state: ConsoleState, shown: Shown) {
  const { view, rows, item } = state;
  const ref = rows.meeting.ref;
  const parts = partsOf(state);
  const person = registerOf(view.site.ledger, 'person');
  const { rows: people } = await listRows(tx, person, {
    code: view.code.id,
    at: view.at,
    filters: { state: ['active'] },
    limit: 500,
  });
  const earlier = await earlierActions(tx, view.site.ledger, { code: view.code, at: view.at, rows });
  const address = `${view.to('console', ref, 'events')}?item=${encodeURIComponent(item?.ref ?? '')}`;
  return (
    <Page
      title={item ? itemTitle(item) : `Run ${rows.meeting.title}`}
      frame={await frameOf(tx, view, 'meeting')}
      scripts={['live.js', 'console.js', 'console-keys.js']}
    >
      <Head
        crumbs={[
          { label: 'Meetings', href: view.to('meeting') },
          { label: rows.meeting.title, href: view.to('meeting', ref) },
          { label: dayWords(String(rows.meeting.fields.day ?? '')) },
          { label: stateWords[rows.meeting.state] ?? rows.meeting.state },
        ]}
        title={item ? itemTitle(item) : rows.meeting.title}
        lead={item && <ItemLead state={state} />}
        actions={<Acts state={state} />}
      />
      <form id={deskForm} method="post" action={view.to('console', ref)}>
        <Csrf token={view.session?.csrf ?? ''} />
        <Hidden params={[['item', item?.ref ?? '']]} />
        {/* Enter in a field presses the first button of its form: here one that does nothing, and not “Close”. */}
        <button type="submit" hidden disabled />
      </form>
      <ErrorSummary problems={shown.problems} />
      <p class="govuk-visually-hidden" role="status" data-said />
      {shown.done && <Notice tone="done">{shown.done}</Notice>}
      {rows.meeting.state === 'planned' && (
        <Notice>
          The meeting is not open yet. Mark who is here, then open it: from then on decisions can be recorded.{' '}
          <a href={view.to('agenda', ref)}>Agenda</a> · <a href={view.to('papers', ref)}>Papers</a>
        </Notice>
      )}
      {rows.meeting.state === 'held' && (
        <Notice>
          The meeting is closed. <a href={view.to('publication', ref)}>Go to its minutes</a>.
        </Notice>
      )}
      <div class="console" data-live={address} data-console={item?.ref ?? 'none'}>
        <nav class="card console-agenda" id="console-agenda" aria-label="Agenda">
          <PartsOf parts={parts} within="console-agenda" />
        </nav>
        <div>
          {item ? (
            <>
              <WorkForm state={state} parts={parts} {...shown} />
              <EarlierActions state={state} actions={earlier} />
            </>
          ) : (
            <Empty title="No agenda yet" step={{ label: 'Draw up the agenda', href: view.to('agenda', ref) }}>
              Items of the meeting stand here once its agenda is issued, each with its papers and what waits for it.
            </Empty>
          )}
          <p class="note console-foot">
            <a href={view.to('live', ref)}>What followers see</a> · <a href={view.to('papers', ref)}>Papers</a> ·{' '}
            <a href={view.to('publication', ref)}>Minutes</a>
            <span class="console-keys">
              {' '}
              ·{' '}
              <button type="button" class="btn small" data-keys>
                Keys <kbd>?</kbd>
              </button>
            </span>
          </p>
        </div>
        <div>
          <div id="console-right">
            <PartsOf parts={parts} within="console-right" />
          </div>
          {rows.meeting.state !== 'held' && <AddPerson state={state} people={people} />}
        </div>
      </div>
      <KeyHelp />
    </Page>
  );
}

const stateWords: Readonly<Record<string, string>> = {
  planned: 'not open yet',
  sitting: 'live',
  held: 'closed',
  cancelled: 'cancelled',
};

function ItemLead({ state: { view, rows, item } }: { state: ConsoleState }) {
  if (!item) return null;
  const { purpose, presenter, starts_at: startsAt } = item.fields;
  const level = view.code.levels[item.label.level];
  const itemState = registerOf(view.site.ledger, 'item').states[item.state];
  return (
    <span class="lead console-head">
      {itemState && item.state !== 'tabled' && <StateChip state={itemState} />}
      {item.fields.minuted === 'confidential' && (
        <LevelChip level={item.label.level} name={level.name} meaning={level.meaning} />
      )}
      {startsAt && <span>{startsAt}</span>}
      {purpose && <span>For {purpose}</span>}
      <PaperLinks view={view} papers={ofItem(rows.papers, item)} />
      {presenter && <span>presented by {presenter}</span>}
    </span>
  );
}

/** What one may do to the meeting and the item; each a button of the form that stands outside what moves. */
function Acts({ state: { view, rows, item, next, previous } }: { state: ConsoleState }) {
  const ref = rows.meeting.ref;
  const at = (one: { ref: string }) => `${view.to('console', ref)}?item=${encodeURIComponent(one.ref)}`;
  const sitting = rows.meeting.state === 'sitting';
  const Do = ({ act, weight, children }: { act: string; weight?: 'go' | 'stop'; children: string }) => (
    <button type="submit" form={deskForm} name="do" value={act} class={weight ? `btn ${weight}` : 'btn'} data-do={act}>
      {children}
    </button>
  );
  return (
    <>
      {rows.meeting.state === 'planned' && (
        <Do act="open" weight="go">
          Open the meeting
        </Do>
      )}
      {sitting && item?.state === 'tabled' && <Do act="carry">Carry forward</Do>}
      {sitting && !next && (
        <Do act="close" weight="go">
          Close the meeting
        </Do>
      )}
      {sitting && next && <Do act="close">Close the meeting</Do>}
      {previous && (
        <a class="btn" href={at(previous)} aria-label="Item before" data-previous>
          ←
        </a>
      )}
      {next && (
        <a class={sitting ? 'btn go' : 'btn'} href={at(next)} data-next>
          Next item
        </a>
      )}
    </>
  );
}
