import { describe, expect, test } from 'vitest';
import { calendarOf } from '../calendar/calendar.ts';
import type { BodyConfig, Code, Rule } from '../codes/code.ts';
import type { Day, Value } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { byMonth } from './by-month.ts';
import { type PlanRows, planned } from './dated-records.ts';
import { monthsAhead, planAhead } from './plan-ahead.ts';
import { plannerPaper } from './planner-paper.ts';

const rule = <T>(value: T, more: Partial<Rule<T>> = {}): Rule<T> => ({
  value,
  clause: null,
  provenance: 'found',
  ...more,
});

const board = {
  id: 'board',
  name: 'Board',
  kind: 'panel',
  seats: [],
  notice: rule(5, { clause: 'C5.3' }),
  proceedings: {
    standing: rule([
      { title: 'Minutes', purpose: 'decision' },
      { title: 'Risks', purpose: 'decision', about: ['risk'] },
    ]),
  },
} as unknown as BodyConfig;
const group = {
  ...board,
  id: 'group',
  name: 'Group',
  kind: 'group',
  proceedings: { standing: rule([{ title: 'Changes', purpose: 'decision', about: ['modification'] }]) },
} as unknown as BodyConfig;

const code = {
  id: 'c',
  bodies: [board, group],
  rules: {
    yearBegins: rule('1 April'),
    mandate: rule('2017-01-25', { clause: 'F2' }),
    publish: rule(15, { clause: 'C8' }),
    consult: rule(20, { provenance: 'recalled' }),
    unknown: rule(null as unknown as string),
  },
  clocks: [
    {
      from: 'yearBegins',
      back: [
        { rule: 'publish', title: 'Publish' },
        { rule: 'consult', title: 'Consult' },
      ],
      provenance: 'inferred',
    },
  ],
} as unknown as Code;

const row = (
  register: string,
  ref: string,
  more: { state: string; level?: 0 | 2; fields: Record<string, Value> },
): Row => ({
  register,
  code: 'c',
  ref,
  title: String(more.fields.title ?? more.fields.text ?? ref),
  state: more.state,
  label: { group: 'board', level: more.level ?? 0 },
  fields: more.fields,
  from: '2016-01-01',
  to: null,
  known: '2016-01-01T00:00:00.000Z',
  entry: 1,
});

function plan(
  rows: Partial<PlanRows>,
  { body = 'board', today = '2016-12-12', months = 3 }: { body?: string; today?: Day; months?: number } = {},
) {
  const none = Object.fromEntries(planned.map((name) => [name, []])) as unknown as PlanRows;
  return planAhead({
    code,
    body,
    bodyRow: null,
    calendar: calendarOf('england-and-wales'),
    today,
    until: monthsAhead(today, months),
    rows: { ...none, ...rows },
  });
}

const said = (entries: ReturnType<typeof plan>) => entries.map(({ day, title }) => `${day} ${title}`);
const meeting = row('meeting', 'B40', {
  state: 'planned',
  fields: { title: 'Board 40', body: 'board', day: '2017-01-03', starts_at: '10:00', ends_at: '13:00' },
});

describe('the months ahead of a body', () => {
  test('reach three months on, to the last day of a shorter month', () => {
    expect(monthsAhead('2016-12-12', 3)).toBe('2017-03-12');
    expect(monthsAhead('2016-11-30', 3)).toBe('2017-02-28');
    expect(monthsAhead('2016-12-31', 2)).toBe('2017-02-28');
  });

  test('have its meeting with its standing items, and paper day five Working Days before, Christmas not counted', () => {
    const [paper, held] = plan({ meeting: [meeting] });
    expect(paper).toMatchObject({
      kind: 'paper-day',
      day: '2016-12-22',
      clause: 'C5.3',
    });
    expect(paper?.why).toMatch(
      /^5 WD before 3 January 2017: 22 December 2016\. Not counted: .*26 December 2016.*27 December 2016.*2 January 2017/,
    );
    expect(held).toMatchObject({
      kind: 'meeting',
      day: '2017-01-03',
      starts: '10:00',
      ends: '13:00',
      details: ['Minutes', 'Risks'],
    });
  });

  test('take a paper day that was set for the meeting instead of the sum', () => {
    const set = { ...meeting, fields: { ...meeting.fields, paper_day: '2016-12-20' } };
    expect(plan({ meeting: [set] })[0]).toMatchObject({
      day: '2016-12-20',
      why: 'As set for the meeting.',
      clause: null,
    });
  });

  const action = (ref: string, due: Day, body = 'board') =>
    row('action', ref, { state: 'open', fields: { text: `Do ${ref}`, owner: 'Clerk', due_by: due, body } });

  test('say how late it is in figures that can be read', () => {
    const [oldest] = plan({ action: [action('old', '2012-11-08')] });
    expect(oldest?.why).toMatch(/^Clerk, due, 1,0\d\d Working Days late$/);
  });

  test('have neither what is past nor what lies further on, but all that is late', () => {
    const entries = plan({
      action: [
        action('late', '2016-12-08'),
        action('soon', '2016-12-12'),
        action('last', '2017-03-12'),
        action('far', '2017-03-13'),
        action('other', '2017-01-09', 'group'),
      ],
      event: [
        row('event', 'e', { state: 'noted', fields: { title: 'Long past', day: '2016-12-01', kind: 'milestone' } }),
      ],
    }).filter(({ kind }) => kind !== 'clock');
    expect(said(entries)).toEqual(['2016-12-08 late: Do late', '2016-12-12 soon: Do soon', '2017-03-12 last: Do last']);
    expect(entries.map(({ late }) => late)).toEqual([true, false, false]);
    expect(entries[0]?.why).toBe('Clerk, due, 2 Working Days late');
  });

  test('say of a vote whose time is over that somebody is to close it', () => {
    const vote = (ref: string, closes_on: Day) =>
      row('vote', ref, { state: 'open', fields: { title: `Ask ${ref}`, body: 'board', closes_on } });
    const entries = plan({ vote: [vote('over', '2016-12-08'), vote('open', '2016-12-20')] });
    expect(entries.filter(({ kind }) => kind === 'vote').map(({ why, late }) => [why, late])).toEqual([
      ['Voting on over has ended: it is to be closed, 2 Working Days late', true],
      ['Voting on open closes', false],
    ]);
  });

  test('say at which meeting an action is due that is due "at the January meeting"', () => {
    const due = { text: 'Act', body: 'board', due: 'January Board', due_by: '2017-01-31' };
    const open = (ref: string, due_day: Day | null) =>
      row('action', ref, { state: 'open', fields: { ...due, due_day } });
    const entries = plan({ meeting: [meeting], action: [open('X1', null), open('X2', '2017-01-31')] });
    expect(entries.filter(({ kind }) => kind === 'action').map(({ day, why }) => [day, why])).toEqual([
      ['2017-01-31', 'No owner named, due January Board, that is Board 40 on 3 January 2017'],
      ['2017-01-31', 'No owner named, due January Board'],
    ]);
  });

  test('of another body have only what its own agenda takes up', () => {
    const rows = {
      assessment: [
        row('assessment', 'A1', { state: 'requested', fields: { title: 'Assess it', target: '2017-01-09' } }),
      ],
      variation: [
        row('variation', 'V1', { state: 'running', fields: { title: 'An exception', ends_on: '2017-02-01' } }),
      ],
      release: [row('release', 'R1', { state: 'live', fields: { title: 'Gone', planned_on: '2017-02-02' } })],
    };
    expect(said(plan(rows, { body: 'group' }))).toEqual(['2017-01-09 Assess it']);
    expect(said(plan(rows)).filter((one) => !/clock|Mandate|begins|Publish|Consult/.test(one))).toEqual([
      '2017-01-09 Assess it',
      '2017-02-01 An exception',
    ]);
  });

  test('have both ends of a consultation, its time with the one it closes', () => {
    const consultation = row('consultation', 'C1', {
      state: 'open',
      fields: {
        title: 'A question',
        opens_on: '2016-12-14',
        closes_on: '2017-01-18',
        closes_at: '17:00',
        issuer: 'The office',
      },
    });
    const entries = plan({ consultation: [consultation] }).filter(({ kind }) => kind === 'consultation');
    expect(entries.map(({ day, starts, which }) => [day, starts, which])).toEqual([
      ['2016-12-14', null, 'opens_on'],
      ['2017-01-18', '17:00', 'closes_on'],
    ]);
  });

  test('have the days of the code: those it fixes, that of each year, and what is counted back from it', () => {
    const clocks = plan({}, { months: 4 }).filter(({ kind }) => kind === 'clock');
    expect(said(clocks)).toEqual([
      '2017-01-25 Mandate',
      '2017-02-13 Consult',
      '2017-03-13 Publish',
      '2017-04-01 Year begins',
    ]);
    expect(clocks[2]).toMatchObject({
      title: 'Publish',
      why: '15 WD before 1 April 2017: 13 March 2017',
      clause: 'C8',
    });
    expect(clocks[1]).toMatchObject({
      title: 'Consult',
      why: '20 WD before 13 March 2017: 13 February 2017 (recalled)',
    });
    expect(plan({}, { body: 'group', months: 4 })).toEqual([]);
  });

  test('put the papers before the meeting they are for, and a vote before an action of its day', () => {
    const day = '2017-01-05';
    const entries = plan({
      action: [row('action', 'X1', { state: 'open', fields: { text: 'Act', body: 'board', due_by: day } })],
      vote: [
        row('vote', 'v', {
          state: 'open',
          level: 2,
          fields: { title: 'Ask', body: 'board', closes_on: day, closes_at: '17:00' },
        }),
      ],
      meeting: [{ ...meeting, fields: { ...meeting.fields, day } }],
    }).filter((one) => one.day === day);
    expect(entries.map(({ kind, level }) => [kind, level])).toEqual([
      ['meeting', 0],
      ['vote', 2],
      ['action', 0],
    ]);
  });
});

test('a month without a meeting is still there, and says so by having none', () => {
  const months = byMonth(plan({ meeting: [meeting] }), { today: '2016-12-12', until: '2017-02-12' });
  expect(months.map(({ name, meets }) => [name, meets])).toEqual([
    ['December 2016', false],
    ['January 2017', true],
    ['February 2017', false],
  ]);
});

test('the paper lists what is late first and leaves out dates merely spoken of', () => {
  const entries = plan({
    action: [row('action', 'X1', { state: 'open', fields: { text: 'Act', body: 'board', due_by: '2016-12-01' } })],
    event: [row('event', 'e', { state: 'noted', fields: { title: 'An aside', day: '2016-12-14', kind: 'date' } })],
  });
  const paper = plannerPaper({
    planner: { name: 'Board', today: '2016-12-12', until: '2017-01-12', entries },
    footer: 'White',
    author: 'A code',
    created: '2016-12-12T12:00:00.000Z',
  });
  const headings = paper.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
  expect(headings).toEqual(['Late', 'December 2016', 'January 2017']);
  expect(JSON.stringify(paper)).toContain('Thursday 1 December 2016');
  expect(JSON.stringify(paper)).not.toContain('An aside');
});
