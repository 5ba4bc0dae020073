/** Assessments by the DCC. */
import type { AssessmentsConfig } from '../../src/codes/change-parts.ts';
import { found, recalled, SOURCE, unknown } from './provenance.ts';

export const assessments: AssessmentsConfig = {
  provider: 'dcc',
  kinds: {
    preliminary: {
      name: 'Preliminary Assessment',
      length: found(23, null, `${SOURCE.minutes39}, item 12. A target; not in the code until November 2018.`),
      breakdown: unknown(null, 'Greater detail was asked for; the lines were not set out.'),
    },
    impact: {
      name: 'Impact Assessment',
      length: found(44, null, `${SOURCE.minutes39}, item 12. A target; not in the code until November 2018.`),
      breakdown: unknown(null, 'Greater detail was asked for; the lines were not set out.'),
    },
  },
  prioritise: recalled('panel', null, 'The DCC works in the order of requests; the Panel may prioritise.'),
};
