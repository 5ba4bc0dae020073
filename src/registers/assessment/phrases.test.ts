import { describe, expect, it } from 'vitest';
import { bullet, line } from '../../../test/minutes/line.ts';
import { findDates } from '../../minutes/dates.ts';
import { findReferences } from '../../minutes/references.ts';
import { readAssessments } from './phrases.ts';

const know = {
  refs: (text: string) => findReferences(text, 'CP\\d{3}'),
  days: (text: string) => findDates(text, '2031-03-14').filter((one) => one.date.length === 10),
};
const read = (paragraph: ReturnType<typeof line>, lead = '') =>
  readAssessments(paragraph, lead, know).map(({ ref, kind, target }) => [ref, kind, target]);

describe('what minutes say of assessments', () => {
  it('gives several modifications the target day that follows them', () => {
    expect(
      read(
        bullet(
          'CP101 (Buns) and CP102 (Crust) which now have a revised Target PA delivery date of 20th March 2031; and',
        ),
      ),
    ).toEqual([
      ['CP101', 'preliminary', '2031-03-20'],
      ['CP102', 'preliminary', '2031-03-20'],
    ]);
  });

  it('gives each its own day and kind where the sentence does', () => {
    expect(read(line('The Impact Assessment for CP101 is due on 2 April 2031 and for CP102 on 3 April 2031.'))).toEqual(
      [
        ['CP101', 'impact', '2031-04-02'],
        ['CP102', 'impact', '2031-04-03'],
      ],
    );
  });

  it('takes the kind from the words that introduce a bullet', () => {
    expect(read(bullet('CP101, due on 2 April 2031'), 'Preliminary Assessments are late:')).toEqual([
      ['CP101', 'preliminary', '2031-04-02'],
    ]);
  });

  it('knows one that has come, from one that is to come', () => {
    const of = (text: string) =>
      readAssessments(bullet(text), '', know).map(({ ref, target, received }) => [ref, target, received]);
    expect(of('CP101 (Buns), whose PA was received on 11 March 2031;')).toEqual([['CP101', null, '2031-03-11']]);
    expect(of('The PA for CP101 has been delivered to the Secretariat on 11 March 2031.')).toEqual([
      ['CP101', null, '2031-03-11'],
    ]);
    expect(of('CP101, whose PA is to be delivered on 20 March 2031')).toEqual([['CP101', '2031-03-20', undefined]]);
    expect(of('CP101, whose PA was to be delivered by 20 March 2031')).toEqual([['CP101', '2031-03-20', undefined]]);
  });

  it('says nothing without a day, or without a kind of assessment', () => {
    expect(read(line('The Impact Assessment for CP101 is late.'))).toEqual([]);
    expect(read(line('CP101 is due on 2 April 2031.'))).toEqual([]);
  });
});
