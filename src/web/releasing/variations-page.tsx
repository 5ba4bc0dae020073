/** Transitional variations: what each departs from, until when, what is proposed for it, and the log of all of them. */
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { type Named, named, type Row } from '../../kernel/read.ts';
import { type Expiry, endOf } from '../../releasing/expiry.ts';
import { type Variations, variationsOf } from '../../releasing/variations.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Tip } from '../../ui/tip.tsx';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import { clip, sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { mayRecord } from './act.tsx';

export async function variationsPage(tx: Tx, view: View) {
  const read = await variationsOf(tx, view.site.ledger, { code: view.code, at: view.at });
  const keeps = mayRecord(view);
  const names = await namesOf(tx, view, read);
  const running = read.all.filter(({ row }) => row.state !== 'ended');
  return (
    <Page title="Variations and their ends" frame={await frameOf(tx, view, 'releasing')}>
      <Head
        crumbs={[{ label: 'Release board', href: view.to('releasing') }, { label: 'Transitional variations' }]}
        title="Variations and their ends"
        lead={leadOf(read)}
        actions={
          keeps && (
            <ButtonLink
              weight={running.length === 0 ? 'go' : undefined}
              href={view.to('releasing', 'variation', 'grant')}
            >
              Record a variation
            </ButtonLink>
          )
        }
      />
      {read.all.length === 0 && (
        <Empty title="No variations yet">
          Departures from the text of the code that are allowed for a time stand here, with the day each ends.
        </Empty>
      )}
      <div class="variations">
        {running.map(({ row, expiry }) => (
          <VariationCard view={view} row={row} expiry={expiry} names={names} keeps={keeps} />
        ))}
      </div>
      {read.all.length > 0 && <Log view={view} read={read} />}
    </Page>
  );
}

function leadOf({ all }: Variations): string {
  const running = all.filter(({ row }) => row.state !== 'ended');
  const near = running.filter(({ expiry }) => expiry && expiry.tone !== 'ahead').length;
  const open = running.filter(({ row }) => row.state === 'consultation' || row.state === 'submitted').length;
  return [
    running.length === 1 ? 'One in force' : `${running.length} in force`,
    ...(open > 0 ? [`a change of ${open} being decided`] : []),
    ...(near > 0 ? [`${near} near ${near === 1 ? 'its' : 'their'} end`] : []),
    ...(all.length > running.length ? [`${all.length - running.length} ended`] : []),
  ].join(', ');
}

type Names = ReadonlyMap<string, Named>;

async function namesOf(tx: Tx, view: View, { all }: Variations): Promise<Names> {
  const of = (field: string) => new Set(all.map(({ row }) => String(row.fields[field] ?? '')).filter(Boolean));
  const refs = new Map([
    ['consultation', of('consultation')],
    ['meeting', of('last_meeting')],
  ]);
  return named(tx, view.site.ledger.registers, { code: view.code.id, at: view.at, refs });
}

interface CardProps {
  view: View;
  row: Row;
  expiry: Expiry | null;
  names: Names;
  keeps: boolean;
}

function VariationCard({ view, row, expiry, names, keeps }: CardProps) {
  const register = registerOf(view.site.ledger, 'variation');
  return (
    <section class={`card variation ${expiry?.tone ?? ''}`} aria-labelledby={`variation-${row.ref}`}>
      <header>
        <h2 id={`variation-${row.ref}`}>
          <a href={view.to('variation', row.ref)}>{sentence(row.title)}</a>
        </h2>
        <StateChip state={stateOf(register, row.state)} />
      </header>
      <p class="variation-end">
        <EndWords row={row} />
        {expiry && (
          <span class={expiry.tone === 'ahead' ? 'note' : `variation-left ${expiry.tone}`}>
            <Tip tip={alarmWords(expiry)}>{expiry.words}</Tip>
          </span>
        )}
      </p>
      <Facts facts={factsOf(view, row, names)} />
      {keeps && <Moves view={view} row={row} />}
    </section>
  );
}

function EndWords({ row }: { row: Row }) {
  const { printed, day } = endOf(row);
  if (printed === null) return <b>No end is on record</b>;
  return (
    <>
      <span class="note">Ends </span>
      <b>{day ? <DayText day={day} /> : printed}</b>
      {!day && <span class="note"> no day is fixed</span>}
    </>
  );
}

function alarmWords({ alarms }: Expiry): string {
  if (alarms.length === 0) return 'The code sets no warnings';
  return `Warned of ${alarms.map(({ before }) => `${before} WD`).join(', ')} before`;
}

function factsOf(view: View, { fields }: Row, names: Names): Fact[] {
  const text = (name: string) => (typeof fields[name] === 'string' ? String(fields[name]) : '');
  const link = (register: string, ref: string) => {
    const found = names.get(`${register} ${ref}`);
    return found ? <a href={view.to(register, ref)}>{clip(sentence(found.title), 90)}</a> : ref;
  };
  const facts: (Fact | null)[] = [
    { label: 'Departs from', value: text('provision') },
    { label: 'Allows', value: text('description'), prose: true },
    text('proposed') ? { label: 'Proposed', value: sentence(text('proposed')) } : null,
    text('consultation') ? { label: 'Consultation', value: link('consultation', text('consultation')) } : null,
    text('directed_on') ? { label: 'Directed on', value: <DayText day={text('directed_on')} /> } : null,
    text('direction') ? { label: 'Direction', value: text('direction'), prose: true } : null,
    text('noticed_on') ? { label: 'Notice given on', value: <DayText day={text('noticed_on')} /> } : null,
    text('last_meeting') ? { label: 'Last spoken of at', value: link('meeting', text('last_meeting')) } : null,
  ];
  return facts.filter((fact): fact is Fact => fact !== null);
}

/** What may come next, by where it stands. */
function Moves({ view, row }: { view: View; row: Row }) {
  const next: Record<string, readonly (readonly [act: string, label: string])[]> = {
    running: [
      ['consult', 'Consult on a change'],
      ['direct', 'Record a direction'],
      ['describe', 'Say what it allows'],
      ['end', 'It has ended'],
    ],
    consultation: [
      ['submit', 'Submit the responses'],
      ['direct', 'Record a direction'],
      ['decline', 'Leave it as it is'],
    ],
    submitted: [
      ['direct', 'Record a direction'],
      ['decline', 'Leave it as it is'],
      ['end', 'It has ended'],
    ],
  };
  return (
    <div class="acts variation-acts">
      {(next[row.state] ?? []).map(([act, label]) => (
        <ButtonLink weight="small" href={view.to('releasing', 'variation', act, row.ref)}>
          {label}
        </ButtonLink>
      ))}
    </div>
  );
}

function Log({ view, read: { all } }: { view: View; read: Variations }) {
  const register = registerOf(view.site.ledger, 'variation');
  const columns: Column<Variations['all'][number]>[] = [
    {
      key: 'title',
      label: 'Variation',
      kind: 'ref',
      cell: ({ row }) => <a href={view.to('variation', row.ref)}>{clip(sentence(row.title), 50)}</a>,
    },
    { key: 'provision', label: 'Provision', kind: 'soft', cell: ({ row }) => row.fields.provision },
    {
      key: 'description',
      label: 'Description',
      kind: 'wide',
      cell: ({ row }) => clip(String(row.fields.description ?? ''), 160),
    },
    {
      key: 'noticed',
      label: 'Notice',
      kind: 'soft',
      cell: ({ row }) => row.fields.noticed_on && <DayText day={String(row.fields.noticed_on)} short />,
    },
    { key: 'ends', label: 'Ends', kind: 'soft', cell: ({ row }) => endOf(row).printed },
    {
      key: 'state',
      label: 'State',
      kind: 'chip',
      cell: ({ row }) => <StateChip state={stateOf(register, row.state)} />,
    },
  ];
  return (
    <Card title="Log of all variations">
      <Table caption="Log of all variations" columns={columns} rows={all} url={view.url} />
    </Card>
  );
}
