import type { Child } from 'hono/jsx';
import type { Day, Instant } from '../kernel/define.ts';
import { dayOf } from './dates.ts';
import { DayText, InstantText } from './day.tsx';

/** One thing that happened to a record. The sentence is made here, from the log, and stored nowhere. */
export interface HistoryEvent {
  /** Past of the move: "Opened". */
  past: string;
  /** "the SEC Panel". */
  by?: string;
  effective: Day;
  recorded: Instant;
  /** The decision it was part of: "Meeting 39, item 7". */
  decision?: { label: string; href: string };
  clause?: string;
  /** Fields that it changed, as words; `from` absent where there was nothing before. */
  changes?: readonly { label: string; from?: Child; to: Child }[];
  /** Read from minutes with its start not on record; or taken back since. */
  mark?: 'found' | 'undone';
  /** The passage it was read from. */
  source?: { label: string; href: string };
  /** Its place in the log, from 1, by which anyone can check that it was not written later. */
  proof?: number;
}

const marks = {
  found: 'As the minutes have it; what came before is not on record.',
  undone: 'Taken back since.',
};

/** What happened, newest first: each event by whom, by which decision, under which clause, and when it was learned. */
export function History({ events }: { events: readonly HistoryEvent[] }) {
  return (
    <ol class="hist">
      {events.map((event) => (
        <li class={event.mark === 'undone' ? 'undone' : learnedLater(event) ? 'later' : undefined}>
          <div class="when">
            <DayText day={event.effective} />
          </div>
          <div class="what">
            {event.mark === 'undone' ? <s>{event.past}</s> : <b>{event.past}</b>}
            {event.by && ` by ${event.by}`}
            {event.decision && (
              <>
                {', '}
                <a href={event.decision.href}>{event.decision.label}</a>
              </>
            )}
          </div>
          <Changes changes={event.changes ?? []} />
          <div class="why">
            {event.clause && `${event.clause} · `}
            recorded <InstantText instant={event.recorded} />
            {event.source && (
              <>
                {' · '}
                <a href={event.source.href}>{event.source.label}</a>
              </>
            )}
            {event.proof !== undefined && ` · proof ${event.proof.toLocaleString('en-GB')}`}
          </div>
          {event.mark && <div class="why">{marks[event.mark]}</div>}
        </li>
      ))}
    </ol>
  );
}

/** True of the world before Quorate knew of it: what an earlier reader could not have seen. */
function learnedLater(event: HistoryEvent): boolean {
  return dayOf(event.recorded) > event.effective;
}

function Changes({ changes }: { changes: NonNullable<HistoryEvent['changes']> }) {
  if (changes.length === 0) return null;
  return (
    <ul class="changes">
      {changes.map(({ label, from, to }) => (
        <li>
          {label}: {from !== undefined && from !== '' && <del>{from}</del>} <ins>{to}</ins>
        </li>
      ))}
    </ul>
  );
}
