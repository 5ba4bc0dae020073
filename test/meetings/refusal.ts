/** What is refused is refused whole: its reasons, with the database as it was. */
import { expect } from 'vitest';
import { Refused } from '../../src/kernel/problem.ts';
import { rowCounts, type StorySite } from '../stories/site.ts';

export async function refusal(site: StorySite, work: () => Promise<unknown>): Promise<string[]> {
  const before = await rowCounts(site);
  const error = await work().then(
    () => null,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(Refused);
  expect(await rowCounts(site)).toEqual(before);
  return (error as Refused).problems.map(({ sentence }) => sentence);
}
