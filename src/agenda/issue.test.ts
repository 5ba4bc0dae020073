import { expect, test } from 'vitest';
import type { BodyConfig, Code } from '../codes/code.ts';
import { loadCodes } from '../codes/load.ts';
import type { Level, Value } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { type Entry, newEntry } from './entry.ts';
import { expectedAttendance } from './expected.ts';
import { type AgendaContext, changeDecision, entryOfItem, issueDecision, lateItemDecision } from './issue.ts';

const code = (await loadCodes())[0] as Code;
const config = code.bodies.find((one) => one.id === 'panel') as BodyConfig;

function row(
  register: string,
  ref: string,
  fields: Record<string, Value>,
  more: { state?: string; level?: Level } = {},
): Row {
  const label = { group: 'panel', level: more.level ?? (2 as Level) };
  const times = { from: '2016-12-01', to: null, known: '2016-12-01T12:00:00.000Z', entry: 7 };
  return {
    register,
    code: code.id,
    ref,
    title: String(fields.title ?? ref),
    state: more.state ?? 'tabled',
    label,
    fields,
    ...times,
  };
}

const meeting = row(
  'meeting',
  'M39',
  { title: 'Meeting 39', starts_at: '10:00', day: '2016-12-09' },
  { state: 'planned', level: 0 },
);
const actor = { public: false, name: 'Secretary', powers: ['secretariat'], clearance: { '*': 3 as const } };
const context: AgendaContext = { code, config, meeting, actor, today: '2016-12-01', working: 2 };
const entry = (id: string, more: Partial<Entry> = {}): Entry => ({ ...newEntry(id, `Item ${id}`), ...more });
const shut = (id: string, more: Partial<Entry> = {}) =>
  entry(id, { level: 3, minuted: 'confidential', formula: 'A matter was discussed.', ...more });
const item = (number: string, position: number, more: { state?: string; level?: Level; minutes?: number } = {}) =>
  row(
    'item',
    `M39/${number}`,
    {
      title: `Item ${number}`,
      number,
      position,
      purpose: 'discussion',
      minuted: 'public',
      minutes_planned: more.minutes ?? 10,
      starts_at: null,
      presenter: null,
      formula: null,
    },
    more,
  );

test('a title longer than a line of an agenda can be is not issued, nor one that says nothing', () => {
  const refusals = (title: string) => {
    try {
      issueDecision(context, { entries: [entry('a', { title })], attendance: [] });
      return [];
    } catch (error) {
      return (error as Refused).problems;
    }
  };
  expect(refusals('y'.repeat(301))).toEqual([
    {
      sentence: `“${'y'.repeat(60)}…”: shorten the title to 300 characters; the rest belongs in its paper.`,
      field: 'title-a',
    },
  ]);
  expect(refusals('y'.repeat(300))).toEqual([]);
  expect(refusals('  ')).toEqual([{ sentence: 'Give every item a title.', field: 'title-a' }]);
});

test('items of the closed part are numbered and placed apart, after all others, at their own class', () => {
  const { label, changes } = issueDecision(context, { entries: [shut('x'), entry('a'), entry('b')], attendance: [] });
  expect(label).toEqual({ group: 'panel', level: 2 });
  expect(changes.map((one) => [one.ref, one.sets.position, one.sets.starts_at, one.label?.level])).toEqual([
    ['M39/1', 1, '10:00', 2],
    ['M39/2', 2, '10:10', 2],
    ['M39/C1', 1001, '10:20', 3],
  ]);
});

test('with or without a closed part, the open one is issued the same', () => {
  const open = (entries: Entry[]) => issueDecision(context, { entries, attendance: [] }).changes.slice(0, 2);
  expect(open([entry('a'), shut('x'), entry('b')])).toEqual(open([entry('a'), entry('b')]));
});

test('a confidential item says what the public minutes say of it, or is refused', () => {
  const work = () => issueDecision(context, { entries: [shut('x', { formula: ' ' })], attendance: [] });
  expect(work).toThrow(Refused);
  expect(work).toThrow(/say what the public minutes say/);
});

test('a late item takes the next number of its part, that of a withdrawn one included', () => {
  const items = [item('1', 1), item('2', 2), item('3', 3, { state: 'withdrawn' }), item('C1', 1001, { level: 3 })];
  const late = (one: Entry) => lateItemDecision(context, { entry: one, items }).changes[0];
  expect(late(entry('late'))).toMatchObject({ ref: 'M39/4', sets: { position: 4 } });
  expect(late(shut('late'))).toMatchObject({ ref: 'M39/C2', sets: { position: 1002 }, label: { level: 3 } });
});

test('another order gives out the places there are; only what differs is changed, from what its maker saw', () => {
  const items = [item('1', 1, { minutes: 20 }), item('2', 2), item('4', 5)];
  const [one, two, four] = items.map((each) => entryOfItem(each, 2)) as [Entry, Entry, Entry];
  const decision = changeDecision(context, { entries: [two, one, four], items, seen: new Map([['M39/2', 7]]) });
  expect(decision?.changes).toEqual([
    { register: 'item', ref: 'M39/2', move: 'correct', sets: { position: 1, starts_at: '10:00' }, expects: 7 },
    { register: 'item', ref: 'M39/1', move: 'correct', sets: { position: 2, starts_at: '10:10' } },
    { register: 'item', ref: 'M39/4', move: 'correct', sets: { starts_at: '10:30' } },
  ]);
});

test('nothing changed is no decision', () => {
  const still = { ...item('1', 1), fields: { ...item('1', 1).fields, starts_at: '10:00' } };
  expect(changeDecision(context, { entries: [entryOfItem(still, 2)], items: [still], seen: new Map() })).toBeNull();
});

test('who holds two seats is expected once, who is on the list is not again, and a vacant seat expects nobody', () => {
  const seat = (ref: string, person: string | null, category: string, state = 'filled') =>
    row('seat', ref, { person, category }, { state });
  const changes = expectedAttendance({
    code,
    config,
    meeting,
    seats: [
      seat('s1', 'ash', 'Small Supplier'),
      seat('s2', 'ash', 'Consumer'),
      seat('s3', 'elm', 'SEC Panel Chair'),
      seat('s4', null, 'DCC', 'vacant'),
      seat('s5', 'oak', 'Gas Networks'),
    ],
    names: new Map([['ash', 'Jane Ash']]),
    attendance: [row('attendance', 'M39/oak', { person: 'oak' }, { state: 'apologies' })],
    label: { group: 'panel', level: 2 },
  });
  expect(changes.map((one) => [one.ref, one.sets.name, one.sets.category])).toEqual([
    ['M39/elm', 'elm', 'SEC Panel Chair'],
    ['M39/ash', 'Jane Ash', 'Small Suppliers'],
  ]);
});
