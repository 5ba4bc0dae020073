import { expect, it } from 'vitest';
import { rateLimit } from './rate-limit.ts';

it('allows so many tries at once, and one more for each part of the time that passes', () => {
  const limit = rateLimit(3, 60);
  expect([0, 1, 2, 3].map(() => limit.allow('a', 0))).toEqual([true, true, true, false]);
  expect(limit.allow('b', 0)).toBe(true);
  expect([19_000, 20_500, 20_600].map((now) => limit.allow('a', now))).toEqual([false, true, false]);
});

it('tells whether one may try without counting it, and is not refilled by a clock that runs back', () => {
  const limit = rateLimit(1, 60);
  expect([1, 2, 3].map(() => limit.mayTry('a', 0))).toEqual([true, true, true]);
  expect([limit.allow('a', 100_000), limit.mayTry('a', 100_000), limit.allow('a', 0)]).toEqual([true, false, false]);
});

it('keeps its hold on who tried last, however many others try', () => {
  const limit = rateLimit(1, 60);
  for (let n = 0; n < 12_000; n++) limit.allow(`other ${n}`, 0);
  expect([limit.allow('a', 0), limit.allow('a', 0)]).toEqual([true, false]);
  for (let n = 0; n < 5_000; n++) limit.allow(`another ${n}`, 1);
  expect(limit.allow('a', 1)).toBe(false);
});
