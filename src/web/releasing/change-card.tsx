/** A change as a card of the board: what it is, when it is ready, the first release it makes, what is amiss. */
import type { Alert } from '../../releasing/alerts.ts';
import type { BoardChange } from '../../releasing/board.ts';
import { LevelChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { withQuery } from '../../ui/query.ts';
import { Tip } from '../../ui/tip.tsx';
import { clip, sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { originWords, touchWords } from './words.ts';

interface CardProps {
  view: View;
  change: BoardChange;
  /** Whether this reader may move it. */
  keeps: boolean;
}

export function ChangeCard({ view, change, keeps }: CardProps) {
  const { modification, title, inclusion } = change;
  const move = wayOf(view, change);
  const drag =
    keeps && inclusion && inclusion.state !== 'delivered' ? { 'data-change': move, 'data-title': clip(title, 60) } : {};
  return (
    <article class={`release-change ${change.origin}`} {...drag}>
      <p class="release-kind">
        {modification ? (
          <a href={view.to('modification', modification.ref)}>{modification.ref}</a>
        ) : (
          <span>{originWords[change.origin]}</span>
        )}
        {change.touches && <span class="note"> {touchWords[change.touches] ?? change.touches}</span>}
        {inclusion && inclusion.label.level > 0 && (
          <LevelChip
            level={inclusion.label.level}
            name={view.code.levels[inclusion.label.level].name}
            meaning={view.code.levels[inclusion.label.level].meaning}
          />
        )}
        {inclusion?.state === 'proposed' && <span class="chip state open">Proposed</span>}
        {inclusion?.state === 'deferred' && <span class="chip state stopped">Put off</span>}
        {inclusion?.state === 'delivered' && <span class="chip state done">Live</span>}
      </p>
      <h3>
        {inclusion ? (
          <a href={view.to('inclusion', inclusion.ref)}>{clip(sentence(title), 110)}</a>
        ) : (
          clip(sentence(title), 110)
        )}
      </h3>
      {modification && <p class="note">{modification.stage}</p>}
      <Days change={change} />
      <Alerts alerts={change.alerts} brief />
      {keeps && inclusion?.state !== 'delivered' && (
        <a class="release-move" href={move}>
          {inclusion ? 'Move or put off' : 'Take it in'}
        </a>
      )}
    </article>
  );
}

/** Where its form is: moved, or taken in where it is in none. */
function wayOf(view: View, { inclusion, modification }: BoardChange): string {
  if (inclusion) return view.to('releasing', 'move', inclusion.ref);
  return withQuery(view.to('releasing', 'take'), { modification: modification?.ref ?? '' });
}

export function Days({ change: { ready, earliest } }: { change: Pick<BoardChange, 'ready' | 'earliest'> }) {
  if (!ready) return <p class="release-days none">No ready day known</p>;
  return (
    <dl class="release-days">
      <div>
        <dt>Ready</dt>
        <dd>
          <DayText day={ready.day} short sum={ready.why} />
        </dd>
      </div>
      {earliest && (
        <div>
          <dt>Earliest</dt>
          <dd>
            <Tip tip={[earliest.sum, ...earliest.missed.map(({ words }) => words)].join('. ')}>
              {earliest.release?.name ?? 'None planned'}
            </Tip>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** What is amiss; brief, with the whole of it on hover and focus. */
export function Alerts({ alerts, brief = false }: { alerts: readonly Alert[]; brief?: boolean }) {
  if (alerts.length === 0) return null;
  return (
    <ul class="release-alerts">
      {alerts.map((one) => (
        <li class={one.tone}>{brief && one.brief ? <Tip tip={`${one.words}.`}>{one.brief}</Tip> : `${one.words}.`}</li>
      ))}
    </ul>
  );
}
