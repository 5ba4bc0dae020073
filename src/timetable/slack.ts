/** How far each step could slip before the last one moves: the network walked backwards. */
import { addWorkingDays, type Calendar, isWorkingDay, workingDaysBetween } from '../calendar/calendar.ts';
import type { Day } from '../kernel/define.ts';
import { heldOn, lastMeeting, lastRelease } from './anchors.ts';
import type { Ground } from './place.ts';
import type { NetworkStep } from './step.ts';

/** By step, the latest day it may end on; absent where something after it has no day, so that nothing can be said. */
export function latestEnds(order: readonly NetworkStep[], ground: Ground): Map<string, Day> {
  const latest = new Map<string, Day>();
  const untold = new Set<string>();
  for (const step of [...order].reverse()) {
    const next = order.filter(({ after }) => after.includes(step.id));
    const end = ground.placed.get(step.id)?.end ?? null;
    if (end === null || next.some(({ id }) => untold.has(id))) {
      untold.add(step.id);
      continue;
    }
    let by: Day | null = next.length === 0 ? end : null;
    for (const one of next) {
      const start = latestStart(one, latest.get(one.id) as Day, ground);
      if (start !== null && (by === null || start < by)) by = start;
    }
    latest.set(step.id, snapped(step, by ?? end, ground));
  }
  return latest;
}

/** The latest day by which all that a step waits for has ended; null when it waits no longer. */
function latestStart(step: NetworkStep, end: Day, ground: Ground): Day | null {
  if (step.ended || step.started) return null;
  const isDay = step.kind === 'meeting' || step.kind === 'release';
  // One whose set day was missed has gone to another, and is bound by that.
  if (step.fixed && ground.placed.get(step.id)?.end === step.fixed.day)
    return isDay ? heldOn(step, step.fixed.day, ground).by : step.fixed.day;
  if (step.kind === 'meeting') return lastMeeting(step, end, ground)?.by ?? end;
  if (step.kind === 'release') return lastRelease(step, end, ground)?.by ?? end;
  const { calendar } = ground.network;
  const closing = isWorkingDay(calendar, end) ? end : addWorkingDays(calendar, end, -1);
  return addWorkingDays(calendar, closing, -(step.length ?? 0));
}

/** A meeting can only slip to a meeting. */
function snapped(step: NetworkStep, by: Day, ground: Ground): Day {
  if (step.fixed) return by;
  if (step.kind === 'meeting') return lastMeeting(step, by, ground)?.day ?? by;
  if (step.kind === 'release') return lastRelease(step, by, ground)?.day ?? by;
  return by;
}

export function slackOf(calendar: Calendar, end: Day | null, latest: Day | null): number | null {
  return end === null || latest === null ? null : workingDaysBetween(calendar, end, latest);
}
