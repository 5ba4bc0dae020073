/** How one question was answered, as a table of categories with a bar for each choice. */
import type { Matrix, QuestionPart } from '../../consulting/matrix.ts';

interface CountsProps {
  part: QuestionPart;
  matrix: Pick<Matrix, 'categories'>;
  /** Where each question is a part of the page by itself, not of a section with a heading. */
  alone?: boolean;
}

export function Counts({ part, matrix, alone }: CountsProps) {
  const { question, number, counts, cells } = part;
  const Heading = alone ? 'h2' : 'h3';
  const all = counts.reduce((sum, { total }) => sum + total, 0);
  return (
    <div class="counted">
      <Heading>
        <span class="question-number">{number}</span> {question.title}
      </Heading>
      {counts.length === 0 ? (
        <p class="note">{cells.length === 1 ? 'One answer in words' : `${cells.length} answers in words`}</p>
      ) : (
        <section class="count-scroll" aria-label={`${number}: answers by category`} tabindex={0}>
          <table class="counts">
            <caption class="govuk-visually-hidden">{number}: answers by category</caption>
            <thead>
              <tr>
                <th scope="col">
                  <span class="govuk-visually-hidden">Answer</span>
                </th>
                {matrix.categories.map((category) => (
                  <th scope="col" class="num">
                    {category ?? 'No category'}
                  </th>
                ))}
                <th scope="col" class="num">
                  All
                </th>
                <th scope="col" class="share-bar">
                  <span class="govuk-visually-hidden">Share</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {counts.map(({ label, total, by }) => (
                <tr>
                  <th scope="row">{label}</th>
                  {matrix.categories.map((category) => (
                    <td class={by.get(category) ? 'num' : 'num zero'}>{by.get(category) ?? 0}</td>
                  ))}
                  <td class="num all">{total}</td>
                  <td class="share-bar">
                    <meter min={0} max={Math.max(all, 1)} value={total}>
                      {total} of {all}
                    </meter>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
