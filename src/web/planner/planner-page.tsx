/** The months ahead of a body: what is late, then each day with what it waits for and why. */
import { mayMake } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import { byMonth, type Month } from '../../planner/by-month.ts';
import { kindWords, type PlanEntry } from '../../planner/entry.ts';
import { type Planner, plannerOf } from '../../planner/planner.ts';
import { isPast } from '../../ui/as-at.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LevelChip } from '../../ui/chip.tsx';
import { dayWords, weekday } from '../../ui/dates.ts';
import { Filters } from '../../ui/filters.tsx';
import { Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { withQuery } from '../../ui/query.ts';
import { frameOf } from '../frame.ts';
import { clip, sentence } from '../tell.tsx';
import { pathTo, type View } from '../view.ts';

/** What the address asks for; the body that is not said is the first that the code says how to run. */
export function asked(view: View): { body: string; months: number } {
  const first = view.code.bodies.find(({ proceedings }) => proceedings) ?? view.code.bodies[0];
  const months = Number(view.query.get('months') ?? 3);
  return {
    body: view.query.get('body') || (first?.id ?? ''),
    months: Number.isInteger(months) && months >= 1 && months <= 24 ? months : 3,
  };
}

export async function plannerPage(tx: Tx, view: View) {
  const { body, months } = asked(view);
  const planner = await plannerOf(tx, view.site.ledger, { code: view.code, at: view.at, body, months });
  const late = planner.entries.filter((entry) => entry.late);
  const all = byMonth(planner.entries, planner);
  return (
    <Page title={`Planner of ${planner.name}`} frame={await frameOf(tx, view, 'planner')} scripts={['filters.js']}>
      <Head
        title="Activity planner"
        lead={leadOf(planner)}
        actions={<Actions view={view} planner={planner} months={months} />}
      />
      <Filters
        url={view.url}
        selects={[
          {
            name: 'body',
            label: 'Body',
            value: body,
            options: view.code.bodies
              .filter(({ id, proceedings }) => proceedings || id === body)
              .map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            name: 'months',
            label: 'Ahead',
            value: String(months),
            options: [1, 3, 6, 12].map((n) => ({ value: String(n), label: n === 1 ? '1 month' : `${n} months` })),
          },
        ]}
      />
      <div class="planner">
        {late.length > 0 && (
          <section class="card month late-now">
            <h2>
              Late <span class="note">{late.length} still waiting</span>
            </h2>
            <Days view={view} entries={late} />
          </section>
        )}
        {all.map((month) => (
          <MonthPart view={view} planner={planner} month={month} />
        ))}
      </div>
    </Page>
  );
}

function leadOf({ name, today, until, entries }: Planner): string {
  const ahead = entries.filter(({ late, aside }) => !late && !aside).length;
  return `${name}, ${dayWords(today)} to ${dayWords(until)}: ${ahead === 1 ? 'one entry' : `${ahead} entries`}.`;
}

function Actions({ view, planner, months }: { view: View; planner: Planner; months: number }) {
  const query = { body: planner.body, ...(months === 3 ? {} : { months: String(months) }) };
  return (
    <>
      <ButtonLink href={pathTo(view.code.id, 'planner', `${planner.body}.ics`)}>Calendar feed</ButtonLink>
      <ButtonLink href={withQuery(view.to('planner', 'paper.pdf'), query)}>As a paper (PDF)</ButtonLink>
    </>
  );
}

function MonthPart({ view, planner, month }: { view: View; planner: Planner; month: Month }) {
  const actor = view.session?.actor;
  const may = actor !== undefined && !isPast(view.asAt) && mayMake(actor, ['secretariat']);
  return (
    <section class="card month">
      <h2>{month.name}</h2>
      {month.entries.length > 0 ? <Days view={view} entries={month.entries} inMonth /> : <p>Nothing is planned.</p>}
      {!month.meets && (
        <p class="note">
          No meeting of {planner.name} is planned in {month.name}
          {month.month === planner.today.slice(0, 7) ? ' from today on' : ''}.
          {may && (
            <>
              {' '}
              <a href={view.to('agenda')}>Plan one</a>
            </>
          )}
        </p>
      )}
    </section>
  );
}

/** One line for each day, its entries beside it; under a month's name the year goes without saying. */
function Days({ view, entries, inMonth }: { view: View; entries: readonly PlanEntry[]; inMonth?: boolean }) {
  const days = [...new Set(entries.map(({ day }) => day))];
  return (
    <ol class="plan-days">
      {days.map((day) => (
        <li>
          <time datetime={day} class="plan-when">
            <b>{inMonth ? dayWords(day, 'short').slice(0, -5) : dayWords(day, 'short')}</b>
            <span>{weekday(day)}</span>
          </time>
          <div>
            <Lines view={view} entries={entries.filter((entry) => entry.day === day && !entry.aside)} />
            <Asides view={view} entries={entries.filter((entry) => entry.day === day && entry.aside)} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Lines({ view, entries }: { view: View; entries: readonly PlanEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul>
      {entries.map((entry) => (
        <Line view={view} entry={entry} />
      ))}
    </ul>
  );
}

/** Dates that minutes merely speak of: folded away, for most are those of the records beside them. */
function Asides({ view, entries }: { view: View; entries: readonly PlanEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <details class="asides">
      <summary>{entries.length === 1 ? 'Also spoken of' : `Also spoken of, ${entries.length} times`}</summary>
      <Lines view={view} entries={entries} />
    </details>
  );
}

function Line({ view, entry }: { view: View; entry: PlanEntry }) {
  const { kind, register, ref, title, why, clause, level, starts, ends, details } = entry;
  const words = clip(sentence(title), 180);
  return (
    <li class={`plan-entry ${kind}`}>
      <span class="plan-kind">{kindWords[kind]}</span>
      <div>
        {register ? <a href={view.to(...pathOf(register, ref))}>{words}</a> : words}
        {starts && (
          <span class="plan-time">
            {' '}
            {starts}
            {ends && ` to ${ends}`}
          </span>
        )}
        {level > 0 && (
          <>
            {' '}
            <LevelChip level={level} name={view.code.levels[level].name} meaning={view.code.levels[level].meaning} />
          </>
        )}
        <span class="plan-why note">
          {clip(sentence(why), 240)}
          {clause && ` (${clause})`}
        </span>
        {details.length > 0 && (
          <details>
            <summary>{details.length} standing items</summary>
            <ul class="effect-lines">
              {details.map((one) => (
                <li>{one}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  );
}

/** A question between meetings is read and voted on at a page of its own. */
export function pathOf(register: string, ref: string): string[] {
  return register === 'vote' ? ['between', 'question', ref] : [register, ref];
}
