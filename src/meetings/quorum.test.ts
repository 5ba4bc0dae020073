import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendee, rowOf, seat } from '../../test/meetings/row.ts';
import type { BodyConfig, Proceedings, QuorumRule } from '../codes/code.ts';
import type { Row } from '../kernel/read.ts';
import { neededOf, quorumOf } from './quorum.ts';

const known = <T>(value: T) => ({ value, clause: 'K3', provenance: 'found' as const });
const clubOf = (quorum: QuorumRule | null, seats: BodyConfig['seats'] = []): BodyConfig => ({
  id: 'club',
  name: 'Club',
  aliases: [],
  clause: null,
  actionPrefix: null,
  about: '',
  seats,
  quorum: known('Half'),
  notice: known(5),
  proceedings: { quorum: quorum ? known(quorum) : { value: null, clause: 'K3', provenance: 'unknown' } } as Proceedings,
});

const seats = [
  seat('ann', 'Baker'),
  seat('bea', 'Baker'),
  seat('cy', 'Miller'),
  seat(null, 'Miller'),
  seat('eve', 'Chair', { votes: false }),
];
const of = (attendance: readonly Row[], more: Partial<Parameters<typeof quorumOf>[0]> = {}) =>
  quorumOf({ config: clubOf({ share: [1, 2] }), body: null, seats, attendance, day: '2031-03-14', ...more });
const ann = attendee('ann', 'Bakers');
const bea = attendee('bea', 'Bakers');
const chair = attendee('eve', 'Club Chair', { role: 'Chair' });

describe('a quorum', () => {
  it('is a share of the seats with a vote, vacant ones with them, and says its sum and clause', () => {
    const quorum = of([ann, bea, chair]);
    expect(quorum).toMatchObject({ present: 2, seats: 4, needed: 2, met: true, chair: true, basis: 'seats' });
    expect(quorum.sentence).toBe('2 of 4 members with a vote are here; 2 are needed (K3, found).');
    expect(quorum.by.map(({ category, present, seats }) => [category, present, seats])).toEqual([
      ['Baker', 2, 2],
      ['Miller', 0, 2],
    ]);
  });

  it('counts neither the chair without a vote, nor observers, nor guests, nor who has left', () => {
    const others = [
      chair,
      attendee('cy', 'Millers', { capacity: 'observer' }),
      attendee('gus', 'Guests', { capacity: 'other' }),
      attendee('bea', 'Bakers', { times: ['10:00–10:30'] }),
    ];
    expect(of([ann, ...others])).toMatchObject({ present: 1, met: false });
    expect(of([ann, ...others], { time: '10:15' })).toMatchObject({ present: 2, met: true });
  });

  it('counts an alternate for the member, and only the member where both are in the room', () => {
    const alternate = attendee('fay', 'Bakers', { capacity: 'alternate', stands_for: 'ann' });
    expect(of([alternate, bea])).toMatchObject({ present: 2 });
    expect(of([alternate, bea]).by[0]).toMatchObject({ present: 2, alternates: 1 });
    expect(of([ann, alternate]).voters.map(({ person }) => person)).toEqual(['ann']);
    const second = attendee('gil', 'Bakers', { capacity: 'alternate', stands_for: 'ann' });
    expect(of([alternate, second]).voters.map(({ person }) => person)).toEqual(['fay']);
  });

  it('counts whoever is there for themself before whoever would stand in for them', () => {
    const itself = attendee('cy', 'Bakers', { capacity: 'alternate' });
    const other = attendee('ann', 'Bakers', { capacity: 'alternate', stands_for: 'cy' });
    expect(of([other, itself]).voters.map(({ person, category }) => [person, category])).toEqual([['cy', 'Miller']]);
  });

  it('knows whose alternate somebody is from the seat that names them', () => {
    const named = [seat('ann', 'Baker', { alternate: 'fay' }), seat('bea', 'Baker')];
    const fay = attendee('fay', 'Bakers', { capacity: 'alternate' });
    expect(of([ann, fay], { seats: named }).voters.map(({ person }) => person)).toEqual(['ann']);
    expect(of([fay], { seats: named }).voters).toMatchObject([{ person: 'fay', standsFor: 'ann' }]);
  });

  it('leaves out who takes no part, the alternate of one who does not included', () => {
    const recused = new Set(['ann']);
    const quorum = of([ann, bea], { recused });
    expect(quorum).toMatchObject({ present: 1, met: false });
    expect(quorum.sentence).toBe(
      '1 of 4 members with a vote is here, not counting 1 who takes no part in this item; 2 are needed (K3, found).',
    );
    expect(
      of([attendee('fay', 'Bakers', { capacity: 'alternate', stands_for: 'ann' }), bea], { recused }).present,
    ).toBe(1);
  });

  it('may need the chair to be there', () => {
    const config = clubOf({ share: [1, 2], chair: true });
    expect(of([ann, bea], { config }).met).toBe(false);
    expect(of([ann, bea], { config }).sentence).toContain('Nobody is in the chair');
    expect(of([ann, bea, chair], { config }).met).toBe(true);
  });

  it('follows the body’s own terms before the code, and assumes half where nobody says', () => {
    const body = rowOf('body', 'club', { fields: { quorum_share: '3/4', quorum_least: null } });
    expect(of([ann, bea], { body }).needed).toBe(3);
    const quorum = of([ann, bea], { config: clubOf(null) });
    expect(quorum.needed).toBe(2);
    expect(quorum.sentence).toBe(
      '2 of 4 members with a vote are here; 2 are needed (half is assumed, for no rule is known).',
    );
  });

  it('takes the seats from the code, or from the list, where none are on record, and says so', () => {
    const config = clubOf({ share: [1, 2] }, [
      { category: 'Baker', seats: known(3), vote: true },
      { category: 'Chair', seats: known(1), vote: false },
    ]);
    const fromCode = of([ann, bea, chair], { seats: [], config });
    expect(fromCode).toMatchObject({ present: 2, seats: 3, needed: 2, basis: 'code' });
    expect(fromCode.sentence).toContain('The seats are those the code gives; none are on record.');
    const sorry = attendee('cy', 'Millers', {}, 'apologies');
    const alternate = attendee('fay', 'Millers', { capacity: 'alternate', stands_for: 'cy' });
    const fromList = of([ann, bea, sorry, alternate, chair], { seats: [] });
    expect(fromList).toMatchObject({ present: 3, seats: 3, basis: 'list' });
    expect(fromList.sentence).toContain('counted from the attendance list');
  });

  it('is never there where nobody is', () => {
    expect(of([], { seats: [] })).toMatchObject({ seats: 0, needed: 1, met: false });
  });

  it.each([
    [{ share: [1, 2] as const }, 11, 6],
    [{ share: [1, 2] as const }, 12, 6],
    [{ least: 5 }, 20, 5],
    [{ share: [1, 3] as const, least: 4 }, 6, 4],
    [{}, 6, 1],
  ])('of the rule %o over %i seats needs %i', (rule, total, needed) => {
    expect(neededOf(rule, total)).toBe(needed);
  });

  it('never counts a seat twice, whoever comes as whatever', () => {
    const person = fc.constantFrom('ann', 'bea', 'cy', 'eve', 'fay', 'gil');
    const one = fc.record({
      person,
      capacity: fc.constantFrom('member', 'alternate', 'observer', 'other'),
      standsFor: fc.option(person),
      category: fc.constantFrom('Bakers', 'Millers', 'Club Chair'),
      here: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ person }) => person }), (list) => {
        const rows = list.map(({ person, capacity, standsFor, category, here }) =>
          attendee(person, category, { capacity, stands_for: standsFor }, here ? 'present' : 'apologies'),
        );
        const quorum = of(rows);
        expect(quorum.present).toBeLessThanOrEqual(quorum.seats);
        for (const { present, seats: all } of quorum.by) expect(present).toBeLessThanOrEqual(all);
        const places = quorum.voters.map((voter) => voter.standsFor ?? voter.person);
        expect(new Set(places).size).toBe(places.length);
        expect(
          quorum.voters.every((voter) =>
            rows.some((row) => row.fields.person === voter.person && row.state === 'present'),
          ),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
