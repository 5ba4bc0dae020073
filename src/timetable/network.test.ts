import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, calendarOf, workingDaysBetween } from '../calendar/calendar.ts';
import { dayOf } from '../calendar/day.ts';
import { type Days, type Network, type NetworkStep, solve, stepOf } from './network.ts';

const calendar = calendarOf('england-and-wales');
const base = { extend: null, breach: '', clause: null, stage: 'refinement' } as const;
const work = (id: string, after: string[], length: number | null): NetworkStep => ({
  ...base,
  id,
  name: id.toUpperCase(),
  kind: 'work',
  after,
  length,
});
const panel = (id: string, after: string[]): NetworkStep => ({
  ...base,
  id,
  name: id.toUpperCase(),
  kind: 'meeting',
  body: 'panel',
  bodyName: 'the Panel',
  lead: 5,
  after,
});
const networkOf = (steps: NetworkStep[], start = '2016-11-18', today = start): Network => ({
  start,
  today,
  calendar,
  lateHoliday: 'freeze',
  steps,
});
const none: Days = { meetings: [], releases: [] };
const meetingOn = (day: string) => ({ body: 'panel', ref: `M ${day}`, title: 'SEC Panel', day, papers: null });
const releaseOn = (day: string) => ({ ref: `R ${day}`, title: `Release of ${day}`, day, freeze: null });

describe('the clocks of a timetable', () => {
  it('give the published dates: 23 Working Days from 18 November 2016 end on 21 December', () => {
    const { steps } = solve(networkOf([work('pa', [], 23)]), none);
    expect(steps[0]).toMatchObject({ start: '2016-11-18', end: '2016-12-21' });
    expect(steps[0]!.sum).toBe('23 WD after 18 November 2016: 21 December 2016');
  });

  it('name each holiday that is not counted', () => {
    const { steps } = solve(networkOf([work('ia', [], 44)], '2016-12-09'), none);
    expect(steps[0]!.end).toBe('2017-02-14');
    expect(steps[0]!.sum).toContain('Not counted: Boxing Day (26 December 2016)');
  });

  it('go to the first meeting whose paper day can still be met, and not to the one after', () => {
    const days: Days = { meetings: ['2016-12-09', '2017-01-13', '2017-02-10'].map(meetingOn), releases: [] };
    const ready = (day: string) => solve(networkOf([panel('imr', [])], day), days).steps[0]!;
    expect(ready('2016-12-02')).toMatchObject({ end: '2016-12-09', spare: 0 });
    expect(ready('2016-12-03')).toMatchObject({ end: '2017-01-13' });
    expect(ready('2016-12-02').sum).toContain('papers by 2 December 2016, 5 WD before');
  });

  it('say that no meeting is planned, and reckon one only where the code says when it usually is', () => {
    const bare = solve(networkOf([panel('imr', [])], '2016-12-12'), { ...none, meetings: [meetingOn('2016-12-09')] });
    expect(bare.steps[0]).toMatchObject({ end: null, sum: 'No meeting is planned yet' });
    expect(bare.problems[0]!.sentence).toContain('Plan one.');
    const usual = { ...panel('imr', []), unplanned: { week: 2, weekday: 5 } as const };
    const reckoned = solve(networkOf([usual], '2016-12-12'), { ...none, meetings: [meetingOn('2016-12-09')] });
    expect(reckoned.steps[0]).toMatchObject({ end: '2017-01-13', anchor: { ref: null, reckoned: true } });
    expect(reckoned.problems).toEqual([]);
  });

  it('take what happened over what was worked out', () => {
    const steps = [work('a', [], 10), { ...work('b', ['a'], 5), started: '2016-11-21' }, work('c', ['b'], 1)];
    steps[0] = { ...steps[0]!, ended: '2016-11-22' };
    const { steps: solved } = solve(networkOf(steps), none);
    expect(solved.map(({ end }) => end)).toEqual(['2016-11-22', '2016-11-28', '2016-11-29']);
  });

  it('reckon with today for what should be over and is not, and say when it was due', () => {
    const { steps } = solve(networkOf([work('a', [], 5), work('b', ['a'], 1)], '2016-11-18', '2016-12-12'), none);
    expect(steps[0]).toMatchObject({ due: '2016-11-25', late: true, end: '2016-12-12' });
    expect(steps[1]).toMatchObject({ late: false, end: '2016-12-13' });
  });
});

describe('an impossible timetable', () => {
  it('that is circular is refused by the names of the steps that wait for one another', () => {
    const { problems, steps } = solve(networkOf([work('a', ['c'], 1), work('b', ['a'], 1), work('c', ['b'], 1)]), none);
    expect(problems.map(({ sentence }) => sentence)).toEqual([
      '“A” waits for “C” waits for “B” waits for “A”: none of them can begin. Change what one of them waits for.',
    ]);
    expect(steps.every(({ end }) => end === null)).toBe(true);
  });

  it('that waits for a step it does not have says which', () => {
    expect(solve(networkOf([work('a', ['x'], 1)]), none).problems[0]!.sentence).toContain('waits for “x”');
  });

  it('with an end set before its start says so, and goes on as early as it can', () => {
    const late = { ...work('b', ['a'], 5), fixed: { day: '2016-11-20', by: 'the date agreed' }, clause: 'D6' };
    const { problems, steps } = solve(networkOf([work('a', [], 5), late]), none);
    expect(problems).toEqual([
      {
        sentence:
          '“B” is to end on 20 November 2016, before what it waits for ends on 25 November 2016. Give it a later day, or move what comes before it.',
        clause: 'D6',
      },
    ]);
    expect(stepOf(steps, 'b')!.end).toBe('2016-11-25');
  });

  it('that misses its release says which, and which is next', () => {
    const go: NetworkStep = {
      ...base,
      id: 'go',
      name: 'Implementation',
      kind: 'release',
      after: ['a'],
      lead: 10,
      fixed: { day: '2017-06-29', by: 'as planned' },
    };
    const days: Days = { meetings: [], releases: ['2017-06-29', '2017-11-02'].map(releaseOn) };
    const met = solve(networkOf([work('a', [], 20), go], '2017-05-10'), days);
    expect(met).toMatchObject({ end: '2017-06-29', problems: [] });
    const missed = solve(networkOf([work('a', [], 40), go], '2017-05-10'), days);
    expect(missed.end).toBe('2017-11-02');
    expect(missed.problems[0]!.sentence).toMatch(/29 June 2017 can no longer be met.*next is Release of 2017-11-02/);
  });
});

/** A network of up to nine steps, each after some of those before it, with meetings every four weeks and releases. */
const networks = fc
  .array(
    fc.record({
      kind: fc.constantFrom('work', 'work', 'meeting'),
      length: fc.integer({ min: 0, max: 30 }),
      waits: fc.array(fc.nat(), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((drawn): NetworkStep[] => {
    const steps = drawn.map(({ kind, length, waits }, n) => {
      const after = n === 0 ? [] : [...new Set(waits.map((one) => `s${one % n}`))];
      return kind === 'work' ? work(`s${n}`, after, length) : panel(`s${n}`, after);
    });
    const last = {
      ...work(
        'go',
        steps.map(({ id }) => id),
        0,
      ),
      kind: 'release' as const,
      lead: 3,
    };
    return [...steps, last];
  });
const starts = fc.integer({ min: 17_000, max: 17_400 }).map(dayOf);
const plenty: Days = {
  meetings: Array.from({ length: 120 }, (_, n) => meetingOn(dayOf(16_990 + n * 28))),
  releases: Array.from({ length: 60 }, (_, n) => releaseOn(dayOf(17_010 + n * 120))),
};

describe('any timetable', () => {
  it('starts no step before what it waits for ends', () => {
    fc.assert(
      fc.property(networks, starts, (steps, start) => {
        const { steps: solved } = solve(networkOf(steps, start), plenty);
        for (const step of solved)
          for (const id of step.after) expect(step.start! >= stepOf(solved, id)!.end!).toBe(true);
      }),
    );
  });

  it('has nothing earlier when one step takes longer', () => {
    fc.assert(
      fc.property(networks, starts, fc.nat(), fc.integer({ min: 1, max: 40 }), (steps, start, which, more) => {
        const before = solve(networkOf(steps, start), plenty).steps;
        const at = which % steps.length;
        const longer = steps.map((step, n) => (n === at ? { ...step, length: (step.length ?? 0) + more } : step));
        const after = solve(networkOf(longer, start), plenty).steps;
        for (const [n, step] of after.entries()) expect(step.end! >= before[n]!.end!).toBe(true);
      }),
    );
  });

  it('is the same when it is worked out twice', () => {
    fc.assert(
      fc.property(networks, starts, (steps, start) => {
        const network = networkOf(steps, start);
        expect(solve(network, plenty)).toEqual(solve(network, plenty));
      }),
    );
  });

  it('is as long as its critical path: lengths, and waits for meetings and releases, one after the other', () => {
    fc.assert(
      fc.property(networks, starts, (steps, start) => {
        const solved = solve(networkOf(steps, start), plenty);
        const path = solved.critical.map((id) => stepOf(solved.steps, id)!);
        expect(path[0]!.driver).toBe(null);
        expect(path.at(-1)!.end).toBe(solved.end);
        // Nothing comes between two steps of it: each is ready on the day on which the one before it ends.
        for (const [n, step] of path.slice(1).entries()) expect(step.ready).toBe(path[n]!.end);
        const parts = path.map(({ ready, end }) => workingDaysBetween(calendar, ready!, end!));
        expect(parts.reduce((a, b) => a + b, 0)).toBe(workingDaysBetween(calendar, start, solved.end!));
      }),
    );
  });

  it('keeps its end when one step slips by its slack, and loses it when work slips a day more', () => {
    fc.assert(
      fc.property(networks, starts, fc.nat(), (steps, start, which) => {
        const before = solve(networkOf(steps, start), plenty);
        const works = before.steps.filter(({ kind }) => kind === 'work');
        fc.pre(works.length > 0);
        const step = works[which % works.length]!;
        const slipped = (days: number) => {
          const day = addWorkingDays(calendar, step.end!, days);
          const changed = steps.map((one) => (one.id === step.id ? { ...one, fixed: { day, by: 'slipped' } } : one));
          return solve(networkOf(changed, start), plenty).end;
        };
        expect(slipped(step.slack!)).toBe(before.end);
        expect(slipped(step.slack! + 1)! > before.end!).toBe(true);
      }),
    );
  });
});
