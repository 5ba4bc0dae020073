/**
 * How each fact of this folder is marked. `found`: read in a public source, named in the note. `recalled`: known of the
 * code but not confirmed in any source read; its clause may be off by a paragraph. `inferred`: worked out from what was
 * found. `unknown`: not established, so there is no value. An administrator corrects any of them; nothing in the
 * product relies on a number being here.
 */
import type { Rule } from '../../src/codes/code.ts';

export function found<T>(value: T, clause: string | null, note: string): Rule<T> {
  return { value, clause, provenance: 'found', note };
}

export function recalled<T>(value: T, clause: string | null, note?: string): Rule<T> {
  return { value, clause, provenance: 'recalled', ...(note ? { note } : {}) };
}

export function inferred<T>(value: T, clause: string | null, note: string): Rule<T> {
  return { value, clause, provenance: 'inferred', note };
}

export function unknown<T>(clause: string | null, note?: string): Rule<T> {
  return { value: null, clause, provenance: 'unknown', ...(note ? { note } : {}) };
}

/** Public sources, as notes cite them. */
export const SOURCE = {
  about: 'SEC website, About the SEC.',
  change: 'SEC website, About SEC change, 2016 copy.',
  changeLater: 'SEC website, About SEC change, 2019 copy.',
  party: 'SEC website, Becoming a SEC Party.',
  faq: 'SEC website, frequently asked questions.',
  assessments: 'SEC website, Security assessments and Assessment process.',
  minutes39: 'Minutes of SEC Panel meeting 39, 9 December 2016 (White)',
  newsletter: (month: string) => `SECAS newsletter, ${month}.`,
} as const;
