/** How a clause of the process is cited: one that was not read in a source says so. */
import type { Provenance } from '../codes/rule.ts';

export function cite(of: { clause: string | null; provenance: Provenance } | null | undefined): string | undefined {
  if (!of?.clause) return undefined;
  return of.provenance === 'found' ? of.clause : `${of.clause} (${of.provenance})`;
}
