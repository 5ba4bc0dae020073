import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf } from './name-key.ts';

describe('the key of a name', () => {
  it.each([
    [
      'co-operative-energy',
      ['Co-operative Energy Limited', 'Co-operative Energy Ltd.', 'CO-OPERATIVE ENERGY LTD', 'Cooperative Energy'],
    ],
    ['jane-smith', ['Dr Jane Smith', 'Jane Smith', 'Prof. Dr Jane  Smith', 'Jane Smith OBE', 'JANE SMITH']],
    ['eon-uk', ['E.ON UK plc', 'EON UK P.L.C.', 'E.on UK Public Limited Company']],
    ['sun-and-moon-power', ['The Sun & Moon Power Ltd', 'Sun and Moon Power Limited']],
    ['oneill-gas', ["O'Neill Gas LLP", 'O’Neill Gas']],
    ['zoe-muller', ['Zoë Müller', 'Zoe\u0308 Mu\u0308ller', 'Zoe Muller']],
    ['lukasz-sorensen', ['Łukasz Sørensen']],
    ['j-smith', ['J. Smith', 'J.Smith', 'J Smith']],
  ])('%s is the same for %j', (key, names) => {
    expect(names.map((name) => keyOf(name))).toEqual(names.map(() => key));
  });

  it.each([
    ['Foo Gas Ltd', 'Foo Electricity Ltd'],
    ['Simble Solutions', 'Simble Solutions UK'],
    ['Acorn Energy Ltd', 'Acorn Energy Group Ltd'],
    ['J Smith', 'Jane Smith'],
    ['Jane Smith', 'Jane Ann Smith'],
    ['Power 1 Ltd', 'Power 2 Ltd'],
    ['राम', 'रमा'],
    ['Иван Петров', 'Иван Петрова'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
    expect(keyOf(one)).not.toBe('');
  });

  it('is never emptied by titles and endings alone', () => {
    expect(keyOf('Limited')).toBe('limited');
    expect(keyOf('Dr')).toBe('dr');
    expect(keyOf('The')).toBe('the');
    expect(keyOf('Mr Energy')).toBe('mr-energy');
  });

  it('keeps a title that is part of a company name', () => {
    expect(keyOf('Lord Green Energy Ltd')).toBe('lord-green-energy');
    expect(keyOf('Lord Green Energy', 'organisation')).toBe('lord-green-energy');
  });

  it('turns a family name printed first, only among people', () => {
    expect(keyOf('Smith, Jane', 'person')).toBe('jane-smith');
    expect(keyOf('Jane Smith, OBE', 'person')).toBe('jane-smith');
    expect(keyOf('Coal, Gas and Wind Ltd')).toBe('coal-gas-and-wind');
  });

  it('is empty when there is nothing to name', () => {
    expect(keyOf('')).toBe('');
    expect(keyOf(' – ??')).toBe('');
  });

  it('is its own key, in one form, for anything typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const key = keyOf(name, 'person');
        expect(key).not.toMatch(/\s|--|^-|-$/);
        expect(key).toBe(key.normalize('NFC'));
        expect(keyOf(` ${name} `, 'person')).toBe(key);
      }),
    );
  });
});
