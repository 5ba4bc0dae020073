/** A release: when it goes live, what it carries, what is amiss, and what happened to it. */
import type { Tx } from '../../kernel/db.ts';
import type { Register } from '../../kernel/define.ts';
import { history } from '../../kernel/history.ts';
import { Absent } from '../../kernel/problem.ts';
import { get, named, type Row } from '../../kernel/read.ts';
import { type Board, boardFor, type Column } from '../../releasing/board.ts';
import { readyBy } from '../../releasing/earliest.ts';
import { isPast } from '../../ui/as-at.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { dayWords } from '../../ui/dates.ts';
import { DayText } from '../../ui/day.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { History } from '../../ui/history.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import { eventsOf, refsIn } from '../tell.tsx';
import { pathTo, type View } from '../view.ts';
import { mayRecord } from './act.tsx';
import { When } from './board-page.tsx';
import { Alerts, ChangeCard } from './change-card.tsx';
import { CouplingsCard } from './couplings-card.tsx';
import { touchWords } from './words.ts';

export async function releasePage(tx: Tx, view: View, register: Register, ref: string) {
  const key = { code: view.code.id, ref, at: view.at };
  const row = await get(tx, register, key);
  if (!row) throw new Absent();
  const { board, column } = await boardFor(tx, view.site.ledger, { code: view.code, at: view.at }, ref);
  const keeps = mayRecord(view) && column.release.state === 'planned';
  const { levels } = view.code;
  const all = await history(tx, register, { ...key, known: view.at.known });
  const happened = isPast(view.asAt) ? all.filter((one) => one.effective <= view.at.day) : all;
  const names = await named(tx, view.site.ledger.registers, {
    code: view.code.id,
    at: view.at,
    refs: refsOf(register, happened),
  });
  return (
    <Page title={row.title} frame={await frameOf(tx, view, 'release')}>
      <Head
        crumbs={[{ label: 'Release board', href: view.to('releasing') }, { label: row.title }]}
        title={`${/release/i.test(row.title) ? '' : 'Release '}${row.title}`}
        lead={
          <>
            <StateChip state={stateOf(register, row.state)} />{' '}
            <LevelChip
              level={row.label.level}
              name={levels[row.label.level].name}
              meaning={levels[row.label.level].meaning}
            />{' '}
            <When board={board} column={column} />
          </>
        }
        actions={keeps && <NextMove view={view} column={column} ref_={ref} />}
      />
      <Alerts alerts={column.alerts} />
      <div class="two">
        <div>
          <Card title="What it carries">
            <Carried view={view} column={column} keeps={keeps} />
          </Card>
          <CouplingsCard view={view} board={{ couplings: couplingsOf(board, column) }} keeps={false} />
          <Card title="The release">
            <ReleaseFacts view={view} board={board} column={column} row={row} />
            <p class="release-acts">
              <a href={pathTo(view.code.id, 'releasing', 'paper', `${ref}.pdf`)}>Contents paper (PDF)</a>
              <a href={pathTo(view.code.id, 'releasing', 'paper', `${ref}.docx`)}>Contents paper (Word)</a>
              <a href={view.to('record', 'release', ref)}>Every fact, and other changes to it</a>
            </p>
          </Card>
        </div>
        <Card title="What happened">
          <History events={eventsOf(view, register, happened, names)} />
        </Card>
      </div>
    </Page>
  );
}

type Happened = Awaited<ReturnType<typeof history>>;

function refsOf(register: Register, happened: Happened) {
  const changed = happened.flatMap(({ sets }) => Object.entries(sets).map(([name, { after }]) => ({ [name]: after })));
  const refs = refsIn(register, changed);
  const add = (name: string, ref: string) => refs.set(name, (refs.get(name) ?? new Set()).add(ref));
  for (const { by } of happened) {
    add('body', by.body);
    if (by.kind === 'meeting') add('meeting', by.ref);
  }
  return refs;
}

/** The one thing that comes next, and the others beside it. */
function NextMove({ view, column: { release }, ref_ }: { view: View; column: Column; ref_: string }) {
  const today = view.asAt.today;
  const due = release.day !== null && release.day <= today;
  return (
    <>
      <ButtonLink href={view.to('releasing', 'replan', ref_)}>Change the date</ButtonLink>
      <ButtonLink {...(due ? {} : { weight: 'go' as const })} href={view.to('releasing', 'contents', ref_)}>
        Settle the contents
      </ButtonLink>
      <ButtonLink {...(due ? { weight: 'go' as const } : {})} href={view.to('releasing', 'launch', ref_)}>
        It is live
      </ButtonLink>
    </>
  );
}

function couplingsOf({ couplings }: Board, { changes }: Column): Board['couplings'] {
  const here = new Set(changes.flatMap(({ ref, modification }) => [ref, modification?.ref ?? ref]));
  return couplings.filter(({ coupled }) => here.has(coupled.first) || here.has(coupled.second));
}

function Carried({ view, column, keeps }: { view: View; column: Column; keeps: boolean }) {
  const { release, changes } = column;
  if (changes.length === 0)
    return (
      <p>
        Nothing is in it yet.{' '}
        {keeps && release.contents === 'open' && (
          <a href={`${view.to('releasing', 'take')}?release=${encodeURIComponent(release.ref ?? '')}`}>
            Take a change in
          </a>
        )}
      </p>
    );
  return (
    <ul class="release-changes beside">
      {changes.map((change) => (
        <li>
          <ChangeCard view={view} change={change} keeps={keeps} />
        </li>
      ))}
    </ul>
  );
}

interface FactsProps {
  view: View;
  board: Board;
  column: Column;
  row: Row;
}

function ReleaseFacts({ view, board, column: { release }, row }: FactsProps) {
  const { approved_on, version, scope } = row.fields;
  const { config, calendar } = board;
  const by = ['text', 'systems', 'devices'].map((touches) => ({
    touches,
    day: readyBy(release, { touches, config, calendar }),
  }));
  const days = new Set(by.map(({ day }) => day));
  const decide =
    release.month === null || release.state !== 'planned' ? null : days.size === 1 ? (
      <DayText day={by[0]?.day ?? ''} />
    ) : (
      by.map(({ touches, day }) => `${touchWords[touches]}: ${dayWords(day)}`).join('; ')
    );
  return (
    <Facts
      facts={[
        { label: 'Goes live', value: release.day ? <DayText day={release.day} /> : 'No day is fixed' },
        { label: 'Contents', value: { open: 'Open', frozen: 'Frozen', approved: 'Approved' }[release.contents] },
        {
          label: 'Nothing taken in after',
          value: release.freeze ? <DayText day={release.freeze} sum={release.freezeSum ?? ''} /> : 'No day is set',
        },
        ...(decide ? [{ label: 'Decided at the latest', value: decide }] : []),
        ...(approved_on ? [{ label: 'Contents approved on', value: <DayText day={String(approved_on)} /> }] : []),
        ...(version ? [{ label: `Version of the ${view.code.short}`, value: String(version) }] : []),
        ...(scope ? [{ label: 'Scope', value: String(scope), prose: true }] : []),
      ]}
    />
  );
}
