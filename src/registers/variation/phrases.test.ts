import { describe, expect, it } from 'vitest';
import { line } from '../../../test/minutes/line.ts';
import { findDates } from '../../minutes/dates.ts';
import { endIn, keyOf, readVariations } from './phrases.ts';

const know = { days: (text: string) => findDates(text, '2031-03-14') };
const read = (text: string) => readVariations(line(text), know).map(({ name, end, change }) => [name, end, change]);

describe('what minutes say of transitional variations', () => {
  it('names each of those joined by "and"', () => {
    expect(
      read(
        'to consult on the dates of the transitional variations in relation to the QRS and TUV-64 (Oven ID) variations',
      ),
    ).toEqual([
      ['QRS', null, 'to be consulted on'],
      ['TUV-64 (Oven ID)', null, 'to be consulted on'],
    ]);
  });

  it('knows a new end, from one date to another', () => {
    expect(
      read(
        'It agreed to consult on a change to the end date of one variation (the TUV-64 Identifier issue) from June 2031 to the November 2031 Release.',
      ),
    ).toEqual([['TUV-64 Identifier', 'June 2031', 'to be consulted on, to November 2031']]);
    expect(
      read('that the TUV-64 (Oven ID) transitional variation be extended from June 2031 to 2 November 2031'),
    ).toEqual([['TUV-64 (Oven ID)', 'June 2031', 'to be extended, to 2 November 2031']]);
  });

  it('knows when it is too soon', () => {
    expect(
      read(
        'It is too soon to consult on the variation in relation to the Quick Response Service (QRS) as nothing is known.',
      ),
    ).toEqual([['Quick Response Service (QRS)', null, 'not yet to be consulted on']]);
  });

  it('takes talk of variations in general for none, but may learn their end from it', () => {
    const text = 'two Transitional Variations that are currently set to June 2031';
    expect(read(text)).toEqual([]);
    expect(endIn(text, know)).toBe('June 2031');
    expect(endIn('Ovens are set to June 2031', know)).toBeNull();
  });

  it('knows one variation under two names', () => {
    expect(keyOf('Quick Response Service (QRS)')).toBe(keyOf('QRS'));
    expect(keyOf('TUV-64 (Oven ID)')).toBe(keyOf('TUV-64 Compliant identifiers'));
    expect(keyOf('TUV-64')).not.toBe(keyOf('QRS'));
  });
});
