/** How parties are consulted. */
import type { ConsultationsConfig } from '../../src/codes/change-parts.ts';
import { found, recalled, SOURCE, unknown } from './provenance.ts';

export const consultations: ConsultationsConfig = {
  closes: found('17:00', null, `${SOURCE.newsletter('January 2017')} Consultations often close then.`),
  late: unknown(null, 'What becomes of a late response was not found; the administrator decides.'),
  held: unknown(null, 'Who reads responses before they are published is not established; level 2 is used.'),
  lengths: {
    report: recalled(15, 'D7.8', 'The Panel sets the length.'),
    group: recalled(15, 'D6'),
  },
  templates: [],
};
