/** One form for everything that is done with an assessment: fields, what it will do, the button. */
import type { Child } from 'hono/jsx';
import type { Tx } from '../../kernel/db.ts';
import type { Field } from '../../kernel/define.ts';
import type { Problem } from '../../kernel/problem.ts';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { Ends } from '../ends.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';

export interface ActField {
  name: string;
  field: Pick<Field, 'label' | 'kind' | 'choices' | 'hint'>;
  value?: string;
  required?: boolean;
}

export interface ActPage {
  title: string;
  lead?: Child;
  crumbs: readonly { label: string; href?: string }[];
  fields: readonly ActField[];
  /** What one should know before filling it in. */
  aside?: Child;
  action: string;
  back: string;
  verb: string;
  /** Kept from the first sight of the page to its recording. */
  kept?: readonly (readonly [string, string])[];
  /** Of the navigation. */
  current: string;
}

export interface Acting {
  form: Form;
  problems: readonly Problem[];
  effects?: readonly string[];
}

export async function actPage(tx: Tx, view: View, page: ActPage, { form, problems, effects }: Acting) {
  return (
    <Page title={page.title} frame={await frameOf(tx, view, page.current)}>
      <Head crumbs={page.crumbs} title={page.title} lead={page.lead} />
      <ErrorSummary problems={problems} />
      <div class={page.aside ? 'two' : undefined}>
        <form method="post" class="narrow" action={page.action}>
          <Csrf token={view.session?.csrf ?? ''} />
          <Hidden params={page.kept ?? []} />
          {page.fields.map(({ name, field, value, required }) => (
            <FormField
              name={name}
              field={field}
              value={fieldValue(field, sent(form, field) ? (form[name] ?? '') : (form[name] ?? value ?? ''))}
              problem={problemOf(problems, name)}
              required={required === true ? undefined : required}
            />
          ))}
          <Ends effects={effects} back={page.back} action={page.action} verb={page.verb} />
        </form>
        {page.aside && <Card title="What is known">{page.aside}</Card>}
      </div>
    </Page>
  );
}

/** A box that is not ticked is not sent: once the form was, its absence says so. */
const sent = (form: Form, field: ActField['field']) => field.kind === 'flag' && form.csrf !== undefined;

const fieldValue = (field: ActField['field'], text: string) => (field.kind === 'flag' ? text === 'true' : text);
