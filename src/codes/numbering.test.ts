import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortKey } from '../kernel/reference.ts';
import { formatReference, nextReference, parseReference } from './numbering.ts';

const ACTION = 'SECP{meeting}/{00}';

describe('a numbering pattern', () => {
  it('gives the next number after the highest, padded', () => {
    expect(nextReference('SECMP{0000}', [])).toBe('SECMP0001');
    expect(nextReference('SECMP{0000}', ['SECMP0003', 'SECMP0025', 'SECMP0011'])).toBe('SECMP0026');
    expect(nextReference('{n}', ['9', '26', '25'])).toBe('27');
  });

  it('never fills a gap, since a number once printed may be cited', () => {
    expect(nextReference('{n}', ['1', '4'])).toBe('5');
  });

  it('counts the actions of each meeting by themselves', () => {
    const taken = ['SECP39/12', 'SECP39/02', 'SECP40/01', 'SSC39/44', 'nonsense'];
    expect(nextReference(ACTION, taken, { meeting: 39 })).toBe('SECP39/13');
    expect(nextReference(ACTION, taken, { meeting: 40 })).toBe('SECP40/02');
    expect(nextReference(ACTION, taken, { meeting: 41 })).toBe('SECP41/01');
  });

  it('asks for the meeting when it is not said', () => {
    expect(() => nextReference(ACTION, [])).toThrow('Say which meeting');
  });

  it('outgrows its padding rather than cut a number or start again', () => {
    expect(nextReference(ACTION, ['SECP39/99'], { meeting: 39 })).toBe('SECP39/100');
    expect(nextReference(ACTION, ['SECP39/100', 'SECP39/99'], { meeting: 39 })).toBe('SECP39/101');
  });

  it('reads what minutes print, whatever its letters and spaces', () => {
    expect(parseReference(ACTION, ' secp 39/1 ')).toEqual({ n: 1, values: { meeting: 39 } });
    expect(parseReference('SECMP{0000}', 'SECMP 0020')).toEqual({ n: 20, values: {} });
    expect(parseReference(ACTION, 'SECP39/07')).toEqual({ n: 7, values: { meeting: 39 } });
    expect(parseReference(ACTION, 'SECP39')).toBeNull();
    expect(parseReference('{n}', '26a')).toBeNull();
  });

  it('takes no letter of it for a wildcard', () => {
    expect(parseReference('A.B/{n}', 'AXB/1')).toBeNull();
    expect(parseReference('A.B/{n}', 'A.B/1')).toEqual({ n: 1, values: {} });
  });

  it('without a running number is refused', () => {
    expect(() => nextReference('SECMP', [])).toThrow('running number once');
    expect(() => nextReference('{n}/{00}', [])).toThrow('running number once');
  });

  it('reads back whatever it writes', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(9_999), (n, meeting) => {
        for (const pattern of [ACTION, '{meeting}-{n}', 'X {000} of {meeting}']) {
          const reference = { n, values: { meeting } };
          expect(parseReference(pattern, formatReference(pattern, reference))).toEqual(reference);
        }
      }),
    );
  });
});

describe('references in order', () => {
  it('go as people count', () => {
    const sorted = ['SECP10/1', 'SECP9/12', 'SECP9/2', '26', '9', 'SECMP0100', 'SECMP0025'].sort((a, b) =>
      sortKey(a) < sortKey(b) ? -1 : 1,
    );
    expect(sorted).toEqual(['9', '26', 'SECMP0025', 'SECMP0100', 'SECP9/2', 'SECP9/12', 'SECP10/1']);
  });

  it('go by number whatever the number and its padding', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(5), (a, b, zeros) => {
        const [left, right] = [sortKey(`R${'0'.repeat(zeros)}${a}/x`), sortKey(`R${b}/x`)];
        expect(left < right).toBe(a < b);
        expect(left === right).toBe(a === b);
      }),
    );
  });
});
