/** Rules change; what was done under an earlier one stays right. */

import type { Day } from '../kernel/define.ts';
import type { Rule } from './code.ts';

/** The version of a rule in force on a day, or null when the day is before it began. */
export function ruleOn<T>(rule: Rule<T>, day: Day): Rule<T> | null {
  const inForce = [rule, ...(rule.later ?? [])].filter((version) => version.from === undefined || version.from <= day);
  return inForce.at(-1) ?? null;
}
