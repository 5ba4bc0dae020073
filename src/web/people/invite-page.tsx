/** Inviting somebody: who they are, where their mail goes, and what post they hold, if any. */
import type { Tx } from '../../kernel/db.ts';
import type { Problem } from '../../kernel/problem.ts';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Page } from '../../ui/page.tsx';
import { Ends } from '../ends.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { onRecord, options } from './people-form.ts';
import { PostFields } from './post-fields.tsx';

export interface InviteShown {
  form: Form;
  problems: readonly Problem[];
  /** What it will do, once asked for and free of problems. */
  effects?: readonly string[];
}

export async function invitePage(tx: Tx, view: View, { form, problems, effects }: InviteShown) {
  const known = await onRecord(tx, view);
  return (
    <Page title="Invite somebody" frame={await frameOf(tx, view, 'access')}>
      <Head
        crumbs={[{ label: 'Who may sign in', href: view.to('access') }, { label: 'Invite' }]}
        title="Invite somebody"
        lead="They get a link by mail that signs them in. What they may see follows from their seat or post, and ends with it."
      />
      <ErrorSummary problems={problems} />
      <form method="post" class="narrow" action={view.to('access/invite')}>
        <Csrf token={view.session?.csrf ?? ''} />
        <FormField
          name="name"
          field={{
            label: 'Name',
            kind: 'text',
            hint: 'Somebody on record, as the minutes name them, or somebody new: first name and surname.',
          }}
          value={form.name ?? ''}
          problem={problemOf(problems, 'name')}
          options={options(known.people)}
          required
        />
        <FormField
          name="email"
          field={{ label: 'E-mail address', kind: 'text', hint: 'Theirs alone: who reads its mail can sign in.' }}
          value={form.email ?? ''}
          problem={problemOf(problems, 'email')}
          required
        />
        <PostFields view={view} form={form} problems={problems} known={known} required={false} />
        <Ends
          effects={effects}
          back={view.to('access')}
          action={view.to('access/invite')}
          verb="Invite them"
          does="invite"
        />
      </form>
    </Page>
  );
}
