/** Where the minutes of a meeting stand, from draft to published. Pure. */
import type { Row } from '../kernel/read.ts';

export type Stage = 'none' | 'draft' | 'review' | 'approved' | 'published';

/** The order in which minutes pass through them. */
export const stages: readonly { stage: Exclude<Stage, 'none'>; label: string; about: string }[] = [
  { stage: 'draft', label: 'Draft', about: 'Made from the records when the meeting closed' },
  { stage: 'review', label: 'In review', about: 'With members, for comments and wording' },
  { stage: 'approved', label: 'Approved', about: 'By the body, at a meeting or between meetings' },
  { stage: 'published', label: 'Published', about: 'Everyone may read the public minutes' },
];

/**
 * `none` until the meeting is over. Minutes that came in as a document, final and for everyone, were approved and given
 * out where they were written.
 */
export function stageOf(meeting: Row): Stage {
  if (meeting.state !== 'held') return 'none';
  const given = (field: string) => (meeting.fields[field] ?? null) !== null;
  const { minutes } = meeting.fields;
  const givenOut = given('document') && minutes === 'final' && meeting.label.level === 0;
  if (given('published_on') || givenOut) return 'published';
  if (given('approved_on') || minutes === 'approved') return 'approved';
  return given('review_by') ? 'review' : 'draft';
}
