import { describe, expect, it } from 'vitest';
import { genericStyle } from '../generic-style.ts';
import { prepareStyle } from '../style.ts';
import { readDue, readOwner } from './owners.ts';

const style = prepareStyle({ ...genericStyle, owners: ['Harbour Office', 'HO Chair'] });
const owner = (words: string) => {
  const { owner: who, text } = readOwner(words, style);
  return [who, text];
};

describe('the owner of an action', () => {
  it('stands before "to" or "will", with its article taken off', () => {
    expect(owner('The Harbour Office to mend the lamps')).toEqual(['Harbour Office', 'mend the lamps']);
    expect(owner('HO Chair to write to the port')).toEqual(['HO Chair', 'write to the port']);
    expect(owner('Ada Lund and Bram Oakes will look at the roof')).toEqual([
      'Ada Lund and Bram Oakes',
      'look at the roof',
    ]);
    expect(owner('@ada to review the patch')).toEqual(['ada', 'review the patch']);
  });

  it('or after the words, in brackets, after a dash or behind a label', () => {
    expect(owner('Send round the accounts (AL & BO)')).toEqual(['AL & BO', 'Send round the accounts']);
    expect(owner('Send round the accounts – AL')).toEqual(['AL', 'Send round the accounts']);
    expect(owner('Send round the accounts. Owner: Ada Lund')).toEqual(['Ada Lund', 'Send round the accounts']);
  });

  it('is the one in brackets where both are printed', () => {
    expect(owner('Acme to answer before launch (AL)')[0]).toBe('AL');
  });

  it('is nobody where question marks stand, or a thing that is to be done', () => {
    expect(owner('Find the key (??)')).toEqual([null, 'Find the key']);
    expect(owner('A note to be written on the lamps')[0]).toBeNull();
    expect(owner('mend the lamps')[0]).toBeNull();
  });
});

describe('when an action is due', () => {
  it('is a day only where the words fix one', () => {
    expect(readDue('write to the port by 3 May 2024', '2024-04-01')).toEqual({
      due: 'by 3 May 2024',
      dueDate: '2024-05-03',
    });
    expect(readDue('report no later than May 3, 2024', null)).toEqual({
      due: 'no later than May 3, 2024',
      dueDate: '2024-05-03',
    });
    expect(readDue('bring it to the next meeting', '2024-04-01')).toEqual({ due: 'next meeting', dueDate: null });
    expect(readDue('for the May 2024 Board meeting', '2024-04-01').due).toBe('May 2024 Board meeting');
    expect(readDue('for the May 2024 Board meeting', '2024-04-01').dueDate).toBeNull();
  });

  it('is unknown where a month only names a document', () => {
    expect(readDue('publish it in the May 2024 Statement of Charges', '2024-04-01').due).toBeNull();
  });
});
