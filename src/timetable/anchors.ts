/** Meetings and releases a step may be held to: the first that can still be reached, and the last that is early enough. */
import { addWorkingDays, type Calendar, isWorkingDay } from '../calendar/calendar.ts';
import { dayFrom, dayNumber, weekday } from '../calendar/day.ts';
import type { MonthlyDay } from '../codes/process.ts';
import type { Day } from '../kernel/define.ts';
import type { Days, Network, NetworkStep } from './step.ts';

/** One that is taken, with the day by which what goes to it is ready. */
export interface Held {
  ref: string | null;
  title: string;
  day: Day;
  by: Day;
  /** Whether that day was counted back from it, and is not one the record gives. */
  byLead: boolean;
  reckoned: boolean;
}

interface Ground {
  network: Pick<Network, 'calendar' | 'today'>;
  days: Days;
}

/** Months looked ahead for a meeting that nobody has planned. A timetable is estimated no further than anyone plans. */
const monthsReckoned = 36;

export function firstMeeting(step: NetworkStep, ready: Day, { network, days }: Ground): Held | null {
  const fits = ({ day, by }: Held) => by >= ready && day >= ready && day >= network.today;
  const planned = plannedFor(step, days, network.calendar);
  const found = planned.find(fits);
  if (found || !step.unplanned) return found ?? null;
  const last = planned.at(-1)?.day ?? null;
  const from = monthOf(later(ready, later(network.today, last ?? ready)));
  for (let month = from; month < from + monthsReckoned; month += 1) {
    const one = reckoned(step, month, { calendar: network.calendar, last });
    if (one && fits(one)) return one;
  }
  return null;
}

/** The last one no later than a day; null when there is none. */
export function lastMeeting(step: NetworkStep, by: Day, { network, days }: Ground): Held | null {
  const planned = plannedFor(step, days, network.calendar);
  const last = planned.at(-1)?.day ?? null;
  if (step.unplanned)
    for (let month = monthOf(by); month > monthOf(by) - 2; month -= 1) {
      const one = reckoned(step, month, { calendar: network.calendar, last });
      if (one && one.day <= by) return one;
    }
  return planned.findLast(({ day }) => day <= by) ?? null;
}

export function firstRelease(step: NetworkStep, ready: Day, { network, days }: Ground): Held | null {
  return (
    plannedFor(step, days, network.calendar).find(
      ({ day, by }) => by >= ready && day >= ready && day >= network.today,
    ) ?? null
  );
}

export function lastRelease(step: NetworkStep, by: Day, { network, days }: Ground): Held | null {
  return plannedFor(step, days, network.calendar).findLast(({ day }) => day <= by) ?? null;
}

/** A day that was chosen: the meeting or release on it, or one that is not on record yet. */
export function heldOn(step: NetworkStep, day: Day, { network, days }: Ground): Held {
  const planned = plannedFor(step, days, network.calendar);
  const by = typeof step.lead === 'number' ? addWorkingDays(network.calendar, day, -step.lead) : day;
  const title = step.kind === 'meeting' ? `${step.bodyName ?? step.body ?? ''} meeting`.trim() : 'Release';
  return planned.find((one) => one.day === day) ?? { ref: null, title, day, by, byLead: true, reckoned: false };
}

const byDay = (a: { day: Day }, b: { day: Day }) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0);
const later = (a: Day, b: Day) => (a > b ? a : b);

// The same lists are asked for by every step of every timetable of a page: they are put in order once.
const inOrderOf = new WeakMap<Days, Map<string, Held[]>>();

/** Meetings of its body, or releases, by day; each with the day by which what goes to it is ready. */
function plannedFor(step: NetworkStep, days: Days, calendar: Calendar): Held[] {
  const known = inOrderOf.get(days) ?? new Map<string, Held[]>();
  inOrderOf.set(days, known);
  const of = step.kind === 'meeting' ? (step.body ?? '') : '';
  const key = `${step.kind} ${of} ${step.lead ?? ''} ${calendar.division} ${calendar.oneOffs.length}`;
  const found = known.get(key);
  if (found) return found;
  const all =
    step.kind === 'meeting'
      ? days.meetings
          .filter(({ body }) => body === of)
          .map((one) => heldFrom({ ...one, set: one.papers }, step, calendar))
      : days.releases.map((one) => heldFrom({ ...one, set: one.freeze }, step, calendar));
  const sorted = all.sort(byDay);
  known.set(key, sorted);
  return sorted;
}

interface Given {
  ref: string | null;
  title: string;
  day: Day;
  /** The day by which, where the record says. */
  set: Day | null;
  reckoned?: boolean;
}

function heldFrom({ ref, title, day, set, reckoned = false }: Given, { lead }: NetworkStep, calendar: Calendar): Held {
  const byLead = set === null && typeof lead === 'number';
  const by = set ?? (typeof lead === 'number' ? addWorkingDays(calendar, day, -lead) : day);
  return { ref, title, day, by, byLead, reckoned };
}

/** Months since the year 0, so that they can be counted on. */
function monthOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/**
 * The meeting a month would have by its pattern; none up to the last that is planned, for there the plan says all.
 * One that would fall on a holiday is put off to the next Working Day.
 */
function reckoned(
  step: NetworkStep,
  month: number,
  { calendar, last }: { calendar: Calendar; last: Day | null },
): Held | null {
  const usual = usualDay(step.unplanned as MonthlyDay, month);
  const day = isWorkingDay(calendar, usual) ? usual : addWorkingDays(calendar, usual, 1);
  if (last !== null && monthOf(last) >= month) return null;
  const by = typeof step.lead === 'number' ? addWorkingDays(calendar, day, -step.lead) : day;
  const title = `${step.bodyName ?? step.body ?? ''} meeting`.trim();
  return { ref: null, title, day, by, byLead: true, reckoned: true };
}

function usualDay({ week, weekday: wanted }: MonthlyDay, month: number): Day {
  const [year, index] = [Math.floor(month / 12), month % 12];
  const first = weekday(dayNumber(dayFrom(year, index + 1, 1)));
  return dayFrom(year, index + 1, 1 + ((wanted - first + 7) % 7) + (week - 1) * 7);
}
