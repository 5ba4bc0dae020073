/** What the rules of the process ask about, from what the page has read already: no second reading. */
import type { ProcessFacts } from '../../process/facts.ts';
import type { Proposal } from './read-proposal.ts';

export function processFacts(proposal: Proposal): ProcessFacts {
  const { row, of } = proposal;
  const head = row.fields.alternative_to;
  return {
    ref: row.ref,
    row,
    main: of('alternative').find(({ ref }) => ref === head) ?? null,
    alternatives: of('alternative').filter(({ ref }) => ref !== head),
    points: of('point'),
    assessments: of('assessment'),
    consultations: of('consultation'),
    votes: of('vote'),
    inclusions: of('inclusion'),
    release: of('release').find(({ ref }) => ref === row.fields.release) ?? null,
    since: proposal.since,
    group: of('group')[0] ?? null,
    seats: of('seat').filter(({ state }) => state === 'filled'),
  };
}
