/** What a moved date of an assessment does to the timetable of its proposal, in sentences. Pure. */
import type { Calendar } from '../calendar/calendar.ts';
import { dayInWords } from '../calendar/day.ts';
import type { Day } from '../kernel/define.ts';
import { asAgreed, type Before, consequences } from '../timetable/consequences.ts';
import { solvedAs, type Timetable } from '../timetable/timetable-of.ts';

export interface Knock {
  proposal: string;
  sentences: readonly string[];
}

/** Dates told one by one; of more, the first, and how many others. */
const mostTold = 5;

/**
 * Against the dates that were agreed; where no timetable was, against what it would be had the assessment come by `was`.
 * @param was the date it had before, or was promised for; null where neither is on record
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
  if (timetable.planned) return asAgreed(timetable.steps);
  const own = timetable.steps.find(({ source, ended }) => source?.ref === assessment && !ended);
  if (!own || was === null) return null;
  const { network, days } = timetable;
  const steps = network.steps.map((step) =>
    step.id === own.id ? { ...step, fixed: { day: was, by: 'as it was before' } } : step,
  );
  // That day may be past by now: as things were then, nothing else had to wait for today.
  const today = was < network.today ? was : network.today;
  return solvedAs({ ...network, steps, today }, days).steps;
}

/** With nothing to hold it against: where it leads as it now is. */
function asItStands({ steps, end }: Timetable): string {
  const ahead = steps.filter(({ kind, ended }) => !ended && (kind === 'meeting' || kind === 'release'));
  const dates = ahead.flatMap(({ name, end: day }) => (day ? [`${name}, ${dayInWords(day)}`] : []));
  if (dates.length === 0 || end === null) return 'When it ends cannot be told: no dates of it were agreed.';
  return `No dates of it were agreed before. As it stands: ${dates.join('; ')}.`;
}
