/** Minutes of the invented code, decided on: what the tests of decisionFrom ask of the Decision. */
import { expect } from 'vitest';
import type { Change, Decision } from '../../src/kernel/define.ts';
import { decisionFrom } from '../../src/minutes/decision-from.ts';
import type { ReviewChoices } from '../../src/minutes/review.ts';
import { bakersCode, proposalOf, type Sketch } from './proposal-of.ts';

export const decide = (sketch: Sketch, choices: ReviewChoices = {}): Decision =>
  decisionFrom(proposalOf(sketch), bakersCode, choices);

/** The changes made to one register, each as `ref move`. */
export const moved = (changes: readonly Change[], register: string) =>
  changes.filter((change) => change.register === register).map(({ ref, move }) => `${ref} ${move}`);

/** The only change of a record. */
export const one = (changes: readonly Change[], register: string, ref: string) => {
  const found = changes.filter((change) => change.register === register && change.ref === ref);
  expect(found, `${register} ${ref}`).toHaveLength(1);
  return found[0]!;
};

/** A fact of every kind. */
export const everything: Sketch = {
  items: [{ decisions: [['agreed', 'to buy a second stone']], candidates: ['The Board decided to wait.'] }, {}],
  attendance: [{}, { name: 'Bea Lund', present: false }, { name: 'Cy Marsh', capacity: 'other', group: 'NetCo' }],
  actions: [{ owner: 'Audit Group', text: 'weigh the sacks', due: 'May meeting', dueDate: '2031-05-09' }],
  updates: [{ text: 'Still waiting.', state: 'open' }],
  modifications: [{ state: 'approved', date: '2031-03-01', implements: '2031-04-01' }],
  risks: [{ ref: '#4', change: 'new', title: 'The mill pond may freeze' }],
  parties: [{ category: 'Small Baker' }],
  variations: [{ change: 'consulted on', end: 'June 2031' }],
  assessments: [{ target: '2031-05-01' }],
  meetings: [{}],
  dates: [{ text: 'The fair opens on 1 April 2031.' }],
  clauses: [{}],
  documents: [{ change: 'approved' }],
  releases: [{}],
  consultations: [{ state: 'open', closes: '2031-04-30', issuer: 'Flour Board' }],
  issues: [{ change: 'raised', title: 'Who closes the oven' }],
  identifiers: [{}],
  seats: [{ category: 'Small Bakers', from: '2031-04-01' }],
};
