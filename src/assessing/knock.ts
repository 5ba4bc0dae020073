/** What a moved date of an assessment does to the timetable of its proposal, in sentences. Pure. */
import type { Calendar } from '../calendar/calendar.ts';
import { dayInWords } from '../calendar/day.ts';
import type { Day } from '../kernel/define.ts';
import { asAgreed, type Before, consequences } from '../timetable/consequences.ts';
import type { Timetable } from '../timetable/timetable-of.ts';
import { whatIf } from '../timetable/what-if.ts';

export interface Knock {
  proposal: string;
  sentences: readonly string[];
}

/** Dates told one by one; of more, the first, and how many others. */
const mostTold = 5;

/**
 * Against the dates that were agreed; where none were, against what they were with the date before.
 * @param was the date the assessment had before; null where it is not on record
 */
export function knockOf(
  timetable: Timetable,
  { assessment, was, calendar }: { assessment: string; was: Day | null; calendar: Calendar },
): Knock {
  const before = datesBefore(timetable, assessment, was);
  if (!before) return { proposal: timetable.ref, sentences: [asItStands(timetable)] };
  const { moves, summary } = consequences(before, timetable.steps, calendar);
  const told = moves.slice(0, mostTold).map(({ sentence }) => sentence);
  const more = moves.length - told.length;
  return {
    proposal: timetable.ref,
    sentences: [summary, ...told, ...(more > 0 ? [`${more} more ${more === 1 ? 'date moves' : 'dates move'}.`] : [])],
  };
}

function datesBefore(timetable: Timetable, assessment: string, was: Day | null): Before | null {
  const agreed = asAgreed(timetable.steps);
  if (agreed.length > 0) return agreed;
  const step = timetable.steps.find(({ source, ended }) => source?.ref === assessment && !ended);
  if (!step || was === null || was < timetable.day) return null;
  return whatIf(timetable, { [step.id]: was }).after.steps;
}

/** With nothing to hold it against: where it leads as it now is. */
function asItStands({ steps, end }: Timetable): string {
  const ahead = steps.filter(({ kind, ended }) => !ended && (kind === 'meeting' || kind === 'release'));
  const dates = ahead.flatMap(({ name, end: day }) => (day ? [`${name}, ${dayInWords(day)}`] : []));
  if (dates.length === 0 || end === null) return 'When it ends cannot be told: no dates of it were agreed.';
  return `No dates of it were agreed before. As it stands: ${dates.join('; ')}.`;
}
