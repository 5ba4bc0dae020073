import type { Constituency } from '../codes/change-parts.ts';

export interface CountedVoter {
  category: string;
  name: string;
  person: string;
  group: string | null;
  alternate: string | null;
}

export function tampered(entries: readonly unknown[]): string[];
export function voterIn(line: string): CountedVoter;
export function count(
  rule: Constituency,
  roll: readonly CountedVoter[],
  cast: ReadonlyMap<string, string>,
  casting?: string | null,
): {
  results: { name: string; for: number; against: number; abstained: number; result: string }[];
  for: number;
  against: number;
  neither: number;
  outcome: string;
};
export function recount(data: unknown, say: (line: string) => void): number;
