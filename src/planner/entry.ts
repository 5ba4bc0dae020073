/** What a planner is made of: one thing that a day waits for, with the reason it stands there. */
import type { Day, Level } from '../kernel/define.ts';

export type Kind =
  | 'meeting'
  | 'paper-day'
  | 'review'
  | 'action'
  | 'assessment'
  | 'consultation'
  | 'variation'
  | 'modification'
  | 'release'
  | 'step'
  | 'event'
  | 'condition'
  | 'vote'
  | 'election'
  | 'seat'
  | 'issue'
  | 'clock';

/** What each kind is called over a list of them. */
export const kindWords: Readonly<Record<Kind, string>> = {
  meeting: 'Meeting',
  'paper-day': 'Paper day',
  review: 'Minutes',
  action: 'Action due',
  assessment: 'Assessment due',
  consultation: 'Consultation',
  variation: 'Variation ends',
  modification: 'Implementation',
  release: 'Release',
  step: 'Timetable',
  event: 'Date',
  condition: 'Decision waits',
  vote: 'Vote closes',
  election: 'Election',
  seat: 'Term ends',
  issue: 'Issue',
  clock: 'Clock of the code',
};

export interface PlanEntry {
  kind: Kind;
  /** Which of a record's days it is: with register and reference its identity, whatever day it falls on. */
  which: string;
  /** The record it comes from; null for a clock of the code, which `ref` then names. */
  register: string | null;
  ref: string;
  day: Day;
  /** Wall time HH:MM in the code's zone; null for the whole day. */
  starts: string | null;
  ends: string | null;
  title: string;
  /** Why it is there: the sum, the rule, the meeting that agreed it. */
  why: string;
  clause: string | null;
  level: Level;
  /** Its day is past and it still waits. */
  late: boolean;
  /** A date that minutes merely speak of, often another record's: for whoever looks closely, in no paper and no calendar. */
  aside: boolean;
  /** What belongs to it: the standing items of a meeting. */
  details: readonly string[];
}
