import type { Day, Instant } from '../kernel/define.ts';
import { dayWords, instantInFull, instantWords, weekday } from './dates.ts';
import { Tip } from './tip.tsx';

interface DayProps {
  day: Day;
  short?: boolean;
  /** How the day was arrived at: "5 Working Days before the meeting, SEC C5.3". Shown on hover and focus. */
  sum?: string;
}

/** A day. Text that is not an ISO day (a month, "the January meeting") is shown as it stands. */
export function DayText({ day, short, sum }: DayProps) {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return <span class="day">{day}</span>;
  const words = dayWords(day, short ? 'short' : 'long');
  if (sum)
    return (
      <Tip kind="day" tip={`${weekday(day)}: ${sum}`}>
        <time datetime={day}>{words}</time>
      </Tip>
    );
  return (
    <time class="day" datetime={day} title={weekday(day)}>
      {words}
    </time>
  );
}

/** An instant in London's time, its seconds and zone on hover and focus. */
export function InstantText({ instant }: { instant: Instant }) {
  return (
    <Tip kind="day" tip={instantInFull(instant)}>
      <time datetime={instant}>{instantWords(instant)}</time>
    </Tip>
  );
}
