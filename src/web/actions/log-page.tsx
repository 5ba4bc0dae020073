/** The action log: what is open and with whom, how late, how often put off and why; and what the secretariat does of it. */
import type { Child } from 'hono/jsx';
import type { ActionEntry } from '../../actions/action-log.ts';
import { bands } from '../../actions/ageing.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Filters } from '../../ui/filters.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { placeWords } from '../../ui/pager.tsx';
import { withQuery } from '../../ui/query.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { Tip } from '../../ui/tip.tsx';
import { dueSum, lateWords } from '../due.ts';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import { movesFor } from '../pages/move-form.tsx';
import { sentence } from '../tell.tsx';
import { pathTo, type View } from '../view.ts';
import { ActionPanel, type Panel } from './action-panel.tsx';
import { CarryForm, type Carrying } from './carry-form.tsx';
import { type LogView, logView, pageSize } from './log-view.ts';

/** What was sent and could not be done, or was asked to be tried. */
export interface Sent {
  panel?: Omit<Panel, 'entry'> & { ref: string };
  carrying?: Carrying;
}

export async function actionLogPage(tx: Tx, view: View, sent: Sent = {}) {
  const log = await logView(tx, view);
  const open = sent.panel?.ref ?? view.query.get('open') ?? '';
  const entry = log.all.find(({ row }) => row.ref === open);
  const mayChange = entries(view, log.all).length > 0;
  const panel: Panel | null =
    entry && mayChange
      ? { move: sent.panel?.move ?? view.query.get('do') ?? 'update', form: {}, problems: [], ...sent.panel, entry }
      : null;
  return (
    <Page title="Action log" frame={await frameOf(tx, view, 'action-log')} scripts={['filters.js']}>
      <Head title="Action log" lead={<Lead view={view} log={log} />} actions={<Actions view={view} log={log} />} />
      <Narrow view={view} log={log} />
      {panel && <ActionPanel view={view} log={log} panel={panel} />}
      {log.shown.length === 0 ? (
        <Nothing view={view} log={log} />
      ) : (
        <>
          <Table
            caption={`Actions, ${log.entries.length} in all`}
            columns={columns(view, {
              mayChange,
              mayCarry: mayChange && log.ahead.size > 0 && [...log.ahead.values()].some((list) => list.length > 0),
            })}
            rows={log.shown}
            url={view.url}
          />
          <Pages view={view} log={log} />
        </>
      )}
      {mayChange && log.shown.some(({ row }) => row.state === 'open') && (
        <CarryForm view={view} log={log} carrying={sent.carrying} />
      )}
      <div class="two log-sums">
        <Owners view={view} log={log} />
        <Ageing log={log} />
      </div>
    </Page>
  );
}

/** Those of the open ones that this reader may give a new due date. */
function entries(view: View, all: readonly ActionEntry[]): ActionEntry[] {
  const register = registerOf(view.site.ledger, 'action');
  const one = all.find(({ row }) => row.state === 'open');
  const may = one && movesFor(view, register, one.row).some(([name]) => name === 'retarget');
  return may ? all.filter(({ row }) => row.state === 'open') : [];
}

function Lead({ view, log }: { view: View; log: LogView }) {
  const { counts, body, owner } = log;
  const late = counts.late === 0 ? 'none of them late' : `${counts.late} of them late`;
  const of = [body && bodyName(view, body), owner].filter(Boolean).join(', ');
  return (
    <span>
      {of && `${of}: `}
      {counts.open === 0 ? 'nothing is open.' : `${counts.open} open, ${late}.`} Longest late first.
    </span>
  );
}

function Actions({ view, log }: { view: View; log: LogView }) {
  const query = (more: Record<string, string>) => withQuery(pathTo(view.code.id, 'export', 'action.csv'), more);
  const kept: Record<string, string> = {
    ...(log.body ? { body: log.body } : {}),
    ...(log.owner ? { owner: log.owner } : {}),
    ...(log.state === 'open' ? { state: 'open' } : {}),
    ...(log.state === 'late' ? { late: '1' } : {}),
  };
  const to = (format: string) => view.to('export', `action.${format}`).split('?')[0] ?? '';
  const file = (format: string) => query(kept).replace(to('csv'), to(format));
  const paper = withQuery(view.to('action-log', 'paper.pdf'), log.body ? { body: log.body } : {});
  return (
    <>
      <DownloadMenu
        files={[
          { label: 'Spreadsheet (xlsx)', href: file('xlsx') },
          { label: 'CSV', href: file('csv') },
          { label: 'JSON', href: file('json') },
        ]}
      />
      <ButtonLink href={paper}>Log as a paper (PDF)</ButtonLink>
    </>
  );
}

function Narrow({ view, log }: { view: View; log: LogView }) {
  const { counts, next } = log;
  const tab = (state: LogView['state'], label: string) => ({
    label,
    count: counts[state],
    href: withQuery(view.url, { state: state === 'open' ? null : state, from: null, open: null, do: null }),
    current: log.state === state,
  });
  const upcoming = next.length === 1 && next[0] ? `Due at ${next[0].title}` : 'Due at the next meetings';
  return (
    <Filters
      url={withQuery(view.url, { open: null, do: null, from: null })}
      tabs={[
        tab('open', 'Open'),
        tab('late', 'Late'),
        ...(next.length > 0 ? [tab('next', upcoming)] : []),
        tab('closed', 'Closed'),
        tab('all', 'All'),
      ]}
      selects={[
        {
          name: 'body',
          label: 'Raised by',
          value: log.body,
          options: [
            { value: '', label: 'any body' },
            ...log.bodies.map((ref) => ({ value: ref, label: bodyName(view, ref) })),
          ],
        },
        {
          name: 'owner',
          label: 'Owner',
          value: log.owner,
          options: [
            { value: '', label: 'anyone' },
            ...log.owners.map(({ name, open }) => ({ value: name, label: `${name} (${open} open)` })),
          ],
        },
      ]}
    />
  );
}

export function bodyName(view: View, ref: string): string {
  return view.code.bodies.find(({ id }) => id === ref)?.name ?? ref;
}

function columns(
  view: View,
  { mayChange, mayCarry }: { mayChange: boolean; mayCarry: boolean },
): Column<ActionEntry>[] {
  const register = registerOf(view.site.ledger, 'action');
  const levels = view.code.levels;
  const list: Column<ActionEntry>[] = [
    {
      key: 'ref',
      label: 'Reference',
      kind: 'ref',
      cell: ({ row }) => (
        <>
          {mayCarry && row.state === 'open' && (
            <input
              class="tick"
              type="checkbox"
              form="carry"
              name="ref"
              value={row.ref}
              aria-label={`Carry ${row.ref}`}
            />
          )}
          <a href={view.to('action', row.ref)}>{row.ref}</a>
        </>
      ),
    },
    { key: 'text', label: 'Action', kind: 'wide', cell: (entry) => <Said entry={entry} /> },
    { key: 'owner', label: 'Owner', kind: 'soft', cell: ({ row }) => ownerLink(view, row.fields.owner) },
    { key: 'due', label: 'Due', kind: 'soft', cell: (entry) => <Due view={view} entry={entry} /> },
    {
      key: 'state',
      label: 'State',
      kind: 'chip',
      cell: ({ row }) => (
        <StateChip
          state={stateOf(register, row.state)}
          late={lateWords(view, register, row)}
          sum={dueSum(view, register, row)}
        />
      ),
    },
    {
      key: 'class',
      label: 'Class',
      kind: 'chip',
      cell: ({ row }) => (
        <LevelChip
          level={row.label.level}
          name={levels[row.label.level].name}
          meaning={levels[row.label.level].meaning}
        />
      ),
    },
    { key: 'age', label: 'Open for', kind: 'soft', cell: (entry) => <Age entry={entry} /> },
  ];
  if (!mayChange) return list;
  const change = (ref: string) => `${withQuery(view.url, { open: ref, do: null })}#change`;
  return [
    ...list,
    {
      key: 'change',
      label: 'Change',
      kind: 'chip',
      cell: ({ row }) =>
        row.state === 'open' ? (
          <a class="btn small" href={change(row.ref)} aria-label={`Change ${row.ref}`}>
            Change
          </a>
        ) : null,
    },
  ];
}

function Said({ entry: { row } }: { entry: ActionEntry }) {
  const latest = String(
    row.state === 'closed' ? (row.fields.evidence ?? row.fields.latest ?? '') : (row.fields.latest ?? ''),
  );
  return (
    <>
      {sentence(row.title)}
      {latest && <span class="note latest">{latest}</span>}
    </>
  );
}

function ownerLink(view: View, owner: unknown): Child {
  if (typeof owner !== 'string' || owner === '') return '';
  return <a href={withQuery(view.url, { owner, from: null, open: null })}>{owner}</a>;
}

function Due({ view, entry: { row, dueAt, retargets } }: { view: View; entry: ActionEntry }) {
  const { due, due_by } = row.fields;
  // "February 2017 Panel" is what was agreed; the last day it allows is only worked out from it.
  const words =
    due && row.fields.due_day === null ? (
      <span title={due_by ? `At the latest ${due_by}` : undefined}>{sentence(String(due))}</span>
    ) : due_by ? (
      <DayText day={String(due_by)} short />
    ) : (
      String(due ?? '') || 'Not fixed'
    );
  return (
    <>
      {words}
      {dueAt && (
        <span class="note latest">
          <a href={view.to('meeting', dueAt.ref)}>{dueAt.title}</a>
        </span>
      )}
      {retargets.length > 0 && (
        <span class="note latest">
          <Tip
            tip={retargets.map(({ on, to, why }) => `${on} to ${to ?? 'no date'}${why ? `: ${why}` : ''}`).join(' · ')}
          >
            {retargets.length === 1 ? 'moved once' : `moved ${retargets.length} times`}
          </Tip>
        </span>
      )}
    </>
  );
}

function Age({ entry: { row, age, raised } }: { entry: ActionEntry }) {
  if (row.state !== 'open' || age.days === null || raised === null) return null;
  const words =
    age.days < 60 ? `${age.days} ${age.days === 1 ? 'day' : 'days'}` : `${Math.floor(age.days / 30.44)} months`;
  return <span title={`Raised on ${raised}`}>{words}</span>;
}

function Nothing({ view, log }: { view: View; log: LogView }) {
  const narrowed = log.body !== '' || log.owner !== '' || log.state !== 'open';
  if (log.all.length === 0 && !narrowed)
    return (
      <Empty title="No actions yet" step={{ label: 'See the meetings', href: view.to('meeting') }}>
        Actions are raised at meetings, by one typed line in the console, and come in with minutes that are imported.
      </Empty>
    );
  return (
    <Empty
      title="No action matches"
      step={{ label: 'Show every action', href: withQuery(view.to('action-log'), { state: 'all' }) }}
    >
      {log.state === 'open' ? 'Nothing is open here.' : 'Nothing fits these filters on this day.'}
    </Empty>
  );
}

function Pages({ view, log }: { view: View; log: LogView }) {
  const { from, shown, entries: all } = log;
  const at = (start: number) => withQuery(view.url, { from: start > 0 ? String(start) : null, open: null });
  return (
    <nav class="pager" aria-label="Pages">
      <span class="at">{placeWords(from + 1, shown.length, all.length)}</span>
      {from > 0 && (
        <a class="btn" rel="prev" href={at(from - pageSize)}>
          Previous
        </a>
      )}
      {from + pageSize < all.length && (
        <a class="btn" rel="next" href={at(from + pageSize)}>
          Next
        </a>
      )}
    </nav>
  );
}

function Owners({ view, log }: { view: View; log: LogView }) {
  const waiting = log.owners.filter(({ open }) => open > 0).sort((a, b) => b.late - a.late || b.open - a.open);
  if (waiting.length === 0) return null;
  return (
    <Card title="With whom it lies">
      <ul class="owners">
        {waiting.map(({ name, open, late }) => (
          <li>
            <a href={withQuery(view.to('action-log'), { owner: name, body: log.body || null })}>{name}</a>
            <span class="num">
              {open} open{late > 0 && <b>, {late} late</b>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Ageing({ log }: { log: LogView }) {
  const open = log.all.filter(({ row }) => row.state === 'open' && (!log.owner || row.fields.owner === log.owner));
  if (open.length === 0) return null;
  return (
    <Card title="How they stand">
      <ul class="owners">
        {Object.entries(bands).map(([band, words]) => {
          const many = open.filter(({ age }) => age.band === band).length;
          return many > 0 ? (
            <li class={`band-${band}`}>
              <span>{words}</span>
              <meter min={0} max={open.length} value={many} aria-label={words} />
              <span class="num">{many}</span>
            </li>
          ) : null;
        })}
      </ul>
    </Card>
  );
}
