/** Where one step comes to stand once all it waits for has its days, and the sum that puts it there. */
import { addWorkingDays, type Calendar, explain, workingDaysBetween } from '../calendar/calendar.ts';
import { dayInWords } from '../calendar/day.ts';
import { recompute } from '../calendar/recompute.ts';
import type { Day } from '../kernel/define.ts';
import type { Problem } from '../kernel/problem.ts';
import { firstMeeting, firstRelease, type Held, heldOn } from './anchors.ts';
import type { Days, Network, NetworkStep } from './step.ts';

/** A meeting or release a step is held to. */
export interface Anchor {
  register: 'meeting' | 'release';
  ref: string | null;
  title: string;
  /** What goes to it is ready by then. */
  by: Day;
  /** Reckoned from the pattern of meetings; none is planned that late. */
  reckoned: boolean;
}

export interface Placed {
  /** When all it waits for has ended. */
  ready: Day | null;
  start: Day | null;
  end: Day | null;
  /** How the end was come by, in words; empty when there is none. */
  sum: string;
  /** The day it was due, when that is past and it is still to be done. */
  due: Day | null;
  late: boolean;
  anchor: Anchor | null;
  /** Working Days between being ready and having to be, for a meeting or release. */
  spare: number | null;
  /** The step whose end decided when this one begins; null when another thing did. */
  driver: string | null;
  problems: Problem[];
  /** What a holiday announced late did to it, or was kept from doing. */
  note: string | null;
}

export interface Ground {
  network: Network;
  days: Days;
  placed: ReadonlyMap<string, Placed>;
}

const nowhere: Placed = {
  ready: null,
  start: null,
  end: null,
  sum: '',
  due: null,
  late: false,
  anchor: null,
  spare: null,
  driver: null,
  problems: [],
  note: null,
};

export function place(step: NetworkStep, ground: Ground): Placed {
  const { ready, driver } = readyOf(step, ground);
  if (step.ended) {
    const start = step.started ?? (ready !== null && ready < step.ended ? ready : step.ended);
    return { ...nowhere, ready, driver, start, end: step.ended, sum: `Done on ${dayInWords(step.ended)}` };
  }
  if (ready === null && !step.started) return { ...nowhere, sum: 'Cannot be told before what it waits for has a day' };
  const from = step.started ?? (ready as Day);
  if (step.fixed) return kept(fixed(step, { from, ready, driver }, ground), ground);
  if (step.kind === 'meeting') return meeting(step, { from, ready: from, driver }, ground);
  if (step.kind === 'release') return release(step, { from, ready: from, driver }, ground);
  return kept(counted(step, { from, ready, driver }, ground), ground);
}

interface Since {
  from: Day;
  ready: Day | null;
  driver: string | null;
}

/** The end of the last it waits for; the network's own start where it waits for nothing. */
function readyOf(step: NetworkStep, { network, placed }: Ground): { ready: Day | null; driver: string | null } {
  if (step.after.length === 0) return { ready: network.start, driver: null };
  let ready: Day | null = null;
  let driver: string | null = null;
  for (const id of step.after) {
    const end = placed.get(id)?.end ?? null;
    if (end === null) return { ready: null, driver: null };
    if (ready === null || end > ready) [ready, driver] = [end, id];
  }
  return { ready, driver };
}

function counted(step: NetworkStep, { from, ready, driver }: Since, { network }: Ground): Placed {
  const { calendar, today, lateHoliday } = network;
  if (step.length === null || step.length === undefined) {
    const end = from < today ? today : from;
    return { ...nowhere, ready, driver, start: from, end, sum: 'No number of days is set: none are reckoned' };
  }
  const { computed } = step;
  if (computed && computed.from === from && computed.count === step.length) {
    const { result, note } = recompute(computed, calendar, lateHoliday);
    if (note) return { ...nowhere, ready, driver, start: from, end: result, sum: sumOf(calendar, from, step), note };
  }
  const end = addWorkingDays(calendar, from, step.length);
  return { ...nowhere, ready, driver, start: from, end, sum: sumOf(calendar, from, step) };
}

/** "23 WD after 18 November 2016: 21 December 2016, at 17:00. Not counted: …". */
function sumOf(calendar: Calendar, from: Day, { length, closes }: NetworkStep): string {
  const { words, skippedWords } = explain(calendar, from, length ?? 0);
  return [`${words}${closes ? ` at ${closes}` : ''}`, skippedWords].filter(Boolean).join('. ');
}

function fixed(step: NetworkStep, since: Since, ground: Ground): Placed {
  if (step.kind === 'meeting' || step.kind === 'release') return fixedDay(step, since, ground);
  const { calendar } = ground.network;
  const { day, by } = step.fixed as { day: Day; by: string };
  const clock = typeof step.length === 'number' ? `. The clock gives ${sumOf(calendar, since.from, step)}` : '';
  const sum = `${dayInWords(day)}${step.closes ? ` at ${step.closes}` : ''}, ${by}${clock}`;
  const { ready, driver, from: start } = since;
  if (day >= start) return { ...nowhere, ready, driver, start, end: day, sum };
  const waits = step.started ? 'it began' : 'what it waits for ends';
  const sentence = `“${step.name}” is to end on ${dayInWords(day)}, before ${waits} on ${dayInWords(start)}. Give it a later day, or move what comes before it.`;
  const problems = [{ sentence, ...(step.clause ? { clause: step.clause } : {}) }];
  return { ...nowhere, ready, driver, start, end: start, sum, problems };
}

/** A meeting or release that was chosen; the next that can be reached, where it no longer can. */
function fixedDay(step: NetworkStep, since: Since, ground: Ground): Placed {
  const { day, by } = step.fixed as { day: Day; by: string };
  const chosen = heldOn(step, day, ground);
  const { network } = ground;
  if (chosen.by >= since.from && day >= since.from && day >= network.today)
    return held(chosen, { step, since, first: `${chosen.title} on ${dayInWords(day)}, ${by}`, network });
  if (step.kind === 'meeting') return meeting(step, since, ground);
  const next = release(step, since, ground);
  const missed = `${chosen.title} on ${dayInWords(day)} can no longer be met: what goes into it is ready on ${dayInWords(since.from)}${chosen.by < day ? ` and had to be by ${dayInWords(chosen.by)}` : ''}.`;
  const then = next.end ? ` The next is ${next.anchor?.title} on ${dayInWords(next.end)}.` : '';
  return { ...next, problems: [{ sentence: `${missed}${then}`, ...(step.clause ? { clause: step.clause } : {}) }] };
}

/** Work that should be over and is not goes on at least until today; the day it was due is kept beside. */
function kept(placed: Placed, { network: { today } }: Ground): Placed {
  if (placed.end === null || placed.end >= today) return placed;
  const due = placed.end;
  const sum = `Due ${dayInWords(due)} and not done: reckoned as done today at the earliest. ${placed.sum}`;
  return { ...placed, end: today, due, late: true, sum };
}

function meeting(step: NetworkStep, since: Since, { network, days }: Ground): Placed {
  const found = firstMeeting(step, since.from, { network, days });
  const body = step.bodyName ?? step.body ?? 'the body';
  if (!found) {
    const sentence = `No meeting of ${body} is planned to which “${step.name}” could go once it is ready on ${dayInWords(since.from)}. Plan one.`;
    return { ...nowhere, ...since, sum: 'No meeting is planned yet', problems: [{ sentence }] };
  }
  const first = found.reckoned
    ? `No meeting of ${body} is planned that late: reckoned to be on ${dayInWords(found.day)}, as it usually meets`
    : `${found.title}, the first whose papers can still be sent`;
  return held(found, { step, since, first, network });
}

function release(step: NetworkStep, since: Since, { network, days }: Ground): Placed {
  const found = firstRelease(step, since.from, { network, days });
  if (!found) {
    const sentence = `No release is planned into which it could go once it is ready on ${dayInWords(since.from)}. Plan one.`;
    return { ...nowhere, ...since, sum: 'No release is planned yet', problems: [{ sentence }] };
  }
  const first = found.reckoned
    ? `${found.title}, the first it can still go into; its day is not fixed, so the first of the month is reckoned`
    : `${found.title}, the first it can still go into`;
  return held(found, { step, since, first, network });
}

interface Holding {
  step: NetworkStep;
  since: Since;
  first: string;
  network: Network;
}

function held(found: Held, { step, since, first, network }: Holding): Placed {
  const register = step.kind === 'meeting' ? 'meeting' : 'release';
  const by = `${register === 'meeting' ? 'papers' : 'contents'} by ${dayInWords(found.by)}`;
  const lead = found.byLead && typeof step.lead === 'number' ? `${by}, ${step.lead} WD before` : by;
  const unknown = step.lead === null && found.by === found.day;
  const how = unknown ? 'how long before is not known, so no days are reckoned' : lead;
  return {
    ...nowhere,
    ready: since.ready,
    driver: since.driver,
    start: found.day,
    end: found.day,
    sum: `${first}: ${how}. Ready on ${dayInWords(since.from)}`,
    anchor: { register, ref: found.ref, title: found.title, by: found.by, reckoned: found.reckoned },
    spare: workingDaysBetween(network.calendar, since.from, found.by),
  };
}
