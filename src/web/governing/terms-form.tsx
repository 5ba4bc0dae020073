/** The figures of terms of reference taken into the body's record, which is what meetings are checked against. */
import { textOf } from '../../governing/bench.ts';
import { shareIn } from '../../governing/rules-of.ts';
import type { Actor } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Field, Value } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import { get, type Row } from '../../kernel/read.ts';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { Ends } from '../ends.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import { parsed } from '../pages/move-form.tsx';
import type { View } from '../view.ts';
import { type Asked, Authority, byOf, DayField, meetingOptions, type Shown } from './act.tsx';
import { type TermsRead, termsOf } from './terms-check.tsx';

/** Fields of a body that meetings are checked against. */
const figures = ['quorum_share', 'quorum_least', 'notice_days'] as const;

async function readTermsOf(tx: Tx, view: View, ref: string): Promise<{ row: Row; read: TermsRead; body: Row }> {
  const row = await get(tx, registerOf(view.site.ledger, 'document'), { code: view.code.id, at: view.at, ref });
  const read = row && (await termsOf(tx, view, row));
  if (!row || !read?.body.row) throw new Absent();
  return { row, read, body: read.body.row };
}

/** What the text says, or else what is on record already. */
function figuresIn({ terms }: TermsRead, body: Row): Record<(typeof figures)[number], Value> {
  const { quorum, notice } = terms;
  const kept = (name: string) => body.fields[name] ?? null;
  return {
    quorum_share: quorum ? (quorum.value.share?.join('/') ?? null) : kept('quorum_share'),
    quorum_least: quorum ? (quorum.value.least ?? null) : kept('quorum_least'),
    notice_days: notice ? notice.value : kept('notice_days'),
  };
}

export async function termsForm(tx: Tx, view: View, { ref, shown }: { ref: string; shown: Shown }) {
  const { row, read, body } = await readTermsOf(tx, view, ref);
  const register = registerOf(view.site.ledger, 'body');
  const said = figuresIn(read, body);
  const back = view.to('governing', 'document', ref);
  const title = `Rules of the ${read.body.name}`;
  return (
    <Page title={title} frame={await frameOf(tx, view, 'body')}>
      <Head
        crumbs={[
          { label: 'Documents', href: view.to('document') },
          { label: row.title, href: back },
          { label: 'Its figures' },
        ]}
        title={title}
        lead={`As read in ${row.title}. Look them over: meetings are checked against them from the day you give.`}
      />
      <ErrorSummary problems={shown.problems} />
      <form method="post" class="narrow governing" action={view.to('governing', 'take-terms', ref)}>
        <Csrf token={view.session?.csrf ?? ''} />
        {figures.map((name) => (
          <FormField
            name={name}
            field={register.fields[name] as Field}
            value={shown.form[name] ?? said[name] ?? ''}
            problem={problemOf(shown.problems, name)}
          />
        ))}
        <DayField
          shown={shown}
          name="day"
          label="From"
          hint="Empty: the day of the meeting below, or today."
          required={false}
        />
        <Authority shown={shown} meetings={await meetingOptions(tx, view)} />
        <Ends effects={shown.effects} back={back} action={view.to('governing', 'take-terms', ref)} />
      </form>
    </Page>
  );
}

export async function askTerms(
  tx: Tx,
  view: View,
  { ref, actor, form }: { ref: string; actor: Actor; form: Form },
): Promise<Asked> {
  const { row, body } = await readTermsOf(tx, view, ref);
  const register = registerOf(view.site.ledger, 'body');
  const share = form.quorum_share?.trim() ?? '';
  if (share !== '' && !shareIn(share))
    throw new Refused({ sentence: 'Give the share as 1/2 or 2/3, or leave it empty.', field: 'quorum_share' });
  const given = Object.fromEntries(
    figures.map((name) => [name, parsed(register.fields[name] as Field, (form[name] ?? '').trim())]),
  );
  const all: Record<string, Value> = { ...given, terms: row.ref };
  const sets = Object.fromEntries(Object.entries(all).filter(([name, value]) => value !== (body.fields[name] ?? null)));
  if (Object.keys(sets).length === 0) throw new Refused('This is what the record says already. Nothing would change.');
  const reason =
    form.reason?.trim() ||
    (form.meeting ? '' : `Taken from ${row.title}${textOf(row.fields.version) && `, version ${row.fields.version}`}`);
  const day = form.day || (form.meeting ? '' : view.asAt.today);
  const by = await byOf(tx, view, actor, { form: { ...form, day, reason }, label: body.label });
  return {
    by,
    changes: [{ register: 'body', ref: body.ref, move: 'amend', sets, expects: body.entry }],
    leads: view.to('governing', 'document', ref),
  };
}
