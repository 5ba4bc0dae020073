/** Which rows a matrix is made of: what is published for everybody; what counts, for who runs it. */
import { type Matrix, matrixOf } from '../../consulting/matrix.ts';
import type { Consulted } from '../../consulting/rows.ts';
import type { View } from '../view.ts';

const orderOf = ({ code }: View) => code.partyCategories.map(({ name }) => name);

/** Of what is open to everybody, whoever looks: whoever may read more must not mistake it for what was published. */
export function publishedMatrix(view: View, rows: Consulted): Matrix {
  return matrixOf({ ...publishedRows(rows), order: orderOf(view) });
}

export function publishedRows({ questions, responses, answers }: Consulted): Omit<Consulted, 'consultation'> {
  const open = responses.filter(({ state, label }) => state === 'published' && label.level === 0);
  return { questions, responses: open, answers: answers.filter(({ label }) => label.level === 0) };
}

/** Of all that was sent in time or taken, for the administrator. */
export function wholeMatrix(view: View, { questions, responses, answers }: Consulted): Matrix {
  const counted = responses.filter(({ state }) => state === 'sent' || state === 'published');
  return matrixOf({ questions, responses: counted, answers, order: orderOf(view) });
}
