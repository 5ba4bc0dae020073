/** One paper: its versions to read, the reader's own note, and what the secretariat may do with it. */
import type { Tx } from '../../kernel/db.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import type { StoredFile } from '../../papers/files.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { DayText, InstantText } from '../../ui/day.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import type { View } from '../view.ts';
import { PaperDrop, PaperFields } from './paper-form.tsx';
import { barred, keepsPapers, levelChoices, type PapersView } from './papers-view.ts';

export interface PaperShown {
  papers: PapersView;
  paper: Row;
  files: readonly StoredFile[];
  /** The reader's own note. */
  note: string;
  form: Readonly<Record<string, string>>;
  problems: readonly Problem[];
}

export async function paperPage(tx: Tx, view: View, shown: PaperShown) {
  const { paper, papers, files, problems } = shown;
  const level = view.code.levels[paper.label.level];
  const register = view.site.ledger.registers.get('paper');
  const { meeting } = papers;
  const current = files.find((one) => one.sha256 === paper.fields.file);
  return (
    <Page title={paper.title} frame={await frameOf(tx, view, 'paper')} scripts={keepsPapers(view) ? ['drop.js'] : []}>
      <Head
        crumbs={[
          { label: meeting.title, href: view.to('meeting', meeting.ref) },
          { label: 'Papers', href: view.to('papers', meeting.ref) },
          { label: paper.ref },
        ]}
        title={paper.title}
        lead={
          <>
            {register && <StateChip state={stateOf(register, paper.state)} />}{' '}
            <LevelChip level={paper.label.level} name={level.name} meaning={level.meaning} />
          </>
        }
        actions={
          <>
            <ButtonLink href={view.to('paper', paper.ref)}>Facts and history</ButtonLink>
            {current && (
              <ButtonLink weight="go" href={fileHref(view, paper, current)}>
                Read it
              </ButtonLink>
            )}
          </>
        }
      />
      {view.query.get('note') === 'kept' && <Notice tone="done">Your note is kept. Nobody else can read it.</Notice>}
      {view.query.get('done') && <Notice tone="done">Recorded.</Notice>}
      <ErrorSummary problems={problems} />
      <div class="two">
        <div>
          <Card title="What it is">
            <PaperFacts view={view} shown={shown} />
          </Card>
          <Card title="Versions">
            <Versions view={view} shown={shown} />
          </Card>
          {keepsPapers(view) && paper.state !== 'withdrawn' && <Keeping view={view} shown={shown} />}
        </div>
        {view.session && <Note view={view} shown={shown} />}
      </div>
    </Page>
  );
}

function fileHref(view: View, paper: Row, file: StoredFile): string {
  return `${view.to('papers', 'file', paper.ref)}?version=${file.sha256}`;
}

function PaperFacts({ view, shown: { paper, papers } }: { view: View; shown: PaperShown }) {
  const { author, purpose, received, late, note, item, part_of, source, version } = paper.fields;
  const under = papers.items.find((one) => one.ref === item);
  const without = barred(papers, paper.label.level);
  return (
    <>
      <Facts
        facts={[
          { label: 'Number', value: paper.ref },
          {
            label: 'Item',
            value: under && <a href={view.to('item', under.ref)}>{`${under.fields.number}. ${under.title}`}</a>,
          },
          ...(part_of
            ? [{ label: 'Appendix to', value: <a href={view.to('papers', 'paper', String(part_of))}>{part_of}</a> }]
            : []),
          { label: 'Version', value: String(version ?? 1) },
          { label: 'Author', value: String(author ?? '') },
          { label: 'For', value: String(purpose ?? '') },
          {
            label: 'Received',
            value: received && (
              <>
                <DayText day={String(received)} />
                {Number(late ?? 0) > 0 && `, ${late} Working ${late === 1 ? 'Day' : 'Days'} after paper day`}
              </>
            ),
          },
          ...(source
            ? [
                {
                  label: 'Written from',
                  value: view.site.ledger.registers.get(String(source))?.title[1] ?? String(source),
                },
              ]
            : []),
          ...(note ? [{ label: 'Note', value: String(note), prose: true }] : []),
        ]}
      />
      {without.length > 0 && <p class="barred">Expected, but may not read it: {without.join(', ')}.</p>}
    </>
  );
}

function Versions({ view, shown: { paper, files } }: { view: View; shown: PaperShown }) {
  if (files.length === 0) return <p class="note">No file of it is here for you.</p>;
  return (
    <ul class="versions">
      {files.map((file) => (
        <li>
          <a href={fileHref(view, paper, file)}>{file.name}</a>{' '}
          <LevelChip level={file.level} name={view.code.levels[file.level].name} />
          <span class="note">
            {' '}
            {file.pages} {file.pages === 1 ? 'page' : 'pages'}, {sizeWords(file.size)},{' '}
            <InstantText instant={file.received} />
            {file.sha256 === paper.fields.file ? ' · in force' : ' · replaced'}
          </span>
        </li>
      ))}
    </ul>
  );
}

function sizeWords(bytes: number): string {
  return bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function Note({ view, shown: { paper, note } }: { view: View; shown: PaperShown }) {
  return (
    <aside class="card" aria-label="Your note">
      <h2>Your note</h2>
      <form method="post" action={view.to('papers', 'note', paper.ref)}>
        <Csrf token={view.session?.csrf ?? ''} />
        <FormField
          name="note"
          field={{
            label: 'For your eyes alone',
            kind: 'prose',
            hint: 'Nobody else can read it, the secretariat and the administrator included.',
          }}
          value={note}
        />
        <div class="acts">
          <Button>Keep the note</Button>
        </div>
      </form>
    </aside>
  );
}

/** What the secretariat may do: another version, another class, take it back. */
function Keeping({ view, shown }: { view: View; shown: PaperShown }) {
  const { paper, papers, problems, form } = shown;
  const token = view.session?.csrf ?? '';
  const open = (does: string) => form.does === does;
  return (
    <section class="card paper-keep">
      <h2>Keep it up to date</h2>
      <details open={open('revise')}>
        <summary>Put in a new version</summary>
        <form
          method="post"
          action={view.to('papers', 'revise', paper.ref)}
          enctype="multipart/form-data"
          class="paper-form"
        >
          <Csrf token={token} />
          <input type="hidden" name="entry" value={String(paper.entry)} />
          <PaperDrop problems={open('revise') ? problems : []} />
          <PaperFields
            view={view}
            asked={{ papers, form: open('revise') ? form : {}, problems: open('revise') ? problems : [] }}
            usual={{
              title: paper.title,
              author: String(paper.fields.author ?? ''),
              purpose: String(paper.fields.purpose ?? ''),
              level: String(paper.label.level),
            }}
          />
          <Button>Put in the new version</Button>
        </form>
      </details>
      {!paper.fields.source && (
        <details open={open('reclassify')}>
          <summary>Classify it anew</summary>
          <form method="post" action={view.to('papers', 'reclassify', paper.ref)} class="paper-form">
            <Csrf token={token} />
            <FormField
              name="level"
              id="new-level"
              field={{ label: 'Class', kind: 'choice', choices: levelChoices(view, papers.config.id) }}
              value={form.level ?? String(paper.label.level)}
              problem={open('reclassify') ? problemOf(problems, 'level') : undefined}
              required
            />
            <FormField
              name="why"
              field={{ label: 'Why', kind: 'text' }}
              value={form.why ?? ''}
              problem={open('reclassify') ? problemOf(problems, 'why') : undefined}
              required
            />
            <Button>Classify it anew</Button>
          </form>
        </details>
      )}
      <details>
        <summary>Withdraw it</summary>
        <form method="post" action={view.to('papers', 'withdraw', paper.ref)}>
          <Csrf token={token} />
          <p class="note">
            It leaves the packs; its number is not given to another, and its files stay with the record.
          </p>
          <Button weight="stop">Withdraw it</Button>
        </form>
      </details>
    </section>
  );
}
