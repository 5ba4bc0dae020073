/** The dates of timetables as a calendar that programs subscribe to. */
import { deadline } from '../calendar/deadline.ts';
import type { Instant } from '../kernel/define.ts';
import { recordId } from '../kernel/ledger.ts';
import { writeCalendar } from '../paper/calendar-file.ts';
import type { Timetable } from './timetable-of.ts';

export interface TimetableFeed {
  name: string;
  code: { id: string; zone: string };
  timetables: readonly Timetable[];
  stamp: Instant;
  url?: string;
  addressOf?(ref: string): string;
}

/** Seconds after which programs ask again. */
const refresh = 6 * 3600;

/**
 * The end of every step that is not over. A step that closes at an hour is that instant; the others are whole days. What
 * a step is called in calendars never changes, whatever day it falls on; how often its day changed is not kept, so
 * programs go by when the file was written.
 */
export function timetableFeed({ name, code, timetables, stamp, url, addressOf }: TimetableFeed): string {
  const sequence = Math.floor(Date.parse(stamp) / 86_400_000);
  return writeCalendar({
    name,
    zone: code.zone,
    stamp,
    ...(url ? { url, refresh } : {}),
    entries: timetables.flatMap(({ ref, title, steps }) =>
      steps
        .filter(({ ended, end }) => !ended && end !== null)
        .map((step) => {
          const day = step.end as string;
          const at = step.closes ? deadline({ day, time: step.closes, zone: code.zone }) : null;
          return {
            uid: `${recordId(code.id, 'step', `${ref}/${step.id}`)}.ends-on@${code.id}.quorate`,
            sequence,
            ...(at ? { start: at, end: at } : { day }),
            summary: `${ref}: ${step.name}${step.anchor?.reckoned ? ' (reckoned)' : ''}`,
            description: [title, step.sum, step.clause ? `(${step.clause})` : ''].filter(Boolean).join('\n'),
            ...(addressOf ? { url: addressOf(ref) } : {}),
          };
        }),
    ),
  });
}
