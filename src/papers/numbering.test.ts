import { expect, test } from 'vitest';
import type { BodyConfig } from '../codes/code.ts';
import { loadCodes } from '../codes/load.ts';
import { itemNumber, nextPaperNumber } from './numbering.ts';

const config = (await loadCodes())[0]?.bodies.find((one) => one.id === 'panel') as BodyConfig;
const next = (taken: string[], more = {}) =>
  nextPaperNumber({ base: 'M_07', appendix: false, apart: false, taken, ...more });

test('a paper bears its meeting and item, the item of two figures', () => {
  const at = { meeting: 'SECP_39_0912', day: '2016-12-09' };
  expect(itemNumber(config, { ...at, item: '7' })).toBe('SECP_39_0912_07');
  expect(itemNumber(config, { ...at, item: '12' })).toBe('SECP_39_0912_12');
  expect(itemNumber(config, { ...at, item: 'C1' })).toBe('SECP_39_0912_C1');
});

test('papers of one item and appendices of one paper follow each other', () => {
  expect(next([])).toBe('M_07');
  expect(next(['M_07', 'M_07b'])).toBe('M_07c');
  expect(next([], { appendix: true })).toBe('M_07_A');
  expect(next(['M_07_A'], { appendix: true })).toBe('M_07_B');
  expect(
    next(
      Array.from({ length: 26 }, (_, n) => `M_07_${String.fromCharCode(65 + n)}`),
      { appendix: true },
    ),
  ).toBe('M_07_AA');
});

test('one of a higher class is numbered apart, so the others have no gap whichever came first', () => {
  const first = next([], { apart: true, appendix: true });
  expect(first).toBe('M_07_C1');
  expect(next([first], { appendix: true })).toBe('M_07_A');
  // Who cannot see it numbers the same.
  expect(next([], { appendix: true })).toBe('M_07_A');
});
