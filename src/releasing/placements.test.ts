import { describe, expect, it } from 'vitest';
import { brokenIn, type Coupled, type Placed } from './placements.ts';
import type { ReleaseDay } from './release-calendar.ts';

const release = (ref: string, day: string | null, month: string): [string, ReleaseDay] => [
  ref,
  {
    ref,
    name: ref.toUpperCase(),
    day,
    month,
    freeze: null,
    freezeSum: null,
    state: 'planned',
    contents: 'open',
    ofCode: true,
  },
];
const releases = new Map([release('june', '2032-06-24', '2032-06'), release('nov', null, '2032-11')]);
const at = (ref: string, where: string | null, more: Partial<Placed> = {}): Placed => ({
  ref,
  title: ref,
  state: 'included',
  modification: null,
  release: where,
  ...more,
});
const coupled = (kind: string, more: Partial<Coupled> = {}): Coupled => ({
  ref: 'c',
  title: 'a and b',
  kind,
  first: 'a',
  second: 'b',
  reason: 'One needs the other.',
  challenged: false,
  ...more,
});
const how = (kind: string, a: string | null, b: string | null, more: Partial<Placed> = {}) =>
  brokenIn({ placed: [at('a', a, more), at('b', b)], couplings: [coupled(kind)], releases }).map((one) => one.how);

describe('two changes that must go together', () => {
  it('are kept in one release, or in none, and alerted of otherwise', () => {
    expect(how('together', 'june', 'june')).toEqual([]);
    expect(how('together', null, null)).toEqual([]);
    expect(how('together', 'june', 'nov')).toEqual(['alert']);
    expect(how('together', 'june', null)).toEqual(['alert']);
  });

  it('are told of with both places, the reason and the challenge', () => {
    const challenged = coupled('together', { challenged: true });
    const [one] = brokenIn({ placed: [at('a', 'june'), at('b', null)], couplings: [challenged], releases });
    expect(one?.words).toBe(
      'a is in JUNE (24 June 2032), b is in no release; they must go together: One needs the other (the coupling is challenged)',
    );
  });

  it('are named by a modification as well, in any letter case, wherever it was moved', () => {
    const placed = [at('old/CP1', 'nov', { modification: 'CP1' }), at('b', 'june')];
    expect(brokenIn({ placed, couplings: [coupled('together', { first: 'cp1' })], releases })).toHaveLength(1);
  });
});

describe('two changes that must not go together', () => {
  it('are refused in one release and nowhere else', () => {
    expect(how('apart', 'june', 'june')).toEqual(['refused']);
    expect(how('apart', 'june', 'nov')).toEqual([]);
    expect(how('apart', null, null)).toEqual([]);
  });
});

describe('one change that must come before another', () => {
  it('is refused with it or after it, and alerted of while it is in no release', () => {
    expect(how('after', 'june', 'nov')).toEqual([]);
    expect(how('after', 'june', 'june')).toEqual(['refused']);
    expect(how('after', 'nov', 'june')).toEqual(['refused']);
    expect(how('after', null, 'june')).toEqual(['alert']);
    expect(how('after', 'june', null)).toEqual([]);
  });

  it('has done so once it is live', () => {
    expect(how('after', 'nov', 'june', { state: 'delivered' })).toEqual([]);
  });
});
