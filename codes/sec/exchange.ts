/** The register all codes share. */
import type { ExchangeConfig } from '../../src/codes/change-parts.ts';
import { unknown } from './provenance.ts';

export const exchange: ExchangeConfig = {
  columns: unknown(null, 'A spreadsheet updated monthly; its columns were not read.'),
  codes: unknown(null),
};
