/** How the code numbers what it changes, raises and watches. */
import type { Code } from '../../src/codes/code.ts';
import { found, SOURCE } from './provenance.ts';

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
