/** Meetings planned, and planning one more. */
import { bodiesThatMeet, likelyDay, nextNumber, paperDay } from '../../agenda/planning.ts';
import { bodyIn } from '../../codes/body.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { Button } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import type { View } from '../view.ts';
import { keepsAgendas } from './agenda-view.ts';

interface Said {
  form: Form;
  problems: readonly Problem[];
}

export async function meetingsPage(tx: Tx, view: View, said: Said) {
  const register = registerOf(view.site.ledger, 'meeting');
  const query = { code: view.code.id, at: { day: view.asAt.today, known: null } };
  const sort = { by: 'day', descending: false };
  const { rows: ahead } = await listRows(tx, register, {
    ...query,
    sort,
    filters: { state: ['planned', 'sitting'] },
  });
  // Minutes also speak of meetings long past: those nobody planned here are not ahead of anyone.
  const planned = ahead.filter((one) => String(one.fields.day ?? '') >= view.asAt.today || one.fields.paper_day);
  const { rows: all } = await listRows(tx, register, { ...query, sort });
  const bodies = new Map(
    (await listRows(tx, registerOf(view.site.ledger, 'body'), query)).rows.map((one) => [one.ref, one]),
  );
  const keeps = keepsAgendas(view);
  return (
    <Page title="Agendas" frame={await frameOf(tx, view, 'agenda')}>
      <Head
        crumbs={[{ label: 'Meetings', href: view.to('meeting') }, { label: 'Agendas' }]}
        title="Meetings ahead"
        lead="Each with its agenda and the day by which its papers go out."
      />
      <ErrorSummary problems={said.problems} />
      {planned.length > 0 ? (
        <Planned view={view} rows={planned} bodies={bodies} />
      ) : (
        <Empty title="No meeting is planned">
          {keeps
            ? 'Plan one below: its agenda then writes its first draft from the records.'
            : 'When the secretariat plans one, it stands here with its agenda.'}
        </Empty>
      )}
      {keeps && <PlanForm view={view} said={said} meetings={all} bodies={bodies} />}
    </Page>
  );
}

type Bodies = ReadonlyMap<string, Row>;

function Planned({ view, rows, bodies }: { view: View; rows: readonly Row[]; bodies: Bodies }) {
  const register = registerOf(view.site.ledger, 'meeting');
  const columns: Column<Row>[] = [
    { key: 'ref', label: 'Meeting', kind: 'ref', cell: (row) => <a href={view.to('agenda', row.ref)}>{row.title}</a> },
    { key: 'state', label: 'State', kind: 'chip', cell: (row) => <StateChip state={stateOf(register, row.state)} /> },
    { key: 'day', label: 'Date', kind: 'soft', cell: (row) => <DayText day={String(row.fields.day ?? '')} /> },
    {
      key: 'paper',
      label: 'Papers out by',
      kind: 'soft',
      cell: (row) => <PaperDayOf view={view} row={row} bodies={bodies} />,
    },
    { key: 'place', label: 'Place', kind: 'soft', cell: (row) => row.fields.place },
    {
      key: 'papers',
      label: 'Papers',
      kind: 'soft',
      cell: (row) => <a href={view.to('papers', row.ref)}>Papers and pack</a>,
    },
  ];
  return <Table caption="Meetings ahead" columns={columns} rows={rows} url={view.url} />;
}

function PaperDayOf({ view, row, bodies }: { view: View; row: Row; bodies: Bodies }) {
  const day = row.fields.paper_day;
  const config = bodyIn(view.code, row.fields.body);
  if (typeof day !== 'string') return null;
  const sum =
    config && paperDay(view.code, { config, body: bodies.get(config.id) ?? null, day: String(row.fields.day) });
  return <DayText day={day} {...(sum?.day === day ? { sum: [sum.sum, sum.clause].filter(Boolean).join(', ') } : {})} />;
}

interface PlanProps {
  view: View;
  said: Said;
  meetings: readonly Row[];
  bodies: Bodies;
}

/** What the next meeting of each body is likely to be, so that planning is mostly pressing the button. */
function PlanForm({ view, said, meetings, bodies }: PlanProps) {
  const meeting = bodiesThatMeet(view.code);
  const chosen = said.form.body ?? view.query.get('body') ?? meeting[0]?.id ?? '';
  const config = meeting.find((one) => one.id === chosen);
  const own = meetings.filter((one) => one.fields.body === chosen);
  const last = own.findLast((one) => one.state !== 'cancelled');
  const likely = likelyDay(view.code, own);
  const given = (name: string, usual: unknown) => said.form[name] ?? String(usual ?? '');
  const day = given('day', likely && likely > view.asAt.today ? likely : '');
  const sum =
    config && /^\d{4}-\d\d-\d\d$/.test(day)
      ? paperDay(view.code, { config, body: bodies.get(config.id) ?? null, day })
      : null;
  const field = (name: string, wanted: Parameters<typeof FormField>[0]['field'], usual?: unknown) => (
    <FormField name={name} field={wanted} value={given(name, usual)} problem={problemOf(said.problems, name)} />
  );
  return (
    <Card title="Plan a meeting">
      <nav class="tabs-nav" aria-label="Body that meets">
        <ul class="tabs">
          {meeting.map((one) => (
            <li>
              <a
                class="tab"
                href={`${view.to('agenda')}?body=${one.id}`}
                aria-current={one.id === chosen ? 'true' : undefined}
              >
                {one.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="post" action={view.to('agenda')} class="plan-form">
        <Csrf token={view.session?.csrf ?? ''} />
        <input type="hidden" name="body" value={chosen} />
        {field('number', { label: 'Number', kind: 'integer' }, nextNumber(own))}
        <FormField
          name="day"
          field={{
            label: 'Day',
            kind: 'day',
            hint: sum ? `Papers out by: ${sum.sum}${sum.clause ? ` (${sum.clause})` : ''}` : undefined,
          }}
          value={day}
          problem={problemOf(said.problems, 'day')}
        />
        {field('starts', { label: 'Starts', kind: 'time' }, last?.fields.starts_at ?? '10:00')}
        {field('ends', { label: 'Ends', kind: 'time' }, last?.fields.ends_at)}
        {field('place', { label: 'Place', kind: 'text' }, last?.fields.place)}
        <div class="acts">
          <Button weight="go">Plan it</Button>
        </div>
      </form>
    </Card>
  );
}
