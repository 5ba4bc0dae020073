import { describe, expect, test } from 'vitest';
import sec from '../../codes/sec/index.ts';
import { meetingOf, rowOf } from '../../test/meetings/row.ts';
import type { Value } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import type { Desk } from '../meetings/desk.ts';
import { type Approval, approval, approvers } from './approve.ts';
import { circulation } from './circulate.ts';
import { stageOf } from './stage.ts';

const desk = {
  code: sec,
  today: '2031-04-20',
  actor: { public: false, name: 'Kerem Aydin', powers: ['secretariat'], clearance: {} },
} as unknown as Desk;
const meeting = (ref: string, day: string, more: Record<string, Value> = {}, state = 'held'): Row =>
  rowOf('meeting', ref, {
    state,
    title: `Panel meeting ${ref}`,
    label: { group: 'panel', level: 0 },
    fields: { body: 'panel', day, minutes: 'draft', ...more },
  });
const config = sec.bodies.find(({ id }) => id === 'panel') ?? null;
const rows = (more: Record<string, Value> = {}, state = 'held') =>
  meetingOf({ meeting: meeting('39', '2031-03-14', more, state), config });
const later = meeting('40', '2031-04-11');

const reasons = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return error.problems.map(({ sentence }) => sentence);
    throw error;
  }
  return [];
};
const asked = (more: Partial<Approval> = {}): Approval => ({ at: null, on: '2031-04-01', open: 0, ...more });

describe('approving minutes', () => {
  test('is a decision of the later meeting, with the powers of the body and not of whoever records it', () => {
    const all = { ...desk, actor: { ...desk.actor, powers: ['secretariat', 'authority'] } };
    const { actor, decision } = approval(all, rows(), asked({ at: later }));
    expect(actor.powers).toEqual(expect.arrayContaining(['secretariat', 'panel']));
    expect(actor.powers).not.toContain('authority');
    expect(decision).toMatchObject({
      authority: { kind: 'meeting', ref: '40' },
      effective: '2031-04-11',
      body: 'panel',
    });
    expect(decision.changes[0]?.sets).toEqual({ minutes: 'approved', approved_on: '2031-04-11', approved_at: '40' });
  });

  test('between meetings names none', () => {
    const { decision } = approval(desk, rows(), asked());
    expect(decision.authority.kind).toBe('post');
    expect(decision.changes[0]?.sets).toEqual({ minutes: 'approved', approved_on: '2031-04-01', approved_at: null });
  });

  test.each<[string, Record<string, Value>, string, Partial<Approval>, RegExp]>([
    ['before the meeting is over', {}, 'sitting', {}, /not over yet/],
    ['twice', { approved_on: '2031-04-02' }, 'held', {}, /approved already/],
    ['with a comment open', {}, 'held', { open: 1 }, /One comment is still open/],
    ['on a day to come', {}, 'held', { on: '2031-05-01' }, /still to come/],
    ['before it was held', {}, 'held', { on: '2031-03-01' }, /before the meeting/],
    ['on no day', {}, 'held', { on: '' }, /Give the day/],
    ['at itself', {}, 'held', { at: meeting('39', '2031-03-14') }, /before the meeting/],
    ['at a meeting of another body', {}, 'held', { at: meeting('7', '2031-04-11', { body: 'ssc' }) }, /same body/],
    ['at a meeting that has not begun', {}, 'held', { at: meeting('40', '2031-04-11', {}, 'planned') }, /has begun/],
  ])('is refused %s', (_, fields, state, more, sentence) => {
    expect(reasons(() => approval(desk, rows(fields, state), asked(more))).join(' ')).toMatch(sentence);
  });

  test('is offered at later meetings of the body that have begun, the next one first', () => {
    const others = [
      meeting('41', '2031-05-09'),
      later,
      meeting('38', '2031-02-14'),
      meeting('42', '2031-06-13', {}, 'planned'),
      meeting('7', '2031-04-11', { body: 'ssc' }),
    ];
    expect(approvers(rows().meeting, others).map(({ ref }) => ref)).toEqual(['40', '41']);
  });
});

describe('where minutes stand', () => {
  test.each<[Record<string, Value>, string, string]>([
    [{}, 'sitting', 'none'],
    [{}, 'held', 'draft'],
    [{ review_by: '2031-03-20' }, 'held', 'review'],
    [{ review_by: '2031-03-20', approved_on: '2031-04-11' }, 'held', 'approved'],
    [{ approved_on: '2031-04-11', published_on: '2031-04-12' }, 'held', 'published'],
    [{ document: 'minutes.pdf', minutes: 'final' }, 'held', 'published'],
    [{ document: 'minutes.pdf', minutes: 'draft' }, 'held', 'draft'],
  ])('%j, %s: %s', (fields, state, stage) => {
    expect(stageOf(meeting('39', '2031-03-14', fields, state))).toBe(stage);
  });

  test('a confidential document, final as it may be, was not given out', () => {
    const final = meeting('39', '2031-03-14', { document: 'minutes.pdf', minutes: 'final' });
    expect(stageOf({ ...final, label: { group: 'panel', level: 3 } })).toBe('draft');
  });

  test('a draft goes round from when the meeting is over until it is approved', () => {
    expect(reasons(() => circulation(desk, rows({}, 'sitting'), '2031-04-27'))[0]).toMatch(/not over/);
    expect(reasons(() => circulation(desk, rows({ approved_on: '2031-04-11' }), '2031-04-27'))[0]).toMatch(/approved/);
    expect(reasons(() => circulation(desk, rows(), '2031-04-20'))[0]).toMatch(/a day after today/);
    expect(reasons(() => circulation(desk, rows(), 'soon'))[0]).toMatch(/Give the day/);
    expect(circulation(desk, rows(), '2031-04-27').changes[0]?.sets).toEqual({
      minutes: 'draft',
      review_by: '2031-04-27',
    });
  });
});
