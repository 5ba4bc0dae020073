import { describe, expect, it } from 'vitest';
import { dueBy, dueMonth, findDates, firstDay, nextMonth } from './dates.ts';

const dates = (text: string, meeting: string | null = '2031-12-12') => findDates(text, meeting).map((one) => one.date);

describe('dates as minutes print them', () => {
  it.each([
    ['held on 9th December 2031.', ['2031-12-09']],
    ['9 December 2031', ['2031-12-09']],
    ['Friday 9th of December, 2031', ['2031-12-09']],
    ['December 9th, 2031', ['2031-12-09']],
    ['in the week commencing 12th December 2031', ['2031-12-12']],
    ['2031-12-09 and 10/12/2031', ['2031-12-09', '2031-12-10']],
    ['meetings held on 8th, 9th and 23rd November 2031', ['2031-11-08', '2031-11-09', '2031-11-23']],
    ['on 30th November and 2nd December 2031', ['2031-11-30', '2031-12-02']],
    ['presented in January/February 2032', ['2032-01', '2032-02']],
    ['In November and December 2031, 17 were open', ['2031-11', '2031-12']],
    ['Draft Charges to be published in January 2032', ['2032-01']],
  ])('reads %j', (text, expected) => {
    expect(dates(text)).toEqual(expected);
  });

  it('reads a month without its year as the one nearest the meeting', () => {
    expect(dates('for the January Panel')).toEqual(['2032-01']);
    expect(dates('Following the meeting in November, it wrote')).toEqual(['2031-11']);
    expect(dates('closing on 3rd February')).toEqual(['2032-02-03']);
    expect(dates('on 19 and 20 March')).toEqual(['2032-03-19', '2032-03-20']);
  });

  it('leaves a month without its year alone when the day of the meeting is not known', () => {
    expect(dates('for the January Panel', null)).toEqual([]);
  });

  it('takes neither verbs, nor vague times, nor days the calendar lacks for dates', () => {
    expect(
      dates('The Board may meet. Members march on. So said Jan Oak. It is due mid-2032, in Q1 2032, for 2031/32.'),
    ).toEqual([]);
    expect(dates('on 31st November 2031').some((one) => one.length === 10)).toBe(false);
  });

  it('says where the words stand', () => {
    const text = 'It closed on 5th December 2031 at noon';
    const [found] = findDates(text, null);
    expect(text.slice(found!.start, found!.end)).toBe('5th December 2031');
  });

  it('gives the first whole day, passing over months', () => {
    expect(firstDay('From June 2031, but not before 4th July 2031')).toBe('2031-07-04');
    expect(firstDay('some day soon')).toBeNull();
  });

  it('resolves what is due to the next such month, never to one gone by', () => {
    expect(dueMonth('the January Panel', '2031-12-12')).toBe('2032-01');
    expect(dueMonth('the November Panel', '2031-12-12')).toBe('2032-11');
    expect(dueMonth('January 2032 Panel meeting', '2031-12-12')).toBe('2032-01');
    expect(dueMonth('as soon as possible', '2031-12-12')).toBeNull();
    expect(nextMonth(12, '2031-12-12')).toBe('2032-12');
  });

  it.each([
    ['by 3 February 2032', '2032-02-03'],
    ['January 2032 Panel meeting', '2032-01-31'],
    ['in February 2032', '2032-02-29'],
    ['January/February 2032', '2032-02-29'],
    ['January Panel', '2032-01-31'],
    ['the December Panel', '2032-12-31'],
    ['by the end of December', '2031-12-31'],
    ['in November', '2032-11-30'],
    ['the next meeting', null],
    ['as soon as possible', null],
  ])('knows the last day that the words of a due date allow: %s', (words, day) => {
    expect(dueBy(words, '2031-12-12')).toBe(day);
  });

  it('knows no last day of a month without a year when the day of the meeting is not known', () => {
    expect(dueBy('the January Panel', null)).toBeNull();
    expect(dueBy('January 2032', null)).toBe('2032-01-31');
  });
});
