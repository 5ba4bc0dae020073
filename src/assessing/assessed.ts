/** One assessment with what was promised of it, every date set since, and how late that makes it. Pure but for types. */
import { type Calendar, workingDaysBetween } from '../calendar/calendar.ts';
import type { Day } from '../kernel/define.ts';
import type { Named, Row } from '../kernel/read.ts';
import type { TargetSet } from './targets.ts';

export interface Assessed {
  row: Row;
  /** The proposal it is of, as far as the reader may see it. */
  proposal: Named | null;
  targets: readonly TargetSet[];
  /** Its newest entry in the log: what a change of it is held against. */
  newest: number;
}

/** What was first promised: a date agreed, else what the clock gave, else the first date said. */
export interface Promised {
  day: Day;
  basis: 'agreed' | 'clock' | 'said';
}

const dayIn = (row: Row, name: string): Day | null => {
  const value = row.fields[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** Null where the first date on record is itself a revised one: what it was revised from is not known. */
export function promisedOf({ row, targets }: Pick<Assessed, 'row' | 'targets'>): Promised | null {
  const agreed = dayIn(row, 'agreed');
  if (agreed) return { day: agreed, basis: 'agreed' };
  const baseline = dayIn(row, 'baseline');
  if (baseline) return { day: baseline, basis: 'clock' };
  const first = targets[0];
  return first && first.move !== 'revise' ? { day: first.target, basis: 'said' } : null;
}

/** How often another date was set; where minutes tell of a revised date first, that is once at the least. */
export function reforecasts({ targets }: Pick<Assessed, 'targets'>): number {
  return Math.max(0, targets.length - 1) + (targets[0]?.move === 'revise' ? 1 : 0);
}

export interface Lateness {
  /** Working Days after what was promised; negative when early. */
  days: number;
  from: Day;
  to: Day;
  /** `received`: it came then. `expected`: it is to come then. `waiting`: that day has passed and it has not come. */
  so: 'received' | 'expected' | 'waiting';
}

/** How late it came, or is to come, against what was promised; null where that, or the day it comes, is not known. */
export function latenessOf(one: Assessed, calendar: Calendar, today: Day): Lateness | null {
  const promised = promisedOf(one);
  if (!promised || one.row.state === 'withdrawn') return null;
  const to = comesOn(one, promised.day, today);
  return to && { days: workingDaysBetween(calendar, promised.day, to.day), from: promised.day, to: to.day, so: to.so };
}

function comesOn({ row }: Assessed, promised: Day, today: Day): { day: Day; so: Lateness['so'] } | null {
  const received = dayIn(row, 'received_on');
  if (row.state === 'received') return received ? { day: received, so: 'received' } : null;
  const target = dayIn(row, 'target') ?? promised;
  return target < today ? { day: today, so: 'waiting' } : { day: target, so: 'expected' };
}

/** Working Days by which its present target has passed; 0 while it has not. */
export function overdueBy({ row }: Assessed, calendar: Calendar, today: Day): number {
  const target = dayIn(row, 'target');
  return row.state === 'requested' && target && target < today ? workingDaysBetween(calendar, target, today) : 0;
}
