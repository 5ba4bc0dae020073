/** The meetings that come next, where everyone begins: whoever signs in before one mostly comes for its papers. */
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { Card } from '../../ui/head.tsx';
import type { View } from '../view.ts';
import { stateOf } from './list-page.tsx';

/** The one that sits, and the next three planned. Minutes speak of later meetings too: past ones are not ahead of anyone. */
export async function nextMeetings(tx: Tx, view: View): Promise<Row[]> {
  const { rows } = await listRows(tx, registerOf(view.site.ledger, 'meeting'), {
    code: view.code.id,
    at: view.at,
    sort: { by: 'day', descending: false },
    filters: { state: ['planned', 'sitting'] },
  });
  return rows
    .filter(({ state, fields }) => state === 'sitting' || String(fields.day ?? '') >= view.asAt.on)
    .slice(0, 3);
}

export function NextMeetings({ view, meetings }: { view: View; meetings: readonly Row[] }) {
  if (meetings.length === 0) return null;
  const register = registerOf(view.site.ledger, 'meeting');
  return (
    <Card title="Meetings ahead">
      <ul class="lines">
        {meetings.map(({ ref, title, state, fields }) => (
          <li>
            <a href={view.to('meeting', ref)}>{title}</a> <DayText day={String(fields.day)} />{' '}
            {state === 'sitting' && <StateChip state={stateOf(register, state)} />}{' '}
            <span class="note">
              <a href={view.to('agenda', ref)}>Agenda</a> · <a href={view.to('papers', ref)}>Papers</a>
              {state === 'sitting' && view.session && (
                <>
                  {' · '}
                  <a href={view.to('live', ref)}>Follow it</a>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
