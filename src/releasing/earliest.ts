/** The first release a change can make, and those it does not: pure arithmetic over Working Days, with its sum in words. */
import { addWorkingDays, type Calendar, explain, workingDaysBetween } from '../calendar/calendar.ts';
import { addDays, dayInWords } from '../calendar/day.ts';
import type { ReleasesConfig } from '../codes/change-parts.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Day } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import { firstDayOf, type ReleaseDay } from './release-calendar.ts';

export interface EarliestInput {
  /** The day the change is decided, or is expected to be. */
  ready: Day;
  /** What it touches, by the names of the code's lead times; null or unknown counts no lead time. */
  touches: string | null;
  /** Releases to choose among, first to last, as `releaseCalendar` gives them. */
  releases: readonly ReleaseDay[];
  config: Pick<ReleasesConfig, 'leadTimes'>;
  calendar: Calendar;
  /** A release before this day is none to choose; absent where all of them are still ahead. */
  today?: Day;
}

/** A release the change does not make. */
export interface Missed {
  release: ReleaseDay;
  /** Working Days by which it is missed, 1 at the least. */
  by: number;
  /** `lead`: it cannot be live by then; `freeze`: it is decided after nothing more is taken in. */
  why: 'lead' | 'freeze';
  /** "Missed by 4 WD: decided 6 days after …". */
  words: string;
}

export interface Earliest {
  /** The first it makes; null where none of those given is late enough. */
  release: ReleaseDay | null;
  /** That release's day, or the first day of its month where no day is fixed. */
  day: Day | null;
  /** The first day the change could go live, whatever is released then. */
  could: Day;
  /** How that day was arrived at, in words. */
  sum: string;
  /** The clause of the lead time, where there is one. */
  clause: string | null;
  missed: Missed[];
}

/** The first day a change could go live: its lead time in Working Days after it is decided, else the day after. */
function couldGoLive({ ready, touches, config, calendar }: Omit<EarliestInput, 'releases'>): {
  day: Day;
  sum: string;
  clause: string | null;
} {
  const rule = touches !== null && Object.hasOwn(config.leadTimes, touches) ? config.leadTimes[touches] : undefined;
  const lead = rule && ruleOn(rule, ready);
  if (!lead || lead.value === null)
    return {
      day: addDays(ready, 1),
      sum: `Decided ${dayInWords(ready)}; no lead time is set: the release after the decision`,
      clause: lead?.clause ?? null,
    };
  const { result, words, skippedWords } = explain(calendar, ready, lead.value);
  return { day: result, sum: [words, skippedWords].filter(Boolean).join('. '), clause: lead.clause };
}

/** The earliest feasible release of a change, and each one before it that it misses. Throws Refused for a ready day that is none. */
export function earliestRelease(input: EarliestInput): Earliest {
  const could = couldGoLive(input);
  const ahead = input.releases.filter(
    (one) => one.ofCode && one.month !== null && one.state !== 'cancelled' && !isPast(one, input.today),
  );
  const missed: Missed[] = [];
  for (const release of ahead) {
    const miss = missOf(input, release, could.day);
    if (!miss) {
      return {
        release,
        day: firstDayOf(release),
        could: could.day,
        sum: sumOf(could, release),
        clause: could.clause,
        missed,
      };
    }
    missed.push(miss);
  }
  return {
    release: null,
    day: null,
    could: could.day,
    sum: `${could.sum}. No release is planned after ${dayInWords(could.day)}`,
    clause: could.clause,
    missed,
  };
}

function sumOf({ sum }: { sum: string }, release: ReleaseDay): string {
  const when = release.day
    ? `, ${dayInWords(release.day)}`
    : ', whose day is not fixed: counted to the first of the month';
  return `${sum}. First release on or after: ${release.name}${when}`;
}

/**
 * Whether a change makes one release, by how much. Throws Refused where the release has gone: nothing can be planned
 * into it any more.
 */
export function makes(input: Omit<EarliestInput, 'releases'>, release: ReleaseDay): Missed | null {
  refusePast(release, input.today);
  return missOf(input, release, couldGoLive(input).day);
}

/** Throws Refused for a release that is live, cancelled, or planned for a day that has passed. */
function refusePast(release: ReleaseDay, today: Day | undefined): void {
  const words = whyGone(release, today);
  if (words) throw new Refused({ sentence: words, field: 'release' });
}

/** Why nothing can be planned into a release any more; null while it is ahead. */
export function whyGone(release: ReleaseDay, today: Day | undefined): string | null {
  if (release.state === 'live') return `${release.name} is live already. Choose a release that is still ahead.`;
  if (release.state === 'cancelled') return `${release.name} was cancelled. Choose another release.`;
  if (!isPast(release, today)) return null;
  return `${release.name} was planned for ${dayInWords(firstDayOf(release))}, which has passed. Choose a release that is still ahead, or give it its new date first.`;
}

function isPast(release: ReleaseDay, today: Day | undefined): boolean {
  if (release.state === 'live') return true;
  if (today === undefined || release.month === null) return false;
  return release.day === null ? release.month < today.slice(0, 7) : release.day < today;
}

function missOf(
  { ready, calendar }: Pick<EarliestInput, 'ready' | 'calendar'>,
  release: ReleaseDay,
  could: Day,
): Missed | null {
  const live = firstDayOf(release);
  if (release.freeze !== null && ready > release.freeze) {
    const by = Math.max(1, workingDaysBetween(calendar, release.freeze, ready));
    const words = `Misses ${release.name} by ${by} WD: ready ${dayInWords(ready)}, and nothing is taken in after ${dayInWords(release.freeze)}`;
    return { release, by, why: 'freeze', words };
  }
  if (could <= live) return null;
  const by = Math.max(1, workingDaysBetween(calendar, live, could));
  const words = `Misses ${release.name} by ${by} WD: it could go live on ${dayInWords(could)}, the release is ${release.day ? `on ${dayInWords(live)}` : `in the month from ${dayInWords(live)}`}`;
  return { release, by, why: 'lead', words };
}

/** The last day on which a change may still be decided to make a release. */
export function readyBy(
  release: ReleaseDay,
  { touches, config, calendar }: Omit<EarliestInput, 'releases' | 'ready'>,
): Day {
  const live = firstDayOf(release);
  const rule = touches !== null && Object.hasOwn(config.leadTimes, touches) ? config.leadTimes[touches] : undefined;
  const lead = rule && ruleOn(rule, live)?.value;
  const byLead = lead ? addWorkingDays(calendar, live, -lead) : addDays(live, -1);
  return release.freeze !== null && release.freeze < byLead ? release.freeze : byLead;
}
