/** A meeting as minutes to be read, made from the records alone. */
import { sql } from 'kysely';
import type { Tx } from '../../kernel/db.ts';
import type { Register } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent } from '../../kernel/problem.ts';
import { get, listRows, type Row } from '../../kernel/read.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { lateWords } from '../due.ts';
import { frameOf } from '../frame.ts';
import { sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { stateOf } from './list-page.tsx';
import { MoveMenu } from './move-form.tsx';

interface Minutes {
  meeting: Row;
  attendance: Row[];
  items: Row[];
  decisions: Row[];
  actions: Row[];
  body: Row | null;
}

/** Everything of one meeting, as it stood on the day looked at; five queries whatever its size. */
async function minutesOf(tx: Tx, view: View, ref: string): Promise<Minutes> {
  const registers = view.site.ledger;
  const key = { code: view.code.id, at: view.at };
  const meeting = await get(tx, registerOf(registers, 'meeting'), { ...key, ref });
  if (!meeting) throw new Absent();
  const within = async (name: string, field = 'meeting') => {
    const register = registerOf(registers, name);
    const by = 'position' in register.fields ? 'position' : 'ref';
    return (await listRows(tx, register, { ...key, filters: { [field]: [ref] }, sort: { by, descending: false } }))
      .rows;
  };
  const body = meeting.fields.body;
  return {
    meeting,
    attendance: await within('attendance'),
    items: await within('item'),
    decisions: await within('decision'),
    actions: await within('action', 'raised_at' in registerOf(registers, 'action').fields ? 'raised_at' : 'meeting'),
    body: typeof body === 'string' ? await get(tx, registerOf(registers, 'body'), { ...key, ref: body }) : null,
  };
}

export async function meetingPage(tx: Tx, view: View, register: Register, ref: string) {
  const minutes = await minutesOf(tx, view, ref);
  const { meeting, items, body } = minutes;
  const { rows: sources } = await sql<{
    sha256: string;
  }>`select s.sha256 from source s join log_decision d on d.id = s.decision
    where s.code = ${view.code.id} and d.authority_ref = ${ref} and s.state = 'accepted'`.execute(tx);
  return (
    <Page title={meeting.title} frame={await frameOf(tx, view, 'meeting')}>
      <Head
        crumbs={[{ label: 'Meetings', href: view.to('meeting') }, { label: meeting.ref }]}
        title={meeting.title}
        lead={<Lead view={view} register={register} meeting={meeting} body={body} />}
        actions={
          <>
            <Lifecycle view={view} meeting={meeting} />
            {sources[0] && <ButtonLink href={view.to('source', sources[0].sha256)}>Source document</ButtonLink>}
            <ButtonLink href={`${view.to('record', 'meeting', ref)}`}>Facts and history</ButtonLink>
            <MoveMenu view={view} register={register} row={meeting} />
          </>
        }
      />
      <div class="two reading">
        <aside class="card" aria-label="Who was there, and the items">
          <h2>{meeting.state === 'planned' ? 'Who is expected' : 'Who was there'}</h2>
          <Roll view={view} attendance={minutes.attendance} />
          <h2>Items</h2>
          <ol class="agenda">
            {items.map((item) => (
              <li>
                <a href={`#item-${item.fields.position ?? item.ref}`}>
                  <span class="no">{item.fields.number}</span>
                  <span>{item.title}</span>
                </a>
              </li>
            ))}
          </ol>
        </aside>
        <article class="minutes">
          {items.map((item) => (
            <Item view={view} item={item} minutes={minutes} />
          ))}
          {items.length === 0 && <p>No items of this meeting are on record.</p>}
        </article>
      </div>
    </Page>
  );
}

/** Where the meeting is run: its agenda and papers before it, the console and the page that follows it, its minutes after. */
function Lifecycle({ view, meeting: { ref, state } }: { view: View; meeting: Row }) {
  const powers = view.session?.actor.powers ?? [];
  const keeps = powers.includes('*') || powers.includes('secretariat');
  const ahead = state === 'planned' || state === 'sitting';
  return (
    <>
      {ahead && <ButtonLink href={view.to('agenda', ref)}>Agenda</ButtonLink>}
      {ahead && <ButtonLink href={view.to('papers', ref)}>Papers</ButtonLink>}
      {ahead && keeps && (
        <ButtonLink weight="go" href={view.to('console', ref)}>
          Run the meeting
        </ButtonLink>
      )}
      {ahead && !keeps && <ButtonLink href={view.to('live', ref)}>Follow it</ButtonLink>}
      {state === 'held' && view.session && <ButtonLink href={view.to('publication', ref)}>Minutes</ButtonLink>}
    </>
  );
}

function Lead({ view, register, meeting, body }: { view: View; register: Register; meeting: Row; body: Row | null }) {
  const { day, starts_at, ends_at, place, minutes } = meeting.fields;
  const level = view.code.levels[meeting.label.level];
  return (
    <>
      <StateChip state={stateOf(register, meeting.state)} />{' '}
      <LevelChip level={meeting.label.level} name={level.name} meaning={level.meaning} />{' '}
      <span>
        {body && <a href={view.to('body', body.ref)}>{body.title}</a>}
        {day && ', '}
        {day && <DayText day={String(day)} />}
        {starts_at && `, ${starts_at}${ends_at ? ` to ${ends_at}` : ''}`}
        {place && `, ${place}`}
        {minutes && ` · ${minutes} minutes`}
      </span>
    </>
  );
}

function Item({ view, item, minutes }: { view: View; item: Row; minutes: Minutes }) {
  const of = (rows: readonly Row[]) =>
    rows.filter((row) => row.fields.item === item.ref || row.fields.raised_item === item.ref);
  const decisions = of(minutes.decisions);
  return (
    <section id={`item-${item.fields.position ?? item.ref}`}>
      <h2>
        <span class="no">{item.fields.number}</span>
        <a href={view.to('item', item.ref)}>{item.title}</a>
      </h2>
      {String(item.fields.narrative ?? '')
        .split('\n')
        .filter(Boolean)
        .map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      {decisions.length > 0 && (
        <div class="box">
          {minutes.body ? `The ${minutes.body.title.replace(/^The /, '')}` : 'The meeting'}:
          <ul>
            {decisions.map((one) => (
              <li>
                <span class="verb">{one.fields.verb}</span> <a href={view.to('decision', one.ref)}>{one.title}</a>
                {one.fields.condition && !/\bsubject to\b/i.test(one.title) && (
                  <span class="note"> Subject to {one.fields.condition}</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {of(minutes.actions).map((one) => (
        <ActionBox view={view} action={one} />
      ))}
    </section>
  );
}

function ActionBox({ view, action }: { view: View; action: Row }) {
  const register = registerOf(view.site.ledger, 'action');
  return (
    <div class="box action">
      <b>
        Action <a href={view.to('action', action.ref)}>{action.ref}</a>
      </b>
      {action.fields.owner && `, ${action.fields.owner}`}: {sentence(action.title)}{' '}
      <StateChip state={stateOf(register, action.state)} late={lateWords(view, register, action)} />
    </div>
  );
}

/** Those who are not among the ones there, after them. */
const elsewhere: Readonly<Record<string, string>> = {
  expected: 'Expected',
  apologies: 'Apologies',
  absent: 'Absent',
};

function Roll({ view, attendance }: { view: View; attendance: readonly Row[] }) {
  const groupOf = (row: Row) => elsewhere[row.state] ?? String(row.fields.category ?? 'Others');
  const all = new Set(attendance.map(groupOf));
  const last = Object.values(elsewhere).filter((group) => all.has(group));
  const groups = [...[...all].filter((group) => !last.includes(group)), ...last];
  if (groups.length === 0) return <p>No attendance is on record.</p>;
  return (
    <dl class="roll">
      {groups.map((group) => (
        <>
          <dt>{group}</dt>
          <dd>
            {attendance
              .filter((row) => groupOf(row) === group)
              .map((row, index) => (
                <>
                  {index > 0 && ', '}
                  <Name view={view} row={row} group={group} />
                </>
              ))}
          </dd>
        </>
      ))}
    </dl>
  );
}

function Name({ view, row, group }: { view: View; row: Row; group: string }) {
  const notes = notesOf(row, group);
  return (
    <>
      <a href={view.to('person', String(row.fields.person ?? ''))}>{row.title}</a>
      {notes && <span class="note"> ({notes})</span>}
    </>
  );
}

/** What is said of somebody beyond the group they stand under. */
function notesOf(row: Row, group: string): string {
  const { capacity, part, role, category } = row.fields;
  const notes = [
    role !== group && role,
    capacity === 'alternate' && 'alternate',
    capacity === 'observer' && 'observer',
    part && 'part',
    Object.hasOwn(elsewhere, row.state) && category,
  ];
  return notes.filter(Boolean).join(', ');
}
