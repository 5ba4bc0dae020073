/** What goes into the sum of a timetable: its steps, the day it runs from, and the meetings and releases it is held to. */
import type { Calendar } from '../calendar/calendar.ts';
import type { Computed, RecomputePolicy } from '../calendar/recompute.ts';
import type { MonthlyDay, TimetableStep } from '../codes/process.ts';
import type { Provenance } from '../codes/rule.ts';
import type { Day } from '../kernel/define.ts';

/** One step as it goes into the sum. */
export interface NetworkStep {
  id: string;
  name: string;
  kind: TimetableStep['kind'];
  /** Ids of the steps that end before it begins. */
  after: readonly string[];
  /** Working Days; null where nobody has set them (none are then reckoned, and the sum says so). */
  length?: number | null;
  /** For a meeting: reference of the body, and what it is called. */
  body?: string;
  bodyName?: string;
  /** Working Days before the meeting or release by which what it waits for has ended; null where it is not known. */
  lead?: number | null;
  /** Local time of day at which it closes. */
  closes?: string;
  /** Where a meeting is reckoned to be while none is planned that late. */
  unplanned?: MonthlyDay;
  /** Power that may extend it. */
  extend: string | null;
  breach: string;
  clause: string | null;
  provenance?: Provenance;
  stage: string;
  /** Its end is set, and by what: "the target date of the assessment". The clock is then only told. */
  fixed?: { day: Day; by: string };
  /** Days on which it did begin and end; they override every sum. */
  started?: Day;
  ended?: Day;
  /** The sum as it was once done and kept: what a holiday announced since then does to it is the policy's. */
  computed?: Computed;
}

export interface Network {
  /** The day from which steps that wait for nothing run. */
  start: Day;
  /** Nothing that is still to be done ends before it. */
  today: Day;
  calendar: Calendar;
  lateHoliday: RecomputePolicy;
  steps: readonly NetworkStep[];
}

export interface MeetingDay {
  body: string;
  /** Null where it is reckoned and not planned. */
  ref: string | null;
  title: string;
  day: Day;
  /** Its paper day, where the record says. */
  papers: Day | null;
}

export interface ReleaseDay {
  ref: string | null;
  title: string;
  day: Day;
  /** Nothing is taken in after it, where the record says. */
  freeze: Day | null;
  /** Expected by the code's pattern, on a day that is not fixed. */
  reckoned?: boolean;
}

/** What timetables are held to, in any order. */
export interface Days {
  meetings: readonly MeetingDay[];
  releases: readonly ReleaseDay[];
}
