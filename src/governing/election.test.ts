import { describe, expect, test } from 'vitest';
import { type Nominee, resultOf } from './election.ts';

const nominee = (name: string, votes: number | null): Nominee => ({ ref: `e/${name}`, name, votes });
const [quay, lund, reef] = [nominee('Quay', 40), nominee('Lund', 30), nominee('Reef', 30)];
const names = (result: ReturnType<typeof resultOf>) =>
  'elected' in result ? result.elected.map(({ name }) => name) : null;

describe('the result of an election', () => {
  test('is those with the most votes, whatever order they were nominated in', () => {
    const result = resultOf(1, [lund, quay]);
    expect(names(result)).toEqual(['Quay']);
    expect(result.sentence).toBe('Votes: Quay 40, Lund 30. Elected: Quay.');
  });

  test('is all of them unopposed where there are no more nominees than seats', () => {
    expect(resultOf(2, [nominee('Quay', null), nominee('Lund', null)])).toMatchObject({ unopposed: true, failed: [] });
    expect(resultOf(3, [quay]).sentence).toContain('2 seats stay vacant');
  });

  test('waits for every count', () => {
    expect(resultOf(1, [quay, nominee('Lund', null)])).toMatchObject({ missing: [{ name: 'Lund' }] });
  });

  test('is none where a tie would decide it, and one once the tie is settled by a stated means', () => {
    const tied = resultOf(2, [quay, lund, reef]);
    expect(tied).toMatchObject({ tie: { seats: 1, among: [{ name: 'Lund' }, { name: 'Reef' }] } });
    expect(names(resultOf(2, [quay, lund, reef], { elected: ['e/Reef'], means: '' }))).toBeNull();
    expect(names(resultOf(2, [quay, lund, reef], { elected: ['e/Reef', 'e/Lund'], means: 'Lots.' }))).toBeNull();
    expect(names(resultOf(2, [quay, lund, reef], { elected: ['e/Quay'], means: 'Lots.' }))).toBeNull();
    const settled = resultOf(2, [quay, lund, reef], { elected: ['e/Reef'], means: 'Lots drawn by the clerk.' });
    expect(names(settled)).toEqual(['Quay', 'Reef']);
    expect(settled.sentence).toContain('Lots drawn by the clerk.');
  });

  test('is not troubled by a tie among those elected anyway, nor among those who are not', () => {
    expect(names(resultOf(2, [lund, reef, nominee('Holm', 10)]))).toEqual(['Lund', 'Reef']);
    expect(names(resultOf(1, [quay, lund, reef]))).toEqual(['Quay']);
  });
});
