/** Who is in the room, who is expected, who sent apologies; each one press away from another state. */
import type { Row } from '../../kernel/read.ts';
import { inTheRoom, staysOf } from '../../meetings/presence.ts';
import type { ConsoleState } from './console-state.ts';

/** Buttons of the people card belong to this form, which stands outside what is replaced as the meeting moves. */
export const deskForm = 'desk';

export function PeopleCard({ state }: { state: ConsoleState }) {
  const { attendance, meeting } = state.rows;
  const room = inTheRoom(attendance);
  const expected = attendance.filter((row) => row.state === 'expected');
  const away = attendance.filter((row) => !room.includes(row) && !expected.includes(row));
  const over = meeting.state === 'held' || meeting.state === 'cancelled';
  return (
    <section class="card" aria-label="People">
      <h2>People</h2>
      {!over && (
        <p class="at-time">
          <label for="at-time">At</label>
          <input
            class="govuk-input"
            type="time"
            id="at-time"
            name="time"
            form={deskForm}
            aria-describedby="at-time-hint"
          />
          <span id="at-time-hint">empty is now</span>
        </p>
      )}
      {expected.length > 1 && !over && (
        <p>
          <Do act="arrive-all">Everyone expected is here</Do>
        </p>
      )}
      <People title="In the room" rows={room} state={state} acts={over ? [] : [{ act: 'leave', words: 'Leaves' }]} />
      <People
        title="Expected"
        rows={expected}
        state={state}
        acts={
          over
            ? []
            : [
                { act: 'arrive', words: 'Here' },
                { act: 'apologise', words: 'Apologies' },
              ]
        }
      />
      <People title="Not here" rows={away} state={state} acts={over ? [] : [{ act: 'arrive', words: 'Here' }]} />
      {attendance.length === 0 && <p class="note">Nobody is on the list yet. Add people below.</p>}
    </section>
  );
}

interface Act {
  act: string;
  words: string;
}

function People(props: { title: string; rows: readonly Row[]; state: ConsoleState; acts: readonly Act[] }) {
  const { title, rows, state, acts } = props;
  if (rows.length === 0) return null;
  return (
    <>
      <h3>
        {title} <span class="note">{rows.length}</span>
      </h3>
      <ul class="rows">
        {rows.map((row) => (
          <li>
            <span class="person">
              {row.title}
              <span class="note">{wordsOf(row, state.rows.attendance)}</span>
            </span>
            <span class="acts">
              {acts.map(({ act, words }) => (
                <Do act={`${act} ${row.fields.person ?? ''}`} label={`${words}: ${row.title}`}>
                  {words}
                </Do>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

export function Do({ act, label, children }: { act: string; label?: string; children: string }) {
  return (
    <button type="submit" class="btn small" form={deskForm} name="do" value={act} aria-label={label}>
      {children}
    </button>
  );
}

/** "Large Suppliers, alternate for Ann Oather, 10:00–11:20". */
function wordsOf(row: Row, attendance: readonly Row[]): string {
  const { category, capacity, role, stands_for: standsFor } = row.fields;
  const member = attendance.find((one) => one.fields.person === standsFor);
  const stands = standsFor
    ? `alternate for ${member?.title ?? standsFor}`
    : capacity === 'alternate'
      ? 'alternate'
      : '';
  const stays = staysOf(row).map(({ from, to }) => `${from}–${to ?? ''}`);
  const away = row.state === 'apologies' ? 'apologies' : row.state === 'absent' ? 'absent' : '';
  const watches = capacity === 'observer' ? 'observer' : '';
  const post = role === category ? null : role;
  return [post, category, stands, watches, away, ...stays].filter(Boolean).join(', ');
}
