/** How many issues come, what becomes of them, and whether that many need a sub-group of their own. */
import { friendLate, waitsForFriend } from '../../issues/clock.ts';
import {
  type MonthVolume,
  monthWords,
  type Outcome,
  outcomes,
  outcomeWords,
  type Supposed,
  spans,
  supposedTriggers,
  type Trigger,
  triggerOf,
  type Volumes,
  volumesOf,
} from '../../issues/volumes.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { dayWords } from '../../ui/dates.ts';
import { DayText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { mayDo } from '../assessing/words.tsx';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import { clip, sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { VolumesChart } from './volumes-chart.tsx';

export async function volumesPage(tx: Tx, view: View) {
  const register = registerOf(view.site.ledger, 'issue');
  const { rows } = await listRows(tx, register, { code: view.code.id, at: view.at });
  const volumes = volumesOf(rows, view.at.day);
  const trigger = triggerOf(view.code.issues, volumes, view.at.day);
  return (
    <Page title="Issues by month" frame={await frameOf(tx, view, 'issues')}>
      <Head
        crumbs={[{ label: 'Issues', href: view.to('issue') }, { label: 'By month' }]}
        title="Issues by month"
        lead={volumes.total > 0 && leadOf(view, volumes)}
        actions={
          <>
            <ButtonLink href={view.to('issue')}>All issues</ButtonLink>
            <ButtonLink weight="go" href={view.to('issues', 'new')}>
              Raise an issue
            </ButtonLink>
          </>
        }
      />
      <Waiting view={view} rows={rows} />
      {volumes.total === 0 ? (
        <Empty title="No issues yet" step={{ label: 'Raise an issue', href: view.to('issues', 'new') }}>
          Questions come by the public form, or are spoken of in minutes; this page then counts them by month and by
          what became of them.
        </Empty>
      ) : (
        <>
          {volumes.months.length > 0 && (
            <Card title="Volumes">
              <VolumesChart volumes={volumes} line={trigger.set?.months === 1 ? trigger.set.issues : null} />
              <Table
                caption="Issues by month and outcome"
                columns={columns(view)}
                rows={[...volumes.months].reverse()}
                url={view.url}
              />
            </Card>
          )}
          {volumes.undated.length > 0 && <Undated view={view} volumes={volumes} />}
          <TriggerPart trigger={trigger} supposed={supposedTriggers(volumes)} />
        </>
      )}
    </Page>
  );
}

function leadOf(view: View, { total, by }: Volumes): string {
  const many = total === 1 ? 'One issue' : `${total} issues`;
  const said = outcomes.filter((one) => by[one] > 0).map((one) => `${by[one]} ${outcomeWords[one].toLowerCase()}`);
  return `${many} as at ${dayWords(view.at.day)}${said.length > 0 ? `: ${said.join(', ')}` : ''}.`;
}

/** For whoever looks after issues: what came and waits, the longest late first. */
function Waiting({ view, rows }: { view: View; rows: readonly Row[] }) {
  if (!mayDo(view, ['secretariat'])) return null;
  const register = registerOf(view.site.ledger, 'issue');
  const waiting = rows
    .filter(
      ({ state, fields }) =>
        waitsForFriend.includes(state) && (state === 'received' || (fields.friend_by && !fields.friend_on)),
    )
    .sort((a, b) => String(a.fields.friend_by ?? '9').localeCompare(String(b.fields.friend_by ?? '9')));
  if (waiting.length === 0) return null;
  const list: Column<Row>[] = [
    { key: 'ref', label: 'Reference', kind: 'ref', cell: ({ ref }) => <a href={view.to('issue', ref)}>{ref}</a> },
    { key: 'title', label: 'Issue', kind: 'wide', cell: ({ title }) => clip(sentence(title), 120) },
    {
      key: 'came',
      label: 'Came',
      kind: 'soft',
      cell: ({ fields }) => fields.raised_on && <DayText day={String(fields.raised_on)} short />,
    },
    {
      key: 'due',
      label: 'Answer due',
      kind: 'soft',
      cell: ({ fields }) =>
        fields.friend_on ? 'answered' : fields.friend_by && <DayText day={String(fields.friend_by)} short />,
    },
    {
      key: 'state',
      label: 'State',
      kind: 'chip',
      cell: (row) => {
        const late = friendLate(view.code, row, view.at.day);
        return <StateChip state={stateOf(register, row.state)} late={late > 0 ? `answer ${late} WD late` : null} />;
      },
    },
  ];
  return (
    <section class="issues-waiting">
      <h2>Waiting for you</h2>
      <Table caption="Issues that wait for an answer" columns={list} rows={waiting} url={view.url} />
    </section>
  );
}

function columns(view: View): Column<MonthVolume>[] {
  const figure = (outcome: Outcome): Column<MonthVolume> => ({
    key: outcome,
    label: outcomeWords[outcome],
    kind: 'number',
    cell: ({ by }) => by[outcome] || '',
  });
  return [
    { key: 'month', label: 'Month', kind: 'ref', cell: ({ month }) => monthWords(month) },
    { key: 'total', label: 'Issues', kind: 'number', cell: ({ total }) => total },
    ...outcomes.map(figure),
    {
      key: 'refs',
      label: 'Which',
      kind: 'wide',
      cell: ({ refs }) =>
        refs.slice(0, 12).map((ref, index) => (
          <>
            {index > 0 && ', '}
            <a href={view.to('issue', ref)}>{ref}</a>
          </>
        )),
    },
  ];
}

function Undated({ view, volumes }: { view: View; volumes: Volumes }) {
  const { undated } = volumes;
  return (
    <Card title="In no month">
      <p>
        {undated.length === 1 ? 'One issue is' : `${undated.length} issues are`} spoken of in minutes that do not say
        when {undated.length === 1 ? 'it was' : 'they were'} raised:{' '}
        {undated.slice(0, 30).map((ref, index) => (
          <>
            {index > 0 && ', '}
            <a href={view.to('issue', ref)}>{ref}</a>
          </>
        ))}
        .
      </p>
    </Card>
  );
}

function TriggerPart({ trigger, supposed }: { trigger: Trigger; supposed: readonly Supposed[] }) {
  const { set, reached, first, clause, note } = trigger;
  if (set) {
    const words = `${set.issues} issues within ${set.months === 1 ? 'a month' : `${set.months} months`}`;
    return (
      <Card title="Whether a sub-group is needed">
        {reached ? (
          <Notice tone="warn">
            The trigger of {words} is reached, first in {monthWords(first ?? '')}. A sub-group should be set up.
          </Notice>
        ) : (
          <p>
            The trigger is {words}.{' '}
            {first ? `It was reached in ${monthWords(first)}, and is not now.` : 'It has never been reached.'}
          </p>
        )}
        {(clause || note) && <p class="note">{[clause, note].filter(Boolean).join('. ')}</p>}
      </Card>
    );
  }
  return (
    <Card title="Whether a sub-group is needed">
      <p>No number is set at which a sub-group should be set up. {note}</p>
      {supposed.length > 0 && (
        <>
          <p class="note">What a number would have meant so far:</p>
          <Table caption="What each trigger would have meant" columns={supposedColumns()} rows={supposed} url="" />
        </>
      )}
    </Card>
  );
}

function supposedColumns(): Column<Supposed>[] {
  return [
    {
      key: 'issues',
      label: 'Trigger',
      kind: 'ref',
      cell: ({ issues }) => (issues === 1 ? '1 issue' : `${issues} issues`),
    },
    ...spans.map(
      (span): Column<Supposed> => ({
        key: `span-${span}`,
        label: span === 1 ? 'in a month' : `in ${span} months`,
        kind: 'soft',
        cell: (row) => {
          const found = row.spans.find(({ months }) => months === span);
          if (!found?.first) return 'never reached';
          const times = found.times === 1 ? 'once' : `${found.times} times`;
          return `${times}, first in ${monthWords(found.first)}`;
        },
      }),
    ),
  ];
}
