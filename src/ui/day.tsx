import type { Day, Instant } from '../kernel/define.ts';
import { dayWords, instantInFull, instantWords, weekday } from './dates.ts';

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
  if (sum) return <Sum words={words} datetime={day} sum={`${weekday(day)}: ${sum}`} />;
  return (
    <time class="day" datetime={day} title={weekday(day)}>
      {words}
    </time>
  );
}

/** An instant in London's time, its seconds and zone on hover and focus. */
export function InstantText({ instant }: { instant: Instant }) {
  return <Sum words={instantWords(instant)} datetime={instant} sum={instantInFull(instant)} />;
}

interface SumProps {
  words: string;
  datetime: string;
  sum: string;
}

/** A date that opens its sum. In the tab order because the keyboard must reach what the mouse does (WCAG 1.4.13). */
function Sum({ words, datetime, sum }: SumProps) {
  return (
    <span class="day sum" tabindex={0}>
      <time datetime={datetime}>{words}</time>
      <span class="tip">
        <span class="govuk-visually-hidden">, </span>
        {sum}
      </span>
    </span>
  );
}
