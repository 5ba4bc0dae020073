import { describe, expect, it } from 'vitest';
import { attendee, meetingOf, seat } from '../../test/meetings/row.ts';
import type { Change } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { apologised, arrived, described, dispersed, expected, inTheRoom, left } from './presence.ts';

const there = (times: string[] | null = null) => attendee('ann', 'Bakers', { times });
const away = (state: string, more = {}) => attendee('bea', 'Millers', more, state);
const names = (rows: readonly Row[]) => rows.map(({ title }) => title);
const brief = ([change]: readonly Change[]) => [change?.move, change?.sets, change?.expects];

describe('who is in the room', () => {
  it('is everybody present without times, or whose stay is open', () => {
    const rows = [
      there(),
      attendee('cy', 'Bakers', { times: ['10:20–'] }),
      attendee('dee', 'Bakers', { times: ['10:00–11:00'] }),
    ];
    expect(names(inTheRoom([...rows, away('apologies'), away('expected')]))).toEqual(['ann', 'cy']);
  });

  it('at a time, is whoever came by then and had not left', () => {
    const rows = [there(['10:00–10:30', '11:00–']), attendee('cy', 'Bakers', { times: ['10:20–12:00'] })];
    expect(names(inTheRoom(rows, '10:10'))).toEqual(['ann']);
    expect(names(inTheRoom(rows, '10:30'))).toEqual(['cy']);
    expect(names(inTheRoom(rows, '12:00'))).toEqual(['ann']);
  });
});

describe('coming and going', () => {
  it('marks who is there from the start without times, who comes late with the time', () => {
    const rows = meetingOf({ attendance: [away('expected')] });
    const from = { person: 'bea' };
    expect(brief(arrived(rows, from, null))).toEqual(['arrive', { times: null, part: false }, 1]);
    expect(brief(arrived(rows, from, '10:00'))).toEqual(['arrive', { times: null, part: false }, 1]);
    expect(brief(arrived(rows, from, '10:20'))).toEqual(['arrive', { times: ['10:20–'], part: true }, 1]);
  });

  it('keeps an earlier stay when somebody comes back, and counts apologies as no stay', () => {
    const back = meetingOf({ attendance: [there(['10:00–10:30'])] });
    expect(brief(arrived(back, { person: 'ann' }, '11:00'))[1]).toEqual({
      times: ['10:00–10:30', '11:00–'],
      part: true,
    });
    const sorry = meetingOf({ attendance: [away('apologies', { times: null })] });
    expect(brief(arrived(sorry, { person: 'bea' }, '10:40'))[1]).toEqual({ times: ['10:40–'], part: true });
  });

  it('gives whoever leaves the time from the start of the meeting', () => {
    expect(brief(left(meetingOf({ attendance: [there()] }), 'ann', '11:20'))).toEqual([
      'leave',
      { times: ['10:00–11:20'], part: true },
      1,
    ]);
    const twice = meetingOf({ attendance: [there(['10:00–10:30', '11:00–'])] });
    expect(brief(left(twice, 'ann', '11:20'))[1]).toEqual({ times: ['10:00–10:30', '11:00–11:20'], part: true });
  });

  it.each([
    [
      'comes twice',
      () => arrived(meetingOf({ attendance: [there()] }), { person: 'ann' }, '10:30'),
      'ann is in the room already.',
    ],
    [
      'leaves without having come',
      () => left(meetingOf({ attendance: [away('expected')] }), 'bea', '10:30'),
      'bea is not in the room.',
    ],
    [
      'leaves before coming',
      () => left(meetingOf({ attendance: [there(['10:40–'])] }), 'ann', '10:30'),
      'ann came at 10:40. Give a later time.',
    ],
    [
      'comes back before leaving',
      () => arrived(meetingOf({ attendance: [there(['10:00–10:40'])] }), { person: 'ann' }, '10:30'),
      'ann left at 10:40. Give a later time.',
    ],
    ['comes at no time', () => arrived(meetingOf(), { name: 'Cy Marsh' }, '25:00'), 'Give a time such as 10:40.'],
    ['has no name', () => arrived(meetingOf(), { person: 'cy' }, null), 'Give the name of whoever is to be added.'],
  ])('refuses somebody who %s', (_, act, says) => {
    expect(act).toThrow(says);
  });
});

describe('the attendance list', () => {
  it('takes in somebody who was not on it, under the label of drafts', () => {
    const [change] = arrived(
      meetingOf({ attendance: [attendee('ann', 'Bakers', { position: 4 })] }),
      { name: 'Dr Cy Marsh' },
      '10:30',
    );
    expect(change).toEqual({
      register: 'attendance',
      ref: 'M1/cy-marsh',
      move: 'attend',
      sets: {
        name: 'Dr Cy Marsh',
        meeting: 'M1',
        person: 'cy-marsh',
        capacity: 'other',
        part: true,
        position: 5,
        times: ['10:30–'],
      },
      label: { group: 'club', level: 2 },
      expects: 0,
    });
  });

  it('gives an alternate the category of their member, as the list prints it', () => {
    const rows = meetingOf({ attendance: [away('apologies')], seats: [seat('fay', 'Baker'), seat('bea', 'Miller')] });
    const [change] = arrived(rows, { name: 'Cy Marsh', standsFor: 'bea' }, null);
    expect(change?.sets).toMatchObject({ capacity: 'alternate', stands_for: 'bea', category: 'Millers' });
    const [other] = arrived({ ...rows, attendance: [there()] }, { name: 'Cy Marsh', standsFor: 'fay' }, null);
    expect(other?.sets).toMatchObject({ capacity: 'alternate', stands_for: 'fay', category: 'Bakers' });
  });

  it('says anew of somebody on it what they are there as', () => {
    const [change] = described(meetingOf({ attendance: [there()] }), { person: 'ann', capacity: 'observer' });
    expect([change?.move, change?.sets]).toEqual(['correct', { capacity: 'observer' }]);
  });

  it('takes apologies once, and forgets the stay of who was marked by a slip', () => {
    expect(brief(apologised(meetingOf({ attendance: [there(['10:10–'])] }), { person: 'ann' }))).toEqual([
      'apologise',
      { times: null, part: false },
      1,
    ]);
    expect(apologised(meetingOf({ attendance: [away('apologies')] }), { person: 'bea' })).toEqual([]);
    expect(expected(meetingOf({ attendance: [there()] }), { person: 'ann', name: 'Ann' })).toEqual([]);
  });

  it('ends with the meeting: open stays close, and whom nobody saw was absent', () => {
    const rows = meetingOf({
      attendance: [there(), attendee('cy', 'Bakers', { times: ['10:20–'] }), away('expected'), away('apologies')],
    });
    expect(dispersed(rows, '13:00').map(({ ref, move, sets }) => [ref, move, sets])).toEqual([
      ['M1/cy', 'leave', { times: ['10:20–13:00'], part: true }],
      ['M1/bea', 'miss', {}],
    ]);
  });
});
