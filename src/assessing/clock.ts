/** The clock of an assessment: so many Working Days from the day it was asked for. */
import { calendarOf, explain } from '../calendar/calendar.ts';
import type { AssessmentsConfig } from '../codes/change-parts.ts';
import type { Code, Provenance } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Day } from '../kernel/define.ts';

export type Kind = keyof AssessmentsConfig['kinds'];

export interface Baseline {
  day: Day;
  /** Working Days. */
  length: number;
  /** "23 WD after 18 November 2016: 21 December 2016". */
  words: string;
  /** "Not counted: …", or empty. */
  skipped: string;
  clause: string | null;
  provenance: Provenance;
}

export function isKind(value: unknown): value is Kind {
  return value === 'preliminary' || value === 'impact';
}

/** What it is called: "Preliminary Assessment". */
export function kindName(code: Pick<Code, 'assessments'>, kind: unknown): string {
  const plain =
    kind === 'impact' ? 'Impact assessment' : kind === 'preliminary' ? 'Preliminary assessment' : 'Assessment';
  return (isKind(kind) && code.assessments?.kinds[kind].name) || plain;
}

/** The day the clock gives from the day of the request, by the rule of that day; null where the code sets none. */
export function baselineOf(
  code: Pick<Code, 'assessments' | 'calendar'>,
  kind: unknown,
  requested: Day,
): Baseline | null {
  const length = isKind(kind) ? code.assessments?.kinds[kind].length : undefined;
  const rule = length && ruleOn(length, requested);
  if (!rule || rule.value === null) return null;
  const sum = explain(calendarOf(code.calendar), requested, rule.value);
  return {
    day: sum.result,
    length: rule.value,
    words: sum.words,
    skipped: sum.skippedWords,
    clause: rule.clause,
    provenance: rule.provenance,
  };
}
