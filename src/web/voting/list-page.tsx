/** Votes by constituency: those open, what waits for one, and those that were closed. */

import { momentOn } from '../../between/moment.ts';
import { closesAt, isOver } from '../../between/question.ts';
import { bodyName } from '../../codes/body.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { DayText, InstantText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { outcomeWords } from '../../voting/vote-paper.ts';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import type { View } from '../view.ts';
import { keepsVotes } from './voting-view.ts';

export async function votesPage(tx: Tx, view: View) {
  const { code, at, site } = view;
  const key = { code: code.id, at };
  const votes = (await listRows(tx, registerOf(site.ledger, 'vote'), key)).rows.filter(
    ({ fields }) => fields.constituency && !fields.together,
  );
  const open = votes.filter(({ state }) => state === 'open');
  const done = votes.filter(({ state }) => state !== 'open').sort((a, b) => (a.from < b.from ? 1 : -1));
  const { rows } = await listRows(tx, registerOf(site.ledger, 'modification'), {
    ...key,
    filters: { state: ['vote'] },
  });
  const waiting = rows.filter(
    ({ ref, fields }) => !fields.alternative_to && !open.some((one) => one.fields.modification === ref),
  );
  const keeps = keepsVotes(view);
  const part = (title: string, rows: readonly Row[], columns: Column<Row>[]) =>
    rows.length > 0 && (
      <section class="between-part">
        <h2>{title}</h2>
        <Table caption={title} columns={columns} rows={rows} url={view.url} />
      </section>
    );
  return (
    <Page title="Votes on modifications" frame={await frameOf(tx, view, 'voting')}>
      <Head
        crumbs={[{ label: 'Modifications', href: view.to('modification') }, { label: 'Votes' }]}
        title="Votes on modifications"
        lead="Each category of parties comes to one result by its own majority, and the categories decide. How members voted, and why, is published with the outcome."
        actions={<ButtonLink href={view.to('vote')}>All votes</ButtonLink>}
      />
      {votes.length + waiting.length === 0 && (
        <Empty title="No votes yet" step={{ label: 'See the modifications', href: view.to('modification') }}>
          When the consultation on a proposal’s report has closed it is put to the vote, and appears here.
        </Empty>
      )}
      {part('Open', open, openColumns(view))}
      {part('Waiting for a vote', waiting, waitingColumns(view, keeps))}
      {part('Closed', done, doneColumns(view))}
    </Page>
  );
}

const link = (view: View) => (row: Row) => (
  <a href={view.to('voting', row.ref)}>{row.fields.modification ?? row.ref}</a>
);
const words = ({ title, fields }: Row) => title.replace(`${fields.modification}: `, '');

function openColumns(view: View): Column<Row>[] {
  const zone = view.code.zone ?? 'Europe/London';
  const register = registerOf(view.site.ledger, 'vote');
  const over = (row: Row) => isOver(row, momentOn(view.asAt.on, view.site.ledger.now(), zone), zone);
  return [
    { key: 'ref', label: 'Modification', kind: 'ref', cell: link(view) },
    { key: 'title', label: 'Title', kind: 'wide', cell: words },
    { key: 'body', label: 'Body', kind: 'soft', cell: ({ fields }) => bodyName(view.code, String(fields.body)) },
    {
      key: 'closes',
      label: 'Closes',
      kind: 'soft',
      cell: (row) => {
        const at = closesAt(row, zone);
        return at ? <InstantText instant={at} /> : row.fields.meeting ? `In meeting ${row.fields.meeting}` : '';
      },
    },
    {
      key: 'state',
      label: 'State',
      kind: 'chip',
      cell: (row) => <StateChip state={stateOf(register, row.state)} late={over(row) ? 'to be closed' : undefined} />,
    },
  ];
}

function waitingColumns(view: View, keeps: boolean): Column<Row>[] {
  return [
    {
      key: 'ref',
      label: 'Modification',
      kind: 'ref',
      cell: ({ ref }) => <a href={view.to('modification', ref)}>{ref}</a>,
    },
    { key: 'title', label: 'Title', kind: 'wide', cell: ({ title }) => title },
    { key: 'path', label: 'Path', kind: 'soft', cell: ({ fields }) => String(fields.path ?? '') },
    { key: 'since', label: 'Since', kind: 'soft', cell: ({ from }) => <DayText day={from} short /> },
    ...(keeps
      ? [
          {
            key: 'open',
            label: 'Next step',
            kind: 'chip',
            cell: ({ ref }: Row) => (
              <a class="btn small" href={view.to('voting', 'open', ref)}>
                Open the vote
              </a>
            ),
          } as const,
        ]
      : []),
  ];
}

function doneColumns(view: View): Column<Row>[] {
  return [
    { key: 'ref', label: 'Modification', kind: 'ref', cell: link(view) },
    { key: 'title', label: 'Title', kind: 'wide', cell: words },
    { key: 'on', label: 'Closed', kind: 'soft', cell: ({ from }) => <DayText day={from} short /> },
    {
      key: 'sum',
      label: 'Categories',
      kind: 'soft',
      cell: ({ state, fields }) =>
        state === 'closed'
          ? `${fields.votes_for} for, ${fields.votes_against} against, ${fields.abstained} neither`
          : '',
    },
    {
      key: 'outcome',
      label: 'Outcome',
      kind: 'chip',
      cell: ({ state, fields }) => {
        if (state === 'void') return <span class="chip state stopped">Void</span>;
        const outcome = fields.outcome as keyof typeof outcomeWords;
        const several = fields.preferred && fields.preferred !== fields.modification;
        return (
          <span class={`chip state ${fields.preferred ? 'done' : 'stopped'}`}>
            {several ? `${fields.preferred} carried` : (outcomeWords[outcome] ?? outcome)}
          </span>
        );
      },
    },
  ];
}
