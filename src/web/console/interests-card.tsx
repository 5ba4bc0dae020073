/** Interests declared in the item in hand, and who takes no part in it because of one. */
import { inTheRoom } from '../../meetings/presence.ts';
import { type ConsoleState, ofItem } from './console-state.ts';
import { Do, deskForm } from './people-card.tsx';

export function InterestsCard({ state }: { state: ConsoleState }) {
  const { rows, item } = state;
  if (!item) return null;
  const declared = ofItem(rows.interests, item).filter((row) => row.state === 'declared');
  const room = inTheRoom(rows.attendance);
  const nameOf = (person: unknown) => rows.attendance.find((row) => row.fields.person === person)?.title ?? person;
  if (declared.length === 0 && room.length === 0) return null;
  return (
    <section class="card" aria-label="Interests">
      <h2>Interests in this item</h2>
      {declared.length === 0 && <p class="note">None declared.</p>}
      <ul class="rows">
        {declared.map((row) => (
          <li>
            <span class="person">
              {nameOf(row.fields.person)}
              <span class="note">
                {row.title}
                {row.fields.recused && ' · takes no part'}
              </span>
            </span>
            <Do
              act={`clear-interest ${row.fields.person}`}
              label={`Clear the interest of ${nameOf(row.fields.person)}`}
            >
              Clear
            </Do>
          </li>
        ))}
      </ul>
      {room.length > 0 && (
        <details class="more" id="declare-interest">
          <summary>Declare an interest</summary>
          <div>
            <div class="govuk-form-group">
              <label class="govuk-label" for="interest-person">
                Who
              </label>
              <select class="govuk-select" id="interest-person" name="interest-person" form={deskForm}>
                <option value="">Choose</option>
                {room.map((row) => (
                  <option value={String(row.fields.person)}>{row.title}</option>
                ))}
              </select>
            </div>
            <div class="govuk-form-group">
              <label class="govuk-label" for="interest-title">
                The interest, in a line
              </label>
              <input
                class="govuk-input"
                type="text"
                id="interest-title"
                name="interest-title"
                form={deskForm}
                data-enter="interest"
              />
            </div>
            <label class="tick">
              <input type="checkbox" name="recused" value="yes" form={deskForm} /> Takes no part in this item
            </label>
            <p>
              <Do act="interest">Declare it</Do>
            </p>
          </div>
        </details>
      )}
    </section>
  );
}
