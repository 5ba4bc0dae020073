import { describe, expect, it } from 'vitest';
import { bullet, line } from '../../../test/minutes/line.ts';
import { findReferences } from '../../minutes/references.ts';
import { type Line, readIssues } from './phrases.ts';

const know = {
  refs: (text: string) =>
    findReferences(text, '(?:Issues?\\s*#\\s*\\d+|\\bI\\d{3}\\b|issues?\\s+\\d+(?=\\s+of the Issues Log))'),
  modifications: (text: string) => findReferences(text, 'CP\\d{3}'),
  bodies: ['Oven Group', 'Yeast Committee'],
};
const said = (text: string, lead = ''): Line => ({ ...line(text), lead });
const item = (text: string, lead = ''): Line => ({ ...bullet(text), lead });
const read = (...lines: Line[]) => readIssues(lines, know).map(({ ref, change, to }) => [ref, change, to]);

describe('what minutes say of issues', () => {
  it('takes the words after a dash for the title, and the words before the list for what befell it', () => {
    const [issue] = readIssues(
      [item('Issue #4 - Who closes the oven; and', 'The first issues have come in through the form:')],
      know,
    );
    expect(issue).toMatchObject({ ref: '4', title: 'Who closes the oven', change: 'raised', to: null });
  });

  it('does not read the fate of an issue out of its own title', () => {
    expect(read(item('Issue #4 - Ovens that were closed before issues were resolved', 'For information:'))).toEqual([
      ['4', 'mentioned', null],
    ]);
  });

  it('knows one under a letter, and one by its place in the log', () => {
    expect(read(said('A new issue, I001, was noted.'))).toEqual([['I001', 'raised', null]]);
    expect(read(said('It was agreed to close issue 3 of the Issues Log.'))).toEqual([['3', 'closed', null]]);
    expect(read(said('The third issue of the newsletter appeared.'))).toEqual([]);
  });

  it.each([
    ['Issue #4 was passed to the Oven Group for advice.', 'Oven Group'],
    ['It was agreed that the Yeast Committee should first look at Issue #4.', 'Yeast Committee'],
  ])('knows to whom it is passed: %s', (text, to) => {
    expect(read(said(text))).toEqual([['4', 'passed', to]]);
  });

  it('takes an action of a body to consider it for passing it on, but not an action of anyone else', () => {
    const acted = (owner: string): Line => ({ ...said('consider Issue #4 and advise the Board'), owner });
    expect(read(acted('Oven Group'))).toEqual([['4', 'passed', 'Oven Group']]);
    expect(read(acted('Secretariat'))).toEqual([['4', 'mentioned', null]]);
  });

  it('understands "it" after one issue has been named, and only under the same heading', () => {
    const named = item('Issue #4 - Who closes the oven', 'One issue has been received:');
    const passed = said('The Board agreed that the Oven Group should look at it.');
    const heading: Line = { ...line('Budget', 'heading'), lead: '' };
    expect(read(named, passed)).toEqual([
      ['4', 'raised', null],
      ['4', 'passed', 'Oven Group'],
    ]);
    expect(read(named, heading, passed)).toEqual([['4', 'raised', null]]);
    expect(read(named, item('Issue #5 - Who opens it', 'One issue has been received:'), passed)).toHaveLength(3);
  });

  it('tells one that became a modification, one that was answered and one that was closed', () => {
    expect(read(said('Issue #4 has been converted into modification CP101.'))).toEqual([['4', 'converted', 'CP101']]);
    expect(read(said('Issues #4 and 5 are now resolved.'))).toEqual([
      ['4', 'resolved', null],
      ['5', 'resolved', null],
    ]);
    expect(read(said('Members were content for Issue #4 to be closed.'))).toEqual([['4', 'closed', null]]);
  });

  it('leaves one that is merely named, or whose closing was put off, as a mention', () => {
    expect(read(said('Members spoke of Issue #4 at length.'))).toEqual([['4', 'mentioned', null]]);
    expect(read(said('Members did not close Issue #4.'))).toEqual([['4', 'mentioned', null]]);
  });

  it('reads long lines in a bounded time', () => {
    const began = performance.now();
    for (const words of ['Issue #1 ', 'issues passed to ', 'Oven Group to '])
      readIssues([said(words.repeat(400))], know);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
