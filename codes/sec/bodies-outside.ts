/** Those that the code is run by, with or for, whose own rules are not the code's: they own actions and take part. */
import type { BodyConfig } from '../../src/codes/code.ts';
import { unknown } from './provenance.ts';

type Facts = Pick<BodyConfig, 'id' | 'name' | 'aliases' | 'kind' | 'about'> & Partial<BodyConfig>;

function outside(facts: Facts): BodyConfig {
  const note = 'Not governed by the code, or not found.';
  return {
    clause: null,
    actionPrefix: null,
    seats: [],
    quorum: unknown(null, note),
    notice: unknown(null, note),
    ...facts,
  };
}

export const outsideBodies: readonly BodyConfig[] = [
  outside({
    id: 'secco-board',
    name: 'SECCo Board',
    aliases: ['the SECCo Board', 'SECCo', 'Smart Energy Code Company Ltd', 'Smart Energy Code Company Limited'],
    kind: 'company',
    clause: 'C7',
    about: 'Directors of the company that signs contracts and countersigns Accession Agreements.',
  }),
  outside({
    id: 'secas',
    name: 'SECAS',
    aliases: ['Smart Energy Code Administrator and Secretariat', 'Code Administrator', 'the Code Administrator'],
    kind: 'administrator',
    clause: 'C7',
    about: 'Code Administrator and Secretariat: runs the modification process, the bodies and the registers.',
  }),
  outside({
    id: 'dcc',
    name: 'DCC',
    aliases: [
      'the DCC',
      'Data Communications Company',
      'Data and Communications Company',
      'Smart DCC',
      'Smart DCC Ltd',
    ],
    kind: 'operator',
    about: 'Operates the network between meters and suppliers; gives preliminary and impact assessments.',
  }),
  outside({
    id: 'authority',
    name: 'The Authority',
    aliases: ['Authority', 'Ofgem', 'Ofgem (the Authority)', 'GEMA', 'Gas and Electricity Markets Authority'],
    kind: 'regulator',
    about: 'The regulator: determines modifications on Paths 1 and 2, urgency and appeals.',
  }),
  outside({
    id: 'secretary-of-state',
    name: 'Secretary of State',
    aliases: ['the Secretary of State', 'BEIS (Secretary of State)', 'BEIS', 'DECC', 'DESNZ'],
    kind: 'government',
    about:
      'Designates and directs changes of the code outside the modification process. DECC, BEIS from July 2016, DESNZ from 2023.',
  }),
  outside({
    id: 'user-cio',
    name: 'User CIO',
    aliases: ['the User CIO', 'User Competent Independent Organisation', 'Competent Independent Organisation'],
    kind: 'other',
    clause: 'G8',
    about: 'Assesses the security, and for Other Users the privacy, of Users.',
  }),
  outside({
    id: 'citizens-advice',
    name: 'Citizens Advice',
    aliases: ['the consumer body'],
    kind: 'other',
    about: 'May raise modifications and nominates consumer members.',
  }),
  outside({
    id: 'citizens-advice-scotland',
    name: 'Citizens Advice Scotland',
    aliases: ['CAS'],
    kind: 'other',
    about: 'May raise modifications and nominates consumer members.',
  }),
  outside({
    id: 'tab',
    name: 'Test Assurance Board',
    aliases: ['TAB', 'the TAB'],
    kind: 'operator',
    parent: 'dcc',
    about: "Reviews the DCC's testing, its defects and their work-off plan. That the board is the DCC's is inferred.",
  }),
  outside({
    id: 'smdg',
    name: 'Smart Metering Delivery Group',
    aliases: ['SMDG', 'the SMDG'],
    kind: 'government',
    parent: 'secretary-of-state',
    about: "A group of the government's smart metering programme, attended and reported back on.",
  }),
  outside({
    id: 'tbdg',
    name: 'Technical and Business Design Group',
    aliases: ['TBDG', 'the TBDG'],
    kind: 'government',
    parent: 'secretary-of-state',
    about: "A group of the government's smart metering programme. Its name in full is recalled.",
  }),
  outside({
    id: 'code-manager',
    name: 'SEC Code Manager',
    aliases: [],
    kind: 'other',
    about: 'A company licensed to run the code in place of its Panel, should one be appointed; none was found.',
    established: unknown(null, 'When last reported, its selection had been put off.'),
  }),
  outside({
    id: 'cacop-forum',
    name: "Code Administrators' forum",
    aliases: ['CACoP forum', "Code Administrators' Code of Practice forum"],
    kind: 'other',
    about: 'Code administrators of the other codes, who keep a forward work plan across codes.',
  }),
];
