/** Whose decision something is, and who records it. */
import type { Code } from '../../codes/code.ts';
import type { Actor } from '../../kernel/access.ts';
import type { Decision } from '../../kernel/define.ts';

export interface Made {
  decision: Decision;
  /** Whoever records what a meeting decided does so with the powers of its body. */
  actor: Actor;
}

/** The body that governs the code: whose decision it is where nobody else's. */
export function governingBody(code: Pick<Code, 'bodies'>): string {
  return (code.bodies.find(({ kind }) => kind === 'panel') ?? code.bodies[0])?.id ?? 'code';
}

/** Whose deed it is that a party's form is put on record. */
export function administratorOf(code: Pick<Code, 'bodies'>): string {
  return code.bodies.find(({ kind }) => kind === 'administrator')?.id ?? governingBody(code);
}
