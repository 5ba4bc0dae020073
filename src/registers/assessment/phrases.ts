/** What minutes say of the assessments a modification waits for: which kind, by which day, or on which it came. */
import type { AssessmentFact, Found } from '../../minutes/proposal.ts';
import type { Paragraph } from '../../minutes/reading.ts';

export interface Know {
  refs(text: string): { ref: string; start: number; end: number }[];
  days(text: string): { date: string; start: number }[];
}

type Read = Found<Omit<AssessmentFact, 'item'>>;

const KINDS: readonly [AssessmentFact['kind'], RegExp][] = [
  ['preliminary', /\bpreliminary (?:impact )?assessments?\b|\bPAs?\b/i],
  ['impact', /\bimpact assessments?\b|\bIAs?\b/i],
];

/** Before the day on which an assessment came. What "is to be" delivered, or "will be", did not come yet. */
const CAME =
  /(?<!\b(?:be|should|would|not)\s+(?:\w+ly\s+)?)\b(?:was|were|been|has|have|had|which|PAs?|IAs?|assessments?)\s+(?:\w+ly\s+)?(?:received|delivered|supplied|provided|completed|returned|arrived|came)(?:\s+(?!by\b)[^\s,;]+){0,4}?\s+(?:on|from the \w+ on)\s+(?:the\s+)?$/i;

/**
 * One fact for each modification named beside the kind of assessment and a target day, or the day on which it was received (ISO). `lead` introduces a bullet
 * and may name the kind. Several modifications may share the day that follows them.
 */
export function readAssessments(line: Paragraph, lead: string, know: Know): Read[] {
  const days = know.days(line.text);
  const refs = know.refs(line.text);
  if (days.length === 0 || refs.length === 0) return [];
  const awaited = /\b(?:targets?|deliver\w*|due|expected|complet\w+|return\w*|provid\w+|by)\b/i.test(
    `${lead} ${line.text}`,
  );
  return refs.flatMap(({ ref, end }): Read[] => {
    const day = days.find((one) => one.start >= end) ?? days.at(-1)!;
    const kind = kindIn(line.text.slice(end, day.start)) ?? kindIn(line.text) ?? kindIn(lead);
    if (!kind) return [];
    const said = { ref, kind, spans: line.spans, sure: 'likely' as const };
    if (CAME.test(line.text.slice(0, day.start))) return [{ ...said, target: null, received: day.date }];
    return awaited ? [{ ...said, target: day.date }] : [];
  });
}

function kindIn(text: string): AssessmentFact['kind'] | null {
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
