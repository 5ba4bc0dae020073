import { describe, expect, it } from 'vitest';
import { calendarOf } from '../calendar/calendar.ts';
import type { Code } from '../codes/code.ts';
import type { ChangeProcess, TimetableStep } from '../codes/process.ts';
import type { Row } from '../kernel/read.ts';
import { chanceOfRelease, pastSlips } from './chance.ts';
import { draftTimetable } from './timetable-of.ts';
import { whatIf } from './what-if.ts';

const rule = <T>(value: T) => ({ value, clause: null, provenance: 'found' as const });
const step = (id: string, kind: TimetableStep['kind'], after: string[], length?: number): TimetableStep => ({
  id,
  name: id,
  kind,
  after,
  ...(length === undefined ? {} : { length: rule(length) }),
  extend: null,
  breach: '',
  clause: null,
  stage: 'raised',
});
const process = {
  id: 'p',
  name: 'P',
  provenance: 'found',
  paths: [],
  stages: [
    { id: 'raised', name: 'Raised', short: 'Raised', about: '', clause: null, provenance: 'found', line: 'main' },
  ],
  timetable: [step('study', 'assessment', [], 20), step('go', 'release', ['study'])],
  lateHoliday: rule('freeze'),
} as unknown as ChangeProcess;
const code = { id: 'xx', calendar: 'england-and-wales', bodies: [], processes: [process] } as unknown as Code;
const releases = ['2017-03-06', '2017-06-05'].map((day) => ({ ref: day, title: `Release ${day}`, day, freeze: null }));
/** 20 WD from 1 February 2017 end on 1 March: 3 WD before the first release. */
const timetable = draftTimetable({
  code,
  ref: 'X1',
  title: 'One',
  fields: {},
  day: '2017-02-01',
  days: { meetings: [], releases },
})!;
const slips = (...days: number[]) => days.map((one) => ({ kind: 'assessment' as const, days: one }));

describe('the chance of meeting a release', () => {
  it('is the share of past slips it could bear, as nearly as 10,000 runs tell', () => {
    expect(timetable.steps[1]).toMatchObject({ end: '2017-03-06', spare: 3 });
    const chance = chanceOfRelease(timetable, slips(0, 1, 3, 4, 30), { seed: 1 })!;
    expect(chance.share).toBeGreaterThan(0.58);
    expect(chance.share).toBeLessThan(0.62);
    expect(chance.words).toBe('From 5 past assessments, 10,000 runs');
  });

  it('is the same for the same seed, and certain where all were on time or all too late', () => {
    const drawn = (seed: number) => chanceOfRelease(timetable, slips(0, 2, 5, 9, 3, -4), { seed })!.share;
    expect(drawn(7)).toBe(drawn(7));
    expect(chanceOfRelease(timetable, slips(0, 0, 1, 3, -2), { seed: 1 })!.share).toBe(1);
    expect(chanceOfRelease(timetable, slips(4, 5, 6, 7, 8), { seed: 1 })!.share).toBe(0);
  });

  it('is not told from too few facts, and says how many there are', () => {
    expect(chanceOfRelease(timetable, slips(0, 1), { seed: 1 })).toEqual({
      release: 'Release 2017-03-06',
      day: '2017-03-06',
      share: null,
      words:
        'Cannot be told yet: only 2 past assessments of which it is known when they were due and when they came; 5 are needed',
    });
  });

  it('falls when the work slips', () => {
    const later = whatIf(timetable, { study: '2017-03-03' }).after;
    const facts = slips(0, 1, 2, 3, 4);
    expect(chanceOfRelease(later, facts, { seed: 3 })!.share!).toBeLessThan(
      chanceOfRelease(timetable, facts, { seed: 3 })!.share!,
    );
  });
});

describe('past slips', () => {
  const row = (fields: Row['fields']): Row => ({ fields }) as Row;
  it('count from what was agreed, else from what was first worked out, and count no assessment twice', () => {
    const assessments = [
      row({ baseline: '2016-12-21', agreed: '2017-01-20', received_on: '2017-01-23' }),
      row({ baseline: '2016-12-21', agreed: null, received_on: '2016-12-20' }),
      row({ baseline: null, agreed: null, received_on: '2016-12-20' }),
    ];
    const steps = [
      row({ kind: 'assessment', agreed: '2016-12-21', ended_on: '2017-01-20' }),
      row({ kind: 'work', baseline: '2016-12-21', ended_on: '2016-12-23' }),
    ];
    expect(pastSlips({ assessments, steps }, calendarOf('england-and-wales'))).toEqual([
      { kind: 'assessment', days: 1 },
      { kind: 'assessment', days: -1 },
      { kind: 'work', days: 2 },
    ]);
  });
});
