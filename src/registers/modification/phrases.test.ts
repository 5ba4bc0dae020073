import { describe, expect, it } from 'vitest';
import { bullet, line } from '../../../test/minutes/line.ts';
import { firstDay } from '../../minutes/dates.ts';
import { findReferences } from '../../minutes/references.ts';
import { type Around, readModifications, standingIn } from './phrases.ts';

const know = {
  refs: (text: string) => findReferences(text, 'CP\\d{3}'),
  day: (text: string) => firstDay(text, '2031-03-14'),
};
const nothing: Around = { lead: '', before: '', only: null, standing: null };
const read = (paragraph: ReturnType<typeof line>, around: Partial<Around> = {}) =>
  readModifications(paragraph, { ...nothing, ...around }, know).map(({ spans: _, sure: __, ...fact }) => fact);
const states = (text: string, around: Partial<Around> = {}) => read(line(text), around).map((one) => one.state);

describe('what minutes say of modifications', () => {
  it.each([
    ['CP101 was officially withdrawn on 3rd March 2031.', ['withdrawn']],
    ['The Board approved CP101.', ['approved']],
    ['following the approval of modification (CP101) by the Authority', ['approved']],
    ['CP101 and CP102 to be implemented on 2nd April 2031 following approval by the Board.', ['approved', 'approved']],
    ['CP101 was rejected.', ['rejected']],
    ['CP101 took effect on 1 March 2031.', ['implemented']],
    ['CP101 is with the Authority for determination.', ['authority']],
    ['The Board considered and voted on CP101 ‘Sweeter buns’ and CP102 ‘Darker crust’.', ['vote', 'vote']],
    ['The Board returned the report for CP101.', ['returned']],
    ['The Board agreed to return the DMR for CP101 to the Refinement Process.', ['returned']],
    ['CP101 was returned to the Refinement Process.', ['returned']],
    ['The Authority approved CP101 and rejected CP102.', ['approved', 'rejected']],
    ['CP101 is due for implementation in June.', ['approved']],
    ['CP101 should proceed directly to the Report Phase.', ['consultation']],
    ['There is one new Modification Proposal, CP101.', ['raised']],
    ['The Board voted to approve CP101.', ['approved']],
    ['CP101 will proceed to Modification Report Consultation.', ['consultation']],
    ['CP101 entered the Refinement Process.', ['refinement']],
    ['CP101 was raised by Oak Mill Limited.', ['raised']],
    ['CP101 was withdrawn, with CP102 to be implemented in May.', ['withdrawn', 'approved']],
  ])('%s', (text, expected) => {
    expect(states(text)).toEqual(expected);
  });

  it.each([
    'An example would be CP101 where a shorter timetable was put forward before it being raised.',
    'A concern was raised in relation to CP101.',
    'It is for the Board to decide whether CP101 should be returned.',
    'Detail was absent in the reports for CP101.',
    'The Board approved the determination, as set out in the report for CP101.',
  ])('says no state of it in: %s', (text) => {
    expect(states(text)).toEqual([null]);
  });

  it('gives the day of the state and, for what is yet to be implemented, the day of that', () => {
    expect(read(line('CP101 was withdrawn on the 3rd March 2031.'))[0]).toMatchObject({ date: '2031-03-03' });
    expect(read(line('CP102 to be implemented on 2nd April 2031 following approval.'))[0]).toMatchObject({
      state: 'approved',
      date: null,
      implements: '2031-04-02',
    });
  });

  it('takes the day of a vote from the sentence that tells of the meeting', () => {
    const before = 'The Oven Group met on 5th March 2031.';
    expect(read(line('During the meeting it voted on CP101.'), { before })[0]).toMatchObject({
      state: 'vote',
      date: '2031-03-05',
    });
  });

  it('gives a bullet the state of the words that introduce it, and its title', () => {
    const lead = 'The following reports were returned for more work:';
    expect(read(bullet('CP101 – Sweeter buns (formerly Sweet Buns) for all; and'), { lead })).toEqual([
      {
        ref: 'CP101',
        title: 'Sweeter buns (formerly Sweet Buns) for all',
        state: 'returned',
        date: null,
        reasons: 'More work.',
      },
    ]);
  });

  it('reads titles in quotation marks, in brackets, and in brackets that were never closed', () => {
    const titles = (text: string) => read(bullet(text)).map((one) => one.title);
    expect(titles('CP101 ‘Sweeter buns’ and CP102 “Darker crust”')).toEqual(['Sweeter buns', 'Darker crust']);
    expect(titles('CP101 (Sweeter buns (all kinds) at dawn) with a new date')).toEqual([
      'Sweeter buns (all kinds) at dawn',
    ]);
    expect(titles('CP101 (Sweeter buns (all kinds) and CP102 (Darker crust) which are late')).toEqual([
      'Sweeter buns (all kinds)',
      'Darker crust',
    ]);
    expect(titles('CP101 (IMR) is here')).toEqual([null]);
  });

  it('reads a row of a status table', () => {
    expect(read(line('CP101 | Sweeter buns | Refinement Process | 20 March 2031', 'row'))).toEqual([
      { ref: 'CP101', title: 'Sweeter buns', state: 'refinement', date: null },
    ]);
    expect(read(line('CP102 | Darker crust | Path 3', 'row'))).toEqual([
      { ref: 'CP102', title: 'Darker crust', state: null, date: null, path: 'Path 3' },
    ]);
    expect(read(line('Reference | Title', 'row'))).toEqual([]);
  });

  it('takes "the Modification Proposal" for the only one an item is about', () => {
    const only = 'CP101';
    expect(states('The Modification Proposal should be submitted into the Refinement Process.', { only })).toEqual([
      'refinement',
    ]);
    expect(read(line('The proposal is progressed as a Path 2 modification.'), { only })[0]).toMatchObject({
      ref: 'CP101',
      path: 'Path 2',
    });
    expect(states('The Modification Proposal should be submitted into the Refinement Process.')).toEqual([]);
  });

  it('reads what the working group is asked, and what a report was returned for', () => {
    const only = 'CP101';
    const asked = 'The Board liked it and requested that the Working Group weigh the flour\nbefore it opens the oven.';
    expect(read(line(asked), { only })[0]).toMatchObject({
      ref: 'CP101',
      condition: 'Weigh the flour before it opens the oven.',
    });
    const lead = 'The following reports were returned for more on the cost of flour and for tasting:';
    expect(read(bullet('CP101 – Sweeter buns'), { lead })[0]).toMatchObject({
      state: 'returned',
      reasons: 'More on the cost of flour and for tasting.',
    });
  });

  it('gives what an item says of all its modifications to those of which nothing else is said', () => {
    const standing = standingIn('Assessments for modifications currently in the Refinement Process were late.');
    expect(standing).toBe('refinement');
    expect(read(bullet('CP101 now has a later date'), { standing })[0]!.state).toBe('refinement');
    expect(standingIn('How proposals move on following the Refinement Process was discussed.')).toBeNull();
  });
});
