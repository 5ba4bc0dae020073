/** What the text of terms of reference says, held against what meetings go by; and taken into the body's record. */
import { type BodyRead, readBody, textOf } from '../../governing/bench.ts';
import { rulesOf } from '../../governing/rules-of.ts';
import { seatingOf } from '../../governing/seating.ts';
import { type Check, checkTerms, readTerms, type Terms } from '../../governing/terms.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent } from '../../kernel/problem.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { Card } from '../../ui/head.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import type { View } from '../view.ts';
import { mayRecord } from './act.tsx';

export interface TermsRead {
  body: BodyRead;
  terms: Terms;
  checks: Check[];
}

/** The body whose terms of reference it is, and whether the two agree; null for a document of another kind. */
export async function termsOf(tx: Tx, view: View, row: Row): Promise<TermsRead | null> {
  if (row.fields.kind !== 'terms') return null;
  const { code, at, site } = view;
  const filters = { terms: [row.ref] };
  const { rows } = await listRows(tx, registerOf(site.ledger, 'body'), { code: code.id, at, filters, limit: 1 });
  const ref = rows[0]?.ref ?? textOf(row.fields.body);
  if (ref === '') return null;
  const read = await readBody(tx, site.ledger, { code, at }, ref).catch((error) => {
    if (error instanceof Absent) return null;
    throw error;
  });
  if (!read) return null;
  const seating = seatingOf(code, read.config, { seats: read.seats, day: at.day });
  const terms = readTerms(
    textOf(row.fields.content),
    seating.map(({ category }) => category),
  );
  return {
    body: read,
    terms,
    checks: checkTerms(terms, { code, rules: rulesOf(read.row, read.config, at.day), seating }),
  };
}

export function TermsCheck({ view, row, read }: { view: View; row: Row; read: TermsRead }) {
  const { body, checks } = read;
  const { name } = body;
  const readable = textOf(row.fields.content) !== '';
  const differing = checks.filter(({ agrees }) => !agrees).length;
  const columns: Column<Check>[] = [
    { key: 'about', label: 'Rule', kind: 'ref', cell: ({ about }) => about },
    {
      key: 'text',
      label: 'This text says',
      kind: 'wide',
      cell: ({ text, sentence }) =>
        text === null ? (
          <span class="none">Nothing that can be read</span>
        ) : (
          <>
            {text}
            {sentence && (
              <span class="note said">“{sentence.length > 220 ? `${sentence.slice(0, 210)} …` : sentence}”</span>
            )}
          </>
        ),
    },
    { key: 'record', label: 'Meetings go by', kind: 'soft', cell: ({ record }) => record ?? 'Not set' },
    {
      key: 'agrees',
      label: 'Agrees',
      kind: 'chip',
      cell: ({ agrees, text, record }) =>
        text === null ? (
          ''
        ) : (
          <span class={agrees ? 'chip state done' : 'chip state late'}>
            {agrees ? 'Agrees' : record === null ? 'Not on record' : 'Differs'}
          </span>
        ),
    },
  ];
  return (
    <Card title={`Held against what the ${name} goes by`}>
      <p>
        {!readable
          ? 'Once its text is put in, its quorum, notice and seats are held against these.'
          : differing === 0
            ? 'What can be read in the text agrees with the body’s record.'
            : `${differing === 1 ? 'One figure differs' : `${differing} figures differ`}. Meetings go by the record: correct it, or the text.`}{' '}
        <a href={view.to('governing', 'body', body.body)}>{name}</a>
        {differing > 0 && body.row && mayRecord(view) && (
          <>
            {' · '}
            <a href={view.to('governing', 'take-terms', row.ref)}>Take them into its record</a>
          </>
        )}
      </p>
      <Table caption="Rules in the text and on record" columns={columns} rows={checks} url={view.url} />
    </Card>
  );
}
