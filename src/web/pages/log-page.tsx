/** The log: decisions as they were recorded, each with everything it changed; and what came in since a day. */
import { sql } from 'kysely';
import type { Tx } from '../../kernel/db.ts';
import { type DecisionLine, lastDecisions } from '../../kernel/history.ts';
import { Absent } from '../../kernel/problem.ts';
import { named } from '../../kernel/read.ts';
import { DayText, InstantText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { frameOf } from '../frame.ts';
import { pageSize } from '../list-query.ts';
import { clip, isSpoken, type Names, sentence } from '../tell.tsx';
import { endOf, type View } from '../view.ts';

export async function logPage(tx: Tx, view: View) {
  const since = view.query.get('since');
  const from = since && /^\d{4}-\d\d-\d\d$/.test(since) ? since : null;
  const found = await lastDecisions(tx, {
    code: view.code.id,
    known: view.at.known,
    limit: pageSize + 1,
    after: view.query.get('after') ?? '',
    ...(from ? { since: endOf(from) } : {}),
  });
  const lines = found.slice(0, pageSize);
  const last = found.length > pageSize ? lines.at(-1) : undefined;
  const columns: Column<DecisionLine>[] = [
    { key: 'recorded', label: 'Recorded', kind: 'soft', cell: (one) => <InstantText instant={one.recorded} /> },
    { key: 'title', label: 'Decision', kind: 'wide', cell: (one) => <a href={view.to('log', one.id)}>{one.title}</a> },
    { key: 'effective', label: 'True from', kind: 'soft', cell: (one) => <DayText day={one.effective} short /> },
    { key: 'changes', label: 'Changes', kind: 'number', cell: (one) => one.changes },
    { key: 'by', label: 'Recorded by', kind: 'soft', cell: (one) => one.actor },
  ];
  return (
    <Page title="Log" frame={await frameOf(tx, view, 'log')}>
      <Head
        title={from ? 'What has changed since' : 'Log'}
        lead={
          from ? (
            <span>
              Recorded after <DayText day={from} />.
            </span>
          ) : (
            'Every decision as it was recorded, newest first. Nothing here is ever changed or removed.'
          )
        }
      />
      {lines.length === 0 ? (
        <Empty title="Nothing was recorded" step={{ label: 'The whole log', href: view.to('log') }}>
          No decision has been recorded in this time.
        </Empty>
      ) : (
        <>
          <Table caption="Decisions recorded" columns={columns} rows={lines} url={view.url} />
          <Pager url={view.url} shown={lines.length} after={last ? `${last.recorded}_${last.id}` : null} />
        </>
      )}
    </Page>
  );
}

interface ChangeLine {
  seq: number;
  register: string;
  ref: string;
  move: string;
  effective: string;
}

export async function decisionPage(tx: Tx, view: View, id: string) {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Absent();
  const { rows } = await sql<DecisionLine & { clause: string | null; taken_back: string | null }>`
    select d.*, w.id is not null as withdrawn, w.id as taken_back,
      (select count(*) from log_entry e where e.decision = d.id) as changes
    from log_decision d left join log_decision w on w.withdraws = d.id
    where d.code = ${view.code.id} and d.id = ${id}`.execute(tx);
  const line = rows[0];
  if (!line) throw new Absent();
  const { rows: changes } = await sql<ChangeLine>`
    select seq, register, ref, move, effective from log_entry where decision = ${id} order by seq`.execute(tx);
  const sources = await sql<{ sha256: string; name: string }>`
    select sha256, name from source where code = ${view.code.id} and decision = ${id}`.execute(tx);
  const registers = view.site.ledger.registers;
  const names = await namesOf(tx, view, changes);
  const columns: Column<ChangeLine>[] = [
    { key: 'seq', label: 'Entry', kind: 'number', cell: (one) => one.seq.toLocaleString('en-GB') },
    { key: 'kind', label: 'Register', kind: 'soft', cell: (one) => registers.get(one.register)?.title[0] },
    {
      key: 'ref',
      label: 'Record',
      kind: 'wide',
      cell: (one) => {
        const title = names.get(`${one.register} ${one.ref}`)?.title ?? one.ref;
        const words = isSpoken(one.ref) && title !== one.ref ? `${one.ref}: ${title}` : sentence(title);
        return <a href={view.to(one.register, one.ref)}>{clip(words, 160)}</a>;
      },
    },
    {
      key: 'move',
      label: line.withdraws ? 'Taken back' : 'Move',
      kind: 'soft',
      cell: (one) => registers.get(one.register)?.moves[one.move]?.past ?? one.move,
    },
    { key: 'effective', label: 'True from', kind: 'soft', cell: (one) => <DayText day={one.effective} short /> },
  ];
  return (
    <Page title={line.title} frame={await frameOf(tx, view, 'log')}>
      <Head crumbs={[{ label: 'Log', href: view.to('log') }, { label: 'Decision' }]} title={line.title} />
      {line.taken_back && (
        <Notice tone="warn">
          This was withdrawn since. <a href={view.to('log', line.taken_back)}>See the withdrawal</a>.
        </Notice>
      )}
      <Card>
        <Facts
          facts={[
            { label: 'Authority', value: authorityOf(view, line) },
            { label: 'True from', value: <DayText day={line.effective} /> },
            { label: 'Recorded', value: <InstantText instant={line.recorded} /> },
            { label: 'Recorded by', value: line.actor },
            ...(line.clause ? [{ label: 'Clause', value: line.clause }] : []),
            ...sources.rows.map((source) => ({
              label: 'Read from',
              value: <a href={view.to('source', source.sha256)}>{source.name}</a>,
            })),
          ]}
        />
      </Card>
      <Table caption="What it changed" columns={columns} rows={changes} url={view.url} />
    </Page>
  );
}

/** Titles of what was changed, where it is still on record. */
function namesOf(tx: Tx, view: View, changes: readonly ChangeLine[]): Promise<Names> {
  const refs = new Map<string, Set<string>>();
  for (const { register, ref } of changes) refs.set(register, (refs.get(register) ?? new Set()).add(ref));
  return named(tx, view.site.ledger.registers, { code: view.code.id, at: view.at, refs });
}

function authorityOf(view: View, line: DecisionLine) {
  if (line.authority_kind !== 'meeting') return line.authority_ref;
  return <a href={view.to('meeting', line.authority_ref)}>Meeting {line.authority_ref}</a>;
}
