/** The administrator's replies: to each answer in words, and to each response. One question is open at a time. */
import { chosenWords } from '../../consulting/answering.ts';
import { lastPart } from '../../consulting/rows.ts';
import type { Row } from '../../kernel/read.ts';
import { Button } from '../../ui/button.tsx';
import { problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Hidden } from '../../ui/hidden.tsx';
import { withQuery } from '../../ui/query.ts';
import { Doer, type Part } from './analysis-form.tsx';

/** A form for each point makes a heavy page; those that wait for a reply come first. */
const mostShown = 40;

/** What one replies to together: the answers in words to one question, or what was said in general. */
interface Points {
  /** "Q1", or "whole". */
  name: string;
  title: string;
  rows: Row[];
  question: Row | null;
}

/** Answers in words may call for a reply; a choice alone speaks for itself, and is replied to with its response. */
export function Replies(part: Part) {
  const { rows, view, doing } = part;
  const responses = rows.responses.filter(({ state }) => state === 'sent' || state === 'published');
  if (responses.length === 0) return null;
  const who = new Map(responses.map(({ ref, title }) => [ref, title]));
  const said = rows.answers.filter(({ fields }) => fields.reasoning && who.has(String(fields.response)));
  const all: Points[] = [
    ...rows.questions.map((question) => ({
      name: lastPart(question.ref),
      title: question.title,
      rows: said.filter(({ fields }) => fields.question === question.ref),
      question,
    })),
    { name: 'whole', title: 'To a response as a whole', rows: responses, question: null },
  ].filter((one) => one.rows.length > 0);
  const open = doing.form.replies ?? view.query.get('replies');
  const waiting = said.filter(({ fields }) => !fields.reply).length;
  return (
    <section class="card replies" id="replies">
      <h2>
        Replies{' '}
        <span class="note">
          {waiting === 0
            ? 'every answer in words has one'
            : waiting === 1
              ? 'one answer in words without'
              : `${waiting} answers in words without`}
        </span>
      </h2>
      <ul>
        {all.map((points) => (
          <li>
            {points.name === open ? (
              <Open part={part} points={points} who={who} />
            ) : (
              <a
                href={`${withQuery(view.to('consulting', 'analysis', rows.consultation.ref), { replies: points.name })}#replies`}
              >
                {points.question && <span class="question-number">{points.name}</span>} {points.title}
              </a>
            )}{' '}
            <span class="note">{countWords(points)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function countWords({ rows }: Points): string {
  const replied = rows.filter(({ fields }) => fields.reply).length;
  return replied === rows.length ? 'all replied to' : `${replied} of ${rows.length} replied to`;
}

function Open({ part, points, who }: { part: Part; points: Points; who: ReadonlyMap<string, string> }) {
  const { question, rows, name, title } = points;
  const sorted = [...rows].sort((a, b) => Number(Boolean(a.fields.reply)) - Number(Boolean(b.fields.reply)));
  return (
    <>
      <h3>
        {question && <span class="question-number">{name}</span>} {title}
      </h3>
      {sorted.slice(0, mostShown).map((row) => (
        <One part={part} row={row} name={name} who={whoSaid(row, question, who)} />
      ))}
      {sorted.length > mostShown && (
        <p class="note">{sorted.length - mostShown} more stand here once these have replies.</p>
      )}
    </>
  );
}

function whoSaid(row: Row, question: Row | null, who: ReadonlyMap<string, string>): string {
  if (!question) return row.title;
  const chosen = chosenWords(question, String(row.fields.chosen ?? ''));
  const name = who.get(String(row.fields.response)) ?? '';
  return chosen ? `${name}: ${chosen}` : name;
}

function One({ part, row, name, who }: { part: Part; row: Row; name: string; who: string }) {
  const { view, rows, doing } = part;
  const sent = doing.form.of === row.ref;
  const id = `reply-${row.ref}`;
  const words = row.register === 'answer' ? row.fields.reasoning : row.fields.overall;
  return (
    <div class="point">
      <p>
        <b>{who}</b> {row.fields.confidential && <span class="chip state stopped">Confidential</span>}
      </p>
      {words && <p class="prose">{words}</p>}
      <Doer view={view} consultation={rows.consultation.ref}>
        <Hidden
          params={[
            ['of', row.ref],
            ['replies', name],
          ]}
        />
        <FormField
          name="reply"
          id={id}
          field={{ label: 'Reply', kind: 'prose' }}
          value={sent ? (doing.form.reply ?? '') : String(row.fields.reply ?? '')}
          problem={sent ? problemOf(doing.problems, id) : undefined}
        />
        <Button weight="small" name="do" value="reply">
          {row.fields.reply ? 'Change the reply' : 'Reply'}
        </Button>
      </Doer>
    </div>
  );
}
