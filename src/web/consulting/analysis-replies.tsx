/** The administrator's replies: to each answer in words, and to each response. */
import { answerTitle } from '../../consulting/answering.ts';
import { lastPart } from '../../consulting/rows.ts';
import type { Row } from '../../kernel/read.ts';
import { Button } from '../../ui/button.tsx';
import { problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Hidden } from '../../ui/hidden.tsx';
import { Doer, type Part } from './analysis-form.tsx';

/** Answers in words may call for a reply; a choice alone speaks for itself, and is replied to with its response. */
export function Replies(part: Part) {
  const { rows } = part;
  const responses = rows.responses.filter(({ state }) => state === 'sent' || state === 'published');
  if (responses.length === 0) return null;
  const points = rows.answers.filter(
    ({ fields }) => fields.reasoning && responses.some(({ ref }) => ref === fields.response),
  );
  const open = [...points, ...responses.filter(({ fields }) => fields.overall)].filter(
    ({ fields }) => !fields.reply,
  ).length;
  return (
    <section class="card replies">
      <h2>
        Replies{' '}
        <span class="note">
          {open === 0 ? 'every point has one' : open === 1 ? 'one point without' : `${open} points without`}
        </span>
      </h2>
      {rows.questions.map((question) => (
        <QuestionReplies
          part={part}
          question={question}
          points={points.filter(({ fields }) => fields.question === question.ref)}
          responses={responses}
        />
      ))}
      <details>
        <summary>To a response as a whole</summary>
        {responses.map((response) => (
          <One part={part} row={response} who={response.title} words={String(response.fields.overall ?? '')} />
        ))}
      </details>
    </section>
  );
}

interface QuestionProps {
  part: Part;
  question: Row;
  points: readonly Row[];
  responses: readonly Row[];
}

function QuestionReplies({ part, question, points, responses }: QuestionProps) {
  if (points.length === 0) return null;
  const unanswered = points.filter(({ fields }) => !fields.reply).length;
  return (
    <details open={part.doing.form.of !== undefined && points.some(({ ref }) => ref === part.doing.form.of)}>
      <summary>
        {lastPart(question.ref)} {question.title}{' '}
        <span class="note">
          {unanswered === 0 ? 'all replied to' : `${unanswered} of ${points.length} without a reply`}
        </span>
      </summary>
      {points.map((row) => {
        const who = responses.find(({ ref }) => ref === row.fields.response)?.title ?? '';
        const chosen = answerTitle(question, {
          chosen: String(row.fields.chosen ?? ''),
          reasoning: '',
          confidential: false,
          declined: false,
        });
        return (
          <One
            part={part}
            row={row}
            who={chosen ? `${who}: ${chosen}` : who}
            words={String(row.fields.reasoning ?? '')}
          />
        );
      })}
    </details>
  );
}

function One({ part, row, who, words }: { part: Part; row: Row; who: string; words: string }) {
  const { view, rows, doing } = part;
  const sent = doing.form.of === row.ref;
  const id = `reply-${row.ref}`;
  return (
    <div class="point">
      <p>
        <b>{who}</b> {row.fields.confidential && <span class="chip state stopped">Confidential</span>}
      </p>
      {words && <p class="prose">{words}</p>}
      <Doer view={view} consultation={rows.consultation.ref}>
        <Hidden params={[['of', row.ref]]} />
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
