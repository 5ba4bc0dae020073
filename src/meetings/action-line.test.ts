import { describe, expect, it } from 'vitest';
import { loadCodes } from '../codes/load.ts';
import { actionReference, nextActionNumber, readActionLine } from './action-line.ts';

const [code] = await loadCodes();
if (!code) throw new Error('No code is configured.');
const owner = code.houseStyle.owners[0] ?? '';
const ahead = [
  { ref: 'M42', title: 'Meeting 42', day: '2017-03-10' },
  { ref: 'M40', title: 'Meeting 40', day: '2017-01-13' },
];
const read = (line: string, meetings = ahead) =>
  readActionLine(line, { code, day: '2016-12-09', meetings, names: ['Ann Oather', 'Bakers Ltd'] });

describe('an action typed in one line', () => {
  it('tells who, what and by when, a meeting by the day it is planned for', () => {
    expect(read(`${owner} to consult on the release plan by January Panel.`)).toEqual({
      owner,
      text: 'consult on the release plan by January Panel',
      due: 'January Panel',
      due_by: '2017-01-13',
      due_day: null,
      meeting: 'M40',
      problems: [],
      notes: ['Due 13 January 2017, the day of Meeting 40.'],
    });
  });

  it.each([
    [
      'Ann Oather to ring the bank by 20 December 2016',
      'Ann Oather',
      '2016-12-20',
      '2016-12-20',
      'Due 20 December 2016.',
    ],
    [
      `the ${owner.toLowerCase()} will ring by the next meeting`,
      owner,
      '2017-01-13',
      null,
      'Due 13 January 2017, the day of Meeting 40.',
    ],
    [
      `ACTION: ${owner} to ring by February Panel`,
      owner,
      '2017-02-28',
      null,
      'No such meeting is planned yet: due by 28 February 2017, the last day of “February Panel”.',
    ],
    [
      `${owner} to ring by February 2017`,
      owner,
      '2017-02-28',
      null,
      'Due by 28 February 2017, the last day of “by February 2017”.',
    ],
    [
      `${owner} to ring as soon as possible`,
      owner,
      null,
      null,
      '“as soon as possible” fixes no day, so it will not show as overdue.',
    ],
    [
      `${owner} to ring the bank`,
      owner,
      null,
      null,
      'No due date was read. Add one, such as “by the January meeting” or “by 13 January”.',
    ],
  ])('%s', (line, who, by, day, note) => {
    const action = read(line);
    expect([action.owner, action.due_by, action.due_day, action.problems, action.notes]).toEqual([
      who,
      by,
      day,
      [],
      [note],
    ]);
  });

  it('asks who is to do it, and what, where that is not said', () => {
    const problems = (line: string) => read(line).problems.map(({ sentence }) => sentence);
    expect(problems('ring the bank')).toEqual(['Say who is to do it, first: “… to ring the bank”.']);
    expect(problems('  ')).toEqual(['Say what is to be done: “… to consult on the plan”.']);
    expect(problems(`${owner} to ring by 3 November 2016`)).toEqual([
      '“by 3 November 2016” is 3 November 2016, before the meeting. Give a later day.',
    ]);
  });

  it.each(['31 February 2027', '2017-02-30', '30/02/2017', '31st of April'])(
    'has nothing raised for %s, which is no day: it would never be overdue',
    (day) => {
      expect(read(`${owner} to ring by ${day}`).problems).toEqual([
        { sentence: `“by ${day}” is no day of the calendar. Mend it, or take it out.`, field: 'action' },
      ]);
    },
  );

  it('asks what is to be done of a line that names an owner alone, and leaves an abbreviation its capitals', () => {
    const problems = (line: string) => read(line).problems.map(({ sentence }) => sentence);
    expect(problems(`${owner} to`)).toEqual(['Say what is to be done: “… to consult on the plan”.']);
    expect(problems('BEIS asked')).toEqual(['Say who is to do it, first: “… to BEIS asked”.']);
  });

  it('says when it does not know the owner', () => {
    expect(read('The Yeast Office to ring the bank by 20 December 2016').notes).toEqual([
      '“Yeast Office” is not an owner the house knows. It is recorded as typed.',
      'Due 20 December 2016.',
    ]);
  });
});

describe('the number of an action', () => {
  it('follows the pattern of the body, after the highest there is', () => {
    expect(actionReference('KP{meeting}/{00}', 39, 7)).toBe('KP39/07');
    expect(actionReference('KP{meeting}/{00}', 39, 107)).toBe('KP39/107');
    expect(nextActionNumber('KP{meeting}/{00}', 39, ['KP39/01', 'KP39/09', 'KP38/12', 'other'])).toBe(10);
    expect(nextActionNumber('KP{meeting}/{00}', 39, [])).toBe(1);
  });
});
