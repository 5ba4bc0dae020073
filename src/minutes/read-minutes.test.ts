import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import sec from '../../codes/sec/index.ts';
import { documentOf } from '../../test/minutes/document-of.ts';
import { Refused } from '../kernel/problem.ts';
import type { Proposal } from './proposal.ts';
import { readMinutes } from './read-minutes.ts';

const fixtures = [
  'parish-council.txt',
  'hospital-trust.txt',
  'open-source-project.md',
  'company-board.txt',
  'school-governors.md',
  'residents-club.txt',
  'leisure-trust.txt',
  'drainage-board.txt',
  'planning-commission.txt',
  'community-call.txt',
];
const textOf = (name: string) => readFileSync(new URL(`../../test/minutes/${name}`, import.meta.url), 'utf8');
const kindOf = (name: string) => (name.endsWith('.md') ? 'markdown' : 'text');
const read = (name: string) => readMinutes(documentOf(textOf(name), kindOf(name)), [sec]);

/** Every character in a fact's span, the frame or the unplaced; every span in range. */
function expectNothingLost(proposal: Proposal): void {
  const { text } = proposal.document;
  const facts = [proposal.meeting, ...proposal.attendance, ...proposal.items, ...proposal.actions, ...proposal.updates];
  const spans = [...facts.flatMap((fact) => fact.spans), ...(proposal.frame ?? []), ...proposal.unplaced];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeLessThanOrEqual(text.length);
    expect(span.start).toBeLessThanOrEqual(at);
    at = Math.max(at, span.end);
  }
  expect(at).toBe(text.length);
  for (const one of proposal.unplaced) expect(one.text).toBe(text.slice(one.start, one.end));
}

describe('contradictions of the layout', () => {
  const sheet = (lines: string[]) => readMinutes(documentOf(lines.join('\n\n')), [sec]);
  const base = [
    'Wickham Ferry Committee Meeting 4',
    'Date: Tuesday 13 March 2024',
    'Present: Ada Oakes, Bram Lund',
    '1. Welcome',
    'Members were welcomed.',
  ];

  it('are asked about: a weekday that the day was not', () => {
    const flag = sheet([...base, '2. Boats', 'The boats were counted.']).flags.find((one) => one.id === 'weekday');
    expect(flag?.says).toContain('2024-03-13 was a Wednesday');
  });

  it('are asked about: two items of one number, and a number left out', () => {
    const ids = sheet([
      ...base,
      '2. Boats',
      'The boats were counted.',
      '2. Ropes',
      'The ropes were counted.',
      '4. Oars',
      'The oars were counted.',
    ]).flags.map((one) => one.id);
    expect(ids).toContain('item-2-twice-2');
    expect(ids).toContain('item-3-missing');
  });

  it('are asked about: someone both present and away', () => {
    const flags = sheet([
      ...base.slice(0, 3),
      'Apologies: Bram Lund',
      ...base.slice(3),
      '2. Boats',
      'The boats were counted.',
    ]).flags;
    expect(flags.map((one) => one.id)).toContain('person-bram-lund-both');
  });
});

describe('a file', () => {
  it('that holds two meetings is refused, and both are named', () => {
    const two = `${textOf('residents-club.txt')}\n\n${textOf('residents-club.txt').replace('3/10/2023', '7/11/2023')}`;
    expect(() => readMinutes(documentOf(two), [sec])).toThrow(/two meetings.*2023-10-03.*2023-11-07.*one at a time/s);
  });

  it('that lists who was there at its end holds one meeting all the same', () => {
    const text = [
      'Wickham Ferry Committee Meeting 4',
      'Date: 13 March 2024',
      'Present: Ada Oakes, Bram Lund',
      ...Array.from({ length: 12 }, (_, i) => `${i + 1}. Boat ${i + 1}\n\nThe boat was looked over.`),
      '13. Minutes of the meeting of 14 February 2024',
      'They were read.',
      '14. Date of next meeting',
      '10 April 2024',
      'Attendance',
      'Ada Oakes',
      'Bram Lund',
    ].join('\n\n');
    expect(readMinutes(documentOf(text), [sec]).items).toHaveLength(14);
  });

  it('that is no set of minutes is refused with what to do', () => {
    const recipe = 'whisk the eggs with the sugar until pale.\nfold in the flour.\nbake for twenty minutes.\n';
    expect(() => readMinutes(documentOf(recipe), [sec])).toThrow(Refused);
    expect(() => readMinutes(documentOf(''), [sec])).toThrow(/Check that the right file was chosen/);
  });
});

describe('every set of minutes', () => {
  it.each(fixtures)('loses nothing: %s', (name) => {
    expectNothingLost(read(name));
  });

  it('is read without a crash however it was cut and mangled', () => {
    const damage = fc.record({
      name: fc.constantFrom(...fixtures),
      cuts: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(80)), { maxLength: 5 }),
      insert: fc.option(
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.string({ unit: 'binary', maxLength: 40 })),
        { nil: null },
      ),
      dropEvery: fc.integer({ min: 2, max: 9 }),
    });
    fc.assert(
      fc.property(damage, ({ name, cuts, insert, dropEvery }) => {
        let text = textOf(name)
          .split('\n')
          .filter((_, i) => i % dropEvery !== 1)
          .join('\n');
        for (const [at, length] of cuts) {
          const from = Math.floor(at * text.length);
          text = text.slice(0, from) + text.slice(from + length);
        }
        if (insert) text = text.slice(0, insert[0] * text.length) + insert[1] + text.slice(insert[0] * text.length);
        try {
          expectNothingLost(readMinutes(documentOf(text, kindOf(name)), [sec]));
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('and any text at all is read or refused, never a crash', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(
        '\n',
        '\n\n',
        '\f',
        '\t',
        '| a | b |\n',
        '1. ',
        '# ',
        'ACTION SECP1/01: ',
        'Present:\n',
        'The Panel:\n',
        ' NOTED x',
        'SEC Panel Meeting 3\n',
        'Motion: ',
        '(Action',
        '- [ ] ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          expectNothingLost(readMinutes(documentOf(pieces.join('')), [sec]));
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});
