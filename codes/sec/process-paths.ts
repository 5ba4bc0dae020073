/** The routes a proposal may take since 2016, and what sends it that way. */
import type { ProcessPath } from '../../src/codes/process.ts';
import { found, recalled, SOURCE } from './provenance.ts';

const form = 'SEC modification form, 2017.';

export const paths: readonly ProcessPath[] = [
  {
    id: 'path-1',
    name: 'Path 1: Authority-led',
    printed: 'Path 1',
    decider: 'authority',
    test: recalled('A Significant Code Review, or a change needed to meet a legal obligation', 'D2'),
  },
  {
    id: 'path-2',
    name: 'Path 2: Authority Determined',
    printed: 'Path 2',
    decider: 'authority',
    test: recalled(
      'A material effect on consumers, competition, the environment, data or security, on one class against another, or on the rules of governance and modification themselves',
      'D2.6',
    ),
  },
  {
    id: 'path-3',
    name: 'Path 3: Self-Governance',
    printed: 'Path 3',
    decider: 'change-board',
    test: found('Every other modification; the decision may be appealed to the Authority', null, SOURCE.change),
    appealable: true,
  },
  {
    id: 'fast-track',
    name: 'Fast-Track',
    printed: 'Fast-Track',
    decider: 'panel',
    test: found('Housekeeping, raised by the Panel only; never goes to Refinement', null, form),
    raisedBy: ['panel'],
    never: [{ stage: 'refinement', clause: null, words: 'A Fast-Track proposal never goes to Refinement.' }],
    appealable: true,
  },
];
