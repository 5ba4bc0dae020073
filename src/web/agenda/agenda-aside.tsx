/** Beside the agenda: when papers go out, how long it takes, who is expected, and what waits but is not on it. */
import { timesOf } from '../../agenda/entry.ts';
import { Button } from '../../ui/button.tsx';
import { DayText } from '../../ui/day.tsx';
import type { View } from '../view.ts';
import { fields } from './agenda-form.ts';
import type { AgendaShown } from './agenda-view.ts';

export function AgendaAside({ view, agenda, edits }: { view: View; agenda: AgendaShown; edits: boolean }) {
  const { meeting } = agenda.waiting;
  const { paperDay: papers } = agenda;
  const stated = typeof meeting.fields.paper_day === 'string' ? meeting.fields.paper_day : papers.day;
  const ends = endOf(agenda);
  const note = [papers.clause, papers.note].filter(Boolean).join('. ');
  return (
    <aside class="card agenda-aside" aria-label="About the meeting">
      <h2>Papers</h2>
      <p class="paper-day">
        Out by <DayText day={stated} sum={[papers.sum, papers.clause].filter(Boolean).join(', ')} />
      </p>
      <p class="note">
        {papers.sum}
        {note && ` (${note.replace(/\.$/, '')})`}
      </p>
      <p>
        {papersWords(agenda)} <a href={view.to('papers', meeting.ref)}>Papers and pack</a>
      </p>
      {ends && (
        <p>
          Ends about <b>{ends}</b>
          {meeting.fields.ends_at && `; ${meeting.fields.ends_at} is planned`}
        </p>
      )}
      {edits && (
        <p>
          <a href={view.to('move', 'meeting', 'reschedule', meeting.ref)}>Another day, time or place</a>
        </p>
      )}
      <Expected view={view} agenda={agenda} />
      {edits && agenda.items.length === 0 && <NotOnIt view={view} agenda={agenda} />}
      {edits && agenda.draft.last && <p class="note">Last changed by {agenda.draft.last.by}.</p>}
    </aside>
  );
}

function papersWords({ papers }: AgendaShown): string {
  const standing = papers.filter((one) => one.state !== 'withdrawn');
  const late = standing.filter((one) => Number(one.fields.late ?? 0) > 0).length;
  if (standing.length === 0) return 'None received yet.';
  return `${standing.length} received${late > 0 ? `, ${late} of them late` : ''}.`;
}

function endOf({ waiting, items, draft, proposed }: AgendaShown): string | null {
  const starts = waiting.meeting.fields.starts_at;
  if (typeof starts !== 'string') return null;
  if (items.length + draft.entries.length + proposed.length === 0) return null;
  const drawn = draft.entries.length > 0 ? draft.entries : proposed;
  const planned =
    items.length > 0
      ? items
          .filter((one) => one.state !== 'withdrawn')
          .map((one) => ({ minutes: Number(one.fields.minutes_planned ?? 0) }))
      : drawn;
  return timesOf([...planned, { minutes: 0 }], starts).at(-1) ?? null;
}

function Expected({ view, agenda }: { view: View; agenda: AgendaShown }) {
  const { attendance } = agenda;
  if (attendance.length === 0) return null;
  return (
    <>
      <h2>Expected</h2>
      <ul class="expected">
        {attendance.map((one) => (
          <li>
            <a href={view.to('person', String(one.fields.person ?? ''))}>{one.title}</a>{' '}
            <span class="note">
              {one.fields.category}
              {one.state === 'apologies' && ', apologies'}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the records would put on it today, and nobody has taken out. */
function NotOnIt({ view, agenda }: { view: View; agenda: AgendaShown }) {
  const { draft } = agenda;
  if (draft.entries.length === 0) return null;
  const known = new Set([...draft.entries.map((one) => one.id), ...draft.gone]);
  const fresh = agenda.proposed.filter((one) => !known.has(one.id));
  const taken = agenda.proposed.filter((one) => draft.gone.includes(one.id));
  if (fresh.length + taken.length === 0) return null;
  return (
    <>
      <h2>Not on it</h2>
      <form method="post" action={view.to('agenda', agenda.key.meeting)}>
        <input type="hidden" name="csrf" value={view.session?.csrf ?? ''} />
        <input type="hidden" name={fields.base} value={JSON.stringify(agenda.parts)} />
        <input type="hidden" name={fields.order} value={draft.entries.map((one) => one.id).join(' ')} />
        <ul class="not-on-it">
          {[...fresh, ...taken].map((one) => (
            <li>
              <span>
                {one.title}
                <span class="note"> {draft.gone.includes(one.id) ? 'taken out' : one.why.join(' ')}</span>
              </span>
              <Button weight="small" name={fields.does} value={`take:${one.id}`}>
                Put it on
              </Button>
            </li>
          ))}
        </ul>
      </form>
    </>
  );
}
