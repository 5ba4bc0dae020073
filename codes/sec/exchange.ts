/** The register all codes share. */
import type { ExchangeConfig } from '../../src/codes/change-parts.ts';
import { unknown } from './provenance.ts';

export const exchange: ExchangeConfig = {
  columns: unknown(
    null,
    'The codes publish a spreadsheet, updated on the last Wednesday of each month; its columns were not read, so the product’s own layout is used until somebody sets them here.',
  ),
  codes: unknown(null, 'Eleven codes are in the register; how each is named there was not read, so any name is taken.'),
};
