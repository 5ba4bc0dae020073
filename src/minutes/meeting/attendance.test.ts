import { describe, expect, it } from 'vitest';
import sec from '../../../codes/sec/index.ts';
import { documentOf } from '../../../test/minutes/document-of.ts';
import { readMinutes } from '../read-minutes.ts';

/** Minutes of an invented ferry committee with the given attendance. */
function peopleOf(lines: readonly string[]) {
  const head = ['Wickham Ferry Committee Meeting 4', '', 'Date: 13 March 2024', ''];
  const business = ['', '1. Boats', '', 'The boats were counted.', '', '2. Oars', '', 'The oars were counted.'];
  return readMinutes(documentOf([...head, ...lines, ...business].join('\n')), [sec]).attendance;
}
const said = (lines: readonly string[]) =>
  peopleOf(lines).map((one) => `${one.name}${one.present ? '' : ' (away)'}${one.part ? ' (part)' : ''}`);

describe('who was there is read', () => {
  it('from columns under a label that stands in the first', () => {
    const read = said([
      'PRESENT:         Ms Ada Oakes     (Chairman)',
      '                 Dr Bram Lund     (by telephone)',
      '',
      'APOLOGIES:       Mr Cai Voss      (Bursar)',
    ]);
    expect(read).toEqual(['Ms Ada Oakes', 'Dr Bram Lund', 'Mr Cai Voss (away)']);
  });

  it('from names that follow the label one by one', () => {
    const read = said([
      'Trustees present:\tAda Oakes (Chair)',
      '',
      'Bram Lund (Treasurer)',
      '',
      'Apologies:\tCai Voss',
    ]);
    expect(read).toEqual(['Ada Oakes', 'Bram Lund', 'Cai Voss (away)']);
  });

  it('from a sentence', () => {
    expect(said(['Those present were Ada Oakes (in the chair), Bram Lund and Cai Voss.'])).toEqual([
      'Ada Oakes',
      'Bram Lund',
      'Cai Voss',
    ]);
  });

  it('from several lists on one line', () => {
    const people = peopleOf(['Present: Cllrs A. Oakes (Chair), B. Lund. In attendance: D. Voss (Clerk)']);
    expect(people.map((one) => [one.name, one.capacity])).toEqual([
      ['Cllr A. Oakes', 'member'],
      ['B. Lund', 'member'],
      ['D. Voss', 'other'],
    ]);
  });

  it('from a label of two words in one list of those away, not as a list of those there', () => {
    expect(said(['Attending:', '- Ada Oakes', '- Bram Lund', '', 'Not in Attendance:', '- Cai Voss'])).toEqual([
      'Ada Oakes',
      'Bram Lund',
      'Cai Voss (away)',
    ]);
  });

  it('from rows that name the office first', () => {
    const people = peopleOf([
      'ATTENDEES',
      '',
      'Chair                Ada Oakes      AO      (day 1 only)',
      'Members              Bram Lund      BL',
      '                     Cai Voss       CV',
      'Panel Secretary      Dora Finch     DF',
    ]);
    expect(people.map((one) => [one.name, one.capacity, one.part])).toEqual([
      ['Ada Oakes', 'member', true],
      ['Bram Lund', 'member', false],
      ['Cai Voss', 'member', false],
      ['Dora Finch', 'other', false],
    ]);
  });

  it('from two people side by side whose names run over two lines', () => {
    const people = peopleOf([
      'Participants',
      '',
      'Ada\tAO\tRiver\tBram\tBL\tShore',
      'Oakes\t\tMember\tLund-\t\tMember (alternate)',
      '\t\t\tFinch',
      '',
      'Cai Voss\tCV\tRiver\tDora Hale\tDH\tTechnical',
      '\t\tMember\t\t\tSecretary',
    ]);
    expect(people.map((one) => [one.name, one.capacity])).toEqual([
      ['Ada Oakes', 'member'],
      ['Bram Lund-Finch', 'alternate'],
      ['Cai Voss', 'member'],
      ['Dora Hale', 'other'],
    ]);
  });
});

describe('others beside a list are read', () => {
  it('behind the words that say of whom it is, and apart from those who have no names', () => {
    const read = said([
      'Attendees',
      'Chair: Ada Oakes (AO)',
      'Ferry Members: Bram Lund (BL) – Quay; Cai Voss (CV) – Pier',
    ]);
    expect(read).toEqual(['Ada Oakes', 'Bram Lund', 'Cai Voss']);
    expect(said(['Present: Ada Oakes', 'Sorry to miss it: Bram Lund and the two Finches (Eva and Rob).'])).toEqual([
      'Ada Oakes',
      'Bram Lund (away)',
    ]);
  });

  it('as guests, and as alternates by what a column says of them', () => {
    expect(
      peopleOf(['Present:', '- Ada Oakes', '- Bram Lund', '- Guest: Cai Voss (Quay)']).map((one) => one.capacity),
    ).toEqual(['member', 'member', 'other']);
    const table = ['Name\tRole', 'Ada Oakes\tChair', 'Bram Lund\tQuay member (alternate for Cai Voss)'];
    expect(peopleOf(['Attendance', '', ...table]).map((one) => [one.name, one.capacity, one.standsFor])).toEqual([
      ['Ada Oakes', 'member', undefined],
      ['Bram Lund', 'alternate', 'Cai Voss'],
    ]);
  });
});

describe('nobody is made up', () => {
  it('out of a full stop after an initial, a verb in capitals or a couple', () => {
    const read = said([
      'Apologies were received from Cllr B. Lund (work) and Cllr C. Voss (illness).',
      'RESOLVED',
      'Present: Ada Oakes, Eva Finch',
      'Absent: Dora Hale, Mr and Mrs Noakes',
    ]);
    expect(read).not.toContain('RESOLVED');
    expect(read.some((name) => /^Cllr B$|^Mr$|^Mr \(/.test(name))).toBe(false);
  });
});
