import { describe, expect, it } from 'vitest';
import { bakersCode, proposalOf, type Sketch } from '../../test/minutes/proposal-of.ts';
import { checkChange } from '../kernel/decide.ts';
import type { Change } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import { registers } from '../registers/index.ts';
import { decisionFrom } from './decision-from.ts';
import { labelOf, meetingOf } from './decision-from-context.ts';
import type { ReviewChoices } from './review.ts';

const decide = (sketch: Sketch, choices: ReviewChoices = {}) => decisionFrom(proposalOf(sketch), bakersCode, choices);

/** The changes made to one register, each as `ref move`. */
const moved = (changes: readonly Change[], register: string) =>
  changes.filter((change) => change.register === register).map(({ ref, move }) => `${ref} ${move}`);

const one = (changes: readonly Change[], register: string, ref: string) => {
  const found = changes.filter((change) => change.register === register && change.ref === ref);
  expect(found, `${register} ${ref}`).toHaveLength(1);
  return found[0]!;
};

const everything: Sketch = {
  items: [{ decisions: [['agreed', 'to buy a second stone']], candidates: ['The Board decided to wait.'] }, {}],
  attendance: [{}, { name: 'Bea Lund', present: false }, { name: 'Cy Marsh', capacity: 'other', group: 'NetCo' }],
  actions: [{ owner: 'Audit Group', text: 'weigh the sacks', due: 'May meeting', dueDate: '2031-05-09' }],
  updates: [{ text: 'Still waiting.', state: 'open' }],
  modifications: [{ state: 'approved', date: '2031-03-01', implements: '2031-04-01' }],
  risks: [{ ref: '#4', change: 'new', title: 'The mill pond may freeze' }],
  parties: [{ category: 'Small Baker' }],
  variations: [{ change: 'consulted on', end: 'June 2031' }],
  assessments: [{ target: '2031-05-01' }],
  meetings: [{}],
  dates: [{ text: 'The fair opens on 1 April 2031.' }],
  clauses: [{}],
  documents: [{ change: 'approved' }],
  releases: [{}],
  consultations: [{ state: 'open', closes: '2031-04-30', issuer: 'Flour Board' }],
};

describe('the Decision that accepts a set of minutes', () => {
  it('is the meeting’s, of its day, its body and its classification, with facts taken as found', () => {
    const { changes, ...rest } = decide({});
    expect(rest).toEqual({
      code: 'bakers',
      authority: { kind: 'meeting', ref: 'FB_07' },
      body: 'board',
      effective: '2031-03-14',
      title: 'Minutes of Flour Board meeting 7 accepted',
      label: { group: 'board', level: 0 },
      found: true,
    });
    expect(changes.map(({ register }) => register)).toEqual(['body', 'meeting', 'item']);
  });

  it('asks of every register only moves, fields and values that it has', () => {
    const anybody = { name: 'Test', public: false, clearance: {}, powers: ['*'] };
    const { changes } = decide(everything, { formal: { 'candidate-1': 'agreed' } });
    const asked = new Set(changes.map(({ register }) => register));
    expect([...asked].sort()).toEqual(
      'action assessment attendance body consultation decision document event item meeting modification party person release risk seat variation'.split(
        ' ',
      ),
    );
    for (const change of changes) {
      const register = registers.find(({ name }) => name === change.register)!;
      expect(checkChange(register, change, anybody)).toEqual([]);
    }
  });

  it('says the same however often and wherever it is made', () => {
    expect(decide(everything)).toEqual(decide(everything));
  });

  it('shows for every change the words it came from', () => {
    for (const { passage } of decide(everything).changes) {
      expect(passage).toMatchObject({ source: 'a'.repeat(64) });
      expect(passage!.end).toBeGreaterThan(passage!.start);
    }
  });

  it('refuses, in words a person can act on, minutes without a body or a date', () => {
    const nameless = () => decide({ meeting: { body: null, date: null } });
    expect(nameless).toThrow(Refused);
    expect(nameless).toThrow('Give the name of the body.');
    expect(nameless).toThrow('Give its date.');
    const given = { edits: { meeting: { body: 'Flour Board', date: '2031-03-14' } } };
    expect(decide({ meeting: { body: null, date: null } }, given).effective).toBe('2031-03-14');
  });

  it('names a meeting without a reference of its own by its body and its day', () => {
    for (const ref of [null, '7']) {
      const { authority, changes } = decide({ meeting: { ref, number: null } });
      expect(authority.ref).toBe('board-2031-03-14');
      expect(one(changes, 'meeting', 'board-2031-03-14').sets.title).toBe('Flour Board meeting of 14 March 2031');
    }
    expect(decide({ meeting: { body: 'Village Oven Club', ref: null } }).authority.ref).toBe(
      'village-oven-club-2031-03-14',
    );
  });
});

describe('finding out whether minutes were accepted before', () => {
  it('takes the reference the meeting will have, edits counted, and none while body or date is missing', () => {
    const nameless = proposalOf({ meeting: { body: null, date: null, ref: null } });
    expect(meetingOf(nameless, bakersCode, {})).toBeNull();
    const edits = { meeting: { body: 'the Board', date: '2031-03-14' } };
    expect(meetingOf(nameless, bakersCode, { edits })).toBe('board-2031-03-14');
    expect(meetingOf(nameless, bakersCode, { edits: { meeting: { ...edits.meeting, date: 'soon' } } })).toBeNull();
    expect(meetingOf(proposalOf(), bakersCode, {})).toBe(decide({}).authority.ref);
  });
});

describe('people at a meeting', () => {
  it('are put on record with their attendance, and a member, present or not, with a seat', () => {
    const { changes } = decide(everything);
    expect(moved(changes, 'person')).toEqual(['ann-oather found', 'bea-lund found', 'cy-marsh found']);
    expect(moved(changes, 'attendance')).toEqual([
      'FB_07/ann-oather attend',
      'FB_07/bea-lund apologise',
      'FB_07/cy-marsh attend',
    ]);
    expect(moved(changes, 'seat')).toEqual(['board/ann-oather found', 'board/bea-lund found']);
    expect(one(changes, 'person', 'cy-marsh').sets).toEqual({ name: 'Cy Marsh', organisation: 'NetCo' });
  });

  it('are of the organisation they are listed under, unless that is their post', () => {
    const { changes } = decide({
      attendance: [
        { name: 'Cy Marsh', capacity: 'other', group: 'Minute Taker', role: 'Minute Taker' },
        { name: 'Di Weir', capacity: 'other', group: 'NetCo', role: 'Director' },
        { name: 'Ed Yarn', capacity: 'alternate', group: 'Small Bakers' },
      ],
    });
    expect(one(changes, 'person', 'cy-marsh').sets).toEqual({ name: 'Cy Marsh', role: 'Minute Taker' });
    expect(one(changes, 'person', 'di-weir').sets).toEqual({
      name: 'Di Weir',
      organisation: 'NetCo',
      role: 'Director',
    });
    expect(one(changes, 'person', 'ed-yarn').sets).toEqual({ name: 'Ed Yarn' });
    expect(moved(changes, 'seat')).toEqual([]);
  });

  it('keep the name they are on record under when a reviewer matches a misprint', () => {
    const { changes } = decide(
      { attendance: [{ name: 'Ann Oater' }] },
      { matches: { person: { 'Ann Oater': 'ann-oather' } } },
    );
    expect(one(changes, 'person', 'ann-oather').sets).toEqual({});
    expect(one(changes, 'attendance', 'FB_07/ann-oather').sets).toMatchObject({
      name: 'Ann Oater',
      person: 'ann-oather',
    });
  });
});

describe('items and decisions', () => {
  it('are numbered as printed, decisions within their item', () => {
    const { changes } = decide({
      items: [{ number: '2.1', decisions: [['noted', 'the report']] }, { number: null }, { number: '2.1' }],
    });
    expect(moved(changes, 'item')).toEqual(['FB_07/2.1 take', 'FB_07/at-2 take', 'FB_07/at-3 take']);
    expect(one(changes, 'decision', 'FB_07/2.1.1').sets).toMatchObject({
      text: 'the report',
      verb: 'noted',
      body: 'board',
      item: 'FB_07/2.1',
      basis: 'form',
    });
  });

  it('make a candidate formal only when a person says so, without renumbering what was printed', () => {
    const items = [
      {
        decisions: [
          ['noted', 'a'],
          ['agreed', 'b'],
        ],
        candidates: ['They settled it.'],
      },
    ] as Sketch['items'];
    expect(moved(decide({ items }).changes, 'decision')).toEqual(['FB_07/1.1 take', 'FB_07/1.2 take']);
    const { changes } = decide({ items }, { formal: { 'candidate-1': 'Agreed' }, rejected: ['decision-1'] });
    expect(moved(changes, 'decision')).toEqual(['FB_07/1.2 take', 'FB_07/1.n1 take']);
    expect(one(changes, 'decision', 'FB_07/1.n1').sets).toMatchObject({ verb: 'agreed', basis: 'narrative' });
  });

  it('go together: an item left out takes its decisions with it, and other facts lose only their link to it', () => {
    const { changes } = decide(everything, { rejected: ['item-1'] });
    expect(moved(changes, 'item')).toEqual(['FB_07/2 take']);
    expect(moved(changes, 'decision')).toEqual([]);
    expect(one(changes, 'action', 'FB7/01').sets).not.toHaveProperty('item');
  });

  it('keep the clauses cited and the answers a reviewer gave', () => {
    const flags = [{ id: 'f', item: 1, says: 'Which stone?', passage: '', spans: [] }];
    const { changes } = decide({ flags, clauses: [{}, { clause: 'B4.3' }, {}] }, { answers: { f: 'The upper one.' } });
    expect(one(changes, 'item', 'FB_07/1').sets).toMatchObject({
      clauses: ['B4.2', 'B4.3'],
      settled: 'Which stone?\nThe upper one.',
    });
  });
});

describe('actions', () => {
  it('are raised with owner, words, due date and place', () => {
    const { changes } = decide(everything);
    expect(changes.filter(({ register }) => register === 'action')[0]).toMatchObject({
      ref: 'FB7/01',
      move: 'raise',
      sets: {
        text: 'weigh the sacks',
        owner: 'Audit Group',
        due: 'May meeting',
        due_day: '2031-05-09',
        body: 'board',
        meeting: 'FB_07',
        item: 'FB_07/1',
      },
    });
  });

  it('are updated without touching their words, owner or due date', () => {
    const update = one(decide(everything).changes, 'action', 'FB6/01');
    expect(update.move).toBe('update');
    expect(update.sets).toEqual({ latest: 'Still waiting.', latest_meeting: 'FB_07' });
  });

  it('are closed on the day of the meeting that says so', () => {
    const { changes } = decide({ updates: [{ state: 'closed', text: 'Done.' }] });
    expect(one(changes, 'action', 'FB6/01')).toMatchObject({ move: 'close', sets: { closed_on: '2031-03-14' } });
  });

  it('printed again with the new ones, though reported on as earlier ones, are not raised twice', () => {
    const { changes } = decide({
      actions: [{ ref: 'FB6/01', text: 'sift', owner: 'NetCo' }, { ref: 'FB7/01' }],
      updates: [{ ref: 'FB6/01', text: 'Not done.' }],
    });
    expect(moved(changes, 'action')).toEqual(['FB6/01 found', 'FB7/01 raise', 'FB6/01 update']);
    const again = changes.find(({ ref }) => ref === 'FB6/01')!;
    expect(again.sets).toEqual({ text: 'sift', owner: 'NetCo', body: 'board' });
  });

  it('are their body’s own where their number would fit any body’s', () => {
    expect(moved(decide({ actions: [{ ref: '3.1' }] }).changes, 'action')).toEqual(['board/3.1 raise']);
  });
});

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

  it('consults on a variation before it moves the end date', () => {
    const move = (change: string) =>
      one(decide({ variations: [{ change }] }).changes, 'variation', 'short-weights').move;
    expect(move('to be consulted on, to June 2032')).toBe('consult');
    expect(move('extended to June 2032')).toBe('extend');
    expect(move('spoken of')).toBe('found');
  });

  it('closes a consultation on its closing day, when that is past', () => {
    const close = (closes: string) =>
      one(decide({ consultations: [{ state: 'closed', closes }] }).changes, 'consultation', 'sack-sizes').effective;
    expect(close('2031-03-05')).toBe('2031-03-05');
    expect(close('2031-03-20')).toBeUndefined();
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

  it('keep the title on record when a reviewer matches them', () => {
    const matches = { consultation: { 'sacks and sizes': 'sack-sizes' } };
    const { changes } = decide({ consultations: [{ title: 'sacks and sizes', state: 'open' }] }, { matches });
    expect(one(changes, 'consultation', 'sack-sizes').sets).not.toHaveProperty('title');
  });
});

describe('the reviewer', () => {
  it('rejects facts and edits others, and their neighbours stay as they were', () => {
    const { changes } = decide(
      {
        risks: [
          { ref: '1', change: 'new' },
          { ref: '2', change: 'new' },
        ],
        actions: [{ owner: null, text: 'sift' }],
      },
      { rejected: ['risk-1'], edits: { 'action-1': { owner: 'NetCo' }, 'risk-2': { title: 'Weevils' } } },
    );
    expect(moved(changes, 'risk')).toEqual(['2 open']);
    expect(one(changes, 'risk', '2').sets.title).toBe('Weevils');
    expect(one(changes, 'action', 'FB7/01').sets).toMatchObject({ owner: 'NetCo', text: 'sift' });
  });

  it('is told of every edit that cannot be right, by its field', () => {
    const edits = { 'action-1': { dueDate: 'soon', text: '' }, 'risk-1': { colour: 'red' } };
    try {
      decide({ actions: [{ text: 'sift' }], risks: [{}] }, { edits });
      expect.unreachable();
    } catch (error) {
      expect((error as Refused).problems.map(({ field }) => field)).toEqual([
        'action-1.dueDate',
        'action-1.text',
        'risk-1.colour',
      ]);
    }
  });

  it('cannot leave out the meeting itself', () => {
    expect(() => decide({}, { rejected: ['meeting'] })).toThrow('Discard the whole document instead.');
  });
});

describe('the classification of minutes', () => {
  it('is the level printed, in the group of the body or the one printed with it', () => {
    expect(labelOf(bakersCode, 'Open', 'board')).toEqual({ group: 'board', level: 0 });
    expect(labelOf(bakersCode, 'Audit Group Sealed', 'board')).toEqual({ group: 'audit', level: 3 });
  });

  it('publishes nothing that prints none, and keeps closest what it does not know', () => {
    expect(labelOf(bakersCode, null, 'board')).toEqual({ group: 'board', level: 1 });
    expect(labelOf(bakersCode, 'Burn after reading', 'board')).toEqual({ group: 'board', level: 3 });
    const label = { group: 'board', level: 0 } as const;
    expect(decide({ meeting: { classification: null } }, { label }).label).toEqual(label);
  });

  it('goes with what confidential minutes add to a record, but a mention or a name adds nothing', () => {
    const { changes } = decide({
      meeting: { classification: 'Sealed' },
      attendance: [{}],
      updates: [{ text: 'In secret.' }],
      modifications: [{}],
    });
    expect(one(changes, 'action', 'FB6/01').label).toEqual({ group: 'board', level: 3 });
    expect(one(changes, 'modification', 'CP101').label).toBeUndefined();
    expect(one(changes, 'person', 'ann-oather').label).toBeUndefined();
    for (const change of decide(everything).changes) expect(change.label).toBeUndefined();
  });
});
