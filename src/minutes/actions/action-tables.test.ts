/** How tables and lists of earlier actions are read, in words of our own. */
import { expect, test } from 'vitest';
import sec from '../../../codes/sec/index.ts';
import { readMinutes } from '../read-minutes.ts';
import { stateOf } from './action-tables.ts';

const read = (...lines: string[]) =>
  readMinutes({ name: 'minutes.txt', kind: 'text', text: lines.join('\n'), pages: 1, sha256: '0' }, [sec]);
const updates = (...lines: string[]) => read(...lines).updates.map((one) => [one.ref, one.text, one.state]);
const panel = ['SEC Panel Meeting 88', 'Meeting SECP_88_0701, 7th January 2021', '1. Actions Outstanding'];
const council = ['Weir Council', 'Minutes of the meeting held on 3 May 2024', 'Present: Ann Lowe, Bo Dahl'];

test('the words of an update and the word for its state are told apart by their columns', () => {
  expect(
    updates(
      ...panel,
      '',
      'Action Reference\tAction Owner\tLatest Update\tStatus',
      'SECP87/02\tSECAS\tThe table was drawn up and sent.\tClosed',
      'SECP87/04\tDCC\tCosts are awaited.\tOpen',
      '',
      '2. Any Other Business',
      'None.',
    ),
  ).toEqual([
    ['SECP87/02', 'The table was drawn up and sent.', 'closed'],
    ['SECP87/04', 'Costs are awaited.', 'open'],
  ]);
});

test('a table set by spaces keeps its columns where a cell runs on and a reference stands under “Action”', () => {
  expect(
    updates(
      ...panel,
      '',
      '   Action      Update                                   Status',
      '   SECP87/02   The table was drawn up and then sent     Closed',
      '               to each member.',
      '   SECP87/04   Costs are awaited.                       Open',
      '',
      '2. Any Other Business',
      'None.',
    ),
  ).toEqual([
    ['SECP87/02', 'The table was drawn up and then sent to each member.', 'closed'],
    ['SECP87/04', 'Costs are awaited.', 'open'],
  ]);
});

test('where an action has a detail beside it, what heads “Action” is its reference', () => {
  expect(
    updates(
      ...council,
      '1. Action log',
      '',
      'Action\tOwner\tDetail\tStatus',
      '61\tAL\tMend the sluice\tClosed',
      '62\tBD\tPrice a second sluice\tOpen',
      '',
      '2. Any other business',
      'None.',
    ).map(([ref, , state]) => [ref, state]),
  ).toEqual([
    ['61', 'closed'],
    ['62', 'open'],
  ]);
});

test('numbered paragraphs on earlier actions are reports, each under its own reference', () => {
  expect(
    updates(
      ...council,
      '1. Actions from previous meetings',
      '1.1 14/3 (BD): Sluice mended. Closed.',
      '1.2 15/1 (AL): Second sluice priced, no order placed. Open.',
      '2. Any other business',
      'None.',
    ),
  ).toEqual([
    ['14/3', 'Sluice mended. Closed.', 'closed'],
    ['15/1', 'Second sluice priced, no order placed. Open.', 'open'],
  ]);
});

test('reports run together in one paragraph are parted, and a line of update goes with the action above it', () => {
  expect(
    updates(
      ...council,
      '1. Minutes and action log',
      'Action log: 24/112 (sluice) – complete, to be closed. 24/113 (weir) – in progress, due in June.',
      'WC 25/01: Bo Dahl to count the eels.',
      'Update: Bo Dahl counted forty. Closed.',
      '2. Any other business',
      'None.',
    ),
  ).toEqual([
    ['24/112', '(sluice) complete, to be closed.', 'closed'],
    ['24/113', '(weir) in progress, due in June.', 'open'],
    ['WC 25/01', 'Bo Dahl to count the eels. Update: Bo Dahl counted forty. Closed.', 'closed'],
  ]);
});

test('titles of matters arising are no reports', () => {
  expect(
    updates(
      ...council,
      '1. Matters arising',
      '24/38: Eel pass',
      'The pass was open all spring.',
      '2. Any other business',
      'None.',
    ),
  ).toEqual([]);
});

test('what is complete is closed, though the log has yet to say so; what will be complete is not', () => {
  expect(stateOf('Complete, to be closed at the next meeting')).toBe('closed');
  expect(stateOf('To be closed')).toBe('open');
});
