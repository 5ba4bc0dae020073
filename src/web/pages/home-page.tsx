/** Home: what each register holds, what is late, what was decided last. */
import type { Tx } from '../../kernel/db.ts';
import type { Register } from '../../kernel/define.ts';
import { type DecisionLine, lastDecisions } from '../../kernel/history.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { dayWords } from '../../ui/dates.ts';
import { DayText, InstantText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { withQuery } from '../../ui/query.ts';
import { dueSum, lateWords } from '../due.ts';
import { type Counts, countsFor, frameOf } from '../frame.ts';
import { clip, isSpoken, sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { stateOf } from './list-page.tsx';
import { NextMeetings, nextMeetings } from './next-meetings.tsx';

export async function homePage(tx: Tx, view: View) {
  const counts = await countsFor(tx, view);
  const decisions = await lastDecisions(tx, { code: view.code.id, known: view.at.known, limit: 8 });
  const late = await lateRows(tx, view, counts);
  const ahead = await nextMeetings(tx, view);
  const empty = [...counts.values()].every((one) => one.total === 0);
  return (
    <Page title="Home" frame={await frameOf(tx, view)}>
      <Head
        title={view.code.name}
        lead="Every register of the code, moved by the decisions that its bodies took."
        actions={
          view.session && (
            <ButtonLink weight="go" href={view.to('import')}>
              Import minutes
            </ButtonLink>
          )
        }
      />
      {empty ? (
        <Empty title="Nothing is on record yet" step={{ label: 'Import minutes', href: view.to('import') }}>
          Drop in the minutes of a meeting: text, Markdown, Word or PDF. You check what was read before anything is
          recorded.
        </Empty>
      ) : (
        <>
          <NextMeetings view={view} meetings={ahead} />
          <Held view={view} counts={counts} />
          <div class="two">
            <Late view={view} late={late} />
            <Decided view={view} decisions={decisions} />
          </div>
        </>
      )}
    </Page>
  );
}

/** The registers as the navigation groups them, each with what waits on somebody. */
function Held({ view, counts }: { view: View; counts: Counts }) {
  const registers = [...view.site.ledger.registers.values()].filter((one) => one.group);
  return (
    <div class="held">
      {[...new Set(registers.map((one) => one.group))].map((group) => (
        <section class="card">
          <h2>{group}</h2>
          <ul>
            {registers
              .filter((one) => one.group === group)
              .map((one) => (
                <HeldLine view={view} register={one} held={counts.get(one.name) ?? { total: 0, open: 0, late: 0 }} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface HeldLineProps {
  view: View;
  register: Register;
  held: { total: number; open: number; late: number };
}

function HeldLine({ view, register, held }: HeldLineProps) {
  const to = view.to(register.name);
  return (
    <li>
      <a href={to}>{register.title[1]}</a>
      <span class="note">
        {held.open > 0 && `${held.open.toLocaleString('en-GB')} open`}
        {held.late > 0 && (
          <>
            {', '}
            <a class="late" href={withQuery(to, { late: '1' })}>
              {held.late.toLocaleString('en-GB')} late
            </a>
          </>
        )}
      </span>
      {/* Spaces that only those see who take the page as plain text: a copy, a script, a reader without styles. */}{' '}
      <b>{held.total.toLocaleString('en-GB')}</b>{' '}
    </li>
  );
}

interface LateRow {
  register: Register;
  row: Row;
}

/** What is open past its day, the longest late first; a few of each register. */
async function lateRows(tx: Tx, view: View, counts: Counts): Promise<LateRow[]> {
  const found: LateRow[] = [];
  for (const register of view.site.ledger.registers.values()) {
    if (!register.due || (counts.get(register.name)?.late ?? 0) === 0) continue;
    const query = { code: view.code.id, at: view.at, overdue: view.asAt.on, limit: 6 };
    const { rows } = await listRows(tx, register, { ...query, sort: { by: register.due, descending: false } });
    found.push(...rows.map((row) => ({ register, row })));
  }
  const due = ({ register, row }: LateRow) => String(row.fields[register.due ?? ''] ?? '');
  return found.sort((a, b) => (due(a) < due(b) ? -1 : 1)).slice(0, 12);
}

function Late({ view, late }: { view: View; late: readonly LateRow[] }) {
  if (late.length === 0)
    return (
      <Card title="Overdue">
        <p>Nothing is past its day.</p>
      </Card>
    );
  const due = (register: Register, row: Row) =>
    `Due ${dayWords(String(row.fields[register.due ?? '']))}, ${dueSum(view, register, row)}`;
  return (
    <Card title="Overdue">
      <ul class="lines ending">
        {late.map(({ register, row }) => (
          <li>
            <LateName view={view} register={register} row={row} />
            <StateChip
              state={stateOf(register, row.state)}
              late={lateWords(view, register, row)}
              sum={due(register, row)}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function LateName({ view, register, row }: { view: View } & LateRow) {
  const title = clip(sentence(row.title), 110);
  const href = view.to(register.name, row.ref);
  if (!isSpoken(row.ref)) return <a href={href}>{title}</a>;
  return (
    <span>
      <a href={href}>{row.ref}</a> {title}
    </span>
  );
}

function Decided({ view, decisions }: { view: View; decisions: readonly DecisionLine[] }) {
  return (
    <Card title="Recorded last">
      <ul class="lines">
        {decisions.map((one) => (
          <li>
            <a href={view.to('log', one.id)}>{one.title}</a>
            {one.withdrawn && ' (withdrawn since)'}
            <div class="note">
              {one.changes === 1 ? '1 change' : `${one.changes.toLocaleString('en-GB')} changes`}, true from{' '}
              <DayText day={one.effective} short />, recorded <InstantText instant={one.recorded} /> by {one.actor}
            </div>
          </li>
        ))}
      </ul>
      <p>
        <a href={view.to('log')}>The whole log</a>
      </p>
    </Card>
  );
}
