import type { Provenance, Section } from '../../src/codes/code.ts';

const parts = (prefix: string, titles: Readonly<Record<string, string>>, provenance: Provenance = 'found') =>
  Object.entries(titles).map(([number, title]) => ({ ref: `${prefix}${number}`, title, provenance }));

const section = (ref: string, title: string, more: Partial<Section> = {}): Section => ({
  ref,
  title,
  provenance: 'found',
  ...more,
});

/** Sections of the code and the parts that minutes cite. Letters missing here were not found in use. */
export const sections: readonly Section[] = [
  section('A', 'Definitions and interpretation', { parts: parts('A', { 1: 'Definitions' }) }),
  section('B', 'Accession', { parts: parts('B', { 2: 'Party, user and registration data provider identifiers' }) }),
  section('C', 'Governance', {
    parts: parts('C', {
      1: 'SEC Objectives',
      2: 'Panel',
      3: 'Panel Members',
      4: 'Elected Members',
      5: 'Proceedings of the Panel',
      6: 'Sub-Committees',
      7: 'Code Administrator, Secretariat and SECCo',
      8: 'Panel costs and budgets',
    }),
  }),
  section('D', 'Modification process', {
    parts: parts('D', {
      1: 'Raising Modification Proposals',
      2: 'Modification paths',
      3: 'Initial consideration',
      4: 'Authority determinations',
      5: 'Withdrawal',
      6: 'Refinement Process',
      7: 'Report Phase',
      8: 'Change Board',
      9: 'Modification decision',
      10: 'Implementation',
    }),
  }),
  section('E', 'Registration Data'),
  section('F', 'Smart Metering System requirements', {
    parts: [
      ...parts('F', {
        1: 'Technical Architecture and Business Architecture Sub-Committee',
        2: 'Certified Products List',
      }),
      ...parts('F', { 5: 'Communications Hubs: forecasts and orders' }, 'recalled'),
    ],
  }),
  section('G', 'Security', {
    parts: parts('G', {
      3: 'User security: organisation and systems',
      4: 'User security: personnel',
      5: 'User security: information security',
      6: 'User security: anomaly detection',
      7: 'Security Sub-Committee',
      8: 'User security assurance',
    }).map((part) => (/^G[3-6]$/.test(part.ref) ? { ...part, provenance: 'recalled' as const } : part)),
  }),
  section('H', 'DCC Services', {
    parts: parts('H', { 1: 'User Entry Process', 13: 'Performance standards and reporting', 14: 'Testing Services' }),
  }),
  section('I', 'Data privacy'),
  section('J', 'Charges'),
  section('K', 'Charging Methodology'),
  section('L', 'Smart Metering Key Infrastructure'),
  section('M', 'General', { parts: parts('M', { 4: 'Confidentiality' }) }),
  section('N', 'SMETS1 Meters'),
  section('P', 'Production Proving', { provenance: 'recalled' }),
  section('T', 'Testing during transition', { provenance: 'recalled' }),
  section('X', 'Transition', { provenance: 'recalled' }),
];
