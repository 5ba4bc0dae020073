/** The plan across all codes: month by month, what is consulted on, voted on and put into force. */
import { type ForwardPlan, type PlanLine, planMonths } from '../../exchange/forward-plan.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { dayWords } from '../../ui/dates.ts';
import { DayText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Filters } from '../../ui/filters.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { clip, sentence } from '../tell.tsx';
import { pathTo, type Site } from '../view.ts';
import { AcrossPage } from './across-page.tsx';

const names = 'January February March April May June July August September October November December'.split(' ');

interface Props {
  site: Site;
  plan: ForwardPlan;
  months: number;
  url: string;
}

export function ForwardPlanPage({ site, plan, months, url }: Props) {
  const shorts = site.codes.map(({ short }) => short).join(', ');
  return (
    <AcrossPage title="Plan across all codes" codes={site.codes} scripts={['filters.js']}>
      <Head
        title="Plan across all codes"
        lead={`${dayWords(plan.from)} to ${dayWords(plan.until)}: ${shorts}, and what other codes publish. Public records only.`}
        actions={<ButtonLink href={`/forward-plan.csv?months=${months}`}>Export (CSV)</ButtonLink>}
      />
      <Filters
        url={url}
        selects={[
          {
            name: 'months',
            label: 'Ahead',
            value: String(months),
            options: [3, 6, 12, 24].map((n) => ({ value: String(n), label: `${n} months` })),
          },
        ]}
      />
      {plan.lines.length === 0 ? (
        <Empty
          title="Nothing is planned in these months"
          step={{ label: 'Take in the registers of other codes', href: pathTo(site.codes[0]?.id ?? '', 'exchange') }}
        >
          Here stands what is consulted on, voted on and put into force, in every code kept here and in those whose
          registers are taken in.
        </Empty>
      ) : (
        <div class="plan-across">
          {planMonths(plan)
            .filter(({ lines }) => lines.length > 0)
            .map(({ month, lines }) => (
              <Card title={`${names[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`}>
                <Table caption={`What is planned in ${month}`} columns={columns} rows={lines} url={url} />
              </Card>
            ))}
        </div>
      )}
    </AcrossPage>
  );
}

const columns: Column<PlanLine>[] = [
  { key: 'day', label: 'Day', kind: 'ref', cell: ({ day }) => <DayText day={day} short /> },
  { key: 'code', label: 'Code', kind: 'chip', cell: ({ code }) => <span class="code-of">{code}</span> },
  { key: 'what', label: 'What', kind: 'soft', cell: ({ what }) => what },
  {
    key: 'title',
    label: 'Change',
    kind: 'wide',
    cell: ({ at, number, title }) => (
      <>
        <a href={pathTo(at.code, at.register, at.ref)}>{number || clip(sentence(title), 80)}</a>
        {number && title !== number && ` ${clip(sentence(title), 120)}`}
      </>
    ),
  },
  { key: 'with', label: 'Goes with', kind: 'soft', cell: ({ goesWith }) => goesWith.join(', ') },
  { key: 'lead', label: 'Lead', kind: 'soft', cell: ({ lead }) => lead },
];
