import { describe, expect, it } from 'vitest';
import { findTimes } from './times.ts';

const times = (text: string) => findTimes(text).map((one) => one.time);

describe('times as printed', () => {
  it('are read in every usual form', () => {
    expect(times('10:00 – 13:00')).toEqual(['10:00', '13:00']);
    expect(times('7.30pm')).toEqual(['19:30']);
    expect(times('at 8:02 a.m. sharp')).toEqual(['08:02']);
    expect(times('15:00GMT')).toEqual(['15:00']);
    expect(times('1430 hrs until 12 noon')).toEqual(['14:30', '12:00']);
    expect(times('12am and 12pm')).toEqual(['00:00', '12:00']);
  });

  it('of a range share the half of the day that its end names', () => {
    expect(times('2 – 3.30pm')).toEqual(['14:00', '15:30']);
    expect(times('from 7.00 to 9.15 pm')).toEqual(['19:00', '21:15']);
    expect(times('11 to 1pm')).toEqual(['11:00', '13:00']);
  });

  it('are not numbers of other things', () => {
    expect(times('section 3.3 of 2016, £10.50, 24/0117, 25:61')).toEqual([]);
  });
});
