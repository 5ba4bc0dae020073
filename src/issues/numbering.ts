/** How issues are numbered and labelled. */
import type { Code } from '../codes/code.ts';
import { nextReference } from '../codes/numbering.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Day, Label } from '../kernel/define.ts';

/** Used where the code does not say how issues are numbered. */
const fallback = 'ISS{000}';

export function nextIssue(code: Pick<Code, 'issues'>, taken: Iterable<string>, day: Day): string {
  const rule = code.issues && ruleOn(code.issues.numbering, day);
  return nextReference(rule?.value ?? fallback, taken);
}

/** @throws Error where a code does not number its modifications: none can then be raised here */
export function nextModification(code: Pick<Code, 'numbering' | 'id'>, taken: Iterable<string>, day: Day): string {
  const rule = code.numbering?.modification && ruleOn(code.numbering.modification, day);
  if (!rule?.value) throw new Error(`The code ${code.id} does not say how modifications are numbered.`);
  return nextReference(rule.value, taken);
}

/** The class of what came by the public form, until somebody has looked at it and for ever after. */
export function levelGroup(code: Pick<Code, 'issues' | 'bodies'>): Label {
  return code.issues?.received ?? { group: code.bodies[0]?.id ?? '', level: 2 };
}

/** The class of what everybody may read. */
export function openLabel(code: Pick<Code, 'issues' | 'bodies'>): Label {
  return { group: levelGroup(code).group, level: 0 };
}
