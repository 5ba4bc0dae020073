import { describe, expect, it } from 'vitest';
import { bullet, line } from '../../../test/minutes/line.ts';
import { inventedCategories as categories } from '../../../test/minutes/reading-from.ts';
import { categoryOf, readParties } from './phrases.ts';

const read = (paragraph: ReturnType<typeof line>, lead = '') =>
  readParties(paragraph, lead, { categories }).map(({ name, category, change }) => [name, category, change]);
const lead = 'The following would be admitted as Parties to the code:';

describe('what minutes say of parties', () => {
  it('admits those of a list, with the category by the name the code gives it', () => {
    expect(read(bullet('Oak Mill & Sons Limited (Other Parties)'), lead)).toEqual([
      ['Oak Mill & Sons Limited', 'Other Party', 'admitted'],
    ]);
    expect(read(bullet('Elm Ltd (Small Baker); and'), lead)).toEqual([['Elm Ltd', 'Small Baker', 'admitted']]);
    expect(read(line('Ash plc | Large Bakers', 'row'), lead)).toEqual([['Ash plc', 'Large Baker', 'admitted']]);
  });

  it('admits those of a list that was joined into one sentence', () => {
    const text =
      'that the following would be admitted as Parties: Oak Mill Limited (Small Baker); Elm Ltd (Other Parties); and Ash of York plc (Large Baker)';
    expect(read(line(text))).toEqual([
      ['Oak Mill Limited', 'Small Baker', 'admitted'],
      ['Elm Ltd', 'Other Party', 'admitted'],
      ['Ash of York plc', 'Large Baker', 'admitted'],
    ]);
    expect(read(line('The Board noted that Oak Mill Limited (Small Baker) had acceded to the code.'))).toEqual([
      ['Oak Mill Limited', 'Small Baker', 'admitted'],
    ]);
  });

  it('admits a company whose category is not printed', () => {
    expect(read(bullet('Oak Mill Limited'), lead)).toEqual([['Oak Mill Limited', null, 'admitted']]);
    expect(read(line('Oak Mill Limited has acceded to the code.'))).toEqual([['Oak Mill Limited', null, 'admitted']]);
  });

  it('knows a change of category', () => {
    expect(read(line('that Oak-Mill Bread Limited have declared themselves as a Large Baker Party.'))).toEqual([
      ['Oak-Mill Bread Limited', 'Large Baker', 'category'],
    ]);
    expect(read(line('Elm Ltd has changed its category from Small Baker to Large Baker.'))).toEqual([
      ['Elm Ltd', 'Large Baker', 'category'],
    ]);
  });

  it('knows who left', () => {
    expect(read(line('The Board noted that Elm Ltd has ceased to be a Party.'))).toEqual([
      ['Elm Ltd', null, 'withdrawn'],
    ]);
    expect(read(line('Oak Mill Limited has withdrawn from the BBC with effect from 1st May.'))).toEqual([
      ['Oak Mill Limited', null, 'withdrawn'],
    ]);
    expect(read(line('Oak Mill Limited has withdrawn from the May sale.'))).toEqual([]);
  });

  it('takes numbers and talk of parties for no facts', () => {
    expect(read(line('74 Small Bakers acceded to the code.'))).toEqual([]);
    expect(read(bullet('Costs (see the annex)'), lead)).toEqual([]);
    expect(readParties(bullet('Elm Ltd (Small Baker)'), lead, { categories: [] })).toEqual([]);
  });

  it('normalises a category as printed', () => {
    expect(categoryOf('Small Bakers', categories)).toBe('Small Baker');
    expect(categoryOf('Large Baker Party', categories)).toBe('Large Baker');
    expect(categoryOf('Other Parties', categories)).toBe('Other Party');
    expect(categoryOf('Millers', categories)).toBeNull();
  });
});
