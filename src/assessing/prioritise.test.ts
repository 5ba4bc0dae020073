import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessed } from './assessed.ts';
import { missingLines } from './costs.ts';
import { prioritised } from './prioritise.ts';
import { byTurn } from './queue.ts';

/** A request in its place of the order, with a priority or none. */
const asked = (place: number, priority: number | null): Assessed =>
  ({ row: { ref: `P${place}`, fields: { place, priority } }, targets: [], proposal: null, newest: place }) as never;

const refs = (list: readonly Assessed[]) => list.map(({ row }) => row.ref);

describe('putting a request first', () => {
  it('moves the others back, and only those that must are numbered anew', () => {
    const waiting = [asked(4, 1), asked(2, 2), asked(5, 7), asked(1, null), asked(3, null)];
    const { changes, after, moved } = prioritised(waiting, 'P3', 1);
    expect(refs(after)).toEqual(['P3', 'P4', 'P2', 'P5', 'P1']);
    expect(changes.map(({ ref, sets }) => [ref, sets.priority])).toEqual([
      ['P3', 1],
      ['P4', 2],
      ['P2', 3],
    ]);
    expect(moved).toContainEqual({ ref: 'P4', from: 1, to: 2 });
    expect(moved).toContainEqual({ ref: 'P3', from: 5, to: 1 });
  });

  it('given back to the order of requests, leaves the others their numbers', () => {
    const { changes, after } = prioritised([asked(3, 1), asked(1, null), asked(2, null)], 'P3', null);
    expect(changes).toHaveLength(1);
    expect(refs(after)).toEqual(['P1', 'P2', 'P3']);
  });

  it('never gives two one priority, and keeps all others in the order they had', () => {
    const priorities = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 6 });
    fc.assert(
      fc.property(priorities, fc.nat(9), fc.integer({ min: 1, max: 9 }), (held, which, turn) => {
        const waiting = Array.from({ length: 10 }, (_, place) => asked(place + 1, held[place] ?? null)).sort(byTurn);
        const ref = `P${which + 1}`;
        const { after } = prioritised(waiting, ref, turn);
        const numbers = after.flatMap(({ row }) => row.fields.priority ?? []);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(after.find(({ row }) => row.ref === ref)?.row.fields.priority).toBe(turn);
        const others = (list: readonly Assessed[]) => refs(list).filter((one) => one !== ref);
        expect(others(after)).toEqual(others(waiting));
      }),
    );
  });
});

describe('a cost', () => {
  it('lacks the lines that have no amount, whatever they are written like', () => {
    const required = ['Design', 'Build', 'Testing'];
    expect(missingLines(required, ['design : £1', 'Build: TBC', 'Other: £2'])).toEqual(['Build', 'Testing']);
    expect(missingLines(required, null)).toEqual(required);
    expect(missingLines([], null)).toEqual([]);
    expect(missingLines(['Build'], ['Build: to be confirmed'])).toEqual(['Build']);
    expect(missingLines(['Build'], ['Build: £0'])).toEqual([]);
  });
});
