/** Another day, time or place for a planned meeting. What follows from the day follows along: its paper day, its items' times. */
import { dayInWords } from '../calendar/day.ts';
import { isDay } from '../kernel/decide.ts';
import type { Change, Decision } from '../kernel/define.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { type AgendaContext, changeDecision, entryOfItem } from './issue.ts';
import { paperDay } from './planning.ts';

/** What the form asks for, as typed. */
export interface RescheduleAsked {
  day: string;
  starts: string;
  ends: string;
  place: string;
  /** Empty: so many Working Days before the day as the body gives notice. */
  paperDay: string;
  /** Why, for the record; may be empty. */
  reason: string;
}

export interface Rescheduling {
  asked: RescheduleAsked;
  /** The body's record, where it has one. */
  body: Row | null;
  /** Items of the agenda, once it is issued. */
  items: readonly Row[];
  /** The newest log entry of the meeting that was seen. */
  seen: number;
}

/** @throws Refused with every problem of the form at its field */
export function rescheduleDecision(context: AgendaContext, { asked, body, items, seen }: Rescheduling): Decision {
  const { code, config, meeting, today } = context;
  const problems = problemsOf(asked, context);
  if (problems.length > 0) throw new Refused(problems);
  const wanted = {
    day: asked.day,
    starts_at: asked.starts,
    ends_at: asked.ends || null,
    place: asked.place.trim() || null,
    paper_day: asked.paperDay || paperDay(code, { config, body, day: asked.day }).day,
  };
  const sets = Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => (meeting.fields[name] ?? null) !== value),
  );
  if (Object.keys(sets).length === 0)
    throw new Refused({ sentence: 'It is planned like that already. Give another day, time or place.', field: 'day' });
  const change: Change = { register: 'meeting', ref: meeting.ref, move: 'reschedule', sets, expects: seen };
  const reason = asked.reason.trim();
  const moved = 'day' in sets ? `moved to ${dayInWords(asked.day)}` : 'arranged anew';
  return {
    code: code.id,
    authority: { kind: 'post', ref: context.actor.name },
    body: config.id,
    effective: today,
    title: `${meeting.title} ${moved}${reason ? `: ${reason}` : ''}`,
    label: meeting.label,
    changes: [
      change,
      ...timesAnew({ ...context, meeting: { ...meeting, fields: { ...meeting.fields, ...sets } } }, items),
    ],
  };
}

/** An issued agenda keeps its order; what begins when follows the meeting. */
function timesAnew(context: AgendaContext, items: readonly Row[]): Change[] {
  const entries = items.map((one) => entryOfItem(one, context.working));
  const seen = new Map(items.map((one) => [one.ref, one.entry]));
  return entries.length === 0 ? [] : [...(changeDecision(context, { entries, items, seen })?.changes ?? [])];
}

const time = /^([01]\d|2[0-3]):[0-5]\d$/;

function problemsOf({ day, starts, ends, paperDay: papers }: RescheduleAsked, { today }: AgendaContext): Problem[] {
  const problems: Problem[] = [];
  const say = (field: string, sentence: string) => problems.push({ sentence, field });
  if (!isDay(day)) say('day', 'Give the day of the meeting, such as 2016-12-09.');
  else if (day < today) say('day', 'That day has passed. Give one that is still to come.');
  if (!time.test(starts)) say('starts', 'Give the time at which it starts, such as 10:00.');
  if (ends !== '' && !time.test(ends)) say('ends', 'Give the time at which it ends, such as 13:00, or leave it out.');
  else if (ends !== '' && ends <= starts) say('ends', 'It ends before it starts. Mend one of the two times.');
  if (papers !== '' && (!isDay(papers) || papers > day))
    say('paper_day', 'Give a day before the meeting, or leave it empty.');
  return problems;
}
