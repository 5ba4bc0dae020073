import { describe, expect, test } from 'vitest';
import { loadCodes } from '../codes/load.ts';
import { registers } from '../registers/index.ts';
import { suggestRef } from './suggest-ref.ts';

const [code] = await loadCodes();
if (!code) throw new Error('No code is configured.');
const suggest = (name: string, fields: Record<string, string>, taken: string[] = [], rest = {}) => {
  const register = registers.find((one) => one.name === name);
  if (!register) throw new Error(`No register ${name}`);
  return suggestRef({ register, code, day: '2016-12-09', fields, taken, ...rest });
};

describe('the reference of a new record', () => {
  test('follows the numbering of the code, on its day', () => {
    expect(suggest('risk', { title: 'Fog' }, ['25', '26'])).toBe('27');
    expect(suggest('modification', { title: 'Fog' }, ['SECMP0023'])).toBe('SECMP0024');
    expect(suggest('modification', { title: 'Fog' }, ['SECMP0023', 'MP101'], { day: '2021-01-01' })).toBe('MP102');
  });

  test('of an action runs within its meeting, and waits until the meeting is known', () => {
    expect(suggest('action', { text: 'Buy sacks' })).toBeNull();
    expect(suggest('action', { text: 'Buy sacks' }, ['SECP39/01', 'SECP39/02'], { meeting: 39 })).toBe('SECP39/03');
    expect(suggest('action', { text: 'Buy sacks', body: 'ssc' }, ['SECP39/01'], { meeting: 39 })).toBe('SSC39/01');
  });

  test('of a child is made of its parent: a seat by category and number, a nomination by its nominee', () => {
    expect(suggest('seat', { body: 'panel', category: 'Large Supplier' }, ['panel/large-supplier/1'])).toBe(
      'panel/large-supplier/2',
    );
    expect(suggest('seat', { category: 'Large Supplier' })).toBeNull();
    expect(suggest('nomination', { election: 'panel-2017', person: 'ada-quay' })).toBe('panel-2017/ada-quay');
  });

  test('is else the key of its name, and another where that is taken', () => {
    expect(suggest('person', { name: 'Dr Ada Quay' })).toBe('ada-quay');
    expect(suggest('person', { name: 'Ada Quay' }, ['ada-quay'])).toBe('ada-quay-2');
    expect(suggest('party', { name: 'Quay Energy Limited' })).toBe('quay-energy');
    expect(suggest('person', { name: ' ' })).toBeNull();
  });
});
