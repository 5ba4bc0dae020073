/** The register that codes share: our part of it to take away, theirs to take in, and which goes with which. */
import { layoutFields, layoutOf } from '../../exchange/layout.ts';
import { mayMake } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { isPast } from '../../ui/as-at.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { Drop } from '../../ui/drop.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import { clip, sentence } from '../tell.tsx';
import { pathTo, type View } from '../view.ts';

/** Shown here; the register has all. */
const shown = 100;

export function mayTakeIn(view: View): boolean {
  const actor = view.session?.actor;
  return actor !== undefined && !isPast(view.asAt) && mayMake(actor, ['secretariat']);
}

export async function exchangePage(tx: Tx, view: View, problems: readonly Problem[] = []) {
  const { rows } = await listRows(tx, registerOf(view.site.ledger, 'counterpart'), {
    code: view.code.id,
    at: view.at,
    filters: { state: ['live', 'gone'] },
    limit: shown,
  });
  return (
    <Page title="Across codes" frame={await frameOf(tx, view, 'exchange')} scripts={['drop.js']}>
      <ErrorSummary problems={problems} />
      <Head
        title="Across codes"
        lead="What other codes change, which of ours each goes with, and our own register in the layout that codes share."
        actions={
          <>
            <ButtonLink href="/forward-plan">Plan across all codes</ButtonLink>
            <DownloadMenu
              files={(['xlsx', 'csv'] as const).map((format) => ({
                label: format === 'csv' ? 'Our register (CSV)' : 'Our register (xlsx)',
                href: view.to('exchange', `register.${format}`),
              }))}
            />
          </>
        }
      />
      {mayTakeIn(view) && <TakeIn view={view} problems={problems} />}
      {rows.length > 0 ? <Others view={view} rows={rows} /> : <None view={view} />}
      <LayoutCard view={view} />
    </Page>
  );
}

function TakeIn({ view, problems }: { view: View; problems: readonly Problem[] }) {
  return (
    <form
      class="take-in"
      method="post"
      action={pathTo(view.code.id, 'exchange')}
      enctype="multipart/form-data"
      aria-label="Take in a register"
    >
      <Csrf token={view.session?.csrf ?? ''} />
      <Drop
        name="file"
        label="Take in the register of other codes"
        hint="A CSV file or a workbook (xlsx) in the layout below, up to 1 MB. You see what it changes before anything is recorded."
        accept=".csv,.xlsx,.txt,.tsv"
        problem={problemOf(problems, 'file')}
      />
      <div class="acts">
        <Button weight="go">Read this file</Button>
      </div>
    </form>
  );
}

function None({ view }: { view: View }) {
  return (
    <Empty
      title="No change of another code is on record"
      step={mayTakeIn(view) ? undefined : { label: 'See the plan across all codes', href: '/forward-plan' }}
    >
      {mayTakeIn(view)
        ? 'Choose a published register above: its changes then stand here, each with those of ours that it goes with.'
        : 'The secretariat takes in the registers that other codes publish; their changes then stand here.'}
    </Empty>
  );
}

function Others({ view, rows }: { view: View; rows: readonly Row[] }) {
  const register = registerOf(view.site.ledger, 'counterpart');
  const columns: Column<Row>[] = [
    { key: 'other', label: 'Code', kind: 'soft', cell: (row) => String(row.fields.other ?? '') },
    {
      key: 'number',
      label: 'Number',
      kind: 'ref',
      cell: (row) => <a href={view.to('counterpart', row.ref)}>{String(row.fields.number ?? row.ref)}</a>,
    },
    { key: 'title', label: 'Title', kind: 'wide', cell: ({ title }) => clip(sentence(title), 140) },
    {
      key: 'status',
      label: 'Status there',
      kind: 'chip',
      cell: (row) =>
        row.state === 'gone' ? <StateChip state={stateOf(register, row.state)} /> : String(row.fields.status ?? ''),
    },
    {
      key: 'related',
      label: 'Goes with',
      kind: 'soft',
      cell: (row) => <Related view={view} refs={(row.fields.related ?? []) as string[]} row={row} />,
    },
    {
      key: 'implements_on',
      label: 'Takes effect',
      kind: 'soft',
      cell: (row) => (row.fields.implements_on ? <DayText day={String(row.fields.implements_on)} short /> : ''),
    },
  ];
  return (
    <Card title="Under way in other codes">
      <Table caption="Changes under way in other codes" columns={columns} rows={rows} url={view.url} />
      <p class="note">
        <a href={view.to('counterpart')}>All changes of other codes on record</a>, closed ones too.
      </p>
    </Card>
  );
}

function Related({ view, refs, row }: { view: View; refs: readonly string[]; row: Row }) {
  if (refs.length === 0)
    return mayTakeIn(view) ? (
      <a href={view.to('counterpart', row.ref)}>Say which of ours</a>
    ) : (
      <span class="none">None</span>
    );
  return (
    <>
      {refs.map((ref, index) => (
        <>
          {index > 0 && ', '}
          <a href={view.to('modification', ref)}>{ref}</a>
        </>
      ))}
      {row.fields.leads === true && ' (it leads)'}
    </>
  );
}

function LayoutCard({ view }: { view: View }) {
  const layout = layoutOf(view.code, view.at.day);
  return (
    <details class="card layout-note">
      <summary>The columns of the layout</summary>
      <p class="note">
        {layout.own ? `As the code says (${layout.provenance}).` : 'A layout of ours.'} {layout.note}
      </p>
      <dl class="facts">
        {layout.columns.map(({ printed, field, needed }) => (
          <>
            <dt>{printed}</dt>
            <dd>
              {sentence(layoutFields[field])}
              {needed && '; each row needs it'}
            </dd>
          </>
        ))}
      </dl>
    </details>
  );
}
