import { describe, expect, it } from 'vitest';
import { findReferences, numberOf } from './references.ts';

const refs = (text: string, pattern: string | undefined) => findReferences(text, pattern).map((one) => one.ref);

describe('references as printed', () => {
  it('writes out the members of a list that shares one word', () => {
    expect(refs('the wording of Risks 19, 23, 24 and 25 in the register', 'Risks?\\s+#?\\d+')).toEqual([
      'Risk 19',
      'Risk 23',
      'Risk 24',
      'Risk 25',
    ]);
    expect(refs('Risk #26 - The supplier fails', 'Risks?\\s+#?\\d+')).toEqual(['Risk 26']);
    expect(refs('Risk 4 and 12 months later', 'Risks?\\s+#?\\d+')).toEqual(['Risk 4']);
  });

  it('repeats the letters of a code before shortened numbers of the same length only', () => {
    expect(refs('CP104, 105 and 106, with 12 others', 'CP\\d{3}')).toEqual(['CP104', 'CP105', 'CP106']);
    expect(refs('CP104 and CP105', 'CP\\d{3}')).toEqual(['CP104', 'CP105']);
  });

  it('says where each stands', () => {
    const text = 'Risks 19 and 23';
    expect(findReferences(text, 'Risks?\\s+#?\\d+').map((one) => text.slice(one.start, one.end))).toEqual([
      'Risks 19',
      '23',
    ]);
  });

  it('finds nothing where the style names no pattern, or a broken one', () => {
    expect(refs('CP104', undefined)).toEqual([]);
    expect(refs('CP104', '(')).toEqual([]);
  });

  it('knows the number of a reference', () => {
    expect(numberOf('Risk #26')).toBe('26');
    expect(numberOf('CP104')).toBe('104');
  });
});
