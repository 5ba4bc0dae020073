/** One action, with its story and the four things the secretariat does with it. Each is one form, whole without script. */

import { type ActionMove, changesOffered } from '../../actions/action-changes.ts';
import type { ActionEntry } from '../../actions/action-log.ts';
import type { MeetingDay } from '../../actions/ageing.ts';
import { bodyOfAction } from '../../actions/body-of.ts';
import type { Field } from '../../kernel/define.ts';
import type { Plan } from '../../kernel/plan.ts';
import type { Problem } from '../../kernel/problem.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { dayWords } from '../../ui/dates.ts';
import { DayText } from '../../ui/day.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Will } from '../../ui/notice.tsx';
import { withQuery } from '../../ui/query.ts';
import { effectsOf } from '../pages/move-form.tsx';
import { sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import type { LogView } from './log-view.ts';

export interface Panel {
  entry: ActionEntry;
  move: string;
  /** As sent; empty on first sight. */
  form: Readonly<Record<string, string>>;
  problems: readonly Problem[];
  plan?: Plan;
}

const words: Record<ActionMove, { tab: string; button: string }> = {
  update: { tab: 'Report progress', button: 'Record the report' },
  retarget: { tab: 'New due date', button: 'Move the date' },
  close: { tab: 'Close', button: 'Close the action' },
  reassign: { tab: 'Another owner', button: 'Give to the new owner' },
};

export function ActionPanel({ view, log, panel }: { view: View; log: LogView; panel: Panel }) {
  const { entry, form, problems, plan } = panel;
  const { row } = entry;
  const session = view.session;
  const move = changesOffered.find((one) => one === panel.move) ?? 'update';
  if (!session || row.state !== 'open') return null;
  const back = withQuery(view.url, { open: null, do: null });
  return (
    <section class="card action-panel" id="change" aria-label={`Change ${row.ref}`}>
      <div class="panel-head">
        <h2>
          {row.ref}: {sentence(row.title)}
        </h2>
        <ButtonLink weight="small" href={back}>
          Leave it
        </ButtonLink>
      </div>
      <ul class="tabs">
        {changesOffered.map((one) => (
          <li>
            <a
              class="tab"
              href={`${withQuery(view.url, { open: row.ref, do: one === 'update' ? null : one })}#change`}
              aria-current={one === move ? 'true' : undefined}
            >
              {words[one].tab}
            </a>
          </li>
        ))}
      </ul>
      <ErrorSummary problems={problems} />
      <div class="two">
        <form method="post" action={view.to('action-log', 'change', row.ref)}>
          <Csrf token={session.csrf} />
          <Hidden
            params={[
              ['move', move],
              ['seen', form.seen ?? String(entry.seen)],
              ['back', back],
            ]}
          />
          <Asks move={move} entry={entry} asked={{ form, problems }} meetings={meetingsFor(view, log, entry)} />
          {plan ? (
            <Will effects={effectsOf(plan)}>
              <Button weight="go" name="do" value="record">
                {words[move].button}
              </Button>
            </Will>
          ) : (
            <div class="acts">
              <Button weight="go" name="do" value="record">
                {words[move].button}
              </Button>
              <Button name="do" value="check">
                See what it will do
              </Button>
            </div>
          )}
        </form>
        <Story view={view} entry={entry} />
      </div>
    </section>
  );
}

/** The meetings of its body: those still to come for a new date, the last ones for what was said or done at one. */
function meetingsFor(view: View, log: LogView, { row }: ActionEntry) {
  const body = bodyOfAction(view.code, row);
  return { ahead: (log.ahead.get(body) ?? []).slice(0, 12), recent: log.recent.get(body) ?? [] };
}

interface AsksProps {
  move: ActionMove;
  entry: ActionEntry;
  asked: Pick<Panel, 'form' | 'problems'>;
  meetings: { ahead: readonly MeetingDay[]; recent: readonly MeetingDay[] };
}

function Asks({ move, entry, asked, meetings: { ahead: meetings, recent } }: AsksProps) {
  const { form, problems } = asked;
  const field = (
    name: string,
    definition: Pick<Field, 'label' | 'kind' | 'choices' | 'hint'>,
    more: { value?: string; required?: boolean } = {},
  ) => (
    <FormField
      name={name}
      field={definition}
      value={form[name] ?? more.value ?? ''}
      problem={problemOf(problems, name)}
      required={more.required}
    />
  );
  const named = (list: readonly MeetingDay[]) =>
    Object.fromEntries(list.map(({ ref, title, day }) => [ref, `${title}, ${dayWords(day, 'short')}`]));
  const choices = named(meetings);
  const atMeeting =
    recent.length > 0 && field('meeting', { label: 'At a meeting (optional)', kind: 'choice', choices: named(recent) });
  switch (move) {
    case 'update':
      return (
        <>
          {field('words', { label: 'What was reported', kind: 'prose' }, { required: true })}
          {atMeeting}
        </>
      );
    case 'retarget':
      return (
        <>
          {meetings.length > 0 &&
            field('meeting', { label: 'Now due at', kind: 'choice', choices }, { value: meetings[0]?.ref ?? '' })}
          {field('day', {
            label: meetings.length > 0 ? 'Or on another day' : 'Now due on',
            kind: 'day',
            ...(meetings.length > 0 ? { hint: 'Set “Now due at” to “Not set” for a day that is no meeting’s.' } : {}),
          })}
          {field(
            'words',
            { label: 'Why', kind: 'prose', hint: 'Kept with the new date, and printed in the log.' },
            { required: true },
          )}
        </>
      );
    case 'close':
      return (
        <>
          {field(
            'evidence',
            { label: 'What shows that it is done', kind: 'prose', hint: 'A letter, a paper, an address.' },
            { value: String(entry.row.fields.evidence ?? ''), required: true },
          )}
          {field('words', { label: 'Closing words (optional)', kind: 'prose' })}
          {atMeeting}
        </>
      );
    case 'reassign':
      return field(
        'owner',
        { label: 'New owner', kind: 'text' },
        { value: String(entry.row.fields.owner ?? ''), required: true },
      );
  }
}

function Story({ view, entry }: { view: View; entry: ActionEntry }) {
  const { row, raised, retargets } = entry;
  const { meeting, due, latest } = row.fields;
  return (
    <div class="story">
      <h3>So far</h3>
      <ol>
        {raised && (
          <li>
            <DayText day={raised} short /> Raised
            {meeting && (
              <>
                {' at '}
                <a href={view.to('meeting', String(meeting))}>{meeting}</a>
              </>
            )}
            {retargets.length === 0 && due ? `, due ${due}` : ''}
          </li>
        )}
        {retargets.map(({ on, to, why }) => (
          <li>
            <DayText day={on} short /> Due date moved to {to ?? 'no date'}
            {why && <span class="note latest">{why}</span>}
          </li>
        ))}
        {latest && retargets.at(-1)?.why !== latest && <li>Latest: {latest}</li>}
      </ol>
    </div>
  );
}
