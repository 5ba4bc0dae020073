import { describe, expect, test } from 'vitest';
import { loadCodes } from '../codes/load.ts';
import type { Value } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { categoryKey } from './category.ts';
import { seatingOf } from './seating.ts';
import { appointTo, type Bench, fillSeat, nameAlternate, succeedIn } from './seats.ts';
import { setUpBody } from './set-up-body.ts';

const [code] = await loadCodes();
if (!code) throw new Error('No code is configured.');
const panel = code.bodies.find(({ id }) => id === 'panel') ?? null;
let entry = 0;

function seat(ref: string, state: string, fields: Record<string, Value>): Row {
  entry += 1;
  const label = { group: 'panel', level: 0 } as const;
  const when = { from: '2016-01-01', to: null, known: '2016-01-01T00:00:00.000Z', entry };
  return { register: 'seat', code: 'x', ref, title: ref, state, label, fields: { body: 'panel', ...fields }, ...when };
}
const bench = (seats: Row[]): Bench => ({
  code,
  config: panel,
  body: 'panel',
  seats,
  taken: seats.map(({ ref }) => ref),
});
const sitter = (name: string) => ({ ref: name.toLowerCase().replace(' ', '-'), name, isNew: false });
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
  throw new Error('Nothing was refused.');
};

describe('whom a seat speaks for', () => {
  test('is one category however it is written', () => {
    const keys = ['Large Supplier', 'Large Suppliers', 'Large Supplier Parties', 'large supplier party'];
    expect(new Set(keys.map((one) => categoryKey(code, one))).size).toBe(1);
    expect(categoryKey(code, 'SEC Panel Chair')).toBe(categoryKey(code, 'Chair'));
    expect(categoryKey(code, 'Consumer Members')).toBe(categoryKey(code, 'Consumer'));
    expect(categoryKey(code, 'Small Supplier')).not.toBe(categoryKey(code, 'Large Supplier'));
    expect(categoryKey(code, 'Gas Network')).not.toBe(categoryKey(code, 'Network'));
  });
});

describe('the seats of a body', () => {
  const held = [
    seat('panel/large-suppliers/ada-quay', 'filled', { category: 'Large Suppliers', person: 'ada-quay' }),
    seat('panel/small-suppliers/vacancy', 'vacant', { category: 'Small Suppliers' }),
    seat('panel/gas-networks/old', 'ended', { category: 'Gas Networks', person: 'bea-lund' }),
    seat('panel/observer/cy-reef', 'filled', { category: 'Harbour', person: 'cy-reef' }),
  ];

  test('are counted against the number the code gives each category', () => {
    const by = new Map(seatingOf(code, panel, { seats: held, day: '2016-12-09' }).map((one) => [one.category, one]));
    expect(by.get('Large Supplier')).toMatchObject({ wanted: 2, vacancies: 1, over: 0 });
    expect(by.get('Small Supplier')).toMatchObject({ wanted: 2, vacancies: 2 });
    expect(by.get('Small Supplier')?.vacant).toHaveLength(1);
    expect(by.get('Gas Network')).toMatchObject({ wanted: 1, vacancies: 1, filled: [] });
    expect(by.get('Harbour')).toMatchObject({ wanted: null, vacancies: 0 });
  });

  test('that are missing are put on record at once, and never twice', () => {
    if (!panel) throw new Error('No panel.');
    const standing = { body: null, seats: held, taken: held.map(({ ref }) => ref), day: '2016-12-09' };
    const changes = setUpBody(code, panel, standing);
    expect(changes[0]).toMatchObject({ register: 'body', ref: 'panel', move: 'establish' });
    // Twelve seats, one of them held, one known to be empty.
    expect(changes.slice(1).map(({ ref }) => ref)).toEqual([
      'panel/chair/1',
      'panel/large-supplier/1',
      'panel/small-supplier/1',
      'panel/electricity-network/1',
      'panel/gas-network/1',
      'panel/other-sec-party/1',
      'panel/other-sec-party/2',
      'panel/consumer/1',
      'panel/consumer/2',
      'panel/dcc/1',
    ]);
    const made = changes.slice(1).map(({ ref, sets }) => seat(ref, 'vacant', sets));
    const again = () => setUpBody(code, panel, { ...standing, seats: [...held, ...made], taken: [] });
    expect(refusal(again)).toContain('on record already');
  });
});

describe('somebody for a seat', () => {
  const quay = seat('panel/large-supplier/1', 'filled', {
    category: 'Large Supplier',
    person: 'ada-quay',
    term_from: '2015-09-01',
    term_to: '2017-08-31',
  });
  const empty = seat('panel/large-supplier/2', 'vacant', { category: 'Large Supplier' });

  test('takes the empty one, then one whose term is over, then none', () => {
    const appoint = (seats: Row[], from: string) =>
      appointTo(bench(seats), 'Large Supplier', { sitter: sitter('Bea Lund'), term: { from } })[0];
    expect(appoint([quay, empty], '2017-01-13')).toMatchObject({
      ref: empty.ref,
      move: 'appoint',
      expects: empty.entry,
    });
    const full = [quay, seat('panel/large-supplier/2', 'filled', { category: 'Large Supplier', person: 'cy-reef' })];
    expect(appoint(full, '2017-09-01')).toMatchObject({ ref: quay.ref, effective: '2017-09-01' });
    expect(refusal(() => appoint(full, '2017-08-31'))).toContain('Every Large Supplier seat is held');
    expect(appoint([quay], '2017-01-13')).toMatchObject({ ref: 'panel/large-supplier/2', expects: 0 });
  });

  test('sits once: nobody holds two seats of one body', () => {
    const other = seat('panel/dcc/1', 'filled', { category: 'DCC', person: 'bea-lund' });
    const twice = () =>
      fillSeat(bench([quay, empty, other]), empty, { sitter: sitter('Bea Lund'), term: { from: '2017-01-13' } });
    expect(refusal(twice)).toContain('already sits on this body');
  });

  test('follows the one before on a later day: the seat is empty between them, and no day has two holders', () => {
    const [leaves, comes] = succeedIn(bench([quay]), quay, {
      last: '2017-01-31',
      sitter: sitter('Bea Lund'),
      term: { from: '2017-02-13', to: '2019-02-12' },
    });
    expect(leaves).toMatchObject({
      move: 'vacate',
      effective: '2017-02-01',
      sets: { person: null, term_to: '2017-01-31' },
    });
    expect(comes).toMatchObject({
      move: 'appoint',
      effective: '2017-02-13',
      sets: { person: 'bea-lund', alternate: null },
    });
    const early = () =>
      succeedIn(bench([quay]), quay, { last: '2017-01-31', sitter: sitter('Bea Lund'), term: { from: '2017-01-31' } });
    expect(refusal(early)).toContain('after the last day');
  });

  test('may be named alternate, by no member for themselves', () => {
    const named = nameAlternate(quay, { ...sitter('Bea Lund'), isNew: true }, '2017-01-13');
    expect(named.map(({ register, move }) => [register, move])).toEqual([
      ['person', 'add'],
      ['seat', 'alternate'],
    ]);
    expect(refusal(() => nameAlternate(quay, sitter('Ada Quay'), '2017-01-13'))).toContain('not their own alternate');
  });
});
