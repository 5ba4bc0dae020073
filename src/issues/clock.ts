/** The critical friend's clock: so many Working Days from the day an issue came. */
import { calendarOf, explain, workingDaysBetween } from '../calendar/calendar.ts';
import type { Code, Provenance } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Day } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';

export interface FriendClock {
  day: Day;
  /** "5 WD after 12 December 2016: 19 December 2016". */
  words: string;
  /** "Not counted: …", or empty. */
  skipped: string;
  clause: string | null;
  provenance: Provenance;
}

/** By the rule of the day it came; null where the code sets no clock. */
export function friendClock(code: Pick<Code, 'issues' | 'calendar'>, came: Day): FriendClock | null {
  const rule = code.issues && ruleOn(code.issues.friend, came);
  if (!rule || rule.value === null) return null;
  const sum = explain(calendarOf(code.calendar), came, rule.value);
  return {
    day: sum.result,
    words: sum.words,
    skipped: sum.skippedWords,
    clause: rule.clause,
    provenance: rule.provenance,
  };
}

/** States in which somebody still waits for the critical friend. */
export const waitsForFriend = ['received', 'open', 'referred'];

/** Working Days by which the critical friend is late; 0 for what is answered, not due, or over. */
export function friendLate(code: Pick<Code, 'calendar'>, row: Pick<Row, 'state' | 'fields'>, today: Day): number {
  const { friend_by, friend_on } = row.fields;
  if (typeof friend_by !== 'string' || friend_on || !waitsForFriend.includes(row.state) || friend_by >= today) return 0;
  return Math.max(1, workingDaysBetween(calendarOf(code.calendar), friend_by, today));
}
