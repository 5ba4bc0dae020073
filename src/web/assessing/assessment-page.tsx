/** One assessment: what was promised, every date it had and why, what it found and what it costs. */
import { type Assessed, promisedOf, reforecasts } from '../../assessing/assessed.ts';
import { breakdownOf, costLine, missingLines } from '../../assessing/costs.ts';
import { timesWords } from '../../assessing/league.ts';
import { assessmentOf } from '../../assessing/queue.ts';
import { type Calendar, calendarOf, workingDaysBetween } from '../../calendar/calendar.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Register } from '../../kernel/define.ts';
import { history } from '../../kernel/history.ts';
import { Absent } from '../../kernel/problem.ts';
import { linkedFrom, named } from '../../kernel/read.ts';
import { isPast } from '../../ui/as-at.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { dayWords } from '../../ui/dates.ts';
import { DayText } from '../../ui/day.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { History } from '../../ui/history.tsx';
import { Page } from '../../ui/page.tsx';
import { dueSum, lateWords } from '../due.ts';
import { frameOf } from '../frame.ts';
import { Linked } from '../pages/linked.tsx';
import { stateOf } from '../pages/list-page.tsx';
import { clip, eventsOf, type Names, refsIn, sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { acts } from './acts.tsx';
import { LateChip, mayDo, OfProposal, PromisedDay } from './words.tsx';

export async function assessmentPage(tx: Tx, view: View, register: Register, ref: string) {
  const key = { code: view.code.id, ref, at: view.at };
  const found = await assessmentOf(tx, view.site.ledger, { code: view.code, at: view.at, ref });
  if (!found) throw new Absent();
  const { one, turn } = found;
  const past = await history(tx, register, { ...key, known: view.at.known });
  const happened = isPast(view.asAt) ? past.filter(({ effective }) => effective <= view.at.day) : past;
  const refs = refsIn(register, [one.row.fields]);
  for (const { by } of happened) {
    refs.set('body', (refs.get('body') ?? new Set()).add(by.body));
    if (by.kind === 'meeting') refs.set('meeting', (refs.get('meeting') ?? new Set()).add(by.ref));
  }
  const names: Names = await named(tx, view.site.ledger.registers, { code: view.code.id, at: view.at, refs });
  const linked = await linkedFrom(tx, view.site.ledger.registers.values(), { register: register.name, ...key });
  return (
    <Page title={one.row.title} frame={await frameOf(tx, view, 'assessing')}>
      <Head
        crumbs={[
          { label: 'Assessment queue', href: view.to('assessing') },
          ...(one.proposal ? [{ label: one.proposal.ref, href: view.to('modification', one.proposal.ref) }] : []),
          { label: ref },
        ]}
        title={clip(sentence(one.row.title), 160)}
        lead={<Lead view={view} register={register} one={one} turn={turn} />}
        actions={<Actions view={view} one={one} />}
      />
      <div class="two">
        <div>
          <Card>
            <Facts facts={factsOf(view, register, one, names)} />
          </Card>
          <Dates view={view} one={one} names={names} />
          <Costs view={view} one={one} />
          <Linked view={view} linked={linked} ref_={ref} />
        </div>
        <Card title="What happened">
          <History events={eventsOf(view, register, happened, names)} />
          <p class="note">
            <a href={view.to('record', 'assessment', ref)}>Every field of the record, and where it was read</a>
          </p>
        </Card>
      </div>
    </Page>
  );
}

interface LeadProps {
  view: View;
  register: Register;
  one: Assessed;
  turn: number;
}

function Lead({ view, register, one, turn }: LeadProps) {
  const { row } = one;
  const level = view.code.levels[row.label.level];
  return (
    <>
      <StateChip state={stateOf(register, row.state)} late={lateWords(view, register, row)} />
      <LevelChip level={row.label.level} name={level.name} meaning={level.meaning} />
      <span>
        {turn > 0 && (
          <a href={view.to('assessing')}>{turn === 1 ? 'First in the queue' : `Turn ${turn} in the queue`}</a>
        )}
      </span>
      <LateChip view={view} one={one} today={view.at.day} />
    </>
  );
}

/** The one thing most come to do first; the others in a menu. */
function Actions({ view, one }: { view: View; one: Assessed }) {
  const open = Object.entries(acts).filter(
    ([name, act]) =>
      act.from.includes(one.row.state) && mayDo(view, act.by) && !(name === 'requested' && one.row.fields.requested_on),
  );
  const [first, second, ...rest] = [
    ...open.filter(([name]) => name === 'receive' || name === 'return'),
    ...open.filter(([name]) => name === 'revise'),
    ...open.filter(([name]) => !['receive', 'return', 'revise'].includes(name)),
  ];
  if (!first) return null;
  return (
    <>
      {rest.length > 0 && (
        <details class="drop-menu">
          <summary class="btn">More</summary>
          <ul class="menu">
            {rest.map(([name, { label }]) => (
              <li>
                <a href={view.to('assessing', name, one.row.ref)}>{label}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      {second && <ButtonLink href={view.to('assessing', second[0], one.row.ref)}>{second[1].label}</ButtonLink>}
      <ButtonLink weight="go" href={view.to('assessing', first[0], one.row.ref)}>
        {first[1].label}
      </ButtonLink>
    </>
  );
}

function factsOf(view: View, register: Register, one: Assessed, names: Names): Fact[] {
  const { row } = one;
  const { fields } = row;
  const day = (name: string) => (fields[name] ? <DayText day={String(fields[name])} short /> : '');
  const meeting = names.get(`meeting ${fields.last_meeting}`);
  const facts: (Fact & { always?: boolean })[] = [
    { label: 'Modification', value: <OfProposal view={view} one={one} />, always: true },
    { label: 'Requested on', value: day('requested_on'), always: true },
    { label: 'Promised', value: <PromisedDay view={view} one={one} />, always: true },
    {
      label: 'Target',
      value: fields.target ? <DayText day={String(fields.target)} short sum={dueSum(view, register, row)} /> : '',
      always: row.state === 'requested',
    },
    { label: 'Received on', value: day('received_on'), always: row.state === 'received' },
    { label: 'Priority', value: fields.priority },
    { label: 'Place in the order of requests', value: fields.place },
    { label: 'Lead time', value: fields.lead_time },
    { label: 'What it found', value: fields.result, prose: true },
    {
      label: 'Last reported at',
      value: meeting ? <a href={view.to('meeting', meeting.ref)}>{meeting.title}</a> : fields.last_meeting,
    },
  ];
  return facts.filter(({ always, value }) => always || (value !== null && value !== undefined && value !== ''));
}

/** Every date it had, who set it, when and why. */
function Dates({ view, one, names }: { view: View; one: Assessed; names: Names }) {
  if (one.targets.length === 0 && !promisedOf(one)) return null;
  const calendar = calendarOf(view.code.calendar);
  const times = reforecasts(one);
  const often = times === 0 ? 'Its date has not moved.' : `Another date was set ${timesWords(times)}.`;
  return (
    <Card title="Every date it had">
      <p class="note">{often}</p>
      <ol class="dates-had">
        {one.targets.map((set, index) => (
          <li>
            <b>
              <DayText day={set.target} />
            </b>{' '}
            {step(one, index, calendar)}
            <div class="note">
              {set.by.kind === 'meeting'
                ? `told at ${names.get(`meeting ${set.by.ref}`)?.title ?? set.by.ref}`
                : `by ${set.by.ref}`}
              , {dayWords(set.on, 'short')}
              {' · '}
              <a href={view.to('log', set.decision)}>the decision</a>
              {set.reason && <div>{set.reason}</div>}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function step(one: Assessed, index: number, calendar: Calendar) {
  const [set, before] = [one.targets[index], one.targets[index - 1]];
  if (!set) return null;
  if (!before)
    return (
      <span class="note">
        {set.move === 'revise' ? 'a revised date: the one before is not on record' : 'the first date'}
      </span>
    );
  const days = workingDaysBetween(calendar, before.target, set.target);
  return <span class={days > 0 ? 'later-by' : 'note'}>{days > 0 ? `${days} WD later` : `${-days} WD sooner`}</span>;
}

function Costs({ view, one }: { view: View; one: Assessed }) {
  const { fields, state } = one.row;
  const lines = (Array.isArray(fields.costs) ? fields.costs : []).map(costLine);
  const required = breakdownOf(view.code, fields.kind, view.at.day);
  const missing = missingLines(required, fields.costs);
  if (lines.length === 0 && (state !== 'requested' || required.length === 0)) return null;
  return (
    <Card title="Cost">
      {lines.length > 0 && (
        <table class="list unsorted cost">
          <caption class="govuk-visually-hidden">Cost by part</caption>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ part, amount }) => (
              <tr>
                <th scope="row">{part}</th>
                <td>{amount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {missing.length > 0 && (
        <p class="note">
          {state === 'requested' ? 'To be broken into' : 'Not given'}: {missing.join(', ')}.
        </p>
      )}
    </Card>
  );
}
