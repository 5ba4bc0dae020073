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
    secretariat: recalled(
      { clearance: { '*': 2 }, declared: 3, powers: staff, parties: 2 },
      'C7',
      'As administrator of consultations it reads every answer, published or not; that is inferred.',
    ),
    contact: recalled(
      { clearance: { '*': 1 }, powers: ['contact'], party: 2 },
      'M4',
      'That a contact reads what their own party answered is inferred: somebody of the party wrote it.',
    ),
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
  declaration: {
    document: 'panel-information-policy',
    version: found(
      'November 2016',
      'M4.13',
      `${SOURCE.minutes39}, item 9: approved on 11 November 2016. Versions are not numbered in any source read.`,
    ),
    words: inferred(
      [
        'I have read version {version} of the Panel Information Policy.',
        'I will read and discuss what {body} classifies Red only in its meetings and with those of its members and alternates who have signed this declaration, and will pass it to nobody else, my own organisation included.',
        'I will keep Red papers only where the policy allows, and will give up or destroy my copies when I leave {body} or am asked to.',
      ],
      'M4.13',
      'The wording of the form was not found; this says what the policy asks of members and alternates.',
    ),
  },
};
