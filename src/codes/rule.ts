/** Rules change; what was done under an earlier one stays right. */

import type { Day } from '../kernel/define.ts';

/** How far a fact is established: read in a public source, recalled and to be confirmed, or not known. */
export type Provenance = 'found' | 'recalled' | 'inferred' | 'unknown';

/** A rule or number of the code: a setting, with the clause it rests on and how sure we are. */
export interface Rule<T> {
  value: T | null;
  clause: string | null;
  provenance: Provenance;
  /** First day it applies; absent from the beginning. */
  from?: Day;
  /** What replaced it, each with its `from`, earliest first. Read with `ruleOn`: history keeps its own rules. */
  later?: readonly Rule<T>[];
  /** The source a `found` rule was read in, or what is not certain about it. */
  note?: string;
}

/** The version of a rule in force on a day, or null when the day is before it began. */
export function ruleOn<T>(rule: Rule<T>, day: Day): Rule<T> | null {
  const inForce = [rule, ...(rule.later ?? [])].filter((version) => version.from === undefined || version.from <= day);
  return inForce.at(-1) ?? null;
}
