/** What can be taken away: the matrix as CSV, the published responses as one paper, the deadline for a calendar. */
import { audienceWords } from '../../consulting/audience.ts';
import { bundleOf } from '../../consulting/bundle.ts';
import { closingOf } from '../../consulting/closing.ts';
import { consulted } from '../../consulting/rows.ts';
import { calendarOfConsultation } from '../../consulting/tell.ts';
import type { Tx } from '../../kernel/db.ts';
import { Absent } from '../../kernel/problem.ts';
import type { Paper } from '../../paper/blocks.ts';
import { toCsv } from '../../paper/csv.ts';
import { pathTo, type View } from '../view.ts';
import { matrixFor, shownChoice } from './matrix-page.tsx';
import { publishedMatrix, publishedRows } from './published.ts';

/** A row for each answer that the reader's matrix shows. @throws Absent */
export async function matrixCsv(tx: Tx, view: View, ref: string): Promise<string> {
  const { matrix, whole } = await matrixFor(tx, view, ref);
  const rows = matrix.questions.flatMap(({ question, number, cells }) =>
    cells.map((cell) => [
      number,
      question.title,
      cell.respondent,
      cell.category,
      cell.chosen === null ? null : shownChoice(question, cell.chosen),
      cell.words,
      cell.late ? 'Late' : null,
      cell.reply,
      // A column of its own would tell the public that there is such a thing here.
      ...(whole ? [cell.confidential ? 'Confidential' : null] : []),
    ]),
  );
  const columns = ['Question', 'Asks', 'Respondent', 'Category', 'Answer', 'In words', 'Late', 'Reply'];
  return toCsv(whole ? [...columns, 'Confidential'] : columns, rows);
}

/** The published responses as one paper: of what is open to everybody and nothing else. @throws Absent before it is published */
export async function bundlePaper(tx: Tx, view: View, ref: string): Promise<Paper> {
  const rows = await consulted(tx, view.site.ledger, { code: view.code, ref, at: view.at });
  if (!rows.consultation.fields.published_on || rows.questions.length === 0) throw new Absent();
  return bundleOf({
    consultation: rows.consultation,
    matrix: publishedMatrix(view, rows),
    responses: publishedRows(rows).responses,
    closes: closingOf(rows.consultation, view.code)?.words ?? null,
    asked: audienceWords(rows.consultation.fields.audience),
    footer: `This document is classified as ${view.code.levels[0].name}`,
    author: view.code.name,
  });
}

/** @throws Absent for one without a closing day */
export async function calendarText(
  tx: Tx,
  view: View,
  { ref, origin }: { ref: string; origin: string },
): Promise<string> {
  const { consultation } = await consulted(tx, view.site.ledger, { code: view.code, ref, at: view.at });
  const closing = closingOf(consultation, view.code);
  if (!closing) throw new Absent();
  return calendarOfConsultation({
    code: view.code,
    consultation,
    closing,
    address: `${origin}${pathTo(view.code.id, 'consultation', ref)}`,
    sequence: consultation.entry,
    stamp: consultation.known,
  });
}
