/** What a seat or a post lets its holder see and do: the Panel Information Policy, as far as it is known. */
import type { Access } from '../../src/codes/code.ts';
import { found, inferred, recalled, SOURCE } from './provenance.ts';

const staff = ['secretariat'];

export const access: Access = {
  seat: found(
    { level: 2, declared: 3, elsewhere: 1 },
    'M4.13',
    `${SOURCE.minutes39}, item 9. Red is for members and alternates who signed the declaration; what a seat opens elsewhere is recalled.`,
  ),
  posts: {
    secretariat: recalled({ clearance: { '*': 2 }, declared: 3, powers: staff }, 'C7'),
    contact: recalled({ clearance: { '*': 1 }, powers: ['contact'] }, 'M4'),
    regulator: inferred(
      { clearance: { '*': 2 }, declared: 3, powers: ['authority'] },
      'C5',
      'Attends the Panel without a vote and receives its papers.',
    ),
    government: inferred(
      { clearance: { '*': 2 }, declared: 3, powers: ['secretary-of-state'] },
      'C5',
      'Attends the Panel without a vote and receives its papers.',
    ),
    operator: recalled({ clearance: { '*': 1 }, powers: ['service-provider'] }, null),
    assessor: recalled({ clearance: { '*': 1, ssc: 2 }, declared: 3, powers: ['assessor'] }, 'G8'),
  },
};
