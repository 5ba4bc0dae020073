/** What every change by hand says besides its fields: since when it is true, and why it is made. */
import type { Problem } from '../../kernel/problem.ts';
import { problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import type { Form } from '../form.ts';

interface WhenAndWhyProps {
  form: Form;
  problems: readonly Problem[];
  today: string;
}

export function WhenAndWhy({ form, problems, today }: WhenAndWhyProps) {
  return (
    <>
      <FormField
        name="effective"
        field={{ label: 'True from', kind: 'day', hint: 'The day it takes effect in the world.' }}
        value={form.effective ?? today}
        problem={problemOf(problems, 'effective')}
        required
      />
      <FormField
        name="reason"
        field={{
          label: 'Why',
          kind: 'text',
          hint: 'One sentence for the record: the paper, letter or event behind it.',
        }}
        value={form.reason ?? ''}
        problem={problemOf(problems, 'reason')}
        required
      />
    </>
  );
}
