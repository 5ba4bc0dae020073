/** Comments on an item of the draft, under it: what was said, what became of it, and the forms to say more. */

import { registerOf } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import { mayComment } from '../../publication/comments.ts';
import { Button } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { stateOf } from '../pages/list-page.tsx';
import type { View } from '../view.ts';
import type { PublicationData } from './page-data.ts';
import { WordDiff } from './word-diff.tsx';

/** What a form sent back with problems, to be kept in it. */
export interface Sent {
  form: Readonly<Record<string, string>>;
  problems: readonly Problem[];
}

interface RemarksProps {
  view: View;
  data: PublicationData;
  item: Row;
  sent: Sent;
}

export function Remarks({ view, data, item, sent }: RemarksProps) {
  const comments = data.comments.filter(({ fields }) => fields.item === item.ref);
  const actor = view.session?.actor;
  const may = actor !== undefined && mayComment(actor, data.records.rows.meeting);
  if (comments.length === 0 && !may) return null;
  return (
    <div class="remarks">
      {comments.map((comment) => (
        <Remark view={view} data={data} item={item} sent={sent} comment={comment} />
      ))}
      {may && <RemarkForm view={view} data={data} item={item} sent={sent} />}
      {may && data.keeps && (
        <p class="note">
          <a href={view.to('move', 'item', 'correct', item.ref)}>Correct the item yourself</a>
        </p>
      )}
    </div>
  );
}

function Remark({ view, data, item, comment, sent }: RemarksProps & { comment: Row }) {
  const { by_whom, kind, original, suggested, reply } = comment.fields;
  const open = comment.state === 'open';
  const moved = kind === 'suggestion' && open && original !== item.fields.narrative;
  const settles = data.keeps && open && ['draft', 'review'].includes(data.stage);
  return (
    <div class={open ? 'remark' : 'remark settled'} id={idOf(comment)}>
      <p class="who">
        <b>{by_whom}</b> {kind === 'suggestion' ? 'suggests other words' : 'comments'}{' '}
        <StateChip state={stateOf(registerOf(view.site.ledger, 'comment'), comment.state)} />
      </p>
      {comment.title !== 'Other words suggested' && <p>{comment.title}</p>}
      {kind === 'suggestion' && <WordDiff before={String(original ?? '')} after={String(suggested ?? '')} />}
      {moved && (
        <p class="note">
          The words have changed since. Accepting takes in what is suggested where it touches other words, and says so
          where it does not.
        </p>
      )}
      {reply && (
        <p class="reply">
          <b>Reply:</b> {reply}
        </p>
      )}
      {settles && <Settle view={view} data={data} item={item} sent={sent} comment={comment} />}
    </div>
  );
}

function Settle({ view, data, item, comment, sent }: RemarksProps & { comment: Row }) {
  const mine = sent.form.comment === comment.ref;
  const field = `reply-${comment.ref}`;
  return (
    <form method="post" action={`${view.to('publication', data.records.rows.meeting.ref, 'settle')}`}>
      <Csrf token={view.session?.csrf ?? ''} />
      <Hidden
        params={[
          ['comment', comment.ref],
          ['item', item.ref],
          ['set', data.set],
        ]}
      />
      <FormField
        name="reply"
        id={field}
        field={{ label: 'Reply', kind: 'text' }}
        value={mine ? (sent.form.reply ?? '') : ''}
        problem={mine ? problemOf(sent.problems, field) : undefined}
        required={false}
      />
      <div class="acts">
        <Button weight="small" name="do" value="accept">
          {comment.fields.kind === 'suggestion' ? 'Accept the words' : 'Accept'}
        </Button>
        <Button weight="small" name="do" value="decline">
          Decline
        </Button>
      </div>
    </form>
  );
}

function RemarkForm({ view, data, item, sent }: RemarksProps) {
  const mine = sent.form.item === item.ref && sent.form.comment === undefined;
  const words = String(item.fields.narrative ?? '');
  const id = (name: string) => `${name}-${item.ref}`;
  const problem = (name: string) => (mine ? problemOf(sent.problems, id(name)) : undefined);
  return (
    <details class="say" open={mine}>
      <summary>Comment or suggest wording</summary>
      <form method="post" action={view.to('publication', data.records.rows.meeting.ref, 'comment')}>
        <Csrf token={view.session?.csrf ?? ''} />
        <Hidden
          params={[
            ['item', item.ref],
            ['original', mine ? (sent.form.original ?? words) : words],
            ['set', data.set],
          ]}
        />
        <FormField
          name="says"
          id={id('says')}
          field={{ label: 'Your comment', kind: 'prose', hint: 'For other words, why.' }}
          value={mine ? (sent.form.says ?? '') : ''}
          problem={problem('says')}
          required={false}
        />
        {words !== '' && (
          <FormField
            name="suggested"
            id={id('suggested')}
            field={{
              label: 'The words as you would have them',
              kind: 'prose',
              hint: 'Change them here; what you change is shown as a suggestion.',
            }}
            value={mine ? (sent.form.suggested ?? words) : words}
            problem={problem('suggested')}
            required={false}
          />
        )}
        <Button weight="small">Send it to the secretary</Button>
      </form>
    </details>
  );
}

/** Where a comment stands on the page. */
export function idOf(comment: Pick<Row, 'ref'>): string {
  return `comment-${comment.ref.replace(/[^\w-]+/g, '-')}`;
}
