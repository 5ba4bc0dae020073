import { describe, expect, it } from 'vitest';
import { meetingOf, rowOf } from '../../test/meetings/row.ts';
import type { Change } from '../kernel/define.ts';
import { sameCategory } from './category.ts';
import { finalLabel, itemLabel, workingLabel } from './labels.ts';
import { plainNarrative } from './narrative.ts';
import { type DecisionTaken, held, nextDecision, papersOf, withClass } from './taking.ts';

const effect: Change = { register: 'risk', ref: '1', move: 'close', sets: {} };
const noted: DecisionTaken = { verb: 'NOTED', text: 'it' };
const agreed: DecisionTaken = { verb: 'agreed', text: 'it' };
const subject = (more = {}): DecisionTaken => ({
  ...agreed,
  conditional: { subject: 'advice', waitsFor: null, by: null, ...more },
});
const other: Change = { ...effect, ref: '2' };

describe('effects', () => {
  it.each([
    ['happen now where nothing waits', [noted, agreed], ['1'], {}],
    ['happen now where one decision waits and another does not', [agreed, subject()], ['1'], {}],
    ['wait where every decision that brings something about waits', [noted, subject()], [], { 1: ['1'] }],
    ['happen now beside those a decision holds for itself', [subject({ effects: [other] })], ['1'], { 0: ['2'] }],
    ['happen now where the body only takes note', [noted], ['1'], {}],
  ])('%s', (_, decisions, now, later) => {
    const parted = held({ decisions, effects: [effect] });
    expect(parted.now.map(({ ref }) => ref)).toEqual(now);
    expect(Object.fromEntries([...parted.later].map(([at, changes]) => [at, changes.map(({ ref }) => ref)]))).toEqual(
      later,
    );
  });

  it('of a closed item close what is more open, and open nothing', () => {
    const closed = { group: 'club', level: 3 as const };
    const row = (level: 0 | 2 | 3) => rowOf('risk', '1', { label: { group: 'club', level } });
    expect(withClass(effect, closed, row(0)).label).toEqual(closed);
    expect(withClass(effect, closed, row(3)).label).toBeUndefined();
    expect(
      withClass({ ...effect, label: { group: 'club', level: 0 } }, { group: 'club', level: 0 }, row(2)).label,
    ).toBeUndefined();
  });
});

describe('labels of a meeting', () => {
  const rows = meetingOf();
  it('keep drafts to those of the body, and a closed item to its own class', () => {
    const open = rowOf('item', 'M1/1', { fields: { minuted: 'public' } });
    const closed = rowOf('item', 'M1/2', { label: { group: 'club', level: 3 }, fields: { minuted: 'confidential' } });
    expect(workingLabel(rows)).toEqual({ group: 'club', level: 2 });
    expect([itemLabel(rows, open).level, finalLabel(rows, open).level]).toEqual([2, 0]);
    expect([itemLabel(rows, closed).level, finalLabel(rows, closed).level]).toEqual([3, 3]);
  });
});

describe('an item', () => {
  const item = rowOf('item', 'M1/1', { label: { group: 'club', level: 2 } });
  const decision = (ref: string) => rowOf('decision', ref);

  it('numbers its next decision after the highest of its own row of numbers', () => {
    expect(nextDecision({ decisions: [] }, item)).toBe(1);
    const decisions = ['M1/1.1', 'M1/1.9', 'M1/1.n4', 'M1/10.12'].map(decision);
    expect(nextDecision({ decisions }, item)).toBe(10);
  });

  it('was taken on its papers by version, but names none that is closer held than itself', () => {
    const paper = (ref: string, level: 1 | 3, state = 'issued') =>
      rowOf('paper', ref, { state, label: { group: 'club', level }, fields: { item: 'M1/1', version: 2 } });
    const papers = [paper('P1', 1), paper('P2', 3), paper('P3', 1, 'withdrawn')];
    expect(papersOf({ papers }, item)).toEqual(['P1 v2']);
    expect(papersOf({ papers }, { ...item, label: { group: 'club', level: 3 } })).toEqual(['P1 v2', 'P2 v2']);
  });

  it('keeps its words a paragraph a line', () => {
    expect(plainNarrative(' One.\r\n\r\n- two\n* three \n\n• four\n')).toBe('One.\n• two\n• three\n• four');
  });
});

describe('a category', () => {
  it.each([
    ['Large Supplier', 'Large Suppliers', true],
    ['Consumer', 'Consumer Members', true],
    ['Chair', 'Club Chair', true],
    ['Other Party', 'Other Parties', true],
    ['Large Supplier', 'Small Suppliers', false],
    ['Gas Network', 'Electricity Networks', false],
    ['', 'Bakers', false],
  ])('%j and %j are one: %s', (a, b, same) => {
    expect(sameCategory(a, b)).toBe(same);
  });
});
