/** A governing document: its versions with the decision behind each, its text, and what it says against what meetings go by. */
import { readBody, textOf } from '../../governing/bench.ts';
import { compareTexts, paragraphsOf } from '../../governing/compare.ts';
import { type Version, versionsOf } from '../../governing/document-versions.ts';
import { rulesOf } from '../../governing/rules-of.ts';
import { seatingOf } from '../../governing/seating.ts';
import { type Check, checkTerms, readTerms } from '../../governing/terms.ts';
import type { Tx } from '../../kernel/db.ts';
import { wordsFor } from '../../kernel/define.ts';
import { history } from '../../kernel/history.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent } from '../../kernel/problem.ts';
import { get, listRows, named, type Row } from '../../kernel/read.ts';
import { isPast } from '../../ui/as-at.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { withQuery } from '../../ui/query.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import type { View } from '../view.ts';
import { mayRecord } from './act.tsx';
import { Comparison, changeWords, type Layout } from './comparison.tsx';

export interface DocumentRead {
  row: Row;
  /** Oldest first, as known on the day looked at. */
  versions: Version[];
}

export async function readDocumentRecord(tx: Tx, view: View, ref: string): Promise<DocumentRead> {
  const register = registerOf(view.site.ledger, 'document');
  const key = { code: view.code.id, ref };
  const row = await get(tx, register, { ...key, at: view.at });
  if (!row) throw new Absent();
  const happened = await history(tx, register, { ...key, known: view.at.known });
  const seen = isPast(view.asAt) ? happened.filter((one) => one.effective <= view.at.day) : happened;
  return { row, versions: versionsOf(seen) };
}

export async function documentPage(tx: Tx, view: View, ref: string) {
  const { row, versions } = await readDocumentRecord(tx, view, ref);
  const register = registerOf(view.site.ledger, 'document');
  const { fields } = row;
  const kind = wordsFor(register.fields.kind as never, fields.kind);
  const last = versions.at(-1);
  const before = versions.at(-2);
  const text = textOf(fields.content);
  const body = await termsOf(tx, view, row);
  return (
    <Page title={row.title} frame={await frameOf(tx, view, 'document')}>
      <Head
        crumbs={[{ label: 'Documents', href: view.to('document') }, { label: row.title }]}
        title={row.title}
        lead={
          <>
            <StateChip state={stateOf(register, row.state)} />{' '}
            <LevelChip level={row.label.level} name={view.code.levels[row.label.level].name} />{' '}
            <span>
              {[kind, textOf(fields.version) && `version ${fields.version}`].filter(Boolean).join(', ')}
              {fields.in_force_from && (
                <>
                  , in force from <DayText day={String(fields.in_force_from)} />
                </>
              )}
            </span>
          </>
        }
        actions={
          <>
            <ButtonLink href={view.to('record', 'document', ref)}>Facts and history</ButtonLink>
            {last && before && <ButtonLink href={compareLink(view, ref, before, last)}>Compare versions</ButtonLink>}
            {mayRecord(view) && (
              <ButtonLink weight="go" href={withQuery(view.to('governing', 'text'), { ref })}>
                Put in a new version
              </ButtonLink>
            )}
          </>
        }
      />
      {body && <TermsCheck view={view} name={body.name} checks={body.checks} ref_={body.ref} readable={text !== ''} />}
      <Card title="Versions">
        {versions.length === 0 ? (
          <p>
            {mayRecord(view)
              ? 'No text is on record. Put one in, and every version after it can be compared.'
              : 'No text of it is on record.'}
          </p>
        ) : (
          <Versions view={view} ref_={ref} versions={versions} names={await meetingNames(tx, view, versions)} />
        )}
      </Card>
      {text !== '' && (
        <Card title="Text">
          <div class="document-text">
            {paragraphsOf(text).map((paragraph) => (
              <p class="words">{paragraph}</p>
            ))}
          </div>
        </Card>
      )}
    </Page>
  );
}

const compareLink = (view: View, ref: string, from: Version, to: Version) =>
  withQuery(view.to('governing', 'compare', ref), { from: String(from.entry), to: String(to.entry) });

type Names = Map<string, { ref: string; title: string }>;

async function meetingNames(tx: Tx, view: View, versions: readonly Version[]): Promise<Names> {
  const refs = new Map([
    ['meeting', new Set(versions.filter(({ by }) => by.kind === 'meeting').map(({ by }) => by.ref))],
  ]);
  return named(tx, view.site.ledger.registers, { code: view.code.id, at: view.at, refs });
}

function Versions({
  view,
  ref_,
  versions,
  names,
}: {
  view: View;
  ref_: string;
  versions: readonly Version[];
  names: Names;
}) {
  const register = registerOf(view.site.ledger, 'document');
  const rows = versions.map((one, index) => ({ ...one, before: versions[index - 1] })).reverse();
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'version', label: 'Version', kind: 'ref', cell: (one) => one.version ?? 'No number' },
    {
      key: 'day',
      label: 'From',
      kind: 'soft',
      cell: (one) => <DayText day={one.inForceFrom ?? one.effective} short />,
    },
    {
      key: 'decision',
      label: 'Decision',
      kind: 'wide',
      cell: ({ by, move }) => {
        const meeting = by.kind === 'meeting' ? names.get(`meeting ${by.ref}`) : undefined;
        return (
          <>
            {register.moves[move]?.past ?? move}: <a href={view.to('log', by.decision)}>{by.title}</a>
            {meeting && (
              <>
                {' '}
                (<a href={view.to('meeting', meeting.ref)}>{meeting.title}</a>)
              </>
            )}
          </>
        );
      },
    },
    { key: 'length', label: 'Characters', kind: 'number', cell: (one) => one.content.length.toLocaleString('en-GB') },
    {
      key: 'compare',
      label: 'Changes',
      kind: 'chip',
      cell: (one) => (one.before ? <a href={compareLink(view, ref_, one.before, one)}>What changed</a> : ''),
    },
  ];
  return <Table caption="Versions, newest first" columns={columns} rows={rows} url={view.url} />;
}

interface TermsRead {
  ref: string;
  name: string;
  checks: Check[];
}

/** The body whose terms of reference it is, and whether the two agree; null for a document of another kind. */
async function termsOf(tx: Tx, view: View, row: Row): Promise<TermsRead | null> {
  if (row.fields.kind !== 'terms') return null;
  const { code, at, site } = view;
  const filters = { terms: [row.ref] };
  const { rows } = await listRows(tx, registerOf(site.ledger, 'body'), { code: code.id, at, filters, limit: 1 });
  const ref = rows[0]?.ref ?? textOf(row.fields.body);
  if (ref === '') return null;
  const read = await readBody(tx, site.ledger, { code, at }, ref).catch((error) => {
    if (error instanceof Absent) return null;
    throw error;
  });
  if (!read) return null;
  const seating = seatingOf(code, read.config, { seats: read.seats, day: at.day });
  const terms = readTerms(
    textOf(row.fields.content),
    seating.map(({ category }) => category),
  );
  return {
    ref,
    name: read.name,
    checks: checkTerms(terms, { code, rules: rulesOf(read.row, read.config, at.day), seating }),
  };
}

function TermsCheck({
  view,
  name,
  checks,
  ref_,
  readable,
}: {
  view: View;
  name: string;
  checks: readonly Check[];
  ref_: string;
  readable: boolean;
}) {
  const differing = checks.filter(({ agrees }) => !agrees).length;
  const columns: Column<Check>[] = [
    { key: 'about', label: 'Rule', kind: 'ref', cell: ({ about }) => about },
    {
      key: 'text',
      label: 'This text says',
      kind: 'wide',
      cell: ({ text, sentence }) =>
        text === null ? (
          <span class="none">Nothing that can be read</span>
        ) : (
          <>
            {text}
            {sentence && (
              <span class="note said">“{sentence.length > 220 ? `${sentence.slice(0, 210)} …` : sentence}”</span>
            )}
          </>
        ),
    },
    { key: 'record', label: 'Meetings go by', kind: 'soft', cell: ({ record }) => record ?? 'Not set' },
    {
      key: 'agrees',
      label: 'Agrees',
      kind: 'chip',
      cell: ({ agrees, text }) =>
        text === null ? (
          ''
        ) : (
          <span class={agrees ? 'chip state done' : 'chip state late'}>{agrees ? 'Agrees' : 'Differs'}</span>
        ),
    },
  ];
  return (
    <Card title={`Held against what the ${name} goes by`}>
      <p>
        {!readable
          ? 'Once its text is put in, its quorum, notice and seats are held against these.'
          : differing === 0
            ? 'What can be read in the text agrees with the body’s record.'
            : `${differing === 1 ? 'One figure differs' : `${differing} figures differ`}. Meetings go by the record: correct it, or the text.`}{' '}
        <a href={view.to('governing', 'body', ref_)}>{name}</a>
        {differing > 0 && mayRecord(view) && (
          <>
            {' · '}
            <a href={view.to('record', 'body', ref_)}>Amend its record</a>
          </>
        )}
      </p>
      <Table caption="Rules in the text and on record" columns={columns} rows={checks} url={view.url} />
    </Card>
  );
}

/** Any two versions, one beside the other or in one text. */
export async function comparePage(tx: Tx, view: View, ref: string) {
  const { row, versions } = await readDocumentRecord(tx, view, ref);
  const entryOf = (name: string) => versions.find(({ entry }) => String(entry) === view.query.get(name));
  const newer = entryOf('to') ?? versions.at(-1);
  const older = entryOf('from') ?? versions[Math.max(0, versions.indexOf(newer as Version) - 1)];
  const layout: Layout = view.query.get('layout') === 'side' ? 'side' : 'inline';
  const stretches = versions.length > 1 && older && newer ? compareTexts(older.content, newer.content) : null;
  const title = `${row.title}: versions compared`;
  const here = view.to('governing', 'document', ref);
  const tab = (name: Layout, label: string) => (
    <li>
      <a class="tab" href={withQuery(view.url, { layout: name })} aria-current={layout === name ? 'page' : undefined}>
        {label}
      </a>
    </li>
  );
  return (
    <Page title={title} frame={await frameOf(tx, view, 'document')}>
      <Head
        crumbs={[
          { label: 'Documents', href: view.to('document') },
          { label: row.title, href: here },
          { label: 'Compare' },
        ]}
        title={row.title}
        lead={stretches ? changeWords(stretches) : ''}
      />
      {!older || !newer || !stretches ? (
        <Card>
          <p>
            {versions.length === 0 ? 'No text of it is on record' : 'Only one version is on record'}, so there is
            nothing to compare. <a href={here}>Back to the document</a>
          </p>
        </Card>
      ) : (
        <>
          <div class="bar">
            <ul class="tabs">
              {tab('inline', 'In one text')}
              {tab('side', 'Side by side')}
            </ul>
            <form method="get" action={view.to('governing', 'compare', ref).split('?')[0]}>
              <input type="hidden" name="layout" value={layout} />
              <Pick name="from" label="From" versions={versions} chosen={older} />
              <Pick name="to" label="To" versions={versions} chosen={newer} />
              <button type="submit" class="btn">
                Compare
              </button>
            </form>
          </div>
          <Card>
            <Comparison stretches={stretches} layout={layout} />
          </Card>
        </>
      )}
    </Page>
  );
}

function Pick({
  name,
  label,
  versions,
  chosen,
}: {
  name: string;
  label: string;
  versions: readonly Version[];
  chosen: Version;
}) {
  return (
    <label class="pick set">
      {label}
      <select name={name}>
        {[...versions].reverse().map(({ entry, version, effective }) => (
          <option value={String(entry)} selected={entry === chosen.entry}>
            {version ? `Version ${version}, ${effective}` : effective}
          </option>
        ))}
      </select>
    </label>
  );
}
