import { describe, expect, it } from 'vitest';
import { decide, everything, moved, one } from '../../test/minutes/decided.ts';
import { bakersCode, proposalOf, type Sketch } from '../../test/minutes/proposal-of.ts';
import { checkChange } from '../kernel/decide.ts';
import { Refused } from '../kernel/problem.ts';
import { registers } from '../registers/index.ts';
import { meetingOf } from './decide/decision-from-context.ts';
import { labelOf } from './decide/decision-from-label.ts';

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
      'action assessment attendance body consultation decision document event identifier issue item meeting modification party person release risk seat variation'.split(
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
    expect(moved(changes, 'person').slice(0, 3)).toEqual(['ann-oather found', 'bea-lund found', 'cy-marsh found']);
    expect(moved(changes, 'attendance')).toEqual([
      'FB_07/ann-oather attend',
      'FB_07/bea-lund apologise',
      'FB_07/cy-marsh attend',
    ]);
    expect(moved(changes, 'seat').slice(0, 2)).toEqual(['board/ann-oather found', 'board/bea-lund found']);
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
        due_by: '2031-05-09',
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

  it('due at a meeting or in a month are late once that month is over', () => {
    const due = (words: string) => one(decide({ actions: [{ due: words }] }).changes, 'action', 'FB7/01').sets;
    expect(due('May 2031 meeting')).toMatchObject({ due: 'May 2031 meeting', due_by: '2031-05-31' });
    expect(due('May 2031 meeting')).not.toHaveProperty('due_day');
    expect(due('the next meeting')).not.toHaveProperty('due_by');
  });

  it.each([
    [
      'Not begun. Carried to the May 2031 Board meeting, when it will be done.',
      'May 2031 Board meeting',
      '2031-05-31',
      null,
    ],
    ['Waiting. New date: 3 May 2031.', '3 May 2031', '2031-05-03', '2031-05-03'],
    ['Deferred until the May meeting', 'May meeting', '2031-05-31', null],
    ['It was deferred to April 2031 and is now due on 2 June 2031.', '2 June 2031', '2031-06-02', '2031-06-02'],
  ])('carried on are due anew: %s', (text, due, by, day) => {
    const change = one(decide({ updates: [{ text, state: 'open' }] }).changes, 'action', 'FB6/01');
    expect(change).toMatchObject({ move: 'retarget', sets: { latest: text, latest_meeting: 'FB_07' } });
    expect(change.sets).toMatchObject({ due, due_by: by, due_day: day });
  });

  it.each([
    'Waiting until the report of 3 May 2031 is read.',
    'Carried to the next meeting.',
    'The sacks were moved to the new mill, which opens on 3 May 2031.',
  ])('keep their date where none is given: %s', (text) => {
    const change = one(decide({ updates: [{ text, state: 'open' }] }).changes, 'action', 'FB6/01');
    expect(change).toMatchObject({ move: 'update', sets: { latest: text, latest_meeting: 'FB_07' } });
    expect(change.sets).not.toHaveProperty('due_by');
  });

  it('closed are not due anew, whatever else the words say', () => {
    const { changes } = decide({ updates: [{ state: 'closed', text: 'Carried to May 2031, then closed.' }] });
    expect(one(changes, 'action', 'FB6/01').move).toBe('close');
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
