/** Answers side by side, by question and category: of what is published for everybody, of everything for who runs it. */
import { choicesOf, chosenWords } from '../../consulting/answering.ts';
import type { Cell, Matrix, QuestionPart } from '../../consulting/matrix.ts';
import { consulted } from '../../consulting/rows.ts';
import type { Tx } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import { Absent } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { dayWords } from '../../ui/dates.ts';
import { Filters } from '../../ui/filters.tsx';
import { Head } from '../../ui/head.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { withQuery } from '../../ui/query.ts';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { Counts } from './matrix-parts.tsx';
import { publishedMatrix, wholeMatrix } from './published.ts';
import { Reply } from './receipt-page.tsx';
import { keepsConsultations } from './sent.ts';

/** The matrix its reader gets. @throws Absent where nothing is published and the reader does not run it */
export async function matrixFor(
  tx: Tx,
  view: View,
  ref: string,
): Promise<{ consultation: Row; matrix: Matrix; whole: boolean }> {
  const rows = await consulted(tx, view.site.ledger, { code: view.code, ref, at: view.at });
  const published = Boolean(rows.consultation.fields.published_on);
  // Whoever runs it may look at what anybody else sees.
  const whole = keepsConsultations(view) && view.query.get('of') !== 'published';
  if (rows.questions.length === 0 || (!published && !whole)) throw new Absent();
  const matrix = whole ? wholeMatrix(view, rows) : publishedMatrix(view, rows);
  return { consultation: rows.consultation, matrix, whole };
}

export async function matrixPage(tx: Tx, view: View, ref: string) {
  const { consultation, matrix, whole } = await matrixFor(tx, view, ref);
  const [category, question] = [view.query.get('category') ?? '', view.query.get('question') ?? ''];
  const shown = matrix.questions.filter(({ number }) => question === '' || number === question);
  const fits = (cell: Cell) => category === '' || cell.category === category;
  return (
    <Page title={`Answers to ${ref}`} frame={await frameOf(tx, view, 'consultation')} scripts={['filters.js']}>
      <Head
        crumbs={[
          { label: 'Consultations', href: view.to('consultation') },
          { label: ref, href: view.to('consultation', ref) },
          { label: 'Answers' },
        ]}
        title={`Answers: ${consultation.title}`}
        lead={`${matrix.respondents === 1 ? 'One response' : `${matrix.respondents} responses`}${whole ? ', what is confidential among them' : ', as published'}.`}
        actions={
          <ButtonLink href={withQuery(view.to('consulting', 'matrix', `${ref}.csv`), Object.fromEntries(view.query))}>
            CSV
          </ButtonLink>
        }
      />
      {whole && (
        <Notice>
          You see every answer.{' '}
          {consultation.fields.published_on ? (
            <a href={withQuery(view.to('consulting', 'matrix', ref), { of: 'published' })}>
              See what everybody else sees
            </a>
          ) : (
            'Nobody else sees this page before you publish.'
          )}
        </Notice>
      )}
      <Filters
        url={view.url}
        selects={[
          {
            name: 'category',
            label: 'Category',
            value: category,
            options: [
              { value: '', label: 'Any' },
              ...matrix.categories.flatMap((one) => (one === null ? [] : [{ value: one, label: one }])),
            ],
          },
          {
            name: 'question',
            label: 'Question',
            value: question,
            options: [
              { value: '', label: 'All' },
              ...matrix.questions.map(({ number }) => ({ value: number, label: number })),
            ],
          },
        ]}
      />
      {shown.map((part) => (
        <section class="card matrix-part">
          <Counts part={part} matrix={matrix} alone />
          <Cells part={{ ...part, cells: part.cells.filter(fits) }} />
        </section>
      ))}
    </Page>
  );
}

function Cells({ part: { question, cells } }: { part: QuestionPart }) {
  if (cells.length === 0) return <p class="note">No answers to show.</p>;
  return (
    <ul class="cells">
      {cells.map((cell) => (
        <li>
          <div class="respondent">
            <b>{cell.respondent}</b>
            <span class="note">{[cell.category, cell.late && 'late'].filter(Boolean).join(', ')}</span>
            {cell.confidential && <span class="chip state stopped">Confidential</span>}
          </div>
          <div>
            {cell.chosen && <p class="chosen">{shownChoice(question, cell.chosen)}</p>}
            {cell.words && <p class="prose">{cell.words}</p>}
            <Reply words={cell.reply} />
          </div>
        </li>
      ))}
    </ul>
  );
}

export function shownChoice(question: Row, chosen: string): string {
  return isDay(chosen) && !choicesOf(question) ? dayWords(chosen) : chosenWords(question, chosen);
}
