/** What-ifs of many timetables, against nothing but the sums of Working Days they rest on. */
import { addWorkingDays, calendarOf } from '../src/calendar/calendar.ts';
import { addDays } from '../src/calendar/day.ts';
import { chanceOfRelease } from '../src/timetable/chance.ts';
import type { Days } from '../src/timetable/step.ts';
import { draftTimetable, type Timetable } from '../src/timetable/timetable-of.ts';
import { whatIf } from '../src/timetable/what-if.ts';
import { type Figure, median, timed } from './figure.ts';
import type { Ground } from './ground.ts';

const start = '2016-12-12';

/** Pure: no database. The meetings of a year are planned; what lies beyond is reckoned. */
export async function supposing({ code }: Pick<Ground, 'code'>, many: number): Promise<Figure[]> {
  const calendar = calendarOf(code.calendar);
  // As on a page: all are held to the same meetings and releases.
  const days = daysOf(code.bodies);
  const timetables = Array.from({ length: many }, (_, n): Timetable => {
    const day = addDays(start, n % 60);
    const made = draftTimetable({
      code,
      ref: `P${n}`,
      title: `Proposal ${n}`,
      fields: {},
      day,
      days,
    });
    if (!made) throw new Error(`${code.id} has no process to make a timetable of.`);
    return made;
  });
  const first = timetables[0] as Timetable;
  const step =
    first.steps.find(({ kind, ended }) => kind === 'assessment' && !ended) ??
    (first.steps[0] as Timetable['steps'][number]);
  const suppose = () => {
    let moved = 0;
    for (const one of timetables) {
      const day = addWorkingDays(calendar, one.steps.find(({ id }) => id === step.id)?.end ?? one.day, 19);
      moved += whatIf(one, { [step.id]: day }).consequences.moves.length;
    }
    if (moved < many) throw new Error('Nothing moved.');
  };
  const sums = () => {
    for (const { steps } of timetables)
      for (const { start: from, length } of steps) addWorkingDays(calendar, from ?? start, length ?? 0);
  };
  const slips = [-2, 0, 0, 3, 5, 10, 19, 30, 1, 12].map((days) => ({ kind: step.kind, days }));
  const name = `What-if of ${many.toLocaleString('en-GB')} timetables of ${first.steps.length} steps`;
  return [
    {
      name: `${name}: every date, slack and sentence`,
      value: median(await timed(suppose, 15, 3)),
      unit: 'ms',
      floor: median(await timed(sums, 15, 3)),
      floorIs: 'only the sums of Working Days of each step',
      limit: { of: 'value', is: 100 },
    },
    {
      name: 'Chance of meeting a release: 10,000 runs from 10 past slips',
      value: median(await timed(() => chanceOfRelease(first, slips, { seed: 7 }), 5, 1)),
      unit: 'ms',
    },
  ];
}

function daysOf(bodies: readonly { id: string }[]): Days {
  return {
    meetings: bodies.flatMap(({ id }) =>
      Array.from({ length: 12 }, (_, n) => ({
        body: id,
        ref: `${id}-${n}`,
        title: `${id} ${n}`,
        day: addDays(start, 21 + n * 28),
        papers: null,
      })),
    ),
    releases: ['2017-06-29', '2017-11-02', '2018-02-22', '2018-06-28', '2018-11-01'].map((day) => ({
      ref: day,
      title: `Release of ${day}`,
      day,
      freeze: null,
    })),
  };
}
