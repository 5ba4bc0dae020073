/** The league table of lateness: each figure opens the sums it is made of. */
import { kindName } from '../../assessing/clock.ts';
import { type LeagueLine, leagueOf, type Measure, measureWords, timesWords } from '../../assessing/league.ts';
import { assessmentsOf } from '../../assessing/queue.ts';
import { calendarOf } from '../../calendar/calendar.ts';
import type { Tx } from '../../kernel/db.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { dayWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';

export async function leaguePage(tx: Tx, view: View) {
  const all = await assessmentsOf(tx, view.site.ledger, { code: view.code, at: view.at });
  const { kinds, months } = leagueOf([...all.waiting, ...all.done], calendarOf(view.code.calendar), view.at.day);
  return (
    <Page title="League table of assessments" frame={await frameOf(tx, view, 'assessing')}>
      <Head
        crumbs={[{ label: 'Assessment queue', href: view.to('assessing') }, { label: 'League table' }]}
        title="League table of assessments"
        lead={`Promised against delivered, in Working Days, as at ${dayWords(view.at.day)}. Open a figure to see the sums behind it.`}
        actions={<ButtonLink href={view.to('assessing')}>The queue</ButtonLink>}
      />
      {kinds.length === 0 ? (
        <Empty
          title="No assessments on record"
          step={{ label: 'See the modifications', href: view.to('modification') }}
        >
          Once assessments are asked for and come, this page says how late, by kind and by the month they were promised
          for.
        </Empty>
      ) : (
        <div class="league">
          <Card title="By kind">
            <Table
              caption="Lateness by kind of assessment"
              columns={columns('Assessment', (key) => kindName(view.code, key), kinds)}
              rows={kinds}
              url={view.url}
            />
          </Card>
          {months.length > 0 && (
            <Card title="By the month promised">
              <Table
                caption="Lateness by the month promised"
                columns={columns('Month', (key) => dayWords(`${key}-01`).slice(2), months)}
                rows={months}
                url={view.url}
              />
              <p class="note">
                One whose promised date is not on record stands in the month of the first date that is.
              </p>
            </Card>
          )}
          <Card title="How it is counted">
            <ul class="lines">
              <li>
                Promised is the date agreed; where none was, the date by the clock from the day of the request; else the
                first date said.
              </li>
              <li>
                Delivered counts from that date to the day it came, in Working Days: early ones count below zero in the
                mean.
              </li>
              <li>
                What has not come counts to its present target, or to {dayWords(view.at.day)} where that has passed.
              </li>
              <li>Reforecast is how often another date was set after the first.</li>
            </ul>
          </Card>
        </div>
      )}
    </Page>
  );
}

function columns(label: string, name: (key: string) => string, lines: readonly LeagueLine[]): Column<LeagueLine>[] {
  const list: Column<LeagueLine>[] = [
    { key: 'key', label, kind: 'ref', cell: ({ key }) => name(key) },
    { key: 'all', label: 'Asked for', kind: 'number', cell: ({ all }) => all },
    {
      key: 'received',
      label: 'Delivered',
      kind: 'soft',
      cell: ({ received }) => <Figures measure={received} none="none yet" />,
    },
    {
      key: 'awaited',
      label: 'Still awaited',
      kind: 'soft',
      cell: ({ awaited }) => <Figures measure={awaited} none="none with a promised date" />,
    },
    {
      key: 'reforecast',
      label: 'Reforecast',
      kind: 'soft',
      cell: ({ reforecast: { assessments, times, sums } }) =>
        assessments === 0 ? 'none' : <Behind words={`${assessments}, ${timesWords(times)} in all`} sums={sums} />,
    },
  ];
  if (lines.every(({ unknown }) => unknown.length === 0)) return list;
  return [
    ...list,
    {
      key: 'unknown',
      label: 'Promise not on record',
      kind: 'soft',
      cell: ({ unknown }) =>
        unknown.length > 0 ? (
          <Behind
            words={String(unknown.length)}
            sums={unknown.map((ref) => `${ref}: what was first promised is not on record`)}
          />
        ) : (
          ''
        ),
    },
  ];
}

function Figures({ measure, none }: { measure: Measure | null; none: string }) {
  if (!measure) return <span class="note">{none}</span>;
  return <Behind words={measureWords(measure)} sums={measure.sums} />;
}

/** Sums told behind one figure: the latest first, so what is left out is the least. */
const mostSums = 100;

function Behind({ words, sums }: { words: string; sums: readonly string[] }) {
  return (
    <details class="sums">
      <summary>{words}</summary>
      <ul>
        {sums.slice(0, mostSums).map((one) => (
          <li>{one}</li>
        ))}
        {sums.length > mostSums && <li>and {(sums.length - mostSums).toLocaleString('en-GB')} more</li>}
      </ul>
    </details>
  );
}
