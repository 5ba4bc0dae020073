/** A bank holiday announced after dates were worked out changes what the process's policy says, and nothing else. */
import { describe, expect, it } from 'vitest';
import { type Calendar, calendarOf } from '../calendar/calendar.ts';
import { type Network, type NetworkStep, solve } from './network.ts';

const base = { extend: null, breach: '', clause: null, stage: 'refinement', kind: 'work' as const };
const planned = (id: string, after: string[], computed: NonNullable<NetworkStep['computed']>): NetworkStep => ({
  ...base,
  id,
  name: id,
  after,
  length: computed.count,
  computed,
});
/** Worked out on 7 September 2022, three days before the funeral of the 19th was announced. */
const steps = [
  planned('a', [], { from: '2022-09-07', count: 10, result: '2022-09-21', computedOn: '2022-09-07' }),
  planned('b', ['a'], { from: '2022-09-21', count: 5, result: '2022-09-28', computedOn: '2022-09-07' }),
];
const none = { meetings: [], releases: [] };
const network = (lateHoliday: Network['lateHoliday'], calendar: Calendar): Network => ({
  start: '2022-09-07',
  today: '2022-09-12',
  calendar,
  lateHoliday,
  steps,
});
const ends = (of: Network) => solve(of, none).steps.map(({ end }) => end);
const england = calendarOf('england-and-wales');

describe('the funeral of 19 September 2022, announced on the 10th', () => {
  it('moves nothing where dates are frozen, and the step says why', () => {
    expect(ends(network('freeze', england))).toEqual(['2022-09-21', '2022-09-28']);
    const [a, b] = solve(network('freeze', england), none).steps;
    expect(a?.note).toContain('was announced on 10 September 2022, after this date was computed on 7 September 2022');
    expect(b?.note).toBe(null);
  });

  it('moves the step it falls in, and so what waits for that, where dates are counted again', () => {
    expect(ends(network('recompute', england))).toEqual(['2022-09-22', '2022-09-29']);
    expect(solve(network('recompute', england), none).steps[0]?.note).toContain(
      'The date moves from 21 September 2022',
    );
  });

  it('is reckoned with by what is worked out after it was announced, whatever the policy', () => {
    const anew = steps.map(({ computed: _, ...step }) => step);
    expect(ends({ ...network('freeze', england), steps: anew })).toEqual(['2022-09-22', '2022-09-29']);
  });
});

describe('a holiday added by hand after its announcement', () => {
  const proclaimed = calendarOf('england-and-wales', [
    {
      day: '2022-09-26',
      name: 'Another day of mourning',
      divisions: ['england-and-wales'],
      announced: '2022-09-11',
      provenance: 'found',
    },
  ]);

  it('moves only the step within which it falls', () => {
    const [a, b] = solve(network('freeze', proclaimed), none).steps;
    expect([a?.end, b?.end]).toEqual(['2022-09-21', '2022-09-28']);
    expect(b?.note).toContain('Another day of mourning on 26 September 2022');
    expect(ends(network('recompute', proclaimed))).toEqual(['2022-09-22', '2022-09-30']);
  });

  it('counts for a step that begins on another day than was planned: that is a new sum', () => {
    const slipped = { ...steps[0]!, fixed: { day: '2022-09-23', by: 'as agreed' } };
    expect(ends({ ...network('freeze', proclaimed), steps: [slipped, steps[1]!] })).toEqual([
      '2022-09-23',
      '2022-10-03',
    ]);
  });
});
