import { describe, expect, test } from 'vitest';
import type { BodyConfig, Rule } from '../codes/code.ts';
import { loadCodes } from '../codes/load.ts';
import { registers } from '../registers/index.ts';
import { delegationsOf } from './delegations.ts';

const [code] = await loadCodes();
if (!code) throw new Error('No code is configured.');

describe('who decides what', () => {
  test('is told with everybody who ever had the power, in order of time, by the clause that moved it', () => {
    for (const body of ['panel', 'ssc']) {
      const status = delegationsOf(code, body, registers).find(({ power }) => power === 'assurance-status');
      expect(status?.holders.map(({ body: held, from, last, clause }) => [held, from, last, clause])).toEqual([
        ['panel', null, '2017-07-31', 'G8.34'],
        ['ssc', '2017-08-01', null, 'G8.34'],
      ]);
    }
    expect(delegationsOf(code, 'tabasc', registers).map(({ power }) => power)).toEqual(['sub-committee']);
    expect(delegationsOf(code, 'harbour-board', registers)).toEqual([]);
  });

  test('names the moves that a power allows, of every register', () => {
    const panel = delegationsOf(code, 'panel', registers).find(({ power }) => power === 'panel');
    expect(panel?.moves).toContain('Document: approve an amendment');
    expect(panel?.moves).toContain('Body: amend its terms');
  });

  test('tells a power given back as two holdings, and one never moved as one without days', () => {
    const version = (value: readonly string[], from?: string): Rule<readonly string[]> => ({
      value,
      clause: 'Z1',
      provenance: 'found',
      ...(from ? { from } : {}),
    });
    const powers = {
      ...version(['quay', 'buoy']),
      later: [version(['quay'], '2017-01-01'), version(['quay', 'buoy'], '2018-01-01')],
    };
    const board = { id: 'board', name: 'Board', proceedings: { powers } } as unknown as BodyConfig;
    const [quay, buoy] = delegationsOf({ bodies: [board] }, 'board', []);
    expect(quay?.holders.map(({ from, last }) => [from, last])).toEqual([[null, null]]);
    expect(buoy?.holders.map(({ from, last }) => [from, last])).toEqual([
      [null, '2016-12-31'],
      ['2018-01-01', null],
    ]);
  });
});
