/** All live proposals on one picture, each with what it waits for next. */
import type { Tx } from '../../kernel/db.ts';
import type { Day } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { type Timetable, timetablesOf } from '../../timetable/timetable-of.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { dayWords } from '../../ui/dates.ts';
import { DayText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Filters } from '../../ui/filters.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { TimetablePicture } from '../../ui/timetable-picture.tsx';
import { frameOf } from '../frame.ts';
import { pathTo, type View } from '../view.ts';
import { isUnset, rowOfAll } from './rows-of.ts';

/** What a drawing can hold and still be read. */
const mostDrawn = 60;

export async function timetablesPage(tx: Tx, view: View) {
  const all = await timetablesOf(tx, view.site.ledger, { code: view.code, at: view.at });
  const shown = sorted(filtered(all, view));
  const late = shown.filter(isLate).length;
  return (
    <Page title="Timetables" frame={await frameOf(tx, view, 'timetable')} scripts={['filters.js']}>
      <Head
        title="Timetables"
        lead={`${shown.length === 1 ? 'One proposal' : `${shown.length} proposals`} on the way to implementation${late > 0 ? `, ${late} with something late` : ''}.`}
        actions={<ButtonLink href={pathTo(view.code.id, 'timetable', 'calendar', 'all.ics')}>Calendar feed</ButtonLink>}
      />
      {all.length > 0 && <Narrow view={view} all={all} />}
      {shown.length === 0 ? (
        <Empty title="No timetables" step={{ label: 'See the proposals', href: view.to('modification') }}>
          {all.length === 0
            ? 'A proposal has a timetable from the day it is raised until it is implemented.'
            : 'No proposal fits what is chosen above. Choose less.'}
        </Empty>
      ) : (
        <>
          <Card>
            <section class="timetable-scroll" aria-label="All timetables" tabindex={0}>
              <TimetablePicture
                title="Timetables of all proposals"
                desc="One line for each proposal, from what it waits for now to its implementation. The table gives the dates."
                rows={shown.slice(0, mostDrawn).map((one) => rowOfAll(one, view.to('timetable', 'of', one.ref)))}
                today={view.asAt.on}
              />
            </section>
            {shown.length > mostDrawn && (
              <p class="note">The first {mostDrawn} are drawn; the table has all of them.</p>
            )}
          </Card>
          <Table
            caption="Proposals and what each waits for next"
            columns={columnsFor(view)}
            rows={shown}
            url={view.url}
          />
        </>
      )}
    </Page>
  );
}

const openSteps = ({ steps }: Timetable) => steps.filter(({ ended }) => !ended);
const isLate = (timetable: Timetable) => openSteps(timetable).some(({ late }) => late);
const nextDay = (timetable: Timetable): Day => openSteps(timetable)[0]?.end ?? '9999';

function filtered(all: readonly Timetable[], view: View): Timetable[] {
  const [stage, path, what] = ['stage', 'path', 'show'].map((name) => view.query.get(name) ?? '');
  return all.filter(
    (one) => (!stage || one.state === stage) && (!path || one.path?.id === path) && (what !== 'late' || isLate(one)),
  );
}

/** What is due first comes first. */
function sorted(all: Timetable[]): Timetable[] {
  return all.sort((a, b) => nextDay(a).localeCompare(nextDay(b)) || a.ref.localeCompare(b.ref));
}

function Narrow({ view, all }: { view: View; all: readonly Timetable[] }) {
  const states = registerOf(view.site.ledger, 'modification').states;
  const stages = [...new Set(all.map(({ state }) => state))];
  const paths = [...new Map(all.flatMap(({ path }) => (path ? [[path.id, path.name] as const] : [])))];
  const options = (pairs: readonly (readonly [string, string])[]) => [
    { value: '', label: 'All' },
    ...pairs.map(([value, label]) => ({ value, label })),
  ];
  return (
    <Filters
      url={view.url}
      selects={[
        {
          name: 'stage',
          label: 'Stage',
          value: view.query.get('stage') ?? '',
          options: options(stages.map((id) => [id, states[id]?.label ?? id])),
        },
        { name: 'path', label: 'Path', value: view.query.get('path') ?? '', options: options(paths) },
        {
          name: 'show',
          label: 'Show',
          value: view.query.get('show') ?? '',
          options: options([['late', 'Only what is late']]),
        },
      ]}
    />
  );
}

function columnsFor(view: View): Column<Timetable>[] {
  const states = registerOf(view.site.ledger, 'modification').states;
  return [
    {
      key: 'ref',
      label: 'Proposal',
      kind: 'ref',
      cell: ({ ref }) => <a href={view.to('timetable', 'of', ref)}>{ref}</a>,
    },
    { key: 'title', label: 'Title', kind: 'wide', cell: ({ title }) => title },
    {
      key: 'stage',
      label: 'Stage',
      kind: 'chip',
      cell: ({ state }) => states[state] && <StateChip state={states[state]} />,
    },
    { key: 'next', label: 'Next', kind: 'soft', cell: (one) => openSteps(one)[0]?.name ?? '' },
    { key: 'due', label: 'Due', kind: 'soft', cell: dueOf },
    {
      key: 'end',
      label: 'Implemented',
      kind: 'soft',
      cell: ({ end }) => (end ? <DayText day={end} short /> : 'Not known'),
    },
  ];
}

function dueOf(timetable: Timetable) {
  const next = openSteps(timetable)[0];
  if (!next?.end) return 'Not known';
  if (isUnset(next)) return 'No days set';
  if (next.late && next.due)
    return (
      <StateChip state={{ label: '', tone: 'open' }} late={`Was due ${dayWords(next.due, 'short')}`} sum={next.sum} />
    );
  return <DayText day={next.end} short sum={next.sum} />;
}
