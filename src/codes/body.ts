/** Bodies by their reference. */
import type { BodyConfig, Code } from './code.ts';

/** A body as the code has it; null for one that stands on record alone, or nowhere. */
export function bodyIn(code: Pick<Code, 'bodies'>, ref: unknown): BodyConfig | null {
  return code.bodies.find(({ id }) => id === ref) ?? null;
}

/** What it is called; one the code does not know is called by its reference. */
export function bodyName(code: Pick<Code, 'bodies'>, ref: string): string {
  return bodyIn(code, ref)?.name ?? ref;
}
