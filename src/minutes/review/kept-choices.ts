/**
 * A reviewer's choices as they are kept with the document. They name facts by place ("action-3"), and the document is
 * read anew each time: under a reader improved meanwhile the third action may be another one. So they are kept with a
 * digest of the reading that they were made of, and are applied to that reading alone.
 */
import { createHash } from 'node:crypto';
import type { Proposal } from '../proposal.ts';
import type { ReviewChoices } from '../review.ts';
import { factsOf } from './facts.ts';

/** What the database holds; `reading` is absent until somebody has said something. */
export type KeptChoices = ReviewChoices & { reading?: string };

/** Names a reading: the same facts and questions, read from the same words, give the same 32 hexadecimal digits. */
export function readingDigest(proposal: Proposal): string {
  const parts = [...factsOf(proposal), ...proposal.flags].map(({ id, spans }) => [
    id,
    spans.map(({ start, end }) => [start, end]),
  ]);
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/**
 * Parts kept choices in those that hold for this reading, and those made of another one (null when there are none).
 * Who a name stands for and who may read the minutes name no fact by its place, and hold for every reading.
 */
export function choicesFor(
  proposal: Proposal,
  { reading, ...choices }: KeptChoices,
): { choices: ReviewChoices; dropped: ReviewChoices | null } {
  if (reading === undefined || reading === readingDigest(proposal)) return { choices, dropped: null };
  const { matches, label, ...placed } = choices;
  const lasting = { ...(matches && { matches }), ...(label && { label }) };
  const said = Object.values(placed).some((held) => Object.keys(held ?? {}).length > 0);
  return { choices: lasting, dropped: said ? placed : null };
}

/** Choices in words, a line each, for a reader who must make them again: 'Action 3: owner “Chair”'. */
export function choicesInWords({ rejected = [], edits = {}, formal = {}, answers = {} }: ReviewChoices): string[] {
  const named = (id: string) => {
    const words = id.replaceAll('-', ' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
  };
  return [
    ...rejected.map((id) => `${named(id)}: left out`),
    ...Object.entries(edits).flatMap(([id, fields]) =>
      Object.entries(fields).map(([field, value]) =>
        value === null ? `${named(id)}: ${field} emptied` : `${named(id)}: ${field} “${String(value)}”`,
      ),
    ),
    ...Object.entries(formal).map(([id, verb]) => `${named(id)}: recorded as ${verb}`),
    ...Object.entries(answers).map(([id, words]) => `Question ${id.replaceAll('-', ' ')}: “${words}”`),
  ];
}
