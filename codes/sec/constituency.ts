/** How the Change Board votes. All of it is recalled or not known: each choice is a setting. */
import type { Constituency } from '../../src/codes/change-parts.ts';
import type { Rule } from '../../src/codes/rule.ts';
import { recalled } from './provenance.ts';

/** Whether electricity and gas networks come to one result together, or to one each. Not established: a setting. */
const networks: 'together' | 'apart' = 'together';

type Category = Constituency['categories'][number];

const together: readonly Category[] = [
  { name: 'Networks', of: ['Network', 'Electricity Network', 'Gas Network'], seats: 3 },
];
const apart: readonly Category[] = [
  { name: 'Electricity Networks', of: ['Electricity Network'], seats: null },
  { name: 'Gas Networks', of: ['Gas Network'], seats: null },
];

const unknown = (note: string) => ({ provenance: 'unknown', note }) as const;

const changeBoard: Constituency = {
  categories: [
    { name: 'Large Suppliers', of: ['Large Supplier'], seats: null },
    { name: 'Small Suppliers', of: ['Small Supplier'], seats: 3 },
    ...((networks as string) === 'together' ? together : apart),
    { name: 'Other SEC Parties', of: ['Other SEC Party'], seats: 3 },
    { name: 'Consumers', of: ['Consumer'], seats: 1 },
  ],
  carries: 'more-for',
  tied: 'neither',
  abstained: 'neither',
  empty: 'neither',
  level: 'lost',
  votingGroups: true,
  preferred: 'most-categories',
  quorum: [1, 2],
  shown: 'who',
  sources: {
    categories: {
      provenance: 'recalled',
      note: 'One for each Voting Group of Large Suppliers, three each of Small Suppliers, of networks and of Other SEC Parties, one for consumers. Whether electricity and gas networks count together is not established; they do here. The Operations Group has the same shape.',
    },
    carries: { provenance: 'recalled', note: 'More categories approve than reject.' },
    votingGroups: { provenance: 'recalled', note: 'A corporate group of Large Suppliers is one Voting Group.' },
    quorum: { provenance: 'recalled', note: 'About half of the members; the exact rule is not established.' },
    tied: unknown('No rule was found. A category whose votes are equal counts as neither.'),
    abstained: unknown('No rule was found. A category that only abstains counts as neither.'),
    empty: unknown('No rule was found. A category in which nobody votes counts as neither.'),
    level: unknown('No rule was found. As many categories for as against is lost: more must be for it.'),
    preferred: {
      provenance: 'unknown',
      note: 'That one is identified is recalled, how is not. The one with most categories for it is taken, then most votes, then the proposal itself.',
    },
    shown: unknown('No rule was found. Until the close members see who has voted, not how.'),
  },
};

/** By reference of the body. */
export const constituencies: Readonly<Record<string, Rule<Constituency>>> = {
  'change-board': recalled(changeBoard, 'D8', 'The clause was not read; the source of each choice is said with it.'),
};
