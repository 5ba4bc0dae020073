/**
 * Section D as it stood in December 2016. The clause text itself was not read: clauses here are those that public pages
 * and minutes quote, or recalled, as marked.
 */
import type { Code, ModificationPath, ModificationStage } from '../../src/codes/code.ts';
import { found, recalled, SOURCE } from './provenance.ts';

const paths: readonly ModificationPath[] = [
  {
    id: 'path-1',
    name: 'Path 1: Authority-led',
    decider: 'authority',
    test: recalled('A Significant Code Review, or a change needed to meet a legal obligation', 'D2'),
  },
  {
    id: 'path-2',
    name: 'Path 2: Authority Determined',
    decider: 'authority',
    test: recalled(
      'A material effect on consumers, competition, the environment, data or security, on one class against another, or on the rules of governance and modification themselves',
      'D2.6',
    ),
  },
  {
    id: 'path-3',
    name: 'Path 3: Self-Governance',
    decider: 'change-board',
    test: found('Every other modification; the decision may be appealed to the Authority', null, SOURCE.change),
  },
  {
    id: 'fast-track',
    name: 'Fast-Track',
    decider: 'panel',
    test: found(
      'Housekeeping, raised by the Panel only; never goes to Refinement',
      null,
      'SEC modification form, 2017.',
    ),
  },
];

type StageFacts = Omit<ModificationStage, 'id'>;

const stages: Readonly<Record<string, StageFacts>> = {
  raised: {
    name: 'Raised',
    about: 'Submitted and complete; the administrator reports on it to the Panel, which sets its path and timetable.',
    clause: 'D1',
    provenance: 'found',
    decider: 'panel',
    next: ['refinement', 'consultation', 'rejected', 'withdrawn'],
  },
  refinement: {
    name: 'Refinement Process',
    about: 'A Working Group develops the solution; the DCC assesses its cost and effect.',
    clause: 'D6',
    provenance: 'found',
    next: ['returned', 'consultation', 'withdrawn'],
  },
  returned: {
    name: 'Returned to the Working Group',
    about: 'The Panel has sent the Draft Modification Report back for more work, with its reasons.',
    clause: 'D7',
    provenance: 'found',
    next: ['refinement', 'consultation', 'withdrawn'],
  },
  consultation: {
    name: 'Modification Report Consultation',
    about: 'Parties other than the DCC are consulted on the report, on the timetable the Panel set.',
    clause: 'D7.8',
    provenance: 'found',
    next: ['vote', 'returned', 'withdrawn'],
  },
  vote: {
    name: 'Change Board vote',
    about: 'The Change Board votes by Party Category: a decision on Path 3, a recommendation on Paths 1 and 2.',
    clause: 'D8',
    provenance: 'found',
    decider: 'change-board',
    next: ['authority', 'approved', 'rejected', 'returned', 'withdrawn'],
  },
  authority: {
    name: 'With the Authority',
    about: 'Waits for the determination of the Authority, which may also send it back or decide an appeal.',
    clause: 'D9',
    provenance: 'recalled',
    next: ['approved', 'rejected', 'returned'],
  },
  approved: {
    name: 'Approved, awaiting implementation',
    about: 'Decided, and due at a release or on a day of its own; a self-governance decision may yet be appealed.',
    clause: 'D9',
    provenance: 'recalled',
    next: ['implemented', 'authority'],
  },
  implemented: {
    name: 'Implemented',
    about: "Part of the code's text.",
    clause: 'D10',
    provenance: 'found',
    next: [],
  },
  rejected: {
    name: 'Rejected',
    about:
      'Refused at the start, voted down, or rejected by the Authority; a self-governance decision may be appealed.',
    clause: 'D9',
    provenance: 'recalled',
    next: ['authority'],
  },
  withdrawn: {
    name: 'Withdrawn',
    about: 'Taken back by its Proposer before the Change Board decided; another may adopt it within a window.',
    clause: 'D5',
    provenance: 'found',
    next: ['raised'],
  },
};

export const modification: NonNullable<Code['modification']> = {
  paths,
  stages: Object.entries(stages).map(([id, stage]) => ({ id, ...stage })),
};

/** Modification numbers kept their digits when a Draft Proposal (DP) became a Modification Proposal (MP). */
export const numbering: NonNullable<Code['numbering']> = {
  modification: {
    ...found('SECMP{0000}', null, `${SOURCE.minutes39}; pages of later modifications.`),
    later: [
      {
        ...found(
          'MP{000}',
          null,
          'Pages of later modifications; the first day of the new numbering is not established.',
        ),
        from: '2020-01-01',
        provenance: 'inferred',
      },
    ],
  },
  /** The Panel's; another body's actions take its own `actionPrefix` in place of SECP. */
  action: found('SECP{meeting}/{00}', null, `${SOURCE.minutes39}.`),
  risk: found('{n}', null, `${SOURCE.minutes39}, item 7.`),
};
