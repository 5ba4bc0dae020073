import { describe, expect, test } from 'vitest';
import sec from '../../codes/sec/index.ts';
import { attendee, meetingOf, rowOf } from '../../test/meetings/row.ts';
import type { Value } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { renderMinutes } from '../minutes/render-text.ts';
import { minutesFromRows } from './minutes-from-rows.ts';
import type { MinutesRecords } from './records.ts';

const red = { group: 'club', level: 3 } as const;

const item = (number: number, title: string, more: Record<string, Value> = {}, state = 'taken'): Row =>
  rowOf('item', `M1/${number}`, {
    state,
    title,
    ...(more.minuted === 'confidential' ? { label: red } : {}),
    fields: { number: String(number), position: number, minuted: 'public', narrative: null, ...more },
  });
const decision = (at: number, n: number, verb: string, text: string, more: Record<string, Value> = {}): Row =>
  rowOf('decision', `M1/${at}.${n}`, {
    state: 'taken',
    title: text,
    fields: { item: `M1/${at}`, verb, text, position: n, basis: 'form', ...more },
  });
const action = (ref: string, more: Record<string, Value> = {}, state = 'open'): Row =>
  rowOf('action', ref, { state, title: 'write to everybody', fields: { owner: 'SECAS', ...more } });

function records(given: Partial<MinutesRecords['rows']>, more: Partial<MinutesRecords> = {}): MinutesRecords {
  const rows = meetingOf(given);
  return { rows, raised: rows.actions, reported: [], stood: new Set(), ...more };
}

describe('minutes made from the records', () => {
  test('leave out a withdrawn item without a word, and say of one not reached that it was not', () => {
    const { items } = minutesFromRows(
      records({ items: [item(1, 'One'), item(2, 'Two', {}, 'withdrawn'), item(3, 'Three', {}, 'carried')] }),
      sec,
      'confidential',
    );
    expect(items.map(({ number, title, narrative }) => [number, title, narrative])).toEqual([
      [1, 'One', ''],
      [3, 'Three', 'This item was not reached.'],
    ]);
  });

  test('have the decisions of an item in the order they were taken, and none that its narrative has already', () => {
    const made = records({
      items: [item(1, 'One')],
      decisions: [
        decision(1, 2, 'agreed', 'to wait'),
        decision(1, 1, 'noted', 'the paper'),
        decision(1, 3, 'agreed', 'in words only', { basis: 'narrative' }),
      ],
    });
    expect(minutesFromRows(made, sec, 'public').items[0]?.decisions).toEqual([
      { verb: 'noted', text: 'the paper' },
      { verb: 'agreed', text: 'to wait' },
    ]);
  });

  test('have a decision with what it was subject to, once, whether that has come about or not', () => {
    const made = records({
      items: [item(1, 'One')],
      decisions: [
        decision(1, 1, 'agreed', 'that the request be issued', { condition: 'feedback from the bakers.' }),
        decision(1, 2, 'approved', 'the budget, subject to a word changed', { condition: 'a word changed' }),
        decision(1, 3, 'agreed', 'agreed', { condition: 'a second reading' }),
      ],
    });
    expect(minutesFromRows(made, sec, 'public').items[0]?.decisions.map(({ text }) => text)).toEqual([
      'that the request be issued, subject to feedback from the bakers',
      'the budget, subject to a word changed',
      'subject to a second reading',
    ]);
  });

  test('of a confidential item the public set has its number and its own formula, the other set everything', () => {
    const made = records({
      items: [
        item(1, 'Open matters'),
        item(2, 'Lantern', { minuted: 'confidential', narrative: 'Marrowfield.', formula: 'A matter in confidence.' }),
      ],
      decisions: [decision(2, 1, 'agreed', 'quillwort')],
      actions: [action('SECP39/01', { item: 'M1/2', meeting: 'M1' })],
    });
    const open = renderMinutes(minutesFromRows(made, sec, 'public'), sec.houseStyle);
    expect(open).toContain('2. Confidential item\n\nA matter in confidence.');
    expect(open).not.toMatch(/Lantern|Marrowfield|quillwort|SECP39|write to everybody|Red/);
    const closed = renderMinutes(minutesFromRows(made, sec, 'confidential'), sec.houseStyle);
    expect(closed).toMatch(/Classification: Red[\s\S]*Lantern[\s\S]*Marrowfield[\s\S]*quillwort[\s\S]*SECP39\/01/);
  });

  test('what nobody said where to minute is public only as far as drafts go, and of a document only if it is public', () => {
    const quiet = [item(1, 'Open', { minuted: null }), { ...item(2, 'Closed', { minuted: null }), label: red }];
    expect(minutesFromRows(records({ items: quiet }), sec, 'public').items.map(({ title }) => title)).toEqual([
      'Open',
      'Confidential item',
    ]);
    const imported = meetingOf({ items: quiet });
    imported.meeting.fields.document = 'minutes.pdf';
    expect(minutesFromRows(records(imported), sec, 'public').items.map(({ title }) => title)).toEqual([
      'Confidential item',
      'Confidential item',
    ]);
  });

  test('earlier actions are reported on at the item that takes them', () => {
    const made = records(
      { items: [item(1, 'Welcome'), item(2, 'Actions', { about: ['action'] })] },
      {
        reported: [
          action('SECP38/01', { latest: 'It was done.' }, 'closed'),
          action('SECP38/02', { latest: 'It goes on.' }),
        ],
      },
    );
    expect(minutesFromRows(made, sec, 'confidential').updates).toEqual([
      { ref: 'SECP38/01', text: 'It was done.', state: 'closed', item: 2 },
      { ref: 'SECP38/02', text: 'It goes on.', state: null, item: 2 },
    ]);
  });

  test('who came stands under the house’s own name for whom they speak; who was not there is not named', () => {
    const made = records({
      attendance: [
        attendee('Ada Oakes', 'Large Supplier'),
        attendee('Bram Lund', 'SEC Panel Chair', { role: 'Chair' }),
        attendee('Cosmo Price', 'Gas Networks', {}, 'apologies'),
        attendee('Dilys Vane', 'Gas Networks', {}, 'absent'),
        attendee('Edda Holt', 'Gas Networks', { capacity: 'alternate', stands_for: 'Cosmo Price' }),
      ],
    });
    expect(
      minutesFromRows(made, sec, 'public').attendance.map(({ name, group, present, role, standsFor }) => [
        name,
        group,
        present,
        role ?? standsFor ?? null,
      ]),
    ).toEqual([
      ['Ada Oakes', 'Large Suppliers', true, null],
      ['Bram Lund', 'SEC Panel Chair', true, 'SEC Panel Chair'],
      ['Cosmo Price', 'Gas Networks', false, null],
      ['Edda Holt', 'Gas Networks', true, 'Cosmo Price'],
    ]);
  });
});
