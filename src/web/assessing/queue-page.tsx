/** The queue of the provider: in which order, by when, how late, and why. */
import { type Assessed, overdueBy } from '../../assessing/assessed.ts';
import { type Assessments, assessmentsOf } from '../../assessing/queue.ts';
import { prioritiser } from '../../assessing/requests.ts';
import { type Slip, slipsSince } from '../../assessing/slipped.ts';
import { calendarOf } from '../../calendar/calendar.ts';
import { addDays } from '../../calendar/day.ts';
import { bodyName } from '../../codes/body.ts';
import type { Tx } from '../../kernel/db.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { dayWords } from '../../ui/dates.ts';
import { DayText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { dueSum } from '../due.ts';
import { frameOf } from '../frame.ts';
import { clip } from '../tell.tsx';
import type { View } from '../view.ts';
import { lastMeeting, type Met } from './last-meeting.ts';
import { QueuePicture } from './queue-picture.tsx';
import { KindWords, LateChip, mayDo, OfProposal, Overdue, PromisedDay } from './words.tsx';

export async function queuePage(tx: Tx, view: View) {
  const { code, at, site } = view;
  const body = prioritiser(code, at.day);
  const last = await lastMeeting(tx, view, body);
  // With those that the meeting itself was told of.
  const from = last && addDays(last.day, -1);
  // One more than are listed tells that there are others.
  const lately = from ? { since: from, newest: fewDone + 1 } : null;
  const all = await assessmentsOf(tx, site.ledger, { code, at, lately });
  const slips = slipsSince([...all.waiting, ...all.done], from, calendarOf(code.calendar));
  return (
    <Page title="Assessment queue" frame={await frameOf(tx, view, 'assessing')}>
      <Head
        title="Assessment queue"
        lead={leadOf(view, all)}
        actions={
          <>
            <ButtonLink href={view.to('assessing', 'league')}>League table</ButtonLink>
            <ButtonLink href={view.to('assessing', 'paper.docx')}>Monthly paper (Word)</ButtonLink>
            <ButtonLink weight="go" href={view.to('assessing', 'paper.pdf')}>
              Monthly paper (PDF)
            </ButtonLink>
          </>
        }
      />
      {all.waiting.length === 0 ? (
        <NothingAwaited view={view} />
      ) : (
        <>
          <Table
            caption="Assessments awaited, first to be done first"
            columns={columns(view, all)}
            rows={all.waiting}
            url={view.url}
          />
          <Card title="Promised and now expected">
            <QueuePicture view={view} waiting={all.waiting} />
          </Card>
        </>
      )}
      <Slipped view={view} slips={slips} last={last} />
      <Done view={view} done={all.done} />
    </Page>
  );
}

function leadOf(view: View, { waiting }: Assessments): string {
  const provider = bodyName(view.code, view.code.assessments?.provider ?? '') || 'The provider';
  const body = bodyName(view.code, prioritiser(view.code, view.at.day));
  const late = waiting.filter((one) => overdueBy(one, calendarOf(view.code.calendar), view.at.day) > 0).length;
  const many = waiting.length === 1 ? 'One assessment is' : `${waiting.length} assessments are`;
  const overdue = late > 0 ? `, ${late} past ${late === 1 ? 'its' : 'their'} target` : '';
  return `${many} awaited${overdue}. ${provider} works in the order of requests, unless the ${body} puts one first.`;
}

function NothingAwaited({ view }: { view: View }) {
  return (
    <Empty title="Nothing is awaited" step={{ label: 'See the modifications', href: view.to('modification') }}>
      An assessment is asked for from the page of its modification; it then stands here until it comes, with every date
      it was given.
    </Empty>
  );
}

function columns(view: View, { waiting }: Assessments): Column<Assessed>[] {
  const today = view.at.day;
  const register = view.site.ledger.registers.get('assessment');
  return [
    { key: 'turn', label: 'Turn', kind: 'number', cell: (one) => <b>{waiting.indexOf(one) + 1}</b> },
    { key: 'modification', label: 'Assessment', kind: 'wide', cell: (one) => <What view={view} one={one} /> },
    { key: 'requested', label: 'Requested', kind: 'soft', cell: (one) => <Requested view={view} one={one} /> },
    { key: 'promised', label: 'Promised', kind: 'soft', cell: (one) => <PromisedDay view={view} one={one} /> },
    {
      key: 'target',
      label: 'Target',
      kind: 'soft',
      cell: ({ row }) =>
        row.fields.target &&
        register && <DayText day={String(row.fields.target)} short sum={dueSum(view, register, row)} />,
    },
    {
      key: 'late',
      label: 'So far',
      kind: 'chip',
      cell: (one) => (
        <>
          <LateChip view={view} one={one} today={today} /> <Overdue view={view} one={one} today={today} />
        </>
      ),
    },
    { key: 'priority', label: 'Priority', kind: 'soft', cell: (one) => <Priority view={view} one={one} /> },
  ];
}

/** Which assessment of what, and why it is late: what one looks for first. */
function What({ view, one }: { view: View; one: Assessed }) {
  const { reason } = one.row.fields;
  return (
    <>
      <b>
        <KindWords view={view} one={one} />
      </b>
      <div>
        <OfProposal view={view} one={one} />
      </div>
      {reason && one.targets.length > 1 && <div class="note">{clip(String(reason), 200)}</div>}
    </>
  );
}

function Requested({ view, one }: { view: View; one: Assessed }) {
  const { requested_on } = one.row.fields;
  if (requested_on) return <DayText day={String(requested_on)} short />;
  if (!mayDo(view, ['secretariat'])) return <span class="note">not on record</span>;
  return (
    <a href={view.to('assessing', 'requested', one.row.ref)}>
      say when<span class="govuk-visually-hidden"> the {one.row.title} was requested</span>
    </a>
  );
}

function Priority({ view, one }: { view: View; one: Assessed }) {
  const { priority } = one.row.fields;
  return (
    <>
      {priority && <span class="chip state open">Priority {priority}</span>}{' '}
      {mayDo(view, ['secretariat', 'panel']) && (
        <a href={view.to('assessing', 'prioritise', one.row.ref)}>
          {priority ? 'change' : 'set'}
          <span class="govuk-visually-hidden"> the priority of the {one.row.title}</span>
        </a>
      )}
    </>
  );
}

interface SlippedProps {
  view: View;
  slips: readonly Slip[];
  last: Met | null;
}

/** What the last meeting was told, and what came since: the first is what the second is held against. */
function Slipped({ view, slips, last }: SlippedProps) {
  const told = slips.filter(({ set }) => last !== null && set.on === last.day);
  const since = slips.filter((slip) => !told.includes(slip));
  return (
    <Card title="Dates that moved">
      {last && told.length > 0 && (
        <>
          <p class="note">
            Told at <a href={view.to('meeting', last.ref)}>{last.title}</a>, {dayWords(last.day)}:
          </p>
          <Slips view={view} slips={told} />
        </>
      )}
      <p class="note">{last ? `Since ${last.title}, ${dayWords(last.day)}:` : 'All that is on record:'}</p>
      {since.length === 0 ? <p>No date was revised.</p> : <Slips view={view} slips={since} />}
    </Card>
  );
}

/** The newest; all of them are on the pages of the assessments. */
const mostSlips = 60;

function Slips({ view, slips }: { view: View; slips: readonly Slip[] }) {
  return (
    <ul class="lines">
      {slips.slice(-mostSlips).map((slip) => (
        <li>
          <SlipWords view={view} slip={slip} />
        </li>
      ))}
      {slips.length > mostSlips && <li>and {slips.length - mostSlips} before these</li>}
    </ul>
  );
}

function SlipWords({ view, slip }: { view: View; slip: Slip }) {
  const { one, was, now, days, set } = slip;
  return (
    <>
      <a href={view.to('assessment', one.row.ref)}>{one.row.title}</a>:{' '}
      {was ? (
        <>
          <del>{dayWords(was, 'short')}</del> <ins>{dayWords(now, 'short')}</ins>
        </>
      ) : (
        `now ${dayWords(now)}; the date before is not on record`
      )}
      {days !== null && ` (${days >= 0 ? `${days} WD later` : `${-days} WD sooner`})`}
      <span class="note">
        {' '}
        told on {dayWords(set.on)}
        {set.reason ? `: ${set.reason}` : ', without a reason on record'}
        {one.proposal && (
          <>
            {' · '}
            <a href={view.to('timetable', 'of', one.proposal.ref)}>its timetable</a>
          </>
        )}
      </span>
    </>
  );
}

const fewDone = 20;

function Done({ view, done }: { view: View; done: readonly Assessed[] }) {
  if (done.length === 0) return null;
  const today = view.at.day;
  const list: Column<Assessed>[] = [
    { key: 'kind', label: 'Assessment', kind: 'ref', cell: (one) => <KindWords view={view} one={one} /> },
    { key: 'modification', label: 'Modification', kind: 'wide', cell: (one) => <OfProposal view={view} one={one} /> },
    { key: 'promised', label: 'Promised', kind: 'soft', cell: (one) => <PromisedDay view={view} one={one} /> },
    {
      key: 'received',
      label: 'Received',
      kind: 'soft',
      cell: ({ row }) =>
        row.state === 'withdrawn' ? (
          'no longer needed'
        ) : row.fields.received_on ? (
          <DayText day={String(row.fields.received_on)} short />
        ) : (
          'day not on record'
        ),
    },
    {
      key: 'late',
      label: 'So far',
      kind: 'chip',
      cell: (one) => <LateChip view={view} one={one} today={today} />,
    },
  ];
  return (
    <section class="assessing-done">
      <h2>Received, or no longer needed</h2>
      <Table
        caption="Assessments received, or no longer needed"
        columns={list}
        rows={done.slice(0, fewDone)}
        url={view.url}
      />
      {done.length > fewDone && (
        <p class="note">
          <a href={view.to('assessment')}>All of them are in the register</a>.
        </p>
      )}
    </section>
  );
}
