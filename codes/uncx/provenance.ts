/** How each fact of this folder is marked: `found` in a public source, `recalled`, `inferred`, or `unknown`. */
import type { Provenance, Rule } from '../../src/codes/rule.ts';

export const site = 'Joint Office of Gas Transporters, website.';

const marked =
  (provenance: Provenance) =>
  <T>(value: T, clause: string | null, note?: string): Rule<T> => ({ value, clause, provenance, note });
export const found = marked('found');
export const recalled = marked('recalled');
export const inferred = <T>(value: T, note: string): Rule<T> => marked('inferred')(value, null, note);
export const unknown = <T>(note: string): Rule<T> => ({ value: null, clause: null, provenance: 'unknown', note });
