/** What the processes' checks cost a Decision that is none of their business. */
import { describe, expect, it } from 'vitest';
import { loadCodes } from '../codes/load.ts';
import type { Tx } from '../kernel/db.ts';
import type { Change, Decision } from '../kernel/define.ts';
import { registers } from '../registers/index.ts';
import { checksOf } from './checks.ts';

/** Stands for the database where nothing may be asked of it. */
const untouched = new Proxy({} as Tx, {
  get: (_, name) => {
    throw new Error(
      `A check asked the database (${String(name)}) about a Decision that touches none of its registers.`,
    );
  },
});

const elsewhere = ['action', 'risk', 'item', 'attendance', 'seat', 'meeting', 'document', 'interest'];

describe('the checks of the processes', () => {
  it.each(elsewhere)('read nothing for a Decision that touches only the register %s', async (name) => {
    const register = registers.find((one) => one.name === name);
    if (!register) throw new Error(`No register ${name}`);
    const change: Change = { register: name, ref: 'X1', move: Object.keys(register.moves)[0] ?? '', sets: {} };
    const decision: Decision = {
      code: 'sec',
      authority: { kind: 'post', ref: 'Clerk' },
      body: 'panel',
      effective: '2016-12-09',
      title: 'Recorded',
      label: { group: 'panel', level: 0 },
      changes: [change],
    };
    const state = Object.keys(register.states)[0] ?? '';
    const after = { state, fields: {}, label: decision.label };
    const checks = checksOf(await loadCodes());
    expect(checks.length).toBeGreaterThan(5);
    for (const check of checks)
      expect(await check(untouched, decision, [{ register, ref: 'X1', before: null, after }])).toEqual([]);
  });
});
