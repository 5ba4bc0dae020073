import { expect, test } from 'vitest';
import { mergeContent } from '../drafts/merge.ts';
import { contentOf, type Entry, entriesOf, goneOf, inParts, moved, newEntry, timesOf } from './entry.ts';

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({ ...newEntry(id, `Item ${id}`), ...more });
const three = [entry('a'), entry('b'), entry('c')];
const merged = (theirs: Entry[], mine: Entry[], gone: { theirs?: string[]; mine?: string[] } = {}) =>
  entriesOf(
    mergeContent({ base: contentOf(three), theirs: contentOf(theirs, gone.theirs), mine: contentOf(mine, gone.mine) })
      .content,
  );

test('a draft gives its entries back as they were', () => {
  const all = [
    entry('a', { minutes: 25, about: ['risk'], because: [{ register: 'risk', ref: '26', why: 'New' }] }),
    entry('b', { level: 3 }),
  ];
  expect(entriesOf(contentOf(all))).toEqual(all);
});

test('one secretary renames an item while another times it and adds one: all of it stands', () => {
  const theirs = [entry('a', { title: 'Item a, renamed' }), entry('b'), entry('c')];
  const mine = [entry('a', { minutes: 45 }), entry('b'), entry('c'), entry('d')];
  expect(merged(theirs, mine)).toMatchObject([
    { id: 'a', title: 'Item a, renamed', minutes: 45 },
    { id: 'b' },
    { id: 'c' },
    { id: 'd' },
  ]);
});

test('an item taken out by one stays out though the other moved it', () => {
  const out = merged([entry('a'), entry('c')], [entry('b'), entry('a'), entry('c')], { theirs: ['b'] });
  expect(out.map((one) => one.id)).toEqual(['a', 'c']);
});

test('no item is there twice, however both moved it', () => {
  const out = merged([entry('c'), entry('a'), entry('b')], [entry('b'), entry('c'), entry('a')]);
  expect(out.map((one) => one.id).sort()).toEqual(['a', 'b', 'c']);
});

test('what was taken out is remembered, and nothing of its words', () => {
  const content = contentOf([entry('a')], ['b']);
  expect(goneOf(content)).toEqual(['b']);
  expect(JSON.stringify(content)).not.toContain('Item b');
});

test('items begin one after the other', () => {
  expect(timesOf([{ minutes: 15 }, { minutes: 50 }, { minutes: 5 }], '09:30')).toEqual(['09:30', '09:45', '10:35']);
  expect(timesOf([{ minutes: 15 }], null)).toEqual([null]);
});

test('an item moves within its part and stops at its end', () => {
  expect(moved(three, 'b', -1).map((one) => one.id)).toEqual(['b', 'a', 'c']);
  expect(moved(three, 'a', -1).map((one) => one.id)).toEqual(['a', 'b', 'c']);
  const { open, closed } = inParts([entry('x', { level: 3 }), ...three], 2);
  expect([open.length, closed.map((one) => one.id)]).toEqual([3, ['x']]);
});
