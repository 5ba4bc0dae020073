import { describe, expect, it } from 'vitest';
import { findDates } from '../dates.ts';
import { eventTitle } from './event-title.ts';

const title = (sentence: string, which = 0) => eventTitle(sentence, findDates(sentence, '2031-03-14')[which]!);

describe('the title of an event', () => {
  it('is a short sentence as it stands', () => {
    expect(title('The fair opens on 1 April 2031.')).toBe('The fair opens on 1 April 2031');
    expect(title('the amended Policy, in force from 16 April 2031; and')).toBe(
      'The amended Policy, in force from 16 April 2031',
    );
  });

  it('is of a long sentence the clause that carries the date', () => {
    const long =
      'Testing of all the new ovens begins on 6 May 2031 and the mill goes live with them on 10 June 2031, with four weeks in hand.';
    expect(title(long, 0)).toBe('Testing of all the new ovens begins on 6 May 2031');
    expect(title(long, 1)).toBe('The mill goes live with them on 10 June 2031');
  });

  it('keeps what the clause leans on, and leaves out asides', () => {
    const sentence =
      'CP101 (Rounder loaves for small bakers in the north (SBN)), whose assessment is now due on 3 May 2031, a fortnight after the date given before';
    expect(title(sentence)).toBe('CP101, whose assessment is now due on 3 May 2031');
  });

  it('keeps a date that stands in brackets', () => {
    const sentence = `The members of the Board ${'spoke at length of the price of flour '.repeat(3)}(until 3 May 2031).`;
    expect(title(sentence)).toContain('3 May 2031');
  });

  it('is never long, and always has the date in it', () => {
    const words = 'bread and butter were passed around the table of the old mill '.repeat(6);
    for (const sentence of [
      `${words}on 3 May 2031`,
      `On 3 May 2031 ${words}`,
      `${words.replace(/ and /g, ' ')}on 3 May 2031`,
    ]) {
      expect(title(sentence)).toContain('3 May 2031');
      expect(title(sentence).length).toBeLessThanOrEqual(122);
    }
  });
});
