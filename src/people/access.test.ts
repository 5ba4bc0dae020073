import { describe, expect, it } from 'vitest';
import type { Access, Code } from '../codes/code.ts';
import { accessOf, type PostHeld, type SeatHeld, type Signed, type Standing, seatsOf } from './access.ts';
import { currentVersion } from './policy.ts';

const rule = <T>(value: T) => ({ value, clause: null, provenance: 'found' as const });
const access: Access = {
  seat: rule({ level: 2, declared: 3, elsewhere: 1 } as const),
  posts: {
    secretariat: rule({ clearance: { '*': 2 }, declared: 3, powers: ['secretariat'] } as const),
    contact: rule({ clearance: { '*': 1 }, powers: ['contact'] } as const),
    assessor: rule({ clearance: { '*': 1, ovens: 2 }, declared: 3, powers: ['assessor'] } as const),
  },
  declaration: { document: 'board-policy', version: rule('1'), words: rule(['I will keep it to myself.']) },
};
const code: Pick<Code, 'id' | 'access'> = { id: 'bake', access };
const groups = ['board', 'ovens', 'yeast'];

const seat = (more: Partial<SeatHeld> = {}): SeatHeld => ({
  ref: 'board/small-bakers-1',
  title: 'Small Bakers, Board',
  state: 'filled',
  body: 'board',
  category: 'Small Bakers',
  role: null,
  person: 'ann-oather',
  alternate: 'bea-lund',
  term_from: '2031-01-01',
  term_to: '2031-12-31',
  ...more,
});
const post = (more: Partial<PostHeld> = {}): PostHeld => ({
  ref: 'cy-marsh/contact',
  title: 'Party contact',
  state: 'held',
  kind: 'contact',
  organisation: 'Marsh Mills',
  party: 'marsh-mills',
  starts: '2031-02-01',
  ends: null,
  ...more,
});
const signed = (body: string, policy_version = '1', state = 'signed'): Signed => ({
  ref: `ann-oather/${body}/${policy_version}`,
  title: 'Declaration',
  state,
  body,
  policy_version,
  signed_on: '2031-01-02',
});

const of = (person: string, standing: Partial<Omit<Standing, 'seats'>> & { seats?: SeatHeld[] }, day = '2031-06-01') =>
  accessOf(
    code,
    { posts: [], declarations: [], version: '1', groups, ...standing, seats: seatsOf(person, standing.seats ?? []) },
    day,
  );

describe('what a seat opens', () => {
  it('is Amber of its own body and Green of every other, and the power of a member', () => {
    const { clearance, powers } = of('ann-oather', { seats: [seat()] });
    expect(clearance).toEqual({ 'bake/board': 2, 'bake/ovens': 1, 'bake/yeast': 1 });
    expect(powers).toEqual(['member']);
  });

  it('closes on the day after the last of its term, and has not opened before its first', () => {
    const on = (day: string) => of('ann-oather', { seats: [seat()] }, day).clearance;
    expect(on('2031-12-31')).toHaveProperty('bake/board', 2);
    expect(on('2032-01-01')).toEqual({});
    expect(on('2030-12-31')).toEqual({});
  });

  it('is nothing once it fell vacant or ended, whoever is still named in it', () => {
    for (const state of ['vacant', 'ended']) {
      expect(of('ann-oather', { seats: [seat({ state })] })).toMatchObject({ clearance: {}, powers: [], reasons: [] });
    }
  });

  it('is its alternate’s as well, and nobody else’s', () => {
    const alternate = of('bea-lund', { seats: [seat()] });
    expect(alternate.clearance).toHaveProperty('bake/board', 2);
    expect(alternate.reasons.map((one) => one.alternate)).toEqual([true]);
    expect(of('cy-marsh', { seats: [seat()] }).clearance).toEqual({});
  });

  it('of several seats is the highest of each group', () => {
    const seats = [seat(), seat({ ref: 'ovens/1', body: 'ovens', alternate: null })];
    expect(of('ann-oather', { seats }).clearance).toEqual({ 'bake/board': 2, 'bake/ovens': 2, 'bake/yeast': 1 });
  });
});

describe('what a declaration opens', () => {
  it('is Red of the body it was signed for, to member and alternate alike', () => {
    for (const person of ['ann-oather', 'bea-lund'])
      expect(of(person, { seats: [seat()], declarations: [signed('board')] }).clearance['bake/board']).toBe(3);
  });

  it('is no Red of another body', () => {
    const { clearance } = of('ann-oather', { seats: [seat()], declarations: [signed('ovens')] });
    expect(clearance).toEqual({ 'bake/board': 2, 'bake/ovens': 1, 'bake/yeast': 1 });
  });

  it('is closed again by a new version of the policy, by its end, and with the seat', () => {
    const red = (standing: Parameters<typeof of>[1], day?: string) => of('ann-oather', standing, day).clearance;
    const all = { seats: [seat()], declarations: [signed('board')] };
    expect(red({ ...all, version: '2' })).toHaveProperty('bake/board', 2);
    expect(red({ ...all, version: '2', declarations: [signed('board'), signed('board', '2')] })).toHaveProperty(
      'bake/board',
      3,
    );
    expect(red({ ...all, declarations: [signed('board', '1', 'ended')] })).toHaveProperty('bake/board', 2);
    expect(red(all, '2032-01-01')).toEqual({});
  });

  it('is nothing to who holds neither seat nor post', () => {
    expect(of('ann-oather', { declarations: [signed('board')] }).clearance).toEqual({});
  });
});

describe('what a post opens', () => {
  it('is what the code says of its kind, from its first day to its last', () => {
    const on = (day: string) => of('cy-marsh', { posts: [post({ ends: '2031-03-31' })] }, day);
    expect(on('2031-01-31').powers).toEqual([]);
    expect(on('2031-02-01')).toMatchObject({ powers: ['contact'], clearance: { 'bake/board': 1, 'bake/yeast': 1 } });
    expect(on('2031-03-31').powers).toEqual(['contact']);
    expect(on('2031-04-01')).toMatchObject({ powers: [], clearance: {} });
  });

  it('takes a declaration only where it may read the class beneath', () => {
    const both = [signed('board'), signed('ovens')];
    const held = (kind: string) => of('cy-marsh', { posts: [post({ kind })], declarations: both }).clearance;
    expect(held('secretariat')).toEqual({ 'bake/board': 3, 'bake/ovens': 3, 'bake/yeast': 2 });
    expect(held('assessor')).toEqual({ 'bake/board': 1, 'bake/ovens': 3, 'bake/yeast': 1 });
    expect(held('contact')).toEqual({ 'bake/board': 1, 'bake/ovens': 1, 'bake/yeast': 1 });
  });

  it('is nothing when ended, or of a kind that the code does not know', () => {
    for (const one of [post({ state: 'ended' }), post({ kind: 'constructor' }), post({ kind: null })])
      expect(of('cy-marsh', { posts: [one] }).reasons).toEqual([]);
  });
});

describe('the current version of the policy', () => {
  const text = (version: string | null, since: string, more = {}) => ({
    version,
    state: 'approved',
    since,
    in_force_from: null,
    ...more,
  });
  const on = (day: string, ...texts: ReturnType<typeof text>[]) => currentVersion(access, texts, day);

  it('is the last approved or issued one in force, and the setting’s while none is on record', () => {
    expect(on('2031-06-01')).toBe('1');
    expect(on('2031-06-01', text(null, '2031-05-01'))).toBe('1');
    expect(on('2031-06-01', text('2', '2031-05-01'), text('3', '2031-06-01'))).toBe('3');
    expect(on('2031-05-31', text('3', '2031-06-01'), text('2', '2031-05-01'))).toBe('2');
  });

  it('is not a draft, nor one that is approved and not yet in force', () => {
    const two = text('2', '2031-05-01');
    expect(on('2031-06-01', two, text('3', '2031-05-20', { state: 'draft' }))).toBe('2');
    const coming = text('3', '2031-05-20', { in_force_from: '2031-07-01' });
    expect([on('2031-06-30', two, coming), on('2031-07-01', two, coming)]).toEqual(['2', '3']);
  });

  it('is none where the code asks for no declaration', () => {
    expect(currentVersion({ seat: access.seat, posts: {} }, [], '2031-06-01')).toBeNull();
  });
});
