/** Two versions of a document compared, in one text or side by side. */
import { compareTexts } from '../../governing/compare.ts';
import type { Version } from '../../governing/document-versions.ts';
import type { Tx } from '../../kernel/db.ts';
import { dayWords } from '../../ui/dates.ts';
import { Card, Head } from '../../ui/head.tsx';
import { Hidden } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { keptParams, pathOf, withQuery } from '../../ui/query.ts';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { Comparison, changeWords, type Layout } from './comparison.tsx';
import { readDocumentRecord } from './document-page.tsx';

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
          <div class="bar compare-bar">
            <ul class="tabs">
              {tab('inline', 'In one text')}
              {tab('side', 'Side by side')}
            </ul>
            <form method="get" action={pathOf(view.url)}>
              <Hidden params={keptParams(view.url, ['from', 'to'])} />
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
            {version ? `${version}, ${dayWords(effective, 'short')}` : dayWords(effective, 'short')}
          </option>
        ))}
      </select>
    </label>
  );
}
