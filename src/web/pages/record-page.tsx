/** Any record: its facts, its links both ways, what happened to it, and the words it was read from. */
import { whySeen } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Register, Value } from '../../kernel/define.ts';
import { type Happening, history } from '../../kernel/history.ts';
import { Absent } from '../../kernel/problem.ts';
import { get, linkedFrom, named, type Row } from '../../kernel/read.ts';
import { sourceTexts } from '../../minutes/sources.ts';
import { isPast } from '../../ui/as-at.ts';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { History } from '../../ui/history.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Quote } from '../../ui/quote.tsx';
import { decisionParts } from '../actions/decision-effects.tsx';
import { dueSum, lateWords } from '../due.ts';
import { frameOf } from '../frame.ts';
import { GoverningLink, shortened, withoutText } from '../governing/record-link.tsx';
import { passageOf } from '../passage.ts';
import { clip, eventsOf, isSpoken, type Names, refsIn, sentence, show } from '../tell.tsx';
import type { View } from '../view.ts';
import { Linked } from './linked.tsx';
import { stateOf } from './list-page.tsx';
import { MoveMenu } from './move-form.tsx';

export async function recordPage(tx: Tx, view: View, register: Register, ref: string) {
  const key = { code: view.code.id, ref, at: view.at };
  const row = await get(tx, register, key);
  if (!row) throw new Absent();
  const all = await history(tx, register, { ...key, known: view.at.known });
  // Seen from a past day, what came after has not happened yet; today, what is decided for a later day is worth knowing.
  const happened = isPast(view.asAt) ? all.filter((one) => one.effective <= view.at.day) : all;
  const names = await namesFor(tx, view, register, row, happened);
  const linked = await linkedFrom(tx, view.site.ledger.registers.values(), { register: register.name, ...key });
  const crumbs = crumbsOf(view, register, row, names);
  return (
    <Page title={`${register.title[0]} ${row.ref}`} frame={await frameOf(tx, view, register.name)}>
      <Head
        crumbs={crumbs}
        title={headingOf(register, row)}
        lead={<Lead view={view} register={register} row={row} />}
        actions={
          <>
            <GoverningLink view={view} row={row} />
            <MoveMenu view={view} register={register} row={row} />
          </>
        }
      />
      <div class="two">
        <div>
          <Card>
            <Facts facts={factsOf(view, register, withoutText(row), names)} />
            <NotRecorded register={register} row={row} />
          </Card>
          {await decisionParts(tx, view, row)}
          <Linked view={view} linked={linked} ref_={row.ref} />
          <Passages view={view} happened={happened} texts={await textsOf(tx, view, happened)} />
        </div>
        <Card title="What happened">
          <History events={eventsOf(view, register, happened, names).map(shortened)} />
        </Card>
      </div>
    </Page>
  );
}

/** One look-up for every record that the facts and the history name. */
async function namesFor(
  tx: Tx,
  view: View,
  register: Register,
  row: Row,
  happened: readonly Happening[],
): Promise<Names> {
  const changed = happened.flatMap(({ sets }) =>
    (['before', 'after'] as const).map((which) =>
      Object.fromEntries(Object.entries(sets).map(([name, change]) => [name, change[which]])),
    ),
  );
  const refs = refsIn(register, [row.fields, ...changed]);
  const add = (name: string, ref: string) => refs.set(name, (refs.get(name) ?? new Set()).add(ref));
  for (const one of happened) {
    add('body', one.by.body);
    if (one.by.kind === 'meeting') add('meeting', one.by.ref);
  }
  return named(tx, view.site.ledger.registers, { code: view.code.id, at: view.at, refs });
}

function headingOf(register: Register, row: Row): string {
  const title = clip(sentence(row.title), 160);
  if (title.toLowerCase().includes(row.ref.toLowerCase())) return title;
  return isSpoken(row.ref) ? `${/^\d+$/.test(row.ref) ? `${register.title[0]} ` : ''}${row.ref}: ${title}` : title;
}

function crumbsOf(view: View, register: Register, row: Row, names: Names) {
  const within = register.within ? String(row.fields[register.within] ?? '') : '';
  const to = register.within ? register.fields[register.within]?.to : undefined;
  const parent = to ? names.get(`${to} ${within}`) : undefined;
  const list = { label: register.title[1], href: view.to(register.name) };
  if (!to || !parent) return [list, { label: row.ref }];
  const above = view.site.ledger.registers.get(to);
  return [
    { label: above?.title[1] ?? to, href: view.to(to) },
    { label: parent.title, href: view.to(to, within) },
    { label: row.ref },
  ];
}

function Lead({ view, register, row }: { view: View; register: Register; row: Row }) {
  const { levels, bodies, id } = view.code;
  const body = bodies.find((one) => one.id === row.label.group);
  return (
    <>
      <StateChip state={stateOf(register, row.state)} late={lateWords(view, register, row)} />{' '}
      <LevelChip
        level={row.label.level}
        name={levels[row.label.level].name}
        meaning={levels[row.label.level].meaning}
      />{' '}
      {body && <span>{body.name} · </span>}
      <details class="why-seen">
        <summary>why can I see this?</summary>
        <p>{whySeen(view.reader, id, row.label, (level) => levels[level].name)}</p>
      </details>
    </>
  );
}

function factsOf(view: View, register: Register, row: Row, names: Names): Fact[] {
  return Object.entries(register.fields)
    .filter(([name]) => name !== register.titled || row.title.length > 160)
    .filter(([name]) => isRecorded(row.fields[name]))
    .map(([name, field]) => ({
      label: field.label,
      value:
        name === register.due ? (
          <DayText day={String(row.fields[name])} sum={dueSum(view, register, row)} />
        ) : (
          show(view, field, row.fields[name], names)
        ),
      prose: field.kind === 'prose',
    }));
}

const isRecorded = (value: Value | undefined) =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** What one could know of it and does not yet: said in one line, for a column of blanks hides what is there. */
function NotRecorded({ register, row }: { register: Register; row: Row }) {
  const missing = Object.entries(register.fields).filter(([name]) => !isRecorded(row.fields[name]));
  if (missing.length === 0) return null;
  const words = missing.map(([, field]) => field.label.charAt(0).toLowerCase() + field.label.slice(1));
  return <p class="note not-recorded">Not recorded: {words.join('; ')}.</p>;
}

type Texts = Awaited<ReturnType<typeof sourceTexts>>;

async function textsOf(tx: Tx, view: View, happened: readonly Happening[]): Promise<Texts> {
  const hashes = [...new Set(happened.flatMap((one) => (one.passage ? [one.passage.source] : [])))];
  return sourceTexts(tx, view.code.id, hashes);
}

function Passages({ view, happened, texts }: { view: View; happened: readonly Happening[]; texts: Texts }) {
  const read = happened.filter((one) => !one.withdrawn && one.passage && texts.has(one.passage.source));
  if (read.length === 0) {
    const typed = happened.some((one) => one.passage);
    return typed ? <Notice>The document this was read from is not open to you.</Notice> : null;
  }
  return (
    <Card title={read.length === 1 ? 'Where this was read' : 'Where this was read, newest first'}>
      {[...read].reverse().map((one) => {
        const source = texts.get(one.passage?.source ?? '');
        if (!one.passage || !source) return null;
        const href = `${view.to('source', one.passage.source)}#e${one.seq}`;
        return <Quote {...passageOf(source.text, one.passage)} source={{ label: source.name, href }} />;
      })}
    </Card>
  );
}
