import type { Problem } from '../kernel/problem.ts';

/** Everything that stands in the way, at the head of the form, each a link to the field that can mend it. */
export function ErrorSummary({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="govuk-error-summary" role="alert">
      <h2 class="govuk-error-summary__title">{problems.length === 1 ? 'One thing to mend' : 'Some things to mend'}</h2>
      <ul class="govuk-error-summary__list">
        {problems.map((problem) => (
          <li>
            {problem.field ? <a href={`#${problem.field}`}>{problem.sentence}</a> : problem.sentence}
            {problem.clause && <span class="note"> ({problem.clause})</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The sentence for one field, as `FormField` takes it. */
export function problemOf(problems: readonly Problem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.sentence;
}
