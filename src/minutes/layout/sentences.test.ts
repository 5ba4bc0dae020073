import { describe, expect, it } from 'vitest';
import { readingFrom } from '../../../test/minutes/reading-from.ts';
import { sentenceBounds, sentencesOf } from './sentences.ts';

const cut = (text: string) => sentenceBounds(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it('ends at full stops, but not inside numbers, short forms and initials', () => {
    expect(cut('Section 3.3 was read, e.g. by Mr. Oak. J. Elm left. It closed.')).toEqual([
      'Section 3.3 was read, e.g. by Mr. Oak.',
      'J. Elm left.',
      'It closed.',
    ]);
    expect(cut('A slip of the pen.. Then more')).toEqual(['A slip of the pen..', 'Then more']);
    expect(cut('  ')).toEqual([]);
  });

  it('gives a bullet the words that introduce it, and a sentence the one before it', () => {
    const reading = readingFrom({
      items: [{ number: 1, says: ['It met. These were returned:', '* CP101', '* CP102', 'The end.'] }],
    });
    expect(sentencesOf(reading.items[0]!).map(({ text, lead, before }) => [text, lead, before])).toEqual([
      ['It met.', '', ''],
      ['These were returned:', '', 'It met.'],
      ['CP101', 'These were returned:', ''],
      ['CP102', 'These were returned:', ''],
      ['The end.', '', ''],
    ]);
  });

  it('points at its own words in the document', () => {
    const reading = readingFrom({ items: [{ number: 1, says: ['First one. Second one.'] }] });
    const second = sentencesOf(reading.items[0]!)[1]!;
    expect(second.spans.map(({ start, end }) => reading.text.slice(start, end))).toEqual(['Second one.']);
    expect(second.spanOf(0, 6).map(({ start, end }) => reading.text.slice(start, end))).toEqual(['Second']);
  });
});
