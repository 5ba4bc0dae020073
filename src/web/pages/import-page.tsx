/** Dropping in minutes, and the documents received so far. */
import type { Tx } from '../../kernel/db.ts';
import type { Problem } from '../../kernel/problem.ts';
import { listSources, type SourceLine } from '../../minutes/sources.ts';
import { Button } from '../../ui/button.tsx';
import { InstantText } from '../../ui/day.tsx';
import { Drop } from '../../ui/drop.tsx';
import { ErrorSummary } from '../../ui/errors.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';

const stateWords = { review: 'To be checked', accepted: 'Accepted', withdrawn: 'Withdrawn' } as const;

export async function importPage(tx: Tx, view: View, problems: readonly Problem[] = []) {
  const sources = await listSources(tx, view.code.id);
  const columns: Column<SourceLine>[] = [
    {
      key: 'name',
      label: 'Document',
      kind: 'wide',
      cell: (one) => <DocumentName view={view} source={one} />,
    },
    { key: 'state', label: 'State', kind: 'chip', cell: (one) => <StateWords state={one.state} sample={one.sample} /> },
    { key: 'received', label: 'Received', kind: 'soft', cell: (one) => <InstantText instant={one.received} /> },
    { key: 'by', label: 'By', kind: 'soft', cell: (one) => one.received_by },
  ];
  return (
    <Page title="Import minutes" frame={await frameOf(tx, view, 'import')} scripts={['drop.js']}>
      <Head title="Import minutes" lead="Nothing is recorded until you have checked what was read and accepted it." />
      <ErrorSummary problems={problems} />
      {view.session ? (
        <Card>
          <form method="post" action={view.to('import')} enctype="multipart/form-data">
            <Csrf token={view.session.csrf} />
            <Drop
              name="file"
              label="Minutes of one meeting"
              hint="Drop the file in this box, or choose it: text, Markdown, Word (docx) or PDF with text, up to 20 MB."
              accept=".txt,.md,.docx,.pdf"
              problem={problems.find((one) => one.field === 'file')?.sentence}
            />
            <div class="acts">
              <Button weight="go">Read it</Button>
            </div>
          </form>
        </Card>
      ) : (
        <Notice>
          Importing is for the secretariat. <a href={`/sign-in?next=${encodeURIComponent(view.url)}`}>Sign in</a> to
          drop in minutes.
        </Notice>
      )}
      {sources.length > 0 && <Table caption="Documents received" columns={columns} rows={sources} url={view.url} />}
    </Page>
  );
}

/** What is not accepted is a working paper: its review opens only to those signed in. */
function DocumentName({ view, source: { name, sha256, state } }: { view: View; source: SourceLine }) {
  if (state === 'accepted') return <a href={view.to('source', sha256)}>{name}</a>;
  return view.session ? <a href={view.to('import', sha256)}>{name}</a> : name;
}

function StateWords({ state, sample }: Pick<SourceLine, 'state' | 'sample'>) {
  const tone = state === 'review' ? 'open' : state === 'accepted' ? 'done' : 'stopped';
  return (
    <span class={`chip state ${tone}`}>
      {stateWords[state]}
      {sample && ' sample'}
    </span>
  );
}
