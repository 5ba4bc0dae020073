/** Which stage follows which, by whose decision, and what must be there first. Clauses are those that sources quote. */
import type { Transition } from '../../src/codes/process.ts';

const authorityPaths = ['path-1', 'path-2'];
/** Stages in which the proposer may still change or take back a proposal. */
export const inWork = ['raised', 'refinement', 'report', 'returned'];

/** What becomes of a decision, whoever took it: the same in each of the processes. */
export const afterDecision: readonly Transition[] = [
  { move: 'publish', from: ['approved', 'rejected'], clause: 'D9', provenance: 'recalled' },
  {
    move: 'appeal',
    from: ['approved', 'rejected'],
    to: 'appealed',
    paths: ['path-3', 'fast-track'],
    needs: ['window', 'reasons'],
    clause: 'D9',
    provenance: 'recalled',
  },
  {
    move: 'approve',
    from: ['appealed'],
    to: 'approved',
    by: ['authority'],
    clause: 'D9',
    provenance: 'recalled',
  },
  { move: 'reject', from: ['appealed'], to: 'rejected', by: ['authority'], clause: 'D9', provenance: 'recalled' },
  { move: 'schedule', from: ['approved'], clause: 'D10', provenance: 'found' },
  {
    move: 'implement',
    from: ['approved'],
    to: 'implemented',
    needs: ['window'],
    clause: 'D10',
    provenance: 'found',
  },
];

export const byAuthority: readonly Transition[] = [
  {
    move: 'approve',
    from: ['authority'],
    to: 'approved',
    paths: authorityPaths,
    by: ['authority'],
    clause: 'D9',
    provenance: 'recalled',
  },
  {
    move: 'reject',
    from: ['authority'],
    to: 'rejected',
    paths: authorityPaths,
    by: ['authority'],
    needs: ['reasons'],
    clause: 'D9',
    provenance: 'recalled',
  },
  {
    move: 'return',
    from: ['authority'],
    to: 'returned',
    by: ['authority'],
    needs: ['reasons'],
    clause: 'D9',
    provenance: 'recalled',
  },
];

/** Lodging, urgency, groups, withdrawal: what goes beside the main line. */
export function beside(urgency: readonly string[]): readonly Transition[] {
  const early = [...inWork, 'consultation'];
  const determined = early.filter((stage) => stage !== 'raised');
  return [
    { move: 'amend', from: inWork, clause: 'D6', provenance: 'recalled' },
    { move: 'urge', from: early, needs: ['reasons'], clause: 'D4', provenance: 'recalled' },
    { move: 'rule', from: early, by: urgency, clause: 'D4', provenance: 'recalled' },
    // The proposer who disagrees with the timetable agreed for their proposal.
    { move: 'contest', from: determined, needs: ['reasons'], clause: 'D4.2', provenance: 'found' },
    { move: 'settle', from: determined, by: ['authority'], needs: ['reasons'], clause: 'D4.2', provenance: 'found' },
    { move: 'group', from: ['raised', 'refinement', 'returned'], clause: 'D6', provenance: 'found' },
    {
      move: 'refuse',
      from: ['raised'],
      to: 'refused',
      needs: ['reasons'],
      clause: 'D3',
      provenance: 'recalled',
    },
    { move: 'adopt', from: ['withdrawn'], to: 'raised', needs: ['window'], clause: 'D5', provenance: 'recalled' },
  ];
}

/** Refinement and the draft report, as far as consultation: what is determined, by whoever determines it. */
export const report = (by: readonly string[]): readonly Transition[] => [
  {
    move: 'refine',
    from: ['raised'],
    to: 'refinement',
    paths: ['path-1', 'path-2', 'path-3'],
    by,
    needs: ['path'],
    clause: 'D6',
    provenance: 'found',
  },
  { move: 'refine', from: ['returned'], to: 'refinement', clause: 'D7', provenance: 'found' },
  {
    move: 'present',
    from: ['refinement'],
    to: 'report',
    needs: ['points', 'assessed'],
    clause: 'D7',
    provenance: 'found',
  },
  {
    move: 'present',
    from: ['returned'],
    to: 'report',
    needs: ['points', 'assessed'],
    clause: 'D7',
    provenance: 'found',
  },
  {
    move: 'return',
    from: ['report', 'consultation'],
    to: 'returned',
    by,
    needs: ['reasons'],
    clause: 'D7',
    provenance: 'found',
  },
  {
    move: 'consult',
    from: ['raised', 'report'],
    to: 'consultation',
    by,
    needs: ['path', 'points'],
    clause: 'D7.8',
    provenance: 'found',
  },
  // Public minutes tell of a report returned, or sent to consultation, without saying that it was brought.
  { move: 'return', from: ['refinement'], to: 'returned', skips: true, clause: 'D7', provenance: 'found' },
  {
    move: 'consult',
    from: ['refinement', 'returned'],
    to: 'consultation',
    skips: true,
    clause: 'D7.8',
    provenance: 'found',
  },
];

/** The Change Board: a decision or a recommendation, by path. */
export const board: readonly Transition[] = [
  {
    move: 'vote',
    from: ['consultation'],
    to: 'vote',
    paths: ['path-1', 'path-2', 'path-3'],
    needs: ['consulted', 'cost-consulted', 'text-consulted', 'assessed'],
    clause: 'D7.9',
    provenance: 'found',
  },
  { move: 'vote', from: ['report'], to: 'vote', skips: true, clause: 'D8', provenance: 'found' },
  {
    move: 'refer',
    from: ['vote'],
    to: 'authority',
    paths: authorityPaths,
    by: ['change-board'],
    needs: ['vote'],
    clause: 'D8',
    provenance: 'found',
  },
  {
    move: 'approve',
    from: ['vote'],
    to: 'approved',
    paths: ['path-3'],
    by: ['change-board'],
    needs: ['vote'],
    clause: 'D8',
    provenance: 'found',
  },
  {
    move: 'reject',
    from: ['vote'],
    to: 'rejected',
    paths: ['path-3'],
    by: ['change-board'],
    needs: ['vote'],
    clause: 'D8',
    provenance: 'found',
  },
  { move: 'return', from: ['vote'], to: 'returned', skips: true, clause: 'D8', provenance: 'recalled' },
  ...(['approve', 'reject'] as const).map(
    (move): Transition => ({
      move,
      from: ['raised', 'consultation'],
      to: move === 'approve' ? 'approved' : 'rejected',
      paths: ['fast-track'],
      by: ['panel'],
      clause: null,
      provenance: 'inferred',
    }),
  ),
];

export const raising = (from: readonly string[], more: Partial<Transition> = {}): Transition => ({
  move: 'raise',
  from,
  to: 'raised',
  needs: ['description'],
  clause: 'D1',
  provenance: 'found',
  ...more,
});

export const withdrawal = (from: readonly string[]): Transition => ({
  move: 'withdraw',
  from,
  to: 'withdrawn',
  clause: 'D5',
  provenance: 'found',
});
