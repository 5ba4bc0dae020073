import { describe, expect, test } from 'vitest';
import { dayOf, dayWords, instantInFull, instantWords, weekday } from './dates.ts';
import { DayText, InstantText } from './day.tsx';

describe('a day', () => {
  test('is written one way, in full and in short', () => {
    expect(dayWords('2016-12-09')).toBe('9 December 2016');
    expect(dayWords('2016-09-01', 'short')).toBe('1 Sep 2016');
  });

  test('that is only a month, or words, is shown as it stands', () => {
    expect(dayWords('2017-01')).toBe('2017-01');
    expect(dayWords('2017-13-01')).toBe('2017-13-01');
    expect(String(<DayText day="January meeting" />)).toBe('<span class="day">January meeting</span>');
  });

  test('has its weekday on hover', () => {
    expect(weekday('2016-12-09')).toBe('Friday');
    expect(String(<DayText day="2016-12-09" />)).toContain('<time class="day" datetime="2016-12-09" title="Friday">');
  });

  test('opens its sum for the keyboard as for the mouse', () => {
    const html = String(<DayText day="2016-12-02" sum="5 Working Days before the meeting, C5.3" />);
    expect(html).toContain('tabindex="0"');
    expect(html).toContain('Friday: 5 Working Days before the meeting, C5.3');
  });
});

describe('an instant', () => {
  test('is shown in London time, winter and summer', () => {
    expect(instantWords('2016-12-13T10:42:07.000Z')).toBe('13 Dec 2016, 10:42');
    expect(instantWords('2016-07-01T23:30:00.000Z')).toBe('2 Jul 2016, 00:30');
    expect(instantInFull('2016-12-13T10:42:07.000Z')).toBe('13 December 2016, 10:42:07 GMT, London time');
    expect(instantInFull('2016-07-01T23:30:00.000Z')).toBe('2 July 2016, 00:30:00 BST, London time');
  });

  test('falls on its London day', () => {
    expect(dayOf('2016-07-01T23:30:00.000Z')).toBe('2016-07-02');
  });

  test('names its zone on hover and focus', () => {
    expect(String(<InstantText instant="2016-12-13T10:42:07.000Z" />)).toContain('10:42:07 GMT, London time');
  });
});
