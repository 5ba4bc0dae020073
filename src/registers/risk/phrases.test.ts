import { describe, expect, it } from 'vitest';
import { bullet, line } from '../../../test/minutes/line.ts';
import { findReferences } from '../../minutes/references.ts';
import { readRisks } from './phrases.ts';

const know = { refs: (text: string) => findReferences(text, 'Risks?\\s*#?\\s*\\d{1,3}') };
const read = (paragraph: ReturnType<typeof line>, lead = '') =>
  readRisks(paragraph, lead, know).map(({ ref, title, change }) => [ref, title, change]);

describe('what minutes say of risks', () => {
  it('opens those that a list calls new, with their words', () => {
    const lead = 'There were two new proposed risks this month:';
    expect(read(bullet('Risk #26 - Flour may not be delivered, changing the bread; and'), lead)).toEqual([
      ['26', 'Flour may not be delivered, changing the bread', 'new'],
    ]);
  });

  it('knows which were reworded, one by one', () => {
    expect(
      read(line('Several were updated, with a change to the wording of Risks 19, 23 and 25 in the register.')),
    ).toEqual([
      ['19', null, 'reworded'],
      ['23', null, 'reworded'],
      ['25', null, 'reworded'],
    ]);
    expect(read(line("It proposed another wording for Risk #26: 'The oven is late'."))).toEqual([
      ['26', 'The oven is late', 'reworded'],
    ]);
  });

  it('knows which were closed', () => {
    expect(read(line('that Risk 7 be closed'))).toEqual([['7', null, 'closed']]);
    expect(read(line('to close Risk #24'))).toEqual([['24', null, 'closed']]);
    expect(read(line('Following the close of the fair, Risk 3 was reworded.'))).toEqual([['3', null, 'reworded']]);
  });

  it('parts what one sentence does to several', () => {
    expect(read(line('to close Risk #3 and to re-word Risk #5, and that Risk #6 be added'))).toEqual([
      ['3', null, 'closed'],
      ['5', null, 'reworded'],
      ['6', null, 'new'],
    ]);
    const lead = 'Risk #3 had been closed after the harvest, and that one new risk was proposed:';
    expect(read(bullet('Risk #8 - The mill may stand still.'), lead)).toEqual([
      ['8', 'The mill may stand still', 'new'],
    ]);
  });

  it('takes the rest for mentions', () => {
    expect(read(line('A member raised a query on Risk 4 – it may be high.'))).toEqual([['4', null, 'mentioned']]);
    expect(read(line('There is a risk of rain.'))).toEqual([]);
  });
});
