import { describe, expect, it } from 'vitest';
import { calendarOf } from '../calendar/calendar.ts';
import type { Value } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import type { Assessed } from './assessed.ts';
import { latenessOf, overdueBy, promisedOf, reforecasts } from './assessed.ts';
import { leagueOf, measureWords } from './league.ts';
import { slipsSince } from './slipped.ts';

const calendar = calendarOf('england-and-wales');

/** An assessment with the dates it had, each with the move that set it and the day it was said. */
function assessed(
  ref: string,
  fields: Record<string, Value>,
  targets: readonly (readonly [target: string, move: string, on: string])[] = [],
): Assessed {
  const row: Row = {
    register: 'assessment',
    code: 'air',
    ref,
    title: `Assessment ${ref}`,
    state: fields.received_on ? 'received' : 'requested',
    label: { group: 'club', level: 0 },
    fields: { kind: 'preliminary', target: targets.at(-1)?.[0] ?? null, ...fields },
    from: '2016-11-01',
    to: null,
    known: '2016-11-01T00:00:00.000Z',
    entry: 1,
  };
  const set = targets.map(([target, move, on]) => ({
    target,
    move,
    on,
    recorded: `${on}T00:00:00.000Z`,
    reason: null,
    by: { kind: 'post' as const, ref: 'Clerk' },
    decision: 'd',
  }));
  return { row, proposal: null, targets: set, newest: 1 };
}

describe('what was promised', () => {
  it('is the date agreed, else what the clock gave, else the first date said', () => {
    const said = [['2017-01-10', 'request', '2016-11-18']] as const;
    expect(promisedOf(assessed('A', { agreed: '2017-01-05', baseline: '2016-12-21' }, said))).toEqual({
      day: '2017-01-05',
      basis: 'agreed',
    });
    expect(promisedOf(assessed('A', { baseline: '2016-12-21' }, said))?.basis).toBe('clock');
    expect(promisedOf(assessed('A', {}, said))).toEqual({ day: '2017-01-10', basis: 'said' });
  });

  it('is not known where the first date on record is a revised one, which counts as moved all the same', () => {
    const one = assessed('A', {}, [['2017-01-20', 'revise', '2016-12-09']]);
    expect(promisedOf(one)).toBeNull();
    expect(latenessOf(one, calendar, '2016-12-12')).toBeNull();
    expect(reforecasts(one)).toBe(1);
  });
});

describe('lateness', () => {
  const slipped = [
    ['2016-12-21', 'request', '2016-11-18'],
    ['2017-01-20', 'revise', '2016-12-09'],
  ] as const;

  it('counts Working Days to the day it came, to its target, or to today once that has passed', () => {
    const late = (fields: Record<string, Value>, today: string) =>
      latenessOf(assessed('A', { baseline: '2016-12-21', ...fields }, slipped), calendar, today);
    expect(late({}, '2016-12-12')).toMatchObject({ days: 19, so: 'expected' });
    expect(late({}, '2017-01-27')).toMatchObject({ days: 24, so: 'waiting' });
    expect(late({ received_on: '2017-01-23' }, '2017-02-01')).toMatchObject({ days: 20, so: 'received' });
    expect(late({ received_on: '2016-12-19' }, '2017-02-01')).toMatchObject({ days: -2 });
    expect(overdueBy(assessed('A', {}, slipped), calendar, '2017-01-27')).toBe(5);
    expect(overdueBy(assessed('A', {}, slipped), calendar, '2017-01-20')).toBe(0);
  });

  it('makes means and worsts that follow from the sums told beside them', () => {
    const list = [
      assessed('A', { baseline: '2016-12-21', received_on: '2017-01-20' }, slipped),
      assessed('B', { baseline: '2016-12-21', received_on: '2016-12-20' }),
      assessed('C', { kind: 'impact', baseline: '2017-02-14' }),
      assessed('D', {}, [['2017-01-20', 'revise', '2016-12-09']]),
    ];
    const { kinds, months } = leagueOf(list, calendar, '2017-01-27');
    expect(kinds.map(({ key, all }) => [key, all])).toEqual([
      ['preliminary', 3],
      ['impact', 1],
    ]);
    expect(kinds[0]?.received).toMatchObject({ count: 2, mean: 9, worst: 19, late: 1 });
    expect(kinds[0]?.received?.sums[0]).toContain(
      'A: promised 21 December 2016 by its clock, received 20 January 2017',
    );
    expect(measureWords(kinds[0]?.received as never)).toBe('2, 1 late: mean 9 WD late, worst 19 WD late');
    expect(kinds[0]?.unknown).toEqual(['D']);
    expect(kinds[0]?.reforecast).toMatchObject({ assessments: 2, times: 2 });
    expect(months.map(({ key }) => key)).toEqual(['2016-12', '2017-01', '2017-02']);
  });

  it('tells of a slip since a day once, and of a first date never', () => {
    const one = assessed('A', { baseline: '2016-12-21' }, slipped);
    expect(slipsSince([one], null, calendar).map(({ was, now, days }) => [was, now, days])).toEqual([
      ['2016-12-21', '2017-01-20', 19],
    ]);
    expect(slipsSince([one], '2016-12-09', calendar)).toEqual([]);
  });
});
