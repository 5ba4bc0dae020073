/** A governing document: its versions with the decision behind each, and its text. */
import { textOf } from '../../governing/bench.ts';
import { paragraphsOf } from '../../governing/compare.ts';
import { type Version, versionsOf } from '../../governing/document-versions.ts';
import type { Tx } from '../../kernel/db.ts';
import { wordsFor } from '../../kernel/define.ts';
import { history } from '../../kernel/history.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent } from '../../kernel/problem.ts';
import { get, named, type Row } from '../../kernel/read.ts';
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
import { TermsCheck, termsOf } from './terms-check.tsx';

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
  const terms = await termsOf(tx, view, row);
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
      {terms && <TermsCheck view={view} row={row} read={terms} />}
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
          <div>
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
