import { expect, it } from 'vitest';
import { calendarOf } from '../calendar/calendar.ts';
import type { Row } from '../kernel/read.ts';
import type { Board, BoardChange, Column } from './board.ts';
import { contentsPaper } from './contents-paper.ts';
import type { ReleaseDay } from './release-calendar.ts';

const none = { value: null, clause: null, provenance: 'unknown' } as const;
const june: ReleaseDay = {
  ref: 'june',
  name: 'June 2032',
  day: '2032-06-24',
  month: '2032-06',
  freeze: '2032-05-03',
  freezeSum: null,
  state: 'planned',
  contents: 'frozen',
  ofCode: true,
};
const change = (more: Partial<BoardChange>): BoardChange => ({
  inclusion: { ref: 'june/x', state: 'included' } as Row,
  ref: 'june/x',
  title: 'Hotter ovens',
  origin: 'operator',
  touches: null,
  modification: null,
  ready: null,
  earliest: null,
  alerts: [],
  ...more,
});
const loaves = change({
  ref: 'june/CP1',
  title: 'Rounder loaves',
  origin: 'modification',
  modification: {
    ref: 'CP1',
    title: 'Rounder loaves',
    state: 'vote',
    stage: 'Awaiting the vote',
    implementsOn: null,
    release: null,
  },
  ready: { day: '2032-07-01', why: '' },
  earliest: {
    release: { ...june, name: 'November 2032' },
    day: '2032-11-04',
    could: '2032-07-02',
    sum: '',
    clause: null,
    missed: [],
  },
  alerts: [
    { tone: 'bad', words: 'Misses June 2032 by 6 WD' },
    { tone: 'warn', words: 'CP1 is not approved yet: awaiting the vote' },
  ],
});
const column: Column = { release: june, row: null, changes: [loaves, change({})], alerts: [] };
const board: Board = {
  today: '2032-01-05',
  calendar: calendarOf('england-and-wales'),
  config: { months: none, known: none, freeze: none, leadTimes: {}, expiryAlarms: none },
  columns: [column],
  waiting: [],
  ownDay: [],
  couplings: [],
  placed: [],
  releases: new Map(),
};

it('the contents of a release are told by origin, with the first release each makes and what needs a decision', () => {
  const paper = contentsPaper({
    board,
    column,
    origins: { government: 'Of the state', operator: 'Of the mill', modification: 'Proposals' },
    code: { short: 'C', name: 'Code' },
    footer: 'White',
    created: '2032-01-05T12:00:00.000Z',
  });
  expect(paper.title).toBe('Release contents: June 2032');
  expect(paper.under[1]).toBe('Planned for 24 June 2032. As at 5 January 2032');
  expect(paper.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual([
    'Of the mill',
    'Proposals',
    'What needs a decision',
  ]);
  const tables = paper.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
  expect(tables[0]).toEqual([['Hotter ovens', 'Included', 'Not known', 'Not known', 'June 2032']]);
  expect(tables[1]?.[0]?.slice(1)).toEqual(['Awaiting the vote', '1 July 2032', 'November 2032', 'June 2032']);
  const list = paper.blocks.find((block) => block.kind === 'list');
  expect(list?.kind === 'list' && list.items).toEqual([
    'CP1: misses June 2032 by 6 WD.',
    'CP1 is not approved yet: awaiting the vote.',
  ]);
});
