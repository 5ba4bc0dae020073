import { describe, expect, it } from 'vitest';
import { readingFrom } from '../../../test/minutes/reading-from.ts';
import { readMentions } from './mentions.ts';

describe('mentions', () => {
  it('lists each reference once, in the order met, over narrative, decisions and actions', () => {
    const { items, style } = readingFrom({
      items: [
        {
          number: 1,
          says: ['CP102 and CP101 came up, with Risks #4 and 5.', 'CP102 again; AB12/03 is done.'],
          decides: [['agreed', 'to publish CP103']],
          acts: [['AB13/01', 'Secretariat', 'to close AB12/04']],
        },
      ],
    });
    expect(readMentions(items[0]!, style)).toEqual([
      'CP102',
      'CP101',
      'Risk 4',
      'Risk 5',
      'AB12/03',
      'CP103',
      'AB12/04',
    ]);
  });

  it('leaves out the actions the item itself raises', () => {
    const { items, style } = readingFrom({
      items: [{ number: 1, says: ['See AB13/01.'], acts: [['AB13/01', null, 'to do it']] }],
    });
    expect(readMentions(items[0]!, style)).toEqual([]);
  });

  it('finds none where the style has no reference patterns', () => {
    const { items } = readingFrom({ items: [{ number: 1, says: ['CP102'] }] });
    expect(readMentions(items[0]!, { ...readingFrom({ items: [] }).style, references: {} })).toEqual([]);
  });
});
