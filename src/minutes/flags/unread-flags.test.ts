/** What looks like a decision or an action and could not be read is asked about. */
import { expect, test } from 'vitest';
import sec from '../../../codes/sec/index.ts';
import { readMinutes } from '../read-minutes.ts';

const asked = (...lines: string[]) =>
  readMinutes({ name: 'minutes.txt', kind: 'text', text: lines.join('\n'), pages: 1, sha256: '0' }, [sec])
    .flags.filter((flag) => flag.says.startsWith('This looks like'))
    .map((flag) => [flag.item, flag.says.split(' ')[4], flag.passage]);
const panel = ['SEC Panel Meeting 93', 'Meeting SECP_93_0106, 1st June 2021'];
const end = ['2. Any Other Business', 'None.'];

test('a verb in capitals from which no decision was read is asked about', () => {
  expect(asked(...panel, '1. Spare meters', 'There was talk of a second count, APPROVED or not.', ...end)).toEqual([
    [1, 'decision', 'There was talk of a second count, APPROVED or not.'],
  ]);
});

test('an action whose form is not the house’s is asked about, and so is a motion', () => {
  expect(
    asked(
      ...panel,
      '1. Spare meters',
      'ACTION for the stores: count them again.',
      '',
      'MOTION by Ann Lowe to count them thrice.',
      ...end,
    ),
  ).toEqual([
    [1, 'action', 'ACTION for the stores: count them again.'],
    [1, 'decision', 'MOTION by Ann Lowe to count them thrice.'],
  ]);
});

test('what was read is not asked about, nor are titles, headings of tables and “none”', () => {
  expect(
    asked(
      ...panel,
      '1. Spare meters',
      'Action Area 2 – Stores',
      '',
      'AGREED ACTIONS OF THE LAST MEETING',
      '',
      'The Panel NOTED the count and AGREED to repeat it.',
      '',
      'ACTION SECP93/01: SECAS to count the stores again.',
      '',
      'DECISION: None.',
      ...end,
    ),
  ).toEqual([]);
});
