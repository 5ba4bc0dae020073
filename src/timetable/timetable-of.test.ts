/** Timetables of the processes there are, from what is on record of a proposal at each of its stages. */
import { describe, expect, it } from 'vitest';
import { loadCodes } from '../codes/load.ts';
import type { Row } from '../kernel/read.ts';
import { consequences, reasonFor } from './consequences.ts';
import { planChanges } from './decisions.ts';
import type { OnRecord, Reached } from './on-record.ts';
import type { Days } from './step.ts';
import { draftTimetable, timetablesFrom } from './timetable-of.ts';
import { whatIf } from './what-if.ts';

const codes = (await loadCodes()).filter(({ processes }) => processes?.some(({ timetable }) => timetable.length > 0));
const sec = codes.find(({ id }) => id === 'sec')!;
const meeting = (body: string, day: string) => ({
  body,
  ref: `${body} ${day}`,
  title: `${body} of ${day}`,
  day,
  papers: null,
});
const days: Days = {
  meetings: ['2016-12-09', '2017-01-13', '2017-02-10'].map((day) => meeting('panel', day)),
  releases: ['2017-06-29', '2017-11-02'].map((day) => ({ ref: day, title: `Release of ${day}`, day, freeze: null })),
};

const row = (register: string, ref: string, state: string, fields: Row['fields']): Row => ({
  register,
  code: 'sec',
  ref,
  title: ref,
  state,
  label: { group: 'panel', level: 0 },
  fields,
  from: '2016-12-01',
  to: null,
  known: '',
  entry: 1,
});

interface Known {
  fields?: Row['fields'];
  reached?: readonly Reached[];
  assessments?: readonly Row[];
  consultations?: readonly Row[];
  steps?: readonly Row[];
  day?: string;
}

function at(state: string, { fields = {}, reached = [], day = '2016-12-12', ...known }: Known = {}) {
  const of = (rows: readonly Row[] = []) => new Map([['X1', rows]]);
  const onRecord: OnRecord = {
    modifications: [row('modification', 'X1', state, { rules: '2016', path: 'Path 3', ...fields })],
    reached: of2(reached),
    steps: of(known.steps),
    assessments: of(known.assessments),
    consultations: of(known.consultations),
    inclusions: new Map(),
    days,
  };
  return timetablesFrom(onRecord, { code: sec, day })[0] ?? null;
}
const of2 = (reached: readonly Reached[]) => new Map([['X1', reached]]);
const ids = (made: ReturnType<typeof at>) => made?.steps.map(({ id }) => id);

describe.each(codes.flatMap((code) => (code.processes ?? []).map((process) => ({ code, process }))))(
  'the process $process.id of $code.id',
  ({ code, process }) => {
    it.each([...process.paths.map(({ printed }) => printed), null])(
      'makes a timetable that can be kept, on %s',
      (path) => {
        const fields = { rules: process.id, path };
        const made = draftTimetable({
          code,
          ref: 'X1',
          title: 'One',
          fields,
          day: '2016-12-12',
          days: { meetings: [], releases: days.releases },
        })!;
        expect(made.steps.length).toBeGreaterThan(1);
        expect(made.problems.filter(({ sentence }) => !sentence.endsWith('Plan one.'))).toEqual([]);
        for (const step of made.steps)
          for (const id of step.after) expect(made.steps.map((one) => one.id)).toContain(id);
        for (const step of made.steps) if (step.end) expect(step.sum).not.toBe('');
      },
    );
  },
);

describe('a timetable by stage', () => {
  it('begins with the form and the first meeting whose paper day it can meet', () => {
    const made = at('raised', { fields: { raised_on: '2016-12-12' } })!;
    expect(made.steps.slice(0, 2)).toMatchObject([
      { id: 'form-check', start: '2016-12-12', end: '2016-12-19' },
      { id: 'initial-report', end: '2017-01-13', anchor: { ref: 'panel 2017-01-13', by: '2017-01-06' } },
    ]);
  });

  it('leaves behind what a stage that was passed held, with its day where that is on record', () => {
    const reached = [
      { state: 'raised', day: '2016-11-21' },
      { state: 'refinement', day: '2016-12-09' },
    ];
    const made = at('refinement', { reached })!;
    expect(made.steps[0]).toMatchObject({ id: 'form-check', ended: '2016-12-09' });
    expect(made.steps.find(({ id }) => id === 'initial-report')).toMatchObject({
      ended: '2016-12-09',
      sum: 'Done on 9 December 2016',
    });
    // Read in minutes that do not say when it was raised: then nothing can be said of what came before.
    expect(ids(at('refinement'))?.[0]).toBe('solution');
  });

  it('takes a returned report to the Panel again, and nothing before it', () => {
    expect(ids(at('returned'))?.[0]).toBe('draft-report');
  });

  it('knows that self-governance waits for appeals and no Authority, and the other paths the reverse', () => {
    expect(ids(at('vote'))).toEqual(['change-board', 'appeal-window', 'implementation']);
    expect(ids(at('vote', { fields: { path: 'Path 2' } }))).toEqual(['change-board', 'authority', 'implementation']);
    const open = at('vote', { fields: { path: null } });
    expect(open).toMatchObject({ assumed: true, path: { id: 'path-2' } });
  });

  it('never refines what is on the fast track', () => {
    const fast = ids(at('raised', { fields: { path: 'Fast-Track', raised_on: '2016-12-12' } }));
    expect(fast).not.toContain('solution');
    expect(fast).not.toContain('change-board');
  });

  it('keeps to an implementation date once there is one: voted on 23 November 2016, in force on 14 December', () => {
    const made = at('approved', {
      fields: { decided_on: '2016-11-23', implements_on: '2016-12-14', appeal_by: '2016-12-07' },
    })!;
    expect(made.steps).toMatchObject([
      { id: 'appeal-window', ended: '2016-12-07' },
      { id: 'implementation', end: '2016-12-14' },
    ]);
  });

  it.each(['withdrawn', 'rejected', 'refused', 'known'])('has none for a proposal that is %s', (state) => {
    expect(at(state)).toBe(null);
  });
});

describe('what is on record of a step', () => {
  const asked = (state: string, fields: Row['fields']) =>
    row('assessment', 'X1/preliminary', state, {
      kind: 'preliminary',
      requested_on: '2016-11-18',
      baseline: '2016-12-21',
      target: '2016-12-21',
      ...fields,
    });
  const of = (assessment: Row, day = '2016-12-12') =>
    at('refinement', { assessments: [assessment], day })!.steps.find(({ id }) => id === 'preliminary-assessment');

  it('is the target of its assessment, as last revised, and what came of it', () => {
    expect(of(asked('requested', {}))).toMatchObject({
      start: '2016-11-18',
      end: '2016-12-21',
      baseline: '2016-12-21',
      late: false,
    });
    expect(
      of(asked('requested', { target: '2017-01-20', agreed: '2016-12-21', reason: 'Too few people' })),
    ).toMatchObject({
      end: '2017-01-20',
      agreed: '2016-12-21',
      reason: 'Too few people',
    });
    expect(of(asked('received', { received_on: '2017-01-11' }), '2017-01-12')).toMatchObject({ ended: '2017-01-11' });
  });

  it('moved for the reason told when it was given that day, not for that of a day it had before', () => {
    const slipped = { target: '2017-01-20', agreed: '2016-12-21', reason: 'Too few people.' };
    const late = of(asked('requested', slipped))!;
    expect(reasonFor(late, late.agreed)).toBe('Too few people');
    const early = of(asked('requested', { ...slipped, target: '2016-12-19' }))!;
    expect(reasonFor(early, early.agreed)).toBe(null);
    const kept = row('step', 'X1/preliminary-assessment', 'planned', {
      step: 'preliminary-assessment',
      kind: 'assessment',
      ends_on: '2017-01-20',
      reason: 'Told of the old day',
    });
    const about = { assessments: [asked('requested', { target: '2017-02-03', reason: 'Told since' })], steps: [kept] };
    expect(at('refinement', about)!.steps.find(({ id }) => id === 'preliminary-assessment')?.reason).toBe('Told since');
  });

  it('is no release held to, where an earlier one than was agreed can now be made', () => {
    const { steps, network } = at('refinement')!;
    const release = steps.find(({ kind }) => kind === 'release')!;
    const from = (end: string) => consequences([{ ...release, end }], steps, network.calendar).summary;
    expect(from('2018-02-22')).toContain('Release of 2017-11-02 on 2 November 2017 can be made instead, with');
    expect(from('2017-11-02')).toContain('Release of 2017-11-02 on 2 November 2017 still holds, with');
  });

  it('is late once its day is past, and what waits for it then waits for today at the least', () => {
    const made = at('refinement', { assessments: [asked('requested', {})], day: '2017-01-05' })!;
    expect(made.steps[0]).toMatchObject({ late: true, due: '2016-12-21', end: '2017-01-05' });
    expect(made.steps[1]).toMatchObject({ id: 'group-consultation', start: '2017-01-05' });
  });

  it('is the instant its consultation closes', () => {
    const consultation = row('consultation', 'C1', 'open', {
      kind: 'report',
      opens_on: '2016-12-12',
      closes_on: '2017-01-10',
      closes_at: '12:00',
    });
    const made = at('consultation', { consultations: [consultation] })!;
    expect(made.steps[0]).toMatchObject({
      id: 'report-consultation',
      start: '2016-12-12',
      end: '2017-01-10',
      closes: '12:00',
    });
  });

  it('lets a second request take the place of a first that was withdrawn, and drops what nobody waits for', () => {
    const again = row('assessment', 'X1/preliminary-2', 'requested', {
      kind: 'preliminary',
      requested_on: '2017-01-03',
      target: '2017-02-03',
    });
    const made = at('refinement', { assessments: [asked('withdrawn', {}), again], day: '2017-01-05' })!;
    expect(made.steps[0]).toMatchObject({ end: '2017-02-03', source: { ref: 'X1/preliminary-2' } });
    expect(ids(at('refinement', { assessments: [asked('withdrawn', {})] }))).not.toContain('preliminary-assessment');
  });
});

describe('recording a timetable', () => {
  it('plans what is to come and leaves out what was left out, so that it reads back the same', () => {
    const made = at('refinement')!;
    const steps = planChanges(made, { day: '2016-12-12' })
      .filter(({ ref }) => !ref.endsWith('/impact-assessment'))
      .map(({ ref, sets }) => row('step', ref, 'planned', sets));
    const again = at('refinement', { steps })!;
    expect(again.planned).toBe(true);
    expect(ids(again)).toEqual(ids(made)?.filter((id) => id !== 'impact-assessment'));
    // What waited for it waits for what it waited for.
    expect(again.steps.find(({ id }) => id === 'draft-report')?.after).toEqual(['group-consultation']);
  });

  it('refuses one in which a step would end before it can begin', () => {
    const wrong = whatIf(at('refinement')!, { 'group-consultation': '2016-12-13' }).after;
    expect(() => planChanges(wrong, { day: '2016-12-12' })).toThrow(
      '“Working Group consultation” is to end on 13 December 2016',
    );
  });
});
