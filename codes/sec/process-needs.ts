/** What must be so before a move, and the reasons seen for sending a report back. */
import type { Requirement, ReturnReason } from '../../src/codes/process.ts';
import { SOURCE } from './provenance.ts';

const form = 'SEC modification form, 2017.';
const practice = 'Code Administration Code of Practice,';

export const requirements: readonly Requirement[] = [
  {
    id: 'description',
    words: 'The form is complete: what is wrong as things are',
    clause: 'D1',
    provenance: 'found',
    note: `${form} Which of its parts must be filled is not established.`,
  },
  { id: 'path', words: 'Its path is determined', clause: 'D2', provenance: 'recalled' },
  {
    id: 'points',
    words: 'Every point for which the report came back is answered',
    clause: 'D7',
    provenance: 'inferred',
    note: 'Minutes give reasons for returning a report; that each is to be answered follows from that.',
  },
  {
    id: 'assessed',
    words: 'No assessment is still awaited',
    clause: 'D6',
    provenance: 'inferred',
  },
  { id: 'consulted', words: 'The consultation on its report has closed', clause: 'D7.9', provenance: 'found' },
  {
    id: 'cost-consulted',
    words: 'What it costs in the central systems was consulted on',
    clause: `${practice} principle 8`,
    provenance: 'found',
  },
  {
    id: 'text-consulted',
    words: 'Its legal text was consulted on',
    clause: `${practice} principle 9`,
    provenance: 'found',
  },
  { id: 'vote', words: 'The Change Board has voted', clause: 'D8', provenance: 'found' },
  { id: 'window', words: 'The time for it is right', clause: null, provenance: 'recalled' },
  { id: 'reasons', words: 'Reasons are given', clause: null, provenance: 'inferred' },
  { id: 'advice', words: "The forum's advice is on record", clause: null, provenance: 'recalled' },
];

const seedReasons = `${SOURCE.minutes39}, item 16.`;

/** Reasons seen for sending a draft report back. */
export const returnReasons: readonly ReturnReason[] = [
  {
    id: 'cost-detail',
    name: 'Detail of the DCC cost',
    asks: 'Break the DCC cost down further and say what each part is for.',
    provenance: 'found',
    note: seedReasons,
  },
  {
    id: 'business-case',
    name: 'Business case',
    asks: 'Say in the report what the change is worth, and to whom.',
    provenance: 'found',
    note: seedReasons,
  },
  {
    id: 'user-testing',
    name: 'User testing',
    asks: 'Say what testing users will need, and when.',
    provenance: 'found',
    note: seedReasons,
  },
  {
    id: 'other',
    name: 'Something else',
    asks: 'Answer what was asked.',
    provenance: 'inferred',
  },
];
