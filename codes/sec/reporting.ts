/** How minutes say how many proposals stand where. */
import type { ReportingConfig } from '../../src/codes/change-parts.ts';
import { found, SOURCE } from './provenance.ts';

export const reporting: ReportingConfig = {
  stated: found(
    {
      item: '^Modification Status Report',
      counts: [
        { stage: 'refinement', words: 'Refinement Process' },
        { stage: 'raised', words: 'Initial Modification Report' },
        { stage: 'report', words: 'Draft Modification Report' },
      ],
    },
    null,
    `${SOURCE.minutes39}, item 14.`,
  ),
};
