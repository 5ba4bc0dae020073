/** The one way a day and an instant are written, on pages and wherever else a person reads them. */
import type { Day, Instant } from '../kernel/define.ts';

const months = 'January February March April May June July August September October November December'.split(' ');

/** The zone of the deadlines of a GB code: one instant, shown in one zone, to everyone. */
export const zone = 'Europe/London';

/** `9 December 2016`; short, `9 Dec 2016`. What is not a day comes back as it is: minutes print "early January" too. */
export function dayWords(day: Day, length: 'long' | 'short' = 'long'): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  const month = months[Number(parts?.[2]) - 1];
  if (!parts || !month) return day;
  return `${Number(parts[3])} ${length === 'long' ? month : month.slice(0, 3)} ${parts[1]}`;
}

// Made once: making one takes longer than all else of a row.
const named = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

/** `Friday`: the weekday helps whoever counts Working Days. */
export function weekday(day: Day): string {
  return named.format(new Date(`${day}T00:00:00Z`));
}

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
});

function parts(instant: Instant): Record<string, string> {
  return Object.fromEntries(london.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** `13 Dec 2016, 10:42`, in London's time. */
export function instantWords(instant: Instant): string {
  const p = parts(instant);
  return `${dayWords(`${p.year}-${p.month}-${p.day}`, 'short')}, ${p.hour}:${p.minute}`;
}

/** `13 December 2016, 10:42:07 GMT, London time`: the whole of it, for hover and focus. */
export function instantInFull(instant: Instant): string {
  const p = parts(instant);
  const clock = `${p.hour}:${p.minute}:${p.second}`;
  return `${dayWords(`${p.year}-${p.month}-${p.day}`)}, ${clock} ${p.timeZoneName}, London time`;
}

/** The London day an instant falls on. */
export function dayOf(instant: Instant): Day {
  const p = parts(instant);
  return `${p.year}-${p.month}-${p.day}`;
}
