/** Its timetable as a picture: what moved since it was agreed, and the way to every sum. */
import { reasonFor, sinceAgreed, wd } from '../../timetable/consequences.ts';
import type { Timetable } from '../../timetable/timetable-of.ts';
import { dayWords } from '../../ui/dates.ts';
import { Card } from '../../ui/head.tsx';
import { PictureOf } from '../timetable/of-page.tsx';
import { rowsOf, wasAgreed } from '../timetable/rows-of.ts';
import type { Shown } from './shown.ts';

export function TimetableCard({ view, timetable }: { view: Shown['view']; timetable: Timetable | null }) {
  if (!timetable || timetable.steps.length === 0) return null;
  return (
    <Card title="Timetable">
      <PictureOf timetable={timetable} rows={rowsOf(timetable, wasAgreed(timetable))} />
      <Moved view={view} timetable={timetable} />
      <p class="note timetable-foot">
        {!timetable.planned && 'Worked out from the process: nobody has agreed it yet. '}
        {timetable.assumed && 'No path is determined, so the longest is reckoned with. '}
        <a href={view.to('timetable', 'of', timetable.ref)}>Every date with its sum</a> ·{' '}
        <a href={view.to('timetable', 'calendar', `${timetable.ref}.ics`)}>Calendar</a>
      </p>
    </Card>
  );
}

/** What is late against what was agreed or first worked out, and what comes of it. */
function Moved({ view, timetable }: { view: Shown['view']; timetable: Timetable }) {
  const since = sinceAgreed(timetable);
  const first = since?.late[0];
  if (!since || !first) return null;
  const { moves, missed, holds } = since.consequences;
  const own = moves.find(({ id }) => id === first.id);
  const days = own?.days ?? 0;
  const others = moves.length - (own ? 1 : 0);
  const was = first.agreed ?? first.baseline;
  const reason = reasonFor(first, was);
  const rest =
    others === 0 ? 'No other date moves.' : others === 1 ? 'One other date moves.' : `${others} other dates move.`;
  return (
    <div class="callout">
      <p>
        <b>
          {first.name} is {days === 0 ? 'moved' : `${wd(days)} ${days < 0 ? 'early' : 'late'}`}
        </b>{' '}
        (was {was && dayWords(was)}, now {first.end ? dayWords(first.end) : 'not known'}
        {reason && `: ${reason}`}). {rest} {[...missed, ...holds].join(' ')}{' '}
        <a href={view.to('timetable', 'of', timetable.ref)}>See what moves, and put it to a meeting</a>
      </p>
    </div>
  );
}
