import type { Day } from '../kernel/define.ts';
import { type AsAt, asAtParams, isPast, linkAt } from './as-at.ts';
import { dayWords } from './dates.ts';
import { FormField } from './field.tsx';
import { Hidden } from './hidden.tsx';
import { Icon } from './icon.tsx';
import { keptParams, pathOf } from './query.ts';

/** A day worth going to: "Meeting 39". Without `known`, as known today. */
export interface DayPreset {
  label: string;
  on: Day;
  known?: Day;
}

interface AsAtProps {
  asAt: AsAt;
  /** Path and query of this page. */
  url: string;
  presets?: readonly DayPreset[];
}

/**
 * Which day one is looking at, on both clocks. A GET form in a <details>: it works without script, and the address
 * that results can be sent to a colleague, who then sees the same.
 */
export function AsAtControl({ asAt, url, presets = [] }: AsAtProps) {
  const past = isPast(asAt);
  const own = Object.values(asAtParams);
  return (
    <details class={past ? 'as-at past' : 'as-at'}>
      <summary>
        <Icon name="clock" />
        <span class="govuk-visually-hidden">Looking at </span>
        <span>
          {past ? '' : 'Today, '}
          <span class="full">{dayWords(asAt.on)}</span>
          <span class="brief">{dayWords(asAt.on, 'short')}</span>
        </span>
      </summary>
      <div class="menu">
        <form method="get" action={pathOf(url)}>
          <Hidden params={keptParams(url, own)} />
          <FormField
            name={asAtParams.on}
            id="as-at-on"
            field={{ label: 'True on', kind: 'day', hint: 'What was so in the world on this day.' }}
            value={asAt.on}
          />
          <FormField
            name={asAtParams.known}
            id="as-at-known"
            field={{ label: 'As known on', kind: 'day', hint: 'Only what had been recorded by the end of this day.' }}
            value={asAt.known}
            max={asAt.today}
          />
          <button type="submit" class="btn go">
            Go to this day
          </button>
        </form>
        {(past || presets.length > 0) && (
          <ul class="days">
            {past && (
              <li>
                <a href={toDay(url, asAt, asAt.today)}>Today, {dayWords(asAt.today)}</a>
              </li>
            )}
            {presets.map((preset) => (
              <li>
                <a href={toDay(url, asAt, preset.on, preset.known)}>
                  {preset.label}
                  {!preset.label.includes(dayWords(preset.on)) && `, ${dayWords(preset.on)}`}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}

/** Says so, on every page that shows another day than today. Nothing when it is today. */
export function PastBanner({ asAt, url, changes }: { asAt: AsAt; url: string; changes?: string }) {
  if (!isPast(asAt)) return null;
  return (
    <p class="past-banner">
      <b>You are looking at {dayWords(asAt.on)}</b>, as known on {dayWords(asAt.known)}.{' '}
      <a href={toDay(url, asAt, asAt.today)}>Back to today</a>
      {changes && (
        <>
          {' · '}
          <a href={changes}>What has changed since</a>
        </>
      )}
    </p>
  );
}

/** This page on another day, at the first page of its list: the cursor belonged to the rows of the old day. */
function toDay(url: string, asAt: AsAt, on: Day, known: Day = asAt.today): string {
  const bare = keptParams(url, []).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return linkAt(`${pathOf(url)}?${bare.join('&')}`, { today: asAt.today, on, known });
}
