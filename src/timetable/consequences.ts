/** What moves when a timetable changes: every date, the releases missed, and what could be won back. Pure, in sentences. */
import { type Calendar, workingDaysBetween } from '../calendar/calendar.ts';
import { dayInWords } from '../calendar/day.ts';
import type { Day } from '../kernel/define.ts';
import { solvedAs, type Timetable, type TimetabledStep } from './timetable-of.ts';

export interface Moved {
  id: string;
  name: string;
  from: Day | null;
  to: Day | null;
  /** Working Days; positive is later. Null where one of the two days is not known. */
  days: number | null;
  /** "Impact assessment ends on 28 April 2017 in place of 31 March 2017, 18 WD later". */
  sentence: string;
}

export interface Consequences {
  /** In the order of the timetable. */
  moves: Moved[];
  /** Releases that can no longer be made. */
  missed: string[];
  /** What still holds, and how much there is to spare. */
  holds: string[];
  /** Where time could be won back. */
  recover: string[];
  /** All of it in one line. */
  summary: string;
}

/** Steps of a timetable with the days they had: as agreed, as first worked out, or before a what-if. */
export type Before = readonly Pick<TimetabledStep, 'id' | 'name' | 'end' | 'anchor'>[];

export function consequences(before: Before, after: readonly TimetabledStep[], calendar: Calendar): Consequences {
  const was = new Map(before.map((step) => [step.id, step]));
  const moves = after.flatMap((step): Moved[] => {
    const old = was.get(step.id);
    return old && old.end !== step.end ? [movedFrom(old.end, step, calendar)] : [];
  });
  const missed = after.flatMap((step) => missedBy(was.get(step.id), step, calendar));
  const holds = after.flatMap((step) => (missed.length === 0 ? holdsBy(was.get(step.id), step) : []));
  const later = moves.some(({ days }) => (days ?? 1) > 0);
  const recover = later ? recovery(after, was, missed.length > 0) : [];
  return { moves, missed, holds, recover, summary: summaryOf(moves, missed, holds) };
}

function movedFrom(from: Day | null, { id, name, end: to }: TimetabledStep, calendar: Calendar): Moved {
  const days = from && to ? workingDaysBetween(calendar, from, to) : null;
  return { id, name, from, to, days, sentence: movedWords(name, { from, to, days }) };
}

function movedWords(name: string, { from, to, days }: Pick<Moved, 'from' | 'to' | 'days'>): string {
  if (to === null) return `${name} was to end on ${dayInWords(from as Day)}; when it ends now cannot be told.`;
  if (from === null) return `${name} is now expected on ${dayInWords(to)}.`;
  const by = days === 0 ? 'no Working Day between them' : `${wd(days as number)} ${to > from ? 'later' : 'earlier'}`;
  return `${name} moves from ${dayInWords(from)} to ${dayInWords(to)}, ${by}.`;
}

export const wd = (days: number): string => `${Math.abs(days)} WD`;

function missedBy(old: Before[number] | undefined, step: TimetabledStep, calendar: Calendar): string[] {
  if (step.kind !== 'release' || !old?.end || (step.end !== null && step.end <= old.end)) return [];
  const was = old.anchor?.title ?? 'The release';
  const by = old.anchor?.by ?? old.end;
  const late = step.ready && step.ready > by ? `, ${wd(workingDaysBetween(calendar, by, step.ready))} too late` : '';
  const then = step.end
    ? ` ${step.anchor?.title ?? 'The next release'} on ${dayInWords(step.end)} is the first it can make.`
    : ' No later one is planned.';
  return [
    `${was} of ${dayInWords(old.end)} is missed: it is ready on ${step.ready ? dayInWords(step.ready) : 'a day that cannot be told'}${late}.${then}`,
  ];
}

function holdsBy(old: Before[number] | undefined, step: TimetabledStep): string[] {
  if (step.kind !== 'release' || !step.end || step.ended || step.spare === null) return [];
  // An earlier one than it was to go into was never its own to hold.
  const how = old?.end && step.end < old.end ? 'can be made instead' : 'still holds';
  return [`${step.anchor?.title ?? 'The release'} on ${dayInWords(step.end)} ${how}, with ${wd(step.spare)} to spare.`];
}

/** Where time could come from: what is waited anyhow, and clocks that somebody may set otherwise. */
function recovery(
  after: readonly TimetabledStep[],
  was: ReadonlyMap<string, Before[number]>,
  missed: boolean,
): string[] {
  const absorbed = after
    .filter((step) => (step.kind === 'meeting' || step.kind === 'release') && step.anchor && !step.ended)
    .filter((step) => was.get(step.id)?.end === step.end && (step.spare ?? 0) >= 0)
    .slice(0, 1)
    .map((step) => `${step.name} on ${dayInWords(step.end as Day)} is not moved: the wait for it takes the delay up.`);
  const clocks = after
    .filter(
      ({ critical, ended, fixed, length, extender }) =>
        critical && !ended && !fixed && (length ?? 0) > 0 && extender !== null,
    )
    .map(
      (step) =>
        `${step.name}: ${wd(step.length as number)}, which ${step.extender} may set otherwise${step.clause ? ` (${step.clause})` : ''}.`,
    );
  return missed || absorbed.length === 0 ? [...absorbed, ...clocks] : absorbed;
}

function summaryOf(moves: readonly Moved[], missed: readonly string[], holds: readonly string[]): string {
  if (moves.length === 0) return ['No date moves.', ...holds].join(' ');
  const many = moves.length === 1 ? 'One date moves.' : `${moves.length} dates move.`;
  return [many, ...missed, ...holds].join(' ');
}

/** The dates as they were agreed, or first worked out where nothing was agreed; only of steps that had either. */
export function asAgreed(steps: readonly TimetabledStep[]): Before {
  return steps.flatMap(({ id, name, agreed, baseline, anchor, end, kind }) => {
    const day = agreed ?? baseline;
    return day ? [{ id, name, end: day, anchor: kind === 'release' && day !== end ? null : anchor }] : [];
  });
}

/** Why a step ends when it does, in place of `was`: what is told of an assessment is why it is late, and of no earlier day. */
export function reasonFor({ source, reason, end }: TimetabledStep, was: Day | null): string | null {
  if (source?.register === 'assessment' && was !== null && end !== null && end <= was) return null;
  return reason?.replace(/\.$/, '') || null;
}

/**
 * What has moved since it was agreed, or first worked out. Where only some steps had such a day, all the others are worked
 * out again as though those had kept theirs. Null where nothing moved.
 */
export function sinceAgreed(timetable: Timetable): { late: TimetabledStep[]; consequences: Consequences } | null {
  const { network, steps, days } = timetable;
  const late = steps.filter(({ agreed, baseline, end, ended }) => {
    const day = agreed ?? baseline;
    return !ended && day !== null && day !== end;
  });
  if (late.length === 0) return null;
  const set = new Map(late.map((step) => [step.id, (step.agreed ?? step.baseline) as Day]));
  const kept = network.steps.map((step) => {
    const day = set.get(step.id);
    return day ? { ...step, fixed: { day, by: 'as agreed' } } : step;
  });
  // Seen from a day on which none of those days was past yet, or they would be put off until today.
  const today = [network.today, ...set.values()].reduce((a, b) => (a < b ? a : b));
  const before = timetable.planned ? [] : solvedAs({ ...network, today, steps: kept }, days).steps;
  const agreed = asAgreed(steps);
  const was = [...agreed, ...before.filter(({ id }) => !agreed.some((one) => one.id === id))];
  return { late, consequences: consequences(was, steps, network.calendar) };
}
