/** Earlier actions of the body, at the item that hears of them: what was reported, and where that leaves the action. */
import type { Row } from '../../kernel/read.ts';
import { clip, sentence } from '../tell.tsx';
import type { ConsoleState } from './console-state.ts';
import { deskForm } from './people-card.tsx';

export function EarlierActions({ state, actions }: { state: ConsoleState; actions: readonly Row[] }) {
  const { rows, item, view } = state;
  if (!item || actions.length === 0 || rows.meeting.state !== 'sitting') return null;
  const heard = actions.filter(({ fields }) => fields.latest_meeting === rows.meeting.ref);
  const waiting = actions.filter((one) => one.state === 'open' && !heard.includes(one));
  const standing = Array.isArray(item.fields.about) && item.fields.about.includes('action');
  return (
    <details class="more card" id="earlier-actions" open={standing}>
      <summary>
        Earlier actions <span class="note">{waiting.length} not yet heard of</span>
      </summary>
      <div>
        {heard.length > 0 && (
          <ul class="rows">
            {heard.map((row) => (
              <li>
                <span class="person">
                  <a href={view.to('action', row.ref)}>{row.ref}</a>
                  <span class="note">
                    {row.state === 'closed' ? 'closed' : 'open'}: {clip(String(row.fields.latest ?? ''), 160)}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        )}
        <div class="govuk-form-group">
          <label class="govuk-label" for="report-action">
            Action
          </label>
          <select class="govuk-select" id="report-action" name="report-action" form={deskForm}>
            {[...waiting, ...heard].map((row) => (
              <option value={row.ref}>
                {row.ref}, {row.fields.owner ?? 'no owner'}: {clip(sentence(row.title), 90)}
              </option>
            ))}
          </select>
        </div>
        <div class="govuk-form-group">
          <label class="govuk-label" for="report-said">
            What was reported
          </label>
          <textarea class="govuk-textarea" id="report-said" name="report-said" rows={2} form={deskForm} />
        </div>
        <div class="govuk-form-group">
          <label class="govuk-label" for="report-due">
            Due now, if it is to be later
          </label>
          <input
            class="govuk-input"
            type="text"
            id="report-due"
            name="report-due"
            placeholder="January meeting"
            form={deskForm}
          />
        </div>
        <p class="acts">
          <Outcome value="open">It stays open</Outcome>
          <Outcome value="closed">It is closed</Outcome>
          <Outcome value="later">It is due later</Outcome>
        </p>
      </div>
    </details>
  );
}

function Outcome({ value, children }: { value: string; children: string }) {
  return (
    <button type="submit" class="btn" form={deskForm} name="do" value={`report ${value}`}>
      {children}
    </button>
  );
}
