import { describe, expect, it } from 'vitest';
import sec from '../../../codes/sec/index.ts';
import { documentOf } from '../../../test/minutes/document-of.ts';
import { readMinutes } from '../read-minutes.ts';

const head = [
  'Wickham Harbour Board',
  '',
  'Minutes of the meeting held on 13 March 2024',
  '',
  'Present: Ada Oakes, Bram Lund',
  '',
];
const tail = ['', '2. Oars', '', 'The oars were counted.'];

/** The actions of an invented board's item, as "reference | owner | text | day". */
function actionsOf(lines: readonly string[]) {
  const { actions, meeting } = readMinutes(documentOf([...head, '1. Boats', '', ...lines, ...tail].join('\n')), [sec]);
  const own = (ref: string) => (ref.startsWith(`${meeting.date}/`) ? '' : ref);
  return actions.map((one) => [own(one.ref), one.owner, one.text, one.dueDate ?? ''].join(' | '));
}

describe('an action is read', () => {
  it('from a box set as lines under its reference', () => {
    const lines = ['ACTION 14/01', 'Owner: Bram Lund', 'Paint the jetty before the fair.', 'Due: 31 March 2024'];
    expect(actionsOf(lines)).toEqual(['14/01 | Bram Lund | Paint the jetty before the fair | 2024-03-31']);
  });

  it('from a short label, a dash and a day in brackets', () => {
    expect(actionsOf(['AI: Bram Lund - paint the jetty (2024-03-31)'])[0]).toMatch(/^ \| Bram Lund \| paint the jetty/);
    expect(actionsOf(['Task: Board - hire a boat, until 30.04.2024'])[0]).toMatch(
      /^ \| Board \| hire a boat.* \| 2024-04-30$/,
    );
  });

  it('behind the running number of its paragraph', () => {
    expect(actionsOf(['1083. ACTION 230: BL to issue the form. Due: 09/05/2024'])).toEqual([
      '230 | BL | issue the form | 2024-05-09',
    ]);
  });

  it('where it names only who, and by when', () => {
    expect(actionsOf(['The rope is to be replaced.', '', 'Action: Dr Lund (by 30 April 2024)'])).toEqual([
      ' | Dr Lund | The rope is to be replaced | 2024-04-30',
    ]);
  });

  it('with the reference that stands in the margin above it', () => {
    expect(
      actionsOf(['The rope is worn.', '', 'Action 9/1: AO', '', '2.4 Action: AO to buy a rope by 2 May 2024.']),
    ).toEqual(['9/1 | AO | buy a rope by 2 May 2024 | 2024-05-02']);
  });

  it('from a sentence that has an infinitive alone, or a promise with its day', () => {
    const lines = [
      'The grit bin is cracked. The Clerk to obtain two quotations. Ms Lund will ask the bank by 14/3/2024.',
    ];
    expect(actionsOf(lines)).toEqual([
      ' | Clerk | obtain two quotations | ',
      ' | Ms Lund | ask the bank by 14/3/2024 | 2024-03-14',
    ]);
  });

  it('not from what someone will do on no day, or who was not there', () => {
    expect(
      actionsOf([
        'Bram will think about it. Eva Finch to the left of the pier saw it. The tide will turn by 3 May 2024.',
      ]),
    ).toEqual([]);
  });

  it('not from the list that follows the list of actions', () => {
    const lines = ['# Wickham', '', 'Present: Ada Oakes', '', '## Boats', '', 'Fine.', '', '## Oars', '', 'Fine.', ''];
    const lists = [
      '## Summary of action items',
      '',
      '- Ada Oakes to buy a rope',
      '',
      '## Summary of resolutions',
      '',
      '- The bell is rung',
    ];
    const { actions } = readMinutes(documentOf([...lines, ...lists].join('\n'), 'markdown'), [sec]);
    expect(actions.map((one) => one.text)).toEqual(['buy a rope']);
  });
});

describe('who an action is for', () => {
  it('may be two, one with an organisation in brackets', () => {
    expect(actionsOf(['Action 7: Bram Lund (WFC) and Ada Oakes to agree the wording'])[0]).toMatch(
      /^7 \| Bram Lund \(WFC\) and Ada Oakes \| agree the wording/,
    );
  });
});

describe('a day of two figures for its year', () => {
  it('is a day', () => {
    expect(actionsOf(['Action: Ada Oakes to buy a rope by 30/06/24'])[0]).toMatch(/2024-06-30$/);
  });
});
