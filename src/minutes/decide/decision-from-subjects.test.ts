import { describe, expect, it } from 'vitest';
import { decide, everything, moved, one } from '../../../test/minutes/decided.ts';
import { proposalOf, type Sketch } from '../../../test/minutes/proposal-of.ts';
import { registers } from '../../registers/index.ts';

describe('modifications', () => {
  it('merely mentioned move nowhere and gain at most a title', () => {
    const { changes } = decide({ modifications: [{}, { ref: 'CP102', title: 'Rounder loaves' }] });
    expect(one(changes, 'modification', 'CP101')).toMatchObject({ move: 'found', sets: {} });
    expect(one(changes, 'modification', 'CP102')).toMatchObject({ move: 'found', sets: { title: 'Rounder loaves' } });
  });

  it('approved are so from the day of the vote, and implemented from the day printed', () => {
    const [approved, implemented, ...rest] = decide(everything).changes.filter((c) => c.register === 'modification');
    expect(approved).toMatchObject({ move: 'approve', effective: '2031-03-01' });
    expect(approved!.sets).toMatchObject({ decided_on: '2031-03-01', implements_on: '2031-04-01' });
    expect(implemented).toMatchObject({ move: 'implement', effective: '2031-04-01' });
    expect(rest).toEqual([]);
  });

  it('withdrawn are so from the day printed, returned ones from the meeting', () => {
    const { changes } = decide({
      modifications: [
        { ref: 'CP1', state: 'withdrawn', date: '2031-02-11' },
        { ref: 'CP2', state: 'returned' },
      ],
    });
    expect(one(changes, 'modification', 'CP1')).toMatchObject({ move: 'withdraw', effective: '2031-02-11' });
    expect(one(changes, 'modification', 'CP2').move).toBe('return');
    expect(one(changes, 'modification', 'CP2').effective).toBeUndefined();
  });

  it('have a move for every state the register knows, save that of a mere mention', () => {
    const states = Object.keys(registers.find(({ name }) => name === 'modification')!.states);
    for (const state of states.filter((name) => name !== 'known')) {
      const { move } = one(decide({ modifications: [{ state }] }).changes, 'modification', 'CP101');
      const { moves } = registers.find(({ name }) => name === 'modification')!;
      expect(moves[move]?.to, state).toBe(state);
      expect(moves[move]?.from, state).toContain('new');
    }
  });
});

describe('what else minutes say', () => {
  it('revises the target of an assessment', () => {
    expect(one(decide(everything).changes, 'assessment', 'CP101/preliminary')).toMatchObject({
      move: 'revise',
      sets: { modification: 'CP101', kind: 'preliminary', target: '2031-05-01' },
    });
  });

  it('receives an assessment on the day that is printed, unless that is still to come', () => {
    const received = (day: string) =>
      one(decide({ assessments: [{ received: day }] }).changes, 'assessment', 'CP101/preliminary');
    expect(received('2031-03-11')).toMatchObject({
      move: 'receive',
      effective: '2031-03-11',
      sets: { received_on: '2031-03-11', last_meeting: 'FB_07' },
    });
    expect(received('2031-04-11').move).toBe('found');
  });

  it('opens, rewords and closes risks, whose reference is their number', () => {
    const changes = ['new', 'reworded', 'closed', 'mentioned'] as const;
    const { changes: made } = decide({ risks: changes.map((change, i) => ({ ref: `#${i}`, change })) });
    expect(moved(made, 'risk')).toEqual(['0 open', '1 reword', '2 close', '3 found']);
  });

  it('admits parties, changes their category and lets them go, under one key however the name is printed', () => {
    const { changes } = decide({
      parties: [
        { category: 'Small Baker' },
        { name: 'Rye and Sons Limited', change: 'category', category: 'Large Baker' },
        { name: 'Oat Ltd', change: 'withdrawn' },
      ],
    });
    expect(moved(changes, 'party')).toEqual(['rye-and-sons admit', 'rye-and-sons recategorise', 'oat withdraw']);
    expect(changes.find(({ move }) => move === 'admit')!.sets).toEqual({
      name: 'Rye & Sons Ltd',
      category: 'Small Baker',
      admitted_on: '2031-03-14',
    });
  });

  it('records another body’s meeting once, as an event, though its date is printed too', () => {
    const { changes } = decide({
      meetings: [{}, { date: '2031-03-12' }, { body: 'the Board', date: '2031-03-14' }],
      dates: [{ date: '2031-03-10', text: 'The Audit Group met on 10 March 2031.' }, { date: '2031-05' }],
    });
    expect(moved(changes, 'event')).toEqual(['2031-03-10/audit found', '2031-03-12/audit found', '2031-05/date found']);
    expect(moved(changes, 'body')).toEqual(['board found', 'audit found']);
    expect(one(changes, 'event', '2031-05/date').sets).toMatchObject({ month: '2031-05' });
    expect(one(changes, 'event', '2031-05/date').sets).not.toHaveProperty('day');
    expect(one(changes, 'body', 'audit').sets).toMatchObject({ title: 'Audit Group', parent: 'board' });
  });

  it('consults on a variation, or speaks of moving its end, before the end date moves', () => {
    const said = (change: string) => {
      const { move, sets } = one(
        decide({ variations: [{ change, end: 'June 2031' }] }).changes,
        'variation',
        'short-weights',
      );
      return [move, sets.ends, sets.proposed];
    };
    expect(said('to be consulted on, to June 2032')).toEqual([
      'consult',
      'June 2031',
      'to be consulted on, to June 2032',
    ]);
    expect(said('not yet to be consulted on')).toEqual(['found', 'June 2031', 'not yet to be consulted on']);
    expect(said('to be extended, to June 2032')).toEqual(['found', 'June 2031', 'to be extended, to June 2032']);
    expect(said('extended to June 2032')).toEqual(['extend', 'June 2032', null]);
    expect(said('ended')).toEqual(['end', 'June 2031', undefined]);
    expect(said('mentioned')).toEqual(['found', 'June 2031', undefined]);
  });

  it('moves the end of a variation when a formal decision says so, and not when somebody proposed it', () => {
    const extended = (verb: string, to: string, text = `that it be extended to ${to}`) => {
      const items: Sketch['items'] = [{ decisions: [[verb, text]] }];
      const proposal = proposalOf({ items });
      const variations = [
        { change: `to be extended, to ${to}`, end: 'June 2031', spans: proposal.items[0]!.decisions[0]!.spans },
      ];
      return one(decide({ items, variations }).changes, 'variation', 'short-weights');
    };
    expect(extended('agreed', '2 November 2031')).toMatchObject({
      move: 'extend',
      sets: { ends: '2 November 2031', ends_on: '2031-11-02', proposed: null },
    });
    expect(extended('agreed', 'November 2031').sets).toMatchObject({ ends: 'November 2031', ends_on: null });
    expect(extended('agreed', '2 November 2031', 'to consult on it').move).toBe('found');
    expect(extended('noted', '2 November 2031')).toMatchObject({ move: 'found', sets: { ends: 'June 2031' } });
  });

  it('closes a consultation on its closing day, when that is past', () => {
    const close = (closes: string) =>
      one(decide({ consultations: [{ state: 'closed', closes }] }).changes, 'consultation', 'sack-sizes').effective;
    expect(close('2031-03-05')).toBe('2031-03-05');
    expect(close('2031-03-20')).toBeUndefined();
  });
});

describe('releases', () => {
  it('are live from the day printed, or planned for it while it is to come', () => {
    const on = (live: string) => one(decide({ releases: [{ name: 'R1.2', live }] }).changes, 'release', 'r1-2');
    expect(on('2031-03-05')).toMatchObject({
      move: 'launch',
      effective: '2031-03-05',
      sets: { live_on: '2031-03-05' },
    });
    expect(on('2031-04-10')).toMatchObject({ move: 'replan', sets: { planned_on: '2031-04-10' } });
    expect(on('2031-04-10').effective).toBeUndefined();
  });

  it('called by their month are planned for it', () => {
    const { changes } = decide({ releases: [{ name: 'November 2031' }] });
    expect(one(changes, 'release', 'november-2031')).toMatchObject({
      move: 'found',
      sets: { planned: 'November 2031' },
    });
  });
});

describe('titles read from sentences', () => {
  it('begin with a capital, and are one record whatever brackets add, but R1.2 is not R12', () => {
    const { changes } = decide({
      consultations: [{ title: 'sizes of sacks (second round)' }],
      releases: [{ name: 'R1.2' }, { name: 'R12' }],
    });
    expect(one(changes, 'consultation', 'sizes-of-sacks').sets.title).toBe('Sizes of sacks (second round)');
    expect(moved(changes, 'release')).toEqual(['r1-2 found', 'r12 found']);
  });

  it('are one record with the abbreviation they introduce', () => {
    const { changes } = decide({ documents: [{ title: 'Mill Owners’ Report (MOR)' }, { title: 'MOR' }] });
    expect(moved(changes, 'document')).toEqual(['mor found', 'mor found']);
  });

  it('keep the title on record when a reviewer matches them', () => {
    const matches = { consultation: { 'sacks and sizes': 'sack-sizes' } };
    const { changes } = decide({ consultations: [{ title: 'sacks and sizes', state: 'open' }] }, { matches });
    expect(one(changes, 'consultation', 'sack-sizes').sets).not.toHaveProperty('title');
  });
});
