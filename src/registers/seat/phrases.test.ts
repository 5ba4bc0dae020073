import { describe, expect, it } from 'vitest';
import { bullet, line } from '../../../test/minutes/line.ts';
import { findDates } from '../../minutes/dates.ts';
import { readSeats } from './phrases.ts';

const know = {
  bodies: ['Oven Group', 'OG', 'Yeast Committee'],
  own: 'Board',
  categories: [
    { printed: 'Small Baker', name: 'Small Bakers' },
    { printed: 'Small Bakers', name: 'Small Bakers' },
    { printed: 'Baker', name: 'Bakers' },
  ],
  days: (text: string) => findDates(text, '2031-03-14'),
};
const read = (text: string, lead = '', before: string[] = []) =>
  readSeats(line(text), { lead, before }, know).map(({ body, category, person, change, from }) => [
    body,
    category,
    person,
    change,
    from,
  ]);

describe('what minutes say of places on bodies', () => {
  it('reads an appointment that a formal decision makes, with its day', () => {
    expect(
      read('the appointment of Ann Oather to the Small Baker seat of the Oven Group from 16 March 2031', 'approved'),
    ).toEqual([['Oven Group', 'Small Bakers', 'Ann Oather', 'appointed', '2031-03-16']]);
    expect(read('that Bea Lund be appointed as Chair of the Yeast Committee', 'agreed')).toEqual([
      ['Yeast Committee', 'Chair', 'Bea Lund', 'appointed', null],
    ]);
    expect(read('Cy Marsh as Small Baker member of the OG', 'appointed')).toEqual([
      ['OG', 'Small Bakers', 'Cy Marsh', 'appointed', null],
    ]);
  });

  it('does not take an appointment that is only spoken of, put off or to be prepared for made', () => {
    expect(read('Steps will be taken towards the appointment of Ann Oather to the Oven Group.')).toEqual([]);
    expect(read('the appointment of Ann Oather to the Oven Group', 'deferred')).toEqual([]);
    expect(read('It was asked whether Ann Oather could be appointed to the Oven Group.')).toEqual([]);
  });

  it('reads one that has been made, and one on the body’s own', () => {
    expect(read('Ann Oather has been appointed to the Oven Group as a Small Baker member.')).toEqual([
      ['Oven Group', 'Small Bakers', 'Ann Oather', 'appointed', null],
    ]);
    expect(read('Bea Lund was elected as Vice-Chair.')).toEqual([
      ['Board', 'Vice-Chair', 'Bea Lund', 'appointed', null],
    ]);
  });

  it('knows who gives a seat up, and from when', () => {
    expect(
      read('Ann Oather has resigned from the Small Baker seat of the Oven Group with effect from 1 April 2031.'),
    ).toEqual([['Oven Group', 'Small Bakers', 'Ann Oather', 'vacated', '2031-04-01']]);
    expect(read('Members thanked Bea Lund, who is stepping down as Chair.')).toEqual([]);
    expect(read('Bea Lund will step down as Chair of the Oven Group.')).toEqual([
      ['Oven Group', 'Chair', 'Bea Lund', 'vacated', null],
    ]);
  });

  it('knows a seat that is empty, and whose it is when the sentence says only "its"', () => {
    expect(read('There is a nominee for the vacant Small Baker seat on the Oven Group.')).toEqual([
      ['Oven Group', 'Small Bakers', null, 'vacated', null],
    ]);
    expect(
      read('One nomination came for its empty Small Baker seat, and the OG will vote.', '', [
        'The Yeast Committee met.',
      ]),
    ).toEqual([['Yeast Committee', 'Small Bakers', null, 'vacated', null]]);
    expect(read('No Small Baker seat on the Oven Group is vacant.')).toEqual([]);
  });

  it('knows a nomination that is approved from one that is merely noted', () => {
    const text = 'the nomination of Ann Oather to the Small Baker seat of the Oven Group';
    expect(read(text, 'approved')).toHaveLength(1);
    expect(read(text, 'noted')).toEqual([]);
  });

  it('knows who comes and who goes where one succeeds another', () => {
    expect(read('Ann Oather has succeeded Bea Lund as Chair of the Oven Group.')).toEqual([
      ['Oven Group', 'Chair', 'Ann Oather', 'appointed', null],
      ['Oven Group', 'Chair', 'Bea Lund', 'vacated', null],
    ]);
    expect(read('Members welcomed Cy Marsh as the new Small Baker member.')).toEqual([
      ['Board', 'Small Bakers', 'Cy Marsh', 'appointed', null],
    ]);
  });

  it('reads a list of those elected, by category or by name', () => {
    const lead = 'The following have been elected to the Oven Group:';
    const listed = (text: string, above = lead) =>
      readSeats(bullet(text), { lead: above, before: [] }, know).map(({ body, category, person }) => [
        body,
        category,
        person,
      ]);
    expect(listed('Small Bakers: Ann Oather;')).toEqual([['Oven Group', 'Small Bakers', 'Ann Oather']]);
    expect(listed('Ann Oather (Small Baker); and')).toEqual([['Oven Group', 'Small Bakers', 'Ann Oather']]);
    expect(listed('Small Bakers: nobody stood')).toEqual([]);
    expect(listed('Small Bakers: Ann Oather', 'The following are to be elected:')).toEqual([]);
  });

  it('takes neither companies nor posts elsewhere for seats', () => {
    expect(read('Miller Audit Limited was appointed as assessor.')).toEqual([]);
    expect(read('Ann Oather was appointed as auditor of the accounts.')).toEqual([]);
    expect(read('Ann Oather stepped down from the stage.')).toEqual([]);
  });

  it('reads long lines in a bounded time', () => {
    const began = performance.now();
    for (const words of ['Ann Oather ', 'the appointment of Ann ', 'vacant seat ', 'A B '])
      readSeats(line(`${words.repeat(180)}was appointed`), { lead: 'agreed', before: [] }, know);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
