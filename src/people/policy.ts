/** Which version of the policy a declaration must be of. */
import type { Access } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Day } from '../kernel/define.ts';

/** The policy as its document's record had it from a day on. */
export interface PolicyText {
  version: string | null;
  state: string;
  /** Since when the record says so. */
  since: Day;
  in_force_from: Day | null;
}

/**
 * The current version: that of the last text of the policy to come into force by `day`, of those that were issued or
 * approved and say which version they are; while the register knows none, the version that the code's settings name.
 * Null where the code asks for no declaration. A draft counts for nothing, however new.
 */
export function currentVersion(access: Access | undefined, texts: readonly PolicyText[], day: Day): string | null {
  if (!access?.declaration) return null;
  const since = (text: PolicyText) =>
    text.in_force_from && text.in_force_from > text.since ? text.in_force_from : text.since;
  const inForce = texts
    .filter(({ version, state }) => version !== null && (state === 'issued' || state === 'approved'))
    .filter((text) => since(text) <= day)
    .sort((a, b) => (since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : 0))
    .at(-1);
  return inForce?.version ?? ruleOn(access.declaration.version, day)?.value ?? null;
}
