/** The item in hand: what is said, what is decided and what it will do, what somebody is to do. */
import type { Child } from 'hono/jsx';
import type { Problem } from '../../kernel/problem.ts';
import { Button } from '../../ui/button.tsx';
import { problemOf } from '../../ui/errors.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import type { Part } from '../live/page-parts.tsx';
import { PartsOf } from '../live/page-parts.tsx';
import { type ConsoleState, ofItem } from './console-state.ts';

/** Verbs offered at once; the others are a list behind them. */
const mostVerbs = 6;

export interface WorkFormProps {
  state: ConsoleState;
  parts: readonly Part[];
  problems: readonly Problem[];
  /** What recording would do now. */
  will: Child;
  /** Where an effect that was not offered is added. */
  adding: Child;
  /** How the action line is understood. */
  reading: Child;
}

export function WorkForm({ state, parts, problems, will, adding, reading }: WorkFormProps) {
  const { view, rows, item, work, draft } = state;
  if (!item || !view.session) return null;
  if (rows.meeting.state === 'held' || rows.meeting.state === 'cancelled') return <Over state={state} parts={parts} />;
  const sitting = rows.meeting.state === 'sitting';
  return (
    <form
      id="work"
      class="work"
      method="post"
      action={view.to('console', rows.meeting.ref)}
      data-item={item.ref}
      data-version={draft?.version ?? 0}
      data-draft-to={view.to('console', rows.meeting.ref, 'draft')}
      data-preview-to={view.to('console', rows.meeting.ref, 'preview')}
      data-work={JSON.stringify(work)}
    >
      <Csrf token={view.session.csrf} />
      <Hidden
        params={[
          ['item', item.ref],
          ['version', String(draft?.version ?? 0)],
          // A decision recorded meanwhile, here or elsewhere, is not recorded a second time.
          ['taken', String(ofItem(rows.decisions, item).length)],
        ]}
      />
      {/* What Enter in a line presses, where there is no script to know better. */}
      <button type="submit" name="do" value="save" hidden />
      <section class="card">
        <h2>
          <label for="narrative">Discussion</label>
        </h2>
        <textarea id="narrative" name="narrative" class="govuk-textarea notes-box" rows={5} data-keep>
          {work.narrative}
        </textarea>
        <p class="save-state" data-save-state role="status">
          {draft ? 'Saved' : ''}
        </p>
        <h2>Decision</h2>
        <div id="console-taken">
          <PartsOf parts={parts} within="console-taken" />
        </div>
        <Verbs state={state} />
        <label class="govuk-visually-hidden" for="wording">
          What was decided
        </label>
        <textarea
          id="wording"
          name="wording"
          class={problemOf(problems, 'wording') ? 'govuk-textarea govuk-textarea--error' : 'govuk-textarea'}
          rows={3}
          placeholder="what was decided, as it follows the verb"
          data-keep
        >
          {work.wording}
        </textarea>
        <Condition state={state} />
        <div id="will" aria-live="polite">
          {will}
        </div>
        {adding}
        {!sitting && <p class="note">Decisions can be recorded once the meeting is open.</p>}
      </section>
      <section class="card">
        <h2>
          <label for="action">Actions</label>
        </h2>
        <div id="console-actions">
          <PartsOf parts={parts} within="console-actions" />
        </div>
        <div class="action-line">
          <input
            type="text"
            id="action"
            name="action"
            class="govuk-input"
            value={work.action}
            autocomplete="off"
            placeholder="who is to do what, by when"
            aria-describedby="reading"
            data-keep
          />
          <Button name="do" value="action">
            Add
          </Button>
        </div>
        <div id="reading" class="reading-of" aria-live="polite">
          {reading}
        </div>
      </section>
    </form>
  );
}

/** Once the meeting is over its words belong to the minutes, and are mended there. */
function Over({ state, parts }: Pick<WorkFormProps, 'state' | 'parts'>) {
  const { view, rows, item } = state;
  return (
    <section class="card">
      <h2>Discussion</h2>
      {String(item?.fields.narrative ?? 'Nothing was minuted.')
        .split('\n')
        .map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      <div id="console-taken">
        <PartsOf parts={parts} within="console-taken" />
      </div>
      <div id="console-actions">
        <PartsOf parts={parts} within="console-actions" />
      </div>
      <p class="note">
        The meeting is over. <a href={view.to('publication', rows.meeting.ref)}>Mend the words in its minutes</a>.
      </p>
    </section>
  );
}

/** The house's verbs, those it uses most first. */
function Verbs({ state }: { state: ConsoleState }) {
  const verbs = state.view.code.houseStyle.verbs;
  const first = verbs.slice(0, mostVerbs);
  const { verb } = state.work;
  // A verb out of the list behind stands among the first once it is chosen.
  const shown = verb && !first.includes(verb) ? [...first, verb] : first;
  return (
    <fieldset class="verbs">
      <legend class="govuk-visually-hidden">Decision</legend>
      {shown.map((one, at) => (
        <label>
          <input type="radio" name="verb" value={one} checked={one === verb} data-keep data-verb={at + 1} />
          <span class="tab" data-key={at < 9 ? at + 1 : undefined}>
            {one.charAt(0).toUpperCase() + one.slice(1)}
          </span>
        </label>
      ))}
      <label class="pick">
        <span class="govuk-visually-hidden">Another verb</span>
        <select name="other-verb" data-other-verb>
          <option value="">Another verb</option>
          {verbs.slice(mostVerbs).map((one) => (
            <option value={one}>{one.charAt(0).toUpperCase() + one.slice(1)}</option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}

function Condition({ state: { view, work } }: { state: ConsoleState }) {
  const bodies = view.code.bodies.filter(({ kind }) => kind === undefined || kind !== 'company');
  return (
    <details class="more" id="condition-more" open={work.condition !== ''}>
      <summary>Subject to a condition</summary>
      <div>
        <div class="govuk-form-group">
          <label class="govuk-label" for="condition">
            Subject to
          </label>
          <input class="govuk-input" type="text" id="condition" name="condition" value={work.condition} data-keep />
        </div>
        <div class="govuk-form-group">
          <label class="govuk-label" for="waitsFor">
            Waits for
          </label>
          <select class="govuk-select" id="waitsFor" name="waitsFor" data-keep>
            <option value="">Nobody in particular</option>
            {bodies.map(({ id, name }) => (
              <option value={id} selected={work.waitsFor === id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="govuk-form-group">
          <label class="govuk-label" for="conditionBy">
            By
          </label>
          <input
            class="govuk-input q-date"
            type="date"
            id="conditionBy"
            name="conditionBy"
            value={work.conditionBy}
            data-keep
          />
        </div>
      </div>
    </details>
  );
}
