import { describe, expect, it } from 'vitest';
import { addWorkingDays, calendarOf, knownOn } from './calendar.ts';
import { recompute } from './recompute.ts';

const england = calendarOf('england-and-wales');
/** Ten Working Days from 7 September 2022, counted on that day: the funeral of the 19th was not yet announced. */
const counted = { from: '2022-09-07', count: 10, result: '2022-09-21', computedOn: '2022-09-07' };

describe('a date computed before a holiday was announced', () => {
  it('was right by the calendar of its day', () => {
    expect(addWorkingDays(knownOn(england, '2022-09-07'), counted.from, counted.count)).toBe(counted.result);
  });

  it('stays when dates are frozen, and the record says which holiday, when announced, and what was done', () => {
    expect(recompute(counted, england, 'freeze')).toEqual({
      result: '2022-09-21',
      changed: false,
      note: 'State funeral of Queen Elizabeth II on 19 September 2022 was announced on 10 September 2022, after this date was computed on 7 September 2022. The date stays 21 September 2022; counted again it would be 22 September 2022. Policy: dates already computed are frozen.',
    });
  });

  it('moves when dates are counted again, and the record says from where to where', () => {
    const again = recompute(counted, england, 'recompute');
    expect(again).toMatchObject({ result: '2022-09-22', changed: true });
    expect(again.note).toContain('announced on 10 September 2022');
    expect(again.note).toContain('The date moves from 21 September 2022 to 22 September 2022.');
  });

  it('is spared when the holiday lies outside the count, and nothing is put on record', () => {
    const before = { from: '2022-09-07', count: 5, result: '2022-09-14', computedOn: '2022-09-07' };
    expect(recompute(before, england, 'recompute')).toEqual({ result: '2022-09-14', changed: false, note: null });
  });

  it('says of a moved holiday which day it left', () => {
    const spring = { from: '2022-05-25', count: 5, result: '2022-06-02', computedOn: '2020-06-01' };
    const again = recompute(spring, england, 'recompute');
    expect(again.result).toBe('2022-06-01');
    expect(again.note).toContain('on 2 June 2022 in place of 30 May 2022 was announced on 12 November 2020');
  });

  it('works for days counted backwards', () => {
    const back = { from: '2022-09-21', count: -5, result: '2022-09-14', computedOn: '2022-09-01' };
    expect(recompute(back, england, 'recompute')).toMatchObject({ result: '2022-09-13', changed: true });
  });
});

describe('a date that no calendar explains', () => {
  it('is not blamed on an announcement', () => {
    const typed = { from: '2016-12-09', count: 5, result: '2016-12-20', computedOn: '2016-12-09' };
    const kept = recompute(typed, england, 'freeze');
    expect(kept.result).toBe('2016-12-20');
    expect(kept.note).toContain('does not follow from 5 WD after 9 December 2016');
    expect(kept.note).not.toContain('announced');
  });
});
