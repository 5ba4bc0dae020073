/** A body: who sits on it, by which rules it goes, when it met; on any day. */
import { readBody } from '../../governing/bench.ts';
import { rulesOf } from '../../governing/rules-of.ts';
import { type CategorySeats, seatingOf } from '../../governing/seating.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { dayWords } from '../../ui/dates.ts';
import { DayText } from '../../ui/day.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Tip } from '../../ui/tip.tsx';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import type { View } from '../view.ts';
import { mayRecord } from './act.tsx';
import { AttendingCard, attendingOf } from './attending.tsx';
import { BodyRules } from './body-rules.tsx';

export async function bodyPage(tx: Tx, view: View, ref: string) {
  const { site, code, at } = view;
  const read = await readBody(tx, site.ledger, { code, at }, ref);
  const { row, config, seats, name, people } = read;
  const rules = rulesOf(row, config, at.day);
  const seating = seatingOf(code, config, { seats, day: at.day });
  const within = async (register: string, descending: boolean, limit: number) => {
    const query = { code: code.id, at, filters: { body: [ref] }, limit };
    const by = register === 'meeting' ? 'day' : 'ref';
    return (await listRows(tx, registerOf(site.ledger, register), { ...query, sort: { by, descending } })).rows;
  };
  const [meetings, elections, documents] = [
    await within('meeting', true, 6),
    await within('election', true, 20),
    await within('document', false, 20),
  ];
  // The regulator and the government attend where the code is governed.
  const attending = config?.kind === 'panel' ? await attendingOf(tx, view) : null;
  const changes = mayRecord(view);
  const missing = seating.reduce((sum, one) => sum + Math.max(0, one.vacancies - one.vacant.length), 0);
  return (
    <Page title={name} frame={await frameOf(tx, view, 'body')}>
      <Head
        crumbs={[{ label: 'Bodies', href: view.to('body') }, { label: name }]}
        title={name}
        lead={<Lead view={view} row={row} seating={seating} />}
        actions={
          <>
            {row && <ButtonLink href={view.to('record', 'body', ref)}>Facts and history</ButtonLink>}
            {changes && <ButtonLink href={view.to('governing', 'call', ref)}>Call an election</ButtonLink>}
            {changes && missing > 0 && (
              <ButtonLink weight="go" href={view.to('governing', 'set-up', ref)}>
                Put its seats on record
              </ButtonLink>
            )}
          </>
        }
      />
      <p class="about">{String(row?.fields.about ?? config?.about ?? '')}</p>
      <div class="two body">
        <div>
          <Card title="Seats">
            {seating.length === 0 ? (
              <NoSeats view={view} changes={changes} body={ref} />
            ) : (
              seating.map((one) => <Category view={view} one={one} people={people} body={ref} changes={changes} />)
            )}
          </Card>
          <Elections view={view} elections={elections} />
          {attending && <AttendingCard view={view} attending={attending} />}
        </div>
        <div>
          <Card title="How it decides">
            <BodyRules view={view} row={row} config={config} rules={rules} />
          </Card>
          <Meetings view={view} meetings={meetings} body={ref} />
          <Documents
            view={view}
            documents={documents}
            terms={String(row?.fields.terms ?? '')}
            body={ref}
            changes={changes}
          />
        </div>
      </div>
    </Page>
  );
}

function Lead({ view, row, seating }: { view: View; row: Row | null; seating: readonly CategorySeats[] }) {
  const filled = seating.reduce((sum, one) => sum + one.filled.length, 0);
  const vacancies = seating.reduce((sum, one) => sum + one.vacancies, 0);
  const register = registerOf(view.site.ledger, 'body');
  return (
    <>
      {row ? (
        <>
          <StateChip state={stateOf(register, row.state)} />{' '}
          <LevelChip level={row.label.level} name={view.code.levels[row.label.level].name} />{' '}
        </>
      ) : (
        <span>Known from the code; not yet on record · </span>
      )}
      <span>
        {filled === 0 && vacancies === 0
          ? 'No seats on record'
          : `${filled === 1 ? '1 seat' : `${filled} seats`} held${vacancies > 0 ? `, ${vacancies} vacant` : ''}`}
      </span>
    </>
  );
}

function NoSeats({ view, changes, body }: { view: View; changes: boolean; body: string }) {
  return (
    <>
      <p>
        Which seats it has is not known. They come with its minutes, or one by one as its terms of reference name them.
      </p>
      {changes && (
        <ButtonLink href={`${view.to('add', 'seat')}?set-body=${encodeURIComponent(body)}`}>Add a seat</ButtonLink>
      )}
    </>
  );
}

function vacantWords(n: number, more: boolean): string {
  return `${n === 1 ? 'One' : n}${more ? ' more' : ''} vacant`;
}

interface CategoryProps {
  view: View;
  one: CategorySeats;
  people: ReadonlyMap<string, string>;
  body: string;
  changes: boolean;
}

/** One category: its holders, then its vacancies, each with what can be done about it. */
function Category({ view, one, people, body, changes }: CategoryProps) {
  const { category, wanted, filled, vacant, vacancies, over, rule } = one;
  const unrecorded = vacancies - vacant.length;
  return (
    <section class="seats">
      <h3>
        {category}{' '}
        <span class="note">
          {wanted === null || !rule ? (
            `${filled.length} held`
          ) : (
            <Tip
              tip={[rule.clause, `${rule.provenance}${rule.note ? `: ${rule.note}` : ''}`].filter(Boolean).join(', ')}
            >
              {filled.length} of {wanted}
            </Tip>
          )}
          {!one.votes && ', no vote'}
        </span>
      </h3>
      <ul>
        {filled.map((row) => (
          <Held view={view} row={row} people={people} changes={changes} />
        ))}
        {vacant.map((row) => (
          <li class="vacant">
            <a href={view.to('seat', row.ref)}>Vacant</a>{' '}
            <span class="note">
              since <DayText day={row.from} short />
            </span>
            {changes && <a href={view.to('governing', 'seat', 'fill', row.ref)}>Fill it</a>}
          </li>
        ))}
        {unrecorded > 0 && (
          <li class="vacant">
            <span>{vacantWords(unrecorded, vacant.length > 0)}</span>
            {changes && (
              <a href={`${view.to('governing', 'appoint', body)}?category=${encodeURIComponent(category)}`}>
                Fill {unrecorded === 1 ? 'it' : 'one'}
              </a>
            )}
          </li>
        )}
      </ul>
      {over > 0 && (
        <p class="note warn">
          {over === 1 ? 'One' : over} more than the code gives it. End or correct what is too many.
        </p>
      )}
    </section>
  );
}

function Held({
  view,
  row,
  people,
  changes,
}: {
  view: View;
  row: Row;
  people: CategoryProps['people'];
  changes: boolean;
}) {
  const { person, alternate, role, term_from, term_to } = row.fields;
  const name = (ref: unknown) => people.get(String(ref)) ?? String(ref ?? '');
  const ends = typeof term_to === 'string' && term_to !== '';
  const holder = person ? name(person) : row.title;
  return (
    <li>
      <a href={view.to('seat', row.ref)}>
        <b>{holder}</b>
      </a>
      {role && !/^member$/i.test(String(role)) && <span class="chip state">{role}</span>}
      {alternate && (
        <span class="note">
          alternate <a href={view.to('person', String(alternate))}>{name(alternate)}</a>
        </span>
      )}
      <span class="note">
        {term_from && !ends && `from ${dayWords(String(term_from), 'short')}`}
        {ends && `until ${dayWords(String(term_to), 'short')}`}
        {ends && String(term_to) < view.at.day && <span class="warn"> (term over)</span>}
      </span>
      {changes && (
        <span class="acts">
          <a href={view.to('governing', 'seat', 'succeed', row.ref)}>
            Successor
            <Of name={holder} />
          </a>
          <a href={view.to('governing', 'seat', 'alternate', row.ref)}>
            Alternate
            <Of name={holder} />
          </a>
          <a href={view.to('governing', 'seat', 'vacate', row.ref)}>
            Vacate
            <Of name={holder} />
          </a>
        </span>
      )}
    </li>
  );
}

/** The same words stand beside every holder; whoever hears the page is told whose they are. */
function Of({ name }: { name: string }) {
  return <span class="govuk-visually-hidden"> of the seat of {name}</span>;
}

function Elections({ view, elections }: { view: View; elections: readonly Row[] }) {
  if (elections.length === 0) return null;
  const register = registerOf(view.site.ledger, 'election');
  const columns: Column<Row>[] = [
    {
      key: 'title',
      label: 'Election',
      kind: 'ref',
      cell: (row) => <a href={view.to('governing', 'election', row.ref)}>{row.title}</a>,
    },
    { key: 'seats', label: 'Seats', kind: 'number', cell: (row) => String(row.fields.seats ?? '') },
    {
      key: 'closes',
      label: 'Nominations close',
      kind: 'soft',
      cell: (row) => (row.fields.nominations_close ? <DayText day={String(row.fields.nominations_close)} short /> : ''),
    },
    { key: 'state', label: 'State', kind: 'chip', cell: (row) => <StateChip state={stateOf(register, row.state)} /> },
  ];
  return (
    <Card title="Elections">
      <Table caption="Elections" columns={columns} rows={elections} url={view.url} />
    </Card>
  );
}

function Meetings({ view, meetings, body }: { view: View; meetings: readonly Row[]; body: string }) {
  return (
    <Card title="Meetings">
      {meetings.length === 0 ? (
        <p>
          None on record. <a href={view.to('import')}>Import its minutes</a> to add one.
        </p>
      ) : (
        <ul class="lines">
          {meetings.map((row) => (
            <li>
              <a href={view.to('meeting', row.ref)}>{row.title}</a>
              {row.fields.day && (
                <>
                  {' '}
                  <DayText day={String(row.fields.day)} short />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {meetings.length > 5 && (
        <p>
          <a href={`${view.to('meeting')}?body=${encodeURIComponent(body)}`}>All its meetings</a>
        </p>
      )}
    </Card>
  );
}

interface DocumentsProps {
  view: View;
  documents: readonly Row[];
  terms: string;
  body: string;
  changes: boolean;
}

function Documents({ view, documents, terms, body, changes }: DocumentsProps) {
  if (documents.length === 0 && !changes && !terms) return null;
  const listed = documents.some(({ ref }) => ref === terms);
  return (
    <Card title="Governing documents">
      {documents.length === 0 && !terms && (
        <p>None on record. Put in its terms of reference, and meetings are checked against them.</p>
      )}
      <ul class="lines">
        {terms && !listed && (
          <li>
            <a href={view.to('governing', 'document', terms)}>Terms of reference</a>
          </li>
        )}
        {documents.map((row) => (
          <li>
            <a href={view.to('governing', 'document', row.ref)}>{row.title}</a>
            {row.fields.version && <span class="note"> version {row.fields.version}</span>}
          </li>
        ))}
      </ul>
      {changes && (
        <p>
          <a href={`${view.to('governing', 'text')}?body=${encodeURIComponent(body)}`}>Put in a document</a>
        </p>
      )}
    </Card>
  );
}
