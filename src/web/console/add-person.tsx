/** Somebody comes who is not on the list. Outside of what moves with the meeting, so that typing here is left alone. */
import type { Row } from '../../kernel/read.ts';
import type { ConsoleState } from './console-state.ts';
import { deskForm } from './people-card.tsx';

export function AddPerson({ state, people }: { state: ConsoleState; people: readonly Row[] }) {
  const members = state.rows.attendance.filter((row) => row.fields.capacity === 'member');
  return (
    <details class="more card" id="add-person">
      <summary>Add somebody</summary>
      <div>
        <div class="govuk-form-group">
          <label class="govuk-label" for="person-name">
            Name
          </label>
          <input
            class="govuk-input"
            type="text"
            id="person-name"
            name="person-name"
            list="known-people"
            autocomplete="off"
            form={deskForm}
            data-enter="add-here"
          />
          <datalist id="known-people">
            {people.map((row) => (
              <option value={row.title}>{row.fields.organisation}</option>
            ))}
          </datalist>
        </div>
        <div class="govuk-form-group">
          <label class="govuk-label" for="person-capacity">
            Attends as
          </label>
          <select class="govuk-select" id="person-capacity" name="person-capacity" form={deskForm}>
            <option value="other">Other participant</option>
            <option value="member">Member</option>
            <option value="alternate">Alternate</option>
            <option value="observer">Observer</option>
          </select>
        </div>
        <div class="govuk-form-group">
          <label class="govuk-label" for="person-for">
            Stands in for
          </label>
          <select class="govuk-select" id="person-for" name="person-for" form={deskForm}>
            <option value="">Nobody</option>
            {members.map((row) => (
              <option value={String(row.fields.person)}>{row.title}</option>
            ))}
          </select>
        </div>
        <div class="govuk-form-group">
          <label class="govuk-label" for="person-category">
            Category or organisation
          </label>
          <input class="govuk-input" type="text" id="person-category" name="person-category" form={deskForm} />
        </div>
        <div class="govuk-form-group">
          <label class="govuk-label" for="person-role">
            Role, if it is to be printed
          </label>
          <input
            class="govuk-input"
            type="text"
            id="person-role"
            name="person-role"
            placeholder="Meeting Secretary"
            form={deskForm}
          />
        </div>
        <p class="acts">
          <button type="submit" class="btn" form={deskForm} name="do" value="add-here">
            Here now
          </button>
          <button type="submit" class="btn" form={deskForm} name="do" value="add-expected">
            Expected
          </button>
        </p>
      </div>
    </details>
  );
}
