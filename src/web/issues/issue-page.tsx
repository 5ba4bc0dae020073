/** One issue: what it is, the critical friend's clock and answer, what may be done with it, what became of it. */
import { bodyName } from '../../codes/body.ts';
import { friendClock, friendLate, waitsForFriend } from '../../issues/clock.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Register } from '../../kernel/define.ts';
import { history } from '../../kernel/history.ts';
import { Absent } from '../../kernel/problem.ts';
import { get, linkedFrom, named, type Row } from '../../kernel/read.ts';
import { isPast } from '../../ui/as-at.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { dayWords } from '../../ui/dates.ts';
import { DayText } from '../../ui/day.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { History } from '../../ui/history.tsx';
import { Page } from '../../ui/page.tsx';
import { Tip } from '../../ui/tip.tsx';
import { mayDo } from '../assessing/words.tsx';
import { lateWords } from '../due.ts';
import { frameOf } from '../frame.ts';
import { Linked } from '../pages/linked.tsx';
import { stateOf } from '../pages/list-page.tsx';
import { clip, eventsOf, isSpoken, type Names, refsIn, sentence, show } from '../tell.tsx';
import type { View } from '../view.ts';
import { acts } from './acts.tsx';

export async function issuePage(tx: Tx, view: View, register: Register, ref: string) {
  const key = { code: view.code.id, ref, at: view.at };
  const row = await get(tx, register, key);
  if (!row) throw new Absent();
  const past = await history(tx, register, { ...key, known: view.at.known });
  const happened = isPast(view.asAt) ? past.filter(({ effective }) => effective <= view.at.day) : past;
  const refs = refsIn(register, [row.fields]);
  for (const { by } of happened) {
    refs.set('body', (refs.get('body') ?? new Set()).add(by.body));
    if (by.kind === 'meeting') refs.set('meeting', (refs.get('meeting') ?? new Set()).add(by.ref));
  }
  const names = await named(tx, view.site.ledger.registers, { code: view.code.id, at: view.at, refs });
  const linked = await linkedFrom(tx, view.site.ledger.registers.values(), { register: 'issue', ...key });
  return (
    <Page title={`Issue ${ref}`} frame={await frameOf(tx, view, 'issue')}>
      <Head
        crumbs={[{ label: 'Issues', href: view.to('issue') }, { label: ref }]}
        title={headingOf(row)}
        lead={<Lead view={view} register={register} row={row} />}
        actions={<Actions view={view} row={row} />}
      />
      <div class="two">
        <div>
          {row.fields.description && (
            <Card title="What it is">
              <p class="prose">{row.fields.description}</p>
            </Card>
          )}
          <Friend view={view} row={row} />
          <Became view={view} row={row} names={names} />
          <Card>
            <Facts facts={factsOf(view, register, row, names)} />
          </Card>
          <Linked view={view} linked={linked} ref_={ref} />
        </div>
        <Card title="What happened">
          <History events={eventsOf(view, register, happened, names)} />
          <p class="note">
            <a href={view.to('record', 'issue', ref)}>Every field of the record, and where it was read</a>
          </p>
        </Card>
      </div>
    </Page>
  );
}

function headingOf({ ref, title }: Row): string {
  const words = clip(sentence(title), 160);
  if (!isSpoken(ref) || words.includes(ref)) return words;
  return `${/^\d+$/.test(ref) ? 'Issue ' : ''}${ref}: ${words}`;
}

function Lead({ view, register, row }: { view: View; register: Register; row: Row }) {
  const level = view.code.levels[row.label.level];
  const late = friendLate(view.code, row, view.at.day);
  return (
    <>
      <StateChip state={stateOf(register, row.state)} late={lateWords(view, register, row)} />
      <LevelChip level={row.label.level} name={level.name} meaning={level.meaning} />
      {late > 0 && (
        <Tip tip={`The critical friend was to answer by ${dayWords(String(row.fields.friend_by))}`}>
          <span class="chip state late">answer {late} WD late</span>
        </Tip>
      )}
    </>
  );
}

/** What may be done with it as it stands, by this reader, today: the likeliest first. */
function Actions({ view, row }: { view: View; row: Row }) {
  const open = Object.entries(acts).filter(
    ([name, act]) =>
      act.from.includes(row.state) && mayDo(view, act.by) && !(name === 'befriend' && row.fields.friend_on),
  );
  const [first, ...rest] = open;
  if (!first) return null;
  return (
    <>
      {rest.map(([name, { label }]) => (
        <ButtonLink href={view.to('issues', name, row.ref)}>{label}</ButtonLink>
      ))}
      <ButtonLink weight="go" href={view.to('issues', first[0], row.ref)}>
        {first[1].label}
      </ButtonLink>
    </>
  );
}

/** The clock of the critical friend, with its sum, and the answer. */
function Friend({ view, row }: { view: View; row: Row }) {
  const { friend_by, friend_on, friend_reply, raised_on } = row.fields;
  if (!friend_by && !friend_reply) return null;
  const clock = typeof raised_on === 'string' ? friendClock(view.code, raised_on) : null;
  const sum = clock && clock.day === friend_by ? [clock.words, clock.skipped].filter(Boolean).join('. ') : undefined;
  const late = friendLate(view.code, row, view.at.day);
  return (
    <Card title="The critical friend">
      {friend_reply && <p class="prose">{friend_reply}</p>}
      <p class={late > 0 ? 'overdue' : 'note'}>
        {friend_on ? (
          <>
            Answered on <DayText day={String(friend_on)} />
            {friend_by && (
              <>
                , due <DayText day={String(friend_by)} sum={sum} />
              </>
            )}
            .
          </>
        ) : waitsForFriend.includes(row.state) ? (
          <>
            To answer by <DayText day={String(friend_by)} sum={sum} />
            {late > 0 && `, ${late} WD ago`}.
          </>
        ) : (
          'It was settled without an answer.'
        )}
      </p>
    </Card>
  );
}

/** Where it went, in one line that leads there. */
function Became({ view, row, names }: { view: View; row: Row; names: Names }) {
  const modification = names.get(`modification ${row.fields.modification}`);
  const issue = names.get(`issue ${row.fields.became}`);
  if (!modification && !issue && !row.fields.outcome) return null;
  return (
    <Card title="What became of it">
      {modification && (
        <p>
          It became{' '}
          <a href={view.to('modification', modification.ref)}>
            {modification.ref}: {clip(sentence(modification.title), 120)}
          </a>
          .
        </p>
      )}
      {issue && (
        <p>
          It is on the public record as{' '}
          <a href={view.to('issue', issue.ref)}>
            {issue.ref}: {clip(sentence(issue.title), 120)}
          </a>
          .
        </p>
      )}
      {row.fields.outcome && <p class="prose">{row.fields.outcome}</p>}
    </Card>
  );
}

const elsewhere = [
  'title',
  'description',
  'friend_by',
  'friend_reply',
  'friend_on',
  'outcome',
  'modification',
  'became',
];

function factsOf(view: View, register: Register, row: Row, names: Names): Fact[] {
  return Object.entries(register.fields)
    .filter(([name]) => !elsewhere.includes(name))
    .filter(([name]) => row.fields[name] !== null && row.fields[name] !== '')
    .map(([name, field]) => ({
      label: field.label,
      value:
        name === 'body' && !names.has(`body ${row.fields.body}`)
          ? bodyName(view.code, String(row.fields.body))
          : show(view, field, row.fields[name], names),
    }));
}
