/** The part of a form that describes a post. */
import type { Problem } from '../../kernel/problem.ts';
import { problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import type { View } from '../view.ts';
import { type Form, kindsOffered, type OnRecord, options, postRegister } from './people-form.ts';

interface Props {
  view: View;
  form: Form;
  problems: readonly Problem[];
  known: OnRecord;
  /** Whether a post must be given. */
  required: boolean;
}

export function PostFields({ view, form, problems, known, required }: Props) {
  const kinds = kindsOffered(view.code, postRegister(view.site.ledger));
  const value = (name: string) => form[name] ?? '';
  return (
    <>
      <FormField
        name="kind"
        field={{
          label: 'Their post',
          kind: 'choice',
          choices: kinds,
          hint: required ? undefined : 'Leave it unset for members and alternates: their seat says what they may see.',
        }}
        value={value('kind')}
        problem={problemOf(problems, 'kind')}
        required={required}
      />
      <FormField
        name="organisation"
        field={{ label: 'Organisation', kind: 'text', hint: 'Whom they work for in this post.' }}
        value={value('organisation')}
        required={false}
      />
      <FormField
        name="party"
        field={{ label: 'Party', kind: 'text', hint: 'For a party contact: the party.' }}
        value={value('party')}
        problem={problemOf(problems, 'party')}
        options={options(known.parties)}
        required={false}
      />
      <div class="days">
        <FormField
          name="starts"
          field={{ label: 'First day', kind: 'day' }}
          value={value('starts') || view.asAt.today}
          problem={problemOf(problems, 'starts')}
        />
        <FormField
          name="ends"
          field={{ label: 'Last day', kind: 'day' }}
          value={value('ends')}
          problem={problemOf(problems, 'ends')}
          required={false}
        />
      </div>
    </>
  );
}
