import { describe, expect, test } from 'vitest';
import { ErrorSummary, problemOf } from './errors.tsx';
import { FormField } from './field.tsx';

const problems = [
  { sentence: 'Enter the day by which it is due.', field: 'due', clause: 'C5.3' },
  { sentence: 'Nothing else.' },
];

describe('a form', () => {
  test('a field in error is joined to its hint and its sentence, and the summary leads to it', () => {
    const html = String(
      <FormField
        name="due"
        field={{ label: 'Due', kind: 'day', hint: 'The next meeting, as a rule.' }}
        value="2016-12-09"
        problem={problemOf(problems, 'due')}
      />,
    );
    expect(html).toContain('<label class="govuk-label" for="due">Due</label>');
    expect(html).toContain('aria-describedby="due-hint due-error" aria-invalid="true"');
    expect(html).toContain('id="due-error"');
    expect(String(<ErrorSummary problems={problems} />)).toContain(
      '<a href="#due">Enter the day by which it is due.</a>',
    );
  });

  test('a field without hint or error points at neither', () => {
    const html = String(<FormField name="owner" field={{ label: 'Owner', kind: 'text' }} value={null} />);
    expect(html).not.toContain('aria-');
    expect(html).toContain('value=""');
  });

  test('no problems, no summary', () => {
    expect(String(<ErrorSummary problems={[]} />)).toBe('');
  });

  test('a choice that may be left open offers to be', () => {
    const field = { label: 'Level', kind: 'choice' as const, choices: { a: 'Amber', r: 'Red' } };
    const html = String(<FormField name="level" field={field} value="r" />);
    expect(html).toContain('<option value="">Not set</option>');
    expect(html).toContain('<option value="r" selected="">Red</option>');
    expect(String(<FormField name="level" field={field} required />)).not.toContain('Not set');
  });

  test('several values stand one a line, and text is never markup', () => {
    const field = { label: 'Touches', kind: 'links' as const };
    const html = String(<FormField name="touches" field={field} value={['a', '</textarea><b>']} />);
    expect(html).toContain('>a\n&lt;/textarea&gt;&lt;b&gt;</textarea>');
  });

  test('a flag sends true only when ticked', () => {
    const field = { label: 'Standing', kind: 'flag' as const };
    expect(String(<FormField name="standing" field={field} value={true} />)).toContain('value="true"');
    expect(String(<FormField name="standing" field={field} value={false} />)).not.toContain('checked');
  });
});
