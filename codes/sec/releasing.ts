/**
 * Releases of the code. The release management policy was not read: what it fixes (scope freeze, lead times, dates of
 * documents) is unknown here, and each note says what the product then does.
 */
import type { ReleasesConfig } from '../../src/codes/change-parts.ts';
import { found, SOURCE, unknown } from './provenance.ts';

/** Why there is no number: a change then takes the first release after the day it is decided. */
const noLead =
  'No lead time was found in any source read, so none is counted: a change makes the first release after its decision, and the board says that no lead time is set.';

export const releases: ReleasesConfig = {
  months: found(
    [2, 6, 11],
    null,
    `${SOURCE.minutes39}, items 11 and 12. Three a year. That at most two of them carry changes of systems or devices, the third governance alone, was proposed and not decided.`,
  ),
  known: {
    ...found<readonly string[]>(
      ['2017-06-29', '2017-11-02'],
      null,
      `${SOURCE.newsletter('February 2017')} The month of the newsletter is found, its day is not.`,
    ),
    from: '2017-02-01',
    later: [
      {
        ...found<readonly string[]>(
          ['2017-06-29', '2017-11-02', '2018-02-22'],
          null,
          'SEC website: version 5.14 in effect. When that day was announced is not established, so it counts as known on itself.',
        ),
        from: '2018-02-22',
      },
    ],
  },
  freeze: unknown(
    null,
    'Recalled to be set by the release management policy, which was not read. Without it the contents of a release are open until the Panel freezes or approves them, or a day is set for the release itself.',
  ),
  leadTimes: {
    text: unknown(null, noLead),
    systems: unknown(null, noLead),
    devices: unknown(null, noLead),
  },
  expiryAlarms: unknown(
    null,
    'No rule on warnings was found. Without one, the end of a variation is warned of three months and one month before, in Working Days.',
  ),
};
