/** Releases of the code. */
import type { ReleasesConfig } from '../../src/codes/change-parts.ts';
import { found, SOURCE, unknown } from './provenance.ts';

export const releases: ReleasesConfig = {
  months: found([2, 6, 11], null, `${SOURCE.minutes39}, items 11 and 12. The third was debated.`),
  known: found(['2017-06-29', '2017-11-02', '2018-02-22'], null, SOURCE.newsletter('February 2017')),
  freeze: unknown(null, 'The release management policy sets it; it was not read.'),
  leadTimes: {},
  expiryAlarms: unknown(null),
};
