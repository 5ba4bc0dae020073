import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, workingDaysBetween } from '../calendar/calendar.ts';
import { addDays, dayOf } from '../calendar/day.ts';
import type { ReleasesConfig } from '../codes/change-parts.ts';
import type { Rule } from '../codes/rule.ts';
import { earliestRelease, makes, readyBy } from './earliest.ts';
import { type ReleaseDay, releaseCalendar } from './release-calendar.ts';

const calendar = calendarOf('england-and-wales');
const rule = <T>(value: T | null, clause: string | null = null): Rule<T> => ({
  value,
  clause,
  provenance: value === null ? 'unknown' : 'found',
});
const config: ReleasesConfig = {
  months: rule([2, 6, 11]),
  known: { ...rule<readonly string[]>(['2032-06-24']), from: '2032-02-01' },
  freeze: rule(40, 'R3'),
  leadTimes: { text: rule(10, 'R4'), systems: rule(100, 'R5'), devices: rule<number>(null) },
  expiryAlarms: rule([20]),
};
const row = (ref: string, title: string, fields: Record<string, string> = {}, state = 'planned') => ({
  ref,
  title,
  state,
  fields,
});
const span = { from: '2032-01-05', to: '2033-03-31', calendar };

describe('the calendar of releases', () => {
  it('has those on record, and the months of the pattern in which none is', () => {
    const rows = [row('june-2032', 'June 2032'), row('nov', 'November 2032', { planned_on: '2032-11-04' })];
    const found = releaseCalendar(config, rows, span);
    expect(found.map(({ ref, name, day, state }) => [ref, name, day, state])).toEqual([
      [null, 'February 2032', null, 'expected'],
      ['june-2032', 'June 2032', null, 'planned'],
      ['nov', 'November 2032', '2032-11-04', 'planned'],
      [null, 'February 2033', null, 'expected'],
    ]);
  });

  it('takes an announced day once it is known, and not before', () => {
    const rows = [row('june-2032', 'June 2032')];
    expect(releaseCalendar(config, rows, span).find(({ ref }) => ref)?.day).toBeNull();
    expect(releaseCalendar(config, rows, { ...span, on: '2032-03-01' }).find(({ ref }) => ref)?.day).toBe('2032-06-24');
  });

  it('counts the freeze back from the day, unless one is set for the release', () => {
    const [counted, set] = releaseCalendar(
      config,
      [
        row('nov', 'November 2032', { planned_on: '2032-11-04' }),
        row('feb', 'February 2033', { planned_on: '2033-02-24', freeze_on: '2033-01-31' }),
      ],
      { ...span, from: '2032-11-01' },
    );
    expect(counted?.freeze).toBe('2032-09-09');
    expect(counted?.freezeSum).toBe('40 WD before 4 November 2032: 9 September 2032 (R3)');
    expect(set?.freeze).toBe('2033-01-31');
  });

  it('does not expect a release in a month whose release was cancelled, and keeps systems apart from the code', () => {
    const rows = [
      row('feb', 'February 2032', {}, 'cancelled'),
      row('r2', 'R2.0', { planned_on: '2032-06-03' }),
      row('s', 'November 2032 systems', { kind: 'System release', planned_on: '2032-11-10' }),
    ];
    const found = releaseCalendar(config, rows, { ...span, to: '2032-12-31' });
    expect(found.filter(({ ofCode }) => ofCode).map(({ name, state }) => `${name} ${state}`)).toEqual([
      'February 2032 cancelled',
      'June 2032 expected',
      'November 2032 expected',
    ]);
  });
});

const releases = releaseCalendar(
  config,
  [
    row('feb', 'February 2032', { planned_on: '2032-02-26' }),
    row('june', 'June 2032', { planned_on: '2032-06-24' }),
    row('nov', 'November 2032', { planned_on: '2032-11-04' }),
  ],
  { ...span, to: '2032-12-31' },
);

describe('the earliest release of a change', () => {
  it('is the first whose freeze it makes and whose day its lead time reaches, with its sum and clause', () => {
    const found = earliestRelease({ ready: '2032-01-05', touches: 'systems', releases, config, calendar });
    expect(found.release?.ref).toBe('june');
    expect(found.day).toBe('2032-06-24');
    expect(found.clause).toBe('R5');
    expect(found.sum).toMatch(/^100 WD after 5 January 2032: 27 May 2032\. Not counted: Good Friday/);
    expect(found.sum).toMatch(/First release on or after: June 2032, 24 June 2032$/);
  });

  it('names each it misses, by how many Working Days and why', () => {
    const found = earliestRelease({ ready: '2032-05-04', touches: 'text', releases, config, calendar });
    expect(found.release?.ref).toBe('nov');
    const june = found.missed.find(({ release }) => release.ref === 'june');
    const frozen = releases.find(({ ref }) => ref === 'june')?.freeze ?? '';
    expect(june).toMatchObject({ why: 'freeze', by: workingDaysBetween(calendar, frozen, '2032-05-04') });
    expect(june?.by).toBeGreaterThan(0);
    expect(found.missed.map(({ release }) => release.ref)).toEqual(['feb', 'june']);
  });

  it('without a lead time is the release after the decision, and says that none is set', () => {
    const open = releases.map((one): ReleaseDay => ({ ...one, freeze: null, freezeSum: null }));
    const on = (ready: string) => earliestRelease({ ready, touches: 'devices', releases: open, config, calendar });
    expect(on('2032-06-23').release?.ref).toBe('june');
    expect(on('2032-06-24').release?.ref).toBe('nov');
    expect(on('2032-06-23').sum).toMatch(/no lead time is set: the release after the decision/);
    expect(on('2032-06-24').missed.at(-1)?.by).toBe(1);
  });

  it('counts a release without a day from the first of its month', () => {
    const june = releaseCalendar(config, [row('june', 'June 2032')], {
      ...span,
      from: '2032-06-01',
      to: '2032-06-30',
      on: '2032-01-05',
    });
    const on = (ready: string) => earliestRelease({ ready, touches: null, releases: june, config, calendar }).release;
    expect(on('2032-05-31')?.ref).toBe('june');
    expect(on('2032-06-01')).toBeNull();
  });

  it('is none where nothing is planned late enough, and says so', () => {
    const found = earliestRelease({ ready: '2032-12-01', touches: 'text', releases, config, calendar });
    expect(found.release).toBeNull();
    expect(found.sum).toMatch(/No release is planned after 15 December 2032$/);
  });

  it('never chooses a release that is past or live, and refuses to plan into one', () => {
    const live = releases.map((one): ReleaseDay => (one.ref === 'feb' ? { ...one, state: 'live' } : one));
    const given = { ready: '2031-01-01', touches: 'text', config, calendar };
    expect(earliestRelease({ ...given, releases: live }).release?.ref).toBe('june');
    expect(earliestRelease({ ...given, releases, today: '2032-06-25' }).release?.ref).toBe('nov');
    expect(() => makes({ ...given, today: '2032-06-25' }, releases[1] as ReleaseDay)).toThrow(/has passed/);
    expect(() => makes(given, live[0] as ReleaseDay)).toThrow(/is live already/);
    expect(makes(given, releases[1] as ReleaseDay)).toBeNull();
  });

  it('a change decided on the last day it may be makes the release, and one a Working Day later does not', () => {
    const days = fc.constantFrom('text', 'systems', 'devices');
    fc.assert(
      fc.property(days, fc.constantFrom(...releases), (touches, release) => {
        const last = readyBy(release, { touches, config, calendar });
        expect(makes({ ready: last, touches, config, calendar }, release)).toBeNull();
        expect(makes({ ready: addDays(last, 5), touches, config, calendar }, release)).not.toBeNull();
      }),
    );
  });

  it('never comes earlier because a change is ready later', () => {
    const day = fc.integer({ min: 22_600, max: 23_000 }).map(dayOf);
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), fc.constantFrom('text', 'systems'), (ready, more, touches) => {
        const on = (at: string) =>
          earliestRelease({ ready: at, touches, releases, config, calendar }).day ?? '9999-12-31';
        expect(on(addDays(ready, more)) >= on(ready)).toBe(true);
      }),
    );
  });
});
