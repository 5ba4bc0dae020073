import { describe, expect, test } from 'vitest';
import { loadCodes } from '../../codes/load.ts';
import { pathOf } from '../../codes/process-of.ts';
import { stagesShown } from './stages.ts';

const [code] = await loadCodes();
const process = code?.processes?.find(({ id }) => id === '2016');
if (!process) throw new Error('The first process is not configured.');

const places = (state: string, visited: readonly string[], path: string | null = null) =>
  Object.fromEntries(
    stagesShown({ process, path: path === null ? null : pathOf(process, path), state, visited }).map(
      ({ id, place }) => [id, place],
    ),
  );

describe('the picture of the process', () => {
  test('says what is done, where it is, and what is ahead', () => {
    const shown = places('refinement', ['raised', 'refinement']);
    expect(shown).toMatchObject({ raised: 'did', refinement: 'now', report: 'ahead', implemented: 'ahead' });
  });

  test('leaves out the stage that its path never enters', () => {
    expect(places('vote', ['raised', 'vote'], 'Path 3')).not.toHaveProperty('authority');
    expect(places('vote', ['raised', 'vote'], 'Path 2')).toHaveProperty('authority', 'ahead');
    expect(places('raised', ['raised'], 'Fast-Track')).not.toHaveProperty('refinement');
  });

  test('shows as passed over what was never entered, where its beginning is on record', () => {
    expect(places('consultation', ['raised', 'consultation'])).toMatchObject({
      refinement: 'passed',
      report: 'passed',
    });
    expect(places('consultation', ['consultation'])).toMatchObject({ refinement: 'did' });
  });

  test('shows how far one came that left the line', () => {
    const shown = places('withdrawn', ['raised', 'refinement', 'withdrawn']);
    expect(shown).toMatchObject({ raised: 'did', refinement: 'did', report: 'ahead' });
    expect(Object.values(shown)).not.toContain('now');
  });

  test('has nothing done of one that is only spoken of', () => {
    expect(new Set(Object.values(places('known', ['known'])))).toEqual(new Set(['ahead']));
  });
});
