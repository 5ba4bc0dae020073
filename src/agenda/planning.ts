/** Planning a meeting: its number and reference, the day its papers go out, and the Decision that plans it. */
import { addWorkingDays, calendarOf, explain } from '../calendar/calendar.ts';
import { addDays, dayInWords, dayNumber } from '../calendar/day.ts';
import type { BodyConfig, Code } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Actor } from '../kernel/access.ts';
import { isDay } from '../kernel/decide.ts';
import type { Day, Decision } from '../kernel/define.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';

/** As a body's rule has it when it says nothing of its own: an administrator sees which of the two it is. */
const assumedNotice = 5;

export interface PaperDay {
  day: Day;
  /** "5 WD before 9 December 2016: 2 December 2016", and the bank holidays stepped over. */
  sum: string;
  /** Working Days of notice. */
  notice: number;
  /** The clause it rests on, where the code gives one; and what is not certain about it. */
  clause: string | null;
  note: string;
}

/** The last day on which papers go out: so many Working Days before the meeting, as the body's own terms or the code say. */
export function paperDay(
  code: Code,
  { config, body, day }: { config: BodyConfig; body: Row | null; day: Day },
): PaperDay {
  const rule = ruleOn(config.notice, day);
  const own = body?.fields.notice_days;
  const notice = typeof own === 'number' ? own : (rule?.value ?? assumedNotice);
  const { result, words, skippedWords } = explain(calendarOf(code.calendar), day, -notice);
  const told =
    rule?.value === null || rule === null ? `${assumedNotice} is assumed: the notice is not established.` : '';
  return {
    day: result,
    sum: [words, skippedWords].filter(Boolean).join('. '),
    notice,
    clause: typeof own === 'number' ? 'its terms of reference' : (rule?.clause ?? null),
    note: typeof own === 'number' ? '' : told || (rule?.note ?? ''),
  };
}

/** The reference of a meeting by the body's pattern: "SECP_{number}_{ddmm}" writes SECP_39_0912. */
export function meetingReference(pattern: string, { number, day }: { number: number; day: Day }): string {
  const [yyyy = '', mm = '', dd = ''] = day.split('-');
  const values: Record<string, string> = { number: String(number), yyyy, mm, dd, ddmm: `${dd}${mm}` };
  return pattern.replace(/\{([a-z]+)\}/g, (token, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Refused(`The pattern of meeting references “${pattern}” has ${token}, which is not known.`);
    return value;
  });
}

/** The number after the highest that a meeting of the body has had; 1 for the first. */
export function nextNumber(meetings: readonly Row[]): number {
  return Math.max(0, ...meetings.map((one) => Number(one.fields.number ?? 0))) + 1;
}

/** Days beyond which two meetings in a row show no rhythm: what lies between them is not on record. */
const longestRhythm = 100;

/**
 * When the next is likely: the rhythm of the last two carried on, and the first Working Day from there. Null where
 * fewer than two are on record, or they lie too far apart.
 */
export function likelyDay(code: Code, meetings: readonly Row[]): Day | null {
  const days = meetings
    .map((one) => String(one.fields.day ?? ''))
    .filter(isDay)
    .sort();
  const [before, last] = days.slice(-2);
  if (!before || !last) return null;
  const apart = dayNumber(last) - dayNumber(before);
  if (apart > longestRhythm) return null;
  const next = addDays(last, apart);
  return addWorkingDays(calendarOf(code.calendar), addWorkingDays(calendarOf(code.calendar), next, -1), 1);
}

/** What the form asks for, as typed. */
export interface PlanAsked {
  body: string;
  number: string;
  day: string;
  starts: string;
  ends: string;
  place: string;
}

export interface Planning {
  code: Code;
  actor: Actor;
  today: Day;
  asked: PlanAsked;
  /** The body's record, where it has one. */
  body: Row | null;
  /** Meetings of the body on record. */
  meetings: readonly Row[];
}

/** Bodies that Quorate runs meetings of: those whose proceedings the code gives. */
export function bodiesThatMeet(code: Code): BodyConfig[] {
  return code.bodies.filter((one) => one.proceedings !== undefined);
}

/** Throws Refused with every problem of the form at its field. */
export function planDecision({ code, actor, today, asked, body, meetings }: Planning): Decision {
  const config = bodiesThatMeet(code).find((one) => one.id === asked.body);
  const number = Number(asked.number);
  const problems = problemsOf(asked, { config, today });
  if (!config || problems.length > 0) throw new Refused(problems);
  const ref = meetingReference(referencePattern(config, asked.day), { number, day: asked.day });
  const same = meetings.find((one) => one.ref === ref || (one.fields.number === number && one.state !== 'cancelled'));
  if (same && !(same.ref === ref && same.state === 'cancelled'))
    throw new Refused({
      sentence: `${same.title} is on record already, for ${same.fields.day ? dayInWords(String(same.fields.day)) : 'a day not known'}. Give the next number, or reschedule that one.`,
      field: 'number',
    });
  return {
    code: code.id,
    authority: { kind: 'post', ref: actor.name },
    body: config.id,
    effective: today,
    title: `${config.name} meeting ${number} planned for ${asked.day}`,
    label: { group: config.id, level: 0 },
    changes: [
      {
        register: 'meeting',
        ref,
        move: 'plan',
        sets: {
          title: `${config.name} meeting ${number}`,
          body: config.id,
          number,
          day: asked.day,
          starts_at: asked.starts || null,
          ends_at: asked.ends || null,
          place: asked.place.trim() || null,
          paper_day: paperDay(code, { config, body, day: asked.day }).day,
        },
      },
    ],
  };
}

/** The pattern in force, or one made of the body's own name where none is. */
function referencePattern(config: BodyConfig, day: Day): string {
  const rule = config.proceedings && ruleOn(config.proceedings.reference, day);
  return rule?.value ?? `${config.id.toUpperCase()}_{number}_{ddmm}`;
}

function problemsOf(asked: PlanAsked, { config, today }: { config: BodyConfig | undefined; today: Day }): Problem[] {
  const problems: Problem[] = [];
  const time = /^([01]\d|2[0-3]):[0-5]\d$/;
  if (!config) problems.push({ sentence: 'Choose the body that meets.', field: 'body' });
  if (!/^[1-9]\d{0,5}$/.test(asked.number))
    problems.push({ sentence: 'Give the number of the meeting, such as 41.', field: 'number' });
  if (!isDay(asked.day)) problems.push({ sentence: 'Give the day of the meeting, such as 2016-12-09.', field: 'day' });
  else if (asked.day < today)
    problems.push({ sentence: 'That day has passed. For a meeting that was held, import its minutes.', field: 'day' });
  if (!time.test(asked.starts))
    problems.push({ sentence: 'Give the time at which it starts, such as 10:00.', field: 'starts' });
  if (asked.ends !== '' && !time.test(asked.ends))
    problems.push({ sentence: 'Give the time at which it ends, such as 13:00, or leave it out.', field: 'ends' });
  else if (asked.ends !== '' && time.test(asked.starts) && asked.ends <= asked.starts)
    problems.push({ sentence: 'It ends before it starts. Mend one of the two times.', field: 'ends' });
  return problems;
}
