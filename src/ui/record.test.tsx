import { describe, expect, test } from 'vitest';
import { LevelChip, StateChip } from './chip.tsx';
import { Facts } from './facts.tsx';
import { History } from './history.tsx';
import { segments } from './quote.tsx';

describe('the passage a fact was read from', () => {
  const text = 'one two three';

  test('is marked where it stands, and no character is lost', () => {
    const marks = [
      { start: 8, end: 13 },
      { start: 0, end: 3 },
    ];
    expect(segments(text, marks)).toEqual([
      { words: 'one', marked: true },
      { words: ' two ', marked: false },
      { words: 'three', marked: true },
    ]);
  });

  test('overlapping marks and marks beyond the end do no harm', () => {
    const marks = [
      { start: 0, end: 5 },
      { start: 2, end: 7 },
      { start: 3, end: 4 },
      { start: 12, end: 99 },
      { start: 50, end: 60 },
    ];
    const found = segments(text, marks);
    expect(found.map(({ words }) => words).join('')).toBe(text);
    expect(found.filter(({ marked }) => marked).map(({ words }) => words)).toEqual(['one t', 'wo', 'e']);
  });
});

describe('what happened', () => {
  const opened = {
    past: 'Opened',
    by: 'the Panel',
    effective: '2016-12-09',
    recorded: '2016-12-13T10:42:07.000Z',
    decision: { label: 'Meeting 39, item 7', href: '/meeting/39#7' },
    clause: 'C2.3',
  };

  test('names who, by which decision, under which clause and when it was learned', () => {
    const html = String(<History events={[opened]} />);
    expect(html).toContain('<b>Opened</b> by the Panel, <a href="/meeting/39#7">Meeting 39, item 7</a>');
    expect(html).toContain('C2.3 · recorded');
    expect(html).toContain('13 Dec 2016, 10:42');
  });

  test('shows what was learned after the day it was true of', () => {
    expect(String(<History events={[opened]} />)).toContain('<li class="later">');
    const live = { ...opened, recorded: '2016-12-09T11:00:00.000Z' };
    expect(String(<History events={[live]} />)).toContain('<li><div class="when">');
  });

  test('strikes through what was taken back, and says so in words', () => {
    const html = String(<History events={[{ ...opened, mark: 'undone' }]} />);
    expect(html).toContain('<s>Opened</s>');
    expect(html).toContain('Taken back since.');
  });
});

describe('a record', () => {
  test('says what is not recorded, rather than leaving a blank', () => {
    expect(String(<Facts facts={[{ label: 'Owner', value: '' }]} />)).toContain('Not recorded');
    expect(String(<Facts facts={[{ label: 'Score', value: 0 }]} />)).toContain('<dd>0</dd>');
  });

  test('its class is in words as well as colour', () => {
    const html = String(<LevelChip level={2} name="Amber" />);
    expect(html).toContain('level-2');
    expect(html).toContain('Classification: </span>Amber');
  });

  test('late takes the place of its state', () => {
    const state = { label: 'Open', tone: 'open' as const };
    expect(String(<StateChip state={state} late="5 WD late" />)).toBe('<span class="chip state late">5 WD late</span>');
    expect(String(<StateChip state={state} />)).toBe('<span class="chip state open">Open</span>');
  });
});
