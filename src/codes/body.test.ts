import { expect, test } from 'vitest';
import { bodyIn, bodyName } from './body.ts';
import { loadCodes } from './load.ts';

const [code] = await loadCodes();

test('a body is known by its reference alone, and one the code does not know is called by it', () => {
  for (const body of code?.bodies ?? []) {
    expect(bodyIn(code ?? { bodies: [] }, body.id)).toBe(body);
    expect(bodyName(code ?? { bodies: [] }, body.id)).toBe(body.name);
    expect(bodyIn({ bodies: [body] }, body.name)).toBeNull();
  }
  expect(bodyIn({ bodies: [] }, undefined)).toBeNull();
  expect(bodyName({ bodies: [] }, 'kite-club')).toBe('kite-club');
});
