/** Real minutes of other bodies, read where the folder that holds them is at hand; counts only, none of their wording. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import sec from '../../codes/sec/index.ts';
import { readDocument } from '../paper/read.ts';
import { readMinutes } from './read-minutes.ts';

const folder = join(process.env.QUORATE_SHARED ?? '../shared', 'data/minutes');
const missing = !existsSync(folder);
const reason = missing ? ' (skipped: the shared folder is not here)' : '';

async function read(name: string) {
  return readMinutes(await readDocument(new Uint8Array(readFileSync(join(folder, name))), name), [sec]);
}

interface Expected {
  file: string;
  date: string;
  present: number;
  away: number;
  items: number;
  actions: number;
  updates: [all: number, closed: number];
  decisions: number;
}

const table: Expected[] = [
  {
    file: 'icat_steering_02.md',
    date: '2015-04-01',
    present: 8,
    away: 0,
    items: 11,
    actions: 12,
    updates: [0, 0],
    decisions: 1,
  },
  {
    file: 'icat_steering_03.md',
    date: '2015-12-09',
    present: 6,
    away: 2,
    items: 9,
    actions: 5,
    updates: [12, 7],
    decisions: 0,
  },
  {
    file: 'icat_steering_04.md',
    date: '2016-10-20',
    present: 10,
    away: 1,
    items: 10,
    actions: 7,
    updates: [5, 4],
    decisions: 0,
  },
  {
    file: 'icat_steering_05.md',
    date: '2017-11-21',
    present: 9,
    away: 1,
    items: 13,
    actions: 11,
    updates: [7, 4],
    decisions: 0,
  },
  {
    file: 'lfenergy_tac_2021-02-02.pdf',
    date: '2021-02-02',
    present: 11,
    away: 4,
    items: 9,
    actions: 1,
    updates: [0, 0],
    decisions: 0,
  },
  {
    file: 'lfenergy_tac_2022-05-10.docx',
    date: '2022-05-10',
    present: 7,
    away: 3,
    items: 4,
    actions: 0,
    updates: [0, 0],
    decisions: 0,
  },
  {
    file: 'lfenergy_tac_2024-02-20.pdf',
    date: '2024-02-20',
    present: 26,
    away: 4,
    items: 6,
    actions: 0,
    updates: [0, 0],
    decisions: 2,
  },
];

describe.skipIf(missing).each(table)(`the minutes in $file${reason}`, (expected) => {
  it('give the people, items, actions and decisions they hold', async () => {
    const proposal = await read(expected.file);
    expect(proposal.style).toBe('generic');
    expect({
      file: expected.file,
      date: proposal.meeting.date,
      present: proposal.attendance.filter((one) => one.present).length,
      away: proposal.attendance.filter((one) => !one.present).length,
      items: proposal.items.length,
      actions: proposal.actions.length,
      updates: [proposal.updates.length, proposal.updates.filter((one) => one.state === 'closed').length],
      decisions: proposal.items.flatMap((item) => item.decisions).length,
    }).toEqual(expected);
  });
});

describe.skipIf(missing)(`what other bodies print${reason}`, () => {
  it('an owner of question marks is nobody, and a person is asked', async () => {
    const proposal = await read('icat_steering_04.md');
    expect(proposal.actions.filter((one) => one.owner === null).map((one) => one.ref)).toEqual(['4.2']);
    expect(proposal.flags.map((flag) => flag.id)).toContain('action-4-2-owner');
    const carried = new Set(proposal.updates.map((one) => one.ref));
    expect(proposal.actions.filter((one) => !carried.has(one.ref))).toHaveLength(6);
  });

  it('an action of an item and of the closing table is one action, under the item', async () => {
    const proposal = await read('icat_steering_05.md');
    expect(proposal.actions.map((one) => one.item)).toEqual([4, 4, 5, 5, 6, 7, 8, 9, 9, 9, 12]);
    expect(proposal.actions.every((one) => one.owner !== null)).toBe(true);
  });

  it('a proxy stands in for someone who is away', async () => {
    const proposal = await read('lfenergy_tac_2024-02-20.pdf');
    const proxy = proposal.attendance.find((one) => one.capacity === 'alternate');
    const away = proposal.attendance.filter((one) => !one.present).map((one) => one.name);
    expect(away).toContain(proxy?.standsFor);
    expect(proposal.meeting).toMatchObject({ start: '08:02', end: '09:24' });
  });
});
