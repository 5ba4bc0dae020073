/** Six and more invented houses, each with its own way of writing minutes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import sec from '../../codes/sec/index.ts';
import { documentOf } from '../../test/minutes/document-of.ts';
import type { Proposal } from './proposal.ts';
import { readMinutes } from './read-minutes.ts';

const textOf = (name: string) => readFileSync(new URL(`../../test/minutes/${name}`, import.meta.url), 'utf8');
const kindOf = (name: string) => (name.endsWith('.md') ? 'markdown' : 'text');
const read = (name: string) => readMinutes(documentOf(textOf(name), kindOf(name)), [sec]);

const present = (proposal: Proposal) => proposal.attendance.filter((one) => one.present).map((one) => one.name);
const away = (proposal: Proposal) => proposal.attendance.filter((one) => !one.present).map((one) => one.name);
const titles = (proposal: Proposal) => proposal.items.map((item) => [item.number, item.title]);
const decided = (proposal: Proposal) =>
  proposal.items.flatMap((item) => item.decisions.map((one) => [item.number, one.verb, one.text]));
const actions = (proposal: Proposal) => proposal.actions.map((one) => [one.item, one.owner, one.text, one.dueDate]);

describe('the minutes of a parish council', () => {
  const proposal = read('parish-council.txt');

  it('say which meeting it was', () => {
    expect(proposal.style).toBe('generic');
    expect(proposal.meeting).toMatchObject({
      body: 'LOWER WENBURY PARISH COUNCIL',
      date: '2024-03-12',
      start: '19:30',
      end: '21:05',
      place: 'the Jubilee Room, Wenbury Village Hall',
    });
  });

  it('name who was there, for how long, and who sent apologies under an item', () => {
    expect(present(proposal)).toEqual([
      'Cllr Harriet Lock',
      'Cllr Tobias Finch',
      'Cllr Meera Anand',
      'Cllr Joan Pruett',
      'Cllr Oswald Teague',
      'Ruth Callard',
      'Cllr Piers Holloway',
    ]);
    expect(away(proposal)).toEqual(['Cllr Dennis Oakeshott', 'Cllr Wyn Price']);
    expect(proposal.attendance.find((one) => one.part)?.name).toBe('Cllr Oswald Teague');
    expect(proposal.attendance.find((one) => one.role === 'Clerk')?.capacity).toBe('other');
  });

  it('number their items by the year', () => {
    expect(proposal.items.map((item) => item.number)).toEqual(Array.from({ length: 8 }, (_, i) => `24/0${31 + i}`));
    expect(proposal.items[4]?.title).toBe('Planning applications');
  });

  it('resolve in capitals, alone or inside a paragraph', () => {
    expect(decided(proposal)).toEqual([
      ['24/033', 'resolved', 'that the minutes of the meeting held on 13th February 2024 be signed as a true record'],
      ['24/035', 'resolved', 'to object to application 24/0117 on the ground of the loss of an established hedge'],
      ['24/035', 'resolved', 'that no objection be made'],
      ['24/036', 'resolved', 'that payments of £2,418.60 be approved'],
    ]);
  });

  it('give actions an owner, a day where one is printed, and a reference of their own with a flag', () => {
    expect(actions(proposal)).toEqual([
      ['24/036', 'Clerk', 'ask the bank for a second signatory by 28th March 2024', '2024-03-28'],
      ['24/037', 'Cllr Finch', 'obtain three quotations for new swings before the next meeting', null],
    ]);
    expect(proposal.flags.map((flag) => flag.id)).toContain('actions-unnumbered');
  });
});

describe('the minutes of a hospital trust', () => {
  const proposal = read('hospital-trust.txt');

  it('join the board to the trust whose board it is', () => {
    expect(proposal.meeting).toMatchObject({
      body: 'Northmere Hospitals NHS Foundation Trust Board of Directors',
      date: '2024-06-06',
      start: '09:30',
      end: '12:15',
      status: 'draft',
    });
  });

  it('read a table of names and offices', () => {
    expect(present(proposal)).toHaveLength(7);
    expect(away(proposal)).toEqual(['Marcus Eddowes', 'Prof Yewande Bello']);
    const chair = proposal.attendance.find((one) => one.name === 'Dame Philippa Arkwright');
    expect(chair).toMatchObject({ role: 'Chair', capacity: 'member' });
    expect(proposal.attendance.find((one) => one.name === 'Farouk Haddad')).toMatchObject({
      part: true,
      capacity: 'other',
    });
  });

  it('tell items from numbered paragraphs', () => {
    expect(titles(proposal).map(([number]) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(proposal.items[4]?.narrative).toContain('a deficit of £1.2m');
  });

  it('part two verbs of one sentence into two decisions', () => {
    expect(decided(proposal).filter(([item]) => item === 6)).toEqual([
      [6, 'noted', 'the report'],
      [6, 'agreed', 'that a further report on pressure ulcers be brought in September'],
    ]);
  });

  it('report on earlier actions, closed only where the words say so', () => {
    expect(proposal.updates.map((one) => [one.ref, one.state])).toEqual([
      ['14/24', 'closed'],
      ['17/24', 'open'],
      ['19/24', 'open'],
    ]);
    expect(proposal.actions.map((one) => [one.ref, one.owner])).toEqual([
      ['22/24', 'Deputy Director of Finance'],
      ['23/24', 'LV'],
    ]);
  });
});

describe('the minutes of an open-source project', () => {
  const proposal = read('open-source-project.md');

  it('take headings for items and the printed agenda for none', () => {
    expect(titles(proposal)).toEqual([
      [null, 'Release 4.2'],
      [null, 'Security policy'],
      [null, 'Governance'],
    ]);
  });

  it('read handles, regrets and the time', () => {
    expect(present(proposal)).toEqual(['Ines Calvão', 'Dov Perlstein', 'Aiko Tanabe', 'Jeroen van Asselt']);
    expect(away(proposal)).toEqual(['Nadia Oyelaran']);
    expect(proposal.meeting).toMatchObject({ date: '2023-11-08', start: '16:00', end: '17:00', place: 'Zoom' });
  });

  it('take a carried motion and a labelled decision as decided', () => {
    expect(decided(proposal)).toEqual([
      [null, 'resolved', 'Release 4.2 is postponed to 2023-11-22'],
      [null, 'resolved', 'adopt the security policy as drafted'],
    ]);
  });

  it('read boxes to tick and action points under their items', () => {
    expect(actions(proposal)).toEqual([
      [null, 'dperl', 'fix the tide parser by 2023-11-15', '2023-11-15'],
      [null, 'Aiko Tanabe', 'test the Windows installer', null],
      [null, 'Jeroen', 'publish the policy on the web site', null],
    ]);
    expect(proposal.items.map((item) => item.actions.length)).toEqual([2, 1, 0]);
  });
});

describe('the minutes of a company', () => {
  const proposal = read('company-board.txt');

  it('read American dates, roman numerals and offices after commas', () => {
    expect(proposal.meeting).toMatchObject({
      body: 'QUILLON PRECISION, INC. BOARD OF DIRECTORS',
      date: '2024-02-20',
      start: '08:00',
      end: '09:40',
    });
    expect(proposal.items.map((item) => item.number)).toEqual([1, 2, 3, 4, 5]);
    expect(present(proposal)).toEqual([
      'Wallace Brandt',
      'Eleni Kostas',
      'Priya Raman',
      'Nora Lindqvist',
      'Samuel Osei',
    ]);
    expect(proposal.attendance.find((one) => one.name === 'Samuel Osei')?.role).toBe('CFO');
  });

  it('take what was moved, not who moved it, as the decision', () => {
    expect(decided(proposal)).toEqual([
      [2, 'approved', 'the minutes of the meeting of November 14, 2023'],
      [4, 'resolved', 'that the Company enter into a five-year lease of two milling machines'],
      [4, 'resolved', 'that the CFO is authorized to sign the lease'],
    ]);
  });
});

describe('the minutes of school governors', () => {
  const proposal = read('school-governors.md');

  it('read a table of attendance that has no heading', () => {
    expect(present(proposal)).toEqual(['Olwen Tranter', 'Kofi Mensah', 'Rosalind Eade', 'Sunita Bhatt']);
    expect(away(proposal)).toEqual(['Bartholomew Kidd']);
  });

  it('ask who is to do an action whose owner is printed as question marks', () => {
    expect(proposal.actions.map((one) => [one.ref, one.owner])).toEqual([
      ['3.1', 'RE'],
      ['4.1', null],
    ]);
    const flag = proposal.flags.find((one) => one.id === 'action-4-1-owner');
    expect(flag?.item).toBe(4);
    expect(flag?.passage).toContain('final grant');
  });

  it('leave what was only agreed in the narrative to a person', () => {
    expect(decided(proposal).filter(([item]) => item === 4)).toHaveLength(1);
    expect(proposal.items[3]?.candidates.map((one) => one.text).join()).toContain('reserve');
  });
});

describe('the minutes of a club', () => {
  const proposal = read('residents-club.txt');

  it('read a list of people that runs over a line', () => {
    expect(present(proposal)).toEqual(['Freya Lindgren', 'Max Tolliver', 'Cora Whitcombe', 'Idris Vaughan']);
    expect(proposal.meeting).toMatchObject({
      date: '2023-10-03',
      start: '19:00',
      end: '20:45',
      place: 'the Clubhouse',
    });
  });

  it('read items by name and actions by initials', () => {
    expect(titles(proposal)).toEqual([
      [1, 'Minutes of 5/9/2023'],
      [2, 'Pontoon'],
      [3, 'Membership'],
      [4, 'AOB'],
    ]);
    expect(proposal.actions.map((one) => [one.item, one.owner])).toEqual([
      [2, 'MT'],
      [3, 'CW'],
      [3, 'FL and IV'],
    ]);
  });
});

describe('the minutes of a trust set as one table', () => {
  const proposal = read('leisure-trust.txt');

  it('are read row by row, an action in its own column', () => {
    expect(titles(proposal)).toEqual([
      [1, 'Welcome and apologies'],
      [2, 'Minutes of the last meeting'],
      [3, 'Pool lighting'],
      [4, 'Any other business'],
    ]);
    expect(actions(proposal)).toEqual([
      [3, 'AF', 'Pool lighting', null],
      [3, 'WT', 'report to the board by 1 April 2025', '2025-04-01'],
    ]);
    expect(proposal.unplaced).toEqual([]);
  });
});

describe('the minutes of a drainage board', () => {
  const proposal = read('drainage-board.txt');

  it('number their items on from meeting to meeting', () => {
    expect(proposal.items.map((item) => item.number)).toEqual([1485, 1486, 1487, 1488]);
    expect(proposal.meeting).toMatchObject({
      body: 'EAST FENLAND INTERNAL DRAINAGE BOARD',
      date: '2023-10-03',
      start: '10:30',
      end: '12:00',
    });
  });

  it('list people two to a line, and resolve in a list under one word', () => {
    expect(present(proposal)).toHaveLength(7);
    expect(away(proposal)).toEqual(['Mr L Brandreth', 'Cllr Mrs V Stott']);
    expect(decided(proposal).filter(([item]) => item === 1488)).toEqual([
      [1488, 'resolved', 'That the estimates be approved'],
      [1488, 'resolved', 'That a rate of 12.4p in the pound be laid'],
    ]);
  });
});

describe('the minutes of a planning commission', () => {
  const proposal = read('planning-commission.txt');

  it('call people by office and surname', () => {
    expect(proposal.attendance.map((one) => [one.name, one.present])).toEqual([
      ['Dominguez', true],
      ['Platt', true],
      ['Abara', true],
      ['Lindqvist', true],
      ['Moreau', true],
      ['Tate', false],
      ['Helen Cho', true],
      ['Marcus Webb', true],
    ]);
  });

  it('carry motions by the vote printed after them', () => {
    expect(decided(proposal)).toEqual([
      [3, 'approved', 'to approve the minutes of May 14, 2024'],
      [4, 'approved', 'to approve CUP 24-07 with conditions'],
    ]);
  });
});

describe('the minutes of a call kept by its scribe', () => {
  const proposal = read('community-call.txt');

  it('name people by their handles, who own actions by them too', () => {
    expect(present(proposal)).toEqual(['alice', 'bob', 'carlos_g', 'Dana Wu']);
    expect(proposal.actions.map((one) => one.owner)).toEqual(['carlos_g', 'bob']);
    expect(titles(proposal).map(([, title]) => title)).toEqual(['Charter', 'Test suite']);
  });
});
