import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomes, supposedTriggers, triggerOf, volumesOf } from './volumes.ts';

const issue = (ref: string, raised_on: string | null, state = 'open') => ({ ref, state, fields: { raised_on } });
const trigger = (issues: number, months: number) => ({
  trigger: { value: { issues, months }, clause: null, provenance: 'found' as const },
});

describe('volumes of issues', () => {
  it('count every month from the first to the day looked at, by what became of each', () => {
    const { months, undated, total } = volumesOf(
      [
        issue('I1', '2016-11-30', 'resolved'),
        issue('I2', '2016-11-02', 'modification'),
        issue('I3', '2017-01-05'),
        issue('I4', null, 'closed'),
        issue('RCV-1', '2016-11-30', 'taken'),
      ],
      '2017-02-01',
    );
    expect(months.map(({ month, total: many }) => [month, many])).toEqual([
      ['2016-11', 2],
      ['2016-12', 0],
      ['2017-01', 1],
      ['2017-02', 0],
    ]);
    expect(months[0]?.refs).toEqual(['I2', 'I1']);
    expect(months[0]?.by).toMatchObject({ resolved: 1, modification: 1, waiting: 0 });
    expect(undated).toEqual(['I4']);
    expect(total).toBe(4);
  });

  it('come to the same however they are split', () => {
    const day = fc
      .integer({ min: 0, max: 700 })
      .map((n) => new Date(Date.UTC(2016, 0, 1 + n)).toISOString().slice(0, 10));
    const one = fc.record({
      day: fc.option(day),
      state: fc.constantFrom('open', 'received', 'taken', 'referred', 'resolved', 'modification', 'closed'),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (list) => {
        const { months, by, total, undated } = volumesOf(
          list.map(({ day: on, state }, n) => issue(`I${n}`, on, state)),
          '2017-12-31',
        );
        expect(months.reduce((sum, month) => sum + month.total, 0) + undated.length).toBe(total);
        expect(outcomes.reduce((sum, name) => sum + by[name], 0)).toBe(total);
        for (const month of months) expect(outcomes.reduce((sum, name) => sum + month.by[name], 0)).toBe(month.total);
      }),
    );
  });
});

describe('the trigger of a sub-group', () => {
  const volumes = volumesOf(
    ['2016-10-01', '2016-10-02', '2016-11-01', '2016-12-01', '2016-12-02', '2016-12-03'].map((day, n) =>
      issue(`I${n}`, day),
    ),
    '2017-01-15',
  );

  it('is reached by the issues of its span together, and says when first and whether now', () => {
    expect(triggerOf(trigger(3, 1), volumes, '2017-01-15')).toMatchObject({ reached: false, first: '2016-12' });
    expect(triggerOf(trigger(3, 2), volumes, '2017-01-15')).toMatchObject({ reached: true, first: '2016-11' });
    expect(triggerOf(trigger(9, 3), volumes, '2017-01-15')).toMatchObject({ reached: false, first: null });
  });

  it('where none is set, is what each number would have meant', () => {
    const none = { trigger: { value: null, clause: null, provenance: 'unknown' as const } };
    expect(triggerOf(none, volumes, '2017-01-15').set).toBeNull();
    const supposed = supposedTriggers(volumes);
    expect(supposed).toHaveLength(6);
    expect(supposed[2]).toEqual({
      issues: 3,
      spans: [
        { months: 1, times: 1, first: '2016-12' },
        { months: 3, times: 3, first: '2016-11' },
      ],
    });
    expect(supposed[5]?.spans).toEqual([
      { months: 1, times: 0, first: null },
      { months: 3, times: 1, first: '2016-12' },
    ]);
  });
});
