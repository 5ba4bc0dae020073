/** An item that comes when the agenda is out. */
import { usualFormula } from '../../agenda/draft-agenda.ts';
import { problemOf } from '../../ui/errors.tsx';
import type { View } from '../view.ts';
import { fields } from './agenda-form.ts';
import { ClosedLevel } from './agenda-row.tsx';
import type { AgendaShown } from './agenda-view.ts';

export function LateItem({ view, agenda }: { view: View; agenda: AgendaShown }) {
  const wrong = problemOf(agenda.problems, fields.formula('late'));
  const given = (name: string) => agenda.form?.[name] ?? '';
  return (
    <fieldset class="agenda-add late-item">
      <legend>A late item</legend>
      <p class="note">It takes the next number; those already printed stay as they are.</p>
      <div class="agenda-add-line">
        <input
          class="govuk-input"
          id={fields.added}
          name={fields.added}
          value={given(fields.added)}
          aria-label="Title of the late item"
          placeholder="Its title"
        />
        <input
          class="govuk-input"
          name={fields.presenter('late')}
          value={given(fields.presenter('late'))}
          aria-label="Presented by"
          placeholder="Presenter"
        />
        <ClosedLevel view={view} agenda={agenda} entry={{ level: 0 }} name={fields.level('late')} />
        <button type="submit" class="btn" name={fields.does} value="late">
          Add it
        </button>
      </div>
      <label class="formula">
        In the public minutes, for an item of the closed part
        <input
          class={wrong ? 'govuk-input govuk-input--error' : 'govuk-input'}
          id={fields.formula('late')}
          name={fields.formula('late')}
          value={given(fields.formula('late'))}
          placeholder={usualFormula(view.code)}
        />
      </label>
    </fieldset>
  );
}
