import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import sec from '../../codes/sec/index.ts';
import type { AttendanceFact } from '../minutes/proposal.ts';
import { readMinutes } from '../minutes/read-minutes.ts';
import type { MeetingMinutes } from '../minutes/render-text.ts';
import { readDocument } from '../paper/read.ts';
import { type Format, minutesFile } from './files.ts';

const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const noun = pick('budget', 'register', 'timetable', 'procedure', 'report', 'workbook', 'assessment');
const adjective = pick('revised', 'annual', 'draft', 'amended', 'quarterly', 'outline');
const phrase = fc.tuple(adjective, noun).map(([a, n]) => `the ${a} ${n}`);
const sentence = fc.tuple(phrase, phrase).map(([a, b]) => `Members heard how ${a} had been set beside ${b}.`);
const people: readonly (readonly [string, string, AttendanceFact['capacity']])[] = [
  ['Ada Oakes', 'Large Suppliers', 'member'],
  ['Bram van der Meer', 'Large Suppliers', 'alternate'],
  ['Dilys Achebe', 'Gas Networks', 'member'],
  ['Edda Lund-Hale', 'Consumer Member', 'observer'],
  ['Faisal Price', 'Ofgem', 'other'],
  ['Greta Nakamura', 'SECAS', 'other'],
];

const item = fc.record({
  title: fc.tuple(adjective, noun).map(([a, n]) => `${a[0]?.toUpperCase()}${a.slice(1)} ${n}`),
  narrative: fc
    .array(fc.array(sentence, { minLength: 1, maxLength: 5 }), { maxLength: 3 })
    .map((all) => all.map((one) => one.join(' ')).join('\n')),
  decisions: fc.array(fc.record({ verb: pick('noted', 'agreed', 'approved'), text: phrase }), { maxLength: 3 }),
  actions: fc.array(
    fc.record({ owner: pick('SECAS', 'DCC'), verb: pick('circulate', 'review', 'publish'), what: phrase }),
    { maxLength: 2 },
  ),
});

/** A meeting as its records would give it: prose, decisions, actions, people of some groups. */
const meetings: fc.Arbitrary<MeetingMinutes> = fc
  .record({
    number: fc.integer({ min: 2, max: 200 }),
    here: fc.subarray([...people], { minLength: 1 }),
    parts: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    items: fc.array(item, { minLength: 2, maxLength: 7 }),
    shut: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ number, here, parts, items, shut }) => {
    let raised = 0;
    // The closed part comes last and is numbered apart.
    const open = Math.max(2, items.length - shut);
    const numberOf = (i: number) => (i < open ? i + 1 : `C${i + 1 - open}`);
    // Lines alike but for their figures at the foot of two pages are a footer to whoever reads a PDF: none is alike here.
    const letter = (n: number) => String.fromCharCode(97 + (n % 26));
    const all = items.map((one, i) => ({
      number: numberOf(i),
      title: one.title,
      narrative: one.narrative,
      decisions: one.decisions.map(({ verb, text }, n) => ({ verb, text: `${text} of kind ${letter(i)}${letter(n)}` })),
      raised: one.actions.map(({ owner, verb, what }) => {
        raised += 1;
        const ref = `SECP${number}/${String(raised).padStart(2, '0')}`;
        return {
          ref,
          owner,
          text: `${verb} ${what} of part ${letter(raised)}`,
          due: null,
          dueDate: null,
          item: numberOf(i),
        };
      }),
    }));
    return {
      meeting: {
        body: 'SEC Panel',
        number,
        ref: `SECP_${number}_1003`,
        date: '2017-03-10',
        start: '10:00',
        end: '13:00',
        place: 'Harbour House, 3 Quay Street',
        classification: 'White',
        status: 'final',
      },
      attendance: here.map(([name, group, capacity], i) => ({
        name,
        group,
        capacity,
        part: parts[i] === true,
        present: true,
      })),
      items: all.map(({ raised: own, ...rest }) => ({ ...rest, actions: own.map(({ ref }) => ref) })),
      actions: all.flatMap((one) => one.raised),
      updates: [],
    };
  });

async function again(minutes: MeetingMinutes, format: Format) {
  const made = {
    set: 'public',
    format,
    house: sec.houseStyle,
    author: 'The secretariat',
    created: '2017-03-10T12:00:00.000Z',
  } as const;
  const { bytes, name } = await minutesFile(minutes, made);
  const read = readMinutes(await readDocument(bytes, name), [sec]);
  const bare = ({ spans: _, sure: __, ...fact }: { spans: unknown; sure: unknown }) => fact;
  return {
    meeting: bare(read.meeting),
    attendance: read.attendance.map(bare),
    items: read.items.map(({ number, title, narrative, decisions, actions }) => ({
      number,
      title,
      narrative,
      decisions: decisions.map(({ verb, text }) => ({ verb, text })),
      actions,
    })),
    actions: read.actions.map(bare),
  };
}

describe('a paper of minutes', () => {
  test.each<[Format, number]>([
    ['txt', 20],
    ['docx', 20],
    ['pdf', 8],
  ])('as %s reads back to the same meeting', async (format, numRuns) => {
    await fc.assert(
      fc.asyncProperty(meetings, async (minutes) => {
        const { updates: _, ...said } = minutes;
        expect(await again(minutes, format)).toEqual(said);
      }),
      { numRuns },
    );
  });
});
