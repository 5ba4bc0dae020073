/**
 * How a code changes itself, as data: the stages a proposal goes through, who may move it under which clause, what must
 * be there first, and the clocks of its timetable. A code has one for each time; a proposal keeps the one it was raised
 * under, so that the process of 2016 and that of ten years later are two configurations of one engine.
 */
import type { Day } from '../kernel/define.ts';
import type { Provenance, Rule } from './rule.ts';

/** A route a proposal may take: who decides it, and what sends it that way. */
export interface ProcessPath {
  id: string; // "path-2"
  name: string; // "Path 2: Authority Determined"
  /** As minutes print it: the value the modification's `path` field holds ("Path 2"). */
  printed: string;
  /** Reference of the body whose vote or determination decides; a vote before it is then a recommendation. */
  decider: string;
  test: Rule<string>;
  /** Powers that may raise a proposal on it, where not everybody may. */
  raisedBy?: readonly string[];
  /** Stages it never enters, with the clause that says so. */
  never?: readonly { stage: string; clause: string | null; words: string }[];
  /** A self-governance decision may be appealed; what becomes of it does not wait for anybody else. */
  appealable?: boolean;
}

/** A stage, by the name of the state of the modification register that holds it. */
export interface ProcessStage {
  id: string;
  name: string;
  /** Two words at most, for the picture of the process. */
  short: string;
  about: string;
  clause: string | null;
  provenance: Provenance;
  /** Reference of the body that has to decide what becomes of it here; absent where it waits for no body. */
  decider?: string;
  /** Where it stands in the picture: on the main line, or off it (returned, withdrawn, rejected). */
  line: 'main' | 'side';
}

/** One move of the modification register that the process allows. What is not listed is refused. */
export interface Transition {
  move: string;
  from: readonly string[]; // stages, or 'new'
  /** The stage it leads to; absent where it stays. Agrees with the register's own move. */
  to?: string;
  /** Only on these paths (ids); absent for all, and while no path is set. */
  paths?: readonly string[];
  /** Powers, where the process lets fewer make it than the register does. */
  by?: readonly string[];
  /** Ids of requirements that must be met. */
  needs?: readonly Requirement['id'][];
  /** Minutes leave steps out: only for a proposal of which no record says under which rules it was raised. */
  skips?: boolean;
  clause: string | null;
  provenance: Provenance;
}

/** Something that must be so before a move; what each id looks at is `src/process/requirements.ts`. */
export interface Requirement {
  id:
    | 'path' // a path is set
    | 'description' // the form is complete
    | 'points' // every point of a returned report is answered
    | 'cost-consulted' // the cost of the central systems was consulted on
    | 'text-consulted' // the legal text was consulted on
    | 'assessed' // no assessment is still awaited
    | 'consulted' // its consultation has closed
    | 'vote' // the vote on it is closed
    | 'group' // a Working Group is formed
    | 'window' // the appeal window has closed, or an adoption window is still open
    | 'reasons' // reasons are given
    | 'advice'; // the forum's advice is on record
  /** What it asks, in words a proposer understands. */
  words: string;
  clause: string | null;
  provenance: Provenance;
  note?: string;
}

/** A reason for which a draft report may be sent back. */
export interface ReturnReason {
  id: string; // "cost-detail"
  name: string;
  /** What has to be answered before the report comes back. */
  asks: string;
  provenance: Provenance;
  note?: string;
}

/** A day of every month: the second Friday. */
export interface MonthlyDay {
  week: 1 | 2 | 3 | 4;
  /** 0 is Sunday. */
  weekday: number;
}

/** One step of a timetable. The days of all of them follow from the day of the first and from what happened since. */
export interface TimetableStep {
  id: string; // "preliminary-assessment"
  name: string;
  kind: 'work' | 'consultation' | 'assessment' | 'meeting' | 'decision' | 'release';
  /** Steps that end before it begins. */
  after: readonly string[];
  /** Working Days it takes; null where it is set case by case. Absent for a step that is a day (a meeting, a release). */
  length?: Rule<number>;
  /** For a meeting: whose. It is the first planned one whose papers may still be sent when what it waits for is ready. */
  body?: string;
  /** Working Days before that meeting, or that release, by which what goes to it is ready. */
  lead?: Rule<number>;
  /** Local time of day at which it closes; the end of the day when absent. */
  closes?: Rule<string>;
  /** Only on these paths (ids). */
  paths?: readonly string[];
  /** Only for proposals that need it: an assessment where the systems change. */
  optional?: boolean;
  /** For an assessment or a consultation: which kind of it, as its register says. */
  of?: 'preliminary' | 'impact' | 'group' | 'report';
  /** For a meeting: the day of the month on which it is reckoned to be while none is planned that late; never, when absent. */
  unplanned?: Rule<MonthlyDay>;
  /** Power that may extend it; null where nobody may. */
  extend: string | null;
  /** What happens when it is not kept. */
  breach: string;
  clause: string | null;
  /** The stage of the proposal it falls in. */
  stage: string;
}

export interface ChangeProcess {
  id: string; // "2016"
  name: string;
  /** Proposals raised from this day on are under it; absent for the first. */
  from?: Day;
  provenance: Provenance;
  note?: string;
  paths: readonly ProcessPath[];
  stages: readonly ProcessStage[];
  transitions: readonly Transition[];
  requirements: readonly Requirement[];
  reasons: readonly ReturnReason[];
  timetable: readonly TimetableStep[];
  /** Working Days a completed form is sent before paper day. */
  formLead: Rule<number>;
  /** Working Days from publication in which a decision may be appealed. */
  appealWindow: Rule<number>;
  /** Working Days in which a withdrawn proposal may be adopted. */
  adoptionWindow: Rule<number>;
  /** People a Working Group has at the least. */
  groupLeast: Rule<number>;
  /** Who rules on urgency, by power. */
  urgencyBy: Rule<string>;
  /** What becomes of dates computed before a holiday was announced. */
  lateHoliday: Rule<'freeze' | 'recompute'>;
  /** Reference of an alternative, from that of its proposal: "{ref}{A}". */
  alternatives: Rule<string>;
}
