/** When the code is released: the releases on record, and the months of its pattern in which none is on record yet. */
import { addWorkingDays, type Calendar, explain } from '../calendar/calendar.ts';
import type { ReleasesConfig } from '../codes/change-parts.ts';
import { ruleOn } from '../codes/rule.ts';
import { isDay } from '../kernel/decide.ts';
import type { Day, Value } from '../kernel/define.ts';

/** A release as changes are placed in it. */
export interface ReleaseDay {
  /** Its reference; null for one that only the pattern of the code's months says. */
  ref: string | null;
  /** "November 2017", "R1.3". */
  name: string;
  /** The day it goes live, or went; null where no day is fixed. */
  day: Day | null;
  /** `2017-11`; null where not even the month is known. */
  month: string | null;
  /** The last day on which something is taken in; null while none is set. */
  freeze: Day | null;
  /** How that day was arrived at. */
  freezeSum: string | null;
  state: 'planned' | 'live' | 'cancelled' | 'expected';
  contents: 'open' | 'frozen' | 'approved';
  /** Whether it releases the text of the code. One of systems alone is planned by their operator. */
  ofCode: boolean;
}

/** What is read here of a record of a release, or of what a Decision would make of it. */
interface ReleaseRow {
  ref: string;
  title: string;
  state: string;
  fields: Readonly<Record<string, Value | undefined>>;
}

const months = 'January February March April May June July August September October November December'.split(' ');
const monthNamed = new RegExp(`\\b(${months.join('|')})\\s+((?:19|20)\\d\\d)\\b`, 'i');

/** `2017-11` of words that name a month and a year; null of all others. */
export function monthIn(words: unknown): string | null {
  const [, month = '', year] = monthNamed.exec(String(words ?? '')) ?? [];
  const index = months.findIndex((one) => one.toLowerCase() === month.toLowerCase());
  return year ? `${year}-${String(index + 1).padStart(2, '0')}` : null;
}

/** "November 2017" of `2017-11`. */
export function monthWords(month: string): string {
  const [year, number] = month.split('-');
  return `${months[Number(number) - 1]} ${year}`;
}

export interface Span {
  from: Day;
  to: Day;
  calendar: Calendar;
  /** What is known of announced days is what was known on this day; `from` when absent. */
  on?: Day;
}

/**
 * Every release that goes live from `from` to `to`, first to last; those without a month come last. A month of the
 * pattern that is still ahead is `expected` until a release of the code is on record for it, a cancelled one too.
 */
export function releaseCalendar(config: ReleasesConfig, rows: readonly ReleaseRow[], span: Span): ReleaseDay[] {
  const { from, to, on = from } = span;
  const known = ruleOn(config.known, on)?.value ?? [];
  const recorded = rows.map((row) => releaseDay(row, { config, known, span }));
  const taken = new Set(recorded.filter(({ ofCode }) => ofCode).map(({ month }) => month));
  const expected = monthsBetween(on > from ? on : from, to)
    .filter((month) => (ruleOn(config.months, on)?.value ?? []).includes(Number(month.slice(5))) && !taken.has(month))
    .map((month): ReleaseDay => {
      const day = known.find((one) => one.startsWith(month)) ?? null;
      return withFreeze(
        { ref: null, name: monthWords(month), day, month, state: 'expected', contents: 'open', ofCode: true },
        { set: null, config, calendar: span.calendar, on },
      );
    });
  return [...recorded, ...expected]
    .filter((one) => one.month === null || (lastDayOf(one) >= from && firstDayOf(one) <= to))
    .sort((a, b) => order(a).localeCompare(order(b)) || a.name.localeCompare(b.name));
}

/** One release on record. */
export function releaseOf(row: ReleaseRow, config: ReleasesConfig, span: Pick<Span, 'calendar'> & { on: Day }) {
  const known = ruleOn(config.known, span.on)?.value ?? [];
  return releaseDay(row, { config, known, span: { ...span, from: span.on, to: span.on } });
}

interface Around {
  config: ReleasesConfig;
  known: readonly Day[];
  span: Span;
}

function releaseDay({ ref, title, state, fields }: ReleaseRow, { config, known, span }: Around): ReleaseDay {
  const own = fields.live_on ?? fields.planned_on;
  const named = monthIn(fields.planned) ?? monthIn(title);
  const ofCode = fields.kind ? !/system/i.test(String(fields.kind)) : named !== null;
  // An announced day of the code's releases is that of a release of its month, and of no release of systems.
  const announced = named && ofCode ? known.find((one) => one.startsWith(named)) : undefined;
  const day = typeof own === 'string' && isDay(own) ? own : (announced ?? null);
  const contents = fields.contents === 'frozen' || fields.contents === 'approved' ? fields.contents : 'open';
  return withFreeze(
    {
      ref,
      name: title,
      day,
      month: day?.slice(0, 7) ?? named,
      state: state as ReleaseDay['state'],
      contents,
      ofCode,
    },
    { set: fields.freeze_on, config, calendar: span.calendar, on: span.on ?? span.from },
  );
}

function withFreeze(
  release: Omit<ReleaseDay, 'freeze' | 'freezeSum'>,
  { set, config, calendar, on }: { set: unknown; config: ReleasesConfig; calendar: Calendar; on: Day },
): ReleaseDay {
  if (typeof set === 'string' && isDay(set)) return { ...release, freeze: set, freezeSum: 'As set for the release' };
  const rule = ruleOn(config.freeze, on);
  if (!rule?.value || release.day === null) return { ...release, freeze: null, freezeSum: null };
  const freeze = addWorkingDays(calendar, release.day, -rule.value);
  const { words } = explain(calendar, release.day, -rule.value);
  return { ...release, freeze, freezeSum: rule.clause ? `${words} (${rule.clause})` : words };
}

/** The first day it can fall on; of one whose day is not fixed, the first of its month. */
export function firstDayOf({ day, month }: Pick<ReleaseDay, 'day' | 'month'>): Day {
  return day ?? (month ? `${month}-01` : '9999-12-31');
}

function lastDayOf({ day, month }: ReleaseDay): Day {
  // No month has more days, and nothing but order depends on it.
  return day ?? (month ? `${month}-31` : '9999-12-31');
}

const order = (release: ReleaseDay) => firstDayOf(release);

function monthsBetween(from: Day, to: Day): string[] {
  const list: string[] = [];
  for (let at = from.slice(0, 7); at <= to.slice(0, 7); at = nextMonth(at)) list.push(at);
  return list;
}

function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
