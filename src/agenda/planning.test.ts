import { expect, test } from 'vitest';
import type { BodyConfig, Code } from '../codes/code.ts';
import { loadCodes } from '../codes/load.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { likelyDay, meetingReference, nextNumber, type PlanAsked, paperDay, planDecision } from './planning.ts';

const code = (await loadCodes())[0] as Code;
const config = code.bodies.find((one) => one.id === 'panel') as BodyConfig;
const actor = { public: false, name: 'Secretary', powers: ['secretariat'], clearance: {} };
const held = (number: number, day: string) =>
  ({
    ref: `SECP_${number}`,
    title: `SEC Panel meeting ${number}`,
    state: 'held',
    fields: { number, day, body: 'panel' },
  }) as unknown as Row;

const asked: PlanAsked = {
  body: 'panel',
  number: '39',
  day: '2016-12-09',
  starts: '10:00',
  ends: '13:00',
  place: 'London',
};
const plan = (more: Partial<PlanAsked>, meetings: Row[] = []) =>
  planDecision({ code, actor, today: '2016-11-14', asked: { ...asked, ...more }, body: null, meetings });

function problemsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return error.problems.map((one) => one.field ?? '');
    throw error;
  }
  return [];
}

test('meeting 39 of 9 December 2016 is SECP_39_0912, its papers out by 2 December, and the sum says so', () => {
  const [change] = plan({}).changes;
  expect(change).toMatchObject({ ref: 'SECP_39_0912', move: 'plan', sets: { number: 39, paper_day: '2016-12-02' } });
  expect(paperDay(code, { config, body: null, day: '2016-12-09' }).sum).toBe(
    '5 WD before 9 December 2016: 2 December 2016',
  );
});

test('bank holidays are stepped over, and named', () => {
  const sum = paperDay(code, { config, body: null, day: '2017-01-03' });
  expect(sum.day).toBe('2016-12-22');
  expect(sum.sum).toContain('Boxing Day');
});

test("a body's own terms come before the code's notice", () => {
  const body = { fields: { notice_days: 3 } } as unknown as Row;
  expect(paperDay(code, { config, body, day: '2016-12-09' })).toMatchObject({
    day: '2016-12-06',
    clause: 'its terms of reference',
  });
});

test('the next number and the likely day follow from the meetings there were', () => {
  const meetings = [held(39, '2016-12-09'), held(40, '2017-01-13')];
  expect(nextNumber(meetings)).toBe(41);
  expect(nextNumber([])).toBe(1);
  expect(likelyDay(code, meetings)).toBe('2017-02-17');
  expect(likelyDay(code, meetings.slice(1))).toBeNull();
});

test('what cannot be planned is refused at its fields', () => {
  expect(problemsOf(() => plan({ body: 'nobody', number: 'x', day: '', starts: '25:00' }))).toEqual([
    'body',
    'number',
    'day',
    'starts',
  ]);
  expect(problemsOf(() => plan({ day: '2016-11-11' }))).toEqual(['day']);
  expect(problemsOf(() => plan({ ends: '09:00' }))).toEqual(['ends']);
  expect(problemsOf(() => plan({}, [held(39, '2016-12-12')]))).toEqual(['number']);
});

test('a pattern that names what is not known is refused', () => {
  expect(meetingReference('{yyyy}-{number}', { number: 4, day: '2017-02-01' })).toBe('2017-4');
  expect(problemsOf(() => meetingReference('{week}', { number: 4, day: '2017-02-01' }))).toEqual(['']);
});
