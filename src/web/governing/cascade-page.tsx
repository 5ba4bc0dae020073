/** The same words replaced in many documents: look for them, go through every place, approve all of it at once. */

import { listDrafts } from '../../drafts/drafts.ts';
import { type Cascade, contextOf, placesIn, preparedIn } from '../../governing/cascade.ts';
import { draftKind, readCascade } from '../../governing/cascade-draft.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Row } from '../../kernel/read.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { InstantText } from '../../ui/day.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Ends } from '../ends.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { Authority, DayField, meetingOptions, type Shown } from './act.tsx';

export async function cascadeStart(tx: Tx, view: View, shown: Shown) {
  const drafts = await listDrafts<Cascade>(tx, { code: view.code.id, kind: draftKind, ref: '' });
  const { form, problems } = shown;
  const kinds = registerOf(view.site.ledger, 'document').fields.kind?.choices ?? {};
  return (
    <Page title="Replace words in many documents" frame={await frameOf(tx, view, 'document')}>
      <Head
        crumbs={[{ label: 'Documents', href: view.to('document') }, { label: 'Replace words' }]}
        title="Replace words in many documents"
        lead="Every place is shown before anything changes; a body then approves all of it in one decision."
      />
      <ErrorSummary problems={problems} />
      {drafts.length > 0 && (
        <Card title="Being prepared">
          <ul class="lines">
            {drafts.map(({ ref, content, changed, changedBy }) => (
              <li>
                <a href={view.to('governing', 'cascade', ref)}>
                  “{content.find}” becomes “{content.replace}”
                </a>{' '}
                <span class="note">
                  {preparedIn(content).size} documents, {changedBy}, <InstantText instant={changed} />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <form method="post" class="narrow governing" action={view.to('governing', 'cascade')}>
        <Csrf token={view.session?.csrf ?? ''} />
        <FormField
          name="find"
          field={{ label: 'Words to replace', kind: 'text' }}
          value={form.find ?? ''}
          problem={problemOf(problems, 'find')}
          required
        />
        <FormField
          name="replace"
          field={{ label: 'By', kind: 'text', hint: 'Empty: the words are taken out.' }}
          value={form.replace ?? ''}
          problem={problemOf(problems, 'replace')}
        />
        <FormField
          name="kind"
          field={{ label: 'In documents of this kind', kind: 'choice', choices: { ...kinds } }}
          value={form.kind ?? 'terms'}
        />
        <FormField
          name="whole"
          field={{ label: 'Only as a word of its own', kind: 'flag' }}
          value={form.find === undefined || form.whole === 'true'}
        />
        <FormField
          name="anyCase"
          field={{ label: 'In capitals or not', kind: 'flag' }}
          value={form.anyCase === 'true'}
        />
        <div class="acts">
          <Button weight="go">Find every place</Button>
          <ButtonLink href={view.to('document')}>Leave it</ButtonLink>
        </div>
      </form>
    </Page>
  );
}

/** Names of the form: ticked places and the version of each document. */
export const names = { place: (ref: string) => `place ${ref}`, version: (ref: string) => `version ${ref}` };

export async function cascadePage(tx: Tx, view: View, { ref, shown }: { ref: string; shown: Shown }) {
  const { draft, documents } = await readCascade(tx, view.site.ledger, { code: view.code.id, at: view.at }, ref);
  const { content } = draft;
  const prepared = preparedIn(content);
  const stale = documents.filter((row) => prepared.get(row.ref)?.entry !== row.entry);
  const total = documents.reduce((sum, row) => sum + placesIn(String(row.fields.content), content).length, 0);
  const title = `“${content.find}” becomes “${content.replace}”`;
  return (
    <Page title={title} frame={await frameOf(tx, view, 'document')} scripts={['governing-ticks.js']}>
      <Head
        crumbs={[
          { label: 'Documents', href: view.to('document') },
          { label: 'Replace words', href: view.to('governing', 'cascade') },
          { label: title },
        ]}
        title={title}
        lead={`${total === 1 ? 'One place' : `${total} places`} in ${documents.length === 1 ? 'one document' : `${documents.length} documents`}. Untick what is to stay. Kept by ${draft.changedBy}.`}
      />
      <ErrorSummary problems={shown.problems} />
      {stale.length > 0 && (
        <Notice tone="warn">
          {stale.map((row) => row.title).join(', ')} changed since {stale.length === 1 ? 'its' : 'their'} places were
          looked at. Look again before it is approved.
        </Notice>
      )}
      <form method="post" class="cascade" action={view.to('governing', 'cascade', ref)}>
        <Csrf token={view.session?.csrf ?? ''} />
        <Hidden
          params={[
            ['seen', String(draft.version)],
            ['base', JSON.stringify(content)],
          ]}
        />
        {documents.map((row) => (
          <InDocument view={view} row={row} content={content} shown={shown} />
        ))}
        <div class="acts">
          <Button name="do" value="keep">
            Keep for later
          </Button>
          <Button name="do" value="again">
            Look again
          </Button>
          <Button weight="stop" name="do" value="drop">
            Give it up
          </Button>
        </div>
        <h2>Approve</h2>
        <Authority shown={shown} meetings={await meetingOptions(tx, view)} />
        <DayField
          shown={shown}
          name="day"
          label="Decided on"
          hint="Empty: the day of the meeting, or today."
          required={false}
        />
        <Ends
          effects={shown.effects}
          back={view.to('governing', 'cascade')}
          action={view.to('governing', 'cascade', ref)}
          verb="Approve all of it"
        />
      </form>
    </Page>
  );
}

function InDocument({ view, row, content, shown }: { view: View; row: Row; content: Cascade; shown: Shown }) {
  const text = String(row.fields.content);
  const places = placesIn(text, content);
  const prepared = preparedIn(content).get(row.ref);
  const { form, problems } = shown;
  const sent = form.seen !== undefined;
  const ticked = new Set((form[names.place(row.ref)] ?? '').split('\n'));
  const isTicked = (start: number) => (sent ? ticked.has(String(start)) : !prepared?.left.includes(start));
  return (
    <Card>
      <fieldset class="places" data-ticks>
        <legend>
          <a href={view.to('governing', 'document', row.ref)}>{row.title}</a>{' '}
          <span class="note">
            {places.length === 1 ? 'one place' : `${places.length} places`}
            {row.fields.version && `, version ${row.fields.version}`}
          </span>
        </legend>
        <FormField
          name={names.version(row.ref)}
          id={`version-${row.ref}`}
          field={{ label: 'New version', kind: 'text' }}
          value={form[names.version(row.ref)] ?? prepared?.version ?? ''}
          problem={problemOf(problems, names.version(row.ref))}
        />
        {places.map((place) => {
          const { before, words, after } = contextOf(text, place);
          return (
            <label class="place">
              <input
                type="checkbox"
                name={names.place(row.ref)}
                value={String(place.start)}
                checked={isTicked(place.start)}
              />
              <span>
                {before}
                <del>{words}</del> <ins>{content.replace}</ins>
                {after}
              </span>
            </label>
          );
        })}
      </fieldset>
    </Card>
  );
}
