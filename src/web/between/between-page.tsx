/** What goes on between meetings: questions being voted on, decisions that wait, what was decided so since the last meeting. */
import { meetingsByBody } from '../../actions/action-log.ts';
import { pendingChanges, waitingDecisions } from '../../actions/conditions.ts';
import { momentOn } from '../../between/moment.ts';
import { isOver } from '../../between/question.ts';
import { bodyName } from '../../codes/body.ts';
import { mayMake } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { isPast } from '../../ui/as-at.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { namesOf, PendingBrief } from '../actions/decision-effects.tsx';
import { dueSum, lateWords } from '../due.ts';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import { sentence } from '../tell.tsx';
import type { View } from '../view.ts';

/** Whether this reader puts questions and says what became of conditions. */
export function keepsBetween(view: View): boolean {
  const actor = view.session?.actor;
  return actor !== undefined && !isPast(view.asAt) && mayMake(actor, ['secretariat']);
}

export async function betweenPage(tx: Tx, view: View) {
  const { code, at, site } = view;
  const key = { code: code.id, at };
  const votes = (await listRows(tx, registerOf(site.ledger, 'vote'), key)).rows.filter(
    // Votes by constituency have pages of their own.
    ({ fields }) => !fields.meeting && !fields.constituency,
  );
  const open = votes.filter(({ state }) => state === 'open').sort(byClosing);
  const waiting = await waitingDecisions(tx, site.ledger, key);
  const { rows: decided } = await listRows(tx, registerOf(site.ledger, 'decision'), {
    ...key,
    filters: { basis: ['correspondence'] },
    sort: { by: 'day', descending: true },
    limit: 100,
  });
  const lost = votes.filter(({ state }) => state !== 'open' && !decided.some(({ fields, ref }) => fields.vote === ref));
  const since = await lastMeetings(tx, view);
  const keeps = keepsBetween(view);
  return (
    <Page title="Between meetings" frame={await frameOf(tx, view, 'between')}>
      <Head
        title="Between meetings"
        lead="Questions put to a body without a meeting, decisions that wait on a condition, and what was decided so."
        actions={
          keeps && (
            <ButtonLink weight="go" href={view.to('between', 'ask')}>
              Put a question
            </ButtonLink>
          )
        }
      />
      {open.length + waiting.length + decided.length + lost.length === 0 && <Nothing view={view} keeps={keeps} />}
      {open.length > 0 && (
        <section class="between-part">
          <h2>Being voted on</h2>
          <Table caption="Questions being voted on" columns={openColumns(view)} rows={open} url={view.url} />
        </section>
      )}
      {waiting.length > 0 && (await waitingPart(tx, view, waiting))}
      {decided.length > 0 && (
        <section class="between-part">
          <h2>Decided between meetings</h2>
          <Table
            caption="Decided between meetings"
            columns={decidedColumns(view, since)}
            rows={decided}
            url={view.url}
          />
        </section>
      )}
      {lost.length > 0 && (
        <section class="between-part">
          <h2>Put, and not decided</h2>
          <Table caption="Questions without a decision" columns={lostColumns(view)} rows={lost} url={view.url} />
        </section>
      )}
    </Page>
  );
}

const byClosing = (a: Row, b: Row) => (String(a.fields.closes_on) < String(b.fields.closes_on) ? -1 : 1);

/** The day of each body's last meeting before the day looked at. */
async function lastMeetings(tx: Tx, view: View): Promise<Map<string, string>> {
  const meetings = await meetingsByBody(tx, view.site.ledger, { code: view.code, at: view.at });
  const last = (list: readonly { day: string }[]) => list.filter(({ day }) => day < view.at.day).at(-1)?.day ?? '';
  return new Map([...meetings].map(([body, list]) => [body, last(list)]));
}

function Nothing({ view, keeps }: { view: View; keeps: boolean }) {
  if (!view.session)
    return (
      <Empty title="Nothing you may see" step={{ label: 'Sign in', href: '/sign-in' }}>
        What bodies decide between meetings is published with the minutes of their next. Members sign in to vote.
      </Empty>
    );
  return (
    <Empty
      title="Nothing between meetings"
      step={
        keeps
          ? { label: 'Put a question', href: view.to('between', 'ask') }
          : { label: 'See the meetings', href: view.to('meeting') }
      }
    >
      When something cannot wait for the next meeting, its question goes round here, members vote by a deadline, and the
      decision is on record with all that follows from it.
    </Empty>
  );
}

function openColumns(view: View): Column<Row>[] {
  const register = registerOf(view.site.ledger, 'vote');
  return [
    { key: 'ref', label: 'Reference', kind: 'ref', cell: (row) => questionLink(view, row) },
    { key: 'title', label: 'Question', kind: 'wide', cell: questionWords },
    { key: 'body', label: 'Body', kind: 'soft', cell: (row) => bodyName(view.code, String(row.fields.body ?? '')) },
    { key: 'closes', label: 'Closes', kind: 'soft', cell: (row) => <Closes view={view} row={row} /> },
    {
      key: 'state',
      label: 'State',
      kind: 'chip',
      cell: (row) => <StateChip state={stateOf(register, row.state)} late={lateQuestion(view, row)} />,
    },
    { key: 'class', label: 'Class', kind: 'chip', cell: (row) => <Level view={view} row={row} /> },
  ];
}

/** Nothing closes by itself: what nobody can vote on any more is to be closed. */
function lateQuestion(view: View, row: Row): string | undefined {
  const zone = view.code.zone ?? 'Europe/London';
  if (!isOver(row, momentOn(view.asAt.on, view.site.ledger.now(), zone), zone)) return undefined;
  return ['to be closed', lateWords(view, registerOf(view.site.ledger, 'vote'), row)].filter(Boolean).join(', ');
}

export function Level({ view, row }: { view: View; row: Row }) {
  const level = view.code.levels[row.label.level];
  return <LevelChip level={row.label.level} name={level.name} meaning={level.meaning} />;
}

function Closes({ view, row }: { view: View; row: Row }) {
  const { closes_on, closes_at } = row.fields;
  return (
    <>
      <DayText day={String(closes_on ?? '')} short sum={dueSum(view, registerOf(view.site.ledger, 'vote'), row)} />
      {closes_at && `, ${closes_at}`}
    </>
  );
}

const questionLink = (view: View, row: Row) => <a href={view.to('between', 'question', row.ref)}>{row.ref}</a>;

/** "APPROVE? the response to …", as a ballot paper would have it. */
function questionWords(row: Row) {
  return (
    <>
      <span class="verb">{row.fields.verb}</span> {row.title}
    </>
  );
}

/** Every decision that waits: for whom, since when, by when, and what it will do. */
async function waitingPart(tx: Tx, view: View, rows: readonly Row[]) {
  const register = registerOf(view.site.ledger, 'decision');
  const held = new Map(rows.map((row) => [row.ref, pendingChanges(row)]));
  const changes = [...held.values()].flat().flatMap(({ change }) => (change ? [change] : []));
  const names = await namesOf(tx, view, changes);
  const keeps = keepsBetween(view);
  const columns: Column<Row>[] = [
    { key: 'ref', label: 'Decision', kind: 'ref', cell: (row) => <a href={view.to('decision', row.ref)}>{row.ref}</a> },
    {
      key: 'waits',
      label: 'Waits on',
      kind: 'wide',
      cell: (row) => (
        <>
          {sentence(String(row.fields.condition ?? row.title))}
          <span class="note latest">
            <span class="verb">{row.fields.verb}</span> {row.title}
          </span>
          {(held.get(row.ref)?.length ?? 0) > 0 && (
            <span class="note latest">
              Then: <PendingBrief view={view} held={held.get(row.ref) ?? []} names={names} />
            </span>
          )}
        </>
      ),
    },
    {
      key: 'whom',
      label: 'Waits for',
      kind: 'soft',
      cell: (row) => (row.fields.waits_for ? bodyName(view.code, String(row.fields.waits_for)) : 'Not said'),
    },
    {
      key: 'since',
      label: 'Since',
      kind: 'soft',
      cell: (row) => row.fields.day && <DayText day={String(row.fields.day)} short />,
    },
    {
      key: 'by',
      label: 'By',
      kind: 'soft',
      cell: (row) =>
        row.fields.condition_by ? (
          <>
            <DayText day={String(row.fields.condition_by)} short sum={dueSum(view, register, row)} />{' '}
            {lateWords(view, register, row) && (
              <StateChip state={stateOf(register, row.state)} late={lateWords(view, register, row)} />
            )}
          </>
        ) : (
          'No day set'
        ),
    },
    ...(keeps
      ? [
          {
            key: 'say',
            label: 'Settle',
            kind: 'chip' as const,
            cell: (row: Row) => (
              <a class="btn small" href={view.to('between', 'condition', row.ref)} aria-label={`Settle ${row.ref}`}>
                Settle
              </a>
            ),
          },
        ]
      : []),
  ];
  return (
    <section class="between-part">
      <h2>Waiting on a condition</h2>
      <Table caption="Decisions waiting on a condition" columns={columns} rows={rows} url={view.url} />
    </section>
  );
}

function decidedColumns(view: View, since: ReadonlyMap<string, string>): Column<Row>[] {
  const isNew = (row: Row) => String(row.fields.day ?? '') > (since.get(String(row.fields.body ?? '')) ?? '');
  return [
    { key: 'ref', label: 'Decision', kind: 'ref', cell: (row) => <a href={view.to('decision', row.ref)}>{row.ref}</a> },
    { key: 'text', label: 'Wording', kind: 'wide', cell: questionWords },
    { key: 'body', label: 'Body', kind: 'soft', cell: (row) => bodyName(view.code, String(row.fields.body ?? '')) },
    {
      key: 'day',
      label: 'Taken on',
      kind: 'soft',
      cell: (row) => <DayText day={String(row.fields.day ?? '')} short />,
    },
    {
      key: 'next',
      label: 'Next meeting',
      kind: 'soft',
      cell: (row) => (isNew(row) ? 'to be noted' : 'before the last one'),
    },
    { key: 'class', label: 'Class', kind: 'chip', cell: (row) => <Level view={view} row={row} /> },
  ];
}

function lostColumns(view: View): Column<Row>[] {
  const register = registerOf(view.site.ledger, 'vote');
  return [
    { key: 'ref', label: 'Reference', kind: 'ref', cell: (row) => questionLink(view, row) },
    { key: 'title', label: 'Question', kind: 'wide', cell: questionWords },
    { key: 'state', label: 'State', kind: 'chip', cell: (row) => <StateChip state={stateOf(register, row.state)} /> },
    {
      key: 'why',
      label: 'Outcome',
      kind: 'soft',
      cell: (row) =>
        register.fields.outcome?.choices?.[String(row.fields.outcome)] ?? String(row.fields.explained ?? ''),
    },
  ];
}
