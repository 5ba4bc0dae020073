import { describe, expect, it } from 'vitest';
import { findClauses } from './clauses.ts';

const pattern = '(?:Code\\s+)?(?:Sections?\\s+[A-Z]\\d*(?:\\.\\d+)*(?:\\([a-z]\\))*|Schedule\\s+\\d{1,2})';
const clauses = (text: string) => findClauses(text, pattern).map((one) => one.clause);

describe('cited clauses', () => {
  it.each([
    ['its obligations under Code Sections G3 to G6 in the role', ['G3 to G6']],
    ['the reading of Section G4.1 and G4.2, which', ['G4.1', 'G4.2']],
    ['appealable (as per Section D4.2(b)).', ['D4.2(b)']],
    ['listed in Code Schedule 5 (Accession) and 12 others', ['Schedule 5']],
    ['relating to Section N of it', ['Section N']],
    ['as discussed in section 3.3 and in Release 1.2', []],
  ])('%s', (text, expected) => {
    expect(clauses(text)).toEqual(expected);
  });

  it('says where each stands, and finds none without a pattern', () => {
    const text = 'under Sections G4.1 and G4.2';
    expect(findClauses(text, pattern).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Sections G4.1',
      'G4.2',
    ]);
    expect(findClauses(text, undefined)).toEqual([]);
  });
});
