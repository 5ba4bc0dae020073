import { describe, expect, it } from 'vitest';
import { line } from '../../../test/minutes/line.ts';
import { findDates } from '../../minutes/dates.ts';
import { findReferences } from '../../minutes/references.ts';
import { readReleases } from './phrases.ts';

const know = {
  refs: (text: string) => findReferences(text, 'R\\d+\\.(?:\\d+|x)'),
  days: (text: string) => findDates(text, '2031-03-14'),
};
const names = (text: string) => readReleases(line(text), know).map((one) => one.name);

describe('what minutes say of releases', () => {
  it('names them by month', () => {
    expect(names('prior to the November 2031 release and the February 2032 Oven Release')).toEqual(['November 2031']);
    expect(names('set for the February 2032 SEC Releases')).toEqual(['February 2032']);
    expect(names('the end date from June 2031 to the November 2031 Release')).toEqual(['June 2031', 'November 2031']);
    expect(names('published in November 2031')).toEqual([]);
  });

  it('names them by number, whichever way it is printed', () => {
    expect(names('Release 1.3 and Release R1.3 follow R1.2')).toEqual(['R1.3', 'R1.2']);
    expect(names('the R1.x sequence of releases')).toEqual([]);
  });

  it('knows the day on which one went live, or is to, from any other day spoken of with it', () => {
    const live = (text: string) => readReleases(line(text), know).map((one) => [one.name, one.live]);
    expect(live('The R1.2 release has been live in every mill since 5 March 2031.')).toEqual([['R1.2', '2031-03-05']]);
    expect(live('R1.3 goes live on 10 April 2031')).toEqual([['R1.3', '2031-04-10']]);
    expect(live('R1.2 was complete on 5 March 2031 and R1.3 follows.')).toEqual([
      ['R1.2', '2031-03-05'],
      ['R1.3', undefined],
    ]);
    expect(live('The R1.3 consultation closed on 5 March 2031.')).toEqual([['R1.3', undefined]]);
    expect(live('The R1.2 test plan was complete on 5 March 2031.')).toEqual([['R1.2', undefined]]);
  });

  it('says where the words stand', () => {
    const text = 'before the June 2031 Release';
    const [release] = readReleases(line(text), know);
    expect(release!.spans.map(({ start, end }) => text.slice(start, end))).toEqual(['June 2031 Release']);
  });
});
