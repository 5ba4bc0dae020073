import { expect, it } from 'vitest';
import { attendee, meetingOf, rowOf } from '../../test/meetings/row.ts';
import { Absent } from '../kernel/problem.ts';
import { clearInterest, declareInterest, recusedFrom } from './interests.ts';

const item = rowOf('item', 'M1/1', { state: 'tabled', title: 'Ovens', fields: { minuted: 'public' } });
const interest = (state: string, recused: boolean, person = 'ann') =>
  rowOf('interest', `M1/1/${person}`, { state, entry: 7, fields: { item: 'M1/1', person, recused } });
const rows = meetingOf({ items: [item], attendance: [attendee('ann', 'Bakers')] });
const said = { item: 'M1/1', person: 'ann', title: ' Sells ovens ', recused: true };

it('an interest is declared under the label of drafts, and said again is put right', () => {
  expect(declareInterest(rows, said)).toEqual([
    {
      register: 'interest',
      ref: 'M1/1/ann',
      move: 'declare',
      sets: { title: 'Sells ovens', meeting: 'M1', item: 'M1/1', person: 'ann', recused: true },
      label: { group: 'club', level: 2 },
      expects: 0,
    },
  ]);
  const moves = (state: string) =>
    declareInterest({ ...rows, interests: [interest(state, true)] }, said).map(({ move, expects }) => [move, expects]);
  expect(moves('declared')).toEqual([['correct', 7]]);
  expect(moves('cleared')).toEqual([['declare', 7]]);
});

it('it is somebody’s on the list, in words, in an item of the meeting', () => {
  expect(() => declareInterest(rows, { ...said, title: ' ' })).toThrow('Say in a line what the interest is.');
  expect(() => declareInterest(rows, { ...said, person: 'bea' })).toThrow('Choose somebody on the attendance list.');
  expect(() => declareInterest(rows, { ...said, item: 'M1/9' })).toThrow(Absent);
});

it('who takes no part in an item is who said so and has not been cleared', () => {
  const interests = [interest('declared', true), interest('declared', false, 'bea'), interest('cleared', true, 'cy')];
  expect([...recusedFrom({ interests }, 'M1/1')]).toEqual(['ann']);
  expect([...recusedFrom({ interests }, 'M1/2')]).toEqual([]);
  expect(clearInterest({ ...rows, interests }, 'M1/1', 'ann').map(({ move, expects }) => [move, expects])).toEqual([
    ['clear', 7],
  ]);
  expect(clearInterest({ ...rows, interests }, 'M1/1', 'cy')).toEqual([]);
});
