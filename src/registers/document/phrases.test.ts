import { describe, expect, it } from 'vitest';
import { line } from '../../../test/minutes/line.ts';
import { readDocuments, strongest } from './phrases.ts';

const read = (text: string, lead = '') => readDocuments(line(text), lead).map(({ title, change }) => [title, change]);

describe('what minutes say of documents', () => {
  it.each([
    ['The Board approved the amendments to the Board Yeast Policy.', 'Board Yeast Policy', 'amended'],
    ['The Board approved the Yeast Policy.', 'Yeast Policy', 'approved'],
    ['NetCo issued the Draft Oven Report for comment.', 'Draft Oven Report', 'issued'],
    ['The Oven Handbook was published in May.', 'Oven Handbook', 'issued'],
    ['Members spoke of the Yeast Policy.', 'Yeast Policy', 'mentioned'],
    ['The Board heard of proposed changes to the Yeast Policy.', 'Yeast Policy', 'mentioned'],
    ['The Board also approved the Draft Budget for member consultation.', 'Draft Budget', 'issued'],
    ['It approved the amendments to all Terms of Reference.', 'Terms of Reference', 'amended'],
  ])('%s', (text, title, change) => {
    expect(read(text)).toEqual([[title, change]]);
  });

  it('takes the verb of a formal decision', () => {
    expect(read('the Yeast Policy', 'approved')).toEqual([['Yeast Policy', 'approved']]);
    expect(read('the revisions to the Oven Working Group ToR', 'agreed')).toEqual([
      ['Oven Working Group ToR', 'amended'],
    ]);
  });

  it('keeps abbreviations and the month of a report', () => {
    expect(read('The Yeast Use (YU) Variance Report for October 2031 was in Appendix A.')).toEqual([
      ['Yeast Use (YU) Variance Report, October 2031', 'mentioned'],
    ]);
    expect(read('The Oven Controls Framework (OCF) came up.')).toEqual([
      ['Oven Controls Framework (OCF)', 'mentioned'],
    ]);
  });

  it('parts two documents joined by "and"', () => {
    expect(read('the amendments to the Board Risk Register and Board Issues Log', 'agreed')).toEqual([
      ['Board Risk Register', 'amended'],
      ['Board Issues Log', 'amended'],
    ]);
  });

  it('knows a document by its abbreviation alone where it is amended', () => {
    expect(read('to issue the draft changes to the Board RMP for consultation', 'agreed')[0]![0]).toBe('Board RMP');
  });

  it('takes neither a kind, nor a longer name that has one inside, for a title', () => {
    expect(read('The Report was long. A Plan is due. This Policy stands.')).toEqual([]);
    expect(read('The Yeast Policy Management Authority met.')).toEqual([]);
    expect(read('Three Draft Modification Reports were read.')).toEqual([]);
  });

  it('ranks an amendment over an approval, and that over an issue', () => {
    expect(strongest('approved', 'amended')).toBe('amended');
    expect(strongest('issued', 'approved')).toBe('approved');
    expect(strongest('issued', 'mentioned')).toBe('issued');
  });
});
