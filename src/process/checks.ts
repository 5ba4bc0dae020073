/** What the processes of the codes ask of every Decision, whichever way it comes. */
import type { Code } from '../codes/code.ts';
import type { Check } from '../kernel/ledger.ts';
import { votingCheck } from '../voting/check.ts';
import { processCheck } from './check.ts';

/** The checks a ledger of these codes is opened with. */
export function checksOf(codes: readonly Code[]): Check[] {
  return [processCheck(codes), votingCheck(codes)];
}
