/** Minutes of the bodies of a code, in words of our own. */
import { expect, test } from 'vitest';
import sec from '../../codes/sec/index.ts';
import { readMinutes } from './read-minutes.ts';

const read = (text: string) => readMinutes({ name: 'minutes.txt', kind: 'text', text, pages: 1, sha256: '0' }, [sec]);
const lines = (...all: string[]) => all.join('\n');

test('a body of the code is recognised by its full name, and decides by its short one', () => {
  const proposal = read(
    lines(
      'Security Sub-Committee (SSC) Meeting 57',
      'Meeting SSC_57_0903, 9th March 2018',
      'Attendees:',
      'Category SSC Members',
      'SSC Chair Orla Finch',
      'Network Parties',
      'Bram Tully',
      'Apologies:',
      'Representing Name',
      'Large Suppliers Edda Voss',
      '1 Key custody',
      'After some debate the SSC AGREED the rota.',
      'The SSC NOTED the rota and ENDORSED its first month.',
      'Action SSC57/01: SECAS to send the rota round',
      'Action: BEIS to read the rota.',
      '2 Any other business',
      'There was none.',
    ),
  );
  expect(proposal.style).toBe('sec');
  expect(proposal.meeting).toMatchObject({ body: 'Security Sub-Committee', number: 57, ref: 'SSC_57_0903' });
  expect(proposal.items[0]?.decisions.map((one) => [one.verb, one.text])).toEqual([
    ['agreed', 'the rota'],
    ['noted', 'the rota'],
    ['endorsed', 'its first month'],
  ]);
  expect(proposal.actions.map((one) => [one.ref, one.owner])).toEqual([
    ['SSC57/01', 'SECAS'],
    ['57/A1', 'BEIS'],
  ]);
  expect(proposal.attendance.map((one) => [one.name, one.group, one.present])).toEqual([
    ['Orla Finch', 'Chair', true],
    ['Bram Tully', 'Network Parties', true],
    ['Edda Voss', 'Large Suppliers', false],
  ]);
});

test('a body whose name runs on to its reference keeps both', () => {
  const proposal = read(
    lines(
      'SMKI Policy Management Authority (SMKI PMA)',
      'Meeting SMKIPMA_44_1207',
      '12 July 2018, 10:00 to 12:00',
      '1. Spare keys',
      'SMKIPMA43/02 – The vault was inspected. ACTION CLOSED.',
      'DECISION: The SMKI PMA APPROVED the inspection plan.',
      '2. Any other business',
      'None.',
    ),
  );
  expect(proposal.meeting).toMatchObject({
    body: 'SMKI Policy Management Authority',
    number: 44,
    ref: 'SMKIPMA_44_1207',
    date: '2018-07-12',
  });
  expect(proposal.updates.map((one) => [one.ref, one.state])).toEqual([['SMKIPMA43/02', 'closed']]);
  expect(proposal.items[0]?.decisions.map((one) => [one.verb, one.text])).toEqual([
    ['approved', 'the inspection plan'],
  ]);
  expect(proposal.items[0]?.narrative).not.toContain('DECISION');
});

test('short double-spaced minutes have their sentences joined, and a colon within a decision ends nothing', () => {
  const proposal = read(
    [
      'SEC Panel Meeting 71',
      'Meeting SECP_71_0908, 9th August 2019',
      'Attendees:',
      'Category SEC Panel Members',
      'SEC Panel Chair Ruth Odell',
      ' Apologies:',
      'Large Suppliers Piet Marr',
      '1. Routing of requests received by the Data Services Company for the North and for the parts of SECMP0098',
      'and SECMP0099',
      'SECAS explained how the request reached the Panel, and that the members for the North had asked for it to',
      'be heard together with the one before it, which had not been refined.',
      'The Panel:',
      ' DETERMINED that the request for the parts of the North that remain open should follow Path 3: Self-Governance',
      'and proceed straight to the vote; and',
      ' ENDORSED Option 4 (of six).',
      'ACTION SECP71/01: SECAS to tell the members for the North what was said of their request at this meeting by',
      '30th August 2019.',
      '2. Any Other Business',
      'There was none.',
    ].join('\n\n'),
  );
  expect(proposal.items.map((one) => one.title)).toEqual([
    'Routing of requests received by the Data Services Company for the North and for the parts of SECMP0098 and SECMP0099',
    'Any Other Business',
  ]);
  expect(proposal.items[0]?.decisions.map((one) => [one.verb, one.text])).toEqual([
    [
      'determined',
      'that the request for the parts of the North that remain open should follow Path 3: Self-Governance and proceed straight to the vote',
    ],
    ['endorsed', 'Option 4 (of six)'],
  ]);
  expect(proposal.actions.map((one) => one.dueDate)).toEqual(['2019-08-30']);
  expect(proposal.attendance.filter((one) => !one.present).map((one) => one.name)).toEqual(['Piet Marr']);
});

test('lettered decisions under a sentence that tells more are each read', () => {
  const proposal = read(
    lines(
      'Harbour Panel',
      'Minutes of the meeting held on 4 June 2024',
      'Present: Ann Lowe, Bo Dahl',
      '1. Moorings',
      'Ann Lowe described the three berths. The Panel unanimously:',
      'a) AGREED that berth two be let;',
      'b) RAISED the matter of the crane and of the old slipway that lies beside it; and',
      'c) AGREED a rent of £40.',
      '2. Any other business',
      'None.',
    ),
  );
  expect(proposal.items[0]?.decisions.map((one) => [one.verb, one.text])).toEqual([
    ['agreed', 'that berth two be let'],
    ['raised', 'the matter of the crane and of the old slipway that lies beside it'],
    ['agreed', 'a rent of £40'],
  ]);
  expect(proposal.items[0]?.narrative).toContain('described the three berths');
});

test('a sentence whose own verb is in capitals is formal in the style of a code too', () => {
  const proposal = read(
    lines(
      'SEC Panel Meeting 90',
      'Meeting SECP_90_0403, 4th March 2021',
      '1. Minutes of the last meeting',
      'The minutes of the February 2021 meeting were APPROVED without change.',
      '2. Any Other Business',
      'None.',
    ),
  );
  expect(proposal.items[0]?.decisions.map((one) => one.verb)).toEqual(['approved']);
});

test('minutes that run over a line only once have that line joined', () => {
  const proposal = read(
    lines(
      'SEC Panel Meeting 91',
      'Meeting SECP_91_0104, 1st April 2021',
      '',
      '1. Spare meters',
      '',
      'The Panel NOTED that the count of spare meters was behind and that two more stores were to',
      'be counted in May.',
      '',
      '2. Any Other Business',
      '',
      'None.',
    ),
  );
  expect(proposal.items[0]?.decisions.map((one) => one.text)).toEqual([
    'that the count of spare meters was behind and that two more stores were to be counted in May',
  ]);
});

test('a title names a modification without saying what came of it, and reports on actions are read for their dates', () => {
  const proposal = read(
    lines(
      'SEC Panel Meeting 92',
      'Meeting SECP_92_0605, 6th May 2021',
      '1. Actions Outstanding',
      '',
      'Action Reference\tUpdate\tStatus',
      'SECP91/02\tThe SSC meeting of 20th May 2021 will hear of it. The Panel agreed to wait.\tOpen',
      '',
      '2. Modification Reports',
      '2.1 MP204 – Approval of larger meter boxes',
      'The Panel DEFERRED this item.',
      '3. Any Other Business',
      'None.',
    ),
  );
  expect(proposal.modifications.map((one) => [one.ref, one.state])).toEqual([['MP204', null]]);
  expect(proposal.modifications[0]?.spans.length).toBeGreaterThan(0);
  expect(proposal.dates.map((one) => [one.item, one.date])).toContainEqual([1, '2021-05-20']);
  expect(proposal.meetings.map((one) => [one.body, one.date])).toEqual([['SSC', '2021-05-20']]);
  expect(proposal.items.flatMap((one) => one.candidates)).toEqual([]);
});

test('where the verb alone opens the list, each entry is decided; where words do, the list is one decision', () => {
  const proposal = read(
    lines(
      'SEC Panel Meeting 94',
      'Meeting SECP_94_0107, 1st July 2021',
      '1. Stores',
      'The Panel AGREED:',
      'a) the store in the north; and',
      'b) that SECAS let the other.',
      '2. Visitors',
      'The Panel NOTED that two would come:',
      '• a surveyor; and',
      '• a clerk.',
    ),
  );
  expect(proposal.items.map((item) => item.decisions.map((one) => [one.verb, one.text]))).toEqual([
    [
      ['agreed', 'the store in the north'],
      ['agreed', 'that SECAS let the other'],
    ],
    [['noted', 'that two would come: a surveyor; a clerk']],
  ]);
});
