/** Alternatives to a proposal: each a proposal on a track of its own, numbered after the one it is an alternative to. Pure. */
import type { ChangeProcess } from '../codes/process.ts';
import type { Change, Day, Value } from '../kernel/define.ts';
import { type ProcessFacts, text } from './facts.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * The reference of the next alternative: the proposal's own with the next letter, "{ref}A". What a withdrawn one was
 * called is not given again. After Z the letters are doubled.
 */
export function alternativeRef(
  process: Pick<ChangeProcess, 'alternatives'>,
  ref: string,
  taken: readonly string[],
): string {
  const pattern = process.alternatives.value ?? '{ref}A';
  const named = (index: number) => {
    const letter = (letters[index % 26] ?? 'A').repeat(1 + Math.floor(index / 26));
    return pattern.replace(/A$|\{A\}/, letter).replace('{ref}', ref);
  };
  let index = 0;
  for (let place = 0; place < taken.length + 1; place += 1) if (taken.includes(named(place))) index = place + 1;
  return named(index);
}

export interface AlternativeAsked {
  title: string;
  description: string;
  solution: string;
  /** Reference of the party whose solution it is; null for the group's. */
  proposer: string | null;
  day: Day;
}

/** The alternative raised: under the rules, and on the path, of the proposal it stands for choice with. */
export function raiseAlternative(process: ChangeProcess, facts: ProcessFacts, asked: AlternativeAsked): Change {
  const taken = facts.alternatives.map((one) => one.ref);
  const path = text(facts.row, 'path');
  const sets: Record<string, Value> = {
    title: asked.title,
    description: asked.description,
    solution: asked.solution,
    raised_on: asked.day,
    rules: process.id,
    alternative_to: facts.ref,
    ...(path ? { path } : {}),
    ...(asked.proposer ? { proposer: asked.proposer } : {}),
  };
  return { register: 'modification', ref: alternativeRef(process, facts.ref, taken), move: 'raise', sets, expects: 0 };
}
