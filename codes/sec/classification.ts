import type { Code } from '../../src/codes/code.ts';

/**
 * Labels of the Panel Information Policy (M4.13; approved 11 November 2016, amended for Red in December). A label is of
 * one governance group: "SSC Red". The wording of Green and Amber was not found and is recalled from common usage.
 */
export const levels: Code['levels'] = {
  0: { name: 'White', meaning: 'Public. Any member may publish it, subject to copyright.', provenance: 'found' },
  1: {
    name: 'Green',
    meaning: 'For the Parties and others the code binds; not for the public.',
    provenance: 'recalled',
  },
  2: {
    name: 'Amber',
    meaning: 'For members of the group, and those in their organisations who need to know.',
    provenance: 'recalled',
  },
  3: {
    name: 'Red',
    meaning: 'For members of the group and their alternates who have signed the declaration, and nobody beyond it.',
    provenance: 'found',
  },
};
