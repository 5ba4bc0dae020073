import { describe, expect, it } from 'vitest';
import { line } from '../../../test/minutes/line.ts';
import { findDates } from '../../minutes/dates.ts';
import { closingIn, readConsultations } from './phrases.ts';

const know = {
  owners: ['Secretariat', 'NetCo', 'Ministry', 'Watchdog'],
  days: (text: string) => findDates(text, '2031-12-12'),
  meeting: '2031-12-12',
};
const read = (text: string, lead = '') =>
  readConsultations(line(text), lead, know).map(({ title, issuer, closes, state }) => [title, issuer, closes, state]);

describe('what minutes say of consultations', () => {
  it('knows one that runs, with its issuer', () => {
    expect(
      read('On 11th November 2031, NetCo issued the Draft Oven Feasibility Report (OFR) for consultation.'),
    ).toEqual([['Draft Oven Feasibility Report (OFR)', 'NetCo', null, 'open']]);
    expect(read('The Watchdog consultation on opening hours closes on 1st February 2032.')).toEqual([
      ['opening hours', 'Watchdog', '2032-02-01', 'open'],
    ]);
  });

  it('knows one that closed before the meeting', () => {
    expect(read('The consultation on proposals for R1.3 closed on 5th December 2031 and answers came.')).toEqual([
      ['proposals for R1.3', null, '2031-12-05', 'closed'],
    ]);
    expect(read('The Ministry are yet to publish the outcome of the non-domestic opt-out consultation.')[0]![0]).toBe(
      'non-domestic opt-out',
    );
  });

  it('knows one that the body means to hold', () => {
    expect(read('that the Draft Budget is issued to Code Parties for consultation', 'approved')).toEqual([
      ['Draft Budget', null, null, 'planned'],
    ]);
    expect(read('that Secretariat issue the amended Yeast Procedure for consultation', 'agreed')).toEqual([
      ['Yeast Procedure', 'Secretariat', null, 'planned'],
    ]);
    expect(
      read('to consult Code Parties on the changes to the dates of two variations, prior to writing', 'agreed'),
    ).toEqual([['changes to the dates of two variations', null, null, 'planned']]);
    expect(read('The Board agreed to circulate a Request For Information (RFI) to bakers.')[0]![3]).toBe('planned');
  });

  it('takes words that name no subject for none', () => {
    expect(read('The Board may consult on the matter.')).toEqual([]);
    expect(read('The consultation was long, and industry consultation goes on.')).toEqual([]);
    expect(read('No word of it.')).toEqual([]);
  });

  it('reads the closing day of a consultation that the sentence does not name', () => {
    expect(
      closingIn('A workshop is on 12th January 2032, with the consultation to close on 1st February 2032.', know),
    ).toBe('2032-02-01');
    expect(closingIn('The workshop is on 12th January 2032.', know)).toBeNull();
  });
});
