/** The activity planner as a calendar that programs subscribe to (RFC 5545). */
import { deadline } from '../calendar/deadline.ts';
import type { Instant } from '../kernel/define.ts';
import { writeCalendar } from '../paper/calendar-file.ts';
import { kindWords, type PlanEntry } from './entry.ts';
import { type Planner, uidOf } from './planner.ts';

export interface PlannerFeed {
  planner: Pick<Planner, 'name' | 'entries'>;
  code: { id: string; zone: string };
  /** How often the days of each record changed (`sequences`). */
  sequences: ReadonlyMap<string, number>;
  /** When it is given out. */
  stamp: Instant;
  /** Where the feed is, and where an entry's record is read; absent for a file. */
  url?: string;
  addressOf?(entry: PlanEntry): string | null;
}

/** Seconds after which programs ask again. */
const refresh = 6 * 3600;

export function plannerFeed(feed: PlannerFeed): string {
  const { planner, code, sequences, stamp, url } = feed;
  return writeCalendar({
    name: `${planner.name}: activity planner`,
    zone: code.zone,
    stamp,
    ...(url ? { url, refresh } : {}),
    entries: planner.entries
      .filter(({ aside }) => !aside)
      .map((entry) => {
        const address = feed.addressOf?.(entry) ?? null;
        return {
          uid: uidOf(code.id, entry),
          sequence: sequences.get(`${entry.register} ${entry.ref}`) ?? 0,
          ...whenOf(entry, code.zone),
          summary: `${kindWords[entry.kind]}: ${entry.title}`,
          description: descriptionOf(entry),
          ...(address ? { url: address } : {}),
        };
      }),
  });
}

/** A day without a time is a whole day; a time without an end, a deadline, lasts no time. */
function whenOf({ day, starts, ends }: PlanEntry, zone: string) {
  if (starts === null) return { day };
  const start = deadline({ day, time: starts, zone });
  return { start, end: ends && ends > starts ? deadline({ day, time: ends, zone }) : start };
}

function descriptionOf({ why, clause, details }: PlanEntry): string {
  const reason = clause ? `${why} (${clause})` : why;
  return details.length > 0 ? `${reason}\n\nStanding items:\n${details.map((one) => `• ${one}`).join('\n')}` : reason;
}
