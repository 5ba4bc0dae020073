/** A meeting of the example code's first body, with seats, people, an agenda and a clock, for tests of what happens at it. */

import type { Actor, Reader } from '../../src/kernel/access.ts';
import { commit } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import type { Change, Day, Label, Level, Value } from '../../src/kernel/define.ts';
import { get, type Row } from '../../src/kernel/read.ts';
import { openMeeting } from '../../src/meetings/closing.ts';
import { type Desk, decisionAt } from '../../src/meetings/desk.ts';
import { type MeetingRows, meetingRows } from '../../src/meetings/meeting-rows.ts';
import { arrived, left } from '../../src/meetings/presence.ts';
import { operator } from '../../src/open.ts';
import { policyVersion } from '../../src/people/declared.ts';
import { openSite, type StorySite } from '../stories/site.ts';

export const meeting = 'SECP_39_0912';
export const day = '2016-12-09';
export const working: Label = { group: 'panel', level: 2 };

/** The secretary of the meeting: sees every group up to the class of drafts and has signed for the highest. */
export const secretary: Actor = { public: false, name: 'Kerem Aydin', powers: ['secretariat'], clearance: { '*': 3 } };

export interface Baker {
  site: StorySite;
  desk: Desk;
  /** Changes made by the secretariat under its own power, true from a day before the meeting unless told. */
  record(changes: readonly Change[], more?: { on?: Day; level?: Level }): Promise<void>;
  rows(ref?: string): Promise<MeetingRows>;
  /** Changes of the meeting, as a page of its console would make them. */
  at(rows: MeetingRows, changes: readonly Change[]): Promise<void>;
  /** Everybody who is expected comes in, but those named. */
  attend(but?: readonly string[]): Promise<void>;
  /** Those named leave. */
  away(persons: readonly string[], time?: string): Promise<void>;
  /** Everybody on the list signs the declaration. */
  sign(): Promise<void>;
  row(register: string, ref: string, reader?: Reader): Promise<Row | null>;
  close(): Promise<void>;
}

/** Ask for it in `beforeAll` or `beforeEach`, close it after. */
export async function openBaker(today: Day = day): Promise<Baker> {
  const site = await openSite(today);
  const desk: Desk = { ledger: site.ledger, actor: secretary, code: site.code, today };
  const at = { day: today, known: null };
  const read = (ref: string) =>
    reading(site.ledger.db, secretary, (tx) => meetingRows(tx, site.ledger, { code: site.code, ref, at }));
  const baker: Baker = {
    site,
    desk,
    async record(changes, { on = '2016-11-30', level = 0 } = {}) {
      await commit(site.ledger, operator, {
        code: site.code.id,
        authority: { kind: 'post', ref: 'Secretariat' },
        body: 'panel',
        effective: on,
        title: 'Prepared for the meeting',
        label: { group: 'panel', level },
        changes,
      });
    },
    rows: (ref = meeting) => read(ref),
    async at(rows, changes) {
      await commit(site.ledger, secretary, decisionAt(desk, rows, { about: ': attendance', label: working, changes }));
    },
    async attend(but = []) {
      const rows = await read(meeting);
      const persons = rows.attendance.map((row) => String(row.fields.person)).filter((person) => !but.includes(person));
      await baker.at(
        rows,
        persons.flatMap((person) => arrived(rows, { person }, null)),
      );
    },
    async away(persons, time = '11:00') {
      const rows = await read(meeting);
      await baker.at(
        rows,
        persons.flatMap((person) => left(rows, person, time)),
      );
    },
    async sign() {
      const rows = await read(meeting);
      const version = await reading(site.ledger.db, secretary, (tx) => policyVersion(tx, site.code, at));
      await baker.record(
        rows.attendance.map(({ fields, title }) =>
          change('declaration', `${fields.person}/panel`, 'sign', {
            title,
            person: fields.person ?? null,
            body: 'panel',
            policy_version: version,
            signed_on: '2016-12-01',
          }),
        ),
        { on: '2016-12-01', level: 1 },
      );
    },
    row: (register, ref, reader = secretary) =>
      reading(site.ledger.db, reader, async (tx) => {
        const definition = site.ledger.registers.get(register);
        if (!definition) throw new Error(register);
        return get(tx, definition, { code: site.code.id, ref, at });
      }),
    close: () => site.close(),
  };
  return baker;
}

/** The same with the meeting planned, its agenda issued and the meeting opened at ten. Nobody is in the room yet. */
export async function openSitting(items: readonly Change[]): Promise<Baker> {
  const baker = await openBaker();
  await baker.record([...planned(), ...seats()]);
  await baker.record([...expectedList(), ...items], { level: 2 });
  await openMeeting(baker.desk, { meeting, time: '10:00' });
  return baker;
}

export function change(register: string, ref: string, move: string, sets: Record<string, Value> = {}): Change {
  return { register, ref, move, sets };
}

/** Members of the body: category, reference of the person. */
export const members: readonly (readonly [category: string, person: string])[] = [
  ['Large Supplier', 'tobias-renshaw'],
  ['Large Supplier', 'priya-nandakumar'],
  ['Small Supplier', 'hannah-bexley'],
  ['Small Supplier', 'douglas-imrie'],
  ['Electricity Network', 'stuart-calloway'],
  ['Gas Network', 'beatrice-holm'],
  ['Other SEC Party', 'nikhil-varma'],
  ['Other SEC Party', 'geraint-maddox'],
  ['Consumer', 'leila-ashdown'],
  ['DCC', 'rupert-quayle'],
];

function nameOf(person: string): string {
  return person.replace(/(^|-)(\w)/g, (_, dash: string, letter: string) => `${dash ? ' ' : ''}${letter.toUpperCase()}`);
}

/** The body's seats, a vacant one for consumers among them: eleven with a vote, and the chair's. */
export function seats(): Change[] {
  const seat = (category: string, person: string, votes: boolean) =>
    change('seat', `panel/${category}/${person}`, 'appoint', {
      title: `${category}: ${nameOf(person)}`,
      body: 'panel',
      category,
      person,
      votes,
      ...(votes ? {} : { role: 'Chair' }),
    });
  return [
    ...members.map(([category, person]) => seat(category, person, true)),
    seat('Chair', 'margaret-ellison', false),
    change('seat', 'panel/Consumer/vacancy', 'create', {
      title: 'Consumer: vacant seat',
      body: 'panel',
      category: 'Consumer',
      votes: true,
    }),
  ];
}

/** The meeting planned, with the body on record and one after it. */
export function planned(): Change[] {
  const plan = (ref: string, number: number, on: Day) =>
    change('meeting', ref, 'plan', {
      title: `SEC Panel meeting ${number}`,
      body: 'panel',
      number,
      day: on,
      starts_at: '10:00',
    });
  return [
    change('body', 'panel', 'establish', { title: 'SEC Panel' }),
    plan(meeting, 39, day),
    plan('SECP_40_1301', 40, '2017-01-13'),
  ];
}

/** Everybody expected: the members, the chair, and somebody of the secretariat. */
export function expectedList(): Change[] {
  const expect = (person: string, position: number, more: Record<string, Value>) => ({
    ...change('attendance', `${meeting}/${person}`, 'expect', {
      name: nameOf(person),
      meeting,
      person,
      position,
      part: false,
      ...more,
    }),
    label: working,
  });
  return [
    expect('margaret-ellison', 1, { capacity: 'member', category: 'SEC Panel Chair', role: 'Chair' }),
    ...members.map(([category, person], index) => expect(person, index + 2, { capacity: 'member', category })),
    expect('judith-farrow', 20, { capacity: 'other', category: 'SECAS' }),
  ];
}

/** An item on the agenda. */
export function item(number: number, title: string, more: Record<string, Value> = {}): Change {
  const label: Label = more.minuted === 'confidential' ? { group: 'panel', level: 3 } : working;
  const sets = { title, meeting, number: String(number), position: number, purpose: 'decision', minuted: 'public' };
  return { ...change('item', `${meeting}/${number}`, 'table', { ...sets, ...more }), label };
}
