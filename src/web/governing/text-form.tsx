/** Putting in the text of a governing document: typed, pasted, or read from a file; a new document or a new version. */
import { createHash } from 'node:crypto';
import { bodyIn } from '../../codes/body.ts';
import { textOf } from '../../governing/bench.ts';
import { compareTexts } from '../../governing/compare.ts';
import { nextVersion } from '../../governing/document-versions.ts';
import { suggestRef } from '../../governing/suggest-ref.ts';
import { takenRefs } from '../../governing/taken-refs.ts';
import { type Actor, maySee } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Field, Label, Level, Value } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import { get, listRows, type Row } from '../../kernel/read.ts';
import { readDocument } from '../../paper/read.ts';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { firstGroup } from '../add/add-decision.ts';
import { Ends } from '../ends.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { type Asked, Authority, byOf, DayField, meetingOptions, type Shown } from './act.tsx';
import { Comparison, changeWords } from './comparison.tsx';
import { needed } from './seat-form.tsx';

/** How it comes onto the record, and the move that does it. */
const ways: Readonly<Record<string, string>> = {
  draft: 'As a draft',
  issue: 'As issued',
  approve: 'As approved by a body',
};

async function documentIn(tx: Tx, view: View, ref: string | undefined): Promise<Row | null> {
  if (!ref) return null;
  const row = await get(tx, registerOf(view.site.ledger, 'document'), { code: view.code.id, at: view.at, ref });
  if (!row) throw new Absent();
  return row;
}

export async function textForm(tx: Tx, view: View, shown: Shown) {
  const { form, problems } = shown;
  const row = await documentIn(tx, view, form.ref);
  const title = row ? 'Put in a new version' : 'Put in a document';
  const { rows: bodies } = await listRows(tx, registerOf(view.site.ledger, 'body'), {
    code: view.code.id,
    at: view.at,
  });
  const back = row ? view.to('governing', 'document', row.ref) : view.to('document');
  const old = textOf(row?.fields.content);
  const text = form.content ?? old;
  const stretches = shown.effects && old !== '' && old !== text ? compareTexts(old, text) : null;
  return (
    <Page title={title} frame={await frameOf(tx, view, 'document')}>
      <Head
        crumbs={[
          { label: 'Documents', href: view.to('document') },
          ...(row ? [{ label: row.title, href: back }] : []),
          { label: title },
        ]}
        title={row ? row.title : title}
        lead={
          row
            ? `${title}, after ${textOf(row.fields.version) ? `version ${row.fields.version}` : 'one without a number'}.`
            : undefined
        }
      />
      <ErrorSummary problems={problems} />
      <form method="post" class="narrow governing" action={view.to('governing', 'text')} enctype="multipart/form-data">
        <Csrf token={view.session?.csrf ?? ''} />
        <Hidden
          params={[
            ...(row ? [['ref', row.ref] as const] : []),
            ['entry', form.entry ?? String(row?.entry ?? 0)],
            ['sha', form.sha ?? ''],
          ]}
        />
        <Fields view={view} shown={shown} row={row} bodies={bodies} />
        {!row && <Class view={view} form={form} />}
        <Authority shown={shown} meetings={await meetingOptions(tx, view)} />
        <Ends effects={shown.effects} back={back} action={view.to('governing', 'text')} />
      </form>
      {stretches && (
        <Card title="What changes in the text">
          <p class="note">{changeWords(stretches)}</p>
          <Comparison stretches={stretches} layout="inline" />
        </Card>
      )}
    </Page>
  );
}

interface FieldsProps {
  view: View;
  shown: Shown;
  /** The version before; null for a new document. */
  row: Row | null;
  bodies: readonly Row[];
}

/** What the document is, its text, and how it comes onto the record. */
function Fields({ view, shown, row, bodies }: FieldsProps) {
  const { form, problems } = shown;
  const register = registerOf(view.site.ledger, 'document');
  const given = (name: string, otherwise: Value = '') => form[name] ?? otherwise;
  const field = (name: string, more: Partial<Field> = {}, rest = {}) => (
    <FormField
      name={name}
      field={{ ...(register.fields[name] as Field), ...more }}
      value={given(name, row?.fields[name] ?? '')}
      problem={problemOf(problems, name)}
      {...rest}
    />
  );
  return (
    <>
      {field('title', {}, { required: true })}
      {field('kind', {}, { required: true })}
      {field(
        'body',
        { kind: 'text', hint: 'The body that keeps it; for terms of reference, the body they are of.' },
        {
          options: bodies.map(({ ref, title: label }) => ({ value: ref, label })),
          required: false,
        },
      )}
      <FormField
        name="version"
        field={{ label: 'Version', kind: 'text' }}
        value={given('version', row ? nextVersion(textOf(row.fields.version) || null) : '1.0')}
        problem={problemOf(problems, 'version')}
        required
      />
      <Choose
        name="file"
        problem={problemOf(problems, 'file')}
        hint="Word, PDF or text. Its text takes the place of what stands below; check it before you record it."
      />
      <div class="long-text">
        <FormField
          name="content"
          field={{
            label: 'Text',
            kind: 'prose',
            hint: 'Or type or paste it. Paragraphs are parted by an empty line.',
          }}
          value={form.content ?? textOf(row?.fields.content)}
          problem={problemOf(problems, 'content')}
        />
      </div>
      <FormField
        name="way"
        field={{ label: 'How it comes onto the record', kind: 'choice', choices: ways }}
        value={given('way', 'approve')}
        required
      />
      <DayField shown={shown} name="in_force_from" label="In force from" required={false} />
      <DayField
        shown={shown}
        name="day"
        label="Decided on"
        hint="Empty: the day of the meeting below, or today."
        required={false}
      />
    </>
  );
}

/** Optional here, where Drop's own file is needed: the text may be typed. */
function Choose({ name, hint, problem }: { name: string; hint: string; problem?: string }) {
  return (
    <div class={problem ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label class="govuk-label" for={name}>
        File <span class="note">(optional)</span>
      </label>
      <div id={`${name}-hint`} class="govuk-hint">
        {hint}
      </div>
      {problem && (
        <p id={`${name}-error`} class="govuk-error-message">
          <span class="govuk-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      <input type="file" id={name} name={name} accept=".docx,.pdf,.txt,.md" aria-describedby={`${name}-hint`} />
    </div>
  );
}

function Class({ view, form }: { view: View; form: Form }) {
  const choices = Object.fromEntries(Object.entries(view.code.levels).map(([level, { name }]) => [level, name]));
  return (
    <FormField
      name="level"
      field={{ label: 'Class', kind: 'choice', choices, hint: 'Who may read it.' }}
      value={form.level ?? '0'}
      required
    />
  );
}

/** A file's text takes the place of what was typed. Throws Refused, at the file, for what cannot be read. */
export async function withFile(form: Form, file: unknown): Promise<Form> {
  if (!(file instanceof File) || file.name === '') return form;
  try {
    const document = await readDocument(new Uint8Array(await file.arrayBuffer()), file.name);
    const content = document.text.replaceAll('\f', '\n\n').trim();
    return { ...form, content, sha: `${document.sha256} ${digestOf(content)}` };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Refused(error.problems.map((one) => ({ ...one, field: 'file' })));
  }
}

export async function askText(tx: Tx, view: View, { actor, form }: { actor: Actor; form: Form }): Promise<Asked> {
  const row = await documentIn(tx, view, form.ref);
  const content = needed(form, 'content', 'Choose a file, or type the text.');
  const way = Object.hasOwn(ways, form.way ?? '') ? (form.way as string) : 'draft';
  const body = form.body?.trim() ?? '';
  if (body && !(await get(tx, registerOf(view.site.ledger, 'body'), { code: view.code.id, at: view.at, ref: body })))
    throw new Refused({
      sentence: `There is no body “${body}”. Choose one of those offered, or leave it empty.`,
      field: 'body',
    });
  const label = row?.label ?? newLabel(view, form, body);
  if (!maySee(actor, view.code.id, label))
    throw new Refused({
      sentence: 'You could not read this yourself then. Choose a class that is open to you.',
      field: 'level',
    });
  const by = await byOf(tx, view, actor, {
    form: { ...form, day: form.day || (form.meeting ? '' : view.asAt.today) },
    label,
  });
  const fields: Record<string, Value> = {
    title: needed(form, 'title', 'Give its title.'),
    kind: needed(form, 'kind', 'Say what kind of document it is.'),
    body: body || null,
    version: needed(form, 'version', 'Give it a version number.'),
    content,
    file: fileOf(form, content),
    in_force_from: form.in_force_from || null,
    ...(by.meeting ? { last_meeting: by.meeting.ref } : {}),
  };
  const sets = Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => (row?.fields[name] ?? null) !== value),
  );
  if (row && !('content' in sets))
    throw new Refused({
      sentence: 'The text is as it was. Change it, or record other changes on the document’s own page.',
      field: 'content',
    });
  const taken = await takenRefs(tx, registerOf(view.site.ledger, 'document'), view.code.id);
  const register = registerOf(view.site.ledger, 'document');
  const ref = row?.ref ?? suggestRef({ register, code: view.code, day: view.asAt.today, fields, taken });
  if (!ref) throw new Refused({ sentence: 'Give it a title with a word in it.', field: 'title' });
  const move = way === 'approve' && row?.state === 'approved' ? 'amend' : way;
  const changed = { ...sets, changed_on: by.decision.effective };
  return {
    by,
    changes: [{ register: 'document', ref, move, sets: changed, expects: Number(form.entry ?? 0) }],
    leads: view.to('governing', 'document', ref),
  };
}

const digestOf = (content: string) => createHash('sha256').update(content).digest('hex').slice(0, 16);

/** The file that holds this text; none once the text was changed by hand. */
function fileOf({ sha = '' }: Form, content: string): string | null {
  const [file = '', read] = sha.split(' ');
  return /^[0-9a-f]{64}$/.test(file) && read === digestOf(content) ? file : null;
}

function newLabel(view: View, form: Form, body: string): Label {
  const level = /^[0-3]$/.test(form.level ?? '') ? (Number(form.level) as Level) : 0;
  return { group: bodyIn(view.code, body)?.id ?? firstGroup(view), level };
}
