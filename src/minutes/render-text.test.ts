import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import sec from '../../codes/sec/index.ts';
import { documentOf } from '../../test/minutes/document-of.ts';
import type { HouseStyle } from '../codes/code.ts';
import { genericStyle } from './generic-style.ts';
import type { AttendanceFact, MeetingFact } from './proposal.ts';
import { readMinutes } from './read-minutes.ts';
import { type MeetingMinutes, renderMinutes } from './render-text.ts';

const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const noun = pick('budget', 'register', 'timetable', 'procedure', 'report', 'consultation', 'workbook', 'assessment');
const adjective = pick('revised', 'annual', 'draft', 'amended', 'quarterly', 'outline');
const phrase = fc.tuple(adjective, noun).map(([a, n]) => `the ${a} ${n}`);
const verbPhrase = pick('circulate', 'review', 'publish', 'draft', 'check', 'summarise');
const sentence = fc.tuple(phrase, phrase, pick('was described', 'was compared with', 'had been set beside'));
const narrative = fc
  .array(
    sentence.map(([a, b, said]) => `Members heard how ${a} ${said} ${b}.`),
    { maxLength: 4 },
  )
  .map((paragraphs) => paragraphs.join('\n'));
const title = fc
  .tuple(adjective, noun, fc.option(pick('2024', 'Update', 'and Next Steps'), { nil: '' }))
  .map(([a, n, rest]) => `${a[0]?.toUpperCase()}${a.slice(1)} ${n[0]?.toUpperCase()}${n.slice(1)} ${rest}`.trim());
const first = pick('Ada', 'Bram', 'Cosmo', 'Dilys', 'Edda', 'Faisal', 'Greta', 'Hamish');
const last = pick('Oakes', 'van der Meer', "O'Dowd", 'Lund-Hale', 'Achebe', 'Nakamura', 'Price');
const names = fc.uniqueArray(
  fc.tuple(first, last).map((parts) => parts.join(' ')),
  { minLength: 1, maxLength: 8 },
);
const day = fc
  .date({ min: new Date('2010-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

interface House {
  style: HouseStyle;
  people: (name: string, seed: number) => AttendanceFact;
  meeting: (day: string, number: number) => MeetingFact;
  reference: (number: number, order: number) => string;
}

const person = (name: string, rest: Partial<AttendanceFact>): AttendanceFact => ({
  name,
  group: null,
  capacity: 'member',
  part: false,
  present: true,
  ...rest,
});

const housed: House = {
  style: sec.houseStyle,
  people: (name, seed) => {
    const group = ['Large Suppliers', 'Gas Networks', 'Ofgem', 'SECAS'][seed % 4] as string;
    const seated = seed % 4 < 2;
    const capacity = !seated ? 'other' : seed % 3 === 0 ? 'alternate' : 'member';
    return person(name, { group, capacity, part: seed % 5 === 0, present: seed % 7 !== 3 });
  },
  meeting: (date, number) => ({
    body: 'SEC Panel',
    number,
    ref: `SECP_${number}_${date.slice(8)}${date.slice(5, 7)}`,
    date,
    start: '10:00',
    end: number % 2 ? '13:00' : null,
    place: 'Harbour House, 3 Quay Street',
    classification: 'White',
    status: 'final',
  }),
  reference: (number, order) => `SECP${number}/${String(order).padStart(2, '0')}`,
};

const other: House = {
  style: genericStyle,
  people: (name, seed) =>
    person(name, {
      group: seed % 3 === 0 ? null : 'Marlow Textiles',
      capacity: seed % 4 === 1 ? 'other' : seed % 4 === 2 ? 'observer' : 'member',
      present: seed % 7 !== 3,
      part: seed % 5 === 0,
    }),
  meeting: (date, number) => ({
    body: 'Wickham Ferry Committee',
    number,
    ref: null,
    date,
    start: number % 2 ? '19:30' : null,
    end: null,
    place: 'The Ferry House',
    classification: null,
    status: 'draft',
  }),
  reference: (number, order) => `${number}.${order}`,
};

function meetingIn(house: House): fc.Arbitrary<MeetingMinutes> {
  const item = fc.record({
    title,
    narrative,
    decisions: fc.array(fc.record({ verb: pick('noted', 'agreed', 'approved'), text: phrase }), { maxLength: 3 }),
    actions: fc.array(fc.record({ owner: pick('SECAS', 'DCC', 'JS', 'Bram Oakes'), verb: verbPhrase, what: phrase }), {
      maxLength: 2,
    }),
    updates: fc.array(fc.record({ done: fc.boolean(), what: phrase }), { maxLength: 2 }),
  });
  return fc
    .record({
      date: day,
      number: fc.integer({ min: 2, max: 200 }),
      names,
      seed: fc.nat(50),
      items: fc.array(item, { minLength: 2, maxLength: 9 }),
    })
    .map(({ date, number, names: people, seed, items }) => {
      let raised = 0;
      let reported = 0;
      const attendance = people.map((name, i) => house.people(name, i === 0 ? 1 : seed + i));
      // Of someone away no more is printed than that, and in a house with groups the group.
      for (const one of attendance.filter((each) => !each.present)) {
        const outside = house === housed && one.capacity === 'other';
        Object.assign(one, { part: false, capacity: outside ? 'other' : 'member' });
      }
      return {
        meeting: house.meeting(date, number),
        attendance,
        items: items.map((one, i) => ({
          number: i + 1,
          title: one.title,
          narrative: one.narrative,
          decisions: one.decisions,
        })),
        actions: items.flatMap((one, i) =>
          one.actions.map(({ owner, verb, what }) => {
            raised += 1;
            return {
              ref: house.reference(number, raised),
              owner,
              text: `${verb} ${what}`,
              due: null,
              dueDate: null,
              item: i + 1,
            };
          }),
        ),
        updates: items.flatMap((one, i) =>
          one.updates.map(({ done, what }) => {
            reported += 1;
            const text = done ? `This is now closed, with ${what} sent.` : `Work on ${what} goes on.`;
            return {
              ref: house.reference(number - 1, reported),
              text,
              state: done ? ('closed' as const) : ('open' as const),
              item: i + 1,
            };
          }),
        ),
      };
    });
}

function again(text: string): MeetingMinutes {
  const read = readMinutes(documentOf(text), [sec]);
  const bare = <T extends object>(facts: readonly T[]) =>
    facts.map((fact) => Object.fromEntries(Object.entries(fact).filter(([key]) => key !== 'spans' && key !== 'sure')));
  return {
    meeting: bare([read.meeting])[0] as unknown as MeetingFact,
    attendance: bare(read.attendance) as unknown as AttendanceFact[],
    items: read.items.map(({ number, title: printed, narrative: said, decisions }) => ({
      number,
      title: printed,
      narrative: said,
      decisions: decisions.map(({ verb, text: words }) => ({ verb, text: words })),
    })),
    actions: bare(read.actions) as unknown as MeetingMinutes['actions'],
    updates: bare(read.updates) as unknown as MeetingMinutes['updates'],
  };
}

const byName = (people: readonly AttendanceFact[]) => [...people].sort((a, b) => a.name.localeCompare(b.name));

describe.each([
  ['a house style', housed],
  ['the generic style', other],
] as const)('minutes rendered in %s', (_, house) => {
  it('read back to the same meeting', () => {
    fc.assert(
      fc.property(meetingIn(house), (minutes) => {
        const text = renderMinutes(minutes, house.style);
        const read = again(text);
        expect(read.meeting).toEqual(minutes.meeting);
        expect(byName(read.attendance)).toEqual(byName(minutes.attendance));
        expect(read.items).toEqual(minutes.items);
        expect(read.actions).toEqual(minutes.actions);
        expect(read.updates).toEqual(minutes.updates);
      }),
      { numRuns: 60 },
    );
  });
});
