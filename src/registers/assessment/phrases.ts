/** What minutes say of the assessments a modification waits for: which kind, and by which day. */
import type { AssessmentFact, Found } from '../../minutes/proposal.ts';
import type { Paragraph } from '../../minutes/reading.ts';

export interface Know {
  refs(text: string): { ref: string; start: number; end: number }[];
  days(text: string): { date: string; start: number }[];
}

const KINDS: readonly [AssessmentFact['kind'], RegExp][] = [
  ['preliminary', /\bpreliminary (?:impact )?assessments?\b|\bPAs?\b/i],
  ['impact', /\bimpact assessments?\b|\bIAs?\b/i],
];

/**
 * One fact for each modification named beside the kind of assessment and a target day (ISO). `lead` introduces a bullet
 * and may name the kind. Several modifications may share the day that follows them.
 */
export function readAssessments(line: Paragraph, lead: string, know: Know): Found<Omit<AssessmentFact, 'item'>>[] {
  const days = know.days(line.text);
  const refs = know.refs(line.text);
  if (days.length === 0 || refs.length === 0) return [];
  if (!/\b(?:targets?|deliver\w*|due|expected|complet\w+|return\w*|provid\w+|by)\b/i.test(`${lead} ${line.text}`))
    return [];
  return refs.flatMap(({ ref, end }) => {
    const day = days.find((one) => one.start >= end) ?? days.at(-1)!;
    const kind = kindIn(line.text.slice(end, day.start)) ?? kindIn(line.text) ?? kindIn(lead);
    return kind ? [{ ref, kind, target: day.date, spans: line.spans, sure: 'likely' as const }] : [];
  });
}

function kindIn(text: string): AssessmentFact['kind'] | null {
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
