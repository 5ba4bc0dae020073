import { describe, expect, it } from 'vitest';
import { findDates } from '../dates.ts';
import { findMeetings } from './other-meetings.ts';

const own = (name: string) => name === 'Board';
const read = (text: string) =>
  findMeetings(text, findDates(text, '2031-12-12'), own).map(({ body, date }) => [body, date]);

describe("other bodies' meetings", () => {
  it('names the body by its abbreviation where that is printed', () => {
    expect(
      read('a paper on the Oven Policy Group (OP Group) meetings held on 8th, 9th and 23rd November 2031.'),
    ).toEqual([
      ['OP Group', '2031-11-08'],
      ['OP Group', '2031-11-09'],
      ['OP Group', '2031-11-23'],
    ]);
    expect(read('an Oven Test Board (OTB) meeting will take place on 12th December 2031')).toEqual([
      ['OTB', '2031-12-12'],
    ]);
  });

  it('names it as printed otherwise', () => {
    expect(read('an update on the Change Group meeting held on 23rd November 2031')).toEqual([
      ['Change Group', '2031-11-23'],
    ]);
    expect(read('The latest cross-trade administrator meeting was held on 24th November 2031.')).toEqual([
      ['cross-trade administrator', '2031-11-24'],
    ]);
    expect(read('at the next OTG meeting to be held on 14th December 2031')).toEqual([['OTG', '2031-12-14']]);
    expect(read('The paper covered the OTG meeting of 11 January 2032.')).toEqual([['OTG', '2032-01-11']]);
  });

  it('leaves out the body itself, and meetings without a day', () => {
    expect(read('The Board meeting held on 9th November 2031 went well.')).toEqual([]);
    expect(read('The Change Group meeting held in November 2031 went well.')).toEqual([]);
    expect(read('The next meeting will be held on 3 March 2032.')).toEqual([]);
  });
});
