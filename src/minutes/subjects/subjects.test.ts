import { describe, expect, it } from 'vitest';
import { type ItemSketch, inventedCategories, readingFrom } from '../../../test/minutes/reading-from.ts';
import type { Code } from '../../codes/code.ts';
import { readSubjects } from './subjects.ts';

const code = { partyCategories: inventedCategories } as Code;
const references = {
  modification: 'CP\\d{3}',
  risk: 'Risks?\\s*#?\\s*\\d+',
  clause: 'Sections?\\s+[A-Z]\\d+(?:\\.\\d+)*',
  release: 'R\\d+\\.\\d+',
  variation: '[Tt]ransitional [Vv]ariations?',
};
const subjectsOf = (...items: Omit<ItemSketch, 'number'>[]) => {
  const reading = readingFrom({
    date: '2031-12-12',
    code,
    style: { references },
    items: items.map((item, index) => ({ number: index + 1, ...item })),
  });
  return { ...readSubjects(reading), text: reading.text };
};

describe('what minutes say of each register, over all items', () => {
  it('makes one modification of what several items say: its title, its last state, the days of it', () => {
    const { modifications } = subjectsOf(
      { says: ['The list changed following the approval of CP101 by the Authority.'] },
      { says: ['CP101 to be implemented on 14th January 2032 following approval.'] },
      { says: ['The Oven Group met on 23rd November 2031. During the meeting it voted on CP101 ‘Sweeter buns’.'] },
    );
    expect(modifications).toHaveLength(1);
    expect(modifications[0]).toMatchObject({
      ref: 'CP101',
      title: 'Sweeter buns',
      state: 'approved',
      date: '2031-11-23',
      implements: '2032-01-14',
      item: 2,
    });
  });

  it('keeps a modification that is only mentioned, without a state', () => {
    const { modifications } = subjectsOf({ says: ['An example would be CP105.'] });
    expect(modifications).toMatchObject([{ ref: 'CP105', title: null, state: null, sure: 'unsure' }]);
  });

  it('takes what an item is about from its only reference', () => {
    const { modifications } = subjectsOf({
      says: [
        'The modification raised is below:',
        '* CP106 – Darker crust',
        'It is advised that the proposal be a Path 2 modification.',
      ],
      decides: [['agreed', 'that the Modification Proposal be submitted into the Refinement Process']],
    });
    expect(modifications).toMatchObject([{ ref: 'CP106', title: 'Darker crust', state: 'refinement', path: 'Path 2' }]);
  });

  it('opens a risk once, though it is spoken of again', () => {
    const { risks } = subjectsOf(
      { says: ['There is one new risk:', '* Risk #9 - Flour runs out'] },
      { says: ['Members spoke of Risk 9.'], decides: [['agreed', 'to reword Risks 4 and 5']] },
    );
    expect(risks.map(({ ref, title, change }) => [ref, title, change])).toEqual([
      ['9', 'Flour runs out', 'new'],
      ['4', null, 'reworded'],
      ['5', null, 'reworded'],
    ]);
  });

  it('admits parties from bullets that a formal decision introduces', () => {
    const { parties } = subjectsOf({
      decides: [
        ['noted', 'that the following would be admitted as Parties:'],
        ['noted', 'that Elm Ltd have declared themselves as a Large Baker Party.'],
      ],
      says: ['* Oak Mill Limited (Small Baker)'],
    });
    expect(parties.map(({ name, category, change, item }) => [name, category, change, item])).toEqual([
      ['Oak Mill Limited', 'Small Baker', 'admitted', 1],
      ['Elm Ltd', 'Large Baker', 'category', 1],
    ]);
  });

  it('gives each variation the end that the item says of all, and prefers the change that names a date', () => {
    const { variations } = subjectsOf({
      says: [
        'Two Transitional Variations are currently set to June 2032.',
        'It agreed to consult on a change to the end date of one variation (the TUV-64 issue) from June 2032 to the November 2032 Release.',
      ],
      decides: [['agreed', 'to consult on the variations in relation to the QRS and TUV-64 (Oven ID) variations']],
    });
    expect(variations.map(({ name, end, change }) => [name, end, change])).toEqual([
      ['TUV-64 (Oven ID)', 'June 2032', 'to be consulted on, to November 2032'],
      ['QRS', 'June 2032', 'to be consulted on'],
    ]);
  });

  it('speaks of no variations in a house that has none', () => {
    const reading = readingFrom({ items: [{ number: 1, says: ['The variations in relation to the QRS run on.'] }] });
    expect(readSubjects(reading).variations).toEqual([]);
  });

  it('lists every printed date with its sentence, those without a year as unsure', () => {
    const { dates } = subjectsOf({
      says: ['It closed on 5th December 2031. More in January 2032.'],
      acts: [['A1', null, 'to report to the February Panel']],
    });
    expect(dates.map(({ date, text, sure }) => [date, text, sure])).toEqual([
      ['2031-12-05', 'It closed on 5th December 2031.', 'likely'],
      ['2032-01', 'More in January 2032.', 'likely'],
      ['2032-02', 'to report to the February Panel', 'unsure'],
    ]);
  });

  it('makes one consultation of the words narrative and decision have for it, and gives it the closing day', () => {
    const { consultations } = subjectsOf({
      says: [
        'The Secretariat spoke of the Draft Oven Report (DOR) consultation.',
        'A workshop is on 12th January 2032, with the consultation to close on 1st February 2032.',
      ],
      decides: [['agreed', 'to answer the DOR consultation']],
    });
    expect(consultations).toMatchObject([
      { title: 'Draft Oven Report (DOR)', closes: '2032-02-01', state: 'open', item: 1 },
    ]);
  });

  it('knows a document by the end of its title within one item', () => {
    const { documents } = subjectsOf({
      says: ['The Yeast Policy was read.'],
      decides: [['approved', 'the amendments to the Board Yeast Policy']],
    });
    expect(documents).toMatchObject([{ title: 'Board Yeast Policy', change: 'amended' }]);
  });

  it('says of every fact where its words stand', () => {
    const { text, ...subjects } = subjectsOf({
      says: [
        'On 5th December 2031 the Change Group meeting held on 4th December 2031 read Section B4.2, R1.3, CP101 and Risk 7.',
      ],
    });
    const facts = Object.values(subjects).flat();
    expect(facts.length).toBeGreaterThan(6);
    for (const { spans } of facts) {
      expect(spans.length).toBeGreaterThan(0);
      for (const { start, end } of spans) expect(text.slice(start, end).trim()).not.toBe('');
    }
  });

  it('finds nothing, and breaks on nothing, in minutes without items, codes or patterns', () => {
    const empty = Object.values(readSubjects(readingFrom({ items: [] })));
    expect(empty.every((facts) => facts.length === 0)).toBe(true);
    const bare = readingFrom({
      items: [{ number: null, says: ['', 'x', '* ', 'Tea was served.'] }],
      style: { references: {} },
    });
    expect(Object.values(readSubjects(bare)).flat()).toEqual([]);
  });

  it('reads text without a full stop in a bounded time', () => {
    const began = performance.now();
    for (const words of ['A '.repeat(40_000), 'A'.repeat(40_000), 'Risk 1, '.repeat(4_000), 'CP101 ('.repeat(3_000)])
      subjectsOf({ says: [words, `* ${words}`], decides: [['agreed', words]] });
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
