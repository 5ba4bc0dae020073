/** What the processes of the codes ask of every Decision, whichever way it comes. */
import { assessingCheck } from '../assessing/check.ts';
import type { Code } from '../codes/code.ts';
import { consultingCheck } from '../consulting/check.ts';
import { issuesCheck } from '../issues/check.ts';
import type { Check } from '../kernel/ledger.ts';
import { releasingCheck } from '../releasing/check.ts';
import { timetableCheck } from '../timetable/check.ts';
import { votingCheck } from '../voting/check.ts';
import { processCheck } from './check.ts';

/** The checks a ledger of these codes is opened with: each slice's own, none of which sees the others. */
export function checksOf(codes: readonly Code[]): Check[] {
  return [processCheck, timetableCheck, assessingCheck, consultingCheck, votingCheck, releasingCheck, issuesCheck].map(
    (of) => of(codes),
  );
}
