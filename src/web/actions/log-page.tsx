import type { ActionEntry } from '../../actions/action-log.ts';
import { bodyName } from '../../codes/body.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Filters } from '../../ui/filters.tsx';
import { Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { placeWords } from '../../ui/pager.tsx';
import { withQuery } from '../../ui/query.ts';
import { Table } from '../../ui/table.tsx';
import { frameOf } from '../frame.ts';
import { movesFor } from '../pages/move-form.tsx';
import { pathTo, type View } from '../view.ts';
import { ActionPanel, type Panel } from './action-panel.tsx';
import { CarryForm, type Carrying } from './carry-form.tsx';
import { columns } from './log-columns.tsx';
import { Ageing, Owners } from './log-sums.tsx';
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
  const of = [body && bodyName(view.code, body), owner].filter(Boolean).join(', ');
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
            ...log.bodies.map((ref) => ({ value: ref, label: bodyName(view.code, ref) })),
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
