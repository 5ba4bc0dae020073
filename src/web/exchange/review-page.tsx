/** What a file of other codes' changes would do, before anything is recorded. */
import type { Comparison, Taking } from '../../exchange/compare.ts';
import type { Unread } from '../../exchange/read-register.ts';
import { takeWords } from '../../exchange/take-in.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Problem } from '../../kernel/problem.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Notice, Will } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import { clip, sentence } from '../tell.tsx';
import { pathTo, type View } from '../view.ts';

export interface Reviewing {
  sha256: string;
  name: string;
  rows: number;
  form: Form;
  problems: readonly Problem[];
  /** Columns that are left out. */
  left: readonly string[];
  /** Columns that are not known; the file cannot be compared before it is said what becomes of them. */
  unknown: readonly string[];
  /** Absent while its columns do not fit. */
  read?: { comparison: Comparison; unread: readonly Unread[] };
}

/** Changes shown of each kind; the record has all of them. */
const shown = 60;

export async function reviewPage(tx: Tx, view: View, reviewing: Reviewing) {
  const { name, rows, problems, read } = reviewing;
  return (
    <Page title={`Review of ${name}`} frame={await frameOf(tx, view, 'exchange')}>
      <ErrorSummary problems={problems} />
      <Head
        crumbs={[{ label: 'Across codes', href: view.to('exchange') }, { label: 'Review' }]}
        title={`Review of ${name}`}
        lead={`${rows === 1 ? 'One row' : `${rows} rows`}. Nothing of it is recorded yet, and the file is kept until it is.`}
      />
      {read ? (
        <Compared view={view} reviewing={reviewing} read={read} />
      ) : (
        <Columns view={view} reviewing={reviewing} />
      )}
    </Page>
  );
}

/** A form that only asks again: which columns to leave out stands in the address. */
function Columns({ view, reviewing }: { view: View; reviewing: Reviewing }) {
  const { sha256, unknown, left } = reviewing;
  return (
    <form class="card" method="get" action={pathTo(view.code.id, 'exchange', 'review', sha256)}>
      {unknown.length > 0 ? (
        <fieldset class="govuk-fieldset" id="leave">
          <legend class="govuk-fieldset__legend">Leave out what is in these columns</legend>
          <div class="govuk-checkboxes govuk-checkboxes--small">
            {[...unknown, ...left].map((column, index) => (
              <div class="govuk-checkboxes__item">
                <input
                  type="checkbox"
                  class="govuk-checkboxes__input"
                  id={`leave-${index}`}
                  name="leave"
                  value={column}
                  checked={left.includes(column)}
                />
                <label class="govuk-label govuk-checkboxes__label" for={`leave-${index}`}>
                  {column}
                </label>
              </div>
            ))}
          </div>
        </fieldset>
      ) : (
        <p>Mend the first row of the file, and choose it again.</p>
      )}
      <div class="acts">
        {unknown.length > 0 && <Button weight="go">Read it without them</Button>}
        <ButtonLink href={view.to('exchange')}>Choose another file</ButtonLink>
      </div>
    </form>
  );
}

interface ComparedProps {
  view: View;
  reviewing: Reviewing;
  read: NonNullable<Reviewing['read']>;
}

function Compared({ view, reviewing, read: { comparison, unread } }: ComparedProps) {
  const { sha256, form, problems, left } = reviewing;
  const { added, changed, gone, own, unmatched } = comparison;
  const lose = form.lose === 'true';
  const words = takeWords(comparison, lose);
  const changes = added.length + changed.length + (lose ? gone.length : 0);
  return (
    <>
      {left.length > 0 && <Notice>Left out: what is in {left.map((one) => `“${one}”`).join(', ')}.</Notice>}
      {own > 0 && (
        <Notice>
          {own === 1 ? 'One row is' : `${own} rows are`} of the {view.code.short} itself. Our own record says more, and
          stays as it is.
        </Notice>
      )}
      {unmatched.length > 0 && (
        <Notice>Named as going with them, and not on record here: {clip(unmatched.join(', '), 400)}.</Notice>
      )}
      <Takings title="New" takings={added} />
      <Takings title="Changed" takings={changed} />
      {gone.length > 0 && (
        <Card title={`No longer published: ${gone.length}`}>
          <ul class="taken-in">
            {gone.slice(0, shown).map(({ ref, title }) => (
              <li>
                <a href={view.to('counterpart', ref)}>{ref}</a> {clip(sentence(title), 140)}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {unread.length > 0 && <UnreadRows unread={unread} />}
      {changes === 0 && gone.length === 0 && unread.length === 0 ? (
        <Notice tone="done">
          This file changes nothing: all of it is on record.{' '}
          <a href={view.to('exchange')}>Back to changes across codes</a>
        </Notice>
      ) : (
        <form class="card" method="post" action={pathTo(view.code.id, 'exchange', 'review', sha256)}>
          <Csrf token={view.session?.csrf ?? ''} />
          <Hidden params={left.map((column) => ['leave', column] as const)} />
          <FormField
            name="day"
            field={{ label: 'Published on', kind: 'day', hint: 'The day from which it is true as published.' }}
            value={form.day ?? view.asAt.today}
            problem={problemOf(problems, 'day')}
            max={view.asAt.today}
            required
          />
          {gone.length > 0 && (
            <FormField
              name="lose"
              field={{ label: 'Mark as no longer published what is not in this file', kind: 'flag' }}
              value={lose}
            />
          )}
          {unread.length > 0 && (
            <FormField
              name="skip"
              field={{
                label:
                  unread.length === 1
                    ? 'Leave out the row that cannot be read'
                    : `Leave out the ${unread.length} rows that cannot be read`,
                kind: 'flag',
              }}
              value={form.skip === 'true'}
              problem={problemOf(problems, 'skip')}
            />
          )}
          <Will effects={words.length > 0 ? words : ['change nothing']}>
            <Button weight="go" name="do" value="record">
              Record it
            </Button>
            <Button name="do" value="check">
              Check again
            </Button>
            <ButtonLink href={view.to('exchange')}>Leave it</ButtonLink>
          </Will>
        </form>
      )}
    </>
  );
}

function Takings({ title, takings }: { title: string; takings: readonly Taking[] }) {
  if (takings.length === 0) return null;
  return (
    <Card title={`${title}: ${takings.length}`}>
      <ul class="taken-in">
        {takings.slice(0, shown).map(({ ref, title: words, move, differences }) => (
          <li>
            <b>{ref}</b> {clip(sentence(words), 140)}
            {move === 'close' && <span class="note"> It is over.</span>}
            {differences.length > 0 && (
              <ul class="effect-lines">
                {differences.map(({ label, before, after }) => (
                  <li>
                    {label}: <del>{clip(before, 120)}</del> <ins>{clip(after, 120)}</ins>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {takings.length > shown && <p class="note">And {takings.length - shown} more.</p>}
    </Card>
  );
}

function UnreadRows({ unread }: { unread: readonly Unread[] }) {
  return (
    <Card title={`Cannot be read: ${unread.length}`}>
      <p>Mend these rows in the file and choose it again, or say below that they are left out.</p>
      <ul class="taken-in rows-of-file">
        {unread.map(({ line, cells, why }) => (
          <li>
            <b>Line {line}</b>: {why}. <span class="note">{clip(cells.filter(Boolean).join(' · '), 160)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
